// The queue: one file at a time, in order, waiting out bad signal, kept until it has arrived.
import { fingerprint } from "./bytes.js";
import { FULL, NoSignal, Refused } from "./errors.js";
import { forget, hold, left, save } from "./keep.js";
import { isPhoto, shrink } from "./photo.js";
import { discard, send } from "./tus.js";

const PAUSES_S = [1, 2, 5, 10, 20, 30];
const UNREADABLE = "Berkas ini tidak lagi dapat dibaca di perangkat ini. Pilih berkasnya lagi.";
const LATER = new Set([0, 403, FULL]);
const EMPTY = "Berkas ini kosong. Pilih berkas yang berisi.";

const idOf = (url) => url.split("/").pop();
let counter = 0;

/**
 * A queue of uploads. `options`: endpoint, owner, token, limit (bytes), changed(item) after every change of an item.
 * States of an item: waiting, preparing, sending, signal, failed, full, done, then shelved (off the list) or gone.
 */
export function queue({ endpoint, owner, token, limit, tooLarge, changed }) {
  const items = [];
  let running = false;
  let wake = null;

  const set = (item, state, words = "") => {
    Object.assign(item, { state, words });
    changed(item);
  };

  async function enter(item, at = items.length) {
    item.release = await hold(item.id);
    if (!item.release || items.some((other) => other.id === item.id)) return;
    Object.assign(item, { sent: 0, stop: new AbortController() });
    items.splice(at, 0, item);
    set(item, "waiting");
  }

  const fresh = (file, more) => {
    counter += 1;
    return {
      id: `${Date.now()}-${counter}-${Math.random().toString(36).slice(2, 8)}`, at: Date.now(), owner, endpoint, file,
      name: file.name, modified: file.lastModified, folder: "", sha256: "", url: "", small: "", ...more,
    };
  };

  function flawOf(file) {
    if (file.size === 0) return EMPTY;
    return file.size > limit ? tooLarge : "";
  }

  const originalOf = (item) => items.find((other) => other.smallItem === item.id);
  const saveUnlessGone = async (item) => { if (item.state !== "gone") await save(item); };

  async function makeSmall(item) {
    const small = await shrink(item.file);
    if (!small) return;
    if (item.keep && !originalOf(item)) {
      const original = fresh(item.file, { folder: item.folder, original: true, smallItem: item.id });
      await save(original);
      await enter(original, items.indexOf(item) + 1);
    }
    Object.assign(item, { file: small, name: small.name });
  }

  async function prepare(item) {
    if (!item.ready && !item.original && isPhoto(item.file)) await makeSmall(item);
    item.sha256 ||= await fingerprint(item.file);
    item.ready = true;
    await saveUnlessGone(item);
  }

  /** The address of a new upload is kept at once; a waiting original learns whose it is. */
  async function keepAddress(item) {
    await saveUnlessGone(item);
    const original = originalOf(item);
    if (!original) return;
    original.small = idOf(item.url);
    await save(original);
  }

  async function deliver(item) {
    const flaw = flawOf(item.file);
    if (flaw) throw new Refused(400, flaw);
    set(item, "preparing");
    await prepare(item);
    if (item.state === "gone") return;
    set(item, "sending");
    await send(item, {
      endpoint, token, stop: item.stop.signal, save: keepAddress,
      progress: (sent) => {
        item.sent = sent;
        if (item.state === "sending") changed(item);
      },
    });
    await forget(item);
    item.release();
    set(item, "done");
  }

  /** What failed for good is not tried again after a reload; what only needs a new sign-in or more room is. */
  async function fail(item, error) {
    const known = error instanceof Refused;
    set(item, error.status === FULL ? "full" : "failed", known ? error.message : UNREADABLE);
    if (!known || !LATER.has(error.status)) await forget(item);
  }

  /** Waits for the line: until the browser says it is back, or a while that grows. */
  const pause = (seconds) => new Promise((resolve) => {
    wake = resolve;
    setTimeout(resolve, seconds * 1000 * (0.75 + Math.random() / 2));
  });

  async function run() {
    if (running) return;
    running = true;
    let failures = 0;
    for (let item; (item = items.find((one) => one.state === "waiting" || one.state === "signal"));) {
      if (navigator.onLine === false) {
        for (const one of items) if (one.state === "waiting") set(one, "signal");
        await pause(30);
        continue;
      }
      try {
        await deliver(item);
        failures = 0;
        for (const one of items) if (one.state === "signal") set(one, "waiting");
      } catch (error) {
        if (item.state === "gone") continue;
        if (!(error instanceof NoSignal)) {
          await fail(item, error);
          continue;
        }
        item.stop = new AbortController();
        for (const one of items) if (one.state === "waiting" || one === item) set(one, "signal");
        await pause(PAUSES_S[Math.min(failures, PAUSES_S.length - 1)]);
        failures += 1;
      }
    }
    running = false;
  }

  addEventListener("online", () => wake?.());
  addEventListener("offline", () => items.forEach((item) => { if (item.state === "sending") item.stop.abort(); }));

  return {
    items,
    /** Takes files into the queue; with `keep` photos are sent as they are, too, after their smaller copy. */
    async add(files, keep) {
      for (const { file, folder } of files) {
        const item = fresh(file, { folder, keep });
        if (!flawOf(file)) await save(item);
        await enter(item);
      }
      run();
    },
    /** Takes up what an earlier page left; how many files. */
    async resume() {
      const before = items.length;
      for (const item of await left(owner, endpoint)) await enter(item);
      run();
      return items.length - before;
    },
    /** Something that the server made and that stands in the list like what was sent. */
    arrived({ id, name, size }) {
      const item = { id, name, url: `${endpoint}${id}`, file: { size, type: "" }, sent: size, release() {}, stop: new AbortController() };
      items.push(item);
      set(item, "done");
    },
    /** Takes what has arrived off the list, because the page shows it elsewhere. */
    shelve() {
      for (const item of items.filter(({ state }) => state === "done")) {
        items.splice(items.indexOf(item), 1);
        set(item, "shelved");
      }
    },
    async cancel(item) {
      const { state } = item;
      const original = originalOf(item);
      items.splice(items.indexOf(item), 1);
      set(item, "gone");
      item.stop.abort();
      if (item.url && state !== "done") discard(item.url, token);
      await forget(item);
      item.release();
      if (original) await this.cancel(original);
    },
    retry(item) {
      item.stop = new AbortController();
      set(item, "waiting");
      run();
    },
  };
}
