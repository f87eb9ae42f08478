// Our verdicts beside those of HL7's own Java validator, run by `npm run test:oracle` alone: it needs Java, Maven Central and minutes.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const config: ReturnType<typeof defineConfig> = defineConfig({
  test: {
    root: fileURLToPath(new URL("../../..", import.meta.url)),
    include: ["test/validation/oracle/*.oracle.ts"],
    testTimeout: 3_600_000,
    hookTimeout: 3_600_000,
    fileParallelism: false,
  },
});

// biome-ignore lint/style/noDefaultExport: vitest reads its configuration so
export default config;
