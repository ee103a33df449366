import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { words as en } from "./en";
import { words as zh } from "./zh";

type Tree = { [key: string]: string | Tree };
const PLURAL = /_(zero|one|two|few|many|other)$/;

function flat(tree: Tree, prefix = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[prefix + key, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  );
}

function keys(tree: Tree): string[] {
  return [...new Set(flat(tree).map(([key]) => key.replace(PLURAL, "")))].sort();
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((file) => file.isFile() && /\.tsx?$/.test(file.name) && !/\.test\.tsx?$/.test(file.name))
    .map((file) => readFileSync(join(file.parentPath, file.name), "utf8"));
}

const code = sources("src").join("\n");
const literals = new Set([...code.matchAll(/["'`]([\w.:]+)["'`]/g)].map((match) => match[1]!));
const prefixes = [...code.matchAll(/`([\w.:]+)\$\{[^}]*\}([\w.]*)`/g)].map(
  (match) => [match[1]!, match[2]!] as const,
);

function used(namespace: string, key: string): boolean {
  const names = [key, `${namespace}:${key}`];
  return names.some(
    (name) =>
      literals.has(name) || prefixes.some(([head, tail]) => name.startsWith(head) && name.endsWith(tail)),
  );
}

describe.each(Object.keys(en) as (keyof typeof en)[])("words of %s", (namespace) => {
  test("both languages have the same keys", () => {
    expect(keys(zh[namespace])).toEqual(keys(en[namespace]));
  });

  test("both languages fill in the same values", () => {
    const holes = (text: string) => [...text.matchAll(/\{\{(\w+)/g)].map((match) => match[1]).sort();
    const inEnglish = new Map(flat(en[namespace]).map(([key, text]) => [key.replace(PLURAL, ""), text]));
    for (const [key, text] of flat(zh[namespace])) {
      expect(holes(text), key).toEqual(holes(inEnglish.get(key.replace(PLURAL, "")) ?? ""));
    }
  });

  test("no text is empty", () => {
    for (const [key, text] of [...flat(zh[namespace]), ...flat(en[namespace])])
      expect(text.trim(), key).not.toBe("");
  });

  test("every key is used", () => {
    expect(keys(en[namespace]).filter((key) => !used(namespace, key))).toEqual([]);
  });
});
