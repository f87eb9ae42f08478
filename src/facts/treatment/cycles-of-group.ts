// Which count of cycles belongs to a group of agents: "four cycles of doxorubicin and cyclophosphamide", "FOLFOX for 6 cycles".
import { type CycleCount, findCycles } from "../grammar/cycles.ts";
import type { AgentGroup } from "./group.ts";

const BEFORE_LINK = /^(?!.*(?:;|\b(?:followed by|then|before|after|until|showed|revealed|developed|progress\w+)\b))[^;]{0,90}$/i;
const BEHIND_LINK =
  /^[^;.]{0,12}(?:\([^()]{0,60}\)[^;.]{0,10})?(?:\b(?:chemotherapy|regimens?|therapy|treatment|combination|was|were|given|administered|for|in|with|x|a total of|every|weeks?|weekly|days?|\d{1,2}|three|two|mg|m2|kg|q\w+|d\d|iv|po|on|day|and|at)\b|[\s,(×/.²-])*$/i;

/** The total stated for the group; ordinals and planned counts are none. */
export function cyclesOfGroup(text: string, group: AgentGroup, groups: readonly AgentGroup[]): CycleCount | undefined {
  const counts = findCycles(text).filter((c) => c.kind === "total" && !c.isPlanned);
  const isFree = (from: number, to: number): boolean => !groups.some((g) => g !== group && g.start < to && g.end > from);
  const inside = counts.find((c) => c.start >= group.start && c.end <= group.end);
  const before = counts
    .filter((c) => c.end <= group.start && isFree(c.end, group.start) && BEFORE_LINK.test(text.slice(c.end, group.start)))
    .at(-1);
  if (before) return before;
  if (inside) return inside;
  return counts.find(
    (c) =>
      c.start >= group.end && isFree(group.end, c.start) && c.start - group.end <= 90 && BEHIND_LINK.test(text.slice(group.end, c.start)),
  );
}
