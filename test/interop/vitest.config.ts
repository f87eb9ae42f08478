// Tests against real counterparts, run by `npm run test:interop` alone: they need Java, Maven Central and PostgreSQL, and minutes.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const config: ReturnType<typeof defineConfig> = defineConfig({
  test: {
    root: fileURLToPath(new URL("../..", import.meta.url)),
    include: ["test/interop/**/*.test.ts"],
    globalSetup: [fileURLToPath(new URL("counterparts.ts", import.meta.url))],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    fileParallelism: false,
    // A counterpart that is not there shows as skipped tests in both.
    reporters: process.env["CI"] ? ["default", ["json", { outputFile: "out/interop.json" }]] : ["default"],
  },
});

// biome-ignore lint/style/noDefaultExport: vitest reads its configuration so
export default config;
