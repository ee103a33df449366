// The scanner board as it is read: on a wall, on a phone, when the server falls silent; and the form of the reference
// protocol against the running server. What the board shows is planted here, for a scanner is not at hand.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { accessible, api, open, settled, stop, visit } from "./browser.mjs";

after(stop);

const words = (light, zh, en) => ({
  light,
  headline: { zh, en },
  advice: { zh: "先看主机，再补扫", en: "Look at the console, then repeat the scan" },
});
const missing = words("red", "补扫 T1w：192 层中缺 2 层", "Repeat T1w: 2 of 192 slices missing");

function series(name, light, state, some = []) {
  return {
    key: `2.25.${name.length}${light.length}`,
    name,
    description: null,
    modality: "MR",
    number: name.length,
    state,
    light,
    instances: 190,
    lastAt: new Date().toISOString(),
    words: some,
    problems: [],
  };
}

function board() {
  const now = new Date().toISOString();
  const current = {
    id: "01a20491-f930-7bd9-9dc6-a8e3a931ab94",
    project: { key: "KIDS", title: { zh: "儿童", en: "Kids" } },
    subject: "sub-10",
    session: "01",
    studyUid: "2.25.7",
    state: "arriving",
    light: "red",
    instances: 520,
    firstAt: now,
    lastAt: now,
    complete: false,
    converted: null,
    words: [missing],
    series: [
      series("T1w", "red", "complete", [missing]),
      series("BOLD", "green", "complete"),
      series("FLAIR", "grey", "arriving"),
    ],
    expected: [
      { name: "T1w", count: 1, there: 1, state: "here" },
      { name: "DTI", count: 1, there: 0, state: "awaited" },
    ],
  };
  const before = {
    ...current,
    id: "01a20491-f930-7bd9-9dc6-a8e3a931ab95",
    subject: "sub-09",
    words: [],
    series: [],
  };
  return {
    asOf: now,
    scanners: [{ key: "PRISMA", name: "3T", visits: [current, { ...before, light: "green", expected: [] }] }],
  };
}

/// Answers with the planted board; then one visit turns, and the stream ends until it is asked for again.
async function planted(page) {
  const asked = { streams: 0 };
  await page.route("**/api/v1/dicom/board", (route) => route.fulfill({ json: board() }));
  await page.route("**/api/v1/dicom/board/events*", (route) => {
    asked.streams++;
    const whole = board();
    const turned = { ...whole.scanners[0].visits[0], light: "green", words: [] };
    const events =
      asked.streams === 1
        ? `retry: 500\nevent: board\ndata: ${JSON.stringify(whole)}\n\n`
        : `retry: 500000\nevent: visit\ndata: ${JSON.stringify({ asOf: whole.asOf, scanner: "PRISMA", visit: turned })}\n\n`;
    return route.fulfill({ contentType: "text/event-stream", body: events });
  });
  return asked;
}

for (const [language, theme, width] of [
  ["en", "light", 1440],
  ["zh", "dark", 1440],
  ["zh", "light", 390],
  ["en", "dark", 390],
]) {
  test(`says what is wrong and what to do: ${language}, ${theme}, ${width} px`, async () => {
    const page = await open({ language, theme, width });
    await page.route("**/api/v1/dicom/board", (route) => route.fulfill({ json: board() }));
    await page.route("**/api/v1/dicom/board/events*", (route) =>
      route.fulfill({ contentType: "text/event-stream", body: "retry: 60000\n\n" }),
    );
    await visit(page, "/board");
    const scanner = page.getByRole("article");
    await scanner.getByText(missing.headline[language]).first().waitFor();
    for (const word of ["sub-10", "BOLD", "FLAIR", "DTI", missing.advice[language]])
      assert.ok((await scanner.innerText()).includes(word), word);
    const wide = await page.evaluate(() => {
      const main = document.querySelector("main");
      return main.scrollWidth - main.clientWidth;
    });
    assert.equal(wide, 0, "nothing runs out of the page");
    await accessible(page, `board in ${language}, ${theme}, ${width} px`);
    await page.context().close();
  });
}

test("a light turns by what is pushed, after the stream came back by itself", async () => {
  const page = await open();
  const asked = await planted(page);
  await visit(page, "/board");
  const current = page.getByRole("region", { name: "sub-10" }).first();
  await current.locator("header").getByText("Act now").waitFor();
  await current.locator("header").getByText("All well").waitFor({ timeout: 10_000 });
  assert.equal(asked.streams, 2);
  await page.context().close();
});

test("full screen by a key, left by another, large on a wall", async () => {
  const page = await open({ width: 1920 });
  await planted(page);
  await visit(page, "/board");
  const heading = page.getByRole("heading", { level: 2, name: "3T" });
  const size = () => heading.evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
  const before = await size();
  await page.keyboard.press("f");
  await page.getByRole("button", { name: "Leave full screen" }).waitFor();
  assert.ok((await size()) > 1.5 * before, "names are read across a room");
  await accessible(page, "board on a wall");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Full screen", exact: true }).waitFor();
  await page.context().close();
});

test("silence of the server is said and the lights turn pale", { timeout: 60_000 }, async () => {
  const page = await open();
  await page.route("**/api/v1/dicom/board", (route) => route.fulfill({ json: board() }));
  await page.route("**/api/v1/dicom/board/events*", (route) => route.abort());
  await visit(page, "/board");
  await page.getByText("No connection: the lights may be old").waitFor({ timeout: 30_000 });
  await accessible(page, "board without connection");
  await page.context().close();
});

test("without scanners the board says so, from the server itself", async () => {
  const page = await open();
  const { scanners } = await api(page, "/dicom/board");
  await visit(page, "/board");
  if (scanners.length === 0) await page.getByText("Nothing has arrived from a scanner").waitFor();
  else await page.getByRole("article").first().waitFor();
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test(
  "an owner writes the reference protocol, and it is there the next time",
  { timeout: 60_000 },
  async () => {
    const page = await open();
    const { projects } = await api(page, "/session");
    const project = projects.find((one) => one.role === "owner").key;
    await visit(page, `/board/protocol/${project}`);
    const before = (await api(page, `/dicom/projects/${project}/reference`)).series;
    await page.getByRole("button", { name: "Add a series" }).click();
    const last = page.getByRole("group").last();
    await last.getByRole("button", { name: "Add a parameter" }).click();
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("fields to check").waitFor();
    await accessible(page, "reference protocol with faults");
    const name = `T1w ${Date.now()}`;
    await last.getByRole("textbox", { name: "Name", exact: true }).fill(name);
    await last.getByRole("textbox", { name: "Description or protocol name" }).fill("*t1*mprage*|!*nd*");
    await last.getByRole("combobox", { name: "Parameter" }).selectOption("voxelSize");
    await last.getByRole("textbox", { name: "Should be" }).fill("1 × 1 × 1.2");
    await last.getByRole("textbox", { name: "Tolerance" }).fill("0.05");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("The reference protocol is saved").waitFor();
    const { series } = await api(page, `/dicom/projects/${project}/reference`);
    assert.deepEqual(series.at(-1), {
      name,
      pattern: "*t1*mprage*|!*nd*",
      count: 1,
      targets: [{ parameter: "voxelSize", values: [1, 1, 1.2], tolerance: 0.05, texts: null, checked: true }],
    });
    await page.reload();
    await settled(page);
    assert.equal(await page.getByRole("textbox", { name: "Name", exact: true }).last().inputValue(), name);
    await page.request.put(`/api/v1/dicom/projects/${project}/reference`, {
      headers: { "X-Naohai": "1" },
      data: { series: before },
    });
    await page.context().close();
  },
);
