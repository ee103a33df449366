import { cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { show } from "@/shared/testing/render";
import en from "../en.json";
import zh from "../zh.json";
import { DeidentificationPage } from "./DeidentificationPage";
import { OPTIONS, toggled, type Profile } from "./profile";

const profile: Profile = {
  options: ["clean_descriptors", "retain_modified_dates"],
  known: [{ key: "clean_descriptors", code: "113105", meaning: "Clean Descriptors Option" }],
  keepOriginals: false,
  mine: true,
};

const sent: unknown[] = [];
let answer: Response;

beforeEach(() => {
  sent.length = 0;
  answer = Response.json(profile);
  vi.stubGlobal("fetch", (path: string, options: RequestInit) => {
    if (path.endsWith("/session")) {
      return Promise.resolve(
        Response.json({ login: "ana", name: "Ana", administrator: false, projects: [] }),
      );
    }
    if (options.method === "PUT") {
      const body = JSON.parse(options.body as string) as object;
      sent.push(body);
      return Promise.resolve(Response.json({ ...profile, ...body }));
    }
    return Promise.resolve(answer);
  });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const words = { acquisition: { zh, en } };

test.each([
  ["zh", ["影像去标识化", "清理描述文字", "保留含身份信息的原始数据（加密）", "113105"]],
  [
    "en",
    ["De-identification of DICOM", "Clean descriptions", "Keep identified originals, encrypted", "113105"],
  ],
] as const)("every option is explained, in %s", async (language, expected) => {
  const { container } = await show(<DeidentificationPage />, language, words);
  await screen.findByText(expected[2]);
  for (const word of expected) expect(container.textContent).toContain(word);
  expect(screen.getAllByRole("checkbox")).toHaveLength(OPTIONS.length);
});

test("an owner has originals kept, and what she chose is sent as a whole", async () => {
  await show(<DeidentificationPage />, "en", words);
  fireEvent.click(await screen.findByRole("switch"));
  expect(screen.getByText("Not saved yet")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(sent).toEqual([{ options: profile.options, keepOriginals: true }]));
  await waitFor(() => expect(screen.queryByText("Not saved yet")).toBeNull());
});

test("who may not change them reads them", async () => {
  answer = Response.json({ ...profile, mine: false });
  await show(<DeidentificationPage />, "en", words);
  expect(await screen.findByText(/Owners of the project change/)).toBeTruthy();
  expect(screen.getByText("This project keeps no originals.")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Save" })).toBeNull();
});

test("dates are kept or shifted, not both", () => {
  expect(toggled(["retain_modified_dates"], "retain_full_dates")).toEqual(["retain_full_dates"]);
  expect(toggled(["retain_full_dates"], "retain_full_dates")).toEqual([]);
});
