// Which count of cycles belongs to a group of agents: "four cycles of doxorubicin and cyclophosphamide", "FOLFOX for 6 cycles".

import { readCount } from "../grammar/count-words.ts";
import { type CycleCount, findCycles } from "../grammar/cycles.ts";
import { type AgentGroup, COUNTED_NEXT } from "./group.ts";

// "three cycles of [adjuvant chemotherapy with] …": words that lead from the count to the name
const BEFORE_LINK =
  /^(?:[\s,(:]|\b(?:of|with|the|an?|her|his|first|second|third|fourth|adjuvant|neo-?adjuvant|palliative|induction|consolidation|salvage|maintenance|concurrent|concomitant|systemic|combination|combined|intravenous|oral|weekly|biweekly|monthly|standard|conventional|single-agent|dose-dense|high-dose|low-dose|full-dose|line|chemotherapy|chemo|platin(?:um)?|taxane|anthracycline|based|immunotherapy|chemoimmunotherapy|chemoradiotherapy|chemoradiation|hormone|endocrine|targeted|therapy|treatment|regimens?|protocol|scheme|according|following|per|as per|to|by|using|consisting|comprising|containing|based|on|in|which|including|included|were|was|given|administered|every|each|days?|weeks?|months?|\d{1,2}|two|three|four|IV|iv|po|preoperative|postoperative|a total of|modified|dose-dense|(?!then\b)[A-Z]{2,4}|\[?\d{2,3}[A-Z][a-z]?\]?(?:[A-Z][a-z]?)?|pre-operative|post-operative|intensive|modified|escalated|esc)\b|-)*$/i;
// "six injections were given, and …": what follows is another treatment
const ENDED = /\b(?:given|administered|delivered|completed|done|received),?\s(?:and|then|followed|after)\b/i;
const BEHIND_LINK =
  /^(?:\s?\([^()]{0,60}\))?[^;.]{0,12}(?:\([^()]{0,60}\)[^;.]{0,10})?(?:\b(?:chemotherapy|regimens?|therapy|treatment|combination|was|were|given|administered|continued|completed|repeated|delivered|received|planned|for|in|with|x|a total of|every|weeks?|weekly|days?|\d{1,2}|one|two|three|four|five|six|eight|months?|then|also|mg|m2|m²|kg|fortnightly|c\.?i\.?|hours?|h|flat|dose|alone|q\w+|d\d|iv|po|on|day|and|at)\b|[\s,(×/.²-])*$/i;

// "completed her third cycle of": an ordinal is a total where the words say that it was the last one given
const LAST_GIVEN = /\b(?:completed|finished|concluded)\s(?:(?:the|her|his|a)\s)?$/i;

/** The total stated for the group; planned counts are none, ordinals only where the words end with them. */
export function cyclesOfGroup(text: string, group: AgentGroup, groups: readonly AgentGroup[]): CycleCount | undefined {
  const counts = findCycles(text).filter(
    (c) => !c.isPlanned && (c.kind === "total" || LAST_GIVEN.test(text.slice(Math.max(0, c.start - 30), c.start))),
  );
  const isFree = (from: number, to: number): boolean => !groups.some((g) => g !== group && g.start < to && g.end > from);
  const inside = counts.find((c) => c.start >= group.start && c.end <= group.end);
  const before = counts
    .filter(
      (c) =>
        !/^[x×]/i.test(c.text) &&
        c.end <= group.start &&
        isFree(c.end, group.start) &&
        BEFORE_LINK.test(text.slice(c.end, group.start)) &&
        !ENDED.test(text.slice(c.end, group.start)),
    )
    .at(-1);
  if (before) return before;
  if (inside) return inside;
  const next = countedNext(text, group, counts);
  if (next) return next;
  // "…, then six cycles of temozolomide": it belongs to the name behind it
  const isOfNext = (c: CycleCount): boolean => groups.some((g) => g.start >= c.end && BEFORE_LINK.test(text.slice(c.end, g.start)));
  return counts.find(
    (c) =>
      c.start >= group.end &&
      !isOfNext(c) &&
      isFree(group.end, c.start) &&
      c.start - group.end <= 90 &&
      BEHIND_LINK.test(text.slice(group.end, c.start)),
  );
}

/** "four cycles of FEC and three of docetaxel": the noun of the first count holds for the second. */
function countedNext(text: string, group: AgentGroup, counts: readonly CycleCount[]): CycleCount | undefined {
  const from = Math.max(0, group.start - 60);
  const m = COUNTED_NEXT.exec(text.slice(from, group.start));
  const words = m?.groups?.n;
  const count = words === undefined ? undefined : readCount(words);
  if (!m || words === undefined || count === undefined || !counts.some((c) => c.end <= from + m.index)) return undefined;
  const start = from + m.index + m[0].indexOf(words);
  return { start, end: start + words.length, text: words, count, kind: "total", isFurther: false, isPlanned: false };
}
