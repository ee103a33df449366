// Search in both languages, its facets and the address that holds them.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { api, open, settled, stop, visit } from "./browser.mjs";

after(stop);

for (const [language, query] of [
  ["zh", "静息态"],
  ["en", "resting state"],
]) {
  test(`${query} finds task-rest and says how it was understood`, async () => {
    const page = await open({ language });
    await visit(page, `/search?q=${encodeURIComponent(query)}`);
    await page.locator("tr[data-row]").first().waitFor();
    const answer = await api(page, `/search?q=${encodeURIComponent(query)}`);
    assert.ok(answer.total > 0);
    assert.ok(answer.understood.length > 0);
    await page.getByText(language === "zh" ? "理解为" : "Understood as").waitFor();
    await page.context().close();
  });
}

test("a facet narrows to exactly its count, in the address, and comes off again", async () => {
  const page = await open();
  await visit(page, "/search?q=rest");
  const facets = page.getByRole("navigation", { name: "Narrow down" });
  const first = facets.getByRole("button").first();
  await first.waitFor();
  const answer = await api(page, "/search?q=rest");
  const expected = answer.facets.domain[0];
  await first.click();
  await page.waitForURL(/domain=/);
  await settled(page);
  const narrowed = await api(page, `/search?q=rest&domain=${expected.value}`);
  assert.equal(narrowed.total, expected.count);
  await page.getByText(new RegExp(`^${expected.count.toLocaleString("en-GB")} results?$`)).waitFor();
  await facets.getByRole("button", { pressed: true }).first().click();
  await page.waitForFunction(() => !location.search.includes("domain="));
  await page.context().close();
});
