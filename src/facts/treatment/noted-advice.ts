// Advice and plans in the words of a note, behind the name: "Cetuximab + paclitaxel considered", "RT discussed, patient undecided", "CT has been booked".

export interface NotedAdvice {
  readonly start: number;
  readonly end: number;
  readonly status: "recommended" | "planned";
}

// The names beside it share the verb; what is told as done behind it was given: "offered and started".
const BEHIND =
  /^(?:\s(?:boost|injections?|scans?|therapy|treatment|chemotherapy|resection|surgery|trial|biopsy)){0,2}(?:\s?(?:\+|\/|&|,|\band\b|\bor\b|\bplus\b|\bwith\b)\s?[\w-]{3,30}){0,3}\s(?<verb>considered|discussed|offered|recommended|advised|proposed|suggested)(?=\s*(?:[.;,:]|$|but\b|and\b|by\b|with (?:the )?(?:patient|pt|family|her|him)\b))(?!,?\s(?:and|then)\s(?:\w+\s)?(?:given|started|initiated|begun|administered|performed|done|delivered|completed|received|accepted|agreed|tolerated)\b)/i;

// "Brain MRI ordered", "leuprorelin injection due on 20 June", "chemotherapy to start on Monday", "a bone scan has been requested"
const PLANNED_BEHIND =
  /^(?:\s(?:scans?|imaging|staging|restaging|injections?|infusions?|boost|therapy|treatment|chemotherapy|cycles?|tests?|testing|monotherapy|biopsy|surgery|teach(?:ing)?|education|class|consent|of (?:the )?(?:\w+ ){0,2}\w+|chest|abdomen|thorax|pelvis|brain|\w+\/\w+)){0,3}(?:,?\s(?:single\s)?[\d.]{1,5}\s?Gy(?:\s(?:in|x)\s\w+(?:\sfractions?)?)?,?)?(?:\sto\s(?:[\w-]+\s?){1,4}(?=\s))?(?:\s?(?:\+|\/|&|,|\band\b|\bplus\b)\s?[\w-]{3,30}){0,2}\s(?:(?:is|are|has been|have been|has now been|have now been)\s(?:now |also |being |already |provisionally )?(?<verb>requested|ordered|booked|arranged|organi[sz]ed|applied for|scheduled|planned|awaited|pending|outstanding|due\b(?! to\b)|to (?:start|begin|commence|follow|be (?:started|given|done|arranged|booked|added|performed)))|(?<noted>requested|ordered|booked|arranged|pending|awaited|outstanding|planned|scheduled|due\b(?! to\b)|to (?:start|begin|commence|follow|be (?:started|given|done|arranged|booked|added|performed|discussed|considered|decided|reviewed|offered)|(?:re)?start)))(?![\w-])(?! (?:by|from) the (?:referring|outside)\b)/i;
// "was booked and showed": its result is known
const CAME_TO_BE =
  /^[^.;]{0,40}\b(?:and|which|but|this|it)\b[^.;]{0,20}\b(?:show\w*|reveal\w*|confirmed|demonstrat\w+|found|normal|clear|negative|done|performed|completed|given|started|received|reported)\b/i;

// "…; patient accepted and completed 12 months"
const FOLLOWED =
  /^[\s,;]*(?:\w+\s){0,3}(?:accepted|agreed|consented)\b[^.;]{0,40}\b(?:started|began|received|completed|underwent|tolerated|given|initiated)\b/i;

/** @param end where the name of the treatment ends */
export function notedAdvice(text: string, end: number): NotedAdvice | undefined {
  const tail = text.slice(end, end + 140);
  const plan = PLANNED_BEHIND.exec(tail);
  if (plan && !CAME_TO_BE.test(tail.slice(plan[0].length))) {
    const said = (plan.groups!.verb ?? plan.groups!.noted)!;
    return { start: end + plan[0].length - said.length, end: end + plan[0].length, status: "planned" };
  }
  const verb = BEHIND.exec(tail)?.groups?.verb;
  if (verb === undefined) return undefined;
  const start = text.indexOf(verb, end);
  if (FOLLOWED.test(text.slice(start + verb.length))) return undefined;
  return { start, end: start + verb.length, status: "recommended" };
}
