// Saves each question of a worksheet as it is answered, one after the other, and tries again where the network fails.
// Without it the buttons of the page save the same.
import { all, announce, icon, make } from "./dom.js";

const FIRST_PAUSE_MS = 2000;
const LONGEST_PAUSE_MS = 60000;
const OFFLINE = "Belum tersimpan: tidak tersambung ke peladen. Dicoba lagi sendiri; jangan tutup halaman ini.";
const SIGNED_OUT = "Belum tersimpan: Anda sudah keluar. Masuk lagi di tab lain, lalu tekan Simpan di sini.";
const REFUSED = "Belum tersimpan: peladen menolaknya. Salin isian Anda, muat ulang halaman, lalu coba lagi.";

const form = document.querySelector("form[data-answers]");
const queue = new Set();
const edits = new Map();
let busy = false;
let pause = FIRST_PAUSE_MS;
let timer;

const boxOf = (element) => element?.closest?.(".q");

function bodyOf(box) {
  const body = new URLSearchParams();
  for (const field of all("input, textarea", box)) {
    if (field.name && (field.type !== "radio" || field.checked)) body.append(field.name, field.value);
  }
  body.append("v", seen().find((pair) => pair.startsWith(`${box.id}:`)) ?? "");
  return body;
}

/** The numbers of the answers that this page shows, as "item:number". */
const seen = () => form.elements.v.value.split(" ").filter(Boolean);

function see(box) {
  const number = box.querySelector("[data-v]")?.dataset.v;
  if (number) form.elements.v.value = [...seen().filter((pair) => !pair.startsWith(`${box.id}:`)), `${box.id}:${number}`].join(" ");
}

function edited(box) {
  edits.set(box, (edits.get(box) ?? 0) + 1);
  box.classList.add("q--unsaved");
}

/** A sentence that stays at its question until it is saved. */
function complain(box, words) {
  const place = box.querySelector(":scope > div");
  for (const old of all(".q__fail, [data-told]", place)) old.remove();
  place.prepend(make("p", { class: "error q__fail" }, icon("circle-alert"), make("span", {}, words)));
  announce(words);
}

/** Puts each part of the answer in the place of the element with the same id. */
function place(page) {
  for (const part of [...new DOMParser().parseFromString(page, "text/html").body.children]) {
    const old = document.getElementById(part.id);
    if (!old) continue;
    const held = old.contains(document.activeElement);
    old.replaceWith(part);
    if (held) {
      part.tabIndex = -1;
      part.focus({ preventScroll: true });
    }
  }
}

/** Whether the question needs no further try. */
async function send(box) {
  const before = edits.get(box);
  let answer;
  try {
    answer = await fetch(form.action, {
      method: "POST",
      body: bodyOf(box),
      headers: { "HX-Request": "true", "HX-Current-URL": location.href, "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
    });
  } catch {
    answer = undefined;
  }
  if (!answer || answer.status >= 500) {
    complain(box, OFFLINE);
    return false;
  }
  if (answer.headers.has("HX-Redirect")) complain(box, SIGNED_OUT);
  else if (!answer.ok && answer.status !== 422) complain(box, REFUSED);
  else {
    place(await answer.text());
    see(box);
    const told = box.querySelector("[data-told]")?.textContent.trim();
    if (told) announce(`${box.id}: ${told}`);
    if (answer.ok && edits.get(box) === before) {
      edits.delete(box);
      box.classList.remove("q--unsaved");
    }
  }
  return true;
}

async function drain() {
  if (busy) return;
  busy = true;
  clearTimeout(timer);
  while (queue.size) {
    const [box] = queue;
    queue.delete(box);
    if (await send(box)) {
      pause = FIRST_PAUSE_MS;
      continue;
    }
    queue.add(box);
    timer = setTimeout(drain, pause);
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    break;
  }
  busy = false;
}

function save(box) {
  queue.add(box);
  drain();
}

function start() {
  form.addEventListener("input", (event) => boxOf(event.target) && edited(boxOf(event.target)));
  form.addEventListener("change", (event) => boxOf(event.target) && save(boxOf(event.target)));
  form.addEventListener("submit", (event) => {
    if (event.submitter && "whole" in event.submitter.dataset) {
      edits.clear();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    const box = boxOf(event.submitter?.matches("[name=simpan]") ? event.submitter : document.activeElement);
    if (box) save(box);
  });
  addEventListener("online", drain);
  addEventListener("beforeunload", (event) => { if (edits.size) event.preventDefault(); });
}

if (form) start();
