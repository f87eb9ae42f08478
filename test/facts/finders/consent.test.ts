import { describe, expect, it } from "vitest";
import { proof, tell } from "../patient-facts.ts";

describe("consent", () => {
  it("to a drug beyond its approval names the drug and points at what was given", () => {
    const text =
      "Camrelizumab 200 mg was given. The use of camrelizumab for this tumour had not been approved. We obtained informed consent from the patient.";
    const [consent] = tell("consent", text);
    const [drug] = tell("drug", text);
    expect(consent).toMatchObject({ about: "off-label", drug: { text: "camrelizumab" }, drugIds: [drug?.id] });
    expect(drug?.isOffLabel).toBe(true);
    expect([proof(consent, "about"), proof(drug, "isOffLabel")]).toEqual(["had not been approved", "had not been approved"]);
  });
  it("to publication is no consent to a drug", () => {
    expect(tell("consent", "Written informed consent was obtained for publication of this report.").map((c) => c.about)).toEqual([
      "publication",
    ]);
  });
  it("to a treatment has no drug", () => {
    expect(tell("consent", "After informed consent a mastectomy was done.").map((c) => [c.about, c.drugIds])).toEqual([["treatment", []]]);
  });
  it.each(["Consent was waived by the board.", "The patient consents were not required."])("none: %s", (sentence) =>
    expect(tell("consent", sentence)).toEqual([]),
  );
});
