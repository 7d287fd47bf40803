// Makes the pictures of the README: node pictures.mjs
//
// They show the font that most phones here have: Roboto, Debian's fonts-roboto-unhinted.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { launch } from "./support/chromium.js";
import { serve } from "./support/serve.js";
import { openContext, screens } from "./support/visit.js";

const folder = path.join(import.meta.dirname, "pictures");

const pictures = [
  { name: "service-desktop", path: "/kominfo/lock/", screen: screens.desktop, scale: 1 },
  { name: "service-phone", path: "/kominfo/lock/", screen: screens.phone, scale: 2 },
  { name: "service-phone-dark", path: "/kominfo/lock/", screen: screens.phone, scale: 2, dark: true },
  { name: "home-desktop", path: "/", screen: screens.desktop, scale: 1 },
  { name: "form-phone", path: "/kominfo/lock/ajukan/", screen: screens.phone, scale: 2 },
];

const fonts = (cache) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
<dir>/usr/share/fonts</dir>
<cachedir>${cache}</cachedir>
<alias binding="same"><family>system-ui</family><prefer><family>Roboto</family></prefer></alias>
<match target="pattern"><edit name="family" mode="append_last"><string>Roboto</string></edit></match>
</fontconfig>
`;

async function take(browser, site, { name, path: page, screen, scale, dark }) {
  const context = await openContext(browser, {
    viewport: screen,
    deviceScaleFactor: scale,
    colorScheme: dark ? "dark" : "light",
  });
  const tab = await context.newPage();
  await tab.goto(site.url + page);
  // Playwright knows no WebP, which is half as large as PNG.
  const protocol = await context.newCDPSession(tab);
  const options = { format: "webp", quality: 86 };
  const { data } = await protocol.send("Page.captureScreenshot", options);
  await writeFile(path.join(folder, `${name}.webp`), Buffer.from(data, "base64"));
  await context.close();
}

const temporary = await mkdtemp(path.join(tmpdir(), "loket-pictures-"));
const config = path.join(temporary, "fonts.conf");
await writeFile(config, fonts(temporary));
await mkdir(folder, { recursive: true });
const site = await serve();
const browser = await launch({ FONTCONFIG_FILE: config });
for (const picture of pictures) await take(browser, site, picture);
await browser.close();
await site.stop();
await rm(temporary, { recursive: true });
