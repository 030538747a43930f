// Small helpers that the other modules share.

export const all = (selector, root = document) => [...root.querySelectorAll(selector)];

/** Runs `setup` once for every match, now and in what htmx brings later. */
export function enhance(selector, setup) {
  const run = (root) => {
    const found = all(selector, root);
    if (root instanceof Element && root.matches(selector)) found.push(root);
    for (const element of found) {
      const mark = `kit:${selector}`;
      if (element[mark]) continue;
      element[mark] = true;
      setup(element);
    }
  };
  run(document);
  document.addEventListener("htmx:load", (event) => run(event.detail.elt));
}

/** An element with attributes and children; text children are never read as markup. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const sprite = document.querySelector("script[data-icons]")?.dataset.icons ?? "";

export function icon(name) {
  const ns = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(ns, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(ns, "use");
  use.setAttribute("href", `${sprite}#${name}`);
  svg.append(use);
  return svg;
}

let region;

/** Says a sentence to screen readers without showing it. */
export function announce(words) {
  region ??= document.body.appendChild(make("div", { class: "visually-hidden", role: "status" }));
  region.textContent = "";
  setTimeout(() => { region.textContent = words; }, 50);
}

/** Shows a sentence among the page's messages, which are read aloud as they come. */
export function notify(kind, words, ...extra) {
  const sign = kind === "danger" ? icon("circle-alert") : icon("info");
  const box = make("div", { class: `notice notice--${kind}` }, sign, make("div", {}, make("p", {}, words), ...extra));
  const messages = document.getElementById("messages");
  messages?.append(box);
  if (messages && box.getBoundingClientRect().top < 0) box.scrollIntoView({ block: "center" });
  return box;
}

/** Storage that may be forbidden by the browser: then nothing is kept and nothing breaks. */
export function stored(storage, name, value) {
  try {
    const box = window[storage];
    if (value === undefined) return box.getItem(name);
    if (value === null) box.removeItem(name);
    else box.setItem(name, value);
  } catch { /* the browser forbids storage */ }
  return null;
}
