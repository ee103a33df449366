const YEAR_MS = 365.25 * 24 * 3600 * 1000;

/// The day at an age in years, as exact as the age is stated (two decimals are four days).
export function dayAt(birth: Date, ageYears: number): Date {
  return new Date(birth.getTime() + ageYears * YEAR_MS);
}

/// The one birth date among identities; null where there is none or where they disagree.
export function birthOf(identities: readonly { kind: string; value: string }[]): Date | null {
  const stated = new Set(
    identities.filter((one) => one.kind === "birth_date").map((one) => one.value.trim().slice(0, 10)),
  );
  const [only] = stated;
  if (stated.size !== 1 || !only || !/^\d{4}-\d{2}-\d{2}$/.test(only)) return null;
  const date = new Date(`${only}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? null : date;
}
