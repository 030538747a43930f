// Loaded by pages that hold a dropzone: without it the same form sends the same files in one go.
import { all, announce } from "./dom.js";
import { dropped, pasted, picked } from "./uploads/gather.js";
import { list } from "./uploads/list.js";
import { photosToPdf } from "./uploads/pdf.js";
import { queue } from "./uploads/queue.js";

const EDITABLE = "input:not([type=file]), textarea, select, [contenteditable]";
const SHOW_DONE_MS = 3000;
const ENDS = new Set(["done", "failed", "full"]);
const holdsFiles = (transfer) => transfer?.types.includes("Files");

function start(form) {
  const box = document.getElementById(`${form.id}-antrean`);
  const pdfBox = document.getElementById(`${form.id}-foto`);
  const { uploads: endpoint, owner, limit, tooLarge } = form.dataset;
  const token = form.elements.csrfmiddlewaretoken.value;
  const views = [];
  const tell = (detail) => form.dispatchEvent(new CustomEvent("kit:uploaded", { bubbles: true, detail }));
  const line = queue({
    endpoint, owner, token, limit: Number(limit), tooLarge,
    changed(item) {
      for (const view of views) view(item);
      if (item.state === "done" && !item.told && !item.original) {
        item.told = true;
        tell({ id: item.url.split("/").pop(), name: item.name });
      }
      if (item.state === "done" && !("keepDone" in form.dataset) && line.items.every(({ state }) => ENDS.has(state))) {
        setTimeout(line.shelve, SHOW_DONE_MS);
      }
    },
  });
  views.push(list(box, line.items, line));
  views.push(photosToPdf(pdfBox, {
    address: `${endpoint}foto-pdf`, token,
    made(upload, ids) {
      for (const item of [...line.items]) if (item.url && ids.includes(item.url.split("/").pop())) line.cancel(item);
      announce(`${ids.length} foto menjadi ${upload.name}.`);
      line.arrived(upload);
    },
  }));

  const keep = form.querySelector("[data-keep-original]");
  const take = (files) => {
    if (!files.length) return;
    form.closest("details")?.setAttribute("open", "");
    line.add(files, keep.checked);
  };
  for (const input of all("input[type=file]", form)) {
    input.addEventListener("change", () => {
      take(picked(input));
      input.value = "";
    });
  }
  addEventListener("dragover", (event) => {
    if (event.defaultPrevented || !holdsFiles(event.dataTransfer)) return;
    event.preventDefault();
    form.classList.add("over");
  });
  addEventListener("dragleave", (event) => { if (!event.relatedTarget) form.classList.remove("over"); });
  addEventListener("drop", async (event) => {
    form.classList.remove("over");
    if (event.defaultPrevented || !holdsFiles(event.dataTransfer)) return;
    event.preventDefault();
    take(await dropped(event.dataTransfer));
  });
  addEventListener("paste", (event) => {
    if (event.target.closest?.(EDITABLE) || !event.clipboardData?.files.length) return;
    event.preventDefault();
    take(pasted(event.clipboardData));
  });
  line.resume();
}

all("form[data-uploads]").forEach(start);
