import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_LIMITS, parseBody } from "../../src/server/gate.ts";

describe("parseBody", () => {
  it("gives back what JSON.parse gives for every JSON within the limits", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        const parsed = parseBody(text, DEFAULT_LIMITS);
        if ("value" in parsed) expect(parsed.value).toEqual(JSON.parse(text));
        else expect(text).toMatch(/__proto__|constructor|prototype/);
      }),
    );
  });

  it("brackets, commas and quotes inside strings do not count", () => {
    const value = { a: `[[[{{{,,,"\\${"[".repeat(500)}` };
    expect(parseBody(JSON.stringify(value), { ...DEFAULT_LIMITS, maxDepth: 1, maxNodes: 3 })).toEqual({ value });
  });

  it("a hundred levels pass and the hundred and first is refused, however many are open", () => {
    const nested = (depth: number): string => `${"[".repeat(depth)}${"]".repeat(depth)}`;
    expect(parseBody(nested(100), DEFAULT_LIMITS)).toHaveProperty("value");
    expect(parseBody(nested(101), DEFAULT_LIMITS)).toHaveProperty("refused");
    expect(parseBody("[".repeat(1_000_000), DEFAULT_LIMITS)).toHaveProperty("refused");
  });

  it("too many values are refused", () => {
    expect(parseBody(`[${"0,".repeat(500_001)}0]`, DEFAULT_LIMITS)).toHaveProperty("refused");
  });
});
