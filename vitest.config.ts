import { defineConfig } from "vitest/config";

const config: ReturnType<typeof defineConfig> = defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/interop/**"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: "threads",
    maxWorkers: 2,
    // CI adds up the report (tools/tally.ts); a person reads the terminal.
    reporters: process.env["CI"] ? ["default", ["json", { outputFile: "vitest.json" }]] : ["default"],
  },
});

export default config;
