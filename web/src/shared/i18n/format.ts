import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Text } from "@/shared/api/types/common";
import { own } from "./bilingual";
import type { Language } from "./language";
import { unitWritten } from "./units";

const LOCALE = { zh: "zh-CN", en: "en-GB" } as const;
const UNITS = ["B", "kB", "MB", "GB", "TB", "PB"] as const;

/// Numbers, sizes, times and ages as the reader's language writes them.
export function formats(language: Language) {
  const locale = LOCALE[language];
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  /// Three digits for anything small; a large number keeps all of its own.
  const significant = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 });
  const oneDecimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const fixed = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const percents = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  const days = new Intl.DateTimeFormat(locale, { dateStyle: "medium" });
  const minutes = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  const months = new Intl.DateTimeFormat(locale, { year: "numeric", month: "short", timeZone: "UTC" });
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: "short" });
  const ago = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });

  const number = (value: number) => (Math.abs(value) >= 1000 ? whole : significant).format(value);

  function bytes(size: number): string {
    let value = size;
    let unit = 0;
    while (value >= 1000 && unit < UNITS.length - 1) {
      value /= 1000;
      unit++;
    }
    const digits = unit > 0 && value < 10 ? oneDecimal : whole;
    return `${digits.format(value)} ${UNITS[unit]}`;
  }

  function since(time: string): string {
    const seconds = (Date.parse(time) - Date.now()) / 1000;
    const size = Math.abs(seconds);
    if (size < 60) return ago.format(Math.round(seconds), "second");
    if (size < 3600) return ago.format(Math.round(seconds / 60), "minute");
    if (size < 86_400) return ago.format(Math.round(seconds / 3600), "hour");
    if (size < 86_400 * 30) return ago.format(Math.round(seconds / 86_400), "day");
    return days.format(new Date(time));
  }

  function ages(range: readonly [number, number] | null): string {
    if (!range) return "–";
    const round = range.every((age) => Number.isInteger(age));
    const [low, high] = range.map((age) => (round ? age : fixed.format(age)));
    return low === high ? `${low}` : `${low}–${high}`;
  }

  /// A value with its UCUM unit, as one writes it; `{share}` is of one and shown in percent.
  function measure(value: number, unit: string | null | undefined): string {
    if (unit === "{share}") return `${significant.format(value * 100)} %`;
    const written = unitWritten(unit, language, value);
    return written === "" ? number(value) : `${number(value)} ${written}`;
  }

  function text(value: Text | null | undefined): string {
    if (value === null || value === undefined) return "";
    return own(typeof value === "string" ? value : (value[language] ?? value.en ?? value.zh), language);
  }

  return {
    language,
    count: (value: number) => whole.format(value),
    number,
    percent: (share: number) => percents.format(share),
    month: (day: Date) => months.format(day),
    date: (time: string) => days.format(new Date(time)),
    dateTime: (time: string) => minutes.format(new Date(time)),
    time: (time: string) => clock.format(new Date(time)),
    bytes,
    since,
    ages,
    measure,
    text,
  };
}

export type Formats = ReturnType<typeof formats>;

export function useFormat(): Formats {
  const { i18n } = useTranslation();
  const language: Language = i18n.language === "zh" ? "zh" : "en";
  return useMemo(() => formats(language), [language]);
}
