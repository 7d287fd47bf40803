// The Nu HTML checker, which reads the styles inside pages as well.
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import checker from "vnu-jar";

/**
 * The errors in some pages, told with the name of the page.
 *
 * @param {Map<string, string>} pages HTML by names
 */
export async function markupErrors(pages) {
  const folder = await mkdtemp(join(tmpdir(), "loket-markup-"));
  const names = new Map();
  for (const [name, html] of pages) {
    const file = `${names.size}.html`;
    names.set(file, name);
    await writeFile(join(folder, file), html);
  }
  const { messages } = await check(folder);
  await rm(folder, { recursive: true });
  const told = messages
    .filter((message) => message.type === "error" || message.type === "non-document-error")
    .map(({ url, message, extract }) => `${names.get(url?.split("/").pop())}: ${message}: ${extract ?? ""}`);
  return [...new Set(told)];
}

function check(folder) {
  const options = ["-jar", checker, "--format", "json", "--stdout", "--exit-zero-always", "--skip-non-html", folder];
  return new Promise((resolve, reject) => {
    execFile("java", options, { maxBuffer: 1 << 26 }, (error, said, wrong) => {
      if (error) reject(new Error(wrong, { cause: error }));
      else resolve(JSON.parse(said));
    });
  });
}
