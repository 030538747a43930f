// Photos that have arrived, put in order and made one PDF by the server.
import { icon, make, notify } from "../dom.js";

const REFUSED = {
  507: "Penyimpanan penuh. Beri tahu administrator, lalu coba lagi nanti.",
  other: "Server tidak menerima foto-foto ini. Muat ulang halaman ini.",
};
const PHOTO = /^image\/(jpeg|png|webp)$/;

/** Watches a queue; `box` appears as soon as there are two photos. `made(upload)` is told of the PDF. */
export function photosToPdf(box, { address, token, made }) {
  const place = box.querySelector("ol");
  const name = box.querySelector("input");
  const send = box.querySelector("[data-photos-send]");
  const rows = new Map();

  const move = (element, up, focus) => {
    const other = up ? element.previousElementSibling : element.nextElementSibling;
    if (other) other[up ? "before" : "after"](element);
    focus.focus();
  };

  function row(item) {
    const id = `foto-${rows.size + 1}-${item.id}`;
    const tick = make("input", { type: "checkbox", id, value: item.url.split("/").pop() });
    tick.checked = true;
    const element = make("li", { class: "queue__item" }, make("div", { class: "choice" }, tick, make("label", { for: id }, item.name)));
    const buttons = make("div", { class: "queue__buttons" });
    for (const [up, words] of [[true, "Naikkan"], [false, "Turunkan"]]) {
      const press = make("button", { type: "button", class: "button button--quiet button--small button--icon" },
        icon(up ? "arrow-up" : "arrow-down"), make("span", { class: "visually-hidden" }, `${words} ${item.name}`));
      press.addEventListener("click", () => move(element, up, press));
      buttons.append(press);
    }
    element.append(buttons);
    return element;
  }

  send.addEventListener("click", async () => {
    const ticks = [...place.querySelectorAll("input:checked")];
    const form = new FormData();
    form.append("nama", name.value);
    for (const tick of ticks) form.append("pilih", tick.value);
    send.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, {
        method: "POST", body: form, redirect: "manual", headers: { Accept: "application/json", "X-CSRFToken": token },
      });
      if (!answer.ok) throw new Error(answer.status === 422 ? await answer.text() : REFUSED[answer.status] ?? REFUSED.other);
      for (const tick of ticks) tick.closest("li").remove();
      made(await answer.json(), ticks.map((tick) => tick.value));
    } catch (error) {
      notify("danger", error instanceof TypeError ? "Tidak ada sinyal. Coba lagi nanti." : error.message);
    } finally {
      send.removeAttribute("aria-busy");
      box.hidden = place.children.length < 2;
    }
  });

  return (item) => {
    if (item.state === "gone") {
      rows.get(item)?.remove();
      rows.delete(item);
    } else if (item.state === "done" && !item.original && !rows.has(item) && PHOTO.test(item.file.type)) {
      rows.set(item, place.appendChild(row(item)));
    }
    box.hidden = place.children.length < 2;
  };
}
