// NDJSON through the command line in one thread and in two, and what two cores of this machine give at best: two processes that know nothing of each
// other, beside one. They only calculate, or each validates one half of the lines. Wall-clock time, the best of each: others use the machine too.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const REPEATS = 150;
const ROUNDS = 3;
const MAIN = join(import.meta.dirname, "../src/cli/main.ts");
/** About as long as the validation of all lines. */
const CALCULATION = "let sum = 0; for (let i = 0; i < 2e9; i++) sum = (sum * 31 + i) | 0; process.exitCode = sum === 1 ? 1 : 0;";

type Args = readonly string[];

/** Prints how much faster two threads are than one, beside the ceilings. */
export async function measureNdjson(texts: readonly string[]): Promise<void> {
  const lines = Array.from({ length: REPEATS }, () => texts.map((text) => JSON.stringify(JSON.parse(text)))).flat();
  const middle = lines.length / 2;
  const folder = mkdtempSync(join(tmpdir(), "casebridge-bench-"));
  const fileOf = (name: string, own: readonly string[]): string => {
    const file = join(folder, `${name}.ndjson`);
    writeFileSync(file, `${own.join("\n")}\n`);
    return file;
  };
  const validation = (file: string, threads: number): Args => [MAIN, "validate", file, "--format", "ndjson", "--threads", String(threads)];
  const whole = fileOf("whole", lines);
  const halves = [fileOf("first", lines.slice(0, middle)), fileOf("second", lines.slice(middle))];
  const calculation: Args = ["--eval", CALCULATION];
  const seconds = await bestOf([
    [validation(whole, 1)],
    [validation(whole, 2)],
    halves.map((file) => validation(file, 1)),
    [calculation],
    [calculation, calculation],
  ]);
  rmSync(folder, { recursive: true });
  const [one = 0, two = 0, apart = 0, single = 0, double = 0] = seconds;
  const times = (factor: number): string => `${factor.toFixed(2)} ×`;
  console.log(
    `NDJSON, ${lines.length} lines through the command line: ${one.toFixed(1)} s in one thread, ${two.toFixed(1)} s in two (${times(one / two)})`,
  );
  console.log(
    `  the machine's ceiling: ${times((2 * single) / double)} for two processes that only calculate, ${times(one / apart)} for two that validate a half each`,
  );
}

/** The shortest time of each, taken in turn. */
async function bestOf(runs: readonly (readonly Args[])[]): Promise<number[]> {
  const best = runs.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < ROUNDS; round++)
    for (const [index, together] of runs.entries()) best[index] = Math.min(best[index]!, await secondsOf(together));
  return best;
}

/** Processes side by side, from the start of the first to the end of the last. */
async function secondsOf(together: readonly Args[]): Promise<number> {
  const start = performance.now();
  await Promise.all(together.map((args) => once(spawn(process.execPath, args, { stdio: "ignore" }), "exit")));
  return (performance.now() - start) / 1000;
}
