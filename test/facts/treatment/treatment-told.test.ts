// How clinicians tell of treatment in notes, letters and reports: each sentence with all that it says was given, stopped, advised or not done.
import { describe, expect, it } from "vitest";
import type { Fact } from "../../../src/facts/fact.ts";
import { factsIn } from "../patient-facts.ts";

function line(f: Fact): readonly string[] {
  switch (f.kind) {
    case "drug":
      return [`given ${f.drug.text.toLowerCase()}${f.cycles === undefined ? "" : ` x${f.cycles}`}`];
    case "radiotherapy":
      return [`radiation ${f.totalGy ?? "?"}/${f.fractions ?? "?"}`];
    case "procedure":
      return [`done ${f.procedure.text}`];
    case "not-given":
      return [`not ${f.what.text} (${f.reason.class})`];
    case "stop":
      return [`stopped ${f.what.text.toLowerCase()} (${f.reason?.class ?? "?"})`];
    case "recommendation":
      return [`advised ${f.what.text}`];
    default:
      return [];
  }
}

const told = (sentence: string): readonly string[] =>
  factsIn(`A 61-year-old woman was seen in our clinic. ${sentence}`).flatMap(line).sort();

describe("what a sentence tells of treatment, and nothing besides", () => {
  it.each<readonly [string, readonly string[]]>([
    ["Stereotactic radiotherapy was refused by the patient.", ["not Stereotactic radiotherapy (refusal)"]],
    ["Trastuzumab was not given for financial reasons.", ["not trastuzumab (financial)"]],
    ["Olaparib was not used because of the cost.", ["not olaparib (financial)"]],
    [
      "The patient refused genetic testing, and for economic reasons pembrolizumab was out of reach.",
      ["not genetic testing (refusal)", "not pembrolizumab (financial)"],
    ],
    ["She did not return for treatment.", ["not treatment (refusal)"]],
    ["He declined further chemo.", ["not further chemo (refusal)"]],
    ["The family refused further chemotherapy.", ["not further chemotherapy (refusal)"]],
    ["Insurance would not cover olaparib.", ["not olaparib (financial)"]],
    ["Olaparib was denied by her insurance company.", ["not olaparib (financial)"]],
    ["Neratinib could not be obtained.", ["not neratinib (not-available)"]],
    ["She was offered adjuvant radiotherapy but declined.", ["not adjuvant radiotherapy (refusal)"]],
    ["She was offered adjuvant radiotherapy but elected hospice care.", ["not adjuvant radiotherapy (refusal)"]],
    ["Pazopanib was prescribed but the patient never took it.", ["not pazopanib (refusal)"]],
    ["He is not a candidate for cisplatin.", ["not cisplatin (medical)"]],
    ["Chemotherapy was deferred due to poor performance status.", ["not Chemotherapy (medical)"]],
    ["Surgery was cancelled because of COVID-19.", ["not Surgery (not-available)"]],
    ["Brachytherapy was declined.", ["not Brachytherapy (refusal)"]],
    ["The patient was lost to follow-up and never started tamoxifen.", ["not tamoxifen (refusal)"]],
    [
      "We advised local radiotherapy of the neck, but for personal reasons the patient chose to stop all treatment.",
      ["not local radiotherapy (personal)", "stopped all treatment (personal)"],
    ],
    ["Capecitabine was held for neutropenia.", ["given capecitabine", "stopped capecitabine (toxicity)"]],
    ["Because of grade 3 neuropathy, paclitaxel was discontinued.", ["given paclitaxel", "stopped paclitaxel (toxicity)"]],
    ["He stopped imatinib himself because of nausea.", ["given imatinib", "stopped imatinib (toxicity)"]],
    ["He completed 6 cycles of FOLFOX in June 2018.", ["given folfox regimen x6"]],
    ["He received three cycles of the TP regimen.", ["given tp regimen x3"]],
    ["She completed 5 of 6 planned cycles of carboplatin.", ["given carboplatin x5"]],
    ["He received 6 doses of gemcitabine.", ["given gemcitabine x6"]],
    ["He was rechallenged with carboplatin and etoposide for 4 cycles.", ["given carboplatin x4", "given etoposide x4"]],
    ["Whipple on 5/6/2014 followed by adjuvant gemcitabine x6.", ["done Whipple", "given gemcitabine x6"]],
    ["Trastuzumab deruxtecan (T-DXd) 5.4 mg/kg was started in July 2022.", ["given trastuzumab deruxtecan"]],
    ["SBRT 50 Gy in 5 to the right upper lobe lesion.", ["radiation 50/5"]],
    ["She received 5x5 Gy to the pelvis.", ["radiation 25/5"]],
    ["The pelvis received 45 Gy and the nodes 55 Gy, both given in 25 fractions.", ["radiation 45/25", "radiation 55/25"]],
    ["Radiotherapy of 70 Gy (2 Gy per fraction, 5 fractions per week) was given to the larynx.", ["radiation 70/35"]],
    ["Palliative radiotherapy, 8 Gy in a single fraction, was delivered to T11.", ["radiation 8/1"]],
    ["The lesion was excised in March 2019.", ["done excised"]],
    ["S/p TURBT in January 2018.", ["done TURBT"]],
    ["She is status post left MRM with SLNB in 2014.", ["done SLNB", "done left MRM"]],
    ["Port placement was done on 3 March 2020.", ["done Port placement"]],
    ["We will start pembrolizumab next week.", ["advised pembrolizumab"]],
    ["Docetaxel remains an option.", ["advised docetaxel"]],
    ["Will consider SBRT to the lung nodule.", ["advised SBRT"]],
  ])("%s", (sentence, expected) => expect(told(sentence)).toEqual([...expected].sort()));
});

describe("what sounds like treatment and is none", () => {
  it.each([
    "Should she progress, eribulin would be the next step.",
    "If she progresses, eribulin will be considered.",
    "In the SHARP trial, sorafenib improved survival.",
    "Combinations with ramucirumab have also been studied.",
    "No chemotherapy was given.",
    "She has never had radiotherapy.",
    "There is no indication for adjuvant chemotherapy.",
    "Consolidative radiotherapy was deemed unnecessary.",
    "The soluble IL-2 receptor was 6,870 U/mL.",
    "She wants to hold off on chemotherapy.",
    "The bladder dose was 60 Gy.",
    "The disease was castration resistant.",
    "Mucositis of CTCAE grade 2 was noted.",
    "Postmastectomy pain was noted.",
  ])("%s", (sentence) => expect(told(sentence).filter((t) => !t.startsWith("advised "))).toEqual([]));
});
