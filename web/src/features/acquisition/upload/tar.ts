import type { Chosen } from "./collect";

const BLOCK = 512;
const NAME_BYTES = 100;
const utf8 = new TextEncoder();

/// A tar stream of files as one Blob: the bytes stay on disk until they are sent.
///
/// - **source** POSIX.1-2001 pax interchange format: a path beyond 100 bytes of ASCII stands in a pax header
export function tar(files: readonly Chosen[]): Blob {
  const parts = files.flatMap(({ path, file }) => [...header(path, file), file, padding(file.size)]);
  return new Blob([...parts, new Uint8Array(2 * BLOCK)], { type: "application/x-tar" });
}

function header(path: string, file: File): BlobPart[] {
  const name = utf8.encode(path);
  const plain = name.length <= NAME_BYTES && name.every((byte) => byte < 0x80);
  const modified = Math.floor(file.lastModified / 1000);
  if (plain && file.size < 8 ** 11) return [block(name, file.size, modified, "0")];
  const records = utf8.encode(record("path", path) + record("size", String(file.size)));
  const short = utf8.encode("pax");
  return [
    block(short, records.length, modified, "x"),
    records as BlobPart,
    padding(records.length),
    block(short, file.size < 8 ** 11 ? file.size : 0, modified, "0"),
  ];
}

/// `LENGTH key=value\n`, where LENGTH counts itself.
function record(key: string, value: string): string {
  const rest = utf8.encode(` ${key}=${value}\n`).length;
  let length = rest + String(rest).length;
  if (String(length).length > String(rest).length) length++;
  return `${length} ${key}=${value}\n`;
}

function block(name: Uint8Array, size: number, modified: number, type: "0" | "x"): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(BLOCK);
  const put = (at: number, text: string) => bytes.set(utf8.encode(text), at);
  const octal = (value: number, digits: number) => value.toString(8).padStart(digits, "0");
  bytes.set(name, 0);
  put(100, "0000644\0");
  put(108, "0000000\0");
  put(116, "0000000\0");
  put(124, `${octal(size, 11)}\0`);
  put(136, `${octal(modified, 11)}\0`);
  put(148, "        ");
  put(156, type);
  put(257, "ustar\u000000");
  const sum = bytes.reduce((total, byte) => total + byte, 0);
  put(148, `${octal(sum, 6)}\0 `);
  return bytes;
}

function padding(size: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array((BLOCK - (size % BLOCK)) % BLOCK);
}
