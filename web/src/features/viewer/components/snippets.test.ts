import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import type { Recording } from "@/shared/api/types/catalogue";
import { snippets } from "./snippets";

const files = [{ path: "sub-1/it's a scan.nii.gz", size: 1, sha256: "", identifying: false }];

function of(viewer: Recording["viewer"]) {
  const [shell, python] = snippets({ id: "0190", viewer, files }, "http://127.0.0.1:8080");
  return { shell: shell?.text ?? "", python: python?.text ?? "" };
}

describe.each(["image", "signal", "variants", "clinical", "table", "none"] as const)(
  "code for %s",
  (viewer) => {
    test("names this recording and takes the token from the environment", () => {
      const { shell, python } = of(viewer);
      expect(shell).toContain("http://127.0.0.1:8080/api/v1/recordings/0190");
      expect(shell).toContain("$NAOHAI_TOKEN");
      expect(python).toContain('os.environ["NAOHAI_TOKEN"]');
    });

    test("is what a shell and Python can parse", () => {
      const { shell, python } = of(viewer);
      execFileSync("bash", ["-n"], { input: shell });
      execFileSync("python3", ["-c", "import ast, sys; ast.parse(sys.stdin.read())"], { input: python });
    });
  },
);
