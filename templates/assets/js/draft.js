// Keeps a draft of the form in this browser, once the person has pressed for it and not before:
// answers and files come back after a closed tab, when they press again. It is gone when the
// form is received, when they remove it, and when any form is opened after a week.
self.loketDraft = (() => {
  const WEEK = 7 * 24 * 3600 * 1000;
  const form = () => document.querySelector(".loket-form");
  const part = (name) => document.querySelector(`[data-draft=${name}]`);
  // The same whether the answers are looked through first or not.
  const path = new URL(form().action).pathname.replace(/\/periksa$/, "");
  let keeping = false;
  // One after the other, so that nothing is kept again after it was removed.
  let turn = Promise.resolve();

  const opened = () => new Promise((done, fail) => {
    const asked = indexedDB.open("loket", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("drafts");
    asked.onsuccess = () => done(asked.result);
    asked.onerror = fail;
  });

  // Does one thing with the drafts, and returns what it asked for when it is on the disk.
  const drafts = (work) => (turn = turn.catch(() => {}).then(async () => {
    const database = await opened();
    try {
      return await new Promise((done, fail) => {
        const whole = database.transaction("drafts", "readwrite");
        const asked = work(whole.objectStore("drafts"));
        whole.oncomplete = () => done(asked?.result);
        whole.onabort = fail;
      });
    } finally {
      database.close();
    }
  }));

  const removeOld = (store) => {
    store.openCursor().onsuccess = ({ target: { result: draft } }) => {
      if (!draft) return;
      if (Date.now() - draft.value.saved > WEEK) draft.delete();
      draft.continue();
    };
  };

  const moment = (saved) =>
    new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeStyle: "short" }).format(saved);

  const say = (words, saved) => {
    part("said").textContent = words.replace("{time}", () => moment(saved));
    part("offer").querySelector("[data-draft=remove]").hidden = !keeping;
  };

  const keep = async () => {
    const said = part("said").dataset, saved = Date.now();
    const answers = [...new FormData(form())].filter(([, answer]) => answer !== "" && answer.name !== "");
    const texts = answers.filter(([, answer]) => typeof answer === "string");
    const put = (answers) => drafts((store) => keeping && store.put({ saved, answers }, path));
    try {
      await put(answers);
      if (keeping) say(said.kept, saved);
    } catch {
      // Some browsers keep no files, and some nothing at all.
      await put(texts).then(() => say(said.keptTexts, saved), () => {
        keeping = false;
        say(said.failed);
      });
    }
  };

  const remove = () => {
    keeping = false;
    return drafts((store) => store.delete(path));
  };

  const fill = (answers) => {
    const next = (name) => {
      const place = answers.findIndex(([known]) => known === name);
      return place < 0 ? "" : answers.splice(place, 1)[0][1];
    };
    for (const control of form().elements) {
      const kept = answers.filter(([name]) => name === control.name).map(([, answer]) => answer);
      if (control.type === "file") {
        const chosen = new DataTransfer();
        kept.forEach((file) => chosen.items.add(file));
        control.files = chosen.files;
      } else if (control.type === "radio" || control.type === "checkbox") {
        control.checked = kept.includes(control.value);
      } else if (control.matches("input, select, textarea")) {
        control.value = next(control.name);
      }
    }
    for (const control of form().elements) control.dispatchEvent(new Event("change", { bubbles: true }));
  };

  // The pressed button goes, so the focus needs another place.
  const close = () => {
    part("found").hidden = true;
    form().querySelector("input, select, textarea").focus();
  };

  const actions = {
    keep() {
      keeping = true;
      return keep();
    },
    async open() {
      const found = await drafts((store) => store.get(path));
      if (found) fill(found.answers);
      close();
      return actions.keep();
    },
    async remove() {
      await remove();
      if (part("found").hidden) part("keep").focus();
      else close();
      say(part("said").dataset.removed);
    },
  };

  const begin = () => (part("offer").hidden = false);
  const show = async () => {
    await drafts(removeOld);
    begin();
    const found = await drafts((store) => store.get(path));
    if (!found) return;
    part("time").textContent = moment(found.saved);
    part("found").hidden = false;
  };

  document.addEventListener("click", ({ target }) => actions[target.dataset.draft]?.());
  document.addEventListener("change", ({ target }) => keeping && target.form === form() && keep());
  document.addEventListener("visibilitychange", () => keeping && document.hidden && keep());
  // A refusal brings the form anew (form.js).
  document.addEventListener("loket:form", begin);
  // Where the browser keeps nothing there is nothing to offer.
  show().catch(() => {});

  // The form is received: nobody waits long for a browser that cannot remove a draft.
  return { forget: () => Promise.race([remove().catch(() => {}), new Promise((done) => setTimeout(done, 1000))]) };
})();
