// The queue as a person sees it: a row for each file, one sentence for all, photos that become one PDF.
import { announce, icon, make } from "../dom.js";

const STATES = {
  waiting: ["clock", "Menunggu giliran"],
  preparing: ["clock", "Menyiapkan"],
  sending: ["upload", "Mengirim"],
  signal: ["wifi-off", "Menunggu sinyal"],
  failed: ["circle-alert", "Gagal"],
  full: ["circle-alert", "Penyimpanan penuh"],
  done: ["circle-check", "Terkirim"],
};
const number = new Intl.NumberFormat("id", { maximumFractionDigits: 1 });

export function sizeWords(bytes) {
  const units = ["byte", "KB", "MB"];
  let step = 0;
  for (let rest = bytes; rest >= 1024 && step < 2; rest /= 1024) step += 1;
  return `${number.format(bytes / 1024 ** step)} ${units[step]}`;
}

const button = (words, name, press) => {
  const made = make("button", { type: "button", class: "button button--quiet button--small button--icon" },
    icon(name), make("span", { class: "visually-hidden" }, words));
  made.addEventListener("click", press);
  return made;
};

function row(item, acts) {
  const words = make("p", { class: "queue__state" });
  const bar = make("progress", { max: "100", "aria-label": `Kemajuan ${item.name}` });
  const buttons = make("div", { class: "queue__buttons" });
  const name = make("p", { class: "queue__name" });
  const element = make("li", { class: "queue__item" }, make("div", {}, name, words, bar), buttons);
  const retry = button(`Coba lagi ${item.name}`, "rotate-ccw", () => acts.retry(item));
  const cancel = button(`Batalkan ${item.name}`, "x", () => acts.cancel(item));
  buttons.append(retry, cancel);
  return {
    element,
    show() {
      const [sign, state] = STATES[item.state];
      const share = Math.floor((100 * item.sent) / (item.file.size || 1));
      name.textContent = item.original ? `${item.name} (asli)` : item.name;
      element.dataset.state = item.state;
      const tail = item.state === "sending" ? ` ${share}% dari ${sizeWords(item.file.size)}` : "";
      words.replaceChildren(icon(sign), item.words || `${state}${tail}`);
      bar.hidden = !["sending", "signal"].includes(item.state) || !item.sent;
      bar.value = share;
      retry.hidden = !["failed", "full"].includes(item.state);
      cancel.hidden = item.state === "done";
    },
  };
}

/** One sentence for the whole queue: "2 dari 5 terkirim, 3 menunggu sinyal." */
export function summary(items) {
  const count = (state) => items.filter((item) => item.state === state).length;
  const parts = [`${count("done")} dari ${items.length} berkas terkirim`];
  if (count("signal")) parts.push(`${count("signal")} menunggu sinyal`);
  if (count("full")) parts.push(`${count("full")} tidak muat karena penyimpanan penuh`);
  if (count("failed")) parts.push(`${count("failed")} gagal`);
  return `${parts.join(", ")}.`;
}

/** What is worth interrupting a listener for: the line is lost or back, a file failed, all is done. */
function newsOf(items) {
  const has = (state) => items.some((item) => item.state === state);
  if (!items.length) return "";
  if (has("signal")) return "signal";
  if (has("waiting") || has("preparing") || has("sending")) return has("failed") || has("full") ? "some failed" : "busy";
  return "over";
}

/** The list inside `box`; gives back what redraws an item. */
export function list(box, items, acts) {
  const rows = new Map();
  const head = box.querySelector("[data-queue-words]");
  const place = box.querySelector("ol");
  let news = "";
  let forget = 0;
  return (item) => {
    let mine = rows.get(item);
    if (item.state === "gone" || item.state === "shelved") {
      mine?.element.remove();
      rows.delete(item);
    } else {
      if (!mine) {
        mine = row(item, acts);
        rows.set(item, mine);
        place.insertBefore(mine.element, place.children[items.indexOf(item)] ?? null);
      }
      mine.show();
    }
    box.hidden = !items.length;
    head.textContent = summary(items);
    const now = newsOf(items);
    if (now === news) return;
    news = now;
    clearTimeout(forget);
    forget = setTimeout(() => { if (now) announce(summary(items)); }, 700);
  };
}
