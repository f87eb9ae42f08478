// Rows: within a lane no two items, their labels included, lie over each other.
import { LANES, type Lane, type PlacedItem } from "./item.ts";

export interface Box {
  readonly item: PlacedItem;
  readonly row: number;
  /** Pixels of the bar. */
  readonly x: number;
  readonly width: number;
  readonly label: string;
  /** Pixels where the label starts. */
  readonly labelX: number;
}

export interface LaneLayout {
  readonly lane: Lane;
  readonly boxes: readonly Box[];
  readonly rows: number;
}

/** Mean advance of the 11 px sans-serif that the drawing names, generous so that wider fonts do not collide. */
const CHARACTER_PX = 6.3;
const LONGEST_LABEL = 64;
const GAP_PX = 10;
const LABEL_GAP_PX = 6;
/** A mark must be seen even where it is a day in ten years. */
const NARROWEST_PX = 9;

/**
 * @param x      day since 1970-01-01 → pixel
 * @param right  pixel that no label may pass
 */
export function layOut(items: readonly PlacedItem[], x: (day: number) => number, left: number, right: number): readonly LaneLayout[] {
  return LANES.flatMap((lane) => {
    const ends: number[] = [];
    const boxes = items
      .filter((item) => item.lane === lane)
      .sort((a, b) => a.stretch.from - b.stretch.from)
      .map((item) => {
        const from = x(item.stretch.from);
        const width = Math.max(x(item.stretch.to) - from, NARROWEST_PX);
        const label = item.label.length > LONGEST_LABEL ? `${item.label.slice(0, LONGEST_LABEL - 1)}…` : item.label;
        const labelWidth = label.length * CHARACTER_PX;
        const after = from + width + LABEL_GAP_PX;
        const labelX = after + labelWidth <= right ? after : Math.max(left, Math.min(from - LABEL_GAP_PX - labelWidth, right - labelWidth));
        // Where there is room on neither side the label lies on the bar, and the bar is drawn pale.
        const start = Math.min(from, labelX);
        const end = Math.max(from + width, labelX + labelWidth);
        let row = ends.findIndex((used) => used + GAP_PX <= start);
        if (row === -1) row = ends.length;
        ends[row] = end;
        return { item, row, x: from, width, label, labelX };
      });
    return boxes.length ? [{ lane, boxes, rows: ends.length }] : [];
  });
}
