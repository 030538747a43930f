// Files from wherever a person has them: picked, dropped (folders too), pasted, photographed.
const MOST = 500;
const RUBBISH = /^(\.|~\$|Thumbs\.db$|desktop\.ini$)/i;

const wanted = ({ file }) => !RUBBISH.test(file.name);
const folderOf = (path) => path.replace(/^\//, "").split("/").slice(0, -1).join("/");

/** Files of an input, with the folder they stood in where a folder was picked. */
export const picked = (input) => [...input.files]
  .map((file) => ({ file, folder: folderOf(file.webkitRelativePath ?? "") })).filter(wanted);

async function walk(entry, found) {
  if (found.length >= MOST) return;
  if (entry.isFile) {
    const file = await new Promise((resolve) => { entry.file(resolve, () => resolve(null)); });
    if (file) found.push({ file, folder: folderOf(entry.fullPath) });
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    const batch = await new Promise((resolve) => { reader.readEntries(resolve, () => resolve([])); });
    if (!batch.length) return;
    for (const inner of batch) await walk(inner, found);
  }
}

/** Files and folders that were dropped, at most 500. */
export async function dropped(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.length) return [...transfer.files].map((file) => ({ file, folder: "" })).filter(wanted);
  const found = [];
  for (const entry of entries) await walk(entry, found);
  return found.filter(wanted);
}

/** Files of the clipboard; a screenshot gets a name that says when it was made. */
export function pasted(transfer) {
  const at = new Date();
  const two = (number) => String(number).padStart(2, "0");
  const stamp = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}.${two(at.getMinutes())}.${two(at.getSeconds())}`;
  return [...transfer.files].map((file) => {
    const named = file.name === "image.png" ? new File([file], `Tangkapan layar ${stamp}.png`, { type: file.type }) : file;
    return { file: named, folder: "" };
  });
}
