// The timeline of one patient as SVG, from the bundle alone: lanes, partial dates as wide as they are uncertain, and for events whose date
// nobody wrote down a slot between their neighbours. Readable without colour: shape and hatching say what colour repeats.
import type { Bundle } from "@medplum/fhirtypes";
import { type ScaleTime, scaleLinear, scaleUtc } from "d3-scale";
import type { PlacedItem } from "./item.ts";
import { itemsOf, type Undrawn } from "./items.ts";
import { type LaneLayout, layOut } from "./layout.ts";
import { legend, mark, PATTERNS } from "./marks.ts";
import { placeItems } from "./place.ts";
import { element, escaped } from "./svg.ts";

export interface Timeline {
  readonly svg: string;
  /** Resources with a clinical time that are not on the drawing, and why. */
  readonly undrawn: readonly Undrawn[];
  /** Refs of the resources that are on it. */
  readonly drawn: readonly string[];
}

const WIDTH = 1480;
const LEFT = 150;
const RIGHT = WIDTH - 16;
const TOP = 112;
const ROW_PX = 19;
const LANE_GAP_PX = 14;
const DAY_MS = 86_400_000;

export interface TimelineOptions {
  /** A line above the drawing, such as "Patient 1". */
  readonly heading?: string;
  /** Number of the line of therapy whose start is the zero of the axis; without it the axis is the calendar. */
  readonly since?: number;
}

/** @throws RangeError where `options.since` names a line of therapy that the bundle does not have, or none of it has a place in time */
export function drawTimeline(bundle: Bundle, options: TimelineOptions = {}): Timeline {
  const { items, undrawn, lines } = itemsOf(bundle);
  const placed = placeItems(items);
  const isDated = placed.some((p) => p.certainty === "stated" || p.certainty === "derived");
  const from = Math.min(...placed.map((p) => p.stretch.from), Number.POSITIVE_INFINITY);
  const to = Math.max(...placed.map((p) => p.stretch.to), Number.NEGATIVE_INFINITY);
  const span = placed.length ? Math.max(to - from, 30) : 30;
  const start = placed.length ? from - span * 0.01 : 0;
  const scale: ScaleTime<number, number> = scaleUtc([new Date(start * DAY_MS), new Date((start + span * 1.02) * DAY_MS)], [LEFT, RIGHT]);
  const x = (day: number): number => scale(new Date(day * DAY_MS));

  const lanes = layOut(placed, x, LEFT, RIGHT);
  const lineRows = lines.length ? 1 : 0;
  const bodyTop = TOP + lineRows * (ROW_PX + LANE_GAP_PX);
  const { drawing, bottom } = drawLanes(lanes, bodyTop);
  const height = bottom + 34;
  const zero = options.since === undefined ? undefined : startOfLine(options.since, lines, placed);
  const axis = isDated
    ? drawAxis(scale, bottom, zero)
    : element("text", { x: LEFT, y: bottom + 18, class: "axis" }, "No date is stated: events stand in the order of the story.");
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escaped(options.heading ?? "Timeline")}">`,
    STYLE,
    PATTERNS,
    element("rect", { x: 0, y: 0, width: WIDTH, height, fill: "#fff" }),
    element("text", { x: 16, y: 26, class: "heading" }, escaped(options.heading ?? "Course of disease and treatment")),
    legend(16, 48),
    axis,
    drawLines(lines, placed, x, TOP),
    drawing,
    "</svg>",
  ].join("\n");
  return { svg: `${svg}\n`, undrawn, drawn: items.flatMap((i) => [i.ref, ...i.with]) };
}

const STYLE = `<style>
text { font: 11px Helvetica, Arial, sans-serif; fill: #1b1f24; }
.heading { font-size: 15px; font-weight: bold; }
.lane { font-weight: bold; }
.axis { fill: #57606a; }
.grid { stroke: #d8dee4; stroke-width: 1; }
.review { font-style: italic; }
</style>`;

function drawLanes(lanes: readonly LaneLayout[], top: number): { drawing: string; bottom: number } {
  let y = top;
  const parts: string[] = [];
  for (const [i, { lane, boxes, rows }] of lanes.entries()) {
    const height = rows * ROW_PX + LANE_GAP_PX;
    if (i % 2 === 0) parts.push(element("rect", { x: 0, y: y - 4, width: WIDTH, height, fill: "#f6f8fa", "fill-opacity": 0.6 }));
    parts.push(element("text", { x: 16, y: y + 12, class: "lane" }, escaped(lane)));
    for (const box of boxes) {
      const rowY = y + box.row * ROW_PX;
      const label = element(
        "text",
        { x: box.labelX, y: rowY + 12, ...(box.item.isReview ? { class: "review" } : {}) },
        escaped(box.label + (box.item.isReview ? " ?" : "")),
      );
      parts.push(
        element(
          "g",
          { "data-ref": [box.item.ref, ...box.item.with].join(" ") },
          element("title", {}, escaped(box.item.title)),
          mark(box, rowY),
          label,
        ),
      );
    }
    y += height;
  }
  return { drawing: parts.join("\n"), bottom: y };
}

const MONTH_DAYS = 365.25 / 12;

/** Calendar, or months before and after `zero` (a day since 1970-01-01). */
function drawAxis(scale: ScaleTime<number, number>, bottom: number, zero: number | undefined): string {
  const format = scale.tickFormat(12);
  const ticks: readonly { at: number; label: string }[] =
    zero === undefined ? scale.ticks(12).map((tick) => ({ at: scale(tick), label: format(tick) })) : monthTicks(scale, zero);
  return ticks
    .flatMap(({ at, label }) => [
      element("line", { x1: at, x2: at, y1: TOP - 8, y2: bottom, class: "grid" }),
      element("text", { x: at, y: bottom + 18, class: "axis", "text-anchor": "middle" }, escaped(label)),
      element("text", { x: at, y: TOP - 12, class: "axis", "text-anchor": "middle" }, escaped(label)),
    ])
    .join("\n");
}

function monthTicks(scale: ScaleTime<number, number>, zero: number): readonly { at: number; label: string }[] {
  const months = scale.domain().map((d) => (d.getTime() / DAY_MS - zero) / MONTH_DAYS);
  return scaleLinear([months[0]!, months[1]!], [LEFT, RIGHT])
    .ticks(12)
    .map((m) => ({ at: scale(new Date((zero + m * MONTH_DAYS) * DAY_MS)), label: `${m > 0 ? "+" : ""}${m} mo` }));
}

function startOfLine(number: number, lines: readonly { number: number; refs: readonly string[] }[], placed: readonly PlacedItem[]): number {
  const refs = lines.find((l) => l.number === number)?.refs ?? [];
  const members = placed.filter((p) => refs.includes(p.ref) || p.with.some((w) => refs.includes(w)));
  if (!members.length)
    throw new RangeError(`The bundle has no line of therapy ${number}; it has ${lines.map((l) => l.number).join(", ") || "none"}.`);
  return Math.min(...members.map((m) => m.stretch.from));
}

/** Brackets over the drawing: from the first to the last thing that was done in each line of therapy. */
function drawLines(
  lines: readonly { number: number; refs: readonly string[] }[],
  placed: readonly PlacedItem[],
  x: (day: number) => number,
  top: number,
): string {
  if (!lines.length) return "";
  const brackets = lines.flatMap(({ number, refs }) => {
    const members = placed.filter((p) => refs.includes(p.ref) || p.with.some((w) => refs.includes(w)));
    if (!members.length) return [];
    const a = x(Math.min(...members.map((m) => m.stretch.from)));
    const b = Math.max(x(Math.max(...members.map((m) => m.stretch.to))), a + 8);
    return [
      element("path", { d: `M${a.toFixed(1)} ${top + 14}v-6H${b.toFixed(1)}v6`, fill: "none", stroke: "#1b1f24" }),
      element("text", { x: (a + b) / 2, y: top + 4, "text-anchor": "middle" }, `line ${number}`),
    ];
  });
  return [element("text", { x: 16, y: top + 12, class: "lane" }, "Line of therapy"), ...brackets].join("\n");
}
