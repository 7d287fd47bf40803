// A draft of the form on the applicant's own device: only when they press for it, and gone when it is sent.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { axe } from "./support/axe.js";
import { launch } from "./support/chromium.js";
import { form } from "./support/pages.js";
import { statement, typed } from "./support/sari.js";
import { serve } from "./support/serve.js";
import { openContext } from "./support/visit.js";

let browser, site;

before(async () => {
  [browser, site] = await Promise.all([launch(), serve()]);
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

async function openForm(context) {
  const tab = await context.newPage();
  await tab.goto(site.url + form.path);
  return tab;
}

const press = (tab, name) => tab.getByRole("button", { name }).click();

async function fillIn(tab) {
  for (const [name, words] of Object.entries(typed)) await tab.locator(`[name="${name}"]`).fill(words);
  await tab.locator("[name=surat_pernyataan]").setInputFiles(statement);
  await tab.locator("[name=persetujuan]").check();
}

const offer = "Simpan draf di perangkat ini";

async function keep(tab) {
  await press(tab, offer);
  await tab.getByText(/Draf tersimpan \d/).waitFor();
}

/** A form with one answer, of which a draft is kept. */
async function openKept(context) {
  const tab = await openForm(context);
  await tab.locator("[name=nama]").fill(typed.nama);
  await keep(tab);
  return tab;
}

/** The drafts that this browser has, by the paths of their forms. */
const drafts = (tab) => tab.evaluate(() => new Promise((done) => {
  indexedDB.open("loket").onsuccess = ({ target: { result: database } }) => {
    database.transaction("drafts").objectStore("drafts").getAllKeys().onsuccess = ({ target }) => {
      database.close();
      done(target.result);
    };
  };
}));

test("nothing is kept before somebody presses for it", async () => {
  const context = await openContext(browser);
  const tab = await openForm(context);
  await tab.getByRole("button", { name: offer }).waitFor();
  await fillIn(tab);
  await tab.locator("[name=nama]").press("Tab");
  assert.deepEqual(await drafts(tab), []);
  assert.equal(await tab.evaluate(() => localStorage.length + sessionStorage.length), 0);
  assert.match(await tab.locator("#draf").innerText(), /browser ini saja.*7 hari.*komputer bersama/s);
  await context.close();
});

test("answers and files come back after a closed tab, and are gone when the form is sent", async () => {
  const context = await openContext(browser);
  const first = await openForm(context);
  await fillIn(first);
  await keep(first);
  assert.deepEqual(await axe(first), []);
  // What is changed after that is kept, too.
  await first.locator("[name=jabatan]").fill("Arsiparis Contoh");
  await first.locator("[name=jabatan]").press("Tab");
  await first.waitForFunction(() => new Promise((done) => {
    indexedDB.open("loket").onsuccess = ({ target: { result: database } }) => {
      database.transaction("drafts").objectStore("drafts").getAll().onsuccess = ({ target }) => {
        database.close();
        done(target.result[0].answers.some(([, answer]) => answer === "Arsiparis Contoh"));
      };
    };
  }));
  await first.close();

  const tab = await openForm(context);
  const found = tab.getByText("Di perangkat ini ada draf formulir ini");
  await found.waitFor();
  assert.equal(await tab.locator("[name=nama]").inputValue(), "", "nobody else sees it before they press");
  assert.deepEqual(await axe(tab), []);
  await press(tab, "Lanjutkan draf");
  await found.waitFor({ state: "hidden" });
  for (const [name, words] of Object.entries({ ...typed, jabatan: "Arsiparis Contoh" })) {
    assert.equal(await tab.locator(`[name="${name}"]`).inputValue(), words, name);
  }
  assert.equal(await tab.locator("[name=persetujuan]").isChecked(), true);
  assert.equal(await tab.evaluate(() => document.activeElement.name), "nama");

  await press(tab, "Kirim permohonan");
  await tab.getByRole("heading", { level: 1, name: "Permohonan terkirim" }).waitFor();
  assert.deepEqual(await drafts(tab), []);
  await context.close();
});

test("a draft stays while the form is refused", async () => {
  const context = await openContext(browser);
  const tab = await openKept(context);
  await press(tab, "Kirim permohonan");
  await tab.locator(".loket-summary").waitFor();
  assert.deepEqual(await drafts(tab), [form.action]);
  await tab.getByRole("button", { name: offer }).waitFor();
  await context.close();
});

test("a draft can be deleted where it is found and where it was kept", async () => {
  const context = await openContext(browser);
  const first = await openKept(context);
  await first.locator("#isi").getByRole("button", { name: "Hapus draf" }).click();
  await first.getByText("Draf dihapus.").waitFor();
  assert.deepEqual(await drafts(first), []);
  await keep(first);
  await first.close();

  const tab = await openForm(context);
  await press(tab, "Hapus draf");
  await tab.getByText("Draf dihapus.").waitFor();
  assert.equal(await tab.getByRole("button", { name: "Lanjutkan draf" }).count(), 0);
  assert.deepEqual(await drafts(tab), []);
  await context.close();
});

test("a draft of more than seven days is deleted when a form is opened", async () => {
  const context = await openContext(browser);
  const first = await openKept(context);
  await first.close();
  const tab = await context.newPage();
  await tab.addInitScript(() => {
    const { now } = Date;
    Date.now = () => now() + 8 * 24 * 3600 * 1000;
  });
  await tab.goto(site.url + form.path);
  await tab.getByRole("button", { name: offer }).waitFor();
  assert.deepEqual(await drafts(tab), []);
  assert.equal(await tab.getByRole("button", { name: "Lanjutkan draf" }).count(), 0);
  await context.close();
});

test("a browser that keeps no files keeps the answers, and says so", async () => {
  const context = await openContext(browser);
  const tab = await context.newPage();
  await tab.addInitScript(() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (draft, key) {
      if (draft.answers.some(([, answer]) => answer instanceof File)) throw new DOMException("", "DataCloneError");
      return put.call(this, draft, key);
    };
  });
  await tab.goto(site.url + form.path);
  await fillIn(tab);
  await keep(tab);
  await tab.getByText("tanpa berkas").waitFor();
  await tab.reload();
  await press(tab, "Lanjutkan draf");
  await tab.waitForFunction((nama) => document.querySelector("[name=nama]").value === nama, typed.nama);
  assert.equal(await tab.locator("[name=surat_pernyataan]").evaluate((field) => field.files.length), 0);
  await context.close();
});

test("where nothing can be kept nothing is offered", async () => {
  const context = await openContext(browser);
  const tab = await context.newPage();
  await tab.addInitScript(() => Object.defineProperty(window, "indexedDB", { value: undefined }));
  await tab.goto(site.url + form.path);
  await fillIn(tab);
  assert.equal(await tab.getByRole("button", { name: offer }).count(), 0);
  await press(tab, "Kirim permohonan");
  await tab.getByRole("heading", { level: 1, name: "Permohonan terkirim" }).waitFor();
  await context.close();

  const bare = await openContext(browser, { javaScriptEnabled: false });
  const without = await openForm(bare);
  assert.equal(await without.getByRole("button", { name: /draf/ }).count(), 0);
  await bare.close();
});
