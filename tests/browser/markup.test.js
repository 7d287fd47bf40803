// The Nu HTML checker on every page, with the styles inside, and paper.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import checker from "vnu-jar";

import { launch } from "./support/chromium.js";
import { answers, crawl } from "./support/pages.js";
import { serve } from "./support/serve.js";
import { asPublished, openContext } from "./support/visit.js";

let browser, folder, site, pages;

before(async () => {
  [browser, site] = await Promise.all([launch(), serve()]);
  folder = await mkdtemp(join(tmpdir(), "loket-markup-"));
  ({ pages } = await crawl(site));
  const context = await openContext(browser, { javaScriptEnabled: false });
  for (const [name, open] of Object.entries(answers)) {
    const tab = await context.newPage();
    const answer = await open(tab, site);
    if (answer) pages.set(name, asPublished(await answer.text()));
    await tab.close();
  }
  await context.close();
});

after(async () => {
  await browser?.close();
  await site?.stop();
  await rm(folder, { recursive: true, force: true });
});

test("the Nu HTML checker finds no error in any page or style", async () => {
  const names = new Map();
  for (const [path, html] of pages) {
    const name = `${names.size}.html`;
    names.set(name, path);
    await writeFile(join(folder, name), html);
  }
  const { messages } = await check(folder);
  const told = messages
    .filter((message) => message.type === "error" || message.type === "non-document-error")
    .map(({ url, message, extract }) => `${names.get(url?.split("/").pop())}: ${message}: ${extract ?? ""}`);
  assert.ok(names.size > 8);
  assert.deepEqual([...new Set(told)], []);
});

function check(folder) {
  const options = ["-jar", checker, "--format", "json", "--stdout", "--exit-zero-always", "--skip-non-html", folder];
  return new Promise((resolve, reject) => {
    execFile("java", options, { maxBuffer: 1 << 26 }, (error, said, wrong) => {
      if (error) reject(new Error(wrong, { cause: error }));
      else resolve(JSON.parse(said));
    });
  });
}

test("a service prints on one or two sheets, black on white, with its address", async () => {
  const context = await openContext(browser);
  const tab = await context.newPage();
  await tab.goto(`${site.url}/kominfo/lock/`);
  const pdf = await tab.pdf({ preferCSSPageSize: true });
  const sheets = pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g).length;
  assert.ok(sheets >= 1 && sheets <= 2, `${sheets} sheets`);

  await tab.emulateMedia({ media: "print", colorScheme: "dark" });
  const printed = await tab.evaluate(() => ({
    address: document.querySelector(".loket-print-only").checkVisibility(),
    button: document.querySelector(".loket-button").checkVisibility(),
    ink: getComputedStyle(document.body).color,
    ground: getComputedStyle(document.body).backgroundColor,
  }));
  assert.deepEqual(printed, { address: true, button: false, ink: "rgb(0, 0, 0)", ground: "rgb(255, 255, 255)" });
  await context.close();
});
