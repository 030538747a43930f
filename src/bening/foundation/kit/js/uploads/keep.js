// Files on their way out, kept in IndexedDB so that a reload or a dead battery costs nothing.
// Where the browser forbids it, uploads work all the same and only end with the page.
const NAME = "bening-unggahan";
const OLD_MS = 7 * 24 * 3600 * 1000;

const done = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

let opened;

function open() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore("berkas", { keyPath: "id" });
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close(); // somebody signs out in another tab
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  });
  return opened;
}

async function files(mode, work) {
  try {
    return await done(work((await open()).transaction("berkas", mode).objectStore("berkas")));
  } catch {
    return undefined;
  }
}

const FIELDS = ["id", "at", "owner", "endpoint", "file", "name", "folder", "modified", "sha256", "url", "small", "ready", "original", "smallItem", "keep"];

export const save = (item) => files("readwrite", (box) => box.put(Object.fromEntries(FIELDS.map((name) => [name, item[name]]))));
export const forget = (item) => files("readwrite", (box) => box.delete(item.id));

/** What this person left here for this address, in the order it came; what ran out is thrown away. */
export async function left(owner, endpoint) {
  const all = (await files("readonly", (box) => box.getAll())) ?? [];
  for (const item of all) if (Date.now() - item.at > OLD_MS) await forget(item);
  return all.filter((item) => item.owner === owner && item.endpoint === endpoint && Date.now() - item.at <= OLD_MS);
}

/** Takes a file for this tab: what ends the hold, or null while another tab has it. */
export const hold = (id) => new Promise((taken) => {
  if (!navigator.locks) return taken(() => {});
  return navigator.locks.request(`${NAME}:${id}`, { ifAvailable: true }, (lock) => {
    if (!lock) return taken(null);
    return new Promise((release) => { taken(release); });
  });
});
