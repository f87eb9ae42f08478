// Another treatment was chosen than the one that was advised: "was offered SBRT but opted for systemic therapy".
import { contextAt } from "../context/scope.ts";
import { readingOf } from "../place-in-story.ts";
import type { Reading, Story } from "../reading.ts";
import { type NamedTreatment, namedTreatments } from "./named-treatment.ts";
import { notedAdvice } from "./noted-advice.ts";
import { isSameConcept } from "./same-concept.ts";

export interface PassedOver {
  /** The sentence that advised it: this one or the one before. */
  readonly where: Reading;
  readonly targets: readonly NamedTreatment[];
  /** The words of the choice. */
  readonly start: number;
  readonly end: number;
}

const CHOSE =
  /\b(?<=\b(?:patient|pt|she|he|they|family|parents|woman|man|but)\s(?:\w+ly\s|then\s|instead\s|rather\s|has\s|had\s){0,2})(?:preferred|opted for|(?:accepted|agreed|consented|wanted|chose)(?: to)? only(?: to)?|(?:would )?only (?:accepted|agreed to|consented to|wanted|accept|agree to)|chose|elected|favou?red|decided (?:on|for)|went (?:for|with))\s(?:the\s)?(?:to (?:undergo|have|receive|proceed with|pursue|start)\s)?(?!not\b|to\b|against\b)/i;
const CONTRAST = /\b(?:but|however|yet|although|though|nevertheless|instead|rather)\b/i;
const WAY = /^(?:(?:[\w-]+)\s){0,3}$/;
const STRAY = /\b(?:after|following|over|instead|rather|continue\w*|no|not|between|by|from)\b/i;

/** Without a word of contrast it may have been one of several ways offered. */
export function chosenInstead(reading: Reading, story: Story): PassedOver | undefined {
  const { text } = reading.sentence;
  const m = CHOSE.exec(text);
  if (!m) return undefined;
  const from = m.index + m[0].length;
  const chosen = namedTreatments(reading, from, text.length).find((t) => t.of !== "test" && t.of !== "follow-up" && t.of !== "procedure");
  if (!chosen) return undefined;
  const way = text.slice(from, chosen.start);
  if (!WAY.test(way) || STRAY.test(way)) return undefined;
  if (!CONTRAST.test(text.slice(0, m.index + m[0].length)) && !/^[^.;]{0,20}\binstead\b(?! of)/i.test(text.slice(chosen.end)))
    return undefined;
  const here = namedTreatments(reading, 0, m.index);
  const previous = here.length === 0 ? readingOf(reading.sentence.index - 1, story) : reading;
  if (!previous) return undefined;
  const end = previous === reading ? m.index : previous.sentence.text.length;
  const targets = namedTreatments(previous, 0, end).filter((t) => isAdvised(previous, t) && !isOneOf(t, chosen));
  return targets.length > 0 ? { where: previous, targets, start: m.index, end: chosen.end } : undefined;
}

const isAdvised = (reading: Reading, t: NamedTreatment): boolean =>
  t.of !== "treatment" && (contextAt(reading, t.start, t.end).isRecommended || notedAdvice(reading.sentence.text, t.end) !== undefined);

/** The same, or a kind of the other: "oral chemotherapy" of "chemotherapy". */
function isOneOf(advised: NamedTreatment, chosen: NamedTreatment): boolean {
  // of chemoradiotherapy the chemotherapy is turned down by who takes the radiotherapy alone
  if (/chemo/i.test(advised.concept.text) && !/chemo/i.test(chosen.concept.text)) return false;
  if (isSameConcept(advised.concept, chosen.concept)) return true;
  const head = (t: NamedTreatment): string => t.concept.text.trim().split(/[\s-]/).at(-1)!.toLowerCase();
  return advised.of === chosen.of && head(advised) === head(chosen);
}
