// Gives every item a stretch of the axis: dated ones their own, the others a slot between their neighbours in the story.
import type { Item, PlacedItem, Stretch } from "./item.ts";

/** Room before the first and after the last dated item for those known only to come before or after, in days. */
const MARGIN_DAYS = 60;

/** Where no item has a date at all every item gets one step of equal width, in days. */
const STEP_DAYS = 30;

/** @param items in the order of the story */
export function placeItems(items: readonly Item[]): readonly PlacedItem[] {
  const anchors = items.map((item) => (item.certainty === "stated" || item.certainty === "derived" ? item.stretch : undefined));
  if (anchors.every((a) => a === undefined))
    return items.map((item, i) => ({ ...item, stretch: { from: i * STEP_DAYS, to: (i + 1) * STEP_DAYS } }));
  const placed: PlacedItem[] = [];
  for (let i = 0; i < items.length; ) {
    const own = anchors[i];
    if (own) {
      placed.push({ ...items[i]!, stretch: own });
      i++;
      continue;
    }
    let next = i;
    while (next < items.length && !anchors[next]) next++;
    placed.push(...placeRun(items.slice(i, next), anchors.slice(0, i), anchors[next]));
    i = next;
  }
  return placed;
}

/**
 * Consecutive undated items share the gap between the dated ones around them, each within its own bounds. The gap closes with the month
 * that the next one names, but long before the end of a course: what was told before it began did not wait for its end.
 */
function placeRun(run: readonly Item[], before: readonly (Stretch | undefined)[], after: Stretch | undefined): PlacedItem[] {
  const previous = before.findLast((a) => a !== undefined);
  const start = previous ? midway(previous, after) : after!.from - MARGIN_DAYS;
  const end = after ? Math.max(Math.min(after.to, after.from + STEP_DAYS), start + run.length) : start + MARGIN_DAYS;
  const step = (end - start) / run.length;
  return run.map((item, i) => {
    const slot = { from: start + i * step, to: start + (i + 1) * step };
    return { ...item, stretch: item.stretch ? narrowed(slot, item.stretch) : slot };
  });
}

/** Something told after a month may have happened in that month: the gap opens with it where the next date is the same. */
const midway = (previous: Stretch, next: Stretch | undefined): number => (next && next.from < previous.to ? previous.from : previous.to);

function narrowed(slot: Stretch, bounds: Stretch): Stretch {
  const from = Math.max(slot.from, bounds.from);
  const to = Math.min(slot.to, bounds.to);
  return from < to ? { from, to } : bounds;
}
