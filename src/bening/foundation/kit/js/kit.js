// Everything here is a comfort: each page does its whole job without it.
import { actions } from "./actions.js";
import { cells } from "./cells.js";
import { dates } from "./dates.js";
import { forms } from "./forms.js";
import { htmx } from "./htmx.js";
import { keys } from "./keys.js";
import { lazyUploads } from "./lazy.js";
import { paste } from "./paste.js";
import { rows } from "./rows.js";

document.documentElement.classList.add("js");
for (const start of [actions, dates, cells, forms, rows, keys, lazyUploads, paste, htmx]) start();
