// A form that asks for the case of its service, as people fill it in: with and without a script.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { axe } from "./support/axe.js";
import { launch } from "./support/chromium.js";
import { serve } from "./support/serve.js";
import { openContext } from "./support/visit.js";

const service = `---
title: Kartu Contoh
code: KARTU
cases:
  - { id: baru, name: Kartu baru }
  - { id: hilang, name: Kartu hilang, who: yang kehilangan kartunya }
requirements: [KTP]
steps: [Mengajukan permohonan]
time:
  - { time: 3 hari kerja, cases: baru }
  - { time: 1 hari kerja, cases: hilang }
cost: gratis
products: [Kartu Contoh]
form:
  fields:
    - { name: nama, label: Nama, kind: text }
    - { name: akta, label: Nomor akta, kind: text, cases: baru }
    - { name: laporan, label: Nomor laporan polisi, kind: text, cases: hilang }
---
`;

let browser, site;

before(async () => {
  [browser, site] = await Promise.all([launch(), serve(undefined, { "kominfo/kartu.md": service })]);
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

for (const javaScriptEnabled of [false, true]) {
  const how = javaScriptEnabled ? "with a script" : "without a script";
  test(`the questions of the chosen case alone are asked, and sent, ${how}`, async () => {
    const context = await openContext(browser, { javaScriptEnabled });
    const tab = await context.newPage();
    await tab.goto(`${site.url}/kominfo/kartu/ajukan/`);
    const shown = () => Promise.all(["akta", "laporan"].map((id) => tab.locator(`#${id}`).isVisible()));
    assert.deepEqual(await shown(), [false, false]);
    if (javaScriptEnabled) assert.deepEqual(await axe(tab), []);
    await tab.getByLabel("Kartu hilang").check();
    assert.deepEqual(await shown(), [false, true]);
    await tab.fill("#nama", "Sari Contoh Ningrum");
    await tab.getByRole("button", { name: "Kirim permohonan" }).click();
    await tab.locator(".loket-summary").waitFor();
    assert.match(await tab.locator("#laporan-error").innerText(), /Nomor laporan polisi/);
    assert.equal(await tab.getByLabel("Kartu hilang").isChecked(), true, "the case is kept");
    assert.deepEqual(await shown(), [false, true]);
    await tab.fill("#laporan", "LP/7");
    await tab.getByRole("button", { name: "Kirim permohonan" }).click();
    await tab.waitForURL("**/tanda-terima?*");
    assert.match(await tab.locator(".loket-lead").innerText(), /Kartu hilang$/);
    assert.match(await tab.locator(".loket-ticket").innerText(), /1 hari kerja/);
    await context.close();
  });
}

test("the link of a case chooses it with a script, and leads to it without one", async () => {
  for (const javaScriptEnabled of [false, true]) {
    const context = await openContext(browser, { javaScriptEnabled });
    const tab = await context.newPage();
    await tab.goto(`${site.url}/kominfo/kartu/`);
    await tab.getByLabel("Kartu hilang").check();
    const links = tab.locator("a[href*='ajukan/#']");
    assert.deepEqual(await Promise.all([0, 1].map((index) => links.nth(index).isVisible())), [false, true]);
    await links.nth(1).click();
    await tab.waitForURL("**/ajukan/#kasus-2");
    assert.equal(await tab.getByLabel("Kartu hilang").isChecked(), javaScriptEnabled);
    assert.equal(await tab.locator("#laporan").isVisible(), javaScriptEnabled);
    await tab.locator("#kasus-2:target").waitFor();
    await context.close();
  }
});
