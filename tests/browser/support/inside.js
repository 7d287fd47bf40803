// Functions that run inside a page; each returns what is wrong, in words.

/** What is wider than the screen. */
export function overflow() {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const wide = [...document.body.querySelectorAll("*")].filter(
    (element) => element.getBoundingClientRect().right > width + 1 && getComputedStyle(element).clipPath === "none",
  );
  const names = wide.slice(0, 5).map((element) => `${element.localName}.${element.className?.baseVal ?? element.className}`);
  return [`${document.documentElement.scrollWidth} px in ${width} px: ${names.join(", ")}`];
}

/** What a thumb cannot hit: less than 44 px wide or high. */
export function smallTargets() {
  const least = 44;
  const box = (element) => {
    // A label is a part of the target of its control.
    const parts = [element, ...(element.matches("[type=checkbox], [type=radio]") ? element.labels : [])];
    const boxes = parts.map((part) => part.getBoundingClientRect());
    const [left, top] = ["left", "top"].map((side) => Math.min(...boxes.map((one) => one[side])));
    const [right, bottom] = ["right", "bottom"].map((side) => Math.max(...boxes.map((one) => one[side])));
    return { width: right - left, height: bottom - top };
  };
  const isOut = (element) => element.closest("[hidden], [aria-hidden=true], .loket-skip") || !element.checkVisibility();
  return [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
    .filter((element) => !isOut(element))
    .map((element) => ({ element, ...box(element) }))
    .filter(({ width, height }) => width > 0 && (width < least - 0.5 || height < least - 0.5))
    .map(({ element, width, height }) => `target ${Math.round(width)} × ${Math.round(height)}: ${element.outerHTML.slice(0, 90)}`);
}

/** What has the focus now, and how it shows. */
export function focused() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const top = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, innerHeight / 2));
  return {
    name: element.outerHTML.slice(0, 90),
    ringed: style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2,
    covered: box.width > 0 && top !== null && top !== element && !element.contains(top) && !top.contains(element),
    outside: box.bottom < 0 || box.top > innerHeight,
  };
}

/** How far things moved while the page came. */
export function shift() {
  return new Promise((resolve) => {
    let sum = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) sum += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
  });
}
