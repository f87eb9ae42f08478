// Diseases of relatives, and the statement that there are none: "her family history was unremarkable for any neoplastic disease".
import { gated } from "../../base/gated.ts";
import { evidenceAt } from "../../narrative/narrative.ts";
import { RELATIVES } from "../context/rules/experiencer.ts";
import { contextAt } from "../context/scope.ts";
import { findConditions } from "../grammar/condition-mention.ts";
import { findDiseases, startWithPlace } from "../grammar/disease.ts";
import type { Draft, Reading, Story } from "../reading.ts";

const RELATIVE = gated(
  new RegExp(`\\b(?:(?:maternal|paternal)\\s)?(?:${RELATIVES.filter((r) => !/^(?:maternal|paternal)$/.test(r)).join("|")})\\b`, "gi"),
);
// "no family history of cancer", "family history was unremarkable", "negative cancer family history"
const NONE = gated(
  /\b(?:no|negative|without|not any|denie[sd](?: any)?|unremarkable|non-?contributory)\b[^.;]{0,60}\bfamily (?:medical )?(?:history|story)\b(?: of [a-z]+)?|\bfamily (?:medical )?(?:history|story)\b[^.;]{0,40}\b(?:unremarkable|negative|non-?contributory|not contributory|not significant|nil|none|no (?:known |significant )?(?:history|cancer|malignanc\w+))\b/i,
);

/** One fact per relative and disease; one absent fact where the text says there is none. */
export function findFamilyHistory(reading: Reading, story: Story): readonly Draft[] {
  const { sentence } = reading;
  const { text } = sentence;
  const base = { kind: "family-history" as const, sentence: sentence.index };
  const none = NONE.exec(text);
  if (none || (sentence.section === "family-history" && /\b(?:negative|none|unremarkable|non-?contributory|no )\b/i.test(text))) {
    const [start, end] = none ? [none.index, none.index + none[0].length] : [0, text.length];
    const isCancer = /cancer|malignan|neoplas|tumou?r/i.test(text);
    return [
      {
        ...base,
        assertion: "absent",
        condition: { text: isCancer ? "cancer" : "significant disease" },
        evidence: evidenceAt(story.narrative, sentence, start, end),
        rule: "finders/family-history: none",
        at: start,
      },
    ];
  }
  const relatives = [...text.matchAll(RELATIVE)];
  if (relatives.length === 0 && sentence.section !== "family-history") return [];
  const things = [
    ...findDiseases(reading).map((d) => ({
      start: startWithPlace(d),
      end: d.end,
      text: text.slice(Math.min(d.nameStart, d.place?.start ?? d.nameStart), d.end),
      key: undefined as string | undefined,
    })),
    ...findConditions(reading).map(({ mention }) => ({
      start: mention.start,
      end: mention.end,
      text: mention.text,
      key: mention.concept.key,
    })),
  ];
  return things.flatMap((thing): Draft[] => {
    const context = contextAt(reading, thing.start, thing.end);
    if (context.experiencer !== "family") return [];
    const relative = relatives.filter((r) => r.index < thing.start).at(-1) ?? relatives.find((r) => r.index >= thing.end);
    const [start, end] = [
      Math.min(thing.start, relative?.index ?? thing.start),
      Math.max(thing.end, relative ? relative.index + relative[0].length : thing.end),
    ];
    return [
      {
        ...base,
        assertion: context.isNegated ? "absent" : "present",
        condition: thing.key === undefined ? { text: thing.text } : { key: thing.key, text: thing.text },
        ...(relative ? { relative: relative[0].toLowerCase() } : {}),
        evidence: evidenceAt(story.narrative, sentence, start, end),
        rule: "finders/family-history: relative and disease",
        at: thing.start,
      },
    ];
  });
}
