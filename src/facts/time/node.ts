// A fact on its way into time, or a milepost: a date that the story names without a fact of its own.
import type { Evidence } from "../../base/evidence.ts";
import type { PartialDate } from "../../base/partial-date.ts";
import type { FactTime } from "../fact-base.ts";
import type { Draft, Reading } from "../reading.ts";
import { type DayRange, monthOf } from "./day-range.ts";
import type { TimeMention } from "./time-mention.ts";

export interface Node {
  /** Absent for a milepost. */
  readonly draft?: Draft;
  readonly milepost?: TimeMention;
  readonly sentence: number;
  readonly at: number;
  readonly reading: Reading | undefined;
  /** Stands in the order of the story. */
  readonly told: boolean;
  range?: DayRange;
  time?: FactTime;
  /** The time is reckoned from a phrase, not only bounded by neighbours. */
  isReckoned?: boolean;
  /** It counts from something whose own time is not known. */
  isWeak?: boolean;
  /** Its stated time goes back before one that was told earlier. */
  isFlashback?: boolean;
}

/** A time with its range, for the fact it belongs to and for what counts from it. */
export interface Resolved {
  readonly time: FactTime;
  readonly range: DayRange;
  /** For explanations: "2022-07". */
  readonly words: string;
  readonly isReckoned?: boolean;
  readonly isWeak?: boolean;
}

/** What the story has reached: its range and the words that give it. */
export interface Anchor {
  readonly range: DayRange;
  readonly evidence: readonly Evidence[];
  readonly words: string;
  /** The sentence that reached it. */
  readonly sentence?: number;
  readonly isWeak?: boolean;
}

export function setTime(node: Node, value: Omit<Resolved, "words">): void {
  node.time = value.time;
  node.range = value.range;
  if (value.isReckoned) node.isReckoned = true;
  if (value.isWeak) node.isWeak = true;
}

export function boundsOf(range: DayRange): { earliest?: PartialDate; latest?: PartialDate } {
  const [earliest, latest] = [monthOf(range.lo), monthOf(range.hi)];
  return { ...(earliest && { earliest }), ...(latest && { latest }) };
}
