// The browser of the tests: Debian's Chromium, which asks no one for anything.
import { chromium } from "playwright-core";

/** Starts a browser; `environment` is added to this program's own. */
export function launch(environment = {}) {
  return chromium.launch({
    env: { ...process.env, ...environment },
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
