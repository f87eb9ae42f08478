import type { Basic } from "@medplum/fhirtypes";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextPart } from "../../src/delivery/parts.ts";
import { referenceGroups } from "../../src/delivery/reference-groups.ts";
import type { Write } from "../../src/delivery/writes.ts";

const key = (n: number): string => `Basic/${n}`;
function write(index: number, refersTo: readonly number[], about?: readonly number[]): Write {
  const extension = [...refersTo, ...(about ?? [])].map((n) => ({ url: "urn:x", valueReference: { reference: key(n) } }));
  const resource: Basic & { id: string } = { resourceType: "Basic", id: String(index), code: { text: "x" }, extension };
  return { index, fullUrl: `urn:${index}`, key: key(index), resource, fingerprint: "", ...(about ? { about: about.map(key) } : {}) };
}
const numbers = (groups: readonly (readonly Write[])[]): readonly (readonly number[])[] => groups.map((g) => g.map((w) => w.index));

describe("referenceGroups", () => {
  it("puts what is referred to first, and keeps a circle together", () => {
    expect(numbers(referenceGroups([write(0, [1]), write(1, []), write(2, [3]), write(3, [4]), write(4, [2, 0])]))).toEqual([
      [1],
      [0],
      [2, 3, 4],
    ]);
  });

  it("keeps companions together although only one refers to the other", () => {
    const groups = referenceGroups([write(0, []), write(1, [0])], (w) => (w.index === 0 ? [key(1)] : []));
    expect(numbers(groups)).toEqual([[0, 1]]);
  });

  it("survives a chain of twenty thousand references", () => {
    const chain = Array.from({ length: 20_000 }, (_, i) => write(i, i === 19_999 ? [] : [i + 1]));
    expect(referenceGroups(chain)).toHaveLength(20_000);
  });
});

const graphs = fc
  .integer({ min: 1, max: 24 })
  .chain((n) => fc.array(fc.array(fc.integer({ min: 0, max: n - 1 }), { maxLength: 3 }), { minLength: n, maxLength: n }));

describe("nextPart", () => {
  it("whatever refers to whatever: parts are within the limit, every reference leads into the part or a part before, and nothing is lost", () => {
    fc.assert(
      fc.property(graphs, fc.integer({ min: 1, max: 8 }), (edges, entries) => {
        const all = edges.map((refersTo, i) => write(i, refersTo));
        const sent = new Set<string>();
        let left: readonly Write[] = all;
        while (left.length > 0) {
          const next = nextPart(left, { limits: { entries }, bytesOf: () => 1, canFind: () => true });
          if ("tooLarge" in next) {
            expect(next.tooLarge.length).toBeGreaterThan(entries);
            return;
          }
          expect(next.part.length).toBeLessThanOrEqual(entries);
          for (const one of next.part) sent.add(one.key);
          for (const one of next.part) for (const n of edges[one.index] ?? []) expect(sent.has(key(n))).toBe(true);
          left = left.filter((w) => !next.part.includes(w));
        }
        expect(sent.size).toBe(all.length);
      }),
    );
  });

  it("a Provenance that cannot be looked up never goes alone", () => {
    const all = [write(0, []), write(1, [0]), write(2, [0]), write(3, [], [0, 1, 2])];
    const canFind = (w: Write): boolean => w.about === undefined;
    const parts: (readonly number[])[] = [];
    for (let left: readonly Write[] = all; left.length > 0; ) {
      const next = nextPart(left, { limits: { entries: 2 }, bytesOf: () => 1, canFind });
      if ("tooLarge" in next) throw new Error("does not fit");
      parts.push(next.part.map((w) => w.index));
      left = left.filter((w) => !next.part.includes(w));
    }
    expect(parts).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  it("counts bytes, and everything goes at once where it fits", () => {
    const all = [write(0, []), write(1, []), write(2, [])];
    const part = (bytes: number) => nextPart(all, { limits: { bytes }, bytesOf: () => 100, canFind: () => true });
    expect(part(64 + 303)).toEqual({ part: all });
    expect(part(64 + 302)).toEqual({ part: all.slice(0, 2) });
    expect(part(100)).toEqual({ tooLarge: [all[0]] });
  });
});
