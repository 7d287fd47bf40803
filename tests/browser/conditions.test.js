// Questions that are asked for one answer only, as people see them: without a script.
import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { launch } from "./support/chromium.js";
import { serve } from "./support/serve.js";
import { PATIENCE } from "./support/visit.js";

const FILE = "content/kominfo/lock.md";
const QUESTIONS = `          kind: nip
        - name: untuk
          label: Untuk siapa
          kind: choice
          options: [{ value: sendiri, label: Diri sendiri }, { value: lain, label: Orang lain }]
        - name: wilayah
          label: Wilayah
          kind: choice
          display: select
          options: [{ value: utara, label: Utara }, { value: selatan, label: Selatan }]
        - name: nama_lain
          label: Nama orang itu
          kind: text
          when: { field: untuk, is: lain }
        - name: tanggal_kuasa
          label: Tanggal surat kuasa
          kind: date
          max: today
          when: { field: untuk, is: [lain] }
        - name: desa
          label: Desa
          kind: text
          when: { field: wilayah, is: [selatan] }
`;

let browser, site, page;

before(async () => {
  browser = await launch();
  site = await serve();
  // The questions below have no translation: the form is asked in one language.
  await rm(join(site.folder, "content/kominfo/lock.en.md"));
  await site.edit(FILE, "          kind: nip\n", QUESTIONS);
  const context = await browser.newContext({ javaScriptEnabled: false });
  page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  for (const start = Date.now(); Date.now() - start < PATIENCE; ) {
    await page.goto(`${site.url}/kominfo/lock/ajukan/`);
    if (await page.locator("#nama_lain").count()) return;
    await new Promise((done) => setTimeout(done, 200));
  }
  assert.fail("the questions do not come");
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

test("a question appears with the answer that calls for it, and goes with another", async () => {
  const visible = (id) => page.locator(`#${id}`).isVisible();
  assert.deepEqual([await visible("nama_lain"), await visible("desa")], [false, false]);
  await page.getByLabel("Orang lain").check();
  assert.deepEqual([await visible("nama_lain"), await visible("tanggal_kuasa-hari")], [true, true]);
  await page.getByLabel("Diri sendiri").check();
  assert.equal(await visible("nama_lain"), false);
  await page.locator("#wilayah").selectOption("selatan");
  assert.equal(await visible("desa"), true);
});

test("on paper every question stands, with the words that say when", async () => {
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("#nama_lain").isVisible(), true);
  assert.equal(await page.getByText("Hanya jika “Untuk siapa” dijawab “Orang lain”.").first().isVisible(), true);
  await page.emulateMedia({ media: "screen" });
});

test("what was answered and is not asked any more is shown again with its error", async () => {
  await page.getByLabel("Orang lain").check();
  await page.fill("#nama_lain", "Sari Contoh Ningrum");
  await page.getByLabel("Diri sendiri").check();
  await page.getByRole("button", { name: "Kirim permohonan" }).click();
  await page.waitForURL("**/api/forms/**");
  const field = page.locator("#nama_lain");
  assert.equal(await field.isVisible(), true);
  assert.equal(await field.inputValue(), "Sari Contoh Ningrum");
  assert.match(await page.locator("#nama_lain-error").innerText(), /hanya diisi jika/);
  assert.equal(await page.locator("#desa").isVisible(), true, "its answer was kept");
});
