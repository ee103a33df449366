import react from "@vitejs/plugin-react";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const server = process.env.NAOHAI_URL ?? "http://127.0.0.1:8080";

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  build: { target: "es2023", manifest: true, assetsInlineLimit: 0, chunkSizeWarningLimit: 1200 },
  server: {
    port: Number(process.env.NAOHAI_WEB_PORT ?? 8230),
    strictPort: true,
    proxy: { "/api": server, "/enter": server },
  },
});
