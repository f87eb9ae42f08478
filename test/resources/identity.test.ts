// The same facts give the same ids, and a change of one fact leaves the others alone.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildBundle } from "../../src/resources/build.ts";
import { bundleOf, changed, FACTS, narrativeOf, OPTIONS, recordOf, resourcesIn } from "./story.ts";
import { TEXT } from "./words.ts";

const ids = (bundle: ReturnType<typeof bundleOf>): string[] => resourcesIn(bundle).map((r) => `${r.resourceType}/${r.id}`);

/** All spans moved: the same story with something before it. */
const shifted = <T>(value: T, by: number): T =>
  JSON.parse(JSON.stringify(value), (key, v) => (key === "start" || key === "end" ? (typeof v === "number" ? v + by : v) : v));

describe("ids", () => {
  test("are the same in a second conversion, byte for byte", () => {
    expect(JSON.stringify(bundleOf())).toBe(JSON.stringify(bundleOf()));
  });

  test("are UUIDs of version 5 and never repeat within a bundle", () => {
    const all = ids(bundleOf());
    expect(new Set(all).size).toBe(all.length);
    for (const id of all) expect(id).toMatch(/^[A-Za-z]+\/[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  test("do not depend on where in the text the words stand", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9 ]{1,40}$/), (before) => {
        const text = `${before}\n${TEXT}`;
        const moved = buildBundle(recordOf(shifted(FACTS, before.length + 1)), narrativeOf(text), OPTIONS);
        expect(ids(moved)).toEqual(ids(bundleOf()));
      }),
      { numRuns: 20 },
    );
  });

  test("of a corrected value stay, and nothing else changes with it", () => {
    const before = bundleOf();
    const after = bundleOf(changed("marker-1", "marker", { value: 21 }));
    expect(ids(after)).toEqual(ids(before));
    const differing = resourcesIn(after).filter((r, i) => JSON.stringify(r) !== JSON.stringify(resourcesIn(before)[i]));
    expect(differing.map((r) => r.meta?.profile?.[0])).toEqual(["https://casebridge.dev/fhir/StructureDefinition/pd-l1-cps"]);
  });

  test("of other facts stay when one fact is taken away", () => {
    const rest = ids(bundleOf(FACTS.filter((f) => f.id !== "finding-1")));
    const all = new Set(ids(bundleOf()));
    expect(rest.filter((id) => !all.has(id))).toEqual([]);
  });

  test("of one patient differ between tenants, documents and cases, and agree between documents where the patient is given", () => {
    const patient = (options: Parameters<typeof bundleOf>[1], ordinal = 1): string | undefined =>
      resourcesIn(buildBundle(recordOf(FACTS, ordinal), narrativeOf(), { ...OPTIONS, ...options }))[0]?.id;
    const given = { patientIdentifier: { system: "urn:mrn", value: "7" } };
    expect(
      new Set([patient({}), patient({ tenant: "other" }), patient({ documentId: "letter-2" }), patient({}, 2), patient(given)]).size,
    ).toBe(5);
    expect(patient({ ...given, documentId: "letter-2" })).toBe(patient(given));
  });
});
