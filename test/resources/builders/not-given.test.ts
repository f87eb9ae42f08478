// What did not happen: base R4, with the reason told apart.
import type { MedicationAdministration, Procedure } from "@medplum/fhirtypes";
import { describe, expect, test } from "vitest";
import type { Reason } from "../../../src/facts/fact-base.ts";
import { bundleOf, changed, claiming } from "../story.ts";
import { words } from "../words.ts";

const notDone = (reason: Reason): Procedure =>
  claiming<Procedure>(bundleOf(changed("omitted-1", "not-given", { reason })), "procedure-not-done")[0]!;

describe("what was not given", () => {
  test("a drug is a MedicationAdministration not-done without mCODE's profile, its economic reason no refusal", () => {
    const drug = claiming<MedicationAdministration>(bundleOf(), "medication-not-given")[0]!;
    expect(drug.meta?.profile).toEqual(["https://casebridge.dev/fhir/StructureDefinition/medication-not-given"]);
    expect(drug).toMatchObject({ status: "not-done", medicationCodeableConcept: { text: "osimertinib" } });
    expect(drug.statusReason?.map((r) => r.coding?.map((c) => c.code))).toEqual([["160932005"]]);
    expect(drug.dosage).toBeUndefined();
  });

  test("an operation is a Procedure not-done at its place", () => {
    const procedure = claiming<Procedure>(bundleOf(), "procedure-not-done")[0]!;
    expect(procedure).toMatchObject({
      status: "not-done",
      code: { text: "surgery" },
      statusReason: { coding: [{ code: "105480006" }], text: "refused" },
      bodySite: [{ text: "left axillary node" }],
    });
    expect(procedure.performedDateTime ?? procedure.performedPeriod).toBeUndefined();
  });

  test("money in the words of a refusal takes the refusal code away", () => {
    const { statusReason } = notDone({ class: "refusal", text: "refused because of the cost", evidence: words("refused") });
    expect(statusReason?.coding).toBeUndefined();
    expect(statusReason?.text).toBe("refused because of the cost");
  });

  test.each(["personal", "medical", "other"] as const)("a %s reason is text without a code", (kind) => {
    const { statusReason } = notDone({ class: kind, text: "personal, medical or other words", evidence: words("refused") });
    expect(statusReason?.coding).toBeUndefined();
    expect(statusReason?.text).toBe("personal, medical or other words");
  });

  test("a reason whose words do not say its class is told with it", () => {
    expect(notDone({ class: "progression", text: "new lesions", evidence: words("refused") }).statusReason?.text).toBe(
      "progression: new lesions",
    );
    expect(notDone({ class: "toxicity", text: "intolerance", evidence: words("refused") }).statusReason?.text).toBe("intolerance");
  });
});
