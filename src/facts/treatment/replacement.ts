// One medicine for another: which one ended, and the words that say so.
import { gated } from "../../base/gated.ts";
import type { Reading } from "../reading.ts";
import { findAgents } from "./agent.ts";
import { type NamedTreatment, namedTreatments } from "./named-treatment.ts";
import { isSameConcept } from "./same-concept.ts";

export interface Replacement {
  readonly ended: NamedTreatment;
  /** From the verb, or the first name, to the last name: a cause stands before or behind it. */
  readonly start: number;
  readonly end: number;
  /** The verb alone. */
  readonly verb: { readonly start: number; readonly end: number };
}

const MAY_REPLACE = gated(/switch|chang|convert|replac|substitut|transition|exchang|rotat/i);
const VERB =
  /\b(?:switch(?:ed|ing)|chang(?:ed|ing)|convert(?:ed|ing)|replac(?:ed|ing)|substitut(?:ed|ing)|transition(?:ed|ing)|exchang(?:ed|ing)|rotat(?:ed|ing))\b/gi;
const DETERMINERS = "(?:(?:the|her|his|oral|intravenous|weekly|single-agent|maintenance|treatment|therapy)\\s)*";
// "switched [from] X to Y", "replaced X with Y": the name behind the verb ended
const OBJECT = new RegExp(`^\\s(?:back\\s)?(?:from\\s)?${DETERMINERS}$`, "i");
const ONWARD = new RegExp(`^\\s(?:(?:chemotherapy|therapy|treatment|monotherapy)\\s)?(?:to|for|with|by)\\s${DETERMINERS}$`, "i");
// "X was [then] switched to Y", "X was replaced by Y", "started X but was switched to Y"
const SUBJECT =
  /^(?:[^.;:]{0,50}?,?\s(?:but|and|which|then)(?:\s(?:she|he|it|this|the patient))?)?\s(?:(?:chemotherapy|therapy|treatment|monotherapy)\s)?(?:was|were|had been|has been|had to be)\s(?:then\s|therefore\s|subsequently\s|later\s|thus\s)?$/i;
const ONTO = new RegExp(`^\\s(?:to|by|with|for)\\s${DETERMINERS}$`, "i");
// "Y was substituted for X"
const STAND_IN = new RegExp(`^\\sfor\\s${DETERMINERS}$`, "i");
const LISTED = /^\s?(?:,|\band|\bplus|\+|\/|,\sand)\s?$/i;

/** In the order of the text; a medicine that stands on both sides went on. */
export function findReplacements(reading: Reading): readonly Replacement[] {
  const { text } = reading.sentence;
  if (!MAY_REPLACE.test(text)) return [];
  const names = namedTreatments(reading, 0, text.length).filter((t) => t.of === "drug" || t.of === "systemic-therapy");
  // Which treatment "chemotherapy" means the words do not say; a painkiller that is changed is no end of a treatment.
  const agents = findAgents(reading).filter((a) => a.isAntineoplastic || a.kind === "regimen");
  return [...text.matchAll(VERB)].flatMap((m) => {
    const verb = { start: m.index, end: m.index + m[0].length };
    const behind = listAt(
      text,
      names.filter((t) => t.start >= verb.end),
    );
    const before = listAt(
      text,
      names.filter((t) => t.end <= verb.start),
      "last",
    );
    const [old, fresh] = sides(text, verb, m[0], before, behind, names);
    if (old.length === 0 || fresh.length === 0) return [];
    const start = Math.min(verb.start, old[0]!.start, fresh[0]!.start);
    const end = Math.max(verb.end, old.at(-1)!.end, fresh.at(-1)!.end);
    return old
      .filter((t) => agents.some((a) => a.start === t.start))
      .filter((t) => !fresh.some((f) => isSameConcept(f.concept, t.concept)))
      .map((ended) => ({ ended, start, end, verb }));
  });
}

type Sides = readonly [old: readonly NamedTreatment[], fresh: readonly NamedTreatment[]];

function sides(
  text: string,
  verb: Replacement["verb"],
  word: string,
  before: readonly NamedTreatment[],
  behind: readonly NamedTreatment[],
  names: readonly NamedTreatment[],
): Sides {
  const [subject, object] = [before.at(-1), behind[0]];
  if (!object) return [[], []];
  const lead = text.slice(verb.end, object.start);
  const isSubject = subject !== undefined && SUBJECT.test(text.slice(subject.end, verb.start));
  if (isSubject && /^substitut/i.test(word) && STAND_IN.test(lead)) return [behind, before];
  if (isSubject && ONTO.test(lead)) return [before, behind];
  const last = behind.at(-1)!;
  const next = listAt(
    text,
    names.filter((t) => t.start >= last.end),
  );
  if (!next[0] || !OBJECT.test(lead) || !ONWARD.test(text.slice(last.end, next[0].start))) return [[], []];
  // "substituting carboplatin for cisplatin": the name behind "for" ended
  return /^substitut/i.test(word) && /^\sfor\b/.test(text.slice(last.end)) ? [next, behind] : [behind, next];
}

/** The names that stand together at the beginning, or at the end, of a list. */
function listAt(text: string, names: readonly NamedTreatment[], side: "first" | "last" = "first"): readonly NamedTreatment[] {
  const ordered = side === "first" ? names : names.toReversed();
  const list: NamedTreatment[] = [];
  for (const name of ordered) {
    const last = list.at(-1);
    const between = last && (side === "first" ? text.slice(last.end, name.start) : text.slice(name.end, last.start));
    if (between !== undefined && !LISTED.test(between)) break;
    list.push(name);
  }
  return side === "first" ? list : list.reverse();
}
