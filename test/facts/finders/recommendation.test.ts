import { describe, expect, it } from "vitest";
import { proof, tell } from "../patient-facts.ts";

describe("what was advised or planned", () => {
  it.each([
    ["Adjuvant radiotherapy was recommended.", "Adjuvant radiotherapy", "recommended"],
    ["We plan to proceed with two cycles of induction chemotherapy.", "induction chemotherapy", "planned"],
    ["The next cycle will include docetaxel.", "docetaxel", "planned"],
  ])("%s", (sentence, what, status) => {
    const found = tell("recommendation", sentence);
    expect(found.map((r) => [r.what.text, r.status])).toEqual([[what, status]]);
    expect(proof(found[0], "what")).toBe(what);
  });
  it("a note without an auxiliary proves it by its verb", () => {
    const [fact] = tell("recommendation", "Cabozantinib considered.");
    expect(fact).toMatchObject({ what: { text: "cabozantinib" }, status: "recommended" });
    expect(proof(fact, "status")).toBe("considered");
  });
  it("what happened soon after is told by its own fact, with the advice as evidence", () => {
    const sentence = "It was decided to treat with radiotherapy. She received 46 Gy of pelvic radiotherapy.";
    expect(tell("recommendation", sentence)).toEqual([]);
    expect(tell("radiotherapy", sentence)[0]?.evidence.map((e) => e.quote)).toContain("radiotherapy");
  });
  it.each(["She received docetaxel.", "The patient declined chemotherapy.", "The tumours were determined to be resistant to paclitaxel."])(
    "none: %s",
    (sentence) => expect(tell("recommendation", sentence)).toEqual([]),
  );
});
