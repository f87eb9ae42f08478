// Whether a sentence that turns something down says itself what: then it does not speak of the advice before it.
import type { OmissionCue } from "./omission-cues.ts";

// "However, in May she", "initially": when and how, no subject
const FILLER =
  /^(?:\W|\b(?:however|but|and|yet|then|therefore|thus|so|again|later|also|still|has|had|have|was|were|is|been|\w+ly|in|on|at|of|by|the|her|his|their|time|point|first|since|once|\d[\w]*|Jan\w*|Feb\w*|Mar(?:ch)?|Apr\w*|May|June?|July?|Aug\w*|Sep\w*|Oct\w*|Nov\w*|Dec\w*)\b)*$/i;
// A person, a pronoun, or the general word for what was advised.
const REFERS =
  /\b(?:she|he|they|we|it|this|that|these|those|both|which|who|patients?|pts?|family|parents?|mother|father|wife|husband|daughter|son|relatives|mr|mrs|ms|woman|man|lady|gentleman|boy|girl|insur\w+|payers?|treatments?|therap(?:y|ies)|offer|recommendation|advice|options?|proposal|plan|suggestion|procedure|operation|medication|drug|regimen|neither|all)\b/i;
// Behind the verb: nothing, a pronoun, a general word, or when and why.
const OPEN =
  /^\s*(?:$|[.,;:()]|(?:it|this|that|these|those|them|both|either|all|any|the|our|her|his|to do so|further|such|due|because|for|owing|as|since|and|but|so|on|in|at|by|after|following|despite|again|until|with|when|citing|treatments?|therap(?:y|ies)|coverage|to|initially)\b)/i;
// "did not wish to have a stoma" says why, "declined a feeding tube" says what
const TURNS_DOWN = /^(?:declin|refus|reject|defer)/i;

/** Its own subject, or its own object: "Prophylactic feeding tube was declined", "She declined tube feeding". */
export function hasOwnMatter(text: string, cue: OmissionCue): boolean {
  const head = text.slice(0, cue.start);
  const own = head.slice(head.lastIndexOf(",") + 1);
  if (!FILLER.test(own) && !REFERS.test(own)) return true;
  return cue.side === "behind" && TURNS_DOWN.test(text.slice(cue.start, cue.end)) && !OPEN.test(text.slice(cue.end));
}
