import type { Language } from "./language";

/// What UCUM counts in an annotation: Chinese measure word, English for one and for several.
const COUNTED: Record<string, [zh: string, one: string, many: string]> = {
  channel: ["导", "channel", "channels"],
  direction: ["个方向", "direction", "directions"],
  event: ["个", "event", "events"],
  resource: ["个", "resource", "resources"],
  row: ["行", "row", "rows"],
  site: ["个位点", "site", "sites"],
  trial: ["次", "trial", "trials"],
  volume: ["个体积", "volume", "volumes"],
  voxel: ["体素", "voxel", "voxels"],
};

const WRITTEN: Record<string, string> = { Cel: "°C", "[degF]": "°F", uV: "µV", um: "µm", ug: "µg" };

/// A UCUM unit as one writes it, `mm[Hg]` as mmHg and `kg/m2` as kg/m²; an annotation such as `{score}` and `1` are bare.
export function unitWritten(unit: string | null | undefined, language: Language, value = 2): string {
  const ucum = unit ?? "";
  const counted = COUNTED[/^\{(.*)\}$/.exec(ucum)?.[1] ?? ""];
  if (counted) return language === "zh" ? counted[0] : counted[value === 1 ? 1 : 2];
  const bare = WRITTEN[ucum] ?? ucum.replaceAll(/\{[^}]*\}/g, "");
  if (bare === "1") return "";
  return bare
    .replaceAll(/\[([^\]]*)\]/g, "$1")
    .replace(/\bu(?=[LgVm](?:ol)?\b)/g, "µ")
    .replace(/(?<=[a-z])2\b/g, "²")
    .replace(/(?<=[a-z])3\b/g, "³")
    .replace(/^10\*(\d)/, (_, power: string) => `10${"⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(Number(power))}`);
}
