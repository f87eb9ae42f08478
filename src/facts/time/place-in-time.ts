// Drafts → facts with time, order and id. Nothing is invented: a time is stated, reckoned from an anchor, or bounded by its neighbours in the story.
import type { Evidence } from "../../base/evidence.ts";
import type { PartialDate } from "../../base/partial-date.ts";
import { evidenceAt, type Sentence } from "../../narrative/narrative.ts";
import type { Fact, FactTime } from "../fact.ts";
import type { Draft, Reading, Story } from "../reading.ts";
import { backwardOf, chooseTime, headOf } from "./choose-time.ts";
import { type DayRange, dateWithin, intersect, monthOf, rangeOf } from "./day-range.ts";
import { isAnchor, type RelativeMention, resolveBackward, resolveRelative } from "./resolve-relative.ts";
import { isTold, orderInSentence } from "./story-line.ts";
import type { TimeMention } from "./time-mention.ts";
import { yearFor } from "./year-of-month.ts";

/** A fact on its way: what is known of its time so far. */
interface Node {
  readonly draft: Draft;
  readonly reading: Reading | undefined;
  /** Stands in the order of the story. */
  readonly told: boolean;
  range?: DayRange;
  time?: FactTime;
  /** The time is reckoned from a phrase, not only bounded by neighbours. */
  isReckoned?: boolean;
  /** Its stated time goes back before one that was told earlier. */
  isFlashback?: boolean;
}

export interface PlaceOptions {
  /** Date of the letter or note: what "two years ago" counts from. */
  readonly documentDate?: PartialDate;
}

export function placeInTime(drafts: readonly Draft[], story: Story, options: PlaceOptions = {}): Fact[] {
  const nodes = inTextOrder(drafts, story);
  stateTimes(nodes, story, options);
  markFlashbacks(nodes);
  boundByNeighbours(nodes);
  return numbered(nodes);
}

function inTextOrder(drafts: readonly Draft[], story: Story): Node[] {
  const readings = new Map(story.readings.map((r) => [r.sentence.index, r]));
  const bySentence = Map.groupBy(drafts, (d) => d.sentence);
  return [...bySentence.keys()]
    .sort((a, b) => a - b)
    .flatMap((index) => {
      const reading = readings.get(index);
      const own = bySentence.get(index)!;
      const ordered = reading ? orderInSentence(own, reading) : own.toSorted((a, b) => a.at - b.at);
      return ordered.map((draft) => ({ draft, reading, told: isTold(draft, reading, story) }));
    });
}

/** An anchor that the story has reached: its range and the words that give it. */
interface Anchor {
  readonly range: DayRange;
  readonly evidence: readonly Evidence[];
  readonly words: string;
}

/** First pass, in the order of the text: dates, then phrases that count from what is known by then. */
function stateTimes(nodes: readonly Node[], story: Story, options: PlaceOptions): void {
  const bySentence = Map.groupBy(nodes, (n) => n.draft.sentence);
  const earlier: Node[] = [];
  let last: Anchor | undefined;
  for (const reading of story.readings) {
    const own = bySentence.get(reading.sentence.index) ?? [];
    const isStory = reading.sentence.caseOrdinal === story.caseOrdinal;
    const backward = isStory ? backwardOf(reading) : undefined;
    const resolved = new Map<TimeMention, Resolved | undefined>();
    const resolve = (mention: TimeMention): Resolved | undefined => {
      if (!resolved.has(mention))
        resolved.set(mention, resolveMention(mention, reading, story, earlier, isStory ? last : undefined, options));
      return resolved.get(mention);
    };
    if (backward) {
      const event = resolve(backward.date);
      if (event) dateTheAnchor(backward.phrase, event, reading, story, earlier);
    }
    for (const node of own) {
      const { draft } = node;
      if (draft.time) {
        set(node, { time: draft.time, range: rangeOf(draft.time.start, draft.time.end) });
        continue;
      }
      const mention = draft.kind === "patient" || draft.kind === "family-history" ? undefined : chooseTime(reading, draft.at);
      const value = mention && resolve(mention);
      if (value) set(node, value);
    }
    earlier.push(...own);
    if (!isStory) continue;
    // What later phrases count from: the last time that this sentence names or that its told facts have.
    const named = headOf(reading) ?? reading.times.findLast((m) => m.kind === "date" || m.kind === "month-without-year");
    const value = named && resolve(named);
    const told = own.filter((n) => n.told && n.time?.start).at(-1);
    if (value && Number.isFinite(value.range.lo)) last = { range: value.range, evidence: value.time.evidence, words: value.words };
    else if (told?.range && told.time) last = { range: told.range, evidence: told.time.evidence, words: told.time.start! };
  }
}

interface Resolved {
  readonly time: FactTime;
  readonly range: DayRange;
  readonly words: string;
  readonly isReckoned?: boolean;
}

function set(node: Node, value: { time: FactTime; range: DayRange; isReckoned?: boolean }): void {
  node.time = value.time;
  node.range = value.range;
  if (value.isReckoned) node.isReckoned = true;
}

function resolveMention(
  mention: TimeMention,
  reading: Reading,
  story: Story,
  earlier: readonly Node[],
  last: Anchor | undefined,
  options: PlaceOptions,
): Resolved | undefined {
  const evidence = evidenceAt(story.narrative, reading.sentence, mention.start, mention.end);
  switch (mention.kind) {
    case "date":
      return {
        time: { origin: "stated", start: mention.date, end: mention.date, evidence },
        range: rangeOf(mention.date, mention.date),
        words: mention.date,
      };
    case "period": {
      const { from, to } = mention;
      return {
        time: { origin: "stated", ...(from && { start: from }), ...(to && { end: to }), evidence },
        range: rangeOf(from, to),
        words: `${from ?? ""}–${to ?? ""}`,
      };
    }
    case "month-without-year": {
      const date = yearFor(mention.month, mention.day, last?.range, options.documentDate);
      if (!date) return undefined;
      const explanation = last ? `year taken from ${last.words}` : "year taken from the date of the document";
      return {
        time: { origin: "derived", start: date, end: date, evidence: [...evidence, ...(last?.evidence ?? [])], explanation },
        range: rangeOf(date, date),
        words: date,
        isReckoned: true,
      };
    }
    case "relative":
      return resolvePhrase(mention, evidence, earlier, last, options);
    default:
      return undefined;
  }
}

function resolvePhrase(
  phrase: RelativeMention,
  evidence: readonly Evidence[],
  earlier: readonly Node[],
  last: Anchor | undefined,
  options: PlaceOptions,
): Resolved | undefined {
  const anchor = anchorOf(phrase, earlier, last, options);
  if (!anchor || anchor.range.lo > anchor.range.hi) return undefined;
  const range = resolveRelative(phrase, anchor.range);
  const date = phrase.isWithin ? undefined : dateWithin(range, phrase.unit);
  return {
    time: {
      origin: "derived",
      ...(date && { start: date, end: date }),
      bounds: boundsOf(range),
      evidence: [...evidence, ...anchor.evidence],
      explanation: `${amountWords(phrase)} ${phrase.direction} ${anchor.words}`,
    },
    range,
    words: date ?? `${monthOf(range.lo) ?? ""}–${monthOf(range.hi) ?? ""}`,
    isReckoned: true,
  };
}

function anchorOf(phrase: RelativeMention, earlier: readonly Node[], last: Anchor | undefined, options: PlaceOptions): Anchor | undefined {
  if (phrase.anchor === "document-date" || phrase.anchor === "admission") {
    if (options.documentDate && phrase.anchor === "document-date")
      return { range: rangeOf(options.documentDate, options.documentDate), evidence: [], words: options.documentDate };
    return phrase.direction === "before" ? last : undefined;
  }
  if (phrase.anchor === "previous-event") return last;
  const node = earlier.findLast((n) => isAnchor(phrase.anchor, n.draft, phrase.anchorText ?? phrase.text) && n.range !== undefined);
  const newest = earlier.findLast((n) => isAnchor(phrase.anchor, n.draft, phrase.anchorText ?? phrase.text));
  // A later treatment of unknown time would be the anchor: then the phrase counts from nothing that is known.
  if (!node?.range || !node.time || (phrase.anchor !== "named-event" && newest !== node)) return undefined;
  const words = node.time.start ?? node.time.end ?? "its anchor";
  return { range: node.range, evidence: node.time.evidence, words: `${words} (${phrase.anchorText ?? phrase.anchor})` };
}

/** "In July 2022, five months after the last treatment": dates the treatments of the last sentence that had one and gave no date. */
function dateTheAnchor(phrase: RelativeMention, event: Resolved, reading: Reading, story: Story, earlier: readonly Node[]): void {
  const words = phrase.anchorText ?? phrase.text;
  const newest = earlier.findLast((n) => n.told && isAnchor(phrase.anchor, n.draft, words));
  if (!newest || newest.time?.origin === "stated") return;
  const range = resolveBackward(phrase, event.range);
  const date = phrase.isWithin ? undefined : dateWithin(range, phrase.unit);
  const time: FactTime = {
    origin: "derived",
    ...(date && { start: date, end: date }),
    bounds: boundsOf(range),
    evidence: [...evidenceAt(story.narrative, reading.sentence, phrase.start, phrase.end), ...event.time.evidence],
    explanation: `${amountWords(phrase)} ${phrase.direction === "after" ? "before" : "after"} ${event.words}`,
  };
  for (const node of earlier) if (isGivenWith(node, newest)) set(node, { time, range, isReckoned: true });
}

/** Given together: the same course, or one phrase of one clause ("bevacizumab along with the TP regimen"). */
function isGivenWith(node: Node, newest: Node): boolean {
  if (node === newest) return true;
  if (node.draft.sentence !== newest.draft.sentence || node.time || !node.reading) return false;
  const isTreatment = node.draft.kind === "drug" || node.draft.kind === "systemic-course" || node.draft.kind === "radiotherapy";
  if (!isTreatment || (node.draft.kind === "radiotherapy") !== (newest.draft.kind === "radiotherapy")) return false;
  const [from, to] = [Math.min(node.draft.at, newest.draft.at), Math.max(node.draft.at, newest.draft.at)];
  return !/\b(?:then|followed by|after|before|subsequently)\b/i.test(node.reading.sentence.text.slice(from, to));
}

const amountWords = (m: RelativeMention): string =>
  `${m.isWithin ? "within " : m.isApproximate ? "about " : ""}${m.amount} ${m.unit}${m.amount === 1 ? "" : "s"}`;

function boundsOf(range: DayRange): { earliest?: PartialDate; latest?: PartialDate } {
  const [earliest, latest] = [monthOf(range.lo), monthOf(range.hi)];
  return { ...(earliest && { earliest }), ...(latest && { latest }) };
}

/** Told facts whose known times do not follow the order of the text: all that are not on the longest line that does. */
function markFlashbacks(nodes: readonly Node[]): void {
  const known = nodes.filter((n) => n.told && n.range && n.time?.origin === "stated" && Number.isFinite(n.range.lo));
  const line = longestLine(known.map((n) => n.range!));
  for (const [i, node] of known.entries()) if (!line.has(i)) node.isFlashback = true;
}

/** Indexes of a longest subsequence in which nothing lies surely before what was told earlier. O(n log n). */
function longestLine(ranges: readonly DayRange[]): ReadonlySet<number> {
  const tails: number[] = [];
  const previous: number[] = [];
  for (const [i, range] of ranges.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const mid = (low + high) >> 1;
      if (ranges[tails[mid]!]!.lo <= range.hi) low = mid + 1;
      else high = mid;
    }
    previous[i] = low > 0 ? tails[low - 1]! : -1;
    const replaced = tails[low];
    if (replaced === undefined || ranges[replaced]!.lo >= range.lo) tails[low] = i;
  }
  const line = new Set<number>();
  for (let i = tails.at(-1) ?? -1; i >= 0; i = previous[i]!) line.add(i);
  return line;
}

/** Second pass: whatever has no time of its own lies between its neighbours; reckoned times are cut to it. */
function boundByNeighbours(nodes: readonly Node[]): void {
  const line = nodes.filter((n) => n.told && !n.isFlashback);
  const lows: (Node | undefined)[] = [];
  let low: Node | undefined;
  for (const node of line) {
    lows.push(low);
    if (node.range && Number.isFinite(node.range.lo) && node.range.lo > (low?.range?.lo ?? Number.NEGATIVE_INFINITY)) low = node;
  }
  let high: Node | undefined;
  for (let i = line.length - 1; i >= 0; i--) {
    const node = line[i]!;
    bound(node, lows[i], high);
    if (node.range && Number.isFinite(node.range.hi) && node.range.hi < (high?.range?.hi ?? Number.POSITIVE_INFINITY)) high = node;
  }
}

function bound(node: Node, low: Node | undefined, high: Node | undefined): void {
  const around: DayRange = { lo: low?.range?.lo ?? Number.NEGATIVE_INFINITY, hi: high?.range?.hi ?? Number.POSITIVE_INFINITY };
  if (node.time && !node.isReckoned) return;
  if (node.time && node.range) {
    const cut = intersect(node.range, around);
    if (cut) set(node, { time: { ...node.time, bounds: boundsOf(cut) }, range: cut, isReckoned: true });
    return;
  }
  if (around.lo > around.hi || (!low && !high)) return;
  const evidence = [...(low?.time?.evidence ?? []), ...(high?.time?.evidence ?? [])];
  node.time = { origin: "derived", bounds: boundsOf(around), evidence, explanation: "between its neighbours in the story" };
}

function numbered(nodes: readonly Node[]): Fact[] {
  const counts = new Map<string, number>();
  const position = positions(nodes);
  return nodes.map((node): Fact => {
    const { sentence: _sentence, at: _at, time: _time, ...rest } = node.draft;
    const n = (counts.get(rest.kind) ?? 0) + 1;
    counts.set(rest.kind, n);
    const review = new Set(rest.review ?? []);
    if (node.isReckoned) review.add("derived");
    if (node.isFlashback) review.add("conflicting");
    return {
      ...rest,
      id: `${rest.kind}-${n}`,
      order: position.get(node)!,
      ...(node.time && { time: node.time }),
      ...(review.size > 0 && { review: [...review] }),
    } as Fact;
  });
}

/** The order of the story: what lies back first, then what is told (a dated flashback where its date belongs), then the rest of the document. */
function positions(nodes: readonly Node[]): ReadonlyMap<Node, number> {
  const line = nodes.filter((n) => n.told && !n.isFlashback);
  const ordered: Node[] = [...line];
  for (const node of nodes.filter((n) => n.isFlashback || (!n.told && n.range && Number.isFinite(n.range.hi)))) {
    const at = ordered.findIndex((n) => n.range && n.time?.start && n.range.lo > node.range!.hi);
    ordered.splice(at < 0 ? ordered.length : at, 0, node);
  }
  const placed = new Set(ordered);
  const rest = nodes.filter((n) => !placed.has(n));
  const isStory = (n: Node): boolean => isOfCase(n.reading?.sentence);
  const all = [...rest.filter(isStory), ...ordered, ...rest.filter((n) => !isStory(n))];
  return new Map(all.map((node, i) => [node, i + 1]));
}

const isOfCase = (sentence: Sentence | undefined): boolean => sentence !== undefined && sentence.caseOrdinal !== null;
