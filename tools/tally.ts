// Adds up the test report and the other steps of a run and prints "N passed, N failed" as the last line; exits with 1 where anything failed.
// vitest's report counts a file that cannot load as no failed test, and an unhandled rejection not at all: both are failures here.
import { existsSync, readFileSync } from "node:fs";

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

const [file = "vitest.json", exitCode = "1", stepsPassed = "0", stepsFailed = "0"] = process.argv.slice(2);
const report: Report | undefined = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
const unloadable = report?.testResults.filter((r) => r.status === "failed" && r.assertionResults.length === 0).length ?? 1;
const counted = (report?.numFailedTests ?? 0) + unloadable;
const failed = counted + (exitCode !== "0" && counted === 0 ? 1 : 0) + Number(stepsFailed);
const passed = (report?.numPassedTests ?? 0) + Number(stepsPassed);
const skipped = report?.numPendingTests ?? 0;
if (skipped > 0) console.log(`${skipped} skipped`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
