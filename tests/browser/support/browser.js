// The one browser of a suite: Debian's Chromium, without anything that calls home.
import { chromium } from "playwright-core";

const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts Chromium. */
export function startBrowser(environment = {}) {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  return chromium.launch({ executablePath, args: quiet, env: { ...process.env, ...environment } });
}

/** A cheap phone, and a desk at the office. */
export const screens = {
  phone: { width: 360, height: 740 },
  desktop: { width: 1280, height: 800 },
};

/**
 * Opens a context as visitors have it: without the script by which `loket serve`
 * reloads pages for editors, which no published page has.
 */
export async function openContext(browser, options = {}) {
  const context = await browser.newContext({ locale: "id-ID", ...options });
  await context.route("**/__loket/**", (route) =>
    route.fulfill({ status: 200, contentType: "text/javascript", body: "" }),
  );
  return context;
}
