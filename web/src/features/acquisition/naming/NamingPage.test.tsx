import { cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Naming } from "@/shared/api/types/scanners";
import { show } from "@/shared/testing/render";
import en from "../en.json";
import zh from "../zh.json";
import { NamingPage } from "./NamingPage";

const when = {
  text: "localizer*",
  not: null,
  sequence: null,
  imageType: null,
  manufacturer: null,
  modality: null,
  dimension: null,
  kind: null,
  diffusion: null,
  echo: null,
  volumesFrom: null,
  volumesTo: null,
  echoFrom: null,
  echoTo: null,
  inversionFrom: null,
  inversionTo: null,
};

const naming: Naming = {
  rules: [
    {
      name: "定位像 · Localizers",
      when,
      then: { as: "exclude", datatype: null, suffix: null, entities: null },
    },
    {
      name: "T1 结构像 · T1-weighted",
      when: { ...when, text: "t1|mprage*" },
      then: { as: "name", datatype: "anat", suffix: "T1w", entities: null },
    },
  ],
  shipped: true,
  editable: true,
  version: null,
  names: [{ datatype: "anat", suffix: "T1w", required: [], optional: ["acq", "run"] }],
  studies: [
    {
      studyUid: "2.25.1",
      dataset: "scans",
      subject: "sub-10",
      session: "01",
      convertedAt: "2026-11-30T10:00:00Z",
      images: 2,
      unnamed: 1,
    },
  ],
};

const asked: { path: string; method: string; body: unknown }[] = [];
let answer = naming;
let affected = 0;

beforeEach(() => {
  asked.length = 0;
  answer = naming;
  affected = 0;
  vi.stubGlobal("fetch", (path: string, options: RequestInit) => {
    const body: unknown = options.body ? JSON.parse(options.body as string) : undefined;
    asked.push({ path, method: options.method ?? "GET", body });
    const trial = {
      study: "2.25.1",
      images: [
        {
          seriesUid: "2.25.2",
          position: 0,
          facts: null,
          outcome: "named",
          rule: "T1 结构像 · T1-weighted",
          missing: null,
          name: "sub-10/anat/sub-10_T1w",
          before: null,
        },
      ],
    };
    if (path.endsWith("/affected")) return Promise.resolve(Response.json({ studies: affected }));
    return Promise.resolve(Response.json(path.endsWith("/try") ? trial : answer));
  });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const words = { acquisition: { zh, en } };

test.each([
  ["zh", ["命名规则", "定位像", "仅保留在 DICOM 归档", "在检查上试用"]],
  ["en", ["Naming rules", "Localizers", "stays in the DICOM archive", "Try on a study"]],
] as const)("rules stand in their order, in %s", async (language, expected) => {
  const { container } = await show(<NamingPage />, language, words);
  await screen.findByText(language === "zh" ? "定位像" : "Localizers");
  for (const word of expected) expect(container.textContent).toContain(word);
  expect(container.textContent).toContain("anat/T1w");
});

test("an order that was changed is saved with all rules, and tried before", async () => {
  await show(<NamingPage />, "en", words);
  fireEvent.click(await screen.findByLabelText("Move “T1-weighted” up"));
  expect(screen.getByText(/not saved yet/)).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Try" }));
  expect(await screen.findByText("sub-10/anat/sub-10_T1w")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Save all" }));
  const saved = () => asked.find((one) => one.method === "PUT");
  await waitFor(() => expect(saved()).toBeTruthy());
  expect(saved()?.body).toEqual({
    rules: [naming.rules[1], naming.rules[0]],
    version: null,
  });
  const tried = asked.find((one) => one.path.endsWith("/try"))?.body;
  expect(tried).toMatchObject({ study: "2.25.1", rules: [{ name: "T1 结构像 · T1-weighted" }, {}] });
});

test("who may not change them reads and tries them", async () => {
  answer = { ...naming, editable: false };
  await show(<NamingPage />, "en", words);
  await screen.findByText("Localizers");
  expect(screen.queryByRole("button", { name: "New rule" })).toBeNull();
  expect(screen.queryByLabelText("Move “T1-weighted” up")).toBeNull();
  expect(screen.getByRole("button", { name: "Try" })).toBeTruthy();
});

test("earlier studies that are named otherwise can be converted again", async () => {
  answer = { ...naming, shipped: false, version: "a" };
  affected = 3;
  await show(<NamingPage />, "en", words);
  expect(await screen.findByText(/3 earlier studies/)).toBeTruthy();
  expect(screen.getByRole("button", { name: "Restore the shipped rules" })).toBeTruthy();
});
