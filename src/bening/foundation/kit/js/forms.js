// Sending once, leaving with unsaved changes, keeping what was typed.
import { all, enhance, make, notify, stored } from "./dom.js";

const PREFIX = "kit:isian:";
const RESEND_AFTER_MS = 8000;
const KEPT = "input:not([type=hidden]):not([type=password]):not([type=file]):not([name=pilih]), textarea, select";
const dirty = new Set();

const isRefused = () => (performance.getEntriesByType("navigation")[0]?.responseStatus ?? 200) >= 400;

function guardSending(event) {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "1";
  dirty.delete(form);
  if ("forget" in form.dataset) forgetAll();
  const button = event.submitter;
  button?.setAttribute("aria-busy", "true");
  setTimeout(() => release(form), RESEND_AFTER_MS);
}

function release(form) {
  delete form.dataset.sent;
  for (const button of all("[aria-busy]", form)) button.removeAttribute("aria-busy");
}

const keyOf = (form) => `${PREFIX}${location.pathname}:${form.dataset.keep}`;
const fields = (form) => [...form.elements].filter((field) => field.name && field.matches(KEPT));

function read(form) {
  return fields(form).map((field) => [field.name, field.value, field.matches("[type=radio],[type=checkbox]") ? field.checked : null]);
}

function write(form, rows) {
  for (const field of fields(form)) {
    const tick = field.matches("[type=radio],[type=checkbox]");
    const row = rows.find(([name, value]) => name === field.name && (!tick || value === field.value));
    if (!row) continue;
    if (tick) field.checked = row[2];
    else [, field.value] = row;
  }
}

function keep(form) {
  const key = keyOf(form);
  const fresh = read(form);
  const saved = JSON.parse(stored("sessionStorage", key) ?? "null");
  if (saved && !document.querySelector("[data-focus]") && JSON.stringify(saved.rows) !== JSON.stringify(fresh)) {
    write(form, saved.rows);
    const undo = make("button", { type: "button", class: "button button--secondary button--small" }, "Buang isian itu");
    const box = notify("info", "Isian yang belum tersimpan dikembalikan ke formulir ini.", make("p", {}, undo));
    undo.addEventListener("click", () => {
      write(form, fresh);
      stored("sessionStorage", key, null);
      dirty.delete(form);
      box.remove();
    });
  }
  let timer;
  const save = () => stored("sessionStorage", key, JSON.stringify({ rows: read(form) }));
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(save, 400);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    stored("sessionStorage", key, JSON.stringify({ rows: read(form), sent: true }));
  });
}

function keptKeys() {
  try {
    return Object.keys(sessionStorage).filter((key) => key.startsWith(PREFIX));
  } catch {
    return [];
  }
}

/** At signing out: what was typed, and files that wait to be uploaded, are not for the next person at this device. */
function forgetAll() {
  for (const key of keptKeys()) stored("sessionStorage", key, null);
  try {
    indexedDB.deleteDatabase("bening-unggahan");
  } catch { /* the browser forbids storage */ }
}

/** What was sent and accepted need not be kept; what the server refused stays. */
function forgetSent() {
  if (isRefused()) return;
  for (const key of keptKeys()) {
    if (JSON.parse(stored("sessionStorage", key)).sent) stored("sessionStorage", key, null);
  }
}

export function forms() {
  forgetSent();
  document.addEventListener("submit", guardSending);
  addEventListener("pageshow", (event) => { if (event.persisted) all("form[data-sent]").forEach(release); });
  enhance("form[data-guard]", (form) => form.addEventListener("input", () => dirty.add(form)));
  enhance("form[data-keep]", keep);
  addEventListener("beforeunload", (event) => {
    if ([...dirty].some((form) => form.isConnected)) event.preventDefault();
  });
  document.querySelector("[data-focus]")?.focus();
}
