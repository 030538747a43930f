// Rows of lists: picking many, and walking through maps with arrows.
import { all, enhance } from "./dom.js";

function bulk(bar) {
  const form = bar.dataset.bulk;
  const noun = bar.querySelector("[data-count]").textContent;
  const boxes = () => all(`input[type=checkbox][form="${form}"]`);
  const update = () => {
    const picked = boxes().filter((box) => box.checked).length;
    bar.querySelector("[data-count]").textContent = picked ? `${picked} ${noun}` : noun;
    bar.toggleAttribute("data-on", picked > 0);
    for (const head of all(`[data-all="${form}"]`)) {
      head.checked = picked > 0 && picked === boxes().length;
      head.indeterminate = picked > 0 && picked < boxes().length;
    }
  };
  document.addEventListener("change", (event) => {
    if (event.target.dataset?.all === form) for (const box of boxes()) box.checked = event.target.checked;
    update();
  });
  update();
}

const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function grid(table) {
  table.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    let cell = event.target.closest("td");
    if (!step || !cell) return;
    event.preventDefault();
    let [x, y] = [cell.cellIndex, cell.parentElement.rowIndex];
    for (;;) {
      x += step[0];
      y += step[1];
      cell = table.rows[y]?.cells[x];
      if (!cell || cell.matches("th")) return;
      const link = cell.querySelector("a");
      if (link) return void link.focus();
    }
  });
}

export function rows() {
  enhance("[data-bulk]", bulk);
  enhance("table[data-grid]", grid);
}
