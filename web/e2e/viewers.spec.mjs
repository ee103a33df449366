// The subject page and the viewers, asserted on what is drawn: orientation letters, traces, marks that keep apart.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { accessible, api, open, stop, visit } from "./browser.mjs";

let catalogue;

before(async () => {
  catalogue = await open();
});
after(stop);

/// Shares of pixels of an element: grey ones of an image, the letters' own tint, the violet of traces.
async function colours(locator) {
  const png = (await locator.screenshot()).toString("base64");
  return locator.page().evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext("2d");
    context.drawImage(bitmap, 0, 0);
    const pixels = context.getImageData(0, 0, bitmap.width, bitmap.height).data;
    const counts = { grey: 0, letters: 0, violet: 0 };
    for (let at = 0; at < pixels.length; at += 4) {
      const [r, g, b] = pixels.slice(at, at + 3);
      if (r > 40 && Math.abs(r - g) < 6 && Math.abs(g - b) < 6) counts.grey++;
      if (r > 165 && r < 215 && g - r > 12 && b - r > 8) counts.letters++;
      if (b - g > 40 && b - r > 25) counts.violet++;
    }
    return Object.fromEntries(
      Object.entries(counts).map(([name, count]) => [name, count / (pixels.length / 4)]),
    );
  }, png);
}

/// Where an element is brightest in grey: within a plane, not beside it or on the cross-hair.
async function brightest(locator) {
  const png = (await locator.screenshot()).toString("base64");
  return locator.page().evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (char) => char.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    context.drawImage(bitmap, 0, 0);
    const pixels = context.getImageData(0, 0, bitmap.width, bitmap.height).data;
    let best = { level: -1, x: 0, y: 0 };
    for (let at = 0; at < pixels.length; at += 4) {
      const [r, g, b] = pixels.slice(at, at + 3);
      const place = at / 4;
      if (r === g && g === b && r > best.level)
        best = { level: r, x: place % bitmap.width, y: Math.floor(place / bitmap.width) };
    }
    return best;
  }, png);
}

async function one(domain, viewer) {
  const { items } = await api(catalogue, `/recordings?domain=${domain}&limit=50`);
  for (const row of items) {
    const recording = await api(catalogue, `/recordings/${row.id}`);
    if (recording.viewer === viewer && !recording.files[0].identifying) return recording;
  }
  return null;
}

const ready = (page, canvas) =>
  page.locator(`[data-testid=${canvas}][data-ready=true]`).waitFor({ timeout: 60_000 });

describe("an image", () => {
  test("is drawn with its orientation letters, and the address holds the crosshair", async () => {
    const recording = await one("imaging", "image");
    const page = await open({ language: "zh" });
    await visit(page, `/recordings/${recording.id}`);
    await ready(page, "image-canvas");
    const canvas = page.getByTestId("image-canvas");
    const { grey, letters } = await colours(canvas);
    assert.ok(grey > 0.02, `grey pixels: ${grey}`);
    assert.ok(letters > 0.0001, `pixels of letters: ${letters}`);
    const before = await page.getByTestId("image-place").innerText();
    await canvas.focus();
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction(
      (text) => document.querySelector("[data-testid=image-place]").innerText !== text,
      before,
    );
    await page.waitForURL(/at=-?\d/);
    await page.locator("[data-testid=image-canvas][data-shown=fine]").waitFor({ timeout: 60_000 });
    await page.waitForFunction(() =>
      /\d$/.test(document.querySelector("[data-testid=image-place] span:nth-child(3)").innerText),
    );
    await page.context().close();
  });

  test("is scrolled by the wheel over a plane, and the page stays where it is", async () => {
    const recording = await one("imaging", "image");
    const page = await open({ language: "en", theme: "dark" });
    await visit(page, `/recordings/${recording.id}`);
    await ready(page, "image-canvas");
    const box = await page.getByTestId("image-canvas").boundingBox();
    const place = () => page.getByTestId("image-place").innerText();
    const before = await place();
    const { x, y } = await brightest(page.getByTestId("image-canvas"));
    await page.mouse.move(box.x + x, box.y + y);
    await page.mouse.wheel(0, -120);
    await page.waitForFunction(
      (text) => document.querySelector("[data-testid=image-place]").innerText !== text,
      before,
    );
    assert.deepEqual(await page.getByTestId("image-canvas").boundingBox(), box);
    await page.context().close();
  });
});

/// A brain signal long enough to zoom in from the usual ten seconds; other channels are drawn in grey.
async function long(seconds) {
  const { items } = await api(catalogue, "/recordings?domain=electrophysiology&limit=50");
  for (const row of items) {
    const recording = await api(catalogue, `/recordings/${row.id}`);
    if (recording.facts.durationSeconds >= seconds && recording.facts.channelTypes?.eeg > 0) return recording;
  }
  throw new Error(`no signal of ${seconds} s`);
}

describe("signals", () => {
  test("are drawn, move and zoom by key, and take an annotation and give it back", async () => {
    const recording = await long(20);
    const page = await open({ language: "en" });
    await visit(page, `/recordings/${recording.id}`);
    await ready(page, "signal-canvas");
    const canvas = page.getByTestId("signal-canvas");
    const { violet } = await colours(canvas);
    assert.ok(violet > 0.01, `pixels of traces: ${violet}`);
    await canvas.focus();
    await page.keyboard.press("+");
    await page.waitForURL(/span=5/);
    await page.keyboard.press("a");
    const label = `spindle ${Date.now()}`;
    await page.getByLabel("What is there").fill(label);
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: `Delete the annotation “${label}”` }).click();
    await page.getByText(label).waitFor({ state: "detached" });
    await page.context().close();
  });
});

describe("a subject", () => {
  async function subject() {
    const { items } = await api(catalogue, "/subjects?limit=50");
    return items.toSorted((a, b) => filled(b) - filled(a))[0];
  }
  const filled = (row) => Object.values(row.domains).filter((count) => count > 0).length;

  test("has its domains in lanes where no mark hides another", async () => {
    const row = await subject();
    const page = await open({ language: "zh" });
    await visit(page, `/subjects/${row.id}`);
    await page.locator("[data-mark]").first().waitFor();
    assert.deepEqual(
      (
        await page
          .getByTestId("timeline")
          .locator("[data-lane]")
          .evaluateAll((lanes) => lanes.map((lane) => lane.dataset.lane))
      ).slice(0, 5),
      ["imaging", "electrophysiology", "cognition", "clinical", "genomics"],
    );
    const hidden = await page
      .getByTestId("timeline")
      .first()
      .evaluate((svg) => {
        const boxes = [...svg.querySelectorAll("[data-mark]")].map((mark) => mark.lastElementChild.getBBox());
        const meet = (a, b) =>
          a.x + 6 < b.x + b.width &&
          b.x + 6 < a.x + a.width &&
          a.y + 6 < b.y + b.height &&
          b.y + 6 < a.y + a.height;
        return boxes.flatMap((a, index) => boxes.slice(index + 1).filter((b) => meet(a, b))).length;
      });
    assert.equal(hidden, 0);
    await page.context().close();
  });

  test("is walked by arrow keys and opened by Enter", async () => {
    const row = await subject();
    const page = await open({ language: "en", theme: "dark" });
    await visit(page, `/subjects/${row.id}`);
    await page.locator("[data-mark]").first().waitFor();
    await page.locator("[data-mark][tabindex='0']").first().focus();
    await page.keyboard.press("ArrowDown");
    await page.getByTestId("preview").waitFor();
    await page.keyboard.press("Escape");
    await page.getByTestId("preview").waitFor({ state: "detached" });
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/(recordings|tables)\//);
    await page.context().close();
  });

  for (const theme of ["light", "dark"]) {
    test(`has nothing serious for axe in the ${theme} theme`, async () => {
      const row = await subject();
      const page = await open({ theme });
      await visit(page, `/subjects/${row.id}`);
      await page.locator("[data-mark]").first().waitFor();
      await accessible(page, `subject, ${theme}`);
      await page.context().close();
    });
  }
});
