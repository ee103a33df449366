// A folder chosen in the browser becomes a dataset: sent, checked, catalogued, with the bad file named in plain words.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { accessible, api, open, stop, visit } from "./browser.mjs";

const name = `from-browser-${Date.now()}`;
let folder;

before(() => {
  folder = join(mkdtempSync(join(tmpdir(), "naohai-e2e-")), name);
  mkdirSync(join(folder, "phenotype"), { recursive: true });
  const put = (path, text) => writeFileSync(join(folder, path), text);
  put("dataset_description.json", JSON.stringify({ Name: name, BIDSVersion: "1.10.0", License: "CC0" }));
  put("participants.tsv", "participant_id\tage\tsex\nsub-01\t8.5\tF\nsub-02\t9.1\tM\n");
  put("phenotype/scale.tsv", "participant_id\tscore\nsub-01\t12\nsub-02\t19\n");
  mkdirSync(join(folder, "sub-01/anat"), { recursive: true });
  put("sub-01/anat/sub-01_T1w.nii", "this is no image");
  writeFileSync(join(folder, "sub-01/large.bin"), Buffer.alloc(5_000_000, 7));
});
after(async () => {
  rmSync(join(folder, ".."), { recursive: true });
  await stop();
});

test("a folder is sent, checked and catalogued", { timeout: 180_000 }, async () => {
  const page = await open();
  await visit(page, "/intake");
  await page.locator('input[type="file"][webkitdirectory]').setInputFiles(folder);
  await page.getByText("5 files, 5 MB").waitFor();
  await page.getByRole("combobox", { name: "Project", exact: true }).click();
  await page.getByRole("option").first().click();
  assert.equal(await page.getByRole("combobox", { name: "Dataset name" }).inputValue(), name);
  await page.getByRole("button", { name: "Start import" }).click();
  await page.waitForURL("**/intake/*");
  const id = page.url().split("/").at(-1);
  await page.getByRole("heading", { level: 1, name }).waitFor();
  await page.getByText("Done", { exact: true }).first().waitFor({ timeout: 120_000 });

  const intake = await api(page, `/intakes/${id}`);
  assert.equal(intake.state, "done");
  assert.equal(intake.files, 5);
  assert.ok(intake.quarantined >= 1, "the false image is in quarantine");
  assert.ok(intake.problems.some((problem) => problem.file?.endsWith("sub-01_T1w.nii")));
  await page.getByText("sub-01/anat/sub-01_T1w.nii").first().waitFor();
  await accessible(page, "import with problems");

  await page.getByRole("link", { name: "Open dataset" }).click();
  await page.waitForURL("**/datasets/*");
  const dataset = await api(page, `/datasets/${intake.datasetId}`);
  assert.equal(dataset.subjects, 2);
});

test(
  "quarantine shows cause and fix, refuses without a reason, and a discarded file is gone",
  { timeout: 60_000 },
  async () => {
    const page = await open();
    await visit(page, "/intake/quarantine");
    const row = page.getByRole("row").filter({ hasText: name }).first();
    await row.click();
    const panel = page.getByRole("complementary");
    await panel.getByText("What to do").first().waitFor();
    assert.ok(await panel.getByRole("button", { name: "Accept anyway" }).isDisabled());
    await accessible(page, "quarantine with a file open");
    await panel.getByRole("button", { name: "Discard" }).click();
    await page.getByText("Discarded", { exact: true }).waitFor();
    await panel.waitFor({ state: "detached" });
    const { items } = await api(page, "/quarantine?limit=200");
    assert.deepEqual(
      items.filter((item) => item.dataset === name),
      [],
    );
  },
);
