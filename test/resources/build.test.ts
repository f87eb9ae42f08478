// A bundle as a whole: every fact its resource, every reference resolved, everything proved.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildBundle } from "../../src/resources/build.ts";
import { bundleOf, FACTS, narrativeOf, OPTIONS, recordOf, resourcesIn } from "./story.ts";
import { TEXT } from "./words.ts";

const DERIVATION = "http://hl7.org/fhir/StructureDefinition/derivation-reference";

const strings = (node: unknown, key: string): string[] => {
  if (node === null || typeof node !== "object") return [];
  return Object.entries(node).flatMap(([k, v]) => (k === key && typeof v === "string" ? [v] : strings(v, key)));
};

describe("buildBundle", () => {
  const bundle = bundleOf();
  const resources = resourcesIn(bundle);

  test("is a transaction of one patient, in the order of the story, that names its profile", () => {
    expect(bundle.type).toBe("transaction");
    expect(bundle.meta?.profile).toEqual(["https://casebridge.dev/fhir/StructureDefinition/patient-record"]);
    expect(resources.map((r) => r.resourceType).filter((t) => t === "Patient")).toHaveLength(1);
    expect(resources.slice(0, 3).map((r) => r.resourceType)).toEqual(["Patient", "DocumentReference", "Observation"]);
    expect(resources.slice(-2).map((r) => r.resourceType)).toEqual(["Device", "Provenance"]);
  });

  test("counts in its Provenance the sentences that gave nothing, where they were counted", () => {
    const sentences = { mapped: 5, ignored: 2, notUnderstood: 1 };
    const built = buildBundle({ ...recordOf(), sentences }, narrativeOf(), OPTIONS);
    const counts = resourcesIn(built).at(-1)!;
    expect(counts).toMatchObject({
      resourceType: "Provenance",
      extension: [
        {
          url: "https://casebridge.dev/fhir/StructureDefinition/sentence-coverage",
          extension: [
            { url: "mapped", valueUnsignedInt: 5 },
            { url: "ignored", valueUnsignedInt: 2 },
            { url: "notUnderstood", valueUnsignedInt: 1 },
          ],
        },
      ],
    });
    expect(resources.at(-1)).not.toHaveProperty("extension");
  });

  test("puts every resource under its own id, and all references resolve inside the bundle", () => {
    const urls = new Set(bundle.entry?.map((e) => e.fullUrl));
    expect(urls.size).toBe(bundle.entry?.length);
    for (const e of bundle.entry ?? []) {
      expect(e.fullUrl).toBe(`urn:uuid:${e.resource?.id}`);
      expect(e.request).toEqual({ method: "PUT", url: `${e.resource?.resourceType}/${e.resource?.id}` });
      for (const reference of strings(e.resource, "reference")) expect(urls).toContain(reference);
    }
  });

  test("resolves its references and never repeats an id, whichever facts of the case are told", () => {
    fc.assert(
      fc.property(fc.subarray([...FACTS]), (facts) => {
        const entries = bundleOf(facts).entry ?? [];
        const urls = new Set(entries.map((e) => e.fullUrl));
        expect(urls.size).toBe(entries.length);
        expect(strings(entries, "reference").filter((r) => !urls.has(r))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test("proves every resource but the document, the device and the provenance by words of the text", () => {
    for (const r of resources.filter((x) => !["DocumentReference", "Device", "Provenance"].includes(x.resourceType))) {
      const own = (r as { extension?: { url: string }[] }).extension?.filter((e) => e.url === DERIVATION) ?? [];
      expect(own.length, r.resourceType).toBeGreaterThan(0);
    }
  });

  test("knows a resource for each fact but those that only shape others", () => {
    const rules = JSON.stringify(resources).split("found-by").length - 1;
    // A boost is told on its course, as is a stop; a recommendation is an activity of a plan.
    expect(rules).toBe(FACTS.length - 3);
  });

  test("marks a bundle without a patient identifier as unlinked, and takes the mark away with one", () => {
    expect(bundle.meta?.tag?.map((t) => t.code)).toEqual(["unlinked"]);
    const linked = bundleOf(FACTS, { patientIdentifier: { system: "urn:mrn", value: "7" } });
    expect(linked.meta?.tag).toBeUndefined();
    expect(resourcesIn(linked)[0]).toMatchObject({ identifier: [{ system: "urn:mrn", value: "7" }, {}] });
  });

  test("refuses evidence that is not what stands in the narrative", () => {
    const wrong = FACTS.map((f) => (f.id === "finding-1" ? { ...f, evidence: [{ span: { start: 0, end: 3 }, quote: "xyz" }] } : f));
    expect(() => bundleOf(wrong)).toThrow("[0, 3)");
  });

  test("gives the document as text with its hashes and without another copy where the input was a DocumentReference", () => {
    const document = resources.find((r) => r.resourceType === "DocumentReference");
    const attachment = document?.content?.[0]?.attachment;
    expect(Buffer.from(attachment?.data ?? "", "base64").toString("utf8")).toBe(TEXT);
    expect(attachment).toMatchObject({ contentType: "text/plain; charset=utf-8", size: Buffer.byteLength(TEXT) });
    expect(document?.identifier?.map((i) => i.value)).toContain("ab".repeat(32));
    const pointed = bundleOf(FACTS, { sourceDocument: "DocumentReference/9/_history/2" });
    expect(resourcesIn(pointed).some((r) => r.resourceType === "DocumentReference")).toBe(false);
    expect(strings(resourcesIn(pointed)[0], "reference")).toEqual(["DocumentReference/9/_history/2", "DocumentReference/9/_history/2"]);
  });

  test("never says more of a date than the text: no day where it gave a month", () => {
    const dates = ["effectiveDateTime", "performedDateTime", "start", "end", "valueDateTime"].flatMap((k) => strings(resources, k));
    expect(dates.length).toBeGreaterThan(5);
    expect(dates.filter((d) => d.length > 7)).toEqual([]);
  });
});
