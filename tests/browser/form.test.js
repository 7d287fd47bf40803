// An applicant fills in the form, with and without scripts: refused first, then received.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
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

async function openForm(options) {
  const context = await openContext(browser, options);
  const tab = await context.newPage();
  await tab.goto(site.url + form.path);
  return tab;
}

const send = (tab) => tab.getByRole("button", { name: "Kirim permohonan" }).click();

async function fillIn(tab, answers) {
  for (const [name, words] of Object.entries(answers)) await tab.locator(`[name="${name}"]`).fill(words);
}

for (const javaScriptEnabled of [true, false]) {
  const scripts = javaScriptEnabled ? "with scripts" : "without scripts";

  test(`an empty form is refused with a summary in focus and all fields marked, ${scripts}`, async () => {
    const tab = await openForm({ javaScriptEnabled });
    await send(tab);
    const summary = tab.locator(".loket-summary");
    await summary.waitFor();
    assert.match(await tab.title(), /^Kesalahan:/);
    assert.equal(await tab.evaluate(() => document.activeElement.className), "loket-summary");
    assert.equal(await tab.evaluate(() => document.querySelector("main").firstElementChild.className), "loket-summary");

    const links = await summary.getByRole("link").all();
    assert.equal(links.length, 9, "nine fields must be filled in");
    for (const link of links) {
      const field = tab.locator(await link.getAttribute("href"));
      const message = await link.innerText();
      assert.equal(await field.getAttribute("aria-invalid"), "true", message);
      const described = (await field.getAttribute("aria-describedby")).split(" ");
      const error = tab.locator(`#${described.at(-1)}`);
      assert.ok((await error.innerText()).includes(message), message);
      await link.click();
      assert.equal(await field.evaluate((element) => element === document.activeElement), true, message);
    }
    await tab.context().close();
  });

  test(`what was typed is kept, and a whole form is received, ${scripts}`, async () => {
    const tab = await openForm({ javaScriptEnabled });
    await fillIn(tab, { ...typed, nik: "337501550190000" });
    await tab.locator("[name=surat_pernyataan]").setInputFiles(statement);
    await tab.locator("[name=persetujuan]").check();
    await send(tab);
    await tab.locator(".loket-summary").waitFor();
    for (const [name, words] of Object.entries({ ...typed, nik: "337501550190000" })) {
      assert.equal(await tab.locator(`[name="${name}"]`).inputValue(), words, name);
    }
    assert.equal(await tab.locator("[name=persetujuan]").isChecked(), true);
    assert.equal(await tab.locator("[name=nik]").getAttribute("aria-invalid"), "true");

    const files = await tab.locator("[name=surat_pernyataan]").evaluate((field) => field.files.length);
    assert.equal(files, javaScriptEnabled ? 1 : 0, "only a script can keep the files");
    const lost = await tab.getByText("pilih lagi berkas").count();
    assert.equal(lost, javaScriptEnabled ? 0 : 1, "and without it the page says so");

    await fillIn(tab, { nik: typed.nik });
    if (!javaScriptEnabled) await tab.locator("[name=surat_pernyataan]").setInputFiles(statement);
    await send(tab);
    await tab.getByRole("heading", { level: 1, name: "Permohonan terkirim" }).waitFor();
    const reference = await tab.locator(".loket-ticket__number").innerText();
    assert.match(reference, /^LOCK-/);
    await tab.reload();
    assert.equal(await tab.locator(".loket-ticket__number").innerText(), reference);
    await tab.context().close();
  });
}

test("a broken connection loses nothing, and the form can be sent again", async () => {
  const tab = await openForm();
  await fillIn(tab, typed);
  await tab.locator("[name=surat_pernyataan]").setInputFiles(statement);
  await tab.locator("[name=persetujuan]").check();
  await tab.route(`**${form.action}`, (route) => route.abort("internetdisconnected"));
  await send(tab);
  const summary = tab.locator(".loket-summary");
  await summary.waitFor();
  assert.match(await summary.innerText(), /belum terkirim/);
  assert.equal(await tab.evaluate(() => document.activeElement.className), "loket-summary");
  assert.equal(await tab.locator("[name=nama]").inputValue(), typed.nama);
  assert.deepEqual(await axe(tab), []);

  await tab.unroute(`**${form.action}`);
  await send(tab);
  await tab.getByRole("heading", { level: 1, name: "Permohonan terkirim" }).waitFor();
  await tab.context().close();
});

for (const javaScriptEnabled of [true, false]) {
  const scripts = javaScriptEnabled ? "with scripts" : "without scripts";

  test(`a filled trap is told and emptied, and the next sending is taken, ${scripts}`, async () => {
    const tab = await openForm({ javaScriptEnabled });
    await fillIn(tab, typed);
    await tab.locator("[name=surat_pernyataan]").setInputFiles(statement);
    await tab.locator("[name=persetujuan]").check();
    // As a password manager does it: off screen, and without a word.
    await tab.locator("[name=situs_web]").fill("https://contoh.com", { force: true });
    await send(tab);
    const summary = tab.locator(".loket-summary");
    await summary.waitFor();
    assert.match(await summary.innerText(), /Kolom tersembunyi.*Kirim lagi/s);
    assert.equal(await tab.evaluate(() => document.activeElement.className), "loket-summary");
    assert.equal(await tab.locator("[name=situs_web]").inputValue(), "");
    for (const [name, words] of Object.entries(typed)) {
      assert.equal(await tab.locator(`[name="${name}"]`).inputValue(), words, name);
    }
    if (!javaScriptEnabled) await tab.locator("[name=surat_pernyataan]").setInputFiles(statement);
    await send(tab);
    await tab.getByRole("heading", { level: 1, name: "Permohonan terkirim" }).waitFor();
    await tab.context().close();
  });
}

test("a sending on which nothing moves ends with everything kept and a button that works", async () => {
  const tab = await openForm();
  // Two minutes pass in a fraction of a second.
  await tab.addInitScript(() => {
    const { setTimeout } = window;
    window.setTimeout = (then, time, ...more) => setTimeout(then, time / 300, ...more);
  });
  await tab.reload();
  await fillIn(tab, typed);
  await tab.locator("[name=surat_pernyataan]").setInputFiles(statement);
  await tab.locator("[name=persetujuan]").check();
  // It is taken and never answered.
  await tab.route(`**${form.action}`, () => {});
  await send(tab);
  const summary = tab.locator(".loket-summary");
  await summary.waitFor();
  assert.match(await summary.innerText(), /Mungkin belum terkirim.*masih ada di sini/s);
  assert.equal(await tab.getByRole("button", { name: "Kirim permohonan" }).getAttribute("aria-disabled"), null);
  assert.equal(await tab.locator("[role=status]").innerText(), "");
  assert.equal(await tab.locator("[name=nama]").inputValue(), typed.nama);
  assert.equal(await tab.locator("[name=surat_pernyataan]").evaluate((field) => field.files.length), 1);

  await tab.unroute(`**${form.action}`);
  await send(tab);
  await tab.getByRole("heading", { level: 1, name: "Permohonan terkirim" }).waitFor();
  await tab.context().close();
});

test("whoever leaves a refused form and comes Back finds what was typed", async () => {
  const tab = await openForm();
  const answers = { ...typed, nik: "337501550190000" };
  await fillIn(tab, answers);
  await tab.locator("[name=persetujuan]").check();
  await send(tab);
  await tab.locator(".loket-summary").waitFor();
  // A browser notes what stands in fields after a second or when the page goes, which may come too
  // late for who is Back at once; with this it notes it now.
  await tab.evaluate(() => history.replaceState(history.state, ""));
  // A page of another site: no browser keeps this one alive for it.
  await tab.goto("about:blank");
  await tab.goBack();
  await tab.waitForFunction((nama) => document.querySelector("[name=nama]").value === nama, answers.nama);
  for (const [name, words] of Object.entries(answers)) {
    assert.equal(await tab.locator(`[name="${name}"]`).inputValue(), words, name);
  }
  assert.equal(await tab.locator("[name=persetujuan]").isChecked(), true);
  await tab.context().close();
});

test("all that a page of a problem says is said", async () => {
  const tab = await openForm();
  const headers = { accept: "text/html", origin: "https://jahat.contoh.com" };
  const refused = await fetch(site.url + form.action, { method: "POST", headers, body: new FormData() });
  const page = { status: refused.status, contentType: "text/html", body: await refused.text() };
  await tab.route(`**${form.action}`, (route) => route.fulfill(page));
  await fillIn(tab, typed);
  await send(tab);
  const summary = tab.locator(".loket-summary");
  await summary.waitFor();
  const said = await summary.innerText();
  for (const words of ["Formulir dibuka dari situs lain", "tidak berasal dari situs ini", "kirim dari sana"]) {
    assert.ok(said.includes(words), said);
  }
  await tab.context().close();
});

test("what is too large together is told before it is sent", async () => {
  const tab = await openForm();
  let posts = 0;
  tab.on("request", (request) => (posts += request.method() === "POST" ? 1 : 0));
  const large = { ...statement, buffer: Buffer.concat([statement.buffer, Buffer.alloc(5 << 20)]) };
  await tab.locator("[name=surat_pernyataan]").setInputFiles(large);
  await send(tab);
  await tab.locator(".loket-summary").waitFor();
  assert.match(await tab.locator(".loket-summary").innerText(), /terlalu besar.*4 MB/s);
  assert.equal(posts, 0);
  await tab.context().close();
});

test("a proof of work is solved before the form goes, where the server asks for one", async () => {
  const tab = await openForm();
  const salt = "c0ffee?expires=4102444800&form=kominfo/lock&", number = 2026;
  const digest = (number) => createHash("sha256").update(salt + number).digest("hex");
  const signature = "5".repeat(64);
  const asked = { algorithm: "SHA-256", challenge: digest(number), maxnumber: 5000, salt, signature };
  await tab.route(`**${form.action}/proof`, (route) => route.fulfill({ json: asked }));
  const sent = [];
  await tab.route(`**${form.action}`, (route) => {
    sent.push(route.request().postDataBuffer().toString("latin1"));
    return route.continue();
  });
  await fillIn(tab, typed);
  await tab.locator("[name=surat_pernyataan]").setInputFiles(statement);
  await tab.locator("[name=persetujuan]").check();
  await send(tab);
  await tab.getByRole("heading", { level: 1, name: "Permohonan terkirim" }).waitFor();
  const [, payload] = /name="altcha"\r\n\r\n([^\r]+)/.exec(sent[0]);
  const { maxnumber, ...expected } = { ...asked, number };
  assert.deepEqual(JSON.parse(Buffer.from(payload, "base64")), expected);
  await tab.context().close();
});

test("a form goes without a proof of work where none can be had", async () => {
  const tab = await openForm();
  let sent = "";
  await tab.route(`**${form.action}/proof`, (route) => route.abort());
  await tab.route(`**${form.action}`, (route) => {
    sent = route.request().postDataBuffer().toString("latin1");
    return route.abort();
  });
  await fillIn(tab, typed);
  await send(tab);
  await tab.locator(".loket-summary").waitFor();
  assert.ok(sent.includes(typed.nama) && !sent.includes("altcha"));
  await tab.context().close();
});

test("text never becomes HTML or code, and the form does without that", async () => {
  const tab = await openForm();
  const complaints = [];
  tab.on("console", (message) => complaints.push(message.text()));
  tab.on("pageerror", (error) => complaints.push(String(error)));
  await send(tab);
  await tab.locator(".loket-summary").waitFor();
  await fillIn(tab, typed);
  await tab.locator("[name=surat_pernyataan]").setInputFiles(statement);
  await tab.locator("[name=persetujuan]").check();
  await send(tab);
  await tab.getByRole("heading", { level: 1, name: "Permohonan terkirim" }).waitFor();
  // The browser itself tells the status of the refusal.
  assert.deepEqual(complaints.filter((text) => !/status of 422/.test(text)), []);

  for (const attempt of [
    () => (document.body.innerHTML = "<b>x</b>"),
    () => (document.createElement("script").text = "x()"),
    () => window.trustedTypes.createPolicy("any", {}),
  ]) {
    await assert.rejects(tab.evaluate(attempt), /TypeError/);
  }
  await tab.context().close();
});

test("a file without a byte is told, and not taken for none", async () => {
  const tab = await openForm();
  await tab.locator("[name=csr]").setInputFiles({ name: "sari.csr", mimeType: "", buffer: Buffer.alloc(0) });
  await send(tab);
  await tab.getByText("berkas itu kosong").first().waitFor();
  await tab.context().close();
});
