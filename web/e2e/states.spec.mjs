// The states of a page that are not the good one: no server, no right, broken off in the middle.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { accessible, api, open, stop, visit } from "./browser.mjs";

after(stop);

const post = (page, path, data) =>
  page.request.post(`/api/v1${path}`, { headers: { "X-Naohai": "1" }, data });

/// A person without any project, made by an administrator and signed in on a page of her own.
async function newcomer(administrator, name) {
  const login = `${name}-${Date.now()}`;
  const password = `pw-${Date.now()}-${name}`;
  assert.ok(
    (await post(administrator, "/people", { login, name: login, password, administrator: false })).ok(),
  );
  const page = await open({ anonymous: true });
  await page.goto("/sign-in");
  await page.getByLabel("Login").fill(login);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("navigation", { name: "Navigation" }).waitFor();
  return { login, page };
}

const everyCall = "**/{api/v1,actuator}/**";

test("while the server does not answer the page says since when, and goes on by itself", async () => {
  const page = await open();
  await visit(page, "/datasets");
  await page.locator("tr[data-row]").first().waitFor();
  await page.route(everyCall, (route) => route.abort());
  await page.getByRole("link", { name: "Subjects" }).click();
  await page.getByRole("status").filter({ hasText: "has not answered since" }).waitFor();
  await page.getByRole("heading", { name: "The server does not answer" }).waitFor();
  await page.getByRole("button", { name: "Try again" }).waitFor();
  await accessible(page, "server lost");
  await page.unroute(everyCall);
  await page.locator("tr[data-row]").first().waitFor();
  await page.getByText("has not answered since").waitFor({ state: "detached" });
  await page.context().close();
});

test("a server error says what to do and gives its trace id", async () => {
  const page = await open();
  const problem = { title: "Internal error", status: 500, code: "INTERNAL", traceId: "abc123" };
  await page.route(/\/api\/v1\/datasets(\?|$)/, (route) =>
    route.fulfill({
      status: 500,
      contentType: "application/problem+json",
      body: JSON.stringify(problem),
    }),
  );
  await visit(page, "/datasets");
  await page.getByText("abc123").waitFor();
  await page.getByRole("button", { name: "Try again" }).waitFor();
  await page.context().close();
});

test("a reader is told who can grant what she may not do", async () => {
  const owner = await open();
  const { login, page } = await newcomer(owner, "reader");
  const project = (await api(owner, "/projects")).items[0];
  assert.ok((await post(owner, `/projects/${project.key}/members`, { login, role: "reader" })).ok());
  await visit(page, "/");
  assert.equal(await page.getByRole("link", { name: "Audit" }).count(), 0);
  for (const address of ["/people", "/audit"]) {
    await visit(page, address);
    await page.getByRole("alert").getByText("Ask an owner").waitFor();
  }
  await visit(page, "/intake");
  await page.getByText("You are a reader of your projects").waitFor();
  assert.equal(await page.getByRole("button", { name: "Start import" }).count(), 0);
  await page.context().close();
});

test("an owner grants a controlled dataset to one person and takes it back", async () => {
  const owner = await open();
  const { login, page } = await newcomer(owner, "guest");
  const [{ id, access }] = (await api(owner, "/datasets")).items;
  const level = (value) =>
    owner.request.patch(`/api/v1/datasets/${id}`, {
      headers: { "X-Naohai": "1" },
      data: { access: value },
    });
  const subjects = async () => (await page.request.get(`/api/v1/subjects?dataset=${id}`)).json();
  assert.ok((await level("controlled")).ok());
  try {
    await visit(owner, `/datasets/${id}/access`);
    await owner.getByText("No grants").waitFor();
    await owner.getByRole("combobox", { name: "Login" }).fill(login);
    await owner.getByRole("textbox", { name: "Purpose" }).fill("joint analysis");
    assert.equal((await subjects()).items.length, 0);
    await owner.getByRole("button", { name: "Grant", exact: true }).click();
    await owner.getByRole("cell", { name: "joint analysis" }).waitFor();
    await accessible(owner, "grants");
    assert.ok((await subjects()).items.length > 0);
    await owner.getByRole("button", { name: "Revoke" }).click();
    await owner.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
    await owner.getByText("No grants").waitFor();
    assert.equal((await subjects()).items.length, 0);
  } finally {
    await level(access);
    await owner.context().close();
    await page.context().close();
  }
});

test("sending that breaks off goes on where it stopped", { timeout: 120_000 }, async () => {
  const name = `broken-off-${Date.now()}`;
  const folder = join(mkdtempSync(join(tmpdir(), "naohai-e2e-")), name);
  mkdirSync(folder);
  writeFileSync(
    join(folder, "dataset_description.json"),
    JSON.stringify({ Name: name, BIDSVersion: "1.10.0" }),
  );
  writeFileSync(join(folder, "participants.tsv"), "participant_id\tage\nsub-01\t8.5\n");
  writeFileSync(join(folder, "large.bin"), Buffer.alloc(5_000_000, 7));
  const page = await open();
  try {
    await visit(page, "/intake");
    await page.route("**/api/v1/uploads**", (route) => route.fulfill({ status: 400, body: "" }));
    await page.locator('input[type="file"][webkitdirectory]').setInputFiles(folder);
    await page.getByText("3 files, 5 MB").waitFor();
    await page.getByRole("combobox", { name: "Project", exact: true }).click();
    await page.getByRole("option").first().click();
    await page.getByRole("button", { name: "Start import" }).click();
    await page.getByText("Interrupted").waitFor({ timeout: 60_000 });
    const id = page.url().split("/").at(-1);
    assert.equal((await api(page, `/intakes/${id}/received`)).items.length, 2);

    await page.unroute("**/api/v1/uploads**");
    await page.getByRole("button", { name: "Go on sending" }).click();
    await page.getByText("Done", { exact: true }).first().waitFor({ timeout: 60_000 });
    const intake = await api(page, `/intakes/${id}`);
    assert.equal(intake.files, 3);
  } finally {
    rmSync(join(folder, ".."), { recursive: true });
    await page.context().close();
  }
});

test("a column that is taken off stays off after a reload", async () => {
  const page = await open();
  await visit(page, "/datasets");
  await page.locator("tr[data-row]").first().waitFor();
  await page.getByRole("columnheader", { name: "Size" }).waitFor();
  await page.getByRole("button", { name: "Choose columns" }).click();
  await page.getByRole("checkbox", { name: "Size" }).uncheck();
  await accessible(page, "column chooser");
  await page.getByRole("columnheader", { name: "Size" }).waitFor({ state: "detached" });
  await visit(page, "/datasets");
  await page.locator("tr[data-row]").first().waitFor();
  assert.equal(await page.getByRole("columnheader", { name: "Size" }).count(), 0);
  await page.context().close();
});
