// SHA-256 for uploads, fetched when the first file is there. It works where crypto.subtle does not (plain http in an office).
import { sha256 } from "@noble/hashes/sha2.js";

export { sha256 };
