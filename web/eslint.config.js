import js from "@eslint/js";
import hooks from "eslint-plugin-react-hooks";
import globals from "globals";
import { readdirSync } from "node:fs";
import typescript from "typescript-eslint";

const features = readdirSync("src/features");

/// One way: shared, then features, then app; features never import each other.
function oneWay(folder, forbidden) {
  return {
    files: [`${folder}/**/*.{ts,tsx}`],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            { group: forbidden, message: "Imports go one way: shared, features, app." },
            { regex: "^\\.\\./\\.\\./\\.\\.", message: "Use @/… for what lies outside the folder." },
          ],
        },
      ],
    },
  };
}

export default typescript.config(
  { ignores: ["dist", "node_modules"] },
  js.configs.recommended,
  typescript.configs.recommended,
  hooks.configs.flat.recommended,
  oneWay("src/shared", ["@/features/**", "@/app/**"]),
  ...features.map((feature) =>
    oneWay(`src/features/${feature}`, [
      "@/app/**",
      ...features.filter((other) => other !== feature).map((other) => `@/features/${other}/**`),
    ]),
  ),
  {
    files: ["src/**/*.{ts,tsx}"],
    languageOptions: { globals: globals.browser },
    rules: { "@typescript-eslint/consistent-type-imports": "error", "no-console": "error" },
  },
  {
    files: ["scripts/**", "e2e/**", "*.{js,ts}", "public/**"],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
  },
);
