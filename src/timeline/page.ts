// The timeline beside the text as one HTML file without any network: pointing at an event lights its words, pointing at words lights its events.
import type { Bundle } from "@medplum/fhirtypes";
import { drawTimeline, type TimelineOptions } from "./draw.ts";
import { narrativeOf, spansOf } from "./quotes.ts";
import { escaped } from "./svg.ts";

interface Cut {
  readonly start: number;
  readonly end: number;
  readonly refs: readonly string[];
}

/** @returns a whole HTML document */
export function timelinePage(bundle: Bundle, options: TimelineOptions = {}): string {
  const { svg, undrawn } = drawTimeline(bundle, options);
  const text = narrativeOf(bundle);
  const heading = escaped(options.heading ?? "Course of disease and treatment");
  const left = undrawn.map(({ ref, why }) => `<li>${escaped(ref)}: ${escaped(why)}</li>`).join("");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${heading}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${heading}</h1>
<section class="drawing" aria-label="Timeline" tabindex="0">${svg}${left ? `<details><summary>Not drawn</summary><ul>${left}</ul></details>` : ""}</section>
<section class="text" aria-label="Narrative" tabindex="0"><pre>${markedText(text, cutsOf(bundle, text.length))}</pre></section>
</main>
<script>${SCRIPT}</script>
</body>
</html>
`;
}

/** The text cut at every start and end of evidence, each piece with the resources that rest on it. */
function cutsOf(bundle: Bundle, length: number): readonly Cut[] {
  const spans = (bundle.entry ?? []).flatMap(({ resource }) =>
    resource && resource.resourceType !== "DocumentReference"
      ? spansOf(resource).map((s) => ({ ...s, ref: `${resource.resourceType}/${resource.id ?? ""}` }))
      : [],
  );
  const bounds = [...new Set([0, length, ...spans.flatMap((s) => [s.start, s.end])])]
    .filter((b) => b >= 0 && b <= length)
    .sort((a, b) => a - b);
  const starting = new Map<number, typeof spans>();
  for (const s of spans) starting.set(s.start, [...(starting.get(s.start) ?? []), s]);
  let open: typeof spans = [];
  return bounds.slice(0, -1).map((start, i) => {
    open = [...open.filter((s) => s.end > start), ...(starting.get(start) ?? [])];
    return { start, end: bounds[i + 1]!, refs: [...new Set(open.map((s) => s.ref))] };
  });
}

function markedText(text: string, cuts: readonly Cut[]): string {
  return cuts
    .map(({ start, end, refs }) => {
      const piece = escaped(text.slice(start, end));
      return refs.length ? `<mark data-refs="${escaped(refs.join(" "))}">${piece}</mark>` : piece;
    })
    .join("");
}

const STYLE = `
body { margin: 0; font: 14px/1.5 Helvetica, Arial, sans-serif; color: #1b1f24; }
/* The drawing shows its heading itself; this one is for those who hear the page. */
h1 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
main { display: flex; flex-direction: column; height: 100vh; }
.drawing { flex: 0 1 auto; overflow: auto; border-bottom: 1px solid #d8dee4; max-height: 62vh; }
.drawing svg { min-width: 1100px; width: 100%; height: auto; display: block; }
.text { flex: 1 1 30vh; overflow: auto; padding: 12px 24px; }
pre { font: 14px/1.6 Georgia, "Times New Roman", serif; white-space: pre-wrap; max-width: 88ch; margin: 0 auto; }
mark { background: #f0f3f6; color: inherit; border-bottom: 1px solid #8c959f; }
mark.lit { background: #ffe08a; outline: 2px solid #8a5a00; }
g[data-ref] { cursor: pointer; }
g[data-ref].lit text { font-weight: bold; text-decoration: underline; }
g[data-ref].lit rect { stroke-width: 3; }
@media print { main { height: auto; display: block; } .drawing, .text { overflow: visible; max-height: none; } mark { background: none; } }
`;

// Plain and small: the page must open from a disk, years from now.
const SCRIPT = `
"use strict";
const items = [...document.querySelectorAll("g[data-ref]")];
const marks = [...document.querySelectorAll("mark[data-refs]")];
const refsOf = (el) => (el.dataset.refs ?? el.dataset.ref).split(" ");
const light = (refs, scroll) => {
  const wanted = new Set(refs);
  let first;
  for (const el of [...items, ...marks]) {
    const isLit = refsOf(el).some((r) => wanted.has(r));
    el.classList.toggle("lit", isLit);
    if (isLit && !first && el.tagName === "MARK") first = el;
  }
  if (scroll && first) first.scrollIntoView({ block: "nearest" });
};
for (const el of items) {
  el.setAttribute("tabindex", "0");
  for (const kind of ["mouseenter", "focus"]) el.addEventListener(kind, () => light(refsOf(el), true));
}
for (const el of marks) el.addEventListener("mouseenter", () => light(refsOf(el), false));
document.addEventListener("keydown", (e) => { if (e.key === "Escape") light([], false); });
`;
