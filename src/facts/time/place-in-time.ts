// Drafts → facts with time, order and id. Nothing is invented: a time is stated, reckoned from an anchor, or bounded by its neighbours in the story.
import { growNumberRow } from "../../base/number-row.ts";
import type { PartialDate } from "../../base/partial-date.ts";
import type { Fact } from "../fact.ts";
import type { Draft, Reading, Story } from "../reading.ts";
import { boundByNeighbours, markFlashbacks } from "./bound-by-neighbours.ts";
import { backwardOf, chooseTime, headOf } from "./choose-time.ts";
import { rangeOf } from "./day-range.ts";
import { type DocumentDate, documentDateOf } from "./document-date.ts";
import { growEarlier } from "./earlier.ts";
import { endOnly } from "./end-of-course.ts";
import { type Anchor, type Node, type Resolved, setTime } from "./node.ts";
import { dateTheAnchor, type Known, resolveMention } from "./resolve-mention.ts";
import { isBackward, isTold, isToldSentence, liesBack, orderInSentence } from "./story-line.ts";
import type { TimeMention } from "./time-mention.ts";

export interface PlaceOptions {
  /** Date of the letter or note: what "two years ago" counts from. */
  readonly documentDate?: PartialDate;
}

/**
 * @param drafts of one patient, in any order
 * @returns the facts in the order of the story: `order` runs from 1, `id` is kind and ordinal ("drug-3")
 */
export function placeInTime(drafts: readonly Draft[], story: Story, options: PlaceOptions = {}): Fact[] {
  const head = documentDateOf(story.narrative);
  const nodes = nodesOf(drafts, story, head);
  stateTimes(nodes, story, options, head);
  markFlashbacks(nodes);
  boundByNeighbours(nodes);
  return numbered(nodes);
}

function nodesOf(drafts: readonly Draft[], story: Story, head: DocumentDate | undefined): readonly Node[] {
  const bySentence = Map.groupBy(drafts, (d) => d.sentence);
  const known = new Set(story.readings.map((r) => r.sentence.index));
  const strays = drafts.filter((d) => !known.has(d.sentence));
  const nodeOf = (draft: Draft, reading?: Reading): Node => ({
    draft,
    sentence: draft.sentence,
    at: draft.at,
    reading,
    told: isTold(draft, reading, story),
  });
  const inOrder = story.readings.flatMap((reading) => {
    const own = (bySentence.get(reading.sentence.index) ?? []).map((d) => nodeOf(d, reading));
    return orderInSentence([...own, ...(isHead(reading, head) ? [] : milepostsOf(reading, story))], reading);
  });
  return [...inOrder, ...strays.map((d) => nodeOf(d))];
}

/** "Clinic date: 12 June 2013": a date of the paper, which the story neither starts from nor counts from. */
const isHead = (reading: Reading, head: DocumentDate | undefined): boolean => reading.sentence.index === head?.sentence;

/** Dates that the story passes, whether or not a fact carries them: they bound what stands before and after. */
function milepostsOf(reading: Reading, story: Story): readonly Node[] {
  if (!isToldSentence(reading, story)) return [];
  return reading.times
    .filter((m) => m.kind === "date" && !isBackward(clauseBefore(reading, m)))
    .map((milepost) => ({ milepost, sentence: reading.sentence.index, at: milepost.start, reading, told: true }));
}

function clauseBefore(reading: Reading, m: TimeMention): string {
  const clause = reading.clauses.find((c) => m.start >= c.start && m.start < c.end);
  return reading.sentence.text.slice(clause?.start ?? 0, m.start);
}

/** In the order of the text: dates, then phrases that count from what is known by then. */
function stateTimes(nodes: readonly Node[], story: Story, options: PlaceOptions, head: DocumentDate | undefined): void {
  const bySentence = Map.groupBy(nodes, (n) => n.sentence);
  const earlier = growEarlier();
  let last: Anchor | undefined;
  for (const reading of story.readings) {
    const own = bySentence.get(reading.sentence.index) ?? [];
    const isStory = isToldSentence(reading, story);
    const known: Known = {
      story,
      earlier,
      last: isStory ? last : undefined,
      documentDate: options.documentDate ?? head?.date,
      documentEvidence: options.documentDate === undefined ? (head?.evidence ?? []) : [],
    };
    const resolve = once((mention: TimeMention) => resolveMention(mention, reading, known));
    const backward = isStory ? backwardOf(reading) : undefined;
    const event = backward && resolve(backward.date);
    if (backward && event) dateTheAnchor(backward.phrase, event, reading, known);
    for (const node of own) stateTime(node, reading, resolve);
    earlier.add(own.filter((n) => n.draft));
    if (isStory && !isHead(reading, head)) last = reached(own, reading, resolve) ?? last;
  }
}

function stateTime(node: Node, reading: Reading, resolve: (m: TimeMention) => Resolved | undefined): void {
  const { draft } = node;
  if (draft?.time) {
    setTime(node, { time: draft.time, range: rangeOf(draft.time.start, draft.time.end) });
    return;
  }
  if (draft?.kind === "patient" || draft?.kind === "family-history") return;
  const mention = node.milepost ?? chooseTime(reading, node.at);
  const value = mention && resolve(mention);
  if (value) setTime(node, draft && mention ? endOnly(draft, mention, value, reading.sentence.text) : value);
}

/** What later phrases count from: the time that heads the sentence, else the last date that it names, else that of its last fact. */
function reached(own: readonly Node[], reading: Reading, resolve: (m: TimeMention) => Resolved | undefined): Anchor | undefined {
  const isForward = (m: TimeMention): boolean =>
    (m.kind === "date" || m.kind === "month-without-year") && !isBackward(clauseBefore(reading, m));
  const named = reading.times.findLast(isForward) ?? headOf(reading);
  const value = named && resolve(named);
  const { index } = reading.sentence;
  if (value && Number.isFinite(value.range.lo))
    return {
      range: value.range,
      evidence: value.time.evidence,
      words: value.words,
      sentence: index,
      ...(value.isWeak && { isWeak: true }),
    };
  const fact = own.findLast((n) => n.told && n.range && n.time && Number.isFinite(n.range.lo) && Number.isFinite(n.range.hi));
  if (!fact?.range || !fact.time) return undefined;
  return {
    range: fact.range,
    evidence: fact.time.evidence,
    words: fact.time.start ?? fact.time.end ?? "an earlier event",
    sentence: index,
  };
}

function once<K, V>(read: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    if (!known.has(key)) known.set(key, read(key));
    return known.get(key)!;
  };
}

function numbered(nodes: readonly Node[]): Fact[] {
  const counts = new Map<string, number>();
  return inStoryOrder(nodes)
    .filter((n) => n.draft)
    .map((node, i): Fact => {
      const { sentence: _sentence, at: _at, time: _time, ...rest } = node.draft!;
      const n = (counts.get(rest.kind) ?? 0) + 1;
      counts.set(rest.kind, n);
      const review = new Set(rest.review ?? []);
      if (node.isReckoned) review.add(node.isWeak ? "weak-anchor" : "derived");
      if (node.isFlashback) review.add("conflicting");
      return {
        ...rest,
        id: `${rest.kind}-${n}`,
        order: i + 1,
        ...(node.time && { time: node.time }),
        ...(review.size > 0 && { review: [...review] }),
      } as Fact;
    });
}

/** What lies back first, then what is told (a dated flashback where its date belongs), then summaries and plans, then the rest of the document. */
function inStoryOrder(nodes: readonly Node[]): readonly Node[] {
  const ordered = nodes.filter((n) => n.told && !n.isFlashback);
  const begins = growNumberRow(ordered.map(beginOf));
  for (const node of nodes.filter((n) => n.isFlashback || (!n.told && n.range && Number.isFinite(n.range.hi)))) {
    const later = begins.firstAtLeast(node.range!.hi + 1);
    const at = later < 0 ? ordered.length : later;
    ordered.splice(at, 0, node);
    begins.insert(at, beginOf(node));
  }
  const placed = new Set(ordered);
  const rest = nodes.filter((n) => !placed.has(n));
  const isFirst = (n: Node): boolean => n.draft !== undefined && n.reading !== undefined && isOfCase(n) && liesBack(n.draft, n.reading);
  const after = rest.filter((n) => !isFirst(n));
  return [...rest.filter(isFirst), ...ordered, ...after.filter(isOfCase), ...after.filter((n) => !isOfCase(n))];
}

/** The day on which it began; NaN where no time is known for it. */
const beginOf = ({ range, time }: Node): number => (range && time?.start ? range.lo : Number.NaN);

const isOfCase = (n: Node): boolean => n.reading !== undefined && n.reading.sentence.caseOrdinal !== null;
