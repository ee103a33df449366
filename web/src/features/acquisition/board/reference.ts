import { NUMBERS, TEXTS, type ParameterName, type ReferenceSeries, type Target } from "./types";

/// A reference as it stands in the form: everything as typed.
export interface FormSeries {
  id: number;
  name: string;
  pattern: string;
  count: string;
  targets: FormTarget[];
}

export interface FormTarget {
  id: number;
  parameter: ParameterName | "";
  values: string;
  tolerance: string;
  /// Else it is only noted.
  checked: boolean;
}

let last = 0;
const fresh = () => ++last;

export const isText = (parameter: ParameterName | "") => TEXTS.some((one) => one === parameter);
const isNumbers = (parameter: ParameterName | "") => NUMBERS.some((one) => one === parameter);

export const emptyTarget = (): FormTarget => ({
  id: fresh(),
  parameter: "",
  values: "",
  tolerance: "",
  checked: true,
});

export const emptySeries = (): FormSeries => ({
  id: fresh(),
  name: "",
  pattern: "",
  count: "1",
  targets: [],
});

export function formOf(series: readonly ReferenceSeries[]): FormSeries[] {
  return series.map((one) => ({
    id: fresh(),
    name: one.name,
    pattern: one.pattern,
    count: String(one.count),
    targets: one.targets.map((target) => ({
      id: fresh(),
      parameter: target.parameter,
      values: target.texts ? target.texts.join(" | ") : (target.values ?? []).join(", "),
      tolerance: target.tolerance ? String(target.tolerance) : "",
      checked: target.checked !== false,
    })),
  }));
}

/// Numbers apart by commas, blanks or ×, as people write `3 × 3 × 4`; null where one of them is none.
export function numbers(text: string): number[] | null {
  const words = text.split(/[,，;；×xX*\s]+/).filter((word) => word !== "");
  const all = words.map(Number);
  return all.length > 0 && all.every(Number.isFinite) ? all : null;
}

/// Where the form cannot be sent yet, by the ids of its rows.
export function faults(form: readonly FormSeries[]): Set<string> {
  const found = new Set<string>();
  const names = new Map<string, number>();
  for (const series of form) {
    const name = series.name.trim();
    if (name === "" || names.has(name)) found.add(`${series.id}.name`);
    names.set(name, series.id);
    if (series.pattern.trim() === "") found.add(`${series.id}.pattern`);
    if (!/^\d{1,2}$/.test(series.count.trim())) found.add(`${series.id}.count`);
    const seen = new Set<string>();
    for (const target of series.targets) {
      if (target.parameter === "" || seen.has(target.parameter)) found.add(`${target.id}.parameter`);
      seen.add(target.parameter);
      const empty = target.values.trim() === "";
      if (empty || (isNumbers(target.parameter) && numbers(target.values) === null))
        found.add(`${target.id}.values`);
      const tolerance = target.tolerance.trim();
      if (tolerance !== "" && !(Number(tolerance) >= 0)) found.add(`${target.id}.tolerance`);
    }
  }
  return found;
}

/// What is sent, of a form without faults.
export function bodyOf(form: readonly FormSeries[]): ReferenceSeries[] {
  return form.map((series) => ({
    name: series.name.trim(),
    pattern: series.pattern.trim(),
    count: Number(series.count),
    targets: series.targets.map(target),
  }));
}

function target(form: FormTarget): Target {
  return form.checked ? condition(form) : { ...condition(form), checked: false };
}

function condition({ parameter, values, tolerance }: FormTarget): Target {
  const name = parameter as ParameterName;
  return isText(name)
    ? {
        parameter: name,
        texts: values
          .split("|")
          .map((one) => one.trim())
          .filter(Boolean),
      }
    : { parameter: name, values: numbers(values) ?? [], tolerance: Number(tolerance || "0") };
}
