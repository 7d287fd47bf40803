// Other sites than that of this repository, with wider words and longer lists: one look at
// each page, on a phone in the light and on a desktop in the dark by turns.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";

import { axe } from "./support/axe.js";
import { launch } from "./support/chromium.js";
import { Findings } from "./support/findings.js";
import { overflow, smallTargets } from "./support/inside.js";
import { markupErrors } from "./support/markup.js";
import { crawl } from "./support/pages.js";
import { serve } from "./support/serve.js";
import { openContext, screens } from "./support/visit.js";

const fixture = (name) => join(import.meta.dirname, "../fixtures/sites", name);

/** So many services that lists have letters and pages: 210 begin with one letter. */
function many() {
  const title = (number) => (number < 210 ? `Persetujuan Penyelenggaraan Contoh ${number}` : `${"ABDGIKLR"[number % 8]}uran Contoh ${number}`);
  const service = (number) => `---
title: ${title(number)}
topics: [usaha]
requirements: [KTP]
steps: [{ actor: Pemohon, text: menyerahkan berkas }]
time: 1 hari kerja
cost: gratis
products: [Surat]
---
`;
  return Object.fromEntries(Array.from({ length: 310 }, (_, number) => [`dinas/contoh-${number}.md`, service(number)]));
}

/** A form that asks a question of every kind. */
const asksAll = `---
title: Bantuan Contoh
requirements: [KTP]
steps: [Mengajukan permohonan]
time: 1 hari kerja
cost: gratis
products: [Bantuan]
form:
  reply_to: surel
  groups:
    - heading: Tentang Anda
      fields:
        - { name: nama, label: Nama, kind: text, characters: name }
        - { name: nik, label: NIK, kind: nik }
        - { name: nip, label: NIP, kind: nip, optional: true }
        - { name: lahir, label: Tanggal lahir, kind: date, max: hari ini }
        - { name: surel, label: Email, kind: email }
        - { name: ponsel, label: Nomor ponsel, kind: tel, mobile: true }
    - heading: Tentang usaha Anda
      fields:
        - { name: pegawai, label: Jumlah pegawai, kind: number, min: 1, max: 5000 }
        - { name: omzet, label: Omzet setahun, kind: money, min: 0, max: 2000000000 }
        - { name: modal, label: Modal, kind: money, optional: true }
        - { name: bentuk, label: Bentuk usaha, kind: choice, options: [{ label: CV }, { label: PT }] }
        - { name: skala, label: Skala usaha, kind: choice, display: select, options: [{ label: Mikro }, { label: Kecil }] }
        - { name: bantuan, label: Bantuan yang diminta, kind: choices, options: [{ label: Alat }, { label: Pelatihan }] }
        - { name: alasan, label: Alasan, kind: textarea }
        - { name: foto, label: Foto tempat usaha, kind: file, accept: [jpeg, pdf], max_size: 1 MB }
        - { name: setuju, label: Data saya benar, kind: checkbox, value: ya }
---
`;

const sites = {
  "of nineteen published standards": { content: join(import.meta.dirname, "../fixtures/standards/content"), least: 60 },
  "with all that can be written": { content: fixture("lengkap"), least: 8 },
  // Their services are alike: one of them stands for all.
  "of many services": { content: fixture("lengkap"), added: many(), follows: (path) => !/contoh-\d\d/.test(path), least: 20, shows: "loket-pager__link" },
  "that asks a question of every kind": {
    added: { "kominfo/bantuan.md": asksAll },
    follows: (path) => path === "/kominfo/" || path.startsWith("/kominfo/bantuan/"),
    least: 4,
    shows: 'id="omzet"',
  },
};

let browser, site;

before(async () => {
  browser = await launch();
});

afterEach(() => site?.stop());

after(() => browser?.close());

const turns = [
  { screen: "phone", colorScheme: "light" },
  { screen: "desktop", colorScheme: "dark" },
];

for (const [name, { content, added, follows, least, shows = "" }] of Object.entries(sites)) {
  test(`the pages of a site ${name} keep the rules, and hold their words`, async () => {
    site = await serve(content, added);
    const { pages, broken } = await crawl(site, follows);
    assert.ok(pages.size >= least, [...pages.keys()].join(" "));
    assert.ok([...pages.values()].some((html) => html.includes(shows)), shows);
    assert.deepEqual(broken, []);
    assert.deepEqual(await markupErrors(pages), []);

    const context = await openContext(browser);
    const tab = await context.newPage();
    const findings = new Findings();
    let turn = 0;
    for (const path of pages.keys()) {
      const { screen, colorScheme } = turns[turn++ % turns.length];
      await tab.setViewportSize(screens[screen]);
      await tab.emulateMedia({ colorScheme });
      await tab.goto(site.url + path);
      const wrong = [...(await axe(tab)), ...(await tab.evaluate(smallTargets))];
      await findings.note(tab, `${name} ${path} ${screen} ${colorScheme}`, wrong);
      await tab.setViewportSize({ width: 320, height: 640 });
      await findings.note(tab, `${name} ${path} 320 px`, await tab.evaluate(overflow));
      await tab.setViewportSize(screens.phone);
      await tab.evaluate(() => (document.documentElement.style.fontSize = "200%"));
      await findings.note(tab, `${name} ${path} 200 %`, await tab.evaluate(overflow));
    }
    await context.close();
    findings.assertNone();
  });
}
