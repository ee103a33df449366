// Writes .br and .gz beside each text file, so that the server compresses nothing while answering.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const TEXT = /\.(js|css|html|svg|json|wasm)$/;
const WORTH = 1024;

let before = 0;
let after = 0;
for (const file of readdirSync("dist/assets", { withFileTypes: true })) {
  const path = join("dist/assets", file.name);
  if (!file.isFile() || !TEXT.test(file.name)) continue;
  const bytes = readFileSync(path);
  if (bytes.length < WORTH) continue;
  const small = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } });
  writeFileSync(`${path}.br`, small);
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  before += bytes.length;
  after += small.length;
}
console.log(`compressed: ${(before / 1e6).toFixed(1)} MB of text to ${(after / 1e6).toFixed(1)} MB`);
