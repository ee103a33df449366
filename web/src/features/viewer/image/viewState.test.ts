import { describe, expect, test } from "vitest";
import { readView, writeView } from "./viewState";

describe("the view of an image in the address", () => {
  test("is read back as it was written", () => {
    const view = {
      at: [-12.5, 4, 30.1] as [number, number, number],
      volume: 3,
      window: [0, 900] as [number, number],
      map: "hot",
    };
    expect(readView(writeView(new URLSearchParams("visit=T1"), view))).toEqual(view);
    expect(writeView(new URLSearchParams("visit=T1"), view).get("visit")).toBe("T1");
  });

  test("leaves out what is as it begins", () => {
    expect(
      writeView(new URLSearchParams(), { at: null, volume: 0, window: null, map: "gray" }).toString(),
    ).toBe("");
  });

  test("takes nonsense for nothing", () => {
    const view = readView(new URLSearchParams("at=1,2&t=-4&window=a,b&map=nope"));
    expect(view).toEqual({ at: null, volume: 0, window: null, map: "gray" });
  });
});
