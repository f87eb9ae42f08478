// The middle of several figures: one slow round does not move it.

/** The upper one of the two in the middle where their number is even; 0 where there are none. */
export const median = (figures: readonly number[]): number => figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;
