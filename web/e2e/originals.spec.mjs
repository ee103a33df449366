// An owner has a project keep originals; what arrives then is downloaded as it was sent, byte for byte.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";
import { accessible, api, open, stop, visit } from "./browser.mjs";
import { instance, MR_IMAGE, store, uid } from "./dicom.mjs";

// Of letters alone: digits could be a number of somebody, and would be cut out.
const mark = `check${[...String(Date.now())].map((digit) => "abcdefghij"[digit]).join("")}`;

after(stop);

async function keepOriginals(page, project, kept) {
  await visit(page, `/projects/${project}/deidentification`);
  const keep = page.getByRole("switch");
  await keep.waitFor();
  if ((await keep.isChecked()) !== kept) {
    await keep.click();
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Saved; it applies to images that arrive from now on").waitFor();
  }
}

async function archived(page) {
  const listed = () => api(page, `/dicom/studies?description=${mark}`);
  for (let i = 0; i < 60; i++) {
    const study = (await listed()).items[0];
    if (study && (await api(page, `/dicom/studies/${study.uid}`)).items[0]?.state === "complete")
      return study.uid;
    await page.waitForTimeout(500);
  }
  throw new Error("the study was not archived");
}

test(
  "originals are kept once an owner says so, and downloaded as they came",
  { timeout: 120_000 },
  async () => {
    const page = await open();
    const project = (await api(page, "/session")).projects.find((one) => one.role === "owner").key;
    await keepOriginals(page, project, true);
    try {
      await accessible(page, "de-identification of a project");
      const [study, series] = [uid(), uid()];
      const images = [1, 2].map((number) =>
        instance({
          study,
          series,
          station: "X",
          patientId: "PHANTOM-7",
          description: mark,
          number,
          sopClass: MR_IMAGE,
        }),
      );
      assert.ok((await store(page, images, `?project=${project}&dataset=originals`)).ok());

      await visit(page, `/studies/${await archived(page)}`);
      const waiting = page.waitForEvent("download");
      await page.getByRole("link", { name: "Download originals" }).click();
      const download = await waiting;
      assert.match(download.suggestedFilename(), /^originals-2\.25\.\d+\.zip$/);
      const zip = readFileSync(await download.path());
      for (const image of images) assert.ok(zip.includes(image), "a file is not what was sent");
    } finally {
      await keepOriginals(page, project, false);
      await page.context().close();
    }
  },
);
