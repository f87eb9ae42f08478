// Advice in the words of a note, without an auxiliary: "Cetuximab + paclitaxel considered", "RT discussed, patient undecided".

export interface NotedAdvice {
  readonly start: number;
  readonly end: number;
  readonly status: "recommended" | "planned";
}

// The names beside it share the verb; what is told as done behind it was given: "offered and started".
const BEHIND =
  /^(?:\s?(?:\+|\/|&|,|\band\b|\bor\b|\bplus\b|\bwith\b)\s?[\w-]{3,30}){0,3}\s(?<verb>considered|discussed|offered|recommended|advised|proposed|suggested)(?=\s*(?:[.;,:]|$|but\b|and\b|by\b|with (?:the )?(?:patient|pt|family|her|him)\b))(?!,?\s(?:and|then)\s(?:\w+\s)?(?:given|started|initiated|begun|administered|performed|done|delivered|completed|received|accepted|agreed|tolerated)\b)/i;

// "…; patient accepted and completed 12 months"
const FOLLOWED =
  /^[\s,;]*(?:\w+\s){0,3}(?:accepted|agreed|consented)\b[^.;]{0,40}\b(?:started|began|received|completed|underwent|tolerated|given|initiated)\b/i;

/** @param end where the name of the treatment ends */
export function notedAdvice(text: string, end: number): NotedAdvice | undefined {
  const verb = BEHIND.exec(text.slice(end, end + 140))?.groups?.verb;
  if (verb === undefined) return undefined;
  const start = text.indexOf(verb, end);
  if (FOLLOWED.test(text.slice(start + verb.length))) return undefined;
  return { start, end: start + verb.length, status: "recommended" };
}
