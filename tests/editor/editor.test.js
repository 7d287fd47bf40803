// What VS Code shows while somebody writes content, asked of its own language server.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { root, settings, start } from "./server.js";

const service = "content/kominfo/contoh.md";
let server;

before(async () => {
  server = await start(settings(".vscode/settings.json"));
});
after(() => server.close());

/** Opens the data of a service; lines count from the one below `---`, which is 2. */
const open = (data, body = "") => server.open(service, `---\n${data}\n---\n${body}`);

test("nothing is underlined in the content of this repository", async () => {
  const files = readdirSync(path.join(root, "content"), { recursive: true })
    .filter((file) => /^([a-z.]+\.yaml|[a-z-]+\/[a-z.-]+\.(yaml|md))$/.test(file))
    .map((file) => path.join("content", file));
  assert.ok(files.length >= 6, files.join());
  for (const file of files) {
    const { problems } = await server.open(file);
    assert.deepEqual(problems, [], file);
  }
});

test("services are taken for YAML, and not put in order like YAML", () => {
  const { "files.associations": associations, ...others } = settings(".vscode/settings.json");
  const [[glob, language]] = Object.entries(associations);
  assert.ok(path.matchesGlob(`/situs/${service}`, glob));
  assert.ok(!path.matchesGlob("/situs/content/kominfo/lock/surat.md", glob));
  assert.ok(!path.matchesGlob("/situs/content/README.md", glob));
  assert.equal(language, "yaml");
  assert.equal(others["yaml.format.enable"], false);
});

test("a key is offered with what it means, once and in no other spelling", async () => {
  const { at } = await open("title: Surat\n");
  const items = await at(3, 0).completion();
  const labels = items.map(({ label }) => label);
  assert.equal(new Set(labels).size, labels.length);
  for (const key of ["requirements", "steps", "time", "cost", "products", "complaints"]) {
    assert.ok(labels.includes(key), `${key} of ${labels}`);
  }
  assert.ok(!labels.includes("title"), "it is there already");
  const cost = items.find(({ label }) => label === "cost");
  const words = cost.documentation.value ?? cost.documentation;
  assert.match(words, /Biaya atau tarif/);
  assert.match(words, /What it costs/);
});

test("only the usual spelling of a key is offered", async () => {
  const { at } = await server.open("content/kominfo/baru.yaml", [
    "# yaml-language-server: $schema=../.schema/agency.json",
    "name: Dinas",
    "",
  ].join("\n"));
  const labels = (await at(3, 0).completion()).map(({ label }) => label);
  assert.ok(labels.includes("phones") && !labels.includes("phone"), labels.join());
});

test("keys below a list are offered", async () => {
  const { at } = await open("title: Surat\nsteps:\n  - ");
  const labels = (await at(4, 4).completion()).map(({ label }) => label);
  for (const key of ["actor", "text", "decision", "goto"]) {
    assert.equal(labels.includes(key), key !== "goto", `${key} of ${labels}`);
  }
});

test("words and values are offered, and nothing that says nothing", async () => {
  const { at } = await open("title: Surat\nstatus: \ntime: ");
  const status = (await at(3, 8).completion()).map(({ label }) => label);
  assert.deepEqual(status.toSorted(), ["active", "berlaku", "dicabut", "draft", "revoked"]);
  const time = (await at(4, 6).completion()).map(({ label }) => label);
  assert.ok(time.includes("3–5 hari kerja") && !time.includes("null"), time.join());
});

test("a key explains itself in both languages, with examples", async () => {
  const { at } = await open("title: Surat\ntime: 3 hari kerja\nstatus: draft");
  const time = await at(3, 1).hover();
  for (const words of [/Jangka waktu layanan/, /How long it takes/, /3–5 hari kerja/]) {
    assert.match(time, words);
  }
  const status = await at(4, 1).hover();
  assert.match(status, /`dicabut`: Tidak berlaku lagi/);
});

test("a key below others explains itself", async () => {
  const { at } = await open("title: Surat\nsteps:\n  - actor: Pemohon\n    text: datang");
  assert.match(await at(4, 5).hover(), /Siapa yang melakukannya/);
  const { at: below } = await open("title: Surat\ncost:\n  - for: Baru\n    fee: gratis");
  assert.match(await below(5, 5).hover(), /Besarnya/);
});

for (const [what, data, line, words] of [
  ["a misspelt key", "title: Surat\nrequirments: []", 3, /requirments/],
  ["a misspelt key below others", "title: Surat\nsteps:\n  - text: A\n    aktor: b", 5, /aktor/],
  ["a missing key", "code: A", 2, /title/],
  ["an unknown word", "title: Surat\nstatus: draf", 3, /draft/],
  ["a time that is none", "title: Surat\ntime: tiga jm", 3, /tulis misalnya `1 hari kerja`/],
  ["a fee that is none", "title: Surat\ncost: murah", 3, /tulis misalnya `gratis`/],
  ["a list in the place of a text", "title: [a, b]", 2, /string/],
]) {
  test(`${what} is underlined where it stands`, async () => {
    const { problems } = await open(data);
    assert.equal(problems.length, 1, JSON.stringify(problems));
    assert.equal(problems[0].line, line);
    assert.match(problems[0].message, words);
  });
}

test("the text below the data is not judged as data", async () => {
  const { problems } = await open("title: Surat", "\n## Keterangan\n\nBawa KTP asli.\n");
  assert.deepEqual(problems, []);
});

test("a translation may leave out what its original says", async () => {
  const { problems } = await server.open("content/kominfo/contoh.en.md", "---\nsummary: A\n---\n");
  assert.deepEqual(problems, []);
  const misspelt = await server.open("content/kominfo/contoh.en.md", "---\nsumary: A\n---\n");
  assert.equal(misspelt.problems.length, 1);
});

test("problems of `loket check` are listed with their places", () => {
  const { problemMatcher } = settings(".vscode/tasks.json").tasks[0];
  const told = readFileSync(path.join(root, "tests/diagnostics/snapshots/misspelt_key.snap"), "utf8");
  const lines = told.split("\n");
  const [first, second] = problemMatcher.pattern.map(({ regexp }) => new RegExp(regexp));
  const at = lines.findIndex((line) => first.test(line));
  const [, severity, code, message] = first.exec(lines[at]);
  assert.deepEqual([severity, code], ["error", "unknown-key"]);
  assert.match(message, /tidak dikenal/);
  const [, file, line, column] = second.exec(lines[at + 1]);
  assert.deepEqual([file, line, column], ["content/dinas/surat.md", "25", "1"]);
});

test("the line in a YAML file is enough without any settings", async () => {
  const bare = await start({});
  try {
    const text = "# yaml-language-server: $schema=../.schema/agency.json\nnama: Dinas\n";
    const { problems } = await bare.open("content/kominfo/agency.yaml", text);
    assert.equal(problems.length, 2, JSON.stringify(problems));
  } finally {
    bare.close();
  }
});
