// The browser of the tests: Debian's Chromium, which asks no one for anything.
import { chromium } from "playwright-core";

/** Starts a browser. */
export function launch() {
  return chromium.launch({
    executablePath: process.env.LOKET_CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
