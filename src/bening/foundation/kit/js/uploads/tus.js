// The tus protocol 1.0.0 as the sender needs it: create, ask where it stands, send parts, throw away.
import { base64, bytesOf, digest } from "./bytes.js";
import { FULL, NoSignal, Refused } from "./errors.js";

const LEAST = 64 * 1024;
const MOST = 4 * 1024 * 1024;
const PATIENCE_MS = 60000;
const QUICK_MS = 2000;
const MISTAKES = 3;
const AGAIN = new Set([404, 409, 410, 460]);

const WORDS = {
  0: "Sesi Anda berakhir. Muat ulang halaman ini lalu masuk lagi; unggahan berlanjut sesudahnya.",
  403: "Anda tidak dapat mengunggah di sini. Muat ulang halaman ini.",
  413: "Berkas ini terlalu besar untuk server. Perkecil atau bagi berkasnya.",
  422: "Server tidak dapat memakai berkas ini. Muat ulang halaman ini, lalu coba lagi.",
  507: "Penyimpanan penuh. Beri tahu administrator, lalu coba lagi nanti.",
};

let size = 512 * 1024;

async function ask(method, url, { token, stop }, headers = {}, body = undefined) {
  const inner = new AbortController();
  const abort = () => inner.abort();
  const timer = setTimeout(abort, PATIENCE_MS);
  stop.addEventListener("abort", abort);
  let answer;
  try {
    answer = await fetch(url, {
      method, body, redirect: "manual", signal: inner.signal,
      headers: { "Tus-Resumable": "1.0.0", "X-CSRFToken": token, ...headers },
    });
  } catch {
    throw new NoSignal();
  } finally {
    clearTimeout(timer);
    stop.removeEventListener("abort", abort);
  }
  if ((answer.status >= 500 && answer.status !== FULL) || answer.status === 429) throw new NoSignal();
  if (answer.ok && !answer.headers.has("Tus-Resumable")) throw new NoSignal(); // a sign-in page of some public network
  if (answer.ok) return answer;
  const told = /^text\/plain/.test(answer.headers.get("Content-Type") ?? "") ? await answer.text() : "";
  throw new Refused(answer.status, told || (WORDS[answer.status] ?? `Server menolak berkas ini (kode ${answer.status}).`));
}

const offsetOf = (answer) => Number(answer.headers.get("Upload-Offset"));

async function create(item, ways) {
  const told = {
    filename: item.name, filetype: item.file.type, sha256: item.sha256, folder: item.folder,
    lastModified: item.modified ? String(item.modified) : "", small: item.small ?? "",
  };
  const pairs = Object.entries(told).filter(([, value]) => value)
    .map(([key, value]) => `${key} ${base64(new TextEncoder().encode(value))}`);
  const answer = await ask("POST", ways.endpoint, ways, {
    "Upload-Length": String(item.file.size), "Upload-Metadata": pairs.join(","),
  });
  item.url = answer.headers.get("Location");
  await ways.save(item);
  return offsetOf(answer);
}

async function part(item, offset, ways) {
  const body = await bytesOf(item.file.slice(offset, offset + size));
  const began = performance.now();
  try {
    const answer = await ask("PATCH", item.url, ways, {
      "Content-Type": "application/offset+octet-stream",
      "Upload-Offset": String(offset),
      "Upload-Checksum": `sha256 ${base64(await digest(body))}`,
    }, body);
    if (performance.now() - began < QUICK_MS) size = Math.min(MOST, size * 2);
    return offsetOf(answer);
  } catch (error) {
    if (error instanceof NoSignal) size = Math.max(LEAST, size / 2);
    throw error;
  }
}

/**
 * Sends a file to its end, from wherever the server has it. `ways`: endpoint, token, stop (AbortSignal), save(item),
 * progress(bytes). Throws NoSignal or Refused.
 */
export async function send(item, ways) {
  for (let mistakes = 0; ;) {
    try {
      let offset = item.url ? offsetOf(await ask("HEAD", item.url, ways)) : await create(item, ways);
      ways.progress(offset);
      while (offset < item.file.size) {
        offset = await part(item, offset, ways);
        ways.progress(offset);
      }
      return;
    } catch (error) {
      mistakes += 1;
      if (!AGAIN.has(error.status) || mistakes > MISTAKES) throw error;
      if (error.status === 404 || error.status === 410) item.url = "";
    }
  }
}

/** Takes back what was sent so far; without a line the server forgets it by itself after a week. */
export const discard = (url, token) => ask("DELETE", url, { token, stop: new AbortController().signal }).catch(() => {});
