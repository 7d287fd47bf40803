// Choosing a case of a service: one case's own lists, without any script.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { axe } from "./support/axe.js";
import { launch } from "./support/chromium.js";
import { serve } from "./support/serve.js";
import { openContext } from "./support/visit.js";

const service = `---
title: Penerbitan Kartu Contoh
cases:
  - { id: baru, name: Kartu baru }
  - { id: hilang, name: Kartu hilang, who: pemilik yang kehilangan kartunya }
requirements:
  - Foto diri
  - { name: Surat kehilangan dari kepolisian, cases: [hilang] }
  - { name: Akta kelahiran, cases: [baru] }
steps:
  - { actor: Pemohon, text: menyerahkan berkas }
  - { actor: Petugas, text: mencetak kartu }
time: 1 hari kerja
cost:
  - { for: Kartu baru, fee: gratis, cases: [baru] }
  - { for: Kartu hilang, fee: Rp 10.000, cases: [hilang] }
products:
  - Kartu Contoh
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

test("a chosen case shows its own lists alone; all show at first and on paper", async () => {
  const context = await openContext(browser, { javaScriptEnabled: false });
  const tab = await context.newPage();
  await tab.goto(`${site.url}/kominfo/kartu/`);
  const shown = async () => {
    const texts = ["Foto diri", "Surat kehilangan dari kepolisian", "Akta kelahiran", "Rp10.000"];
    // What a case costs stands in the box as well, where it shows when the case is chosen.
    const visible = await Promise.all(texts.map(async (text) => {
      const places = await tab.getByText(text).all();
      return (await Promise.all(places.map((place) => place.isVisible()))).some(Boolean);
    }));
    return texts.filter((_, index) => visible[index]);
  };
  const all = await shown();
  assert.equal(all.length, 4);

  await tab.getByLabel("Kartu hilang").check();
  assert.deepEqual(await shown(), ["Foto diri", "Surat kehilangan dari kepolisian", "Rp10.000"]);
  await tab.getByLabel("Kartu baru").check();
  assert.deepEqual(await shown(), ["Foto diri", "Akta kelahiran"]);

  await tab.emulateMedia({ media: "print" });
  assert.deepEqual(await shown(), all);
  await context.close();
});

test("the choice keeps every rule of axe", async () => {
  const context = await openContext(browser);
  const tab = await context.newPage();
  await tab.goto(`${site.url}/kominfo/kartu/`);
  assert.deepEqual(await axe(tab), []);
  await tab.getByLabel("Kartu hilang").check();
  assert.deepEqual(await axe(tab), []);
  await context.close();
});
