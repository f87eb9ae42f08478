import { describe, expect, it } from "vitest";
import { isGeneralStatement } from "../../../src/facts/context/general-statement.ts";
import { factsIn } from "../patient-facts.ts";

const LEAD = "A 62-year-old woman was diagnosed with carcinoma of the tongue in 2019.";
/** Kinds of the facts that the sentence adds to the lead. */
const kindsAfter = (sentence: string): readonly string[] =>
  factsIn(`${LEAD} ${sentence}`).flatMap((f) => (f.evidence[0]!.span.start > LEAD.length ? [f.kind] : []));

describe("a sentence amid a story", () => {
  it.each([
    "Tumours with high mutational load respond to atezolizumab.",
    "In stage II disease, adjuvant capecitabine improves survival.",
    "Earlier reports describe patients treated with sunitinib.",
    "Osimertinib is the standard first-line treatment for EGFR-mutant lung cancer.",
    "Trastuzumab has improved outcomes in HER2-positive disease.",
    "Carcinomas of stage I and stage II are found most often by screening.",
    "It occurs more often in acute leukemias.",
    "Regorafenib prolongs survival in colorectal cancer.",
    "BRCA2 mutations confer sensitivity to niraparib.",
    "The median survival of stage IV melanoma was 9 months before ipilimumab.",
    "Response rates to lenvatinib of 30% have been published.",
    "Patients treated with bevacizumab may develop proteinuria.",
    "Oxaliplatin causes neuropathy.",
    "Most such tumours express c-kit and respond to imatinib.",
    "The 5-year survival of stage I disease is 90%.",
    "Radiotherapy is generally reserved for unresectable disease.",
    "In a series of 40 cases, topotecan gave a response rate of 30%.",
    "Everolimus may be effective in this setting.",
    "The role of adjuvant mitotane is unclear.",
    "A 45-year-old woman in that report responded to crizotinib.",
    "Similar results were seen with lapatinib.",
  ])("tells a rule or what others found, and nothing of the patient: %s", (sentence) => {
    expect(kindsAfter(sentence)).toEqual([]);
  });

  it.each([
    ["Pembrolizumab is well tolerated.", "drug"],
    ["Osimertinib continues at 80 mg daily.", "drug"],
    ["MRI shows multiple liver metastases.", "metastasis"],
    ["The disease is classified as stage II.", "stage"],
    ["Cetuximab has reduced the mass.", "drug"],
    ["Cisplatin was given again in May.", "drug"],
    ["The target lesions decreased by 38%.", "response"],
    ["There was irregular bleeding, with negative family history of cancer.", "finding"],
    ["She was treated with sunitinib, which improves survival in this disease.", "drug"],
  ])("tells of the patient, in the present too: %s", (sentence, kind) => {
    expect(kindsAfter(sentence)).toContain(kind);
  });

  it("in which somebody is named is no rule, unless it is somebody of another report", () => {
    const ofHer = { isOfSomebody: true, isPast: false };
    expect(isGeneralStatement("Olaparib improves her survival.", ofHer)).toBe(false);
    expect(isGeneralStatement("The woman of another report had a mass.", ofHer)).toBe(true);
  });
});
