// Keys: only those that do something on this page, listed by "?", and single letters can be switched off.
import { all, make, stored } from "./dom.js";

const SWITCH = "kit:pintasan";
const enabled = () => stored("localStorage", SWITCH) !== "mati";
const rows = () => all("table[data-rows] tbody tr").filter((row) => row.offsetParent);
const current = () => document.querySelector(".row-current");

function walk(step) {
  const list = rows();
  const at = list.indexOf(current());
  const next = list[Math.min(Math.max(at + step, 0), list.length - 1)];
  current()?.classList.remove("row-current");
  next.classList.add("row-current");
  const link = next.querySelector("a") ?? next.querySelector("button, input");
  link?.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

const marked = (key) => {
  const selector = `[data-key="${CSS.escape(key)}"]`;
  return current()?.querySelector(selector) ?? document.querySelector(`:not(tr) > ${selector}`) ?? document.querySelector(selector);
};

/** key → [what it does in words, whether it works here, the deed] */
function table() {
  const list = rows();
  const keys = new Map([
    ["/", ["Cari", document.getElementById("cari"), () => document.getElementById("cari").focus()]],
    ["j", ["Baris berikutnya", list.length, () => walk(1)]],
    ["k", ["Baris sebelumnya", list.length, () => walk(-1)]],
    ["x", ["Pilih baris", list.some((row) => row.querySelector(".pick input")), () => current()?.querySelector(".pick input")?.click()]],
  ]);
  for (const element of all("[data-key]")) {
    const { key, keyHelp } = element.dataset;
    if (!keys.has(key)) keys.set(key, [keyHelp || element.textContent.trim(), true, () => marked(key)?.click()]);
  }
  return keys;
}

function help() {
  const list = make("dl", { class: "keys" });
  for (const [key, [words, here]] of table()) if (here) list.append(make("dt", {}, make("kbd", {}, key)), make("dd", {}, words));
  list.append(make("dt", {}, make("kbd", {}, "?")), make("dd", {}, "Daftar pintasan ini"));
  const box = make("input", { type: "checkbox", id: "kit-pintasan" });
  box.checked = enabled();
  box.addEventListener("change", () => stored("localStorage", SWITCH, box.checked ? null : "mati"));
  const choice = make("div", { class: "choice" }, box, make("label", { for: "kit-pintasan" }, "Pakai pintasan satu tombol"));
  const close = make("button", { type: "button", class: "button button--secondary", "data-does": "close" }, "Tutup");
  const dialog = make("dialog", { class: "dialog", "aria-labelledby": "kit-pintasan-judul" },
    make("h2", { id: "kit-pintasan-judul" }, "Pintasan di halaman ini"), list, choice, make("div", { class: "actions" }, close));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  if (event.target.matches("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]")) return;
  if (document.querySelector("dialog[open]") || !enabled()) return;
  const deed = event.key === "?" ? [0, true, help] : table().get(event.key);
  if (!deed?.[1]) return;
  event.preventDefault();
  deed[2]();
}

export function keys() {
  document.addEventListener("keydown", press);
  document.addEventListener("kit:keys", help);
}
