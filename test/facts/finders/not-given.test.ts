import { describe, expect, it } from "vitest";
import { proof, tell } from "../patient-facts.ts";

const read = (sentence: string): string[] => tell("not-given", sentence).map((n) => `${n.what.text} (${n.of}): ${n.reason.class}`);

describe("what was not given, and why", () => {
  it.each<[string, readonly string[]]>([
    ["The patient refused total gastrectomy.", ["total gastrectomy (surgery): refusal"]],
    ["She declined further treatment.", ["further treatment (treatment): refusal"]],
    ["She once again declined local radiotherapy.", ["local radiotherapy (radiotherapy): refusal"]],
    ["He refused genetic testing.", ["genetic testing (test): refusal"]],
    ["The family refused amputation.", ["amputation (surgery): refusal"]],
    ["She declined chemotherapy and radiotherapy.", ["chemotherapy (systemic-therapy): refusal", "radiotherapy (radiotherapy): refusal"]],
    ["She declined endocrine therapy and was treated with radiotherapy.", ["endocrine therapy (systemic-therapy): refusal"]],
    ["She opted not to receive adjuvant chemotherapy.", ["adjuvant chemotherapy (systemic-therapy): refusal"]],
    ["Chemotherapy was offered, but the patient declined.", ["Chemotherapy (systemic-therapy): refusal"]],
    ["Adjuvant radiotherapy was advised. She refused.", ["Adjuvant radiotherapy (radiotherapy): refusal"]],
    ["Due to economic reasons, the patient was unable to choose nivolumab.", ["nivolumab (drug): financial"]],
    ["She could not afford trastuzumab.", ["trastuzumab (drug): financial"]],
    ["She declined bevacizumab for financial reasons.", ["bevacizumab (drug): financial"]],
    ["Olaparib was not covered by insurance.", ["olaparib (drug): financial"]],
    ["Nivolumab was not available in our hospital.", ["nivolumab (drug): not-available"]],
    ["He was not a candidate for surgery.", ["surgery (surgery): medical"]],
    ["Surgery was not performed because of severe comorbidities.", ["Surgery (surgery): medical"]],
    ["She did not receive chemotherapy for personal reasons.", ["chemotherapy (systemic-therapy): personal"]],
  ])("%s", (sentence, expected) => expect(read(sentence)).toEqual(expected));

  it("advice that was not followed: the reason is that of the choice", () => {
    const [fact] = tell(
      "not-given",
      "Despite our recommendation for radiotherapy, the patient chose to discontinue treatment for personal reasons.",
    );
    expect(fact).toMatchObject({
      what: { text: "radiotherapy" },
      wasRecommended: true,
      reason: { class: "personal", text: "for personal reasons" },
    });
    expect(proof(fact, "what")).toBe("radiotherapy");
    expect(proof(fact, "reason")).toBe("for personal reasons");
  });
  it("another treatment was chosen: the words of the choice are the reason, and no advice is left over", () => {
    const text = "Radiosurgery was offered, but she opted for immunotherapy.";
    const [fact, ...more] = tell("not-given", text);
    expect(fact).toMatchObject({ what: { text: "Radiosurgery" }, wasRecommended: true, reason: { class: "refusal" } });
    expect(proof(fact, "reason")).toBe("opted for immunotherapy");
    expect([more, tell("recommendation", text)]).toEqual([[], []]);
  });
  it("money is never a refusal", () => {
    const [fact] = tell(
      "not-given",
      "Due to economic reasons, she was unable to choose pembrolizumab, which is indicated for the treatment of recurrent disease.",
    );
    expect(fact?.reason).toMatchObject({ class: "financial", text: "Due to economic reasons" });
  });
});

describe("nothing was turned down", () => {
  it.each([
    "The PSA level declined after radiotherapy.",
    "Her condition declined rapidly during chemotherapy.",
    "The tumour markers declined with treatment.",
    "She refused to eat.",
    "Radiotherapy was recommended and was completed in May.",
    "The patient did not receive radiotherapy.",
    "Surgery was performed without complications.",
  ])("%s", (sentence) => expect(read(sentence)).toEqual([]));
});
