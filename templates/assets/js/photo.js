// Makes photos ready on the applicant's own device: upright, no larger than the question takes,
// and without where and with what they were taken; and shows each before it is sent.
//
// A photo is painted and written anew, so that nothing goes but what is seen. On a device
// with a touch screen a button opens the camera. Without this script files go as they are.
self.loketPhoto = (() => {
  const LONGEST = 1600, SMALL = 300_000, SHOWN = 320, SMALLEST = 400;
  const ready = new WeakMap();
  // One after the other: a cheap phone has not the memory for several at once.
  let turn = Promise.resolve();

  const isPhoto = (file) => /^image\//.test(file.type) || /\.hei[cf]$/i.test(file.name);

  const node = (name, className, ...inside) => {
    const made = Object.assign(document.createElement(name), { className });
    made.append(...inside);
    return made;
  };

  const painted = (picture, longest) => {
    const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const context = canvas.getContext("2d");
    context.fillStyle = "#fff";
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return canvas;
  };

  const written = async (picture, longest, type, name) => {
    const canvas = painted(picture, longest);
    const bytes = await new Promise((done) => canvas.toBlob(done, type, 0.85));
    const ending = type === "image/png" ? "png" : "jpg";
    return bytes?.type === type && new File([bytes], `${name.replace(/\.\w+$/, "")}.${ending}`, { type });
  };

  // The first that fits of what a photo can become: what is small keeps its size, and what
  // is drawn stays sharp.
  const smaller = async (picture, file, field) => {
    const takes = (type) => field.accept.includes(type), limit = +field.dataset.photo;
    const whole = file.size < SMALL ? Infinity : LONGEST;
    if (takes("image/png") && (file.type === "image/png" || !takes("image/jpeg"))) {
      const drawn = await written(picture, whole, "image/png", file.name);
      if (drawn && (!takes("image/jpeg") || drawn.size <= Math.min(SMALL, limit))) return drawn;
    }
    for (let longest = whole; ; longest = Math.min(longest, LONGEST) * 0.75) {
      const photo = await written(picture, longest, "image/jpeg", file.name);
      if (!photo || photo.size <= limit || longest < SMALLEST) return photo;
    }
  };

  // What is sent in place of a file, and how it looks; a file that is no photo, or is one that this
  // browser cannot read, is sent as it is.
  const made = async (file, field) => {
    const kept = { file };
    if (!field.dataset.photo || !isPhoto(file)) return kept;
    try {
      // Its orientation is not in the new file, so the picture comes upright.
      const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
      const photo = await smaller(picture, file, field);
      const canvas = painted(picture, SHOWN);
      picture.close();
      return photo ? { file: photo, canvas } : kept;
    } catch {
      return kept;
    }
  };

  const prepared = (file, field) => {
    if (!ready.has(file)) ready.set(file, (turn = turn.then(() => made(file, field))));
    return ready.get(file);
  };

  const figure = ({ file, canvas }, said) => {
    const size = new Intl.NumberFormat(document.documentElement.lang).format(Math.ceil(file.size / 1024));
    const caption = node("figcaption", "", `${file.name}, ${size} KB${canvas ? "" : `. ${said.photoAsIs}`}`);
    return node("figure", "loket-photos__photo", ...(canvas ? [canvas] : []), caption);
  };

  const show = async (field) => {
    const said = field.form.dataset, files = [...field.files];
    const photos = await Promise.all(files.filter(isPhoto).map((file) => prepared(file, field)));
    // Others may have been chosen in the meantime.
    if (files.length !== field.files.length || files.some((file, place) => file !== field.files[place])) return;
    const note = photos.some(({ canvas }) => canvas) ? [node("p", "", said.photoReady)] : [];
    field.parentElement.querySelector(".loket-photos").replaceChildren(...photos.map((one) => figure(one, said)), ...note);
  };

  // One more way, and never the only one: the question itself still opens pictures and files.
  const offerCamera = (field, button) => {
    const camera = Object.assign(document.createElement("input"), { type: "file", accept: "image/*" });
    camera.setAttribute("capture", "environment");
    button.addEventListener("click", () => camera.click());
    camera.addEventListener("change", () => {
      const chosen = new DataTransfer();
      const all = [...(field.multiple ? field.files : []), ...camera.files];
      all.forEach((file) => chosen.items.add(file));
      field.files = chosen.files;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    });
  };

  const all = () => document.querySelectorAll(".loket-form [data-photo]");
  const begin = () => {
    for (const field of all()) {
      const photos = node("div", "loket-photos");
      photos.setAttribute("aria-live", "polite");
      field.after(photos);
      if (!matchMedia("(any-pointer: coarse)").matches) continue;
      const name = node("span", "loket-hidden", `: ${field.labels[0].textContent.trim()}`);
      const button = node("button", "loket-minor", field.form.dataset.takePhoto, name);
      button.type = "button";
      offerCamera(field, button);
      field.after(button);
    }
    all().forEach(show);
  };

  begin();
  document.addEventListener("change", ({ target }) => target.matches("[data-photo]") && show(target));
  // A refusal brings the form anew (form.js), and Back what was chosen before.
  document.addEventListener("loket:form", begin);
  addEventListener("pageshow", () => all().forEach(show));
  return async (file, field) => (await prepared(file, field)).file;
})();
