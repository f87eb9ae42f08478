import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { watchFolder } from "../../src/delivery/watch-folder.ts";
import { openSeenFiles } from "../../src/store/seen-files.ts";

const root = mkdtempSync(join(tmpdir(), "casebridge-"));
afterAll(() => rmSync(root, { recursive: true }));
let folders = 0;

/** Looks as often as there are steps; between two looks the next step happens and a minute passes. */
async function watch(steps: readonly (() => void)[], more: { place?: string; fail?: RegExp } = {}) {
  const place = more.place ?? join(root, String(folders++));
  const folder = join(place, "in");
  mkdirSync(folder, { recursive: true });
  const seen = openSeenFiles(join(place, "data"));
  const handled: string[] = [];
  const end = new AbortController();
  let now = Date.now();
  let step = 0;
  const run = watchFolder({
    folder,
    seen,
    names: /\.(?:txt|md)$/,
    signal: end.signal,
    clock: () => new Date(now),
    sleep: async () => {
      now += 60_000;
      steps[step]?.();
      if (++step > steps.length + 2) end.abort();
    },
    handle: async ({ path, bytes }) => {
      if (more.fail?.test(path) === true) throw new Error("killed");
      handled.push(`${basename(path)}:${Buffer.from(bytes).toString()}`);
    },
  });
  const outcome = await run.then(
    () => "ended",
    () => "failed",
  );
  seen.close();
  return { handled, outcome, place, folder };
}

describe("watchFolder", () => {
  it("deals with every new and every changed file once, in the order of names", async () => {
    const place = join(root, "changes");
    const file = (name: string): string => join(place, "in", name);
    const { handled } = await watch(
      [
        () => {
          writeFileSync(file("b.txt"), "b1");
          writeFileSync(file("a.md"), "a1");
        },
        () => {},
        () => {},
        () => writeFileSync(file("a.md"), "a2 longer"),
        () => {},
      ],
      { place },
    );
    expect(handled).toEqual(["a.md:a1", "b.txt:b1", "a.md:a2 longer"]);
  });

  it("does not read half a file: while it grows it is left alone", async () => {
    const place = join(root, "growing");
    const path = join(place, "in", "slow.txt");
    const grow = () => appendFileSync(path, "part ");
    const { handled } = await watch([grow, grow, grow, grow, () => {}], { place });
    expect(handled).toEqual(["slow.txt:part part part part "]);
  });

  it("across a restart nothing is dealt with again, but what came in the meantime and what was in hand when it ended", async () => {
    const place = join(root, "restart");
    const write = (name: string) => () => writeFileSync(join(place, "in", name), name);
    const first = await watch([write("a.txt"), () => {}, write("b.txt"), () => {}], { place, fail: /b\.txt$/ });
    expect([first.handled, first.outcome]).toEqual([["a.txt:a.txt"], "failed"]);
    const second = await watch([write("c.txt"), () => {}, () => {}], { place });
    expect(second.handled).toEqual(["b.txt:b.txt", "c.txt:c.txt"]);
    const third = await watch([() => {}, () => {}], { place });
    expect(third.handled).toEqual([]);
  });

  it("leaves unfinished, hidden and other files alone, and keeps no file name", async () => {
    const place = join(root, "names");
    const { handled } = await watch(
      [
        () =>
          [".a.txt", "a.txt~", "a.txt.part", "a.pdf", "Canary Name.txt"].forEach(
            (name) => void writeFileSync(join(place, "in", name), "x"),
          ),
        () => {},
        () => {},
      ],
      { place },
    );
    expect(handled).toEqual(["Canary Name.txt:x"]);
    expect(readFileSync(join(place, "data", "watch.sqlite")).includes("Canary")).toBe(false);
  });
});
