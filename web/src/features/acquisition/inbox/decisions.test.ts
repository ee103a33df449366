import { expect, test } from "vitest";
import type { Arrival } from "@/shared/api/types/scanners";
import { body, named, offered, ready, startingWish, suggested } from "./decisions";

const arrival: Arrival = {
  id: "a",
  way: "dimse",
  callingAe: "MR1",
  state: "held",
  cause: { code: "DICOM_NO_ROUTE", title: "t", fix: "f" },
  project: null,
  dataset: null,
  subject: null,
  session: null,
  studyUid: null,
  station: "PRISMA",
  institution: "",
  manufacturer: "",
  idForm: "AAAA9999",
  modalities: ["MR"],
  series: 2,
  instances: 10,
  bytes: 100,
  problems: [],
  suggestion: null,
  firstAt: "2026-11-30T00:00:00Z",
  lastAt: "2026-11-30T00:00:00Z",
  version: 3,
  may: { see: true, accept: true, rule: true },
};
const kids = { key: "KIDS", title: "Kids" };
const settled: Arrival = { ...arrival, project: kids, dataset: "scans", subject: "sub-1" };
const because = (code: string): Arrival => ({ ...settled, cause: { code, title: "", fix: "" } });

test("what mends the cause comes first, and what is impossible is not offered", () => {
  expect(offered(arrival)).toEqual(["reroute", "merge", "split", "discard"]);
  expect(offered(because("DICOM_SUBJECT_CONFLICT"))[0]).toBe("correct");
  expect(offered(because("DICOM_STUDY_SPLIT"))[0]).toBe("split");
  expect(offered({ ...because("DICOM_STUDY_SPLIT"), series: 1 })).not.toContain("split");
  expect(offered(because("DICOM_UNREADABLE"))[0]).toBe("discard");
  expect(offered(because("DICOM_BURNED_IN_TEXT"))[0]).toBe("accept");
  const forbidden = { ...because("DICOM_BURNED_IN_TEXT"), may: { see: false, accept: false, rule: false } };
  expect(offered(forbidden)).not.toContain("accept");
  expect(offered(because("SOMETHING_NEW"))[0]).toBe("reroute");
});

test("what is archived can be moved and mended, whatever once spoke against it", () => {
  const archived: Arrival = { ...because("DICOM_BURNED_IN_TEXT"), state: "archived", studyUid: "2.25.1" };
  expect(offered(archived)).toEqual(["reroute", "correct", "merge", "split"]);
  expect(offered({ ...archived, cause: null, series: 1 })).toEqual(["reroute", "correct", "merge"]);
  expect(named(archived, "reroute")).toBe("move");
  expect(named(archived, "correct")).toBe("correct");
  expect(named(settled, "reroute")).toBe("reroute");
});

test("what is archived does not move to where it stands", () => {
  const archived: Arrival = { ...settled, state: "archived", session: "02" };
  const here = startingWish(archived, "reroute");
  expect(here).toMatchObject({ project: "KIDS", dataset: "scans", subject: "sub-1", session: "02" });
  expect(ready("reroute", archived, here)).toBe(false);
  expect(ready("reroute", archived, { ...here, session: "" })).toBe(true);
  expect(ready("reroute", archived, { ...here, project: "ADULTS" })).toBe(true);
  const same = { ...startingWish(archived, "correct"), subject: "sub-1" };
  expect(ready("correct", archived, same)).toBe(false);
  expect(ready("correct", archived, { ...same, session: "03" })).toBe(true);
  expect(ready("correct", archived, { ...same, subject: "sub-2" })).toBe(true);
});

test("a suggestion is taken as it stands, unless a person has to say whose it is", () => {
  const suggestion = { project: kids, dataset: "scans", subject: "sub-0042", decisions: 3, because: "…" };
  const wish = suggested({ ...arrival, suggestion });
  expect(wish && body("reroute", arrival, wish)).toEqual({
    version: 3,
    reason: "",
    project: "KIDS",
    dataset: "scans",
    subject: "sub-0042",
  });
  const auto = suggested({ ...arrival, suggestion: { ...suggestion, subject: "auto" } });
  expect(auto && body("reroute", arrival, auto)).toMatchObject({ subject: "auto" });
  expect(suggested({ ...arrival, suggestion: { ...suggestion, subject: null } })).toBeNull();
  expect(suggested(arrival)).toBeNull();
});

test("a choice waits until all that it needs is there", () => {
  const start = startingWish(arrival, "reroute");
  expect(ready("reroute", arrival, start)).toBe(false);
  expect(ready("reroute", arrival, { ...start, project: "KIDS", dataset: "scans" })).toBe(true);
  const named = { ...start, project: "KIDS", dataset: "scans", pseudonym: false };
  expect(ready("reroute", arrival, { ...named, subject: "7" })).toBe(false);
  expect(ready("reroute", arrival, { ...named, subject: "sub-7" })).toBe(true);
  expect(ready("reroute", arrival, { ...named, subject: "sub-7", session: "ses-1" })).toBe(false);
  expect(ready("accept", settled, start)).toBe(false);
  expect(ready("accept", settled, { ...start, reason: "spelling" })).toBe(true);
  const split = { ...startingWish(settled, "split"), subject: "sub-2" };
  expect(ready("split", settled, split)).toBe(false);
  expect(ready("split", settled, { ...split, series: ["x"] })).toBe(true);
  expect(ready("split", settled, { ...split, series: ["x", "y"] })).toBe(false);
  expect(ready("merge", settled, start)).toBe(false);
  expect(ready("discard", settled, start)).toBe(true);
});

test("only what the choice is about is sent", () => {
  const wish = { ...startingWish(settled, "correct"), subject: " sub-9 ", session: "02", reason: " typo " };
  expect(body("correct", settled, wish)).toEqual({
    version: 3,
    reason: "typo",
    subject: "sub-9",
    session: "02",
  });
  expect(body("discard", settled, wish)).toEqual({ version: 3, reason: "typo" });
  expect(body("merge", settled, { ...wish, into: "b" })).toEqual({ version: 3, reason: "typo", into: "b" });
});
