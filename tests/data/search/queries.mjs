// Asks the script of the search page, with the index of a large site in a folder:
// node queries.mjs <script of the page> <folder of the index>

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

const [scriptFile, folder] = process.argv.slice(2);
const script = readFileSync(scriptFile);
const [loketSearch, { empty }] = new Function(`${script};return [loketSearch, LOKET_SEARCH_WORDS]`)();
const LIMIT = 30 * 1024;

// Counts what a query reads: as it is, and as most hosts send it, text with gzip and .bin as it is.
const ask = async (query) => {
  const files = new Map();
  const read = async (name, kind) => {
    const bytes = readFileSync(join(folder, name));
    files.set(name, bytes);
    if (kind === "json") return JSON.parse(bytes);
    return kind === "text" ? bytes.toString() : new Uint8Array(bytes).buffer;
  };
  const search = loketSearch(read);
  const found = await search.search(query);
  const rows = await search.show(found.hits.slice(0, 10));
  const all = [["search.js", script], ...files];
  const total = (pack) => all.reduce((sum, [name, bytes]) => sum + pack(name, bytes).length, 0);
  return {
    ...found,
    titles: rows.map(([title]) => title),
    files: files.size,
    raw: total((_, bytes) => bytes),
    sent: total((name, bytes) => name.endsWith(".bin") ? bytes : gzipSync(bytes)),
  };
};

const LOCK = "Pelayanan Penanggulangan Jika Lupa Passphrase Sertifikat Elektronik (LOCK)";
// What people type, and the title that must stand first.
const FIRST = {
  // abbreviations and codes
  "TTE": LOCK,
  "tte": LOCK,
  "lock": LOCK,
  "bsre": LOCK,
  "lupa kata sandi": LOCK,
  "Lupa kata sandi TTE!": LOCK,
  "tanda tangan elektronik": LOCK,
  "perekaman ktp": "Perekaman KTP-el",
  "rekam e-ktp": "Perekaman KTP-el",
  "ktp-el foto": "Perekaman KTP-el",
  "SIM": "Penerbitan Surat Izin Mengemudi",
  // whole titles and their words in any order
  "akta kelahiran": "Akta Kelahiran",
  "kelahiran akta": "Akta Kelahiran",
  "akta untuk bayi": "Akta Kelahiran",
  "kutipan kedua akta kelahiran": "Kutipan Kedua Akta Kelahiran",
  // other forms of a word
  "buat paspor": "Pembuatan Paspor",
  "membuat paspor": "Pembuatan Paspor",
  "merekam ktp": "Perekaman KTP-el",
  "menyewa gedung kesenian": "Penyewaan Gedung Kesenian",
  "akta lahir": "Akta Kelahiran",
  "memperpanjang izin apotek": "Perpanjangan Izin Apotek",
  "mencabut izin apotek": "Pencabutan Izin Apotek",
  "mengganti kartu keluarga": "Penggantian Kartu Keluarga",
  "daftar kartu pencari kerja": "Pendaftaran Kartu Pencari Kerja",
  "urus surat pindah": "Pengurusan Surat Pindah",
  "mohon cuti pegawai": "Permohonan Cuti Pegawai",
  // only begun
  "pasp": "Pembuatan Paspor",
  "hemodia": "Rawat Inap Hemodialisis",
  "akta kela": "Akta Kelahiran",
  "mening": "Vaksinasi Meningitis",
  // one slip: wrong, missing, extra, swapped letters; at the beginning, within, at the end
  "pasport": "Pembuatan Paspor",
  "paspro": "Pembuatan Paspor",
  "passpor": "Pembuatan Paspor",
  "faspor": "Pembuatan Paspor",
  "akte kelahiran": "Akta Kelahiran",
  "akta kelahirna": "Akta Kelahiran",
  "akta klahiran": "Akta Kelahiran",
  "hemodialisus": "Rawat Inap Hemodialisis",
  "hemodyalisis": "Rawat Inap Hemodialisis",
  "meningtis": "Vaksinasi Meningitis",
  "vaksin maningitis": "Vaksinasi Meningitis",
  "sertifikat elektrnik lupa": LOCK,
};
// Words that thousands of services have, and those that none has.
const MORE = [
  "surat", "izin", "kartu", "surat keterangan izin usaha", "penerbitan kartu keluarga",
  "perpanjangan izin praktik dokter", "pelayanan surat izin kartu tanda usaha", "pe", "k", "a",
  "perpenjangan izin operesional", "warga", "qqqqqqqq", "zzzz yyyy xxxx wwww", "untuk", "", "!!", "😀",
];

const worst = {};
const failures = [];
const note = (query, answer) => {
  if (answer.sent > LIMIT) failures.push(`“${query}” reads ${answer.sent} bytes`);
  for (const key of ["raw", "sent", "files"])
    if (answer[key] > (worst[key]?.value ?? 0)) worst[key] = { value: answer[key], query };
};
for (const [query, title] of Object.entries(FIRST)) {
  const answer = await ask(query);
  note(query, answer);
  if (answer.titles[0] !== title) failures.push(`“${query}” finds ${JSON.stringify(answer.titles.slice(0, 3))} (${answer.taken})`);
}
for (const query of MORE) note(query, await ask(query));

assert.equal((await ask("qqqqqqqq")).hits.length, 0);
assert.equal((await ask("")).hits.length, 0);
assert.ok((await ask("perpanjang sim")).partial, "no service has both words");
assert.ok((await ask("surat")).hits.length > 1000);
assert.deepEqual((await ask("paspro")).taken, ["paspor"]);
// A short word with another letter is another word, and is never taken for one.
assert.deepEqual((await ask("pernikahan beda agama")).taken[1], "beda");

// Every word of the index is found as itself: the script cuts words to the same roots as the generator.
const { w } = JSON.parse(readFileSync(join(folder, "contents.json")));
const vocabulary = w.flatMap((_, page) => readFileSync(join(folder, `w${page}.txt`), "utf8").trim().split("\n"));
assert.ok(vocabulary.length > 8000, `${vocabulary.length} words`);
for (const word of vocabulary) {
  const { hits, taken } = await ask(`${word} ${word}`);
  if (!hits.length || taken[0] !== word) failures.push(`“${word}” is not found`);
}

// Words of any text, too, by expectations that the generator is held to as well.
const expected = JSON.parse(readFileSync(new URL("words.json", import.meta.url)));
const { root, words } = loketSearch();
const telling = (text) => words(text).filter((word) => !empty.includes(word));
for (const [text, found] of Object.entries(expected.words)) assert.deepEqual(telling(text), found, text);
for (const [plain, marked] of Object.entries(expected.letters))
  for (const letter of marked) assert.deepEqual(telling(`ka${letter}ra ${letter.toUpperCase()}`), [`ka${plain}ra`], letter);
for (const [word, cut] of Object.entries(expected.roots)) assert.equal(root(word), cut, word);

console.log(`${vocabulary.length} words; script ${script.length} bytes, ${brotliCompressSync(script).length} as brotli`);
for (const key of ["raw", "sent", "files"]) console.log(`most ${key}: ${worst[key].value} (“${worst[key].query}”)`);
assert.deepEqual(failures, []);
console.log(`${Object.keys(FIRST).length} queries find what is meant first`);
