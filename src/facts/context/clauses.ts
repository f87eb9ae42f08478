// Cuts a sentence into clauses: at a semicolon, and at a conjunction or relative pronoun where a finite verb stands on both sides.
import { gated } from "../../base/gated.ts";
import type { Clause } from "../reading.ts";

// "; ", ", and", " but ", ", which" … "; however" is one boundary, cut at its first character.
const BOUNDARY = gated(
  /;\s|:\s(?=[A-Z])|\.\s(?=p\d{2}\b)|,?\s\b(?:and then|and|but|while|whilst|whereas|although|even though|though|however|which|who|whose|where|because|after which|so that|so|since|until|when|as)\b(?=\s|,)/g,
);

// Auxiliaries, and the past tenses that narratives tell their story in. Participles that stand before nouns ("enlarged nodes") are left out.
const FINITE =
  /\b(?:is|are|was|were|has|have|had|does|do|did|can|could|may|might|will|would|should|must|shows?|showed|reveal(?:s|ed)|demonstrat(?:es|ed)|develop(?:s|ed)|receiv(?:es|ed)|underwent|undergoes|present(?:s|ed)|complain(?:s|ed)|report(?:s|ed)|den(?:ies|ied)|refused?s?|declined?s?|chose|decided|opted|progressed|shrank|shrunk|grew|disappeared|regressed|decreased|increased|improved|worsened|remain(?:s|ed)|achiev(?:es|ed)|experienc(?:es|ed)|continued|discontinued|stopped|started|began|completed|died|returned|appear(?:s|ed)|became|suffered|exhibited|measured|measures|contained|contains|confirmed|confirms|indicates|suggested|suggests|consisted|led|resulted|relapsed|recurred|tolerated|responded|gained|required|consulted|denoted|expressed|stained|displayed|persisted|resolved|occurred|concluded|objectified|extends?|extended|invaded|passed|ceased|declines|continues|looks|comes)\b/i;

// "and he", "and the patient", "and there": a new subject begins a clause.
const NEW_SUBJECT = /^[\s,;]*(?:and|but|while|although|though|so|because|when)?\s*(?:she|he|it|they|we|there|the patient|this|these)\b/i;

const SUBORDINATE = /\b(?:when|as|until|since|because|so|where)\b/i;

// How far back a verb is looked for: keeps endless sentences linear.
const REACH = 400;

/** The clauses of a clean sentence; they cover it in order without a gap. */
export function splitClauses(text: string): readonly Clause[] {
  const cuts = [...text.matchAll(BOUNDARY)].map((m) => ({ at: m.index, word: m[0] }));
  const clauses: Clause[] = [];
  let start = 0;
  for (const [i, cut] of cuts.entries()) {
    if (cut.at <= start || isInParentheses(text, start, cut.at)) continue;
    const left = text.slice(Math.max(start, cut.at - REACH), cut.at);
    const right = text.slice(cut.at + cut.word.length, nextCut(cuts, i, text.length));
    // "showed that A and B were enlarged": A has no verb of its own yet.
    if (/\bthat\s(?!.*\b(?:is|are|was|were|has|have|had|did|could|would|can|may)\b)[^,;]*$/i.test(left) && /\band$/.test(cut.word))
      continue;
    const isHard = /^[;.]/.test(cut.word);
    const isClause = FINITE.test(left) && (FINITE.test(right) || NEW_SUBJECT.test(text.slice(cut.at)));
    if (!isHard && !isClause) continue;
    if (!isHard && SUBORDINATE.test(cut.word) && !NEW_SUBJECT.test(right) && !FINITE.test(right)) continue;
    clauses.push({ start, end: cut.at });
    start = cut.at;
  }
  clauses.push({ start, end: text.length });
  return clauses;
}

// The right side reaches to the next boundary that has a verb before it: "and A and B progressed" is one clause.
function nextCut(cuts: readonly { at: number }[], i: number, end: number): number {
  return cuts[i + 2]?.at ?? end;
}

function isInParentheses(text: string, from: number, at: number): boolean {
  const near = text.slice(Math.max(from, at - REACH), at);
  return near.lastIndexOf("(") > near.lastIndexOf(")");
}
