// What is told for a while changes at its minute, without a reload; and the form stays whole.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";

import { axe } from "./support/axe.js";
import { launch } from "./support/chromium.js";
import { form } from "./support/pages.js";
import { serve } from "./support/serve.js";
import { openContext } from "./support/visit.js";

const content = resolve(import.meta.dirname, "../../content");
let browser, site;

before(async () => {
  const service = await readFile(join(content, "kominfo/lock.md"), "utf8");
  const agency = await readFile(join(content, "kominfo/agency.yaml"), "utf8");
  const open = "\nform:\n  open: { from: 2026-12-01 08.00, to: 2026-12-31 16.00 }\n";
  const added = {
    "kominfo/lock.md": service.replace("\nform:\n", open),
    "kominfo/agency.yaml": `${agency}\nnotice: { text: Loket tutup., until: 2026-12-31 16.00 }\n`,
  };
  [browser, site] = await Promise.all([launch(), serve(content, added)]);
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

/** What is told on a page at a moment that somebody sees. */
const told = (tab) => tab.locator(".loket-notice[class*=screen]:visible").allInnerTexts();

test("a form opens and closes on the page at its minute, and a notice goes", async () => {
  const tab = await (await openContext(browser)).newPage();
  await tab.clock.install({ time: new Date("2026-12-01T00:59:00Z") });
  await tab.goto(site.url + form.path);
  const [notice, opening] = await told(tab);
  assert.match(notice, /^Loket tutup\. Sampai Kamis, 31 Desember 2026, 16\.00 WIB\.$/);
  assert.match(opening, /Selasa, 1 Desember 2026, 08\.00 WIB sampai .* Belum dibuka\.$/);
  assert.deepEqual(await axe(tab), []);
  // Nobody is stopped by a clock that may be wrong.
  assert.equal(await tab.getByRole("button", { name: "Kirim permohonan" }).isEnabled(), true);

  await tab.clock.fastForward("02:00");
  assert.doesNotMatch((await told(tab))[1], /Belum dibuka|Sudah ditutup/);

  await tab.clock.setFixedTime(new Date("2026-12-31T09:00:59Z"));
  await tab.clock.runFor(20_000);
  assert.equal((await told(tab)).length, 2, "the last minute is whole");
  await tab.clock.setFixedTime(new Date("2026-12-31T09:01:00Z"));
  await tab.clock.runFor(20_000);
  const [closed, ...rest] = await told(tab);
  assert.match(closed, /Sudah ditutup\.$/);
  assert.deepEqual(rest, [], "the notice is over");
  await tab.context().close();
});

test("without a script the words say when", async () => {
  const tab = await (await openContext(browser, { javaScriptEnabled: false })).newPage();
  await tab.goto(site.url + form.path);
  const [notice, opening] = await told(tab);
  assert.match(notice, /Sampai Kamis, 31 Desember 2026/);
  assert.match(opening, /^Formulir ini dibuka Selasa, 1 Desember 2026, 08\.00 WIB sampai Kamis, 31 Desember 2026, 16\.00 WIB\.$/);
  await tab.context().close();
});
