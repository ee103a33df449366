// Pictures of pages of a running server: node dev/shots.mjs OUT [path…]; NAOHAI_URL, THEME, LANGUAGE, WIDTH.
import { mkdirSync } from "node:fs";
import { chromium } from "playwright-core";

const [out, ...paths] = process.argv.slice(2);
const base = process.env.NAOHAI_URL ?? "http://127.0.0.1:8231";
const variants = (process.env.VARIANTS ?? "zh-light,en-dark").split(",");
const width = Number(process.env.WIDTH ?? 1440);

mkdirSync(out, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
for (const variant of variants) {
  const [language, theme] = variant.split("-");
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    storageState: process.env.STATE,
  });
  await context.addInitScript(
    `localStorage.setItem("naohai.language","${language}");localStorage.setItem("naohai.theme","${theme}")`,
  );
  const page = await context.newPage();
  page.on("console", (message) => message.type() === "error" && console.log(variant, message.text()));
  page.on("pageerror", (error) => console.log(variant, error.message));
  if (process.env.ENTER) await page.goto(base + process.env.ENTER);
  for (const path of paths) {
    await page.goto(base + path, { waitUntil: "load" });
    await page.waitForTimeout(Number(process.env.WAIT ?? 700));
    const name = path.replaceAll(/[^\w]+/g, "_").replace(/^_|_$/g, "") || "home";
    await page.screenshot({ path: `${out}/${name}-${variant}.png` });
  }
  await context.close();
}
await browser.close();
