// The terminology in each role that a concept can have.
import { describe, expect, test } from "vitest";
import { terminologyCodings } from "../../src/resources/codes.ts";

const codings = terminologyCodings();
const systems = (found: readonly { readonly system: string }[]): string[] => found.map((c) => c.system);

describe("terminologyCodings", () => {
  test("codes a drug by its key, and nothing without a key", () => {
    expect(codings.concept({ key: "drug/cisplatin", text: "cisplatin" })[0]).toMatchObject({ code: "2555", source: expect.any(String) });
    expect(codings.concept({ text: "cisplatin" })).toEqual([]);
  });

  test("codes a site in SNOMED CT and ICD-O-3, each once", () => {
    const found = systems(codings.site({ key: "bodysite/cervix-uteri", text: "cervix" }));
    expect(found).toEqual(["http://snomed.info/sct", "http://terminology.hl7.org/CodeSystem/icd-o-3"]);
  });

  test("codes a histology in SNOMED CT and ICD-O-3", () => {
    expect(systems(codings.histology({ text: "adenocarcinoma" })).sort()).toEqual([
      "http://snomed.info/sct",
      "http://terminology.hl7.org/CodeSystem/icd-o-3",
    ]);
  });

  test("codes the literal grade, not a level read into it", () => {
    expect(codings.grade({ text: "poorly differentiated" }).map((c) => c.code)).toEqual(["373373000"]);
  });

  test("codes the metastasis to a site", () => {
    expect(codings.metastasis({ key: "bodysite/liver", text: "liver" })[0]?.code).toBe("94381002");
  });

  test("lets the unit decide between tests, and codes none without it", () => {
    const cea = { test: { text: "CEA" }, value: 5 };
    expect(codings.marker({ ...cea, unit: "ng/mL" })).not.toEqual([]);
    expect(codings.marker(cea)).toEqual([]);
  });

  test("leaves out what needs a licence where it is told to", () => {
    const free = terminologyCodings({ affiliateCodes: false });
    expect(systems(free.histology({ text: "adenocarcinoma" }))).not.toContain("http://terminology.hl7.org/CodeSystem/icd-o-3");
  });
});
