// Systemic treatment named without a medicine: "chemotherapy", "hormone therapy", "anti-angiogenic drugs".
import { gated } from "../../base/gated.ts";

export interface SystemicWord {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

// "two courses of palliative chemotherapy", "CT-based" is caught elsewhere
const WORDS = gated(
  /\b(?:(?:adjuvant|neoadjuvant|palliative|systemic|combination|concurrent|concomitant|intensive|oral|targeted|anti-?hormonal|endocrine|hormone|hormonal|platinum-based|taxane-based|anti-?angiogenic|anti-?vascular|androgen[\s-]deprivation|anti-HER2|anti-PD-?1|immune checkpoint|checkpoint inhibitor|first-line|second-line|third-line|salvage|induction|consolidation|maintenance|additional)[\s-])*(?:chemotherap(?:y|ies)|chemo\b|immunotherap(?:y|ies)|chemo-?immunotherapy|(?:hormon(?:e|al)|endocrine|targeted) (?:therap(?:y|ies)|treatments?)|hormonotherapy|hormone manipulation|androgen[\s-]deprivation(?: therapy)?|systemic (?:therap(?:y|ies)|treatment)|anti-?angiogenic (?:drugs?|agents?|therapy|treatment)|anti-?vascular targeted therapy|biochemotherapy|hepatic arter(?:ial|y) infusion(?: chemotherapy)?(?: \(HAIC\))?|HAIC|HIPEC|NACT|(?<=\b(?:underwent|received|after|following|completed) )NAC|(?:chemical|medical|hormonal) castration|(?:combined |dual )?androgen blockade|(?:tyrosine kinase|aromatase|PARP|CDK ?4\/6|mTOR|EGFR|VEGF|ALK|MEK|BRAF|proteasome|HER-?2) inhibitors?|(?:immune )?checkpoint (?:inhibitors?|inhibition|blockade)|(?:anti-)?PD-?\(?L?\)?-?1 (?:inhibitors?|blockade|antibod(?:y|ies)|therapy)|(?:LHRH|LH-RH|GnRH|somatostatin)[\s-](?:analog(?:ue)?s?|agonists?|antagonists?)(?: therapy)?|CAR[\s-]?T(?:[\s-]cells?)?(?: infusion)?(?= therapy| infusion| treatment|\b)|chimeric antigen receptor(?: \(CAR\))?[\s-]T(?:[\s-]cells?)?(?: \(CAR-?T\))?)(?: therapy| treatment)?(?: regimens?)?\b/gi,
);
// "chemotherapy education", "chemotherapy-induced": no treatment is told
const NO_TREATMENT_AFTER =
  /^[\s-]*(?:education|radio|radiation|induced|related|associated|toxicity|naive|nurse|port|ward|unit|regimens? (?:are|is)\b|resistan\w+|refractory|levels?\b|expression|status|score)/i;

/** In the order of the text. */
export function findSystemicWords(text: string): readonly SystemicWord[] {
  return [...text.matchAll(WORDS)]
    .map((m) => ({ start: m.index, end: m.index + m[0].length, text: m[0] }))
    .filter((w) => !NO_TREATMENT_AFTER.test(text.slice(w.end, w.end + 20)));
}
