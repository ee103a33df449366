import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fromList, withoutCommonRoot, type Chosen } from "./collect";
import { batches, largeFiles } from "./send";
import { tar } from "./tar";

const file = (path: string, text: string): Chosen => ({
  path,
  file: new File([text], path.split("/").at(-1) ?? path, { lastModified: 1_700_000_000_000 }),
});

async function unpacked(files: Chosen[]): Promise<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), "naohai-tar-"));
  try {
    writeFileSync(join(folder, "all.tar"), new Uint8Array(await tar(files).arrayBuffer()));
    execFileSync("tar", ["xf", "all.tar"], { cwd: folder });
    const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    return Object.fromEntries(
      found
        .map((one) => join(one.parentPath, one.name).slice(folder.length + 1))
        .filter((path) => path !== "all.tar")
        .map((path) => [path, readFileSync(join(folder, path), "utf8")]),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("GNU tar unpacks what we pack: plain, empty, Chinese and very long paths", async () => {
  const long = `${"folder/".repeat(30)}name.tsv`;
  const files = [
    file("dataset_description.json", "{}"),
    file("empty.txt", ""),
    file("被试/量表.tsv", "a\tb\n"),
    file(long, "x".repeat(513)),
  ];
  expect(await unpacked(files)).toEqual({
    "dataset_description.json": "{}",
    "empty.txt": "",
    "被试/量表.tsv": "a\tb\n",
    [long]: "x".repeat(513),
  });
});

test("every small file is in one batch, every large one alone", () => {
  const small = Array.from({ length: 1203 }, (_, n) => file(`f${n}`, "x"));
  const large = { path: "big", file: { size: 5_000_000 } as File };
  const packed = batches([...small, large]);
  expect(packed.map((batch) => batch.length)).toEqual([500, 500, 203]);
  expect(packed.flat()).toEqual(small);
  expect(largeFiles([...small, large])).toEqual([large]);
});

test("a folder that holds everything is the root, and desktop files stay behind", () => {
  const chosen = ["set/a.tsv", "set/sub-01/b.tsv"].map((path) => file(path, "x"));
  expect(withoutCommonRoot(chosen).map(({ path }) => path)).toEqual(["a.tsv", "sub-01/b.tsv"]);
  const subject = [file("sub-01/anat/a.nii", "x")];
  expect(withoutCommonRoot(subject)).toEqual(subject);
  const list = [".DS_Store", "a.tsv"].map((path) => file(path, "x").file);
  expect(fromList(list as unknown as FileList).map(({ path }) => path)).toEqual(["a.tsv"]);
});
