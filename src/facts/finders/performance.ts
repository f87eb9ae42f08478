// Performance status: "ECOG 1", "ECOG performance status of 2", "Karnofsky performance score was 80%", "KPS: 90", "WHO PS 0".
import { gated } from "../../base/gated.ts";
import { evidenceAt } from "../../narrative/narrative.ts";
import type { Draft, Reading, Story } from "../reading.ts";

const LINK = String.raw`(?:\s?\((?:ECOG|KPS|PS|WHO)\))?(?:\s?(?:scale|status|score|grade|index))*(?:\s(?:of|was|is|at|remained|remains|had been|now|currently|today|(?:has |had )?(?:improved|declined|deteriorated|worsened|fallen|fell|dropped|decreased|increased|gone)(?: from| to)?))*\s?[:=-]?\s?`;
// "ECOG PS: 1", "Eastern Cooperative Oncology Group (ECOG) performance status was 0-1"
const ECOG = gated(
  new RegExp(
    String.raw`\b(?:ECOG|Eastern Cooperative Oncology Group|Zubrod)(?:\s?\(ECOG\))?(?:[\s/-]?(?:PS|performance(?:\sstatus)?))?(?:\s?\(PS\))?${LINK}(?<value>[0-4]|[lIO](?=[\s.,;)]|$))(?:\s?[-–]\s?(?<to>[0-4]))?\b(?!\s?%|\.\d)`,
    "gi",
  ),
);
// "performance status 1", "PS of 2"
const BARE = gated(
  new RegExp(String.raw`\b(?:performance status|PS)${LINK}(?<value>[0-4])(?:\s?[-–]\s?(?<to>[0-4]))?\b(?!\s?%|\.\d|\d)`, "g"),
);
// "KPS 80", "Karnofsky performance status of 90%"
const KARNOFSKY = gated(new RegExp(String.raw`\b(?:KPS|Karnofsky(?:[\s-]performance)?)${LINK}(?<value>100|[1-9]0)\b`, "gi"));
// "WHO performance status 1"
const WHO = gated(
  new RegExp(
    String.raw`\b(?:WHO|World Health Organization)\s(?:PS|performance(?:\sstatus)?)${LINK}(?<value>[0-4])(?:\s?[-–]\s?(?<to>[0-4]))?\b`,
    "gi",
  ),
);

// "90 -> 70", "from 2 to 1": the later value
const LATER = /^\s?%?\s?(?:->|→|to|now|and now)\s(?<value>100|[1-9]0|[0-4])\b(?!\s?%?\s?(?:weeks|months|days|years|\d))/;

/** A scanned "1" or "0" may stand as a letter: behind the name of the scale nothing else can be meant. */
const digitOf = (written: string): number => (/^[lI]$/.test(written) ? 1 : written === "O" ? 0 : Number(written));

/** One fact per stated value; a range keeps its better end and asks for review. */
export function findPerformance(reading: Reading, story: Story): readonly Draft[] {
  const { sentence } = reading;
  const taken: { start: number; end: number }[] = [];
  const drafts: Draft[] = [];
  for (const [scale, shape] of [
    ["ecog", ECOG],
    ["karnofsky", KARNOFSKY],
    ["who", WHO],
    // the plain words mean the scale of five steps, which the two bodies share
    ["ecog", BARE],
  ] as const)
    for (const m of sentence.text.matchAll(shape)) {
      const [start, end] = [m.index, m.index + m[0].length];
      if (taken.some((t) => t.start < end && start < t.end)) continue;
      taken.push({ start, end });
      drafts.push({
        kind: "performance",
        scale,
        value: digitOf(m.groups!["value"]!),
        evidence: evidenceAt(story.narrative, sentence, start, end),
        ...(m.groups!["to"] === undefined && /\d/.test(m.groups!["value"]!) ? {} : { review: ["ambiguous"] as const }),
        rule: `finders/performance: ${scale}`,
        sentence: sentence.index,
        at: start,
      });
      const later = LATER.exec(sentence.text.slice(end));
      const last = drafts.at(-1)!;
      if (later && last.kind === "performance" && later.groups!["value"]!.length === m.groups!["value"]!.length)
        drafts.push({
          ...last,
          value: digitOf(later.groups!["value"]!),
          evidence: evidenceAt(story.narrative, sentence, start, end + later[0].length),
          at: end + later[0].length - 1,
        });
    }
  return drafts;
}
