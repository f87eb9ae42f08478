// docs/mapping.md says what the table and the profiles say, and a path that no profile knows is found out.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadDefinitions } from "../../src/validation/definitions/load.ts";
import { elementOf } from "../../tools/element-of.ts";
import { MAPPING } from "../../tools/mapping-table.ts";
import { mappingPage } from "../../tools/write-mapping.ts";

const DEFINITIONS = loadDefinitions();
const own = (id: string): string => `https://casebridge.dev/fhir/StructureDefinition/${id}`;

test("the page is what the table gives: whoever changes one runs `node tools/write-mapping.ts`", () => {
  const page = readFileSync(join(import.meta.dirname, "../../docs/mapping.md"), "utf8");
  expect(page).toBe(mappingPage(DEFINITIONS));
});

test("each profile of ours that holds a fact is named", () => {
  const named = new Set(MAPPING.flatMap((entry) => entry.profiles));
  const records = ["source-narrative", "conversion", "patient-record"];
  const ours = Object.values(DEFINITIONS.structures).filter((s) => s.url.startsWith(own("")) && s.type !== "Extension");
  const ids = ours.map((s) => s.url.slice(own("").length));
  expect(ids.filter((id) => !named.has(id) && !records.includes(id))).toEqual([]);
});

describe("elementOf", () => {
  test.each([
    ["pd-l1-cps", "Observation.valueQuantity.comparator", "0..1"],
    ["metastasis", "Condition.bodySite", "1..1"],
    ["tumor-size", "Observation.component:tumorLongestDimension.valueQuantity", "0..1"],
    ["radiotherapy-course", "Procedure.extension(mcode-radiotherapy-dose-delivered-to-volume).extension(volume).valueReference", "0..*"],
    ["antineoplastic-administration", "MedicationAdministration.extension(off-label).valueBoolean", "0..1"],
    ["off-label-consent", "Consent.provision.data[0].reference", "0..*"],
  ])("%s: %s is %s", (profile, path, cardinality) => {
    expect(elementOf(DEFINITIONS, own(profile), path).cardinality).toBe(cardinality);
  });

  test("says which codes a profile fixes", () => {
    expect(elementOf(DEFINITIONS, own("tumor-response"), "Observation.code").fixed).toEqual(["http://loinc.org|97509-4"]);
  });

  test.each([
    ["metastasis", "Condition.bodyPlace"],
    ["metastasis", "Observation.code"],
    ["clinical-finding", "Observation.valueQuantity"],
    ["lesion", "BodyStructure.extension(no-such-extension).valueString"],
  ])("%s does not know %s", (profile, path) => {
    expect(() => elementOf(DEFINITIONS, own(profile), path)).toThrow();
  });
});
