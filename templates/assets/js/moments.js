// Shows and hides at the minute what is told for a while: `data-from` is when something
// begins to show, `data-until` when it ends. The page is true without it: it names both.
(() => {
  const tell = () => {
    const now = Date.now();
    for (const told of document.querySelectorAll("[data-from], [data-until]")) {
      const { from, until } = told.dataset;
      // What is not there is no number, and neither before nor behind anything.
      told.hidden = now < Date.parse(from) || now >= Date.parse(until);
    }
  };
  tell();
  setInterval(tell, 10_000);
  document.addEventListener("loket:form", tell);
})();
