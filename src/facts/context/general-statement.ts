// A sentence that tells a rule, or what others found, amid the story of a patient: "Sorafenib prolongs survival in hepatocellular carcinoma." Abstracts
// and letters end with such sentences, without a heading that would say so. What the words of a person stand in is never one of them.
import { gated } from "../../base/gated.ts";

// "a 45-year-old woman in that report", "in the case of Smith et al."
const OF_ANOTHER_REPORT = gated(
  /\b(?:in|from|of) (?:that|their|another|a previous|a published|a recent) (?:case )?(?:report|series|publication|study)\b/i,
);

// "60% of patients present at stage IV", "in published series", "most are diagnosed at"
const SHARE = gated(
  /\b\d{1,3}(?:[.,]\d)?\s?(?:%|per ?cent)\s(?:of|in)\s(?:all |the |these |reported |published |such |affected )*(?:patients|cases|women|men|individuals|people|children|adults)\b|\b(?:in|of|from|among) (?:the )?(?:published|reported|larger?|other|most|several|previous|retrospective) (?:\w+ )?(?:series|reports|cohorts)\b|\bin the (?:published |medical |available |english )*literature\b|^(?:most|many|some|few|the majority|half|a third|two thirds|\d{1,3}\s?%)(?: of (?:them|patients|cases|these|such|the)\b| patients\b| cases\b)? ?(?:\w+ )?(?:are|is|present|have|die|survive|show|occur|remain)\b/i,
);
// "in such cases a bone scan should be done": what may be done, in the present
const FOR_SUCH = gated(
  /\b(?:in|for|with|among) (?:such|similar|these|those|most|all|other|many|some|comparable|selected) (?:\w+ )?(?:cases|patients|situations|circumstances|individuals|women|men)\b|\bin (?:such|similar) an? (?:case|situation|patient)\b/i,
);
const ALLOWS = /\b(?:should|can|may|might|must|could|would|is|are|has to|have to|needs?)\b/i;

// What is only ever said of many: rates, series, published cases.
const OF_MANY = [
  // "the median survival of stage IV melanoma", "response rates of 20%", "a 5-year survival of 90%"
  gated(
    /\b(?:median|mean) (?:overall |progression-free |disease-free )?survival\b|\b(?:response|survival|cure|recurrence|relapse|complication|mortality|detection|positivity) rates?\b|\b(?:\d{1,2}|one|two|three|five|ten)[- ]year (?:overall |disease-free |relapse-free )?(?:survival|OS|DFS)\b|\b(?:hazard|odds) ratio\b|\b(?:prevalence|incidence) of\b/i,
  ),
  // "in a series of 40 cases", "12 published cases", "previous reports describe", "a woman in that report", "as reported by others"
  gated(
    /\b(?:in|from|of) (?:a|an|one|another|that|the same|their|two|three|several|other|previous|prior|earlier|recent|large|larger) (?:(?:large|small|recent|prospective|retrospective|randomi[sz]ed|multicent(?:er|re)|pivotal|single-arm|phase [I1-4]{1,3}) )*(?:series|study|studies|trials?|cohorts?|reports?|case reports?|reviews?|meta-analys[ie]s)\b(?! (?:were|was|of the (?:patient|lesion|mass|node)))|\b(?:previous|prior|earlier|published|recent|other|several|few|many|most|some) (?:case )?(?:reports|studies|series|trials|authors|publications|investigators)\b|\b(?:published|reported|described|documented) cases\b|\bcases (?:have been|were|are) (?:reported|described|published|documented)\b|\b(?:have|has) been (?:rarely |previously |widely |only )?(?:reported|described|published) (?:in|with|for|to|by|after|previously|so far|worldwide)\b|\bsimilar (?:results|findings|responses|outcomes|observations|cases)\b/i,
  ),
];

// What is said of a treatment, a tumour or a gene as such, in the present.
const AS_SUCH = [
  // "improves survival", "has prolonged progression-free survival", "may improve outcomes"
  gated(
    /\b(?:improves?|prolongs?|increases?|reduces?|has improved|have improved|has prolonged|have prolonged|can improve|may improve|can prolong|may prolong|can reduce|may reduce|offers?|provides?|confers?) (?:the |a |an |both |better |improved |longer |significant |some |overall |progression-free |disease-free |local |long-term )*(?:survival|outcomes?|prognosis|response rates?|efficacy|local control|risk of|sensitivity|resistance|benefit)\b/i,
  ),
  // "remains the mainstay of", "is the standard first-line treatment", "is generally reserved for", "are seen most often in"
  gated(
    /\b(?:is|are|remains?|represents?|constitutes?|has become|have become) (?:now |still |considered |regarded as |currently |also )*(?:the |a |an )?(?:(?:current|new|first-line|second-line|adjuvant|main) )*(?:mainstay|standard|cornerstone|gold standard|backbone|treatments? of choice|therap(?:y|ies) of choice|procedure of choice|leading cause|(?:second |third |fourth |fifth |\w+th )?most (?:common|frequent|frequently|commonly|often)|one of the|rare\b(?! case)|uncommon|challenge)|\b(?:is|are) (?:generally|usually|often|commonly|typically|rarely|frequently|mostly|widely|seldom|thought to|believed to|known to|reserved for|characteri[sz]ed by|defined as)\b|\b(?:more|most|less) (?:often|commonly|frequently)\b/i,
  ),
  // "may be effective", "can cause", "may develop"; "the lesion may be a metastasis" is of the patient
  gated(
    /\b(?:may|can|might|could) (?:also |sometimes |rarely |often |occasionally )?(?:be (?:effective|useful|beneficial|safe|active|helpful|valuable|promising|curative|life-threatening|fatal|difficult|challenging|mistaken)|cause|induce|lead to|result in|mimic|occur|arise|develop)\b/i,
  ),
  // "Cisplatin causes ototoxicity", "imatinib inhibits KIT", "it occurs in", "the drug targets"
  gated(
    /^(?!the |this |that |her |his |a |an )(?:\w[\w-]*(?: (?:and|or) \w[\w-]*)?|it|they) (?:often |usually |selectively |rarely )?(?:causes?|inhibits?|targets?|blocks?|binds|acts? (?:as|on|by|through)|works? by|mimics?|occurs? (?:in|at|more|most|mainly|predominantly)|arises? (?:in|from|mainly)|accounts? for)\b/i,
  ),
  // "Tumours with a high mutational load respond to", "most such tumours express c-kit"
  gated(
    /^(?:(?:most|many|some|all|such|these|other|few|the majority of|most of) )*(?:[\w-]+ )?(?:tumou?rs|cancers|carcinomas|lymphomas|sarcomas|melanomas|gliomas|neoplasms|malignancies|metastases)(?: (?:with|of|in|from|harbou?ring) [^,;]{1,60})? (?:often |usually |frequently |rarely |commonly |generally |typically |also |do not |tend to )*(?:respond|express|harbou?r|carry|occur|arise|spread|metastasi[sz]e|recur|account|tend|lack|behave|grow|show a|have a)\b/i,
  ),
  // "In stage III disease, adjuvant FOLFOX improves …": a rule for a situation
  /^in (?:(?:the|patients with|cases of|case of|women with|men with) )?(?:(?:early|advanced|metastatic|locally advanced|resectable|unresectable|recurrent|stage [IV0-4]+[A-C]?|high-risk|low-risk|limited|extensive|refractory|relapsed|elderly|young|fit|selected|BRCA\w*-mutated|HER2-positive|hormone-sensitive)[ -])+(?:[\w-]+ )?(?:disease|cancer|\w*carcinoma|setting|tumou?rs?|melanoma|lymphoma|patients|cases)\b/i,
  // "Patients treated with bevacizumab may": all who are
  /^(?:most |many |some |all |several |young |elderly |older |male |female )*(?:patients|women|men|individuals|children|adults) (?:treated|receiving|with|who|undergoing|on|having|presenting|diagnosed|harbou?ring)\b/i,
  // "The role of adjuvant chemotherapy is unclear"
  gated(
    /\b(?:role|benefit|value|efficacy|safety|optimal \w+|use) of [^.;]{3,80} (?:is|remains|are|has|have) (?:not (?:yet )?|still |yet |largely |currently |to be |been )*(?:unclear|unknown|controversial|debated|uncertain|established|defined|determined|limited|well|disputed|questioned)/i,
  ),
];

/** A rule or a finding of others; `isOfSomebody` where the sentence names a person, by a noun or a pronoun, `isPast` where it tells in the past. */
export function isGeneralStatement(text: string, { isOfSomebody, isPast }: { isOfSomebody: boolean; isPast: boolean }): boolean {
  if (OF_ANOTHER_REPORT.test(text)) return true;
  if (isOfSomebody) return false;
  const isToldOf = (patterns: readonly RegExp[]): boolean => patterns.some((pattern) => pattern.test(text));
  return SHARE.test(text) || isToldOf(OF_MANY) || (!isPast && ((FOR_SUCH.test(text) && ALLOWS.test(text)) || isToldOf(AS_SUCH)));
}
