// The Nu HTML checker on every page, with the styles inside, and paper.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { launch } from "./support/chromium.js";
import { markupErrors } from "./support/markup.js";
import { answers, crawl } from "./support/pages.js";
import { serve } from "./support/serve.js";
import { asPublished, openContext } from "./support/visit.js";

let browser, site, pages;

before(async () => {
  [browser, site] = await Promise.all([launch(), serve()]);
  ({ pages } = await crawl(site));
  const context = await openContext(browser, { javaScriptEnabled: false });
  for (const [name, open] of Object.entries(answers)) {
    const tab = await context.newPage();
    const answer = await open(tab, site);
    if (answer) pages.set(name, asPublished(await answer.text()));
    await tab.close();
  }
  await context.close();
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

test("the Nu HTML checker finds no error in any page or style", async () => {
  assert.ok(pages.size > 8);
  assert.deepEqual(await markupErrors(pages), []);
});

/** How many sheets of paper the page of a tab takes. */
async function sheets(tab) {
  const pdf = await tab.pdf({ preferCSSPageSize: true });
  return pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g).length;
}

test("standards of nineteen agencies print on two sheets at most", async () => {
  const published = await serve(join(import.meta.dirname, "../fixtures/standards/content"));
  const context = await openContext(browser);
  const tab = await context.newPage();
  const { services } = await (await fetch(`${published.url}/data/services.json`)).json();
  assert.equal(services.length, 19);
  const long = [];
  for (const { id } of services) {
    await tab.goto(`${published.url}/${id}/`);
    const count = await sheets(tab);
    if (count > 2) long.push(`${id}: ${count} sheets`);
  }
  await context.close();
  await published.stop();
  assert.deepEqual(long, []);
});

test("a service prints on one or two sheets, black on white, with its address", async () => {
  const context = await openContext(browser);
  const tab = await context.newPage();
  await tab.goto(`${site.url}/kominfo/lock/`);
  const count = await sheets(tab);
  assert.ok(count >= 1 && count <= 2, `${count} sheets`);

  await tab.emulateMedia({ media: "print", colorScheme: "dark" });
  const printed = await tab.evaluate(() => ({
    address: document.querySelector(".loket-print-only").checkVisibility(),
    button: document.querySelector(".loket-button").checkVisibility(),
    ink: getComputedStyle(document.body).color,
    ground: getComputedStyle(document.body).backgroundColor,
  }));
  assert.deepEqual(printed, { address: true, button: false, ink: "rgb(0, 0, 0)", ground: "rgb(255, 255, 255)" });
  await context.close();
});
