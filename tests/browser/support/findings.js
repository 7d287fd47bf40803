// What is wrong with pages: page, rule and a picture of it, all told at once.
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join, relative, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../../..");
const folder = join(root, "tests/.tools/pictures");

/** Collects findings, so that one run tells them all. */
export class Findings {
  #lines = [];

  /** Notes what is wrong where, with a picture of the tab as it is now. */
  async note(tab, where, problems) {
    if (problems.length === 0) return;
    const file = join(folder, `${where.replaceAll(/[^a-z0-9-]+/gi, "-").replaceAll(/^-|-$/g, "")}.png`);
    await mkdir(folder, { recursive: true });
    await tab.screenshot({ path: file, fullPage: true });
    this.#lines.push(`${where}  (${relative(root, file)})`, ...problems.map((problem) => `    ${problem}`));
  }

  /** Fails if anything was noted. */
  assertNone() {
    assert.equal(this.#lines.length, 0, `\n${this.#lines.join("\n")}\n`);
  }
}
