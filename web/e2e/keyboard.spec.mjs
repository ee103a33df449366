// Everything by keyboard: lists, panels, palette, the list of keys.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { api, open, stop, visit } from "./browser.mjs";

after(stop);

test("j and k move through a list and Enter opens the row", async () => {
  const page = await open();
  await visit(page, "/datasets");
  const { items } = await api(page, "/datasets");
  await page.locator("tr[data-row]").first().waitFor();
  await page.keyboard.press("j");
  await page.waitForFunction(() => document.activeElement?.getAttribute("data-row") === "0");
  if (items.length > 1) {
    await page.keyboard.press("j");
    await page.waitForFunction(() => document.activeElement?.getAttribute("data-row") === "1");
    await page.keyboard.press("k");
    await page.waitForFunction(() => document.activeElement?.getAttribute("data-row") === "0");
  }
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/datasets/${items[0].id}`);
  await page.context().close();
});

test("Ctrl-K finds a page and goes there, Escape closes", async () => {
  const page = await open();
  await visit(page, "/");
  await page.keyboard.press("Control+k");
  const box = page.getByRole("combobox");
  await box.waitFor();
  await box.fill("quarantine");
  await page.getByRole("option", { name: "Quarantine", exact: true }).waitFor();
  await page.keyboard.press("Escape");
  await box.waitFor({ state: "detached" });
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("Subjects");
  await page.getByRole("option", { name: "Subjects", exact: true }).click();
  await page.waitForURL("**/subjects");
  await page.context().close();
});

test("? lists the keys of the page", async () => {
  const page = await open();
  await visit(page, "/datasets");
  await page.locator("tr[data-row]").first().waitFor();
  await page.keyboard.press("?");
  const list = page.getByRole("dialog");
  await list.getByText("Next and previous row").waitFor();
  await list.getByText("Find and go").waitFor();
  await page.context().close();
});

test("a file opens beside its list and Escape closes it", async () => {
  const page = await open();
  const { items } = await api(page, "/datasets");
  await visit(page, `/datasets/${items[0].id}/files`);
  await page.locator("tr[data-row]").first().waitFor();
  await page.keyboard.press("j");
  await page.waitForFunction(() => document.activeElement?.hasAttribute("data-row"));
  await page.keyboard.press("Enter");
  await page.getByText("SHA-256").waitFor();
  await page.keyboard.press("Escape");
  await page.getByText("SHA-256").waitFor({ state: "detached" });
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("from sign-in over the search to a recording without a mouse", async () => {
  const { NAOHAI_LOGIN: login, NAOHAI_PASSWORD: password } = process.env;
  const page = await open({ anonymous: true });
  const type = (text) => page.keyboard.type(text);
  const press = (key) => page.keyboard.press(key);
  await page.goto("/subjects");
  await page.waitForFunction(() => document.activeElement?.tagName === "INPUT");
  await type(login);
  await press("Tab");
  await type(password);
  await press("Enter");
  await page.waitForURL("**/subjects");
  await page.locator("tr[data-row]").first().waitFor();

  await press("Tab");
  const skip = page.getByRole("link", { name: "Skip to the page" });
  assert.ok(await skip.evaluate((link) => link === document.activeElement));
  await press("Control+k");
  await page.getByRole("combobox").waitFor();
  await type("resting state");
  await page.getByRole("option").first().waitFor();
  await press("Enter");
  await page.waitForURL("**/search?q=resting*");
  await page.locator("main a[href^='/recordings/']").first().waitFor();
  const rows = await page
    .locator("tr[data-row]")
    .evaluateAll((all) => all.map((row) => row.querySelector("a")?.getAttribute("href") ?? ""));
  const wanted = rows.findIndex((href) => href.startsWith("/recordings/"));
  for (let row = 0; row <= wanted; row++) {
    await press("j");
    await page.waitForFunction((n) => document.activeElement?.getAttribute("data-row") === `${n}`, row);
  }
  await press("Enter");
  await page.waitForURL("**/recordings/**");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await press("?");
  await page.getByRole("dialog").waitFor();
  await press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});
