// The marks of the timeline. Certainty is in the outline and hatching, the kind of event in the shape; colour only repeats both.
import type { Certainty, Lane, Mark } from "./item.ts";
import type { Box } from "./layout.ts";
import { element, escaped } from "./svg.ts";

const COLOUR: Readonly<Record<Lane, string>> = {
  Disease: "#7a1f3d",
  Response: "#1b1f24",
  Radiotherapy: "#8a5a00",
  "Systemic therapy": "#0b5394",
  Procedures: "#3d5a40",
  "Not given": "#6e7781",
  Findings: "#57606a",
  "Follow-up": "#4b3b8f",
};

export const PATTERNS = `<defs>
<pattern id="uncertain" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#fff"/><rect width="2.4" height="6" fill="#8c959f"/></pattern>
</defs>`;

/** stated: full; derived and bounded: hatched; only the order known: an empty dashed slot. */
function body(x: number, y: number, width: number, certainty: Certainty, colour: string): string {
  const box = { x, y: y + 3, width, height: 11, rx: 2, stroke: colour };
  if (certainty === "stated") return element("rect", { ...box, fill: colour, "fill-opacity": 0.55 });
  if (certainty === "ordered") return element("rect", { ...box, fill: "none", "stroke-dasharray": "3 2" });
  return element("rect", { ...box, fill: "url(#uncertain)" });
}

const SHAPES: Readonly<Partial<Record<Mark, (x: number, y: number) => string>>> = {
  CR: (x, y) => element("circle", { cx: x, cy: y, r: 5.5, fill: "#fff", stroke: "#1b1f24", "stroke-width": 2 }),
  PR: (x, y) =>
    `${element("circle", { cx: x, cy: y, r: 5.5, fill: "#fff", stroke: "#1b1f24", "stroke-width": 2 })}${element("path", { d: `M${x} ${y - 5.5}a5.5 5.5 0 0 0 0 11z`, fill: "#1b1f24" })}`,
  SD: (x, y) => element("rect", { x: x - 5, y: y - 5, width: 10, height: 10, fill: "#fff", stroke: "#1b1f24", "stroke-width": 2 }),
  PD: (x, y) => element("path", { d: `M${x} ${y - 6}l6 11h-12z`, fill: "#1b1f24" }),
  worse: (x, y) => element("path", { d: `M${x} ${y - 5}l5 9h-10z`, fill: "#fff", stroke: "#1b1f24", "stroke-width": 1.5 }),
  better: (x, y) => element("path", { d: `M${x} ${y + 5}l5 -9h-10z`, fill: "#fff", stroke: "#1b1f24", "stroke-width": 1.5 }),
  stable: (x, y) => element("rect", { x: x - 5, y: y - 2.5, width: 10, height: 5, fill: "#fff", stroke: "#1b1f24", "stroke-width": 1.5 }),
  "other-response": (x, y) => element("circle", { cx: x, cy: y, r: 3.5, fill: "#1b1f24" }),
  omitted: (x, y) => element("path", { d: `M${x - 5} ${y - 5}l10 10M${x + 5} ${y - 5}l-10 10`, stroke: "#1b1f24", "stroke-width": 2 }),
};

export function mark({ item, x, width }: Box, y: number): string {
  const shape = SHAPES[item.mark];
  const colour = COLOUR[item.lane];
  const under = body(x, y, width, item.certainty, colour);
  return shape ? under + shape(Math.round(x + width / 2), y + 8) : under;
}

const LEGEND: readonly (readonly [Mark | Certainty, string])[] = [
  ["stated", "date stated"],
  ["derived", "date derived or bounded"],
  ["ordered", "date not stated, order known"],
  ["CR", "complete response"],
  ["PR", "partial response"],
  ["SD", "stable disease"],
  ["PD", "progressive disease"],
  ["worse", "worse, in words"],
  ["better", "better, in words"],
  ["stable", "unchanged, in words"],
  ["omitted", "did not happen"],
];

/** Two rows: how sure a date is, then what the shapes mean. */
export function legend(x: number, y: number): string {
  const row = (kinds: typeof LEGEND, top: number, last = ""): string => {
    let at = x;
    const parts = kinds.map(([kind, words]) => {
      const shape = SHAPES[kind as Mark];
      const sample = shape ? shape(at + 9, top - 4) : body(at, top - 12, 18, kind as Certainty, "#57606a");
      const text = element("text", { x: at + 24, y: top }, escaped(words));
      at += 24 + words.length * 6 + 14;
      return sample + text;
    });
    return [...parts, last && element("text", { x: at, y: top, class: "review" }, escaped(last))].join("");
  };
  return row(LEGEND.slice(0, 3), y, "italic ? = to be reviewed") + row(LEGEND.slice(3), y + 20);
}
