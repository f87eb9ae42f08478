// Codes leave the terminology only with a source, and only where they say exactly what the concept says.
import { describe, expect, test } from "vitest";
import { codingsOf, conceptOf } from "../../src/terminology/codings.ts";

const codes = (key: string, options = {}): string[] => codingsOf(key, options).map((c) => c.code);

describe("codingsOf", () => {
  test("cisplatin has its RxNorm ingredient first", () => {
    const [first] = codingsOf("drug/cisplatin");
    expect(first).toMatchObject({ system: "http://www.nlm.nih.gov/research/umls/rxnorm", code: "2555" });
    expect(first?.source).not.toBe("");
  });

  test("nab-paclitaxel has no code, because every known one loses or adds a formulation", () => {
    expect(codingsOf("drug/nab-paclitaxel")).toEqual([]);
  });

  test("without affiliate codes the Global Patient Set stays and ICD-O-3 goes", () => {
    expect(codes("bodysite/liver", { affiliateCodes: false })).toEqual(["10200004"]);
    expect(codes("topography/liver", { affiliateCodes: false })).not.toContain("C22.0");
    expect(codes("topography/liver")).toContain("C22.0");
    expect(codes("condition.primary/adenocarcinoma-of-cervix", { affiliateCodes: false })).not.toContain("254887002");
  });

  test("PET-CT is emitted and asks for review", () => {
    expect(codingsOf("procedure.imaging/pet-ct")).toMatchObject([{ code: "450436003", isRecordedOnly: true }]);
  });

  test("an unknown key has neither concept nor codes", () => {
    expect(conceptOf("drug/no-such-drug")).toBeUndefined();
    expect(codingsOf("drug/no-such-drug")).toEqual([]);
  });
});
