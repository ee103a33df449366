import { cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { ApiError } from "@/shared/api/client";
import { show } from "@/shared/testing/render";
import { MadeNotice } from "./Made";
import { ProblemList } from "./ProblemList";
import { QualityBar } from "./QualityBar";
import { FailedState } from "./states";
import { VerdictMark } from "./Verdict";

afterEach(cleanup);

const problem = {
  code: "DIFFUSION_VALUES_AND_VOLUMES_DIFFER",
  severity: "error" as const,
  file: "sub-10/dwi/sub-10_dwi.bval",
  field: "b values",
  found: { zh: "64", en: "64" },
  expected: { zh: "65", en: "65" },
  title: { zh: "少一个 b 值", en: "One b value is missing" },
  fix: { zh: "补全 bval 后重新导入", en: "Complete the bval file and import again" },
};

test.each([
  ["zh", ["少一个 b 值", "补全 bval 后重新导入", "实际", "应为"]],
  ["en", ["One b value is missing", "Complete the bval file and import again", "Found", "Expected"]],
] as const)("a problem says what, where, found, expected and the fix in %s", async (language, words) => {
  const { container } = await show(<ProblemList problems={[problem]} />, language);
  for (const word of [...words, problem.file, problem.field, "64", "65", problem.code]) {
    expect(container.textContent).toContain(word);
  }
});

test("a verdict always has its word, for the eye or for the screen reader", async () => {
  await show(
    <>
      <VerdictMark verdict="passed" />
      <VerdictMark verdict="rejected" compact />
    </>,
  );
  expect(screen.getByText("Passed")).toBeTruthy();
  expect(screen.getByText("Rejected").className).toContain("visually-hidden");
});

test("a quality bar names all its counts", async () => {
  await show(<QualityBar counts={{ passed: 9, warned: 1, rejected: 0, unknown: 0 }} />);
  expect(screen.getByRole("img").getAttribute("aria-label")).toBe("Passed 9 · Warned 1");
  expect(screen.getByText("90%")).toBeTruthy();
});

test("a failure shows the server's own words, the fix and the trace id", async () => {
  const retry = vi.fn();
  const error = new ApiError(500, {
    code: "INTERNAL",
    title: "The index is busy",
    fix: "Wait.",
    traceId: "4bf9",
  });
  const { container } = await show(<FailedState error={error} retry={retry} />);
  for (const word of ["The index is busy", "Wait.", "4bf9"]) expect(container.textContent).toContain(word);
  fireEvent.click(screen.getByRole("button"));
  expect(retry).toHaveBeenCalledOnce();
});

test("what may not be seen looks like what is not there", async () => {
  const { container } = await show(
    <FailedState error={new ApiError(404, { title: "secret title", code: "X" })} />,
  );
  expect(container.textContent).toContain("Not found");
  expect(container.textContent).not.toContain("secret title");
});

test("synthetic data say so, in the words of the data where they have some", async () => {
  const { container } = await show(
    <MadeNotice of={{ synthetic: true, notice: { zh: "演示", en: "A demo" } }} />,
  );
  expect(container.textContent).toContain("Synthetic data");
  expect(container.textContent).toContain("A demo");
});
