import "i18next";
import type { words } from "./en";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "shared";
    resources: typeof words;
  }
}
