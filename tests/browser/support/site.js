// The site under test: the built `loket serve`, with the real content.
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));

/** The root of the repository. */
export const root = path.resolve(here, "../../..");

const program = process.env.LOKET ?? path.join(root, "target/debug/loket");

/**
 * Starts the site; `stop` ends it. `options` are further arguments of `loket serve`.
 *
 * @returns {Promise<{ url: string, outbox: string, stop: () => Promise<void> }>}
 */
export async function startSite(...options) {
  const folder = await mkdtemp(path.join(tmpdir(), "loket-browser-"));
  const outbox = path.join(folder, "outbox");
  const content = options.includes("--content") ? [] : ["--content", path.join(root, "content")];
  const served = spawn(
    program,
    ["serve", "--port", "0", "--outbox", outbox, ...content, ...options],
    { cwd: root, stdio: ["ignore", "pipe", "pipe"] },
  );
  const ended = new Promise((resolve) => served.on("exit", resolve));
  const url = await addressOf(served);
  const stop = async () => {
    served.kill("SIGTERM");
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  return { url, outbox, stop };
}

function addressOf(served) {
  return new Promise((resolve, reject) => {
    let said = "";
    const listen = (bytes) => {
      said += bytes;
      const found = said.match(/http:\/\/127\.0\.0\.1:\d+(?=\/)/);
      if (found) resolve(found[0]);
    };
    served.stdout.on("data", listen);
    served.stderr.on("data", listen);
    served.on("error", (cause) => reject(new Error(`${program}: build it first`, { cause })));
    served.on("exit", (code) => reject(new Error(`loket serve ended with ${code}:\n${said}`)));
  });
}

/** Reads a module of the packages as text, to put it into a page. */
export function packageFile(name) {
  return readFile(path.join(here, "../node_modules", name), "utf8");
}
