// An applicant looks through all answers before they are sent, by keyboard, with and without a script.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { axe } from "./support/axe.js";
import { launch } from "./support/chromium.js";
import { overflow, smallTargets } from "./support/inside.js";
import { markupErrors } from "./support/markup.js";
import { statement } from "./support/sari.js";
import { serve } from "./support/serve.js";
import { asPublished, openContext } from "./support/visit.js";

const service = `---
title: Kartu Contoh
code: KARTU
requirements: [KTP]
steps: [Mengajukan permohonan]
time: 3 hari kerja
cost: gratis
products: [Kartu Contoh]
form:
  review: true
  groups:
    - heading: Pemohon
      fields:
        - { name: nama, label: Nama lengkap, kind: text }
        - { name: lahir, label: Tanggal lahir, kind: date }
        - { name: modal, label: Modal, kind: money }
        - name: untuk
          label: Untuk siapa
          kind: choice
          options: [{ value: sendiri, label: Diri sendiri }, { value: anak, label: Anak }]
    - heading: Berkas
      fields:
        - { name: surat, label: Surat pernyataan, kind: file, accept: pdf, max_size: 1 MB }
        - { name: lain, label: Berkas lain, kind: file, accept: pdf, max_size: 1 MB, optional: true }
        - { name: benar, label: Data ini benar, kind: checkbox, value: ya }
---
`;
const path = "/kominfo/kartu/ajukan/";
const other = { ...statement, name: "lain.pdf" };

let browser, site;

before(async () => {
  [browser, site] = await Promise.all([launch(), serve(undefined, { "kominfo/kartu.md": service })]);
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

/** Opens the form with all answers in it. */
async function openFilled(options) {
  const context = await openContext(browser, options);
  const tab = await context.newPage();
  await tab.goto(site.url + path);
  const answers = { nama: "Sari Contoh Ningrum", "lahir-hari": "15", "lahir-bulan": "Januari", "lahir-tahun": "1990", modal: "1500000" };
  for (const [name, words] of Object.entries(answers)) await tab.locator(`[name="${name}"]`).fill(words);
  await tab.getByLabel("Anak").check();
  await tab.locator("[name=surat]").setInputFiles(statement);
  await tab.locator("[name=lain]").setInputFiles(other);
  await tab.getByLabel("Data ini benar").check();
  return tab;
}

const focusedText = (tab) => tab.evaluate(() => document.activeElement.textContent);
const files = (tab, name) => tab.locator(`[name=${name}]`).evaluate((field) => field.files.length);

/** Looks through what is filled in, as whoever presses Enter in a field. */
async function look(tab) {
  await tab.locator("[name=nama]").press("Enter");
  await tab.getByRole("heading", { name: "Periksa sebelum mengirim" }).waitFor();
}

/** The list by its questions. */
const list = (tab) => tab.locator(".loket-answer").evaluateAll((all) =>
  Object.fromEntries(all.map((one) => [one.querySelector("dt").textContent, one.querySelector("dd").innerText])),
);

for (const javaScriptEnabled of [true, false]) {
  const scripts = javaScriptEnabled ? "with a script" : "without a script";

  test(`all answers are shown, one is changed, and the form is sent, ${scripts}`, async () => {
    const tab = await openFilled({ javaScriptEnabled, viewport: { width: 320, height: 640 } });
    await look(tab);
    assert.equal(await focusedText(tab), "Periksa sebelum mengirim");
    assert.match(await tab.title(), /^Periksa sebelum mengirim:/);
    const shown = await list(tab);
    for (const [question, answer] of Object.entries({
      "Nama lengkap": "Sari Contoh Ningrum",
      "Tanggal lahir": "15 Januari 1990",
      Modal: "Rp1.500.000",
      "Untuk siapa": "Anak",
      "Data ini benar": "Dicentang",
    })) assert.equal(shown[question], answer);
    assert.match(shown["Surat pernyataan"], /^surat\.pdf \(/);
    assert.match(shown["Berkas lain"], /^lain\.pdf \(/);
    if (javaScriptEnabled) assert.deepEqual(await axe(tab), []);
    assert.deepEqual(await tab.evaluate(overflow), []);
    assert.deepEqual(await tab.evaluate(smallTargets), []);

    // From the heading, the first way back is the next stop.
    await tab.keyboard.press("Tab");
    assert.match(await focusedText(tab), /^Ubah: Nama lengkap$/);
    await tab.keyboard.press("Enter");
    assert.equal(await tab.evaluate(() => document.activeElement.id), "nama");
    await tab.locator("#nama").fill("Sari Ningrum");

    assert.equal(await files(tab, "surat"), javaScriptEnabled ? 1 : 0, "only a script can keep the files");
    assert.equal(await tab.getByText("Pilih lagi: surat.pdf").count(), javaScriptEnabled ? 0 : 1);
    const send = tab.getByRole("button", { name: "Kirim permohonan" });
    assert.equal(await send.count(), javaScriptEnabled ? 2 : 1, "without files it cannot be sent from the list");
    if (!javaScriptEnabled) {
      // One is chosen again, and what was forgotten is told.
      await tab.locator("[name=surat]").setInputFiles(statement);
      await send.press("Enter");
      await tab.locator(".loket-summary").waitFor();
      assert.match(await tab.locator(".loket-summary").innerText(), /Berkas lain: pilih lagi berkasnya, atau kirim lagi/);
      await tab.locator("[name=surat]").setInputFiles(statement);
    }
    await send.first().press("Enter");
    await tab.getByRole("heading", { level: 1, name: "Permohonan terkirim" }).waitFor();
    assert.match(await tab.locator(".loket-ticket__number").innerText(), /^KARTU-/);
    await tab.context().close();
  });

  test(`what is wrong is told before anything is looked through, ${scripts}`, async () => {
    const tab = await openFilled({ javaScriptEnabled });
    await tab.locator("#nama").fill("");
    await tab.getByRole("button", { name: "Periksa permohonan" }).press("Enter");
    await tab.locator(".loket-summary").waitFor();
    assert.equal(await tab.locator(".loket-answer").count(), 0);
    await tab.locator("#nama").fill("Sari Ningrum");
    if (!javaScriptEnabled) await tab.locator("[name=surat]").setInputFiles(statement);
    await look(tab);
    assert.equal((await list(tab))["Nama lengkap"], "Sari Ningrum");
    await tab.context().close();
  });
}

test("with a script files are sent once, and named before that", async () => {
  const tab = await openFilled();
  const posts = [];
  tab.on("request", (request) => request.method() === "POST" && posts.push(request));
  await look(tab);
  const looked = posts[0].postDataBuffer().toString("latin1");
  assert.ok(posts[0].url().endsWith("/periksa") && looked.includes(`${statement.buffer.length} surat.pdf`));
  assert.ok(!looked.includes("%PDF"), "the file stays on the device");
  await tab.locator(".loket-answers").getByRole("button", { name: "Kirim permohonan" }).press("Enter");
  await tab.getByRole("heading", { level: 1, name: "Permohonan terkirim" }).waitFor();
  await tab.context().close();
});

test("whoever goes Back from the list finds what was typed", async () => {
  const tab = await openFilled({ javaScriptEnabled: false });
  await look(tab);
  await tab.goBack();
  await tab.getByRole("button", { name: "Periksa permohonan" }).waitFor();
  assert.equal(await tab.locator("#nama").inputValue(), "Sari Contoh Ningrum");
  assert.equal(await tab.getByLabel("Anak").isChecked(), true);
  await tab.context().close();
});

test("a draft outlives the look, and goes when the form is sent", async () => {
  const tab = await openFilled();
  const keys = () => tab.evaluate(() => new Promise((done) => {
    indexedDB.open("loket").onsuccess = ({ target: { result: database } }) => {
      database.transaction("drafts").objectStore("drafts").getAllKeys().onsuccess = ({ target }) => {
        database.close();
        done(target.result);
      };
    };
  }));
  await tab.getByRole("button", { name: "Simpan draf di perangkat ini" }).click();
  await tab.getByText(/Draf tersimpan \d/).waitFor();
  await look(tab);
  assert.deepEqual(await keys(), ["/api/forms/kominfo/kartu"]);
  await tab.getByRole("button", { name: "Kirim permohonan" }).first().click();
  await tab.getByRole("heading", { level: 1, name: "Permohonan terkirim" }).waitFor();
  assert.deepEqual(await keys(), []);
  await tab.context().close();
});

test("the markup of the list is right", async () => {
  const tab = await openFilled({ javaScriptEnabled: false });
  const answer = tab.waitForResponse((response) => response.url().endsWith("/periksa"));
  await tab.locator("[name=nama]").press("Enter");
  const html = asPublished(await (await answer).text());
  assert.deepEqual(await markupErrors(new Map([["look", html]])), []);
  await tab.context().close();
});
