// Every page as every visitor sees it: on phones and desktops, light and dark,
// with and without scripts, with large text, by thumb and by keyboard.
import assert from "node:assert/strict";
import { resolve } from "node:path";
import { after, before, test } from "node:test";

import { axe } from "./support/axe.js";
import { launch } from "./support/chromium.js";
import { Findings } from "./support/findings.js";
import { focused, overflow, shift, smallTargets } from "./support/inside.js";
import { answers, crawl } from "./support/pages.js";
import { serve } from "./support/serve.js";
import { asPublished, openContext, screens } from "./support/visit.js";

const lengkap = resolve(import.meta.dirname, "../fixtures/sites/lengkap");

/** Pages that the first site does not have, or not with all that can stand on them. */
const fuller = ["/", "/dinas/", "/kelengkapan/", "/layanan/topik/usaha/", "/dinas/izin/"];

let browser, other, site, ways;

before(async () => {
  [browser, site, other] = await Promise.all([launch(), serve(), serve(lengkap)]);
  const { pages } = await crawl(site);
  const byAddress = [...pages.keys()].map((path) => [path, (tab) => tab.goto(site.url + path)]);
  const byAnswer = Object.entries(answers).map(([name, open]) => [name, (tab) => open(tab, site)]);
  const byOther = fuller.map((path) => [`other ${path}`, (tab) => tab.goto(other.url + path)]);
  ways = new Map([...byAddress, ...byAnswer, ...byOther]);
});

after(async () => {
  await browser?.close();
  await Promise.all([site?.stop(), other?.stop()]);
});

/** Opens every page once in a tab of its own kind, and tells what a look at it finds. */
async function everywhere(options, look, pages = ways) {
  const context = await openContext(browser, options);
  const findings = new Findings();
  for (const [name, open] of pages) {
    const tab = await context.newPage();
    if ((await open(tab)) !== false) await look(tab, name, findings);
    await tab.close();
  }
  await context.close();
  findings.assertNone();
}

test("the pages that only answers show are among those that are looked at", () => {
  assert.ok(ways.size > 8, [...ways.keys()].join(" "));
});

async function keepsEveryRule(tab, name, findings) {
  for (const [screen, viewport] of Object.entries(screens)) {
    await tab.setViewportSize(viewport);
    for (const colorScheme of ["light", "dark"]) {
      await tab.emulateMedia({ colorScheme });
      await findings.note(tab, `${name} ${screen} ${colorScheme}`, await axe(tab));
    }
  }
}

test("every page keeps every rule of axe and 7:1", () => everywhere({}, keepsEveryRule));

test("pages with a script keep them without it", async () => {
  const withScript = new Map();
  for (const [name, open] of ways) {
    withScript.set(name, async (tab) => {
      let changed = false;
      // axe itself needs scripts, so the page loses its own on the way.
      await tab.route(site.url + "/**", async (route) => {
        if (!route.request().isNavigationRequest()) return route.fallback();
        const answer = await route.fetch();
        const html = asPublished(await answer.text());
        const bare = html.replaceAll(/<script>.*?<\/script>/gs, "").replaceAll(/<\/?noscript>/g, "");
        changed ||= bare !== html;
        return route.fulfill({ response: answer, body: bare });
      });
      await open(tab);
      return changed;
    });
  }
  await everywhere({}, keepsEveryRule, withScript);
});

test("nothing is wider than the screen at 320 px, nor with text twice as large", async () => {
  await everywhere({ viewport: { width: 320, height: 640 } }, async (tab, name, findings) => {
    await findings.note(tab, `${name} 320 px`, await tab.evaluate(overflow));
    for (const viewport of [screens.phone, screens.desktop]) {
      await tab.setViewportSize(viewport);
      await tab.evaluate(() => (document.documentElement.style.fontSize = "200%"));
      await findings.note(tab, `${name} ${viewport.width} px 200 %`, await tab.evaluate(overflow));
    }
  });
});

test("every target is as large as a thumb", async () => {
  await everywhere({}, async (tab, name, findings) => {
    for (const [screen, viewport] of Object.entries(screens)) {
      await tab.setViewportSize(viewport);
      await findings.note(tab, `${name} ${screen} targets`, await tab.evaluate(smallTargets));
    }
  });
});

test("the focus shows on every stop, and nothing lies over it", async () => {
  const most = 250;
  await everywhere({}, async (tab, name, findings) => {
    await tab.evaluate(() => document.activeElement?.blur());
    const stops = [];
    for (let count = 0; count < most; count += 1) {
      await tab.keyboard.press("Tab");
      const stop = await tab.evaluate(focused);
      if (stop === null || (stops.length > 0 && stop.name === stops[0].name)) break;
      stops.push(stop);
    }
    const wrong = stops.filter((stop) => !stop.ringed || stop.covered || stop.outside);
    const none = stops.length < 3 ? [`only ${stops.length} stops`] : [];
    await findings.note(tab, `${name} focus`, [...none, ...wrong.map((stop) => JSON.stringify(stop))]);
  });
});

test("nothing moves while a page comes, asks elsewhere, or complains", async () => {
  const context = await openContext(browser);
  const findings = new Findings();
  const found = async (tab) => {
    await tab.goto(`${site.url}/cari/?q=sertifikat`);
    await tab.locator(".loket-search__answer .loket-card").first().waitFor();
  };
  for (const [name, open] of new Map([...ways, ["found", found]])) {
    const problems = [];
    const tab = await context.newPage();
    tab.on("request", (request) => {
      if (![site, other].some(({ url }) => request.url().startsWith(url))) problems.push(`asks ${request.url()}`);
    });
    tab.on("pageerror", (error) => problems.push(`error ${error}`));
    // The browser itself tells of the status of the page that was opened.
    tab.on("console", (message) => {
      const isStatus = message.location().url === tab.url() && /status of [45]\d\d/.test(message.text());
      if (!isStatus) problems.push(`console ${message.text()}`);
    });
    await open(tab);
    const moved = await tab.evaluate(shift);
    if (moved > 0) problems.push(`moves by ${moved}`);
    await findings.note(tab, `${name} quiet`, problems);
    await tab.close();
  }
  await context.close();
  findings.assertNone();
});
