// Search on the page /cari/. The index is a folder of small files, described in
// generator/src/search.rs; a query reads only those that it needs.

const loketSearch = (read) => {
  // The build writes them here: words that say nothing, and what stands before a root, with
  // the letters that may follow and how much must be left.
  const { empty, prefixes } = LOKET_SEARCH_WORDS;
  // How much a word counts that was typed so, in another form, only begun, or with a slip.
  const EXACT = 4, FORM = 3, BEGUN = 2, SLIP = 1;
  const kept = {};
  const file = (name, kind) => (kept[name] ??= read(name, kind));

  const words = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "")
    .split(/[^a-z0-9]+/).filter((word) => word && (word.length > 1 || word >= "0" && word <= "9"));

  const withoutPrefix = (word) => {
    for (const [prefix, follows, least] of prefixes) {
      const rest = word.slice(prefix.length);
      if (word.startsWith(prefix) && rest.length >= least && (!follows || follows.includes(rest[0]))
        && (prefix !== "ke" || rest.endsWith("an"))) return [prefix, rest];
    }
    return ["", word];
  };
  const root = (word) => {
    if (word.length < 5 || /\d/.test(word)) return word;
    let [first, rest] = withoutPrefix(word);
    if (/^(mem|di|ke|[bt]er)$/.test(first) && rest[0] === "p") rest = withoutPrefix(rest)[1];
    const verb = first[0] === "m" || first === "di";
    const cut = (suffix, least) => rest.endsWith(suffix) && rest.length - suffix.length >= least
      && (rest = rest.slice(0, -suffix.length));
    cut("nya", 4);
    verb && cut("kan", 4) || !first && /[^aiueo]kan$/.test(rest) && cut("kan", 4) || cut("an", 4) || verb && cut("i", 5);
    return rest.length > 4 && /^[kptsmnr][aiueo]/.test(rest) ? rest.slice(1) : rest;
  };

  // The last page that does not begin after the word.
  const pageOf = (starts, word) => {
    let low = 0, high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= word) low = middle + 1; else high = middle;
    }
    return Math.max(low - 1, 0);
  };

  // The words of a page, each with its services and what it counts for them.
  const entries = (bytes) => {
    const found = [];
    let at = 0, word = "";
    const number = () => {
      let value = 0, shift = 0, byte;
      do { byte = bytes[at++]; value += (byte & 127) * 2 ** shift; shift += 7; } while (byte > 127);
      return value;
    };
    while (at < bytes.length) {
      const shared = number(), length = number();
      word = word.slice(0, shared) + String.fromCharCode(...bytes.subarray(at, at += length));
      const end = number() + at, services = [];
      for (let service = 0; at < end;) {
        const step = number();
        services.push([service += step >> 2, step & 3]);
      }
      found.push([word, services]);
    }
    return found;
  };
  const page = async (contents, word) => {
    const name = `k${pageOf(contents.k, root(word))}.bin`;
    return entries(new Uint8Array(await file(name, "arrayBuffer")));
  };

  // Words of a list that begin with these letters, from at most so many pages.
  const list = async (letter, starts, beginning, most) => {
    const first = pageOf(starts, beginning), last = Math.min(pageOf(starts, beginning + "{"), first + most - 1);
    const names = Array.from({ length: last - first + 1 }, (_, more) => `${letter}${first + more}.txt`);
    const pages = await Promise.all(names.map((name) => file(name, "text")));
    return pages.join("").split("\n").filter((word) => word && word.startsWith(beginning));
  };
  const turned = (word) => [...word].reverse().join("");

  // One letter too many, too few or wrong, or two that changed places.
  const isSlip = (one, other) => {
    let start = 0, end = 0;
    while (start < one.length && one[start] === other[start]) start++;
    while (end < one.length - start && end < other.length - start && one.at(-1 - end) === other.at(-1 - end)) end++;
    const [left, right] = [one.slice(start, one.length - end), other.slice(start, other.length - end)];
    return left.length < 2 && right.length < 2 || left.length === 2 && turned(left) === right;
  };
  // A slip leaves one half of the word whole: its beginning or its end.
  const slips = async (contents, word) => {
    const half = Math.min(word.length >> 1, 3), back = turned(word);
    const [begun, ended] = await Promise.all([
      list("w", contents.w, word.slice(0, half), 2), list("e", contents.e, back.slice(0, half), 2)]);
    const near = [...new Set([...begun, ...ended.map(turned)])].filter((other) => isSlip(word, other));
    const unlike = (other) => Math.abs(other.length - word.length) + (other[0] === word[0] ? 0 : 2);
    return near.sort((a, b) => unlike(a) - unlike(b)).slice(0, 2);
  };

  // Services that have a word, with how well each one fits; and the words taken for it.
  const find = async (contents, word, isLast) => {
    const services = new Map();
    let taken = word;
    const add = (list, kind) => {
      for (const [service, weight] of list)
        services.set(service, Math.max(services.get(service) ?? 0, (weight + 1) * kind));
    };
    for (const [other, list] of await page(contents, word))
      if (other === word) add(list, EXACT);
      else if (root(other) === root(word)) add(list, FORM);
    if (word.length > 1 && (isLast || !services.size)) {
      const begun = (await list("w", contents.w, word, 1)).filter((other) => other !== word);
      begun.sort((a, b) => a.length - b.length);
      const pages = new Set(), near = begun.filter((other) => {
        const number = pageOf(contents.k, root(other));
        return pages.has(number) || pages.size < 2 && pages.add(number);
      });
      for (const other of near)
        for (const [found, list] of await page(contents, other)) if (found === other) add(list, BEGUN);
    }
    // One letter makes another word of a short one: "beda" is not "bea".
    if (word.length > 5 && !services.size)
      for (const other of await slips(contents, word)) {
        taken = other;
        for (const [found, list] of await page(contents, other)) if (found === other) add(list, SLIP);
      }
    return { services, taken };
  };

  return {
    root,
    words,
    // The services that fit a query, the best ones first.
    async search(query) {
      const all = words(query), telling = all.filter((word) => !empty.includes(word));
      const asked = [...new Set(telling.length ? telling : all)].slice(0, 6);
      if (!asked.length) return { hits: [], partial: false, taken: [] };
      const contents = await file("contents.json", "json");
      const found = await Promise.all(asked.map((word, number) => find(contents, word, number === asked.length - 1)));
      const scores = new Map();
      for (const { services } of found) {
        const rare = Math.log(1 + contents.services / services.size);
        for (const [service, fit] of services) {
          const [count, score] = scores.get(service) ?? [0, 0];
          scores.set(service, [count + 1, score + fit * rare]);
        }
      }
      const most = Math.max(0, ...[...scores.values()].map(([count]) => count));
      const hits = [...scores].filter(([, [count]]) => count === most)
        .sort(([a, [, left]], [b, [, right]]) => right - left || a - b).map(([service]) => service);
      return { hits, partial: most < asked.length, taken: found.map(({ taken }) => taken), asked };
    },
    // What is shown of some hits; its parts are described in generator/src/view/search.rs.
    async show(hits) {
      const { page } = await file("contents.json", "json");
      return Promise.all(hits.map(async (service) =>
        (await file(`d${Math.floor(service / page)}.json`, "json"))[service % page]));
    },
  };
};

if (typeof document !== "undefined") {
  const SHOWN = 10;
  const area = document.querySelector("[data-search]"), said = area.dataset;
  const field = document.getElementById("cari"), form = field.form;
  const status = area.querySelector("[role=status]"), results = area.querySelector("ol"), more = area.querySelector("button");
  const search = loketSearch(async (name, kind) => {
    const answer = await fetch(said.search + name);
    if (!answer.ok) throw new Error(answer.status);
    return answer[kind]();
  });
  let latest = 0, left = [];

  const part = (kind, name, text, language) => {
    const made = Object.assign(document.createElement(kind), { className: name, textContent: text });
    if (language) made.lang = language;
    return made;
  };
  const row = ([title, address, agency, titleLanguage, agencyLanguage, summary, summaryLanguage, facts]) => {
    const item = part("li", "loket-card", ""), link = part("a", "loket-card__link", title, titleLanguage);
    link.href = address;
    const below = [[summary, summaryLanguage], [facts], [agency, agencyLanguage]].filter(([text]) => text);
    item.append(link, ...below.map(([text, language]) => part("p", "loket-card__summary", text, language)));
    return item;
  };
  const append = async (turn) => {
    const rows = await search.show(left.slice(0, SHOWN));
    if (turn !== latest) return;
    left = left.slice(SHOWN);
    const items = rows.map(row);
    results.append(...items);
    more.hidden = !left.length;
    return items[0];
  };
  const count = ({ hits, partial, taken, asked }) => {
    if (!hits.length) return said.none;
    const words = partial ? said.partial : hits.length === 1 ? said.one : said.many;
    const corrected = asked.some((word, number) => word !== taken[number]);
    return words.replace("{count}", hits.length) + (corrected ? ` ${said.taken.replace("{words}", taken.join(" "))}` : "");
  };
  const answer = async () => {
    const turn = ++latest;
    try {
      const found = await search.search(field.value);
      if (turn !== latest) return;
      results.replaceChildren();
      left = found.hits;
      await append(turn);
      if (turn === latest) status.textContent = field.value.trim() ? count(found) : "";
    } catch {
      if (turn === latest) status.textContent = said.failed;
    }
  };

  let waiting;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(answer, 300);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    history.replaceState(null, "", `?q=${encodeURIComponent(field.value)}`);
    answer();
  });
  more.addEventListener("click", async () => (await append(latest))?.querySelector("a").focus());
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  area.hidden = false;
  if (field.value) answer();
}
