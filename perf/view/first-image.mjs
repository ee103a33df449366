// Times from a click to three planes on the screen, over a link that the caller shapes; prints one JSON document.
//
// first-image.mjs BASE ENTER SUBJECT RECORDING RUNS
//   BASE       where the shaped link begins · ENTER a one-time link's path · SUBJECT the id of whose page links to RECORDING
//   WEB        folder of the page's project, for playwright-core and NiiVue · CHROMIUM the browser
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const web = process.env.WEB;
const require = createRequire(`${web}/package.json`);
const { chromium } = require("playwright-core");
const [base, enter, subject, recording, runs] = process.argv.slice(2);
const niivue = readFileSync(`${web}/node_modules/@niivue/niivue/dist/niivue.umd.js`);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-dev-shm-usage", "--enable-unsafe-swiftshader"],
});

const signedIn = await browser.newContext({ baseURL: base });
await signedIn.request.get(enter);
const storageState = await signedIn.storageState();

async function opened() {
  const context = await browser.newContext({ baseURL: base, storageState, viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  const seen = { bytes: 0 };
  session.on("Network.loadingFinished", ({ encodedDataLength }) => (seen.bytes += encodedDataLength));
  return { context, page, seen };
}

/// Ours: the subject's page is open, its recording is clicked; until planes are painted, and until they are fine.
async function ours() {
  const { context, page, seen } = await opened();
  await page.goto(`/subjects/${subject}`);
  const link = page.locator(`a[href="/recordings/${recording}"]`).first();
  await link.waitFor();
  await page.waitForLoadState("networkidle");
  seen.bytes = 0;
  const start = performance.now();
  await link.click();
  const painted = await page
    .locator("[data-testid=image-canvas]:not([data-shown=nothing])")
    .waitFor()
    .then(() => performance.now() - start);
  const bytes = seen.bytes;
  const fine = await page
    .locator("[data-shown=fine]")
    .waitFor()
    .then(() => performance.now() - start);
  const result = { painted, bytes, fine, fineBytes: seen.bytes };
  await context.close();
  return result;
}

/// The peer: NiiVue is loaded, then shows the whole file; until it has drawn.
async function peer() {
  const { context, page, seen } = await opened();
  const html = `<!doctype html><canvas id="gl" width="1180" height="520"></canvas><script src="/niivue.js"></script>`;
  await page.route("**/peer.html", (route) => route.fulfill({ contentType: "text/html", body: html }));
  await page.route("**/niivue.js", (route) => route.fulfill({ contentType: "text/javascript", body: niivue }));
  await page.goto("/peer.html");
  await page.evaluate(async () => {
    window.nv = new window.niivue.Niivue({ logLevel: "error" });
    await window.nv.attachTo("gl");
    window.nv.setSliceType(window.nv.sliceTypeMultiplanar);
  });
  seen.bytes = 0;
  const painted = await page.evaluate(async (url) => {
    const start = performance.now();
    await window.nv.loadVolumes([{ url, name: "image.nii.gz" }]);
    const pixel = new Uint8Array(4);
    window.nv.gl.readPixels(0, 0, 1, 1, window.nv.gl.RGBA, window.nv.gl.UNSIGNED_BYTE, pixel);
    return performance.now() - start;
  }, `${base}/api/v1/recordings/${recording}/image`);
  await page.waitForTimeout(300);
  const result = { painted, bytes: seen.bytes };
  await context.close();
  return result;
}

const result = { ours: [], peer: [] };
for (let run = -1; run < Number(runs); run++) {
  const [mine, theirs] = [await ours(), await peer()];
  if (run >= 0) {
    result.ours.push(mine);
    result.peer.push(theirs);
  }
}
console.log(JSON.stringify(result));
await browser.close();
