import type { Language } from "./language";

const JOINT = " · ";
const HAN = /\p{Script=Han}/u;
const LETTER = /\p{Script=Latin}/u;

/// What data say in both languages in one string, `中文 · English`, in the reader's own; all else as it stands.
///
/// A Chinese part that is followed by one without any Chinese is a pair; what stands before or after the pair is kept.
export function own(words: string, language: Language): string {
  if (!words.includes(JOINT)) return words;
  const kept: string[] = [];
  const parts = words.split(JOINT);
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index] ?? "";
    const next = parts[index + 1];
    if (next !== undefined && isPair(part, next)) {
      kept.push(language === "zh" ? part : next);
      index++;
    } else {
      kept.push(part);
    }
  }
  return kept.map((part) => part.trim()).join(JOINT);
}

function isPair(zh: string, en: string): boolean {
  return HAN.test(zh) && !HAN.test(en) && LETTER.test(en);
}
