// Who is not signed in gets the sign-in page and nothing else.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { accessible, open, stop } from "./browser.mjs";

after(stop);

test("an address asks to sign in and is kept for afterwards", async () => {
  const page = await open({ anonymous: true });
  await page.goto("/datasets?domain=imaging");
  await page.getByLabel("Login").waitFor();
  assert.equal(new URL(page.url()).searchParams.get("next"), "/datasets?domain=imaging");
  for (const theme of ["light", "dark"]) {
    await page.evaluate(
      (scheme) => document.documentElement.setAttribute("data-mantine-color-scheme", scheme),
      theme,
    );
    await accessible(page, `sign-in ${theme}`);
  }
  await page.context().close();
});

test("a wrong password is said so, without saying which part is wrong", async () => {
  const page = await open({ anonymous: true });
  await page.goto("/sign-in");
  await page.getByLabel("Login").fill("nobody");
  await page.getByLabel("Password", { exact: true }).fill("not-the-password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByText("Login or password is wrong.").waitFor();
  await page.context().close();
});

test("a used one-time link says what to do", async () => {
  const page = await open({ anonymous: true });
  await page.goto("/enter?ticket=was-used-before");
  await page.getByText("This link no longer works").waitFor();
  await page.context().close();
});

test("a link from elsewhere cannot lead out of this site", async () => {
  const page = await open();
  await page.goto("/sign-in?next=//example.org/");
  await page.getByRole("navigation", { name: "Navigation" }).waitFor();
  assert.equal(new URL(page.url()).host, new URL(process.env.NAOHAI_URL ?? "http://127.0.0.1:8080").host);
  await page.context().close();
});
