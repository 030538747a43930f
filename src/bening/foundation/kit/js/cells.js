// Editing a cell of a table in its place. The cell's link leads to the same form on a page of its own.
import { all, announce, enhance } from "./dom.js";

const before = new WeakMap();
let going;

const cellOf = (element) => element.closest("td, th");
const linkIn = (row, field) => row?.querySelector(`[data-cell="${field}"]`);

function open(link) {
  const cell = cellOf(link);
  before.set(cell, [...cell.childNodes]);
  window.htmx.ajax("GET", link.href, { target: cell, swap: "innerHTML" });
}

/** The same cell of the nearest row in that direction that has one. */
function along(row, field, step) {
  do row = step > 0 ? row?.nextElementSibling : row?.previousElementSibling;
  while (row && !linkIn(row, field));
  return linkIn(row, field);
}

/** The next cell to the side, going on in the next row. */
function aside(cell, step) {
  const cells = all("[data-cell], [data-inplace]", cell.closest("table")).map(cellOf);
  const next = [...new Set(cells)][[...new Set(cells)].indexOf(cell) + step];
  return next?.querySelector("[data-cell]");
}

function giveBack(form) {
  const cell = cellOf(form);
  cell.replaceChildren(...before.get(cell));
  const link = cell.querySelector("[data-cell]");
  link.focus();
  announce("Dibatalkan. Isi semula kembali.");
  return link;
}

function setup(form) {
  const field = form.querySelector("textarea, select, input:not([type=hidden])");
  const start = field.value;
  going = undefined;
  const single = !form.querySelector("[type=radio]");
  const send = (then) => {
    going = { row: form.closest("tr").id, field: form.dataset.inplace, name: form.dataset.name, then };
    form.requestSubmit();
  };
  form.addEventListener("submit", () => { going ??= { row: form.closest("tr").id, field: form.dataset.inplace, name: form.dataset.name }; });
  form.addEventListener("click", (event) => {
    if (!event.target.closest("[data-back]")) return;
    event.preventDefault();
    giveBack(form);
  });
  form.addEventListener("keydown", (event) => {
    if (event.isComposing || event.defaultPrevented) return;
    const inField = event.target === field;
    const enter = event.key === "Enter" && (event.ctrlKey || event.metaKey || (inField && !field.matches("textarea, [type=radio]")));
    const tab = event.key === "Tab" && inField && single;
    if (event.key === "Escape") giveBack(form);
    else if (enter) send("down");
    else if (tab && field.value === start) (aside(cellOf(giveBack(form)), event.shiftKey ? -1 : 1) ?? field).focus();
    else if (tab) send(event.shiftKey ? "back" : "on");
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  (form.querySelector("[type=radio]:checked") ?? field).focus();
  if (field.matches("textarea")) field.setSelectionRange(start.length, start.length);
}

/** A row came back saved: go where the key that sent it leads. */
function arrived(row) {
  if (!going || row.id !== going.row) return;
  const { field, name, then } = going;
  going = undefined;
  const link = linkIn(row, field) ?? row.querySelector("a");
  const next = then === "down" ? along(row, field, 1) : then && aside(cellOf(link), then === "on" ? 1 : -1);
  announce(`${name} tersimpan.`);
  if (then === "down" && next) open(next);
  else (next ?? link).focus();
}

export function cells() {
  if (!document.querySelector("[data-cell]")) return;
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("[data-cell]");
    if (!link || !window.htmx || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(link);
  });
  document.addEventListener("keydown", (event) => {
    const link = event.key === "F2" && event.target.closest?.("[data-cell]");
    if (link) open(link);
  });
  document.addEventListener("htmx:load", (event) => arrived(event.detail.elt));
  document.addEventListener("htmx:responseError", () => { going = undefined; });
  enhance("form[data-inplace]", setup);
}
