import { expect, test } from "vitest";
import { formats } from "./format";

const zh = formats("zh");
const en = formats("en");

test("sizes go up in thousands and keep one decimal while small", () => {
  expect([0, 999, 1000, 9_812_331, 118_400_000, 4.21e12].map(en.bytes)).toEqual([
    "0 B",
    "999 B",
    "1 kB",
    "9.8 MB",
    "118 MB",
    "4.2 TB",
  ]);
});

test("numbers keep three digits, large ones all of their own", () => {
  expect([0.31362, 12.04, 2077.4, 104_233].map(en.number)).toEqual(["0.314", "12", "2,077", "104,233"]);
});

test("an age range shows decimals for both ends or for none", () => {
  expect(en.ages([6.6, 8])).toBe("6.6–8.0");
  expect(en.ages([8, 21])).toBe("8–21");
  expect(en.ages([9.3, 9.3])).toBe("9.3");
  expect(en.ages(null)).toBe("–");
});

test("a text of two languages is read in the reader's own, a plain one as it is", () => {
  expect(zh.text({ zh: "静息态", en: "rest" })).toBe("静息态");
  expect(en.text({ zh: "静息态", en: "rest" })).toBe("rest");
  expect(en.text("sub-10")).toBe("sub-10");
  expect(en.text(null)).toBe("");
});

test("times long ago are dates, near ones are relative", () => {
  expect(en.since(new Date(Date.now() - 5 * 60_000).toISOString())).toBe("5 minutes ago");
  expect(zh.since(new Date(Date.now() - 26 * 3_600_000).toISOString())).toBe("昨天");
  expect(en.since("2020-02-29T12:00:00Z")).toBe("29 Feb 2020");
});

test("units are written, not coded; a share is in percent", () => {
  expect(en.measure(120, "mm[Hg]")).toBe("120 mmHg");
  expect(en.measure(18.4, "kg/m2")).toBe("18.4 kg/m²");
  expect(en.measure(12, "{score}")).toBe("12");
  expect(en.measure(3, "uV")).toBe("3 µV");
  expect(en.measure(1, "{channel}")).toBe("1 channel");
  expect(zh.measure(0, "{channel}")).toBe("0 导");
  expect(zh.measure(7, "{voxel}")).toBe("7 体素");
  expect(zh.measure(1, "{share}")).toBe("100 %");
  expect(en.measure(5.1, "10*3/uL")).toBe("5.1 10³/µL");
  expect(en.measure(95, "%")).toBe("95 %");
  expect(en.measure(2, "mm")).toBe("2 mm");
  expect(en.measure(37, "Cel")).toBe("37 °C");
});
