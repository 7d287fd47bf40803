// Photos in a form, as phones make them: upright, small and without traces before they go.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { axe } from "./support/axe.js";
import { launch } from "./support/chromium.js";
import { form } from "./support/pages.js";
import { statement } from "./support/sari.js";
import { serve } from "./support/serve.js";
import { openContext } from "./support/visit.js";

const service = `---
title: Kartu Contoh
requirements: [KTP]
steps: [Mengajukan permohonan]
time: 1 hari kerja
cost: gratis
products: [Kartu Contoh]
form:
  fields:
    - { name: ktp, label: Foto KTP, kind: file, accept: [jpeg, png], max_size: 100 KB }
    - { name: rumah, label: Foto rumah, kind: file, accept: [jpeg], max_size: 500 KB, count: 3, optional: true }
---
`;
const own = { path: "/kominfo/kartu/ajukan/", action: "/api/forms/kominfo/kartu" };

let browser, site;

before(async () => {
  [browser, site] = await Promise.all([launch(), serve(undefined, { "kominfo/kartu.md": service })]);
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

async function openForm({ path } = form, options = {}) {
  const context = await openContext(browser, options);
  const tab = await context.newPage();
  await tab.goto(site.url + path);
  return tab;
}

const send = (tab) => tab.getByRole("button", { name: "Kirim permohonan" }).click();

/** Notes what is sent, and lets nothing through. */
async function noted(tab, { action } = form) {
  const sent = [];
  await tab.route(`**${action}`, (route) => {
    sent.push(route.request().postDataBuffer());
    return route.abort();
  });
  return sent;
}

/** A picture of noise, which does not compress, or of one colour. */
async function painted(tab, width, height, type, noise = false) {
  const bytes = await tab.evaluate(async ([width, height, type, noise]) => {
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    const context = canvas.getContext("2d");
    const pixels = context.createImageData(width, height);
    for (let i = 0; i < pixels.data.length; i += 1) pixels.data[i] = i % 4 === 3 ? 255 : noise ? (i * 7919) % 251 : 90;
    context.putImageData(pixels, 0, 0);
    const blob = await new Promise((done) => canvas.toBlob(done, type, 0.95));
    return [...new Uint8Array(await blob.arrayBuffer())];
  }, [width, height, type, noise]);
  return Buffer.from(bytes);
}

const photo = (buffer, name = "foto.jpg") => ({ name, mimeType: "image/jpeg", buffer });

test("a photo of a phone is made small and upright; a document stays as it is", async () => {
  const tab = await openForm();
  const sent = await noted(tab);
  const original = turned(await painted(tab, 3000, 2000, "image/jpeg", true));
  const field = tab.locator("[name=surat_pernyataan]");
  await field.setInputFiles(photo(original));
  await send(tab);
  await tab.locator(".loket-summary").waitFor();
  assert.ok(sent[0].length < original.length / 2, `${sent[0].length} of ${original.length}`);
  const { width, height } = sizeOfJpeg(sent[0]);
  assert.deepEqual([width, height], [1067, 1600], "the camera lay on its side");

  await field.setInputFiles(statement);
  await send(tab);
  await tab.waitForFunction(() => !document.querySelector("[aria-disabled]"));
  assert.ok(sent[1].includes(statement.buffer), "byte for byte");
  await tab.context().close();
});

test("a photo of a kind that is not taken becomes one, if the browser can read it", async () => {
  const tab = await openForm();
  const sent = await noted(tab);
  const field = tab.locator("[name=surat_pernyataan]");
  const buffer = await painted(tab, 30, 20, "image/webp");
  await field.setInputFiles({ name: "WA0001.webp", mimeType: "image/webp", buffer });
  await send(tab);
  await tab.locator(".loket-summary").waitFor();
  const { width, height } = sizeOfJpeg(sent[0]);
  assert.deepEqual([width, height], [30, 20]);
  assert.ok(sent[0].includes('filename="WA0001.jpg"') && !sent[0].includes("WEBP"), "it is small, and a JPEG");

  // What it cannot read goes as it is, and the server says what it is.
  const heic = Buffer.concat([Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic"), Buffer.alloc(1000)]);
  await tab.unroute(`**${form.action}`);
  await field.setInputFiles({ name: "IMG_0001.HEIC", mimeType: "", buffer: heic });
  await tab.getByText("IMG_0001.HEIC, 1 KB. Foto tidak terbaca oleh browser ini").waitFor();
  await send(tab);
  await tab.getByText("foto HEIC").first().waitFor();
  await tab.context().close();
});

test("a photo is shown upright before it is sent, and what it tells of place and device is gone", async () => {
  const tab = await openForm(own);
  const sent = await noted(tab, own);
  const original = turned(await painted(tab, 300, 200, "image/jpeg"));
  assert.ok(original.includes("Exif") && original.includes("Kamera"), "it tells with what it was taken");
  await tab.locator("[name=ktp]").setInputFiles(photo(original));
  await tab.getByText("tanpa data tempat dan perangkat").waitFor();
  assert.equal(sent.length, 0);
  const shown = await tab.locator(".loket-photos canvas").evaluate(({ width, height }) => [width, height]);
  assert.deepEqual(shown, [200, 300]);
  assert.match(await tab.locator("figcaption").innerText(), /^foto\.jpg, \d+ KB$/);
  assert.deepEqual(await axe(tab), []);

  await send(tab);
  await tab.locator(".loket-summary").waitFor();
  const { width, height } = sizeOfJpeg(sent[0]);
  assert.deepEqual([width, height], [200, 300]);
  assert.ok(!sent[0].includes("Exif") && !sent[0].includes("Kamera"));
  await tab.context().close();
});

test("a photo becomes as small as its question wants it, and stays in view after a refusal", async () => {
  const tab = await openForm(own);
  const noise = await painted(tab, 1200, 800, "image/jpeg", true);
  assert.ok(noise.length > 200 * 1024, `${noise.length}`);
  await tab.locator("[name=rumah]").setInputFiles([photo(noise, "depan.jpg"), photo(noise, "samping.jpg")]);
  await send(tab);
  await tab.getByText("Foto KTP belum dipilih").first().waitFor();
  const captions = tab.locator("[name=rumah] ~ .loket-photos figcaption");
  await captions.nth(1).waitFor();
  assert.deepEqual((await captions.allInnerTexts()).map((text) => text.split(",")[0]), ["depan.jpg", "samping.jpg"]);

  await tab.locator("[name=ktp]").setInputFiles(photo(noise));
  await send(tab);
  await tab.getByRole("heading", { level: 1, name: "Permohonan terkirim" }).waitFor();
  await tab.context().close();
});

test("a drawing in a PNG stays one", async () => {
  const tab = await openForm(own);
  const sent = await noted(tab, own);
  const buffer = await painted(tab, 300, 200, "image/png");
  await tab.locator("[name=ktp]").setInputFiles({ name: "denah.png", mimeType: "image/png", buffer });
  await send(tab);
  await tab.locator(".loket-summary").waitFor();
  assert.ok(sent[0].includes('filename="denah.png"') && sent[0].includes("\x89PNG", 0, "latin1"));
  await tab.context().close();
});

test("on a phone a button opens the camera, and the question still opens the gallery", async () => {
  const tab = await openForm(own, { hasTouch: true, isMobile: true });
  assert.equal(await tab.locator("[name=ktp]").getAttribute("capture"), null);
  const camera = tab.getByRole("button", { name: "Ambil foto : Foto rumah" });
  await camera.scrollIntoViewIfNeeded();
  for (const name of ["satu.jpg", "dua.jpg"]) {
    const [chooser] = await Promise.all([tab.waitForEvent("filechooser"), camera.press("Enter")]);
    assert.equal(await chooser.element().getAttribute("capture"), "environment");
    await chooser.setFiles(photo(await painted(tab, 30, 20, "image/jpeg"), name));
    await tab.getByText(new RegExp(`^${name}`)).waitFor();
  }
  const names = await tab.locator("[name=rumah]").evaluate((field) => [...field.files].map((file) => file.name));
  assert.deepEqual(names, ["satu.jpg", "dua.jpg"], "the second is taken beside the first");
  assert.deepEqual(await axe(tab), []);
  await tab.context().close();

  const desktop = await openForm(own);
  assert.equal(await desktop.getByRole("button", { name: "Ambil foto" }).count(), 0);
  await desktop.context().close();
});

test("without scripts a photo goes as it is", async () => {
  const painter = await openForm(own);
  const original = turned(await painted(painter, 300, 200, "image/jpeg"));
  await painter.context().close();
  const tab = await openForm(own, { javaScriptEnabled: false });
  await tab.locator("[name=ktp]").setInputFiles(photo(original));
  await send(tab);
  await tab.getByRole("heading", { level: 1, name: "Permohonan terkirim" }).waitFor();
  await tab.context().close();
});

/** Says in a JPEG that the camera lay on its side, and which it was: EXIF orientation 6, and a make. */
function turned(jpeg) {
  const head = "457869660000" + "49492a0008000000" + "0200";
  const make = "0f01" + "0200" + "07000000" + "26000000";
  const orientation = "1201" + "0300" + "01000000" + "06000000";
  const exif = Buffer.concat([Buffer.from(head + make + orientation + "00000000", "hex"), Buffer.from("Kamera\0")]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(exif.length + 2);
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from("ffe1", "hex"), length, exif, jpeg.subarray(2)]);
}

/** Reads the size from the frame header of the first JPEG among bytes. */
function sizeOfJpeg(bytes) {
  const start = bytes.indexOf(Buffer.from("ffd8ff", "hex"));
  const frame = [0xc0, 0xc2].map((kind) => bytes.indexOf(Buffer.from([0xff, kind]), start)).filter((at) => at > 0);
  const at = Math.min(...frame);
  return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
}
