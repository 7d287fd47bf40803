// Fills a document in with what was typed in the form that offers it.
//
// The answers go from one tab of this browser to the next through its own
// session storage, and are taken out of it at once: they are in no address, and
// are sent nowhere. Without this script, people write them by hand.
(() => {
  const KEY = "loket-document";

  const shown = (control) => {
    if (control instanceof HTMLSelectElement) {
      return control.value && control.selectedOptions[0].label;
    }
    if (control.type === "radio" || control.type === "checkbox") {
      return control.checked ? control.labels[0].textContent.trim() : "";
    }
    return control.value.trim();
  };

  // A date has three controls; an answer may have several that are checked.
  const answer = (form, name) => {
    const date = ["hari", "bulan", "tahun"].map((part) => `${name}-${part}`);
    const isAsked = (control) => control.name === name || date.includes(control.name);
    const controls = [...form.elements].filter((control) => isAsked(control) && control.type !== "file");
    const separator = controls.some((control) => control.type === "checkbox") ? ", " : " ";
    return controls.map(shown).filter(Boolean).join(separator);
  };

  const offer = (form, link) => {
    // Another tab, so that what is typed here stays; as its opener, so that it gets a copy of the storage.
    link.target = "_blank";
    link.rel = "opener";
    link.append(` ${link.dataset.newTab}`);
    link.addEventListener("click", () => {
      const answers = link.dataset.fills.split(" ").map((name) => [name, answer(form, name)]);
      try {
        const carried = { to: link.pathname, answers: Object.fromEntries(answers) };
        sessionStorage.setItem(KEY, JSON.stringify(carried));
        setTimeout(() => sessionStorage.removeItem(KEY), 1000);
      } catch {
        // Storage is switched off: the document stays blank.
      }
    });
  };

  const fill = (blanks) => {
    let carried;
    try {
      carried = JSON.parse(sessionStorage.getItem(KEY));
      sessionStorage.removeItem(KEY);
    } catch {
      return;
    }
    if (carried?.to !== location.pathname) {
      return;
    }
    for (const blank of blanks) {
      blank.textContent = carried.answers[blank.dataset.field] ?? "";
    }
    if ([...blanks].some((blank) => blank.textContent)) {
      document.querySelector("[data-filled]").hidden = false;
    }
  };

  const offerAll = () => {
    const form = document.querySelector(".loket-form");
    form?.querySelectorAll("a[data-fills]").forEach((link) => offer(form, link));
    return form;
  };
  // A refusal brings the form anew (form.js).
  document.addEventListener("loket:form", offerAll);
  if (!offerAll()) {
    fill(document.querySelectorAll(".loket-blank"));
  }
})();
