import { describe, expect, it } from "vitest";
import { CONTEXT_RULES } from "../../../src/facts/context/match-rules.ts";
import { contextAt } from "../../../src/facts/context/scope.ts";
import { readSentence } from "../../../src/facts/read-sentence.ts";
import type { TermContext } from "../../../src/facts/reading.ts";
import type { Lexicon } from "../../../src/terminology/lexicon.ts";
import { narrativeOf } from "../../narrative/reading-of.ts";

const NO_TERMS: Lexicon = { match: () => [] };

/** Context of the words in square brackets. */
function contextOf(marked: string): TermContext {
  const start = marked.indexOf("[");
  const text = marked.replace(/[[\]]/g, "");
  const sentence = narrativeOf(`${text} The patient was seen.`).sentences[0]!;
  return contextAt(readSentence(sentence, NO_TERMS), start, marked.indexOf("]") - 1);
}

type Flag = { [K in keyof TermContext]: TermContext[K] extends boolean ? K : never }[keyof TermContext];

const TRUE: readonly (readonly [string, Flag])[] = [
  ["There was no [fever].", "isNegated"],
  ["She denies chest pain, cough or [dyspnea].", "isNegated"],
  ["The lymph nodes were free of [tumor].", "isNegated"],
  ["[Metastases] were not seen.", "isNegated"],
  ["[Infection] was ruled out.", "isNegated"],
  ["Negative for any fever, chills or [vomiting].", "isNegated"],
  ["CT failed to show [metastases].", "isNegated"],
  ["The patient no longer needed [oxygen].", "isNegated"],
  ["CT was suspicious for [metastases].", "isUncertain"],
  ["A possible [recurrence] was seen.", "isUncertain"],
  ["[Recurrence] could not be excluded.", "isUncertain"],
  ["Imaging was consistent with [metastases].", "isUncertain"],
  ["She has a history of [asthma].", "isHistorical"],
  ["He previously had [melanoma].", "isHistorical"],
  ["If [progression] occurs, call us.", "isHypothetical"],
  ["MRI was done to rule out [metastases].", "isHypothetical"],
  ["We will proceed with [chemotherapy].", "isPlanned"],
  ["[Surgery] was planned.", "isPlanned"],
  ["We recommended [radiotherapy].", "isRecommended"],
  ["[Chemotherapy] was offered to her.", "isRecommended"],
  ["She refused [chemotherapy].", "isDeclined"],
  ["[Surgery] was declined.", "isDeclined"],
  ["She opted against [surgery].", "isDeclined"],
  ["Due to economic reasons she could not have [pembrolizumab].", "isUnaffordable"],
  ["She was unable to afford [olaparib].", "isUnaffordable"],
  ["[Nivolumab] was not available.", "isUnavailable"],
  ["She discontinued [cisplatin].", "isStopped"],
  ["[Cisplatin] was stopped.", "isStopped"],
];

const FALSE: readonly (readonly [string, Flag])[] = [
  ["There was no fever, but she had [cough].", "isNegated"],
  ["There was no increase in [lesions].", "isNegated"],
  ["Not only the [liver] was involved.", "isNegated"],
  ["A woman, never smoker, had [lung cancer].", "isNegated"],
  ["A man with no history of cancer noticed a [lump].", "isNegated"],
  ["[Lung cancer] was found; there was no fever.", "isNegated"],
  ["The [nodes] progressed, while there was no new lesion.", "isNegated"],
  ["Biopsy was consistent with [carcinoma].", "isUncertain"],
  ["She presented with a history of [bleeding].", "isHistorical"],
  ["She had a 3-month history of [cough].", "isHistorical"],
  ["A woman with a history of asthma was diagnosed with [lung cancer].", "isHistorical"],
  ["She refused surgery and received [chemotherapy].", "isDeclined"],
  ["She declined surgery; [radiotherapy] was given.", "isDeclined"],
  ["She was seen prior to [surgery].", "isHistorical"],
];

describe("context of a target", () => {
  it.each(TRUE)("%s: %s", (marked, flag) => expect(contextOf(marked)[flag]).toBe(true));
  it.each(FALSE)("%s: not %s", (marked, flag) => expect(contextOf(marked)[flag]).toBe(false));
  it("names the modifier that decided it", () => {
    const { modifiers } = contextOf("She refused further [chemotherapy].");
    expect(modifiers).toEqual([{ start: 4, end: 19, category: "declined" }]);
  });
  it.each<[string, TermContext["experiencer"]]>([
    ["Her mother had [breast cancer].", "family"],
    ["Patients with [breast cancer] live longer.", "other"],
    ["The drug was approved by the FDA for [melanoma].", "other"],
    ["She had [breast cancer].", "patient"],
    ["Family refused the [operation].", "patient"],
  ])("%s is said of: %s", (marked, experiencer) => expect(contextOf(marked).experiencer).toBe(experiencer));
  it("each rule has a literal that a person can read, once per category and direction", () => {
    const keys = CONTEXT_RULES.map((r) => `${r.category} ${r.direction} ${r.literal}`);
    expect(keys.length).toBe(new Set(keys).size);
    for (const { literal } of CONTEXT_RULES) expect(literal).toMatch(/^[a-z0-9][a-z0-9 '/-]+$/);
  });
});
