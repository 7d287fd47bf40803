// Sends a form in the background, so that chosen files stay after a refusal, and says how
// far the sending is. The page works without it.
//
// Answers that are looked through before they are sent go without their files, which stay
// here: in their place go size and name.
//
// A refusal is the page that the server makes anyway: its main part takes the place of
// this one's, and the file fields move over with what was chosen. So what stands beside
// a field is the same with and without this script.
(() => {
  // A line on which nothing moves for so long is dead, and so is a server without an answer.
  const PATIENCE = 120_000;
  const form = () => document.querySelector(".loket-form");
  let busy = false;

  const node = (name, className, ...inside) => {
    const made = document.createElement(name);
    made.className = className;
    made.append(...inside);
    return made;
  };

  // A heading that takes the focus, as the server's summary does.
  const tell = (heading, ...texts) => {
    document.querySelector(".loket-summary")?.remove();
    const words = texts.map((text) => node("p", "", text));
    const summary = node("div", "loket-summary", node("h2", "loket-summary__heading", heading), ...words);
    summary.setAttribute("role", "alert");
    summary.tabIndex = -1;
    document.querySelector("main").prepend(summary);
    summary.focus();
  };

  const answersOf = async (form) => {
    const answers = new FormData(form);
    let size = 0;
    for (const field of form.querySelectorAll("input[type=file]")) {
      if (!field.files.length) continue;
      answers.delete(field.name);
      for (const file of field.files) {
        const sent = (await self.loketPhoto?.(file, field)) ?? file;
        size += sent.size;
        if (form.dataset.step === "look") answers.append(field.name, `${sent.size} ${sent.name}`);
        else answers.append(field.name, sent, sent.name);
      }
    }
    return { answers, size };
  };

  // Where the server asks for a proof of work (ALTCHA), finds the number after the salt.
  // Without an answer, or without the means, the form goes as it is.
  const proofOf = async (action) => {
    try {
      const answer = await fetch(`${action}/proof`, { signal: AbortSignal.timeout(9000) });
      if (answer.status !== 200) return;
      const { maxnumber, ...asked } = await answer.json(), text = new TextEncoder();
      const digest = async (number) => {
        const bytes = new Uint8Array(await crypto.subtle.digest(asked.algorithm, text.encode(asked.salt + number)));
        return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
      };
      for (let start = 0; start <= maxnumber; start += 256) {
        const found = await Promise.all(Array.from({ length: 256 }, (_, more) => digest(start + more)));
        const place = found.indexOf(asked.challenge);
        if (place >= 0) return btoa(JSON.stringify({ ...asked, number: start + place }));
      }
    } catch {}
  };

  const post = (form, answers, progress) => new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.setRequestHeader("Accept", "text/html");
    request.responseType = "document";
    let timer;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => request.abort(), PATIENCE);
    };
    request.upload.onprogress = (event) => {
      wait();
      if (event.lengthComputable) progress(event.loaded / event.total);
    };
    request.onload = () => done(request);
    request.onerror = request.onabort = fail;
    request.onprogress = wait;
    request.onloadend = () => clearTimeout(timer);
    wait();
    request.send(answers);
  });

  const replace = (page) => {
    const next = document.importNode(page.querySelector("main"), true);
    for (const old of form().querySelectorAll("input[type=file]")) {
      const fresh = next.querySelector(`input[type=file][name="${CSS.escape(old.name)}"]`);
      if (!fresh) continue;
      // The same field with the same files, but with what the server says of it.
      for (const name of ["aria-invalid", "aria-describedby"]) {
        if (fresh.hasAttribute(name)) old.setAttribute(name, fresh.getAttribute(name));
        else old.removeAttribute(name);
      }
      fresh.replaceWith(old);
    }
    // A browser that comes Back restores what differs from what the page came with.
    for (const field of next.querySelectorAll("input[type=text], input[type=email], input[type=tel], textarea")) {
      const { value } = field;
      field.defaultValue = "";
      field.value = value;
    }
    next.querySelector("[data-files-lost]")?.remove();
    // It takes the focus below: a browser complains when the button has it already.
    next.querySelector("[autofocus]")?.removeAttribute("autofocus");
    document.querySelector("main").replaceWith(next);
    document.title = page.title;
    document.dispatchEvent(new Event("loket:form"));
    next.querySelector("[tabindex]").focus();
  };

  const send = async (sent) => {
    const said = sent.dataset;
    const buttons = [...sent.elements].filter(({ type }) => type === "submit");
    const say = (words) => document.querySelectorAll(".loket-form__status").forEach((line) => (line.textContent = words));
    busy = true;
    for (const button of buttons) button.setAttribute("aria-disabled", "true");
    const progress = (part) => say(said.sending.replace("{percent}", Math.floor(part * 100)));
    progress(0);
    try {
      const { answers, size } = await answersOf(sent);
      if (size > said.limit) return tell(said.unsent, said.tooLarge);
      const proof = said.step === "send" && (await proofOf(sent.action));
      if (proof) answers.set("altcha", proof);
      const { status: code, responseURL, response } = await post(sent, answers, progress);
      if (response?.querySelector(".loket-form")) return replace(response);
      if (code < 300) {
        await self.loketDraft?.forget();
        return location.assign(responseURL);
      }
      const [heading, ...texts] = response?.querySelectorAll("main h1, main h1 ~ p:not(:has(a))") ?? [];
      tell(heading?.textContent || said.perhaps, ...(heading ? texts.map((text) => text.textContent) : [said.failed]));
    } catch {
      // It may have arrived, and the answer been lost.
      tell(said.perhaps, said.failed);
    } finally {
      busy = false;
      for (const button of buttons) button.removeAttribute("aria-disabled");
      say("");
    }
  };

  // A link to a case of the service has chosen it.
  const linked = document.getElementById(location.hash.slice(1));
  if (linked?.matches(".loket-form [type=radio]")) linked.checked = true;

  document.addEventListener("submit", (event) => {
    if (event.target !== form()) return;
    event.preventDefault();
    if (!busy) send(event.target);
  });
})();
