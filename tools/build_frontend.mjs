// Builds src/bening/static/built/: kit.css, kit.js, uploads.js, answers.js, hash.js, icons.svg, favicon.svg, wordmark.svg.
// Run `npm ci` once, then `node tools/build_frontend.mjs`. The same sources give the same bytes.
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const kit = join(root, "src/bening/foundation/kit");
const built = join(root, "src/bening/static/built");

let esbuild;
try {
  esbuild = await import("esbuild");
} catch {
  console.error("Paket npm belum terpasang. Jalankan `npm ci` di folder proyek, lalu ulangi.");
  process.exit(1);
}

const block = (selector, values) =>
  `${selector}{${Object.entries(values).map(([name, value]) => `--${name}:${value}`).join(";")}}`;

/** Colour tokens as CSS: light by default, dark by the system or by choice, one accent per unit. */
function tokenCss({ light, dark, accents }) {
  const rules = [block(":root", { ...light, ...accents.tirta.light })];
  for (const [name, accent] of Object.entries(accents)) rules.push(block(`[data-accent="${name}"]`, accent.light));
  const darkRules = (scope) => [
    block(scope, { ...dark, ...accents.tirta.dark }),
    ...Object.entries(accents).map(([name, accent]) => block(`${scope}[data-accent="${name}"]`, accent.dark)),
  ];
  rules.push(`@media screen and (prefers-color-scheme:dark){${darkRules(':root:not([data-theme="light"])').join("")}}`);
  rules.push(`@media screen{${darkRules(':root[data-theme="dark"]').join("")}}`);
  return rules.join("\n");
}

/** The icons named in icons.txt as one file of symbols; an unknown name stops the build. */
async function sprite() {
  const names = (await readFile(join(kit, "icons.txt"), "utf8")).split(/\s+/).filter(Boolean);
  const symbols = await Promise.all(names.map(async (name) => {
    const source = await readFile(join(root, "node_modules/lucide-static/icons", `${name}.svg`), "utf8").catch(() => {
      throw new Error(`Ikon "${name}" di icons.txt tidak ada dalam lucide-static.`);
    });
    const inside = source.replace(/<!--[^]*?-->/g, "").match(/<svg[^>]*>([^]*)<\/svg>/)[1];
    return `<symbol id="${name}" viewBox="0 0 24 24">${inside.replace(/\s+/g, " ").replace(/> </g, "><").trim()}</symbol>`;
  }));
  const notice = "<!-- Lucide, ISC License, https://lucide.dev -->";
  return `<svg xmlns="http://www.w3.org/2000/svg">${notice}${symbols.join("")}</svg>\n`;
}

const tokens = JSON.parse(await readFile(join(kit, "tokens.json"), "utf8"));
const tokenPlugin = {
  name: "tokens",
  setup(build) {
    build.onResolve({ filter: /^tokens$/ }, () => ({ path: "tokens", namespace: "tokens" }));
    build.onLoad({ filter: /.*/, namespace: "tokens" }, () => ({ contents: tokenCss(tokens), loader: "css" }));
  },
};

await mkdir(built, { recursive: true });
const common = { bundle: true, minify: true, legalComments: "none", target: ["chrome100", "firefox100", "safari15.4"], logLevel: "warning" };
await Promise.all([
  esbuild.build({ ...common, entryPoints: [join(kit, "css/kit.css")], outfile: join(built, "kit.css"), plugins: [tokenPlugin] }),
  ...["kit.js", "uploads.js", "answers.js", "hash.js"].map((name) => (
    esbuild.build({ ...common, entryPoints: [join(kit, "js", name)], outfile: join(built, name), format: "esm" }))),
  writeFile(join(built, "icons.svg"), await sprite()),
  ...["favicon.svg", "wordmark.svg"].map((name) => copyFile(join(kit, "assets", name), join(built, name))),
]);
for (const name of ["kit.css", "kit.js", "uploads.js", "answers.js", "hash.js", "icons.svg"]) {
  const bytes = await readFile(join(built, name));
  console.log(`${name.padEnd(10)} ${bytes.length} byte, ${gzipSync(bytes, { level: 9 }).length} byte terkompresi`);
}
