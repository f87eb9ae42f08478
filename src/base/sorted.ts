// Questions to numbers in rising order, answered by halving.

/** Index of the first that is greater; the length where none is. */
export function firstAbove(sorted: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether one lies between the two, which count not. */
export function isAnyBetween(sorted: ArrayLike<number>, from: number, to: number): boolean {
  const at = firstAbove(sorted, from);
  return at < sorted.length && sorted[at]! < to;
}

export const inRisingOrder = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b);
