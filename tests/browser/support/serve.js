// A site in a folder of its own, shown by `loket serve`.
import { spawn } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../../..");
const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");

/**
 * Shows the content of this repository, or a copy of another folder, with `added` files by
 * their paths in it, and `variables` in the environment.
 */
export async function serve(content = join(root, "content"), added = {}, variables = {}) {
  const folder = await mkdtemp(join(tmpdir(), "loket-browser-"));
  await cp(content, join(folder, "content"), { recursive: true });
  for (const [path, text] of Object.entries(added)) await writeFile(join(folder, "content", path), text);
  const program = spawn(join(target, "debug/loket"), ["serve", "--port", "0"], {
    cwd: folder,
    env: { ...process.env, ...variables },
  });
  const ended = new Promise((done) => program.once("exit", done));
  const url = await address(program);
  return {
    url,
    folder,
    /** Puts other words in place of those that stand in a file once. */
    async edit(file, old, words) {
      const path = join(folder, file);
      const text = await readFile(path, "utf8");
      if (text.split(old).length !== 2) throw new Error(`not once in ${file}: ${old}`);
      await writeFile(path, text.replace(old, () => words));
    },
    async stop() {
      program.kill("SIGTERM");
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}

/** Waits until the program prints where the site is. */
function address(program) {
  return new Promise((found, failed) => {
    let printed = "";
    const read = (text) => {
      printed += text;
      const url = /http:\/\/[^/\s]+/.exec(printed);
      if (url) found(url[0]);
    };
    program.stdout.setEncoding("utf8").on("data", read);
    program.stderr.setEncoding("utf8").on("data", (text) => (printed += text));
    program.once("error", failed);
    program.once("exit", () => failed(new Error(`loket has ended: ${printed}`)));
  });
}
