import "@/shared/tokens/tokens.css";
import "@/shared/tokens/mantine.css";
import "@/shared/tokens/fonts.css";
import "@/shared/tokens/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "@/app/App";
import { startLanguages } from "@/app/languages/start";

await startLanguages();
createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
