// A table pasted from Word or Excel keeps its cells: its HTML goes into the hidden field named by data-paste-html.
import { enhance } from "./dom.js";

const MOST = 3_000_000;

function keepTable(area) {
  const hidden = document.getElementById(area.dataset.pasteHtml);
  area.addEventListener("paste", (event) => {
    const html = event.clipboardData?.getData("text/html") ?? "";
    hidden.value = /<table/i.test(html) && html.length < MOST ? html : "";
    hidden.dataset.fresh = hidden.value ? "1" : "";
  });
  area.addEventListener("input", () => {
    if (hidden.dataset.fresh) hidden.dataset.fresh = "";
    else hidden.value = "";
  });
}

export function paste() {
  enhance("[data-paste-html]", keepTable);
}
