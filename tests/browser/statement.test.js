// The statement that a form offers: filled in from what was typed, on this machine alone.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launch } from "./support/chromium.js";
import { serve } from "./support/serve.js";
import { PATIENCE } from "./support/visit.js";

const ANSWERS = {
  nama: "Sari Contoh Ningrum",
  nik: "3375015501900001",
  nip: "199001152015012001",
  jabatan: "Pranata Komputer <b>Ahli</b> Muda",
  unit_kerja: "Kecamatan Contoh Barat",
  email: "sari.contoh@pekalongankota.go.id",
};

let browser, site;

before(async () => {
  browser = await launch();
  site = await serve();
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

const cells = (page) => page.locator(".loket-blank").allTextContents();

async function filledForm(context) {
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.goto(`${site.url}/kominfo/lock/ajukan/`);
  for (const [name, answer] of Object.entries(ANSWERS)) await page.fill(`#${name}`, answer);
  return page;
}

test("the statement has what was typed, and nothing of it leaves the browser", async () => {
  const context = await browser.newContext();
  const sent = [];
  context.on("request", (request) => sent.push(`${request.url()} ${request.postData() ?? ""}`));
  const page = await filledForm(context);
  const opened = context.waitForEvent("page");
  await page.getByRole("link", { name: "Surat pernyataan lupa passphrase" }).click();
  const statement = await opened;
  await statement.getByText("Sebagian sudah terisi").waitFor();
  assert.deepEqual(await cells(statement), Object.values(ANSWERS));
  assert.equal(new URL(statement.url()).pathname, "/kominfo/lock/surat-pernyataan/");
  assert.equal(new URL(statement.url()).search + new URL(statement.url()).hash, "");
  const leaked = sent.filter((line) => /Sari|3375|199001|sari/.test(decodeURIComponent(line)));
  assert.deepEqual(leaked, []);

  assert.equal(await statement.evaluate(() => sessionStorage.length + localStorage.length), 0);
  await page.waitForFunction(() => sessionStorage.length === 0);
  assert.equal(await page.inputValue("#nama"), ANSWERS.nama, "the form keeps what was typed");

  await statement.reload();
  assert.deepEqual(new Set(await cells(statement)), new Set([""]), "a reload starts blank");
  await context.close();
});

test("without scripts the statement is there, with room to write", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await filledForm(context);
  await page.getByRole("link", { name: "Surat pernyataan lupa passphrase" }).click();
  await page.waitForURL("**/surat-pernyataan/");
  assert.deepEqual(new Set(await cells(page)), new Set([""]));
  assert.equal(await page.getByText("Sebagian sudah terisi").isVisible(), false);
  await context.close();
});

test("the policy of the pages blocks nothing of it", async () => {
  const context = await browser.newContext();
  const blocked = [];
  context.on("console", (message) => /policy/i.test(message.text()) && blocked.push(message.text()));
  const page = await filledForm(context);
  const opened = context.waitForEvent("page");
  await page.getByRole("link", { name: "Surat pernyataan lupa passphrase" }).click();
  await (await opened).getByText("Sebagian sudah terisi").waitFor();
  assert.deepEqual(blocked, []);
  await context.close();
});
