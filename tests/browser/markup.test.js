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

/** How many sheets of paper the page of a tab takes. */
async function sheets(tab) {
  const pdf = await tab.pdf({ preferCSSPageSize: true });
  return pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g).length;
}

test("standards of twelve agencies print on two sheets, and on one more for another drawing", async () => {
  const nusantara = await serve(join(import.meta.dirname, "../fixtures/sites/nusantara"));
  const context = await openContext(browser);
  const tab = await context.newPage();
  const { services } = await (await fetch(`${nusantara.url}/data/services.json`)).json();
  assert.equal(services.length, 12);
  const long = [];
  for (const { id } of services) {
    await tab.goto(`${nusantara.url}/${id}/`);
    const drawings = await tab.locator(".loket-figure").count();
    const count = await sheets(tab);
    if (count > 2 + Math.max(drawings - 1, 0)) long.push(`${id}: ${count} sheets`);
  }
  await context.close();
  await nusantara.stop();
  assert.deepEqual(long, []);
});

test("a service prints on one or two sheets, black on white, with its address", async () => {
  const context = await openContext(browser);
  const tab = await context.newPage();
  await tab.goto(`${site.url}/kominfo/lock/`);
  const count = await sheets(tab);
  assert.ok(count >= 1 && count <= 2, `${count} sheets`);

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
