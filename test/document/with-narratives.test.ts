// Every resource of our bundles has a text: valid, the same again, made of nothing but the resource, and changing nothing else.
import type { Bundle, Resource } from "@medplum/fhirtypes";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fingerprint } from "../../src/delivery/fingerprint.ts";
import { withNarratives } from "../../src/document/with-narratives.ts";
import { loadDefinitions } from "../../src/validation/definitions/load.ts";
import { validateBundle } from "../../src/validation/validate.ts";
import { narrativeFault } from "../../src/validation/walk/narrative.ts";
import { bundleOf, resourcesIn } from "../resources/story.ts";

type WithText = Resource & { readonly text?: { readonly status: string; readonly div: string } };
const textsOf = (bundle: Bundle): (WithText["text"] | undefined)[] => (resourcesIn(bundle) as WithText[]).map(({ text }) => text);
const withoutTexts = (bundle: Bundle): Bundle =>
  JSON.parse(JSON.stringify(bundle, (key, value) => (key === "text" && value?.div ? undefined : value)));

const BUILT = bundleOf();
const TOLD = withNarratives(BUILT);

describe("the text of a resource", () => {
  test("is there for each, is valid XHTML, and answers dom-6", () => {
    expect(textsOf(BUILT).every((text) => text === undefined)).toBe(true);
    for (const text of textsOf(TOLD)) expect(narrativeFault(text?.div)).toBeUndefined();
    const rules = (bundle: Bundle): number =>
      validateBundle(bundle, loadDefinitions()).issues.filter(({ rule }) => rule?.endsWith("#dom-6")).length;
    expect(rules(BUILT)).toBe(resourcesIn(BUILT).length);
    expect(rules(TOLD)).toBe(0);
  });

  test("changes nothing else: the same ids, entries, elements and fingerprints", () => {
    expect(withoutTexts(TOLD)).toEqual(JSON.parse(JSON.stringify(BUILT)));
    expect(resourcesIn(TOLD).map((r) => fingerprint(r))).toEqual(resourcesIn(BUILT).map((r) => fingerprint(r)));
  });

  test("is the same again, also over an earlier one, and whenever the conversion ran", () => {
    expect(withNarratives(TOLD)).toEqual(TOLD);
    expect(textsOf(withNarratives(bundleOf(undefined, { recorded: "2031-12-31T23:59:59Z" })))).toEqual(textsOf(TOLD));
  });

  test("is made of its own resource alone", () => {
    const alone = resourcesIn(BUILT).map((resource) =>
      withNarratives({ resourceType: "Bundle", type: "collection", entry: [{ resource }] }),
    );
    expect(alone.flatMap(textsOf)).toEqual(textsOf(TOLD));
  });

  test("says by its status whether extensions speak in it", () => {
    const statusOf = (type: string): string[] =>
      resourcesIn(TOLD).flatMap((r) => (r.meta?.profile?.[0]?.endsWith(`/${type}`) ? [(r as WithText).text?.status ?? ""] : []));
    expect(statusOf("radiotherapy-course")).toEqual(["extensions"]);
    expect(statusOf("histologic-grade")).toEqual(["generated"]);
  });

  test("stands behind meta, where FHIR has it", () => {
    for (const resource of resourcesIn(TOLD)) {
      const names = Object.keys(resource);
      expect(names.slice(0, names.indexOf("text") + 1)).toEqual(
        resource.meta ? ["resourceType", "id", "meta", "text"] : ["resourceType", "id", "text"],
      );
    }
  });
});

test("a text that a person wrote stays, and a changed text that is only generated is no change of the resource", () => {
  const text = { status: "additional" as const, div: '<div xmlns="http://www.w3.org/1999/xhtml">mine</div>' };
  const resource: Resource = { resourceType: "Device", id: "d", text };
  const bundle: Bundle = { resourceType: "Bundle", type: "collection", entry: [{ resource }, { fullUrl: "urn:uuid:nothing" }] };
  expect(withNarratives(bundle)).toEqual(bundle);
  expect(fingerprint(resource)).not.toBe(fingerprint({ resourceType: "Device", id: "d" }));
  expect(fingerprint({ ...resource, text: { ...text, status: "generated" } })).toBe(fingerprint({ resourceType: "Device", id: "d" }));
});

test("whatever stands in the words of a resource, its text is valid", () => {
  const hostile = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("<b>", "</p></div><script>x</script>", "&nbsp;", "\u0000", "\ud800", "]]>", "", " \u00a0\n", '" onclick="x'),
  );
  fc.assert(
    fc.property(fc.array(hostile, { minLength: 8, maxLength: 8 }), (strings) => {
      let n = 0;
      const spoilt = JSON.parse(JSON.stringify(BUILT), (key, value: unknown) =>
        typeof value === "string" && !["resourceType", "url", "system", "status"].includes(key) ? strings[n++ % 8] : value,
      ) as Bundle;
      for (const text of textsOf(withNarratives(spoilt))) expect(narrativeFault(text?.div)).toBeUndefined();
    }),
    { numRuns: 60 },
  );
});
