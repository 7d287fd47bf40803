// `loket serve` while an editor writes: the page follows, and says what is wrong.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launch } from "./support/chromium.js";
import { serve } from "./support/serve.js";
import { PATIENCE } from "./support/visit.js";

const FILE = "content/kominfo/lock.md";

let browser, site, page;

before(async () => {
  browser = await launch();
  site = await serve();
  page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

test("a page follows its content, shows what breaks it, and recovers by itself", async () => {
  const blocked = [];
  page.on("console", (message) => /policy/i.test(message.text()) && blocked.push(message.text()));
  await page.goto(`${site.url}/kominfo/lock/`);

  await site.edit(FILE, "time: 1 hari kerja", "time: 2 hari kerja");
  await page.getByText("2 hari kerja").first().waitFor();

  await site.edit(FILE, "title: Pelayanan", "judul: Pelayanan");
  const overlay = page.getByRole("alert");
  await overlay.waitFor();
  assert.match(await overlay.innerText(), /error\[.*content\/kominfo\/lock\.md:2:1/s);
  assert.equal(await page.getByText("2 hari kerja").first().isVisible(), true, "the last good page stays");

  await page.goto(`${site.url}/kominfo/`);
  await overlay.waitFor();
  assert.match(await overlay.innerText(), /lock\.md:2:1/, "a page opened now says it too");

  await site.edit(FILE, "judul: Pelayanan", "title: Pelayanan");
  await overlay.waitFor({ state: "detached" });
  assert.deepEqual(blocked, [], "the policy blocks nothing of it");
});

test("a seventh tab still loads, and all of them follow a change", async () => {
  const window = await browser.newContext();
  window.setDefaultTimeout(PATIENCE);
  const tabs = await Promise.all(Array.from({ length: 7 }, () => window.newPage()));
  for (const tab of tabs) {
    await tab.goto(`${site.url}/kominfo/lock/`);
  }
  await site.edit(FILE, "time: 2 hari kerja", "time: 3 hari kerja");
  for (const tab of tabs) await tab.getByText("3 hari kerja").first().waitFor();
  await window.close();
});
