// What no rule matches waits in the inbox with its cause, goes where a person says, and comes back when she takes that
// back; rules are added, tried, ordered and removed; scanners are listed.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { accessible, api, open, stop, visit } from "./browser.mjs";
import { instance, store, uid } from "./dicom.mjs";

const mark = `E2E${Date.now() % 1_000_000}`;

after(stop);

async function removeRules(page) {
  for (const rule of (await api(page, "/dicom/rules?limit=200")).items) {
    if (rule.name.startsWith(mark))
      await page.request.delete(`/api/v1/dicom/rules/${rule.id}`, { headers: { "X-Naohai": "1" } });
  }
}

async function addRule(page, name, station) {
  await page.getByRole("button", { name: "New rule" }).first().click();
  const panel = page.getByRole("complementary");
  await panel.getByLabel("Name").fill(name);
  await panel.getByLabel("Station").first().fill(station);
  await panel.getByRole("combobox", { name: "Project" }).click();
  await page.getByRole("option").first().click();
  await panel.getByRole("combobox", { name: "Dataset" }).fill("from-scanners");
  await panel.getByRole("button", { name: "Save" }).click();
  await panel.waitFor({ state: "detached" });
}

test("rules are added, tried, ordered by keys and removed", { timeout: 90_000 }, async () => {
  const page = await open();
  try {
    await visit(page, "/intake/routing");
    await addRule(page, `${mark} first`, `${mark}A*`);
    await addRule(page, `${mark} second`, `${mark}*`);
    await accessible(page, "routing rules");

    await page.getByLabel("Station").first().fill(`${mark}AB`);
    await page.getByRole("button", { name: "Try" }).click();
    await page.getByRole("status").getByText(`${mark} first`).waitFor();

    const second = page.getByRole("row").filter({ hasText: `${mark} second` });
    await second.focus();
    await page.keyboard.press("Shift+K");
    await page.getByText("Order changed").waitFor();
    await page.getByRole("button", { name: "Try" }).click();
    await page.getByRole("status").getByText(`${mark} second`).waitFor();

    await second.click();
    const panel = page.getByRole("complementary");
    await panel.getByLabel("Station").first().fill("re:(");
    await panel.getByRole("button", { name: "Save" }).click();
    await panel.getByText("A pattern of the rule cannot be read").waitFor();
    await panel.getByRole("button", { name: "Remove" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
    await page.getByText("Rule removed").waitFor();
    const names = (await api(page, "/dicom/rules?limit=200")).items.map((rule) => rule.name);
    assert.ok(names.includes(`${mark} first`) && !names.includes(`${mark} second`));
  } finally {
    await removeRules(page);
    await page.context().close();
  }
});

test("a study that no rule matches is discarded and taken back", { timeout: 120_000 }, async () => {
  const page = await open();
  const [study, series] = [uid(), uid()];
  const images = [1, 2, 3].map((number) =>
    instance({ study, series, station: mark, patientId: `${mark}-7`, number }),
  );
  const stored = await store(page, images);
  assert.equal(stored.status(), 200, await stored.text());

  await visit(page, "/intake/inbox");
  const row = page.getByRole("row").filter({ hasText: mark });
  await row.waitFor({ timeout: 60_000 });
  await row.focus();
  await page.keyboard.press("Enter");
  const panel = page.getByRole("complementary");
  await panel.getByText("What to do").waitFor();
  assert.ok(!(await page.locator("main").innerText()).includes("Phantom"), "nobody is named unasked");
  await panel.getByRole("button", { name: "Show identity" }).click();
  await panel.getByText("Phantom").waitFor();
  await accessible(page, "inbox with a study open");

  await panel.getByRole("button", { name: "Discard" }).click();
  await panel.getByRole("button", { name: "Discard" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("Undone", { exact: true }).waitFor();
  await row.waitFor();
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("scanners and where they send to are shown", { timeout: 60_000 }, async () => {
  const page = await open();
  await visit(page, "/intake/scanners");
  await page.getByRole("heading", { name: "Our port" }).waitFor();
  await accessible(page, "scanners");
  await page.getByLabel("AE title").fill(mark);
  await page.getByLabel("Name").fill("Phantom scanner");
  await page.getByRole("button", { name: "Add scanner" }).click();
  const row = page.getByRole("row").filter({ hasText: mark });
  await row.getByRole("button", { name: "Remove" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await row.waitFor({ state: "detached" });
  await page.context().close();
});
