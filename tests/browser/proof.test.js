// The script of the form and a handler that asks for a proof of work.
import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { launch } from "./support/chromium.js";
import { form } from "./support/pages.js";
import { statement, typed } from "./support/sari.js";
import { serve } from "./support/serve.js";
import { openContext } from "./support/visit.js";

let browser, site;

before(async () => {
  [browser, site] = await Promise.all([launch(), serve(undefined, {}, { LOKET_PROOF: "20000" })]);
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

async function fillIn(tab) {
  await tab.goto(site.url + form.path);
  for (const [name, words] of Object.entries(typed)) await tab.locator(`[name="${name}"]`).fill(words);
  await tab.locator("[name=surat_pernyataan]").setInputFiles(statement);
  await tab.locator("[name=persetujuan]").check();
}

const send = (tab) => tab.getByRole("button", { name: "Kirim permohonan" }).click();
const received = (tab) => tab.getByRole("heading", { level: 1, name: "Permohonan terkirim" }).waitFor();
const mails = async () => (await readdir(join(site.folder, "outbox"))).filter((name) => name.endsWith(".eml"));

/** What was sent as the proof each time. */
function proofs(tab) {
  const sent = [];
  tab.on("request", (request) => {
    if (request.method() !== "POST") return;
    const body = request.postDataBuffer()?.toString("latin1") ?? "";
    const proof = /name="altcha"\r\n\r\n([^\r]+)/.exec(body)?.[1];
    sent.push(proof && JSON.parse(Buffer.from(proof, "base64")));
  });
  return sent;
}

test("the script solves what the handler asks, and the form is received", async () => {
  const tab = await (await openContext(browser)).newPage();
  const sent = proofs(tab);
  await fillIn(tab);
  await send(tab);
  await received(tab);
  assert.equal(sent.length, 1);
  assert.ok(Number.isInteger(sent[0]?.number), "with a proof");
  assert.equal((await mails()).length, 2);
  await tab.context().close();
});

test("a proof that is refused keeps everything, and the next one is a new one", async () => {
  const tab = await (await openContext(browser)).newPage();
  const sent = proofs(tab);
  await fillIn(tab);
  // A challenge of another form: solved as it should be, and worth nothing here.
  const other = await (await fetch(`${site.url}/api/forms/kominfo/pengaduan/proof`)).json();
  await tab.route(`**${form.action}/proof`, (route) => route.fulfill({ json: other }), { times: 1 });
  await send(tab);
  await tab.locator(".loket-summary").waitFor();
  assert.equal(await tab.locator("[name=nama]").inputValue(), typed.nama);
  assert.equal(await tab.locator("[name=surat_pernyataan]").evaluate((field) => field.files.length), 1);
  await send(tab);
  await received(tab);
  assert.equal(sent.length, 2);
  assert.notEqual(sent[0].challenge, sent[1].challenge);
  await tab.context().close();
});

test("without a script the form is received without a proof", async () => {
  const tab = await (await openContext(browser, { javaScriptEnabled: false })).newPage();
  await fillIn(tab);
  await send(tab);
  await received(tab);
  await tab.context().close();
});
