// What a page weighs: everything that it loads, as brotli sends it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { brotliCompressSync } from "node:zlib";

import { launch } from "./support/chromium.js";
import { answers, crawl, form } from "./support/pages.js";
import { serve } from "./support/serve.js";
import { asPublished, openContext } from "./support/visit.js";

let browser, context, site;

before(async () => {
  [browser, site] = await Promise.all([launch(), serve()]);
  context = await openContext(browser);
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

/** Opens a page, and weighs it with all that it loads. */
async function weigh(open) {
  const tab = await context.newPage();
  const loaded = [];
  tab.on("response", (response) => {
    // The page that a form was opened on goes when its answer comes.
    const text = response.text().then(asPublished, () => "");
    if (!response.url().includes("/__loket/")) loaded.push({ url: response.url(), text });
  });
  await open(tab);
  await tab.waitForLoadState("networkidle");
  // An answer to a post is shown after the page of the form.
  const shown = loaded.slice(loaded.findLastIndex(({ url }) => url === tab.url()));
  const files = new Map();
  for (const { url, text } of shown) files.set(url, await text);
  const { blocking, scripts } = await tab.evaluate(() => {
    const all = [...document.scripts].filter(({ src, type }) => !type && !src.includes("/__loket/"));
    // A script that comes with the page holds up what stands behind it.
    const holdsUp = (script) => script.src || script.matches(":has(~ :not(script))") || script.parentElement !== document.body;
    const blocking = [...document.querySelectorAll("link[rel=stylesheet]"), ...all.filter(holdsUp)].length;
    return { blocking, scripts: all.map(({ text }) => text).join("") };
  });
  await tab.close();
  const sizes = [...files].map(([url, text]) => [url.replace(site.url, ""), brotliCompressSync(text).length]);
  const bytes = sizes.reduce((sum, [, size]) => sum + size, 0);
  return { bytes, script: scripts ? brotliCompressSync(scripts).length : 0, requests: files.size, blocking, sizes };
}

const budgets = [
  { name: "home", open: (tab) => tab.goto(`${site.url}/`), kb: 10, requests: 3, script: 0 },
  { name: "service", open: (tab) => tab.goto(`${site.url}/kominfo/lock/`), kb: 8, requests: 3, script: 0 },
  { name: "agency", open: (tab) => tab.goto(`${site.url}/kominfo/`), kb: 8, requests: 3, script: 0 },
  { name: "services", open: (tab) => tab.goto(`${site.url}/layanan/`), kb: 6, requests: 3, script: 0 },
  { name: "completeness", open: (tab) => tab.goto(`${site.url}/kelengkapan/`), kb: 8, requests: 3, script: 0 },
  { name: "privacy", open: (tab) => tab.goto(`${site.url}/privasi/`), kb: 8, requests: 3, script: 0 },
  { name: "accessibility", open: (tab) => tab.goto(`${site.url}/aksesibilitas/`), kb: 8, requests: 3, script: 0 },
  { name: "form", open: (tab) => tab.goto(site.url + form.path), kb: 14, requests: 2, script: 6 },
  { name: "refusal", open: (tab) => answers.refusal(tab, site), kb: 14, requests: 2, script: 6 },
  { name: "look", open: (tab) => answers.look(tab, site), kb: 14, requests: 2, script: 6 },
  { name: "search", open: (tab) => tab.goto(`${site.url}/cari/`), kb: 9, requests: 2, script: 4 },
  { name: "receipt", open: (tab) => answers.receipt(tab, site), kb: 6, requests: 3, script: 0 },
  { name: "service in English", open: (tab) => tab.goto(`${site.url}/en/kominfo/lock/`), kb: 8, requests: 3, script: 0 },
  { name: "form in English", open: (tab) => tab.goto(`${site.url}/en${form.path}`), kb: 14, requests: 2, script: 6 },
  { name: "receipt in English", open: (tab) => answers.receiptInEnglish(tab, site), kb: 6, requests: 3, script: 0 },
  { name: "missing", open: (tab) => answers.missing(tab, site), kb: 6, requests: 2, script: 0 },
  { name: "problem", open: (tab) => answers.problem(tab, site), kb: 6, requests: 2, script: 0 },
];

for (const { name, open, kb, requests, script } of budgets) {
  test(`the page ${name} weighs at most ${kb} KB`, async () => {
    const weight = await weigh(open);
    const told = JSON.stringify(weight, null, 1);
    assert.ok(weight.bytes <= kb * 1024, `too heavy: ${told}`);
    assert.ok(weight.script <= script * 1024, `scripts too heavy: ${told}`);
    assert.ok(weight.requests <= requests, `too many requests: ${told}`);
    assert.equal(weight.blocking, 0, "nothing blocks");
  });
}

test("no link leads to nothing", async () => {
  const { pages, broken } = await crawl(site);
  assert.ok(pages.size > 4);
  assert.deepEqual(broken, []);
});
