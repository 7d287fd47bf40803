// Every page of the site under test, found by following its links, and the pages
// that only the form handler makes.
import { asPublished } from "./visit.js";
import { sari } from "./sari.js";

const service = "/kominfo/lock/";
const action = "/api/forms/kominfo/lock";

/** The form and what it posts to. */
export const form = { path: `${service}ajukan/`, action };

/** The same in English. */
const english = { path: `/en${service}ajukan/`, action: "/api/forms/en/kominfo/lock" };

/**
 * Follows all links from the home page, as far as `follows` wants.
 *
 * @returns {Promise<{ pages: Map<string, string>, broken: string[] }>} pages by path
 */
export async function crawl(site, follows = () => true) {
  const pages = new Map();
  const broken = [];
  const seen = new Set(["/"]);
  const waiting = [{ path: "/", from: "/" }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { path, from } = next;
    const answer = await fetch(site.url + path);
    if (!answer.ok) broken.push(`${from} -> ${path} (${answer.status})`);
    if (!answer.headers.get("content-type")?.startsWith("text/html")) continue;
    const html = asPublished(await answer.text());
    pages.set(path, html);
    for (const target of linksOf(html, site.url + path, site.url)) {
      if (!seen.has(target.pathname) && follows(target.pathname)) {
        seen.add(target.pathname);
        waiting.push({ path: target.pathname, from: path });
      }
    }
  }
  broken.push(...brokenFragments(pages, site));
  return { pages, broken };
}

/** All addresses of the own site that a page links or loads. */
function linksOf(html, base, origin) {
  const written = [...html.matchAll(/\s(?:href|src)="([^"]*)"/g)].map((match) => match[1]);
  const urls = written.map((text) => new URL(text.replaceAll("&amp;", "&"), base));
  return urls.filter((url) => url.origin === origin);
}

function brokenFragments(pages, site) {
  const broken = [];
  for (const [path, html] of pages) {
    for (const url of linksOf(html, site.url + path, site.url)) {
      const page = pages.get(url.pathname);
      const id = decodeURIComponent(url.hash.slice(1));
      if (page && id && !page.includes(` id="${id}"`)) broken.push(`${path} -> ${url.pathname}#${id}`);
    }
  }
  return broken;
}

/**
 * What only an answer shows, each with a way to open it in a tab: no address
 * leads to a refusal.
 */
export const answers = {
  missing: (tab, site) => tab.goto(`${site.url}/tidak-ada/`),
  problem: (tab, site) => tab.goto(site.url + action),
  refusal: (tab, site) => submit(tab, site, form, {}),
  look: (tab, site) => submit(tab, site, looked(form), sari()),
  receipt: (tab, site) => submit(tab, site, form, sari()),
  missingInEnglish: (tab, site) => tab.goto(`${site.url}/en/not-there/`),
  problemInEnglish: (tab, site) => tab.goto(site.url + english.action),
  refusalInEnglish: (tab, site) => submit(tab, site, english, {}),
  lookInEnglish: (tab, site) => submit(tab, site, looked(english), sari()),
  receiptInEnglish: (tab, site) => submit(tab, site, english, sari()),
};

/** The same to be looked through, which every form can be. */
const looked = ({ path, action }) => ({ path, action: `${action}/periksa` });

/** Sends a form that a page without the site's script would send. */
async function submit(tab, site, { path, action }, fields) {
  await tab.goto(site.url + path);
  const posted = await tab.context().request.post(site.url + action, {
    multipart: { ...fields },
    headers: { Origin: site.url },
  });
  if (posted.url() !== site.url + action) return tab.goto(posted.url());
  const html = await posted.text();
  // The very answer, at the address that it has for a browser.
  await tab.route(site.url + action, (route) =>
    route.fulfill({ status: posted.status(), headers: posted.headers(), body: html }),
  );
  const shown = await tab.goto(site.url + action);
  await tab.unroute(site.url + action);
  return shown;
}
