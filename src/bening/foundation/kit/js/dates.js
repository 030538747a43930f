// Gives a date written in words a calendar to pick from.
import { enhance, icon, make } from "./dom.js";

const MONTHS = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"];

const words = (iso) => {
  const [year, month, day] = iso.split("-").map(Number);
  return `${day} ${MONTHS[month - 1]} ${year}`;
};

function iso(text) {
  const match = /^(\d{1,2})\s+(\p{L}+)\s+(\d{4})$/u.exec(text.trim());
  const month = match ? MONTHS.findIndex((name) => name.toLowerCase() === match[2].toLowerCase()) + 1 : 0;
  return month ? `${match[3]}-${String(month).padStart(2, "0")}-${match[1].padStart(2, "0")}` : "";
}

export function dates() {
  if (!HTMLInputElement.prototype.showPicker) return;
  enhance("input[data-date]", (input) => {
    const native = make("input", { type: "date", class: "date__native", tabindex: "-1", "aria-hidden": "true" });
    const button = make("button", { type: "button", class: "date__button", "aria-label": "Pilih dari kalender" }, icon("calendar"));
    const box = make("span", { class: "date" });
    input.replaceWith(box);
    box.append(input, native, button);
    button.addEventListener("click", () => {
      native.value = iso(input.value);
      native.showPicker();
    });
    native.addEventListener("change", () => {
      if (native.value) input.value = words(native.value);
      input.dispatchEvent(new Event("input", { bubbles: true }));
      input.focus();
    });
  });
}
