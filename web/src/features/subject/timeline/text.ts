/// Width in pixels of a text at a font size, near enough to keep labels apart without a canvas.
export function textWidth(text: string, size: number): number {
  let units = 0;
  for (const char of text) units += unit(char);
  return units * size;
}

/// The text itself, or its beginning with an ellipsis.
export function fitted(text: string, size: number, room: number): string {
  if (textWidth(text, size) <= room) return text;
  let kept = "";
  for (const char of text) {
    if (textWidth(`${kept}${char}…`, size) > room) break;
    kept += char;
  }
  return kept ? `${kept.trimEnd()}…` : "";
}

function unit(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  if (code >= 0x2e80) return 1;
  if ("ijlI.,:;|!'()[] ".includes(char)) return 0.32;
  if (char >= "A" && char <= "Z") return 0.7;
  if ("mwMW@%".includes(char)) return 0.86;
  return 0.58;
}
