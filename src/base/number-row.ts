// Numbers in a row that is asked "which is the first, the last, that is at least so much?" again and again while it grows: it stands in blocks
// that know their greatest, so that whole blocks are passed over. For "at most" put the negatives in. NaN answers no question.

export interface NumberRow {
  readonly length: number;
  push(value: number): void;
  /** Before what stands at the index; at the length: behind all. */
  insert(at: number, value: number): void;
  /** Index of the first at or behind `from` that is at least so much; -1 where there is none. */
  firstAtLeast(least: number, from?: number): number;
  /** Index of the last before `before` that is at least so much; -1 where there is none. */
  lastAtLeast(least: number, before?: number): number;
}

/** A block that has grown to this size becomes two. */
const LARGEST_BLOCK = 512;

interface Block {
  values: number[];
  greatest: number;
}

const greatestOf = (values: readonly number[]): number =>
  values.reduce((most, value) => (value > most ? value : most), Number.NEGATIVE_INFINITY);

export function growNumberRow(values: Iterable<number> = []): NumberRow {
  const blocks: Block[] = [{ values: [], greatest: Number.NEGATIVE_INFINITY }];
  let length = 0;

  function insert(at: number, value: number): void {
    let b = 0;
    let left = at;
    // mostly it grows at its end
    if (at === length) {
      b = blocks.length - 1;
      left = blocks[b]!.values.length;
    } else for (; left > blocks[b]!.values.length; b++) left -= blocks[b]!.values.length;
    const block = blocks[b]!;
    block.values.splice(left, 0, value);
    if (value > block.greatest) block.greatest = value;
    length++;
    if (block.values.length < LARGEST_BLOCK) return;
    const second = block.values.splice(LARGEST_BLOCK / 2);
    block.greatest = greatestOf(block.values);
    blocks.splice(b + 1, 0, { values: second, greatest: greatestOf(second) });
  }

  for (const value of values) insert(length, value);
  return {
    get length() {
      return length;
    },
    push: (value) => insert(length, value),
    insert,
    firstAtLeast: (least, from = 0) => {
      let start = 0;
      for (const { values, greatest } of blocks) {
        const end = start + values.length;
        if (end > from && greatest >= least)
          for (let i = Math.max(0, from - start); i < values.length; i++) if (values[i]! >= least) return start + i;
        start = end;
      }
      return -1;
    },
    lastAtLeast: (least, before = length) => {
      let end = length;
      for (let b = blocks.length - 1; b >= 0; b--) {
        const { values, greatest } = blocks[b]!;
        const start = end - values.length;
        if (start < before && greatest >= least)
          for (let i = Math.min(values.length, before - start) - 1; i >= 0; i--) if (values[i]! >= least) return start + i;
        end = start;
      }
      return -1;
    },
  };
}
