// Tumour markers with their results: serum levels, receptors, immunohistochemistry, genes, and scores such as PD-L1 CPS and Gleason.
import { gated } from "../../base/gated.ts";
import { evidenceAt } from "../../narrative/narrative.ts";
import { markerKey } from "../../terminology/marker-codings.ts";
import { contextAt } from "../context/scope.ts";
import { findMarkerMentions } from "../grammar/marker.ts";
import { amountBefore, before } from "../grammar/marker-cues.ts";
import { isLastOfList, isOfItsGeneAlone, turnRound } from "../grammar/marker-lists.ts";
import { adjective, chromosomeChange, collective, type MarkerResult, slashedResults, trend, variant } from "../grammar/marker-results.ts";
import { fishResult, SPECIAL } from "../grammar/marker-scores.ts";
import { coverTimes, repeated, seriesAfter, takenUp } from "../grammar/marker-series.ts";
import { changeAfter, type MarkerValue, numberAfter, percentAfter, resultOf, wordAfter } from "../grammar/marker-values.ts";
import type { MarkerMention } from "../grammar/marker-word.ts";
import { placeInStory } from "../place-in-story.ts";
import type { Draft, Reading, Story } from "../reading.ts";

const CHANGES = /^(?:mutated|rearranged|amplified|overexpressed|methylated)$/;
// "hypermethylation was detected, making Lynch syndrome unlikely": what is denied later is something else.
const SEEN = /^\s(?:was|were|is|has been)\s(?:detected|found|identified|present|seen|confirmed|demonstrated|noted)\b/i;
const DENIED = /\b(?:no|not|without|neither|nor|absence|negative)\b/i;
// "EGFR mutations are found in 40% of Asian patients": of nobody in particular
const OF_PATIENTS = gated(
  /\d\s?%\sof\s(?:all\s|the\s)?(?:\w+\s){0,3}?(?:patients|cases|women|men|individuals|adults|people|cancers|carcinomas|adenocarcinomas|tumou?rs|lymphomas|gliomas|melanomas|sarcomas)\b/i,
);
const TRIPLE = gated(/\btriple[- ](?<value>negative|positive)\b/i);
const IHC = /\b(?:immunohistochem\w+|immunostain\w*|IHC|immunoreactiv\w+|immunophenotyp\w+)\b/i;

/** One fact per marker and result; a word behind a list ("ER and PR positive") holds for all of it. */
export function findMarker(reading: Reading, story: Story): readonly Draft[] {
  const { sentence } = reading;
  if (OF_PATIENTS.test(sentence.text)) return [];
  const mentions = scored(findMarkerMentions(sentence), sentence.text);
  const covered = coverTimes(sentence.text, reading.times);
  const results = [...resultsOf(mentions, covered), ...resultsOfEarlier(reading, story, mentions, covered)];
  const drafts: Draft[] = [];
  for (const { marker, value: said, rule } of results) {
    const context = contextAt(reading, marker.start, marker.end);
    const isOwn = context.experiencer === "family" && isOfPatient(sentence.text, marker.start);
    const experiencer = isOwn ? "patient" : context.experiencer;
    // "no EGFR mutation", "FGFR3 fusion was not detected"
    const isSeen =
      SEEN.test(sentence.text.slice(said.end, said.end + 30)) &&
      !DENIED.test(sentence.text.slice(Math.max(0, marker.start - 50), marker.start));
    const value =
      context.isNegated && !isSeen && typeof said.value === "string" && CHANGES.test(said.value) ? { ...said, value: "negative" } : said;
    if (experiencer !== "patient" || context.isHypothetical || context.isDeclined) continue;
    // Told twice; two results of two dates are two, however equal.
    const same = drafts.find(
      (d) =>
        d.kind === "marker" &&
        plain(d.test.text) === plain(marker.name) &&
        String(d.value) === String(value.value) &&
        !reading.times.some((t) => t.start > d.at && t.end <= value.end + 24),
    );
    if (same) continue;
    drafts.push(draftOf(marker, value, rule, reading, story));
  }
  return [...drafts, ...ofTriple(reading, story)];
}

/** "The combined positive score (CPS) of PD-L1 was 8": the score is what has the value. */
function scored(mentions: readonly MarkerMention[], text: string): readonly MarkerMention[] {
  return mentions.flatMap((m, i): MarkerMention[] => {
    const next = mentions[i + 1];
    const last = mentions[i - 1];
    const isOf = (a: MarkerMention | undefined, b: MarkerMention | undefined): boolean =>
      a?.kind === "score" && b?.name === "PD-L1" && /^\s(?:of|for)\s(?:the\s)?$/.test(text.slice(a.end, b.start));
    if (isOf(last, m)) return [];
    return [isOf(m, next) ? { ...m, end: next!.end } : m];
  });
}

function resultsOf(mentions: readonly MarkerMention[], text: string): MarkerResult[] {
  const more: MarkerResult[] = [];
  const own = mentions.map((marker, i): MarkerResult | undefined => {
    const next = mentions[i + 1];
    const limit = Math.min(next?.start ?? text.length, stopAfter(text, marker.end));
    const special = SPECIAL[marker.name]?.(text, marker);
    if (special) return { marker, value: special, rule: "score" };
    const change = marker.kind === "gene" ? undefined : changeAfter(text, marker.end, limit);
    if (change) {
      more.push({ marker, value: change[1], rule: "change" });
      addSeries(marker, change[1].end, next?.start ?? text.length);
      return { marker, value: change[0], rule: "change" };
    }
    const isHer2 = marker.name === "HER2";
    const fish = isHer2 ? fishResult(text, marker.end, next?.start) : undefined;
    if (fish) more.push({ marker, value: fish, rule: "in situ hybridization" });
    const word = wordAfter(text, marker.end, limit, isHer2);
    if (fish && word && fish.start <= word.end) return undefined;
    const percent = word && marker.kind === "tissue" ? percentAfter(text, word) : undefined;
    if (percent) return { marker, value: percent, rule: "percentage behind a word" };
    // "3+" is a score of staining, not the number 3.
    if (word?.interpretation !== undefined) return { marker, value: word, rule: "sign behind" };
    // "12 mutations/Mb": the unit, and no mutation of the burden
    const isBurden = marker.name === "tumor mutational burden";
    const isNumeric = marker.kind !== "gene" || isBurden || marker.name === "homologous recombination deficiency";
    const number = isNumeric ? numberAfter(text, marker.end, limit, marker.kind === "serum") : undefined;
    // "positive at 33652 IU/ml": the number says more than the word.
    if (number && (!word || number.start <= word.end + 25)) {
      addSeries(marker, number.end, next?.start ?? text.length);
      return {
        marker,
        value: word && typeof word.value === "string" && !isBurden ? { ...number, interpretation: word.value } : number,
        rule: "number behind",
      };
    }
    if (word) return { marker, value: word, rule: "word behind" };
    return (
      before(marker, mentions, text) ??
      adjective(marker, text) ??
      amountBefore(marker, mentions, text) ??
      variant(marker, text) ??
      collective(marker, text) ??
      trend(marker, text) ??
      chromosomeChange(marker, text)
    );
  });
  function addSeries(marker: MarkerMention, end: number, limit: number): void {
    if (marker.kind === "serum" && !isLastOfList(mentions, mentions.indexOf(marker), text))
      for (const value of seriesAfter(text, end, limit)) more.push({ marker, value, rule: "series" });
  }
  for (const r of slashedResults(mentions, text)) own[mentions.indexOf(r.marker)] = r;
  distribute(mentions, own, text);
  // Backward over a list: "ER, PR and HER2 negative".
  for (let i = mentions.length - 2; i >= 0; i--) {
    const later = own[i + 1];
    if (own[i] || !later || typeof later.value.value !== "string" || later.rule === "cue before") continue;
    if (isLastOfList(mentions, i + 1, text) && !isOfItsGeneAlone(mentions[i]!, later, text))
      own[i] = { marker: mentions[i]!, value: { ...later.value, start: mentions[i]!.start }, rule: "word behind a list" };
  }
  shareAdjectives(mentions, own, text);
  turnRound(mentions, own, text);
  for (const r of own)
    if (r && r.marker.kind === "serum" && typeof r.value.value === "number") {
      const next = mentions[mentions.indexOf(r.marker) + 1]?.start ?? text.length;
      const latest = more.filter((m) => m.marker === r.marker && m.value.end > r.value.end).at(-1)?.value ?? r.value;
      const again = repeated(text, latest, next);
      if (again && !more.some((m) => m.value.start <= again.start && again.start < m.value.end))
        more.push({ marker: r.marker, value: again, rule: "series" });
    }
  return [...own.filter((r) => r !== undefined), ...more];
}

/** "retained MSH2 and MSH6": the adjective before the first holds for those behind it that have no result of their own. */
function shareAdjectives(mentions: readonly MarkerMention[], own: (MarkerResult | undefined)[], text: string): void {
  for (let i = 1; i < mentions.length; i++) {
    const last = own[i - 1];
    if (own[i] || last?.rule !== "adjective before" || !/^(?:intact|low|high)$/.test(String(last.value.value))) continue;
    if (mentions[i]!.kind !== last.marker.kind || !isLastOfList(mentions, i, text)) continue;
    own[i] = { marker: mentions[i]!, value: { ...last.value, end: mentions[i]!.end }, rule: "adjective before" };
  }
}

/** "By April it had climbed to 12.3": of the one marker in blood that the sentences just before name. */
function resultsOfEarlier(reading: Reading, story: Story, mentions: readonly MarkerMention[], covered: string): MarkerResult[] {
  const at = placeInStory(reading, story);
  const again = repeatedOf(story.readings[at - 1], mentions, covered);
  if (again) return [again];
  const found = takenUp(covered).filter(({ at }) => mentions.every((m) => m.start > at));
  if (found.length === 0) return [];
  for (const earlier of [story.readings[at - 1], story.readings[at - 2]]) {
    const serum = earlier ? findMarkerMentions(earlier.sentence).filter((m) => m.kind === "serum") : [];
    const names = new Set(serum.map((m) => m.name));
    if (names.size > 1) return [];
    const [marker] = serum;
    if (marker && marker.name !== "LDH")
      return found.map(({ at: start, value }) => ({ marker: { ...marker, start, end: start }, value, rule: "taken up" }));
  }
  return [];
}

/** "A repeat measurement showed 14 ng/mL": of the one marker with a number in that unit that the sentence before names. */
function repeatedOf(earlier: Reading | undefined, mentions: readonly MarkerMention[], covered: string): MarkerResult | undefined {
  const again = earlier && repeated(covered, undefined, mentions[0]?.start ?? covered.length);
  if (!again || again.unit === undefined) return undefined;
  const own = resultsOf(findMarkerMentions(earlier.sentence), coverTimes(earlier.sentence.text, earlier.times));
  const [only, ...others] = own.filter((r) => r.marker.kind === "serum" && typeof r.value.value === "number");
  if (!only || only.value.unit !== again.unit || others.some((r) => r.marker.name !== only.marker.name)) return undefined;
  return { marker: { ...only.marker, start: again.start, end: again.start }, value: again, rule: "taken up" };
}

const RELATIVE =
  /\b(?:sisters?|brothers?|mother|father|daughters?|sons?|aunts?|uncles?|cousins?|grand\w+|nieces?|nephews?|relatives?|family|sibling\w*|maternal|paternal)\b/i;
// "The patient's own testing was negative", "Germline panel was negative": under a family history, and yet the patient's.
const isOfPatient = (text: string, at: number): boolean =>
  !RELATIVE.test(text) ||
  /\b(?:patient['’]s own|her own|his own|(?:the )?patient (?:was|is|has|had|herself|himself|tested))\b/i.test(text.slice(0, at));

// "ER and HER2 were positive and negative, respectively"
const IN_ORDER = /^\s?(?:,\s)?and\s(?<w>positive|negative|mutated|wild[- ]type|amplified|normal|elevated|high|low)(?=,?\srespectively)/i;

/** "CEA and CA 19-9 were 12 ng/mL and 88 U/mL": as many values as names, in their order; else what the last has stays its own. */
function distribute(mentions: readonly MarkerMention[], own: (MarkerResult | undefined)[], text: string): void {
  for (let i = mentions.length - 1; i > 0; i--) {
    const last = own[i];
    if (last && typeof last.value.value === "string") {
      const other = IN_ORDER.exec(text.slice(last.value.end))?.groups?.["w"];
      if (other === undefined || !isLastOfList(mentions, i, text)) continue;
      own[i - 1] = { marker: mentions[i - 1]!, value: last.value, rule: "values in order" };
      own[i] = { marker: mentions[i]!, value: { ...last.value, value: resultOf(other) }, rule: "values in order" };
      continue;
    }
    if (!last || last.value.unit === "{score}") continue;
    let first = i;
    while (first > 0 && !own[first - 1] && isLastOfList(mentions, first, text)) first--;
    const end = mentions[i + 1]?.start ?? text.length;
    const values = [last.value, ...seriesAfter(text, last.value.end, end, /\brespectively\b/.test(text.slice(last.value.end)))];
    if (first === i || values.length !== i - first + 1) continue;
    for (const [k, value] of values.entries()) own[first + k] = { marker: mentions[first + k]!, value, rule: "values in order" };
  }
}

/** A marker's own result ends with its statement. */
function stopAfter(text: string, from: number): number {
  // "(PSA; 43.2 ng/mL": there the semicolon stands for a colon.
  const skipped = /^;\s?[<>≤≥]?\s?\d/.test(text.slice(from, from + 5)) && text.lastIndexOf("(", from) > text.lastIndexOf(")", from) ? 1 : 0;
  const m = /[;]|\.\s|,\s(?:and|but|while|with)\s(?=(?:the|a|an|no|she|he)\b)/.exec(text.slice(from + skipped));
  return m ? from + skipped + m.index : text.length;
}

function draftOf(marker: MarkerMention, value: MarkerValue, rule: string, reading: Reading, story: Story): Draft {
  const { sentence } = reading;
  const isScore = marker.kind === "score" && /CPS|combined positive|proportion/i.test(marker.name);
  const isTps = /proportion/.test(marker.name);
  const unit = isScore && !isTps ? "{score}" : value.unit;
  const method = rule === "in situ hybridization" ? "FISH" : IHC.exec(sentence.text)?.[0];
  const key = markerKey({
    test: marker.name.replace(/ T790M$/, ""),
    ...(unit === undefined ? {} : { unit }),
    ...(method === undefined ? {} : { method }),
    value: value.value,
  });
  // A far member of a series is proved by its own words.
  const isFar = rule === "series" && value.start - marker.end > 60;
  const [start, end] = [isFar ? value.start : Math.min(marker.start, value.start), Math.max(marker.end, value.end)];
  const name = nameAsWritten(sentence.text.slice(marker.start, marker.end), marker.name);
  const isAmbiguous = rule === "cue before" && end - start > 120;
  return {
    kind: "marker",
    test: key === undefined ? { text: name } : { key, text: name },
    value: value.value,
    ...(value.comparator ? { comparator: value.comparator } : {}),
    ...(unit === undefined ? {} : { unit }),
    ...(value.interpretation === undefined ? {} : { interpretation: value.interpretation }),
    ...(method === undefined ? {} : { method }),
    evidence: evidenceAt(story.narrative, sentence, start, end),
    ...(isAmbiguous ? { review: ["ambiguous"] as const } : {}),
    rule: `finders/marker: ${rule}`,
    sentence: sentence.index,
    // Each member of a series has the date beside it.
    at: rule === "series" || rule === "taken up" ? value.start : (value.at ?? marker.start),
  };
}

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, "");

/** The short form as the text writes it ("CA15-3"), where it is the marker's own name; else the name. */
function nameAsWritten(written: string, name: string): string {
  return (
    written
      .split(/[()]/)
      .map((part) => part.trim())
      .find((part) => plain(part) === plain(name)) ?? name
  );
}

/** "triple-negative breast cancer" says three results. */
function ofTriple(reading: Reading, story: Story): Draft[] {
  const { sentence } = reading;
  const m = TRIPLE.exec(sentence.text);
  if (!m || contextAt(reading, m.index, m.index + m[0].length).experiencer !== "patient") return [];
  const value = m.groups!["value"]!.toLowerCase();
  return ["estrogen receptor", "progesterone receptor", "HER2"].map((name): Draft => {
    const key = markerKey({ test: name, value });
    return {
      kind: "marker",
      test: key === undefined ? { text: name } : { key, text: name },
      value,
      evidence: evidenceAt(story.narrative, sentence, m.index, m.index + m[0].length),
      derived: { value: `triple-${value}` },
      rule: "finders/marker: triple",
      sentence: sentence.index,
      at: m.index,
    };
  });
}
