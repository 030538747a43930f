// Bytes of a file and their SHA-256, piece by piece: a large file never stands in memory whole, the page never stands still.
import { NoSignal } from "./errors.js";

const PIECE = 256 * 1024;

let loading;
let tries = 0;

/** The built hash.js, fetched once, when it is needed. Some browsers remember a failed address, so each try has its own. */
async function sha256() {
  loading ??= import(`${document.querySelector("script[data-hash]").dataset.hash}${tries ? `?${tries}` : ""}`);
  try {
    return (await loading).sha256;
  } catch {
    loading = undefined;
    tries += 1;
    throw new NoSignal();
  }
}

const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
export const base64 = (bytes) => btoa(String.fromCharCode(...bytes));
export const bytesOf = async (blob) => new Uint8Array(await blob.arrayBuffer());
export const digest = async (bytes) => (await sha256())(bytes);

/** The SHA-256 of a file in hexadecimal. Throws what the browser throws when the file can no longer be read. */
export async function fingerprint(file) {
  const running = (await sha256()).create();
  for (let at = 0; at < file.size; at += PIECE) running.update(await bytesOf(file.slice(at, at + PIECE)));
  return hex(running.digest());
}
