// What a resource of each kind says to a reader.
import type { Resource } from "@medplum/fhirtypes";
import { expect, test } from "vitest";
import { describeResource } from "../../src/document/describe-resource.ts";
import { REVIEW_CODES } from "../../src/resources/canonicals.ts";
import { terminologyCodings } from "../../src/resources/codes.ts";
import { bundleOf, changed, claiming, FACTS, resourcesIn } from "../resources/story.ts";
import { on, words } from "../resources/words.ts";

const story = (facts = FACTS) => bundleOf(facts, { codings: terminologyCodings() });
const saidOf = (profile: string, facts = FACTS): (string | undefined)[] => claiming(story(facts), profile).map(describeResource);

test.each([
  ["cancer-patient", "Patient, male, name masked."],
  ["source-narrative", "Case narrative, plain text, 944 bytes."],
  ["clinical-finding", "Finding: cough, May 2019."],
  ["clinical-finding", "No fever."],
  ["family-history", "Family history: father, gastric cancer."],
  ["comorbidity", "Other diagnosis: hypertension, active, confirmed."],
  ["diagnostic-or-supportive-procedure", "Biopsy, completed, date not stated."],
  [
    "primary-cancer",
    "Primary cancer: squamous cell carcinoma of the lung, right lung, at the age of 58 years, diagnosed May 2019, active, confirmed.",
  ],
  ["histologic-grade", "Histologic grade: poorly differentiated, May 2019."],
  ["cancer-stage", "Stage IIIB."],
  ["tnm-primary-tumor-category", "cT category: cT3."],
  ["metastasis", "Metastasis: left axillary node, active, confirmed."],
  ["lesion", "Lesion: right lung."],
  ["tumor-size", "Tumour size: 5.2 cm, approximate."],
  ["pd-l1-cps", "PD-L1 CPS: 12, May 2019."],
  ["tumor-marker", "Tumour marker p40: positive."],
  ["ecog-performance-status", "ECOG performance status: 1."],
  ["cancer-surgery", "Lobectomy, completed, date not stated."],
  ["radiotherapy-target", "Radiotherapy target: hilum (boost)."],
  ["radiotherapy-course", "EBRT, 60 Gy in 30 fractions (derived) of 2 Gy and 10 Gy in 5 fractions, hilum, completed, date not stated."],
  [
    "systemic-therapy-course",
    "DP chemotherapy, 2 cycles, line of therapy 1, stopped, August 2019 to October 2019. Reason: toxicity: nausea.",
  ],
  ["antineoplastic-administration", "Docetaxel 75 mg/m², q3w, 2 cycles, DP regimen, completed, date not stated."],
  ["antineoplastic-administration", "Nivolumab 240 mg, off-label, in progress, date not stated."],
  ["adverse-event", "Adverse event: neutropenia, CTCAE grade 3."],
  ["off-label-consent", "Consent to the use of a drug beyond its approved indications: nivolumab, active."],
  ["procedure-not-done", "Not done: surgery, left axillary node. Reason: refused."],
  ["medication-not-given", "Not given: osimertinib, date not stated. Reason: could not afford."],
  ["tumor-response", "Tumour response: stable (SD), between November 2019 and January 2020."],
  ["tumor-response", "Tumour response: shrunk, patient's condition improved."],
  ["survival", "Progression-free survival (PFS): more than 9 months."],
  ["treatment-plan", "Line of therapy 1, revoked. Done: 2 treatments. Not followed: surgery. Reason: refused."],
  [
    "treatment-plan",
    "Treatment outside a line of therapy, active. Done: 2 treatments. Not followed: osimertinib. Reason: could not afford. Recommended: adjuvant chemotherapy.",
  ],
  ["conversion", "Record of a conversion: 37 resources written by software, from source DocumentReference."],
])("%s: %s", (profile, said) => {
  expect(saidOf(profile)).toContain(said);
});

test("software and vital status, which have no profile of ours, say what they are too", () => {
  const said = resourcesIn(story()).map(describeResource);
  expect(said).toContain("Software Casebridge 0.0.0.");
  expect(said).toContain("Vital status at last follow-up: alive, June 2020.");
});

test("an external beam course says dose, fractions, target and month", () => {
  const facts = changed("radiotherapy-1", "radiotherapy", {
    modalityText: "external beam radiotherapy",
    totalGy: 45,
    fractionGy: 1.8,
    fractions: 25,
    derived: {},
    target: { site: { text: "pelvis" }, evidence: words("lung") },
    time: on("2018-05", "May 2019"),
  }).filter((fact) => fact.id !== "radiotherapy-2");
  expect(saidOf("radiotherapy-course", facts)).toEqual([
    "External beam radiotherapy, 45 Gy in 25 fractions of 1.8 Gy, pelvis, completed, May 2018.",
  ]);
});

test("an absent family history is said as the absence that it is", () => {
  const facts = FACTS.map((f) => (f.kind === "family-history" ? { ...f, assertion: "absent" as const, condition: { text: "cancer" } } : f));
  expect(saidOf("clinical-finding", facts)).toContain("No family history of cancer.");
  expect(saidOf("family-history", facts)).toEqual([]);
});

test("a doubt is said with its reasons, and a reason that nobody gave is said to be missing", () => {
  const doubtful = changed("stage-1", "stage", { review: ["ambiguous", "weak-anchor"] });
  expect(saidOf("cancer-stage", doubtful)).toContain("Stage IIIB, preliminary. Needs review: ambiguous, weak anchor.");
  const stopped = changed("radiotherapy-1", "radiotherapy", { status: "stopped" });
  expect(saidOf("radiotherapy-course", stopped)[0]).toMatch(/stopped, date not stated\. Reason: not stated\.$/);
});

test("a refuted diagnosis is excluded, a withdrawn resource is an error, and neither sounds active", () => {
  const status = (code: string) => ({ coding: [{ code }] });
  const condition = { resourceType: "Condition", subject: {}, code: { text: "sarcoidosis" }, clinicalStatus: status("active") } as const;
  expect(describeResource({ ...condition, verificationStatus: status("refuted") })).toBe("Excluded: sarcoidosis.");
  const observation = { resourceType: "Observation", status: "entered-in-error", code: { text: "cough" }, valueBoolean: true } as const;
  expect(describeResource(observation)).toBe("Entered in error. Finding: cough.");
  expect(describeResource({ resourceType: "BodyStructure", patient: {}, active: false, location: { text: "liver" } })).toBe(
    "Entered in error. Lesion: liver.",
  );
});

test("resources that say nothing still get a sentence, and a type without words none", () => {
  const empty = (resourceType: string): Resource => ({ resourceType }) as Resource;
  const known = ["Patient", "Condition", "BodyStructure", "FamilyMemberHistory", "Observation", "Procedure"];
  const more = ["MedicationAdministration", "CarePlan", "Consent", "DocumentReference", "Device", "Provenance"];
  for (const type of [...known, ...more]) expect(describeResource(empty(type)), type).toMatch(/^[A-Z].*\.$/);
  expect(describeResource(empty("Binary"))).toBeUndefined();
  expect(describeResource({ resourceType: "Device", meta: { tag: [{ system: REVIEW_CODES, code: "unlinked" }] } })).toBe("Software.");
});
