import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { randomOf } from "../../bench/random.ts";
import { afterRefusal, afterSuccess, afterTrouble, type Pace, startPace } from "../../src/delivery/pace.ts";

const times = (n: number, step: (pace: Pace) => Pace, pace: Pace): Pace => (n === 0 ? pace : times(n - 1, step, step(pace)));

describe("the pace of a destination", () => {
  it("grows by one after twenty clean bundles, up to its limit, and halves when the server has too much to do, not when a connection breaks", () => {
    expect(times(20, afterSuccess, startPace(8)).limit).toBe(3);
    const full = times(1000, afterSuccess, startPace(8));
    const limitAfter = (isThrottled: boolean): number => afterTrouble(full, { now: 0, random: 0, isThrottled }).limit;
    expect([full.limit, limitAfter(true), limitAfter(false)]).toEqual([8, 4, 8]);
  });

  it("pauses after five troubles in a row, longer each time, and one success ends it", () => {
    const trouble = (pace: Pace): Pace => afterTrouble(pace, { now: 0, random: 1 });
    expect(times(4, trouble, startPace(8)).closedUntil).toBe(0);
    expect(times(5, trouble, startPace(8)).closedUntil).toBe(5_000);
    expect(times(7, trouble, startPace(8)).closedUntil).toBe(20_000);
    expect(trouble(afterSuccess(times(4, trouble, startPace(8)))).closedUntil).toBe(0);
  });

  it("lets one bundle through after the pause, and as many as before when that arrives", () => {
    const trouble = (pace: Pace): Pace => afterTrouble(pace, { now: 0, random: 1 });
    const open = times(7, trouble, times(1000, afterSuccess, startPace(8)));
    expect([open.limit, afterSuccess(open).limit, afterSuccess(afterSuccess(open)).limit]).toEqual([1, 8, 8]);
  });

  it("waits as long as the server asked, also the first time", () => {
    expect(afterTrouble(startPace(8), { now: 100, random: 0, waitMs: 7_000 }).closedUntil).toBe(7_100);
    expect(afterRefusal(startPace(8), 0).closedUntil).toBe(300_000);
  });

  it("falls when answers take twice as long as usual, and grows again when they do not", () => {
    const answered = (ms: number) => (pace: Pace) => afterSuccess(pace, [{ ms, bytes: 20_000 }]);
    const full = times(1000, answered(300), startPace(8));
    const slow = times(10, answered(600), full);
    const slower = times(10, answered(600), slow);
    expect([full.limit, slow.limit, slower.limit]).toEqual([8, 6, 4]);
    expect(times(200, answered(300), slower).limit).toBe(8);
    expect(times(100, answered(3_000), full).limit).toBe(1);
  });

  it("answers that scatter from nothing to twice the mean, as they always did, hardly ever lower it; four times as long they do", () => {
    const [seeds, answers] = [100, 500];
    let lowered = 0;
    for (let seed = 1; seed <= seeds; seed++) {
      const random = randomOf(seed);
      const scattered = (meanMs: number) => (pace: Pace) => afterSuccess(pace, [{ ms: 2 * meanMs * random(), bytes: 20_000 }]);
      let pace = startPace(8, 8);
      for (let n = 0; n < answers; n++) {
        pace = scattered(150)(pace);
        if (pace.limit < 8) lowered++;
      }
      expect(times(60, scattered(600), pace).limit, `seed ${seed}`).toBeLessThan(5);
    }
    expect(lowered / (seeds * answers)).toBeLessThan(0.02);
  });

  it("a server that stays slow is taken as it is in the end", () => {
    const answered = (ms: number) => (pace: Pace) => afterSuccess(pace, [{ ms, bytes: 20_000 }]);
    expect(times(2_000, answered(600), times(1000, answered(300), startPace(8))).limit).toBe(8);
  });

  it("a wish of the server to be left alone for thousands of years is granted for a day", () => {
    expect(afterTrouble(startPace(8), { now: 100, random: 0, waitMs: 2.5e14 }).closedUntil).toBe(86_400_100);
  });

  it("whatever happens, the limit stays between one and its maximum and the pause is bounded", () => {
    const step = fc.constantFrom("success" as const, "trouble" as const, "refusal" as const);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 64 }), fc.array(step, { maxLength: 300 }), (max, steps) => {
        const end = steps.reduce(
          (pace, what) =>
            what === "success"
              ? afterSuccess(pace)
              : what === "trouble"
                ? afterTrouble(pace, { now: 0, random: 1, isThrottled: true })
                : afterRefusal(pace, 0),
          startPace(max),
        );
        expect(end.limit >= 1 && end.limit <= max && end.closedUntil <= 300_000).toBe(true);
      }),
    );
  });
});
