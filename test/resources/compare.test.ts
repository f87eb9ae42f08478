// Two conversions of one case: what came, went and changed, and nothing else.
import fc from "fast-check";
import fhirpath from "fhirpath";
import r4 from "fhirpath/fhir-context/r4";
import { describe, expect, test } from "vitest";
import type { Fact } from "../../src/facts/fact.ts";
import { buildBundle } from "../../src/resources/build.ts";
import { compareBundles, hasDifferences } from "../../src/resources/compare.ts";
import { bundleOf, FACTS, narrativeOf, OPTIONS, recordOf } from "./story.ts";
import { TEXT } from "./words.ts";

const with_ = (id: string, change: object): readonly Fact[] => FACTS.map((f) => (f.id === id ? ({ ...f, ...change } as Fact) : f));
const without = (id: string): readonly Fact[] => FACTS.filter((f) => f.id !== id);
const evaluate = (resource: unknown, path: string): unknown =>
  fhirpath.evaluate(resource as object, path, undefined, r4, { async: false })[0];

/** The same facts in a text with words before it: every quote stands elsewhere. */
function movedBundle(before: string, options: Partial<typeof OPTIONS> = {}): ReturnType<typeof bundleOf> {
  const facts = JSON.parse(JSON.stringify(FACTS), (key, v) =>
    (key === "start" || key === "end") && typeof v === "number" ? v + before.length : v,
  ) as Fact[];
  return buildBundle(recordOf(facts), narrativeOf(before + TEXT), { ...OPTIONS, ...options });
}

describe("compareBundles", () => {
  const old = bundleOf();

  test("finds nothing between two conversions at different moments", () => {
    const d = compareBundles(old, bundleOf(FACTS, { recorded: "2031-05-06T07:08:09Z" }));
    expect([d.appeared, d.disappeared, d.changed, d.moved]).toEqual([[], [], [], 0]);
    expect(hasDifferences(d)).toBe(false);
    expect(d.source).toMatchObject({ isTextSame: true, isSoftwareSame: true, new: { recorded: "2031-05-06T07:08:09Z" } });
  });

  test("does not tell a text for readers as a change: it says what the elements say", () => {
    const told = structuredClone(bundleOf());
    for (const { resource } of told.entry ?? [])
      Object.assign(resource ?? {}, { text: { status: "generated", div: '<div xmlns="http://www.w3.org/1999/xhtml"><p>x</p></div>' } });
    const difference = compareBundles(bundleOf(), told);
    expect([hasDifferences(difference), difference.moved]).toEqual([false, 0]);
  });

  test("shows a changed dose with both values, by a FHIRPath that finds them in the bundles", () => {
    const now = bundleOf(with_("radiotherapy-1", { totalGy: 50, fractions: 25 }));
    const d = compareBundles(old, now);
    expect([d.appeared, d.disappeared]).toEqual([[], []]);
    expect(d.changed.map((c) => c.profile)).toEqual(["radiotherapy-course"]);
    const { resource, elements } = d.changed[0]!;
    expect(elements.map(({ before, after }) => [before, after])).toEqual([
      [6000, 5000],
      [30, 25],
    ]);
    const inBundle = (b: typeof old) => b.entry?.map((e) => e.resource).find((r) => `${r?.resourceType}/${r?.id}` === resource);
    for (const { path, before, after } of elements) {
      expect(evaluate(inBundle(old), path)).toBe(before);
      expect(evaluate(inBundle(now), path)).toBe(after);
    }
  });

  test("tells a choice element by its FHIRPath name, without the type", () => {
    const stage = FACTS.find((f) => f.kind === "marker")!;
    const d = compareBundles(old, bundleOf(with_(stage.id, { value: 40 })));
    expect(d.changed.flatMap((c) => c.elements)).toContainEqual({ path: "Observation.value.value", before: 12, after: 40 });
  });

  test("says which fact disappeared, and read the other way which appeared", () => {
    const consent = FACTS.find((f) => f.kind === "consent")!;
    const fewer = bundleOf(without(consent.id));
    const gone = compareBundles(old, fewer);
    expect(gone.disappeared.map((n) => [n.profile, n.label])).toEqual([["off-label-consent", "nivolumab"]]);
    expect([gone.appeared, gone.changed]).toEqual([[], []]);
    const back = compareBundles(fewer, old);
    expect(back.appeared).toEqual(gone.disappeared);
    expect([back.disappeared, back.changed]).toEqual([[], []]);
  });

  test("counts facts whose quotes stand elsewhere as moved, and says where the texts differ", () => {
    const d = compareBundles(old, movedBundle("Later. "));
    expect([d.appeared, d.disappeared, d.changed]).toEqual([[], [], []]);
    expect(d.unchanged).toBe(0);
    expect(d.moved).toBe((old.entry?.length ?? 0) - 3);
    expect(d.source).toMatchObject({ isTextSame: false, textDifference: { start: 0, oldEnd: 0, newEnd: "Later. ".length } });
  });

  test("meets facts by what they are about where another document id gave all of them other ids", () => {
    const d = compareBundles(old, bundleOf(FACTS, { documentId: "letter-2" }));
    expect([d.appeared, d.disappeared, d.changed]).toEqual([[], [], []]);
    expect(d.moved).toBe((old.entry?.length ?? 0) - 3);
  });

  test("shows the former id of a fact that changed under another document id", () => {
    const d = compareBundles(old, bundleOf(with_("radiotherapy-1", { totalGy: 50, fractions: 25 }), { documentId: "letter-2" }));
    expect(d.changed.map((c) => [c.profile, c.elements.length])).toEqual([["radiotherapy-course", 2]]);
    expect(d.changed[0]!.previously).toMatch(/^Procedure\//);
    expect(d.changed[0]!.previously).not.toBe(d.changed[0]!.resource);
  });

  test("takes one response more at the front for one response more, although the ids behind it shift", () => {
    const response = FACTS.find((f) => f.kind === "response" && f.places.length === 0)!;
    const twice = FACTS.flatMap((f) =>
      f === response ? [{ ...f, id: "response-0", category: "PD", words: "progressed" } as Fact, f] : [f],
    );
    const d = compareBundles(old, bundleOf(twice));
    expect(d.appeared.map((n) => n.profile)).toEqual(["tumor-response"]);
    expect(d.disappeared).toEqual([]);
    expect(d.changed.filter((c) => c.profile === "tumor-response")).toEqual([]);
  });

  test("shows a doubt that arose, although it stands in meta", () => {
    const marker = FACTS.find((f) => f.kind === "marker")!;
    const d = compareBundles(old, bundleOf(with_(marker.id, { review: ["repaired"] })));
    expect(JSON.stringify(d.changed.find((c) => c.resource.startsWith("Observation/"))?.elements)).toContain("repaired");
  });

  test("names another version of the software without calling it a fact", () => {
    const d = compareBundles(old, bundleOf(FACTS, { software: { name: "Casebridge", version: "9.0.0" } }));
    expect(hasDifferences(d)).toBe(false);
    expect(d.source).toMatchObject({ isSoftwareSame: false, old: { software: "Casebridge 0.0.0" }, new: { software: "Casebridge 9.0.0" } });
  });

  test("appears and disappears as many facts as the subsets of a case differ, and never a fact with itself", () => {
    fc.assert(
      fc.property(fc.subarray([...FACTS]), (facts) => {
        const some = bundleOf(facts);
        const d = compareBundles(old, some);
        const back = compareBundles(some, old);
        expect(d.appeared.length).toBe(back.disappeared.length);
        expect(d.disappeared.length).toBe(back.appeared.length);
        const count = (b: typeof old): number => (b.entry?.length ?? 0) - 3;
        expect(count(some) - count(old)).toBe(d.appeared.length - d.disappeared.length);
        expect(hasDifferences(compareBundles(some, some))).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});
