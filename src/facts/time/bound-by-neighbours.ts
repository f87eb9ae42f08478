// What has no time of its own lies between its neighbours in the story; reckoned times are cut to the same.
import { type DayRange, intersect } from "./day-range.ts";
import { boundsOf, type Node, setTime } from "./node.ts";

/** Told nodes whose stated times do not follow the order of the text: all that are not on the longest line that does. */
export function markFlashbacks(nodes: readonly Node[]): void {
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

export function boundByNeighbours(nodes: readonly Node[]): void {
  const line = nodes.filter((n) => n.told && !n.isFlashback);
  const lows: (Node | undefined)[] = [];
  let low: Node | undefined;
  for (const node of line) {
    lows.push(low);
    if (node.range && Number.isFinite(node.range.lo) && node.range.lo > (low?.range?.lo ?? Number.NEGATIVE_INFINITY)) low = node;
  }
  let high: Node | undefined;
  for (const [i, node] of [...line.entries()].reverse()) {
    bound(node, lows[i], high);
    if (node.range && Number.isFinite(node.range.hi) && node.range.hi < (high?.range?.hi ?? Number.POSITIVE_INFINITY)) high = node;
  }
}

function bound(node: Node, low: Node | undefined, high: Node | undefined): void {
  const around: DayRange = { lo: low?.range?.lo ?? Number.NEGATIVE_INFINITY, hi: high?.range?.hi ?? Number.POSITIVE_INFINITY };
  if (node.time && !node.isReckoned) return;
  if (node.time && node.range) {
    const cut = intersect(node.range, around);
    if (cut) setTime(node, { time: { ...node.time, bounds: boundsOf(cut) }, range: cut });
    return;
  }
  if (around.lo > around.hi || (!low && !high)) return;
  const evidence = [...(low?.time?.evidence ?? []), ...(high?.time?.evidence ?? [])];
  node.time = { origin: "derived", bounds: boundsOf(around), evidence, explanation: "between its neighbours in the story" };
}
