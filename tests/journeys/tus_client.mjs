// tus-js-client in Node: node tus_client.mjs <uploads address> <cookie> <token> <what>; says what came of it in JSON.
import { createHash, randomBytes } from "node:crypto";
import { Upload } from "tus-js-client";

const [endpoint, cookie, token, what] = process.argv.slice(2);
const headers = { Cookie: cookie, "X-CSRFToken": token };
const content = randomBytes(1_500_000);
const sha256 = createHash("sha256").update(what === "wrong" ? "lain" : content).digest("hex");
const options = {
  endpoint, headers, chunkSize: 512 * 1024, retryDelays: null,
  metadata: { filename: "dari-node.bin", filetype: "application/octet-stream", sha256 },
};

/** Runs an upload to its end, or until `stop` says so after a part. */
const run = (more, stop) => new Promise((resolve) => {
  const upload = new Upload(content, {
    ...options,
    ...more,
    onSuccess: () => resolve({ upload, done: true }),
    onError: (error) => resolve({ upload, status: error.originalResponse?.getStatus(), words: error.originalResponse?.getBody() }),
    onChunkComplete: async (_size, accepted) => {
      if (!stop?.(accepted)) return;
      await upload.abort();
      resolve({ upload, accepted });
    },
  });
  upload.start();
});

const ask = async (url, method = "HEAD") => {
  const answer = await fetch(url, { method, headers: { ...headers, "Tus-Resumable": "1.0.0" } });
  return { status: answer.status, offset: answer.headers.get("Upload-Offset") };
};

const steps = {
  async whole() {
    const { upload, done } = await run({ uploadDataDuringCreation: true });
    return { done, head: await ask(upload.url) };
  },
  async resume() {
    const first = await run({}, () => true);
    const between = await ask(first.upload.url);
    const offsets = [];
    const second = await run({ uploadUrl: first.upload.url, onProgress: (sent) => offsets.push(sent) });
    return { between, from: offsets[0], done: second.done, head: await ask(first.upload.url) };
  },
  async override() {
    const { upload, done } = await run({ overridePatchMethod: true });
    return { done, head: await ask(upload.url) };
  },
  async wrong() {
    const { upload, status, words } = await run({});
    return { status, words, head: await ask(upload.url) };
  },
  async terminate() {
    const { upload } = await run({}, () => true);
    const { url } = upload;
    await upload.abort(true);
    return { head: await ask(url) };
  },
};
console.log(JSON.stringify(await steps[what]()));
