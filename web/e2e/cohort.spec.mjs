// The real cohort, imported by the command line: five domains of one child on one page, and nobody else sees it.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { base, open, stop } from "./browser.mjs";

const present = Boolean(process.env.NAOHAI_COHORT);
const skip = present ? false : "the real cohort is not here";

after(stop);

async function subject(page) {
  const answer = await page.request.get("/api/v1/subjects?q=sub-10&limit=50");
  const { items } = await answer.json();
  const found = items.find((item) => item.label === "sub-10" && item.domains.imaging > 0);
  assert.ok(found, "sub-10 of the cohort is listed");
  return found;
}

for (const [language, theme, lanes, notice] of [
  ["zh", "light", ["脑影像", "神经电生理", "认知评估", "临床", "基因组"], /虚构/],
  ["en", "dark", ["Imaging", "Electrophysiology", "Cognition", "Clinical", "Genomics"], /invented/i],
]) {
  test(`sub-10 shows five domains on one time line (${language}, ${theme})`, { skip }, async () => {
    const page = await open({ language, theme });
    const { id } = await subject(page);
    await page.goto(`/subjects/${id}`, { waitUntil: "networkidle" });
    const text = await page.locator("main").innerText();
    for (const lane of lanes) assert.ok(text.includes(lane), `${lane} in ${language}`);
    assert.match(text, notice);
    assert.deepEqual(page.complaints, []);
  });
}

test(
  "the time line holds items of every domain: genotypes undated, the clinical clock apart",
  { skip },
  async () => {
    const page = await open();
    const { id } = await subject(page);
    const line = await (await page.request.get(`/api/v1/subjects/${id}/timeline`)).json();
    const filled = new Set(line.lanes.filter((lane) => lane.items.length > 0).map((lane) => lane.domain));
    const elsewhere = [...line.undated, ...line.apart.flatMap((part) => part.items)];
    for (const item of elsewhere) filled.add(item.domain);
    assert.deepEqual([...filled].sort(), [
      "clinical",
      "cognition",
      "electrophysiology",
      "genomics",
      "imaging",
    ]);
  },
);

for (const [question, wanted] of [
  ["静息态", /task-rest/],
  ["resting state", /task-rest/],
  ["注意缺陷", /ADHD/],
]) {
  test(`${question} finds ${wanted}`, { skip }, async () => {
    const page = await open();
    const answer = await page.request.get(
      `/api/v1/search?q=${encodeURIComponent(question)}&project=${process.env.NAOHAI_COHORT}`,
    );
    const { items } = await answer.json();
    assert.match(JSON.stringify(items), wanted);
  });
}

test("a stranger sees none of it", { skip }, async () => {
  const owner = await open();
  const { id, dataset } = await subject(owner);
  for (const path of [
    `/api/v1/subjects/${id}`,
    `/api/v1/subjects/${id}/timeline`,
    `/api/v1/datasets/${dataset.id}`,
    "/api/v1/subjects",
  ]) {
    const answer = await fetch(base + path);
    assert.equal(answer.status, 401, path);
  }
});
