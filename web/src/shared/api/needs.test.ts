import { expect, test } from "vitest";
import { waitingAt } from "./needs";
import type { Home, Need } from "./types/home";

const need = (kind: Need["kind"], count: number) => ({ kind, count }) as Need;

test("recordings with warnings do not wait at the intake", () => {
  const home = { needs: [need("quarantine", 2), need("unassigned", 3), need("warned", 19)] } as Home;
  expect(waitingAt(home, "quarantine", "unassigned")).toBe(5);
  expect(waitingAt(home, "quarantine")).toBe(2);
  expect(waitingAt(undefined, "unassigned")).toBe(0);
});
