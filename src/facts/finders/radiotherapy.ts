// Radiotherapy that the patient received: one draft per dose to a volume, and one per mention without a dose.
import { evidenceAt } from "../../narrative/narrative.ts";
import type { ReviewReason } from "../fact-base.ts";
import { findRadiationDoses, type RadiationDose } from "../grammar/radiation-dose.ts";
import { findRadiationTokens } from "../grammar/radiation-tokens.ts";
import { findRadiationWords, type RadiationWord } from "../grammar/radiation-words.ts";
import type { Draft, Reading, Story } from "../reading.ts";
import { assertionOf, clauseAt } from "../treatment/assertion.ts";
import { intentNear } from "../treatment/intent.ts";
import { radiationTarget } from "../treatment/radiation-target.ts";
import { RADIOTHERAPY_RULE } from "../treatment/rules.ts";
import { tellingOf } from "../treatment/telling.ts";
import type { RadiotherapyFact } from "../treatment-fact.ts";

interface Stretch {
  readonly start: number;
  readonly end: number;
}

// What comes next is another treatment.
const NEXT = /;|\b(?:followed by|and then|then|subsequently|thereafter|prior to|before|after which|with a boost|and a boost|plus)\b/gi;
const IN_PROGRESS =
  /\b(?:currently (?:receiving|undergoing|on)|(?:midway|half-?way|part-?way) through|(?:is|now) on (?:fraction|day) \d|is (?:now |still )?(?:receiving|undergoing|being treated)|ongoing)\b/i;
// "post-radiotherapy", "during radiotherapy planning", "radiation dose": no event of its own
const LOOKS_BACK_BEFORE =
  /\b(?:post|pre|non|prior|previous|completed|finish\w+|refractory to|failure of|field of|course of the)[\s-]?(?:\w+\s)?$/i;
const LOOKS_BACK_AFTER =
  /^[\s-]*(?:doses?\b|planning|and chemotherapy (?:are|is)\b|was (?:completed|well tolerated|continued)|were completed|alone may|for many)/i;
const FARTHEST = 45;
const CARRIED_OUT = /\b(?:received|underwent|completed|was (?:then |subsequently )?given|were given|had)\b[^.;]*$/i;

export function findRadiotherapy(reading: Reading, story: Story): readonly Draft[] {
  const { text } = reading.sentence;
  const words = findRadiationWords(text);
  const doses = findRadiationDoses(text);
  if (words.length === 0 && doses.length === 0) return [];
  const used = new Set<RadiationWord>();
  const drafts: Draft[] = [];
  for (const [i, dose] of doses.entries()) {
    const limit = limitOf(text, dose, doses[i - 1]?.end ?? 0, doses[i + 1]?.start ?? text.length);
    const near = words.filter((w) => w.start >= limit.start && w.end <= limit.end);
    for (const word of near) used.add(word);
    // "chemoradiotherapy was proposed, but she took radiotherapy alone, 60 Gy": the words of what was given
    const isGiven = (p: Stretch): boolean => assertionOf(reading, p.start, p.end) === "given";
    const named = near.filter((w) => w.end <= dose.start && !w.isHowOnly);
    // "was planned for radiotherapy and received 50 Gy": the plan was carried out
    const isCarriedOut = named.length > 0 && CARRIED_OUT.test(text.slice(named.at(-1)!.end, dose.start));
    const own = isCarriedOut && named.length === 1 ? near : near.filter((w) => w.isHowOnly || w.end > dose.start || isGiven(w));
    if (!isGiven(dose) || (named.length > 0 && !isCarriedOut && !named.some(isGiven))) continue;
    drafts.push(draftOf(reading, story, dose, own, limit));
  }
  for (const cluster of clustersOf(
    text,
    words.filter((w) => !used.has(w) && !w.isHowOnly),
  )) {
    const first = cluster[0]!;
    if (assertionOf(reading, first.start, first.end) === "given") drafts.push(wordDraft(reading, story, cluster));
  }
  return drafts;
}

/** From the last turn of the sentence before the dose to the first one behind it. */
function limitOf(text: string, dose: Stretch, from: number, to: number): Stretch {
  const before = [...text.slice(from, dose.start).matchAll(NEXT)].at(-1);
  const behind = [...text.slice(dose.end, to).matchAll(NEXT)][0];
  return { start: before ? from + before.index : from, end: behind ? dose.end + behind.index : to };
}

/** Words that name the same radiation: "external beam radiotherapy (EBRT)", "radiotherapy with IMRT technique". */
function clustersOf(text: string, words: readonly RadiationWord[]): readonly (readonly RadiationWord[])[] {
  const clusters: RadiationWord[][] = [];
  for (const word of words) {
    const cluster = clusters.at(-1);
    const last = cluster?.at(-1);
    const between = last ? text.slice(last.end, word.start) : "";
    const isOther = cluster?.some((w) => w.modality && word.modality && w.modality !== word.modality) ?? false;
    const isNext =
      new RegExp(NEXT.source, "i").test(between) ||
      between.length > FARTHEST ||
      (/\b(?:and|or|with)\b|,/.test(between) && !word.isTechnique && !last?.isTechnique);
    if (!cluster || isOther || isNext) clusters.push([word]);
    else cluster.push(word);
  }
  return clusters;
}

/** How it was given, by the words before the dose first. */
function mannerOf(
  reading: Reading,
  story: Story,
  words: readonly RadiationWord[],
  at: number,
): Pick<RadiotherapyFact, "modality" | "modalityText" | "technique" | "valueEvidence"> {
  const ordered = [...words.filter((w) => w.end <= at).reverse(), ...words.filter((w) => w.end > at)];
  const how = ordered.find((w) => w.modality !== undefined);
  const named = ordered.find((w) => !w.isHowOnly);
  const technique = words.find((w) => w.isTechnique);
  const proof = (w: RadiationWord) => evidenceAt(story.narrative, reading.sentence, w.start, w.end);
  const key =
    technique && reading.mentions.find((m) => m.kind === "radiotherapy" && m.start < technique.end && technique.start < m.end)?.concept.key;
  const shown = how ?? named;
  return {
    ...(how?.modality ? { modality: how.modality } : {}),
    ...(shown ? { modalityText: shown.text } : {}),
    ...(technique ? { technique: { ...(key ? { key } : {}), text: technique.text } } : {}),
    valueEvidence: {
      ...(how ? { modality: proof(how) } : {}),
      ...(shown ? { modalityText: proof(shown) } : {}),
      ...(technique ? { technique: proof(technique) } : {}),
    },
  };
}

function draftOf(reading: Reading, story: Story, dose: RadiationDose, words: readonly RadiationWord[], limit: Stretch): Draft {
  const { sentence } = reading;
  const at = (p: Stretch) => evidenceAt(story.narrative, sentence, p.start, p.end);
  const { valueEvidence, ...manner } = mannerOf(reading, story, words, dose.start);
  const target = radiationTarget(
    reading,
    story,
    dose,
    words.filter((w) => !w.isHowOnly),
    limit,
  );
  const intent = intentNear(sentence.text, dose, words.some((w) => w.end <= dose.start) ? 0 : limit.start, limit.end);
  const review: ReviewReason[] = dose.isImpossible ? ["ambiguous"] : dose.isConflicting ? ["conflicting"] : [];
  const derived = Object.fromEntries(Object.entries(dose.derived).filter(([, how]) => how !== undefined)) as Record<string, string>;
  return {
    kind: "radiotherapy",
    ...manner,
    ...(target ? { target } : {}),
    ...(dose.totalGy === undefined ? {} : { totalGy: dose.totalGy }),
    ...(dose.fractionGy === undefined ? {} : { fractionGy: dose.fractionGy }),
    ...(dose.fractions === undefined ? {} : { fractions: dose.fractions }),
    ...(intent ? { intent: intent.intent } : {}),
    ...(dose.isBoost ? { isBoost: true } : {}),
    status: IN_PROGRESS.test(sentence.text) ? "in-progress" : "completed",
    evidence: [...at(dose), ...words.slice(0, 1).flatMap(at)],
    valueEvidence: {
      ...valueEvidence,
      ...Object.fromEntries(Object.entries(dose.parts).map(([name, part]) => [name, at(part)])),
      ...(target ? { target: target.evidence } : {}),
      ...(intent ? { intent: at(intent) } : {}),
    },
    ...(Object.keys(derived).length > 0 ? { derived } : {}),
    ...(review.length > 0 ? { review } : {}),
    rule: RADIOTHERAPY_RULE.dose,
    sentence: sentence.index,
    at: dose.start,
  };
}

function wordDraft(reading: Reading, story: Story, words: readonly RadiationWord[]): Draft {
  const { sentence } = reading;
  const { text } = sentence;
  const stretch = { start: words[0]!.start, end: words.at(-1)!.end };
  const clause = clauseAt(reading, stretch.start);
  const at = (p: Stretch) => evidenceAt(story.narrative, sentence, p.start, p.end);
  const { valueEvidence, ...manner } = mannerOf(reading, story, words, stretch.end);
  const target = radiationTarget(reading, story, stretch, words, limitOf(text, stretch, 0, text.length));
  const intent = intentNear(text, stretch, clause.start, clause.end);
  const before = text.slice(clause.start, stretch.start);
  // "33 sessions of radiotherapy", "radiotherapy was ended after 8 fractions"
  const counts = findRadiationTokens(text).filter((t) => t.kind === "fractions");
  const [count] = counts;
  const isCounted =
    count && counts.length === 1 && Math.min(Math.abs(stretch.start - count.end), Math.abs(count.start - stretch.end)) <= FARTHEST;
  const isBack = LOOKS_BACK_BEFORE.test(before) || LOOKS_BACK_AFTER.test(text.slice(stretch.end));
  return {
    kind: "radiotherapy",
    ...manner,
    ...(target ? { target } : {}),
    ...(isCounted ? { fractions: count.value } : {}),
    ...(intent ? { intent: intent.intent } : {}),
    status: IN_PROGRESS.test(text.slice(clause.start, clause.end)) ? "in-progress" : "completed",
    evidence: at(stretch),
    valueEvidence: {
      ...valueEvidence,
      ...(target ? { target: target.evidence } : {}),
      ...(isCounted ? { fractions: at(count) } : {}),
      ...(intent ? { intent: at(intent) } : {}),
    },
    rule: RADIOTHERAPY_RULE[isBack ? "back" : tellingOf(before, text.slice(stretch.end, clause.end))],
    sentence: sentence.index,
    at: stretch.start,
  };
}
