// Adds up the reports of the test runs and the other steps, and prints "N passed, N failed" as the last line; exits with 1 where anything failed.
// vitest's report counts a file that cannot load as no failed test, and an unhandled rejection not at all: both are failures here.
// Called as: tally.ts STEPS_PASSED STEPS_FAILED REPORT=EXIT_CODE …
import { existsSync, readFileSync } from "node:fs";

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** A run without a report failed as a whole, and so did one that ended badly though none of its tests did. */
function countsOf(file: string, exitCode: string): Counts {
  const report: Report | undefined = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0 };
  const unloadable = report.testResults.filter((r) => r.status === "failed" && r.assertionResults.length === 0).length;
  const failed = report.numFailedTests + unloadable;
  return { passed: report.numPassedTests, failed: failed === 0 && exitCode !== "0" ? 1 : failed, skipped: report.numPendingTests };
}

const [stepsPassed = "0", stepsFailed = "1", ...runs] = process.argv.slice(2);
const counts = runs.map((run) => countsOf(run.slice(0, run.lastIndexOf("=")), run.slice(run.lastIndexOf("=") + 1)));
const sum = (of: keyof Counts): number => counts.reduce((total, one) => total + one[of], 0);
const failed = sum("failed") + Number(stepsFailed);
if (sum("skipped") > 0) console.log(`${sum("skipped")} skipped`);
console.log(`${sum("passed") + Number(stepsPassed)} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
