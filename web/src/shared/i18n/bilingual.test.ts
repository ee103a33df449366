import { expect, test } from "vitest";
import { own } from "./bilingual";

const title = "注意发展随访（合成演示）：病历 · Attention in development (synthetic demo): clinical records";

test("a text in both languages is shown in the reader's own", () => {
  expect(own(title, "zh")).toBe("注意发展随访（合成演示）：病历");
  expect(own(title, "en")).toBe("Attention in development (synthetic demo): clinical records");
});

test("what stands around the pair is kept", () => {
  expect(own(`sub-12 · ${title}`, "en")).toBe(
    "sub-12 · Attention in development (synthetic demo): clinical records",
  );
  expect(own(`总分 · Total · ${title}`, "zh")).toBe("总分 · 注意发展随访（合成演示）：病历");
});

test("a text in one language stays as it is", () => {
  for (const words of ["T1w · MPRAGE", "静息态", "儿童队列 · 北岭", "儿童队列 resting-state", "a · b · c"])
    for (const language of ["zh", "en"] as const) expect(own(words, language)).toBe(words);
});

test("a number after a Chinese name is no translation", () => {
  expect(own("东湖 · 3", "en")).toBe("东湖 · 3");
});
