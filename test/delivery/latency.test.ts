import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Latency, NO_LATENCY, slowdown, withTiming } from "../../src/delivery/latency.ts";

const heard = (latency: Latency, ms: number, times: number, bytes = 20_000): Latency =>
  Array.from({ length: times }, () => ({ ms, bytes })).reduce(withTiming, latency);
const usual = heard(NO_LATENCY, 300, 400);

describe("the speed of a destination", () => {
  it("is not judged before there is something to compare with", () => {
    expect(slowdown(heard(NO_LATENCY, 300, 15))).toBeUndefined();
    expect(slowdown(usual)).toBe(1);
  });

  it("is twice as slow when the last answers took twice as long, and as usual when they no longer do", () => {
    const slow = heard(usual, 600, 10);
    expect(slowdown(slow)).toBeCloseTo(2, 1);
    expect(slowdown(heard(slow, 300, 10))).toBeCloseTo(1, 1);
  });

  it("one answer that took very long says nothing", () => {
    expect(slowdown(heard(heard(usual, 30_000, 1), 300, 9))).toBeCloseTo(1, 1);
  });

  it("compares a large request with large ones: a change of sizes is no change of speed", () => {
    const both = heard(heard(NO_LATENCY, 100, 20, 500), 2_000, 20, 200_000);
    expect(slowdown(heard(both, 2_000, 10, 200_000))).toBe(1);
    expect(slowdown(heard(both, 100, 10, 500))).toBe(1);
    expect(slowdown(heard(both, 2_000, 10, 500))).toBeGreaterThan(10);
  });

  it("answers within a few milliseconds are never slow: there our own process makes the difference", () => {
    expect(slowdown(heard(heard(NO_LATENCY, 1, 40), 20, 10))).toBeLessThan(1);
  });

  it("what stays slow becomes usual in the end, and what becomes fast again is usual soon", () => {
    const accepted = heard(usual, 600, 1_000);
    expect(slowdown(accepted)).toBeLessThan(1.1);
    expect(slowdown(heard(heard(accepted, 200, 40), 600, 10))).toBeGreaterThan(1.4);
  });

  it("no timing makes a number that is none", () => {
    const timing = fc.record({ ms: fc.integer({ min: 0, max: 4_000_000 }), bytes: fc.integer({ min: 0, max: 70_000_000 }) });
    fc.assert(
      fc.property(fc.array(timing, { minLength: 60, maxLength: 200 }), (timings) => {
        const seen = slowdown(timings.reduce(withTiming, NO_LATENCY));
        expect(seen === undefined || (Number.isFinite(seen) && seen >= 0)).toBe(true);
      }),
    );
  });
});
