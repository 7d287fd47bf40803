// A site on a host of files and a handler at another address, with the headers of both, in a browser.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";

import { launch } from "./support/chromium.js";
import { form } from "./support/pages.js";
import { statement, typed } from "./support/sari.js";
import { openContext } from "./support/visit.js";

const root = resolve(import.meta.dirname, "../..");
const programs = join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "debug");

let browser, folder, host, handler, site, elsewhere;

const listens = (server, port = 0) => new Promise((done) => server.listen(port, "127.0.0.1", () => done(server.address().port)));
const freePort = async () => {
  const server = createServer();
  const port = await listens(server);
  await new Promise((done) => server.close(done));
  return port;
};

const mails = async () => (await readdir(join(folder, "mails"))).filter((name) => name.endsWith(".eml")).length;

/** Sends the files of the site with what `_headers` says of all of them, as static hosts do. */
async function shown(request, response) {
  const { pathname } = new URL(request.url, site);
  const path = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
  const [, all] = (await readFile(join(folder, "dist/public/_headers"), "utf8")).match(/^\/\*\n((?: {2}.*\n)*)/m);
  for (const line of all.trim().split("\n")) response.setHeader(...line.trim().split(/: (.*)/).slice(0, 2));
  try {
    const content = await readFile(join(folder, "dist/public", path));
    response.setHeader("Content-Type", path.endsWith(".html") ? "text/html; charset=utf-8" : "image/svg+xml");
    response.end(content);
  } catch {
    response.writeHead(404).end();
  }
}

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "loket-elsewhere-"));
  await cp(join(root, "content"), join(folder, "content"), { recursive: true });
  host = createServer(shown);
  site = `http://127.0.0.1:${await listens(host)}`;
  const port = await freePort();
  // Another host, not only another port: to a browser this is another site.
  elsewhere = `http://localhost:${port}`;
  const file = join(folder, "content/site.yaml");
  const told = (await readFile(file, "utf8")).replace(/^base_url: .*$/m, `base_url: ${site}\nhandler: ${elsewhere}`);
  await writeFile(file, told);
  const built = spawnSync(join(programs, "loket"), ["build", "--out", "dist"], { cwd: folder, encoding: "utf8" });
  assert.equal(built.status, 0, built.stderr);
  await mkdir(join(folder, "mails"));
  handler = spawn(join(programs, "loket-handler"), ["--listen", `127.0.0.1:${port}`], {
    env: {
      LOKET_BUNDLE: join(folder, "dist/function"),
      LOKET_MAIL: `file:${join(folder, "mails")}`,
      LOKET_SECRET: "bukan rahasia, hanya untuk pengujian",
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
  browser = await launch();
  // What it says first is that it listens.
  await new Promise((done, failed) => handler.stderr.once("data", done).once("end", failed));
});

after(async () => {
  await browser?.close();
  handler?.kill("SIGTERM");
  host?.close();
  await rm(folder, { recursive: true });
});

for (const javaScriptEnabled of [true, false]) {
  const scripts = javaScriptEnabled ? "with scripts" : "without scripts";

  test(`a form is refused, mended and received by a handler elsewhere, ${scripts}`, async () => {
    const before = await mails();
    const context = await openContext(browser, { javaScriptEnabled });
    const tab = await context.newPage();
    const refused = [];
    tab.on("console", (message) => message.type() === "error" && refused.push(message.text()));
    await tab.goto(site + form.path);
    const send = () => tab.getByRole("button", { name: "Kirim permohonan" }).click();
    for (const [name, words] of Object.entries({ ...typed, jabatan: scripts, nik: "337501550190000" })) await tab.locator(`[name="${name}"]`).fill(words);
    await tab.locator("[name=surat_pernyataan]").setInputFiles(statement);
    await tab.locator("[name=persetujuan]").check();
    await send();
    await tab.locator(".loket-summary").waitFor();
    assert.equal(new URL(tab.url()).origin, javaScriptEnabled ? site : elsewhere);
    // Whatever page it stands in, its links lead to the site.
    for (const link of await tab.locator("main a[href*='/kominfo/']").all()) {
      assert.equal(new URL(await link.evaluate(({ href }) => href)).origin, site);
    }
    assert.equal(await tab.locator(".loket-brand").evaluate(({ href }) => href), `${site}/`);

    await tab.locator("[name=nik]").fill(typed.nik);
    if (!javaScriptEnabled) await tab.locator("[name=surat_pernyataan]").setInputFiles(statement);
    await send();
    await tab.getByRole("heading", { level: 1, name: "Permohonan terkirim" }).waitFor();
    assert.equal(new URL(tab.url()).origin, elsewhere);
    assert.match(await tab.locator(".loket-ticket__number").innerText(), /^LOCK-/);
    assert.equal((await mails()) - before, 2, "one to the agency, one to Sari");
    // A refusal has the status 422, which the console calls an error.
    assert.deepEqual(refused.filter((text) => !text.includes("422")), []);
    await context.close();
  });
}
