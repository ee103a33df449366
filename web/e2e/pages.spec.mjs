// Every page in both languages and themes: it has its heading, says nothing in a raw key, and axe finds nothing serious.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible, api, open, settled, stop, visit } from "./browser.mjs";

const RAW_KEY =
  /\b(shared|app|home|catalogue|acquisition|collaboration|subject|viewer)[:.][a-z]+\.[a-zA-Z.]+\b/;
const addresses = [
  "/",
  "/datasets",
  "/subjects",
  "/intake",
  "/intake/quarantine",
  "/intake/unassigned",
  "/projects",
  "/people",
  "/audit",
  "/account",
  "/search?q=rest",
  "/no/such/page",
];

before(async () => {
  const page = await open();
  const first = async (path) => (await api(page, path)).items[0];
  const dataset = await first("/datasets");
  const parts = ["", "/subjects", "/files", "/quality", "/tables", "/access", "/versions"];
  if (dataset) addresses.push(...parts.map((part) => `/datasets/${dataset.id}${part}`));
  const table = dataset && (await first(`/datasets/${dataset.id}/tables`));
  if (table) addresses.push(`/tables/${table.id}`, `/tables/${table.id}/rows`);
  const project = await first("/projects");
  if (project) addresses.push(`/projects/${project.key}`, `/projects/${project.key}/deidentification`);
  const subject = await first("/subjects");
  if (subject) addresses.push(`/subjects/${subject.id}`);
  for (const domain of ["imaging", "electrophysiology", "genomics", "clinical"]) {
    const recording = await first(`/recordings?domain=${domain}&limit=1`);
    if (recording) addresses.push(`/recordings/${recording.id}`);
  }
  const intake = await first("/intakes");
  if (intake) addresses.push(`/intake/${intake.id}`);
  await page.context().close();
});
after(stop);

// axe runs once a theme: its findings do not depend on the language.
for (const { language, theme, axe } of [
  { language: "zh", theme: "light", axe: true },
  { language: "en", theme: "dark", axe: true },
  { language: "zh", theme: "dark", axe: false },
  { language: "en", theme: "light", axe: false },
]) {
  test(`pages in ${language}, ${theme}`, { timeout: 300_000 }, async () => {
    await everywhere({ language, theme }, async (page, address) => {
      await visit(page, address);
      const text = await page.locator("body").innerText();
      assert.doesNotMatch(text, RAW_KEY, `${address} shows a raw key`);
      assert.doesNotMatch(text, /\bundefined\b|\[object|NaN(%|–| [kMGT]?B\b)/, `${address} shows a hole`);
      if (axe) await accessible(page, `${address} ${language} ${theme}`);
    });
  });
}

/// Each address once, by two pages side by side, as the machine has two cores.
async function everywhere(options, look) {
  const waiting = [...addresses];
  async function work() {
    const page = await open(options);
    for (let address = waiting.shift(); address; address = waiting.shift()) await look(page, address);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  }
  await Promise.all([work(), work()]);
}

test("nothing is cut off sideways at 1280, 1024 and 390 pixels", { timeout: 120_000 }, async () => {
  await everywhere({}, async (page, address) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await visit(page, address);
    for (const width of [1280, 1024, 390]) {
      await page.setViewportSize({ width, height: 900 });
      const over = await page.evaluate(async () => {
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        const main = document.getElementById("main") ?? document.documentElement;
        return main.scrollWidth - main.clientWidth;
      });
      assert.ok(over <= 0, `${address} is ${over} px too wide at ${width}`);
    }
  });
});

test("language and theme change in place and stay", async () => {
  const page = await open({ language: "zh", theme: "light" });
  await visit(page, "/datasets");
  assert.equal(await page.locator("h1").innerText(), "数据集");
  await page.getByRole("button", { name: "Switch to English" }).click();
  await page.getByRole("heading", { level: 1, name: "Datasets" }).waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  await page.getByRole("button", { name: "Dark theme" }).click();
  assert.equal(await page.locator("html").getAttribute("data-mantine-color-scheme"), "dark");
  await page.context().close();
});

test("the first page loads at most 300 kB of JavaScript", async () => {
  const page = await open();
  let bytes = 0;
  page.on("response", async (response) => {
    if (!/\.js$/.test(new URL(response.url()).pathname)) return;
    const sizes = await response.request().sizes();
    bytes += sizes.responseBodySize;
  });
  await page.goto("/", { waitUntil: "networkidle" });
  await settled(page);
  assert.ok(bytes > 0 && bytes <= 300_000, `${bytes} bytes`);
  await page.context().close();
});
