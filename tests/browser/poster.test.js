// The poster of each service: one sheet of A4, with a code that leads to its page.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import jsQR from "jsqr";

import { launch } from "./support/chromium.js";
import { serve } from "./support/serve.js";
import { openContext } from "./support/visit.js";

const sites = {
  "of this repository": undefined,
  "of nineteen published standards": resolve(import.meta.dirname, "../fixtures/standards/content"),
};

let browser, context;

before(async () => {
  browser = await launch();
  context = await openContext(browser);
});

after(() => browser?.close());

/** The sheets that a page prints, as grey pictures at the resolution of a cheap printer. */
async function print(tab, folder) {
  const file = join(folder, "poster.pdf");
  await writeFile(file, await tab.pdf({ preferCSSPageSize: true }));
  const pages = /^Pages:\s+(\d+)/m.exec(execFileSync("pdfinfo", [file], { encoding: "utf8" }));
  const first = ["-r", "150", "-gray", "-f", "1", "-l", "1", file];
  const picture = execFileSync("pdftoppm", first, { maxBuffer: 1 << 26 });
  return { sheets: Number(pages[1]), picture };
}

/** Reads a code from a picture in the format PGM: a head of three lines, then one byte a dot. */
function read(picture) {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(picture.subarray(0, 40).toString("latin1"));
  const [width, height] = [Number(head[1]), Number(head[2])];
  const dots = new Uint8ClampedArray(width * height * 4);
  picture.subarray(head[0].length).forEach((grey, place) => dots.set([grey, grey, grey, 255], place * 4));
  return jsQR(dots, width, height)?.data;
}

/** The addresses of all services, as the site tells them to machines. */
async function services(site) {
  const answer = await fetch(`${site.url}/data/services.json`);
  const said = JSON.stringify(await answer.json());
  const paths = said.matchAll(/"url":"(?:https?:\/\/[^/"]+)?(\/[^/"]+\/[^/"]+\/)"/g);
  return [...new Set([...paths].map(([, path]) => path))];
}

for (const [name, content] of Object.entries(sites)) {
  test(`the posters ${name} print on one sheet each, and their codes lead to their pages`, async () => {
    const site = await serve(content);
    const found = await services(site);
    assert.ok(found.length >= 2, `services: ${found}`);
    const tab = await context.newPage();
    for (const path of found) {
      const answer = await tab.goto(`${site.url}${path}poster/`);
      assert.equal(answer.status(), 200, path);
      const { sheets, picture } = await print(tab, site.folder);
      assert.equal(sheets, 1, `${path} prints on ${sheets} sheets`);
      const [page, mark] = read(picture).split("#");
      assert.equal(page, site.url + path);
      await tab.goto(`${page}#${mark}`);
      const isToldOld = () => tab.locator(".loket-old").isVisible();
      assert.equal(await isToldOld(), false, `${path}: its own poster is right`);
      const other = await tab.locator(".loket-old__mark").first().getAttribute("id");
      assert.notEqual(other, mark);
      await tab.goto(`${page}#${other}`);
      assert.equal(await isToldOld(), true, `${path}: the poster is old`);
    }
    await tab.close();
    await site.stop();
  });
}
