// What buttons do: dialogs, copying, printing, the theme; menus that close; files that are dropped.
import { all, announce, enhance } from "./dom.js";

const THEMES = { "": "ikut perangkat", light: "terang", dark: "gelap" };
const YEAR_S = 31536000;

function showTheme() {
  for (const word of all("[data-theme-word]")) word.textContent = THEMES[document.documentElement.dataset.theme ?? ""];
}

function nextTheme() {
  const names = Object.keys(THEMES);
  const next = names[(names.indexOf(document.documentElement.dataset.theme ?? "") + 1) % names.length];
  if (next) document.documentElement.dataset.theme = next;
  else delete document.documentElement.dataset.theme;
  document.cookie = `tema=${next};path=/;max-age=${next ? YEAR_S : 0};samesite=lax`;
  showTheme();
  announce(`Tampilan ${THEMES[next]}`);
}

async function copy(button) {
  const source = document.getElementById(button.dataset.target);
  source.select?.();
  try {
    await navigator.clipboard.writeText(source.value ?? source.textContent);
  } catch {
    document.execCommand("copy");
  }
  const label = button.querySelector("span");
  const before = label.textContent;
  label.textContent = "Tersalin";
  announce("Tersalin");
  setTimeout(() => { label.textContent = before; }, 2000);
}

const DOES = {
  print: () => print(),
  copy,
  theme: nextTheme,
  close: (button) => button.closest("dialog")?.close(),
  keys: () => document.dispatchEvent(new Event("kit:keys")),
};

function click(event) {
  const button = event.target.closest("[data-does]");
  if (button) DOES[button.dataset.does]?.(button);
  const opener = event.target.closest("[data-dialog]");
  const dialog = opener && document.getElementById(opener.dataset.dialog);
  if (dialog?.showModal && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    dialog.showModal();
  }
  if (event.target.matches?.("dialog.dialog")) event.target.close();
  for (const menu of all("details:is(.menu, .bottom__more)[open]")) if (!menu.contains(event.target)) menu.open = false;
}

function escape(event) {
  const menu = event.key === "Escape" && event.target.closest?.("details:is(.menu, .bottom__more)[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
}

function acceptDrops(box) {
  const input = box.querySelector("input[type=file]");
  const over = (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    box.classList.toggle("over", event.type === "dragover");
  };
  box.addEventListener("dragover", over);
  box.addEventListener("dragleave", over);
  box.addEventListener("drop", (event) => {
    over(event);
    const files = [...event.dataTransfer.files];
    if (!files.length) return;
    const list = new DataTransfer();
    for (const file of input.multiple ? files : files.slice(0, 1)) list.items.add(file);
    input.files = list.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

/** A part of the page that opens to be filled in: its first field takes the focus. */
function enter(event) {
  if (event.target.matches?.("details[data-enter][open]")) event.target.querySelector("input:not([type=hidden]), textarea, select")?.focus();
}

export function actions() {
  document.addEventListener("click", click);
  document.addEventListener("keydown", escape);
  document.addEventListener("toggle", enter, true);
  enhance("[data-drop]", acceptDrops);
  showTheme();
}
