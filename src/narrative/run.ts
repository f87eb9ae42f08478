// A run: clean text that knows, stretch by stretch, where it stood in the original.
import type { Span } from "../base/span.ts";
import type { Segment } from "./narrative.ts";

export interface Run {
  readonly text: string;
  readonly segments: readonly Segment[];
}

const EMPTY_RUN: Run = { text: "", segments: [] };

/** Collects stretches in order; neighbours that are both copied as they stand become one segment. */
interface RunBuilder {
  /** `clean` stands for original [original, original + originalLength). */
  add(clean: string, original: number, originalLength: number): void;
  /** Characters that are dropped: they hang on the character before, so that evidence stays one piece. */
  drop(original: number, originalLength: number): void;
  build(): Run;
}

export function runBuilder(): RunBuilder {
  const parts: string[] = [];
  const segments: Segment[] = [];
  let length = 0;
  const push = (clean: number, size: number, original: number, originalLength: number): void => {
    const last = segments.at(-1);
    const isCopy = size === originalLength;
    if (
      last &&
      isCopy &&
      last.length === last.originalLength &&
      last.original + last.originalLength === original &&
      last.clean + last.length === clean
    )
      segments[segments.length - 1] = { ...last, length: last.length + size, originalLength: last.originalLength + originalLength };
    else segments.push({ clean, length: size, original, originalLength });
  };
  return {
    add(clean, original, originalLength) {
      if (clean === "") return this.drop(original, originalLength);
      parts.push(clean);
      push(length, clean.length, original, originalLength);
      length += clean.length;
    },
    drop(original, originalLength) {
      const last = segments.at(-1);
      if (!last || originalLength === 0 || last.original + last.originalLength !== original) return;
      if (last.length !== last.originalLength) {
        segments[segments.length - 1] = { ...last, originalLength: last.originalLength + originalLength };
        return;
      }
      // The last character alone becomes the unit; what is before it stays a plain copy.
      segments.pop();
      if (last.length > 1) segments.push({ ...last, length: last.length - 1, originalLength: last.originalLength - 1 });
      segments.push({
        clean: last.clean + last.length - 1,
        length: 1,
        original: last.original + last.originalLength - 1,
        originalLength: 1 + originalLength,
      });
    },
    build: () => ({ text: parts.join(""), segments }),
  };
}

/** The stretch [start, end) of a run, as a run. A unit segment that is cut goes whole to the side where it begins. */
export function sliceRun(run: Run, start: number, end: number): Run {
  const segments: Segment[] = [];
  for (let i = firstSegmentAt(run, start); i < run.segments.length; i++) {
    const s = run.segments[i]!;
    if (s.clean >= end) break;
    const from = Math.max(start, s.clean);
    const to = Math.min(end, s.clean + s.length);
    if (from >= to) continue;
    segments.push(
      s.length === s.originalLength
        ? { clean: from - start, length: to - from, original: s.original + (from - s.clean), originalLength: to - from }
        : { clean: from - start, length: to - from, original: s.original, originalLength: s.originalLength },
    );
  }
  return { text: run.text.slice(start, end), segments };
}

/** Index of the segment that holds or follows the clean offset: binary search, segments are in order. */
function firstSegmentAt(run: Run, offset: number): number {
  let low = 0;
  let high = run.segments.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    const s = run.segments[mid]!;
    if (s.clean + s.length <= offset) low = mid + 1;
    else high = mid;
  }
  return low;
}

/** Replaces stretches (in order, not overlapping) by other words; each becomes one unit over its original. */
export function replaceInRun(run: Run, changes: readonly { readonly start: number; readonly end: number; readonly text: string }[]): Run {
  const builder = runBuilder();
  let at = 0;
  const copy = (end: number): void => {
    const part = sliceRun(run, at, end);
    for (const s of part.segments) builder.add(part.text.slice(s.clean, s.clean + s.length), s.original, s.originalLength);
  };
  for (const change of changes) {
    copy(change.start);
    const span = spanOfRun(sliceRun(run, change.start, change.end));
    builder.add(change.text, span.start, span.end - span.start);
    at = change.end;
  }
  copy(run.text.length);
  return builder.build();
}

/** From the first to the last original character of a run that is not empty. */
export function spanOfRun(run: Run): Span {
  const first = run.segments[0];
  const last = run.segments.at(-1);
  if (!first || !last) throw new RangeError("spanOfRun: an empty run stands nowhere");
  return { start: first.original, end: last.original + last.originalLength };
}

/** The run without blanks at its ends. */
export function trimRun(run: Run): Run {
  const start = run.text.length - run.text.trimStart().length;
  const end = run.text.trimEnd().length;
  if (start >= end) return EMPTY_RUN;
  return start === 0 && end === run.text.length ? run : sliceRun(run, start, end);
}
