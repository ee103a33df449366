// Drives the system's Chromium against a running server.
//
// NAOHAI_URL             where it serves, e.g. http://127.0.0.1:8080
// NAOHAI_LOGIN, NAOHAI_PASSWORD   an account that owns a project with data (the demo's administrator does)
// NAOHAI_ENTER           instead of both: the one-time link that the start prints
// CHROMIUM               the browser, /usr/bin/chromium by default
import { AxeBuilder } from "@axe-core/playwright";
import assert from "node:assert/strict";
import { chromium } from "playwright-core";

export const base = process.env.NAOHAI_URL ?? "http://127.0.0.1:8080";
const args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"];

let browser;
let signedIn;

export async function start() {
  browser ??= await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args });
  return browser;
}

export async function stop() {
  await browser?.close();
  browser = undefined;
}

/// A page of a person who is signed in, in one language and theme; it collects what the browser complains of.
export async function open({ language = "en", theme = "light", width = 1440, anonymous = false } = {}) {
  await start();
  const storageState = anonymous ? undefined : await session();
  const context = await browser.newContext({ baseURL: base, viewport: { width, height: 900 }, storageState });
  await context.addInitScript(
    ([chosen, scheme]) => {
      localStorage.setItem("naohai.language", chosen);
      localStorage.setItem("naohai.theme", scheme);
    },
    [language, theme],
  );
  const page = await context.newPage();
  page.complaints = [];
  page.on("pageerror", (error) => page.complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().includes("401")) page.complaints.push(message.text());
  });
  return page;
}

async function session() {
  if (signedIn) return signedIn;
  const context = await browser.newContext({ baseURL: base });
  if (process.env.NAOHAI_ENTER) {
    await context.request.get(process.env.NAOHAI_ENTER);
  } else {
    const { NAOHAI_LOGIN: login = "", NAOHAI_PASSWORD: password = "" } = process.env;
    const answer = await context.request.post("/api/v1/session", {
      headers: { "X-Naohai": "1" },
      data: { login, password },
    });
    assert.ok(
      answer.ok(),
      `sign-in answered ${answer.status()}: set NAOHAI_LOGIN and NAOHAI_PASSWORD, or NAOHAI_ENTER`,
    );
  }
  signedIn = await context.storageState();
  await context.close();
  return signedIn;
}

/// Opens an address and waits until its skeletons are gone.
export async function visit(page, path) {
  await page.goto(path);
  await settled(page);
}

export async function settled(page) {
  await page.locator("h1").first().waitFor();
  await page.waitForFunction(
    () => !document.querySelector('[role="status"][aria-label] .mantine-Skeleton-root'),
  );
}

export async function api(page, path) {
  const answer = await page.request.get(`/api/v1${path}`);
  assert.ok(answer.ok(), `${path} answered ${answer.status()}`);
  return answer.json();
}

/// Fails on any serious or critical finding, and names element and rule.
export async function accessible(page, where) {
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ["violations"] })
    .setLegacyMode(true) // no page of another origin is in ours, so axe needs no page of its own
    .analyze();
  const grave = violations.filter((one) => one.impact === "serious" || one.impact === "critical");
  const words = grave.map(
    (one) => `${one.id}: ${one.nodes.map((node) => `${node.target} ${node.failureSummary}`).join(" | ")}`,
  );
  assert.deepEqual(words, [], where);
}
