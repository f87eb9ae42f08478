// Why a resource says what it says, from the bundle alone.
import { describe, expect, test } from "vitest";
import { explainResource } from "../../src/resources/explain.ts";
import { bundleOf, claiming, FACTS } from "./story.ts";

describe("explainResource", () => {
  const bundle = bundleOf();
  const id = claiming(bundle, "radiotherapy-course")[0]?.id ?? "";
  const explained = explainResource(bundle, id);

  test("tells the rule and quotes the words that prove the fact", () => {
    expect(explained[0]).toMatchObject({ element: "Procedure", rule: "test: by hand" });
    expect(explained[0]?.quotes.map((q) => q.text)).toEqual(["thoracic EBRT (60 Gy in 2 Gy/fraction)", "boost of 10 Gy in 5 fractions"]);
  });

  test("tells of each value its own words and how it was derived", () => {
    const derived = explained.find((e) => e.origin !== undefined);
    expect(derived).toMatchObject({ origin: "60 Gy / 2 Gy", quotes: [{ text: "60 Gy in 2 Gy/fraction" }] });
    expect(derived?.element).toBe(
      "Procedure.extension('mcode-radiotherapy-dose-delivered-to-volume').extension('fractionsDelivered').valueUnsignedInt",
    );
  });

  test("names the source of codes that profiles fix, and of others where it is told", () => {
    const code = explained.find((e) => e.element === "Procedure.code");
    expect(code?.codings).toMatchObject([{ code: "1217123003", source: expect.stringContaining("mcode") }]);
    const drug = claiming(bundle, "antineoplastic-administration")[0]?.id ?? "";
    const codings = explainResource(bundle, drug, (system) => (system === "urn:drugs" ? "the list of drugs" : undefined)).flatMap(
      (e) => e.codings,
    );
    expect(codings.find((c) => c.system === "urn:drugs")?.source).toBe("the list of drugs");
  });

  test("has offsets without words where the bundle does not hold the document, and nothing for an unknown id", () => {
    const pointed = bundleOf(FACTS, { sourceDocument: "DocumentReference/9" });
    const quotes = explainResource(pointed, claiming(pointed, "primary-cancer")[0]?.id ?? "")[0]?.quotes;
    expect(quotes?.every((q) => q.text === undefined && q.length > 0)).toBe(true);
    expect(explainResource(bundle, "nobody")).toEqual([]);
  });
});
