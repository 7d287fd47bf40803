// Reloads the page when the site was built again; shows what is wrong over the last good one.
(() => {
  const script = document.currentScript;
  let version = Number(script.dataset.version);
  let overlay = null;

  const show = (text) => {
    overlay ??= document.createElement("pre");
    overlay.setAttribute("role", "alert");
    overlay.textContent = text;
    Object.assign(overlay.style, {
      position: "fixed", inset: "auto 0 0 0", maxHeight: "70vh", overflow: "auto", margin: "0",
      padding: "1rem 1.25rem", background: "#1c1917", color: "#fafaf9", borderTop: "4px solid #f97316",
      font: "14px/1.5 ui-monospace, monospace", whiteSpace: "pre-wrap", zIndex: "2147483647",
    });
    document.body.append(overlay);
  };

  const pause = () => new Promise((done) => setTimeout(done, 1000));

  const watch = async () => {
    for (;;) {
      try {
        const answer = await fetch(`/__loket/changes?after=${version}`, { cache: "no-store" });
        const changes = await answer.json();
        if (changes.version === version) {
          // Nothing is new: another page waits in the place of this one, which asks again.
          await pause();
          continue;
        }
        if (changes.problems === null) return location.reload();
        version = changes.version;
        show(changes.problems);
      } catch {
        await pause();
      }
    }
  };
  watch();
})();
