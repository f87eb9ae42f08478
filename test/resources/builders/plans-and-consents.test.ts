// What belongs to a line, what was advised, and what the patient agreed to.
import type { CarePlan, Consent } from "@medplum/fhirtypes";
import { describe, expect, test } from "vitest";
import { bundleOf, changed, claiming, FACTS, resourcesIn } from "../story.ts";

const plans = (facts = FACTS): CarePlan[] => claiming<CarePlan>(bundleOf(facts), "treatment-plan");
const typesOf = (plan: CarePlan | undefined): (string | undefined)[][] =>
  (plan?.activity ?? []).map((a) => (a.outcomeReference ?? []).map((o) => o.type));

describe("buildTreatmentPlan", () => {
  test("tells a line with its number, its outcomes once each, and what was meant for it and refused", () => {
    const [line] = plans();
    expect(line).toMatchObject({ status: "revoked", intent: "plan", title: "Line of therapy 1" });
    expect(line?.extension?.find((e) => e.url.endsWith("line-of-therapy"))?.valuePositiveInt).toBe(1);
    expect(typesOf(line)).toEqual([["Procedure"], ["Procedure", "MedicationAdministration", "MedicationAdministration"], []]);
    expect(line?.activity?.[2]?.detail).toMatchObject({
      kind: "ServiceRequest",
      status: "cancelled",
      code: { text: "surgery" },
      statusReason: { text: "refused" },
    });
  });

  test("holds no resource in two lines or activities", () => {
    const all = plans()
      .flatMap((p) => p.activity ?? [])
      .flatMap((a) => a.outcomeReference ?? [])
      .map((o) => o.reference);
    expect(new Set(all).size).toBe(all.length);
  });

  test("gives what stands in no line one plan without a number: advice to come, refusals cancelled, treatments done", () => {
    const outside = plans()[1];
    expect(outside?.extension?.some((e) => e.url.endsWith("line-of-therapy"))).toBe(false);
    expect(outside?.activity?.map((a) => a.detail?.status)).toEqual([undefined, undefined, "cancelled", "not-started"]);
    expect(outside?.activity?.[2]?.detail).toMatchObject({ kind: "MedicationRequest", productCodeableConcept: { text: "osimertinib" } });
    expect(outside?.activity?.[3]?.detail).toMatchObject({ code: { text: "adjuvant chemotherapy" } });
    expect(outside?.activity?.[3]?.detail?.statusReason).toBeUndefined();
  });

  test("is not made where nothing was done or advised", () => {
    expect(plans(FACTS.filter((f) => f.kind === "patient" || f.kind === "primary"))).toEqual([]);
  });
});

describe("buildOffLabelConsent", () => {
  test("names the drug and points at what was given", () => {
    const bundle = bundleOf();
    const given = resourcesIn(bundle).find(
      (r) => r.resourceType === "MedicationAdministration" && r.medicationCodeableConcept?.text === "nivolumab",
    );
    const [consent] = claiming<Consent>(bundle, "off-label-consent");
    expect(consent).toMatchObject({
      status: "active",
      scope: { coding: [{ code: "treatment" }] },
      provision: {
        type: "permit",
        code: [{ text: "nivolumab" }],
        data: [{ meaning: "instance", reference: { reference: `urn:uuid:${given?.id}` } }],
      },
    });
    expect(consent?.dateTime).toBeUndefined();
  });

  test("to publication is no consent of the chart", () => {
    const bundle = bundleOf(changed("consent-1", "consent", { about: "publication" }));
    expect(resourcesIn(bundle).some((r) => r.resourceType === "Consent")).toBe(false);
  });
});
