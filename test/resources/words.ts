// The invented case, and evidence for its words.
import type { Evidence } from "../../src/base/evidence.ts";
import { type PartialDate, parsePartialDate } from "../../src/base/partial-date.ts";
import type { FactTime, Place } from "../../src/facts/fact-base.ts";

export const TEXT: string = `A 58-year-old man came in May 2019 with cough but no fever. His father had gastric cancer; he has hypertension.
Biopsy showed a poorly differentiated squamous cell carcinoma of the right lung, stage IIIB, cT3, with a metastasis in the left axillary node.
The lung mass measured about 5.2 cm. PD-L1 CPS was 12 and p40 was positive. ECOG 1. No bone metastasis was seen.
He had lobectomy, then thoracic EBRT (60 Gy in 2 Gy/fraction) with a boost of 10 Gy in 5 fractions to the hilum.
Two cycles of the DP regimen (docetaxel 75 mg/m2 q3w, cisplatin) followed; he had grade 3 neutropenia. He stopped in October 2019 because of nausea.
Nivolumab (240 mg) was used off-label after written consent. Surgery of the axilla was refused. He could not afford osimertinib.
Adjuvant chemotherapy was recommended. Two months after the last cycle the disease was stable (SD). The axillary node had shrunk.
PFS was more than 9 months. He was alive in June 2020.
`;

export const date = (text: string): PartialDate => parsePartialDate(text) as PartialDate;

/** Evidence for words of the text; the words must stand in it. */
export function words(quote: string, text: string = TEXT): Evidence[] {
  const start = text.indexOf(quote);
  if (start < 0) throw new Error(`not in the text: ${quote}`);
  return [{ span: { start, end: start + quote.length }, quote }];
}

export const on = (text: string, quote: string): FactTime => ({
  origin: "stated",
  start: date(text),
  end: date(text),
  evidence: words(quote),
});

export const RIGHT_LUNG: Place = { site: { key: "site/lung", text: "lung" }, side: "right", evidence: words("right lung") };
export const LEFT_AXILLA: Place = {
  site: { key: "site/axilla", text: "axillary node" },
  side: "left",
  evidence: words("left axillary node"),
};
export const BONE: Place = { site: { text: "bone" }, evidence: words("bone") };
export const HILUM: Place = { site: { text: "hilum" }, evidence: words("hilum") };
