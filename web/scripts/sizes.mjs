// Says how much the first page loads, and fails when its JavaScript is over the budget of PRODUCT: 300 kB compressed.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const BUDGET = 300_000;
const ENTRY = "index.html";
const FIRST_PAGES = ["src/features/home/HomePage.tsx", "src/app/languages/zh.ts"];

const manifest = JSON.parse(readFileSync("dist/.vite/manifest.json", "utf8"));

function reach(key, seen = new Set()) {
  if (seen.has(key) || !manifest[key]) return seen;
  seen.add(key);
  for (const next of manifest[key].imports ?? []) reach(next, seen);
  return seen;
}

const compressed = (file) => gzipSync(readFileSync(`dist/${file}`)).length;
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

const chunks = new Set([ENTRY, ...FIRST_PAGES].flatMap((key) => [...reach(key)]));
const files = [...chunks].map((key) => manifest[key].file).filter((file) => file.endsWith(".js"));
const styles = new Set([...chunks].flatMap((key) => manifest[key].css ?? []));
const script = files.reduce((sum, file) => sum + compressed(file), 0);
const style = [...styles].reduce((sum, file) => sum + compressed(file), 0);

console.log(`first page: ${kB(script)} of JavaScript in ${files.length} files, ${kB(style)} of CSS (gzip)`);
for (const chunk of Object.values(manifest).filter((one) => one.isDynamicEntry && one.file.endsWith(".js"))) {
  console.log(`  ${kB(compressed(chunk.file)).padStart(9)}  ${chunk.src ?? chunk.file}`);
}
if (script > BUDGET) {
  console.error(`The first page loads ${kB(script)} of JavaScript; at most ${kB(BUDGET)} is allowed.`);
  process.exit(1);
}
