// Agents that were given together: "bevacizumab in combination with the TP regimen (paclitaxel + cisplatin)" is one group.
import { COUNT } from "../grammar/count-words.ts";
import { findCycles } from "../grammar/cycles.ts";
import type { Reading } from "../reading.ts";
import type { Agent } from "./agent.ts";
import { isSameConcept } from "./same-concept.ts";

export interface AgentGroup {
  readonly agents: readonly Agent[];
  readonly start: number;
  readonly end: number;
}

const SPLIT =
  /;|\.\s|\b(?:followed by|then(?!\s(?:d|days?\s?|on d)\s?\d)|subsequent(?:ly)?|thereafter|later|switched|changed|de-?escalated|replac\w+|substitut\w+|after|before|prior|instead|rather than|or|versus|vs|until|due to|because|result\w*|which|who|developed|achieved|showed|progress\w+|while|without|but|against|resist\w+|refractory|underwent|received|(?:was|were) (?:also )?(?:given|treated)|(?:treated|managed|controlled) (?:with|by)|requir(?:ed|ing)|started|initiated)\b/i;
// "… and three of docetaxel": the next member of a count
export const COUNTED_NEXT: RegExp = new RegExp(`(?:,|\\band|\\bthen)\\s(?<n>${COUNT})\\sof\\s(?:[\\w-]+\\s)?$`, "i");
const FARTHEST = 70;
// Doses, schedules and remarks between two names do not part them.
const PARENTHESIS = /\([^()]{0,160}\)/g;

/** Groups in the order of the sentence. A medication list is not grouped. */
export function groupAgents(reading: Reading, agents: readonly Agent[]): readonly AgentGroup[] {
  const { text } = reading.sentence;
  const counts = findCycles(text);
  const groups: Agent[][] = [];
  for (const agent of agents) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    // "A, B, A and C": the second A begins another course
    const isAgain =
      !/\([^)]*$/.test(text.slice(last?.end ?? agent.start, agent.start)) &&
      (group?.some((a) => a.kind === agent.kind && isSameConcept(a.concept, agent.concept)) ?? false);
    if (!group || !last || isAgain || !isTogether(text, last.end, agent.start, counts)) groups.push([agent]);
    else group.push(agent);
  }
  return groups.map((g) => ({ agents: g, start: g[0]!.start, end: g.at(-1)!.end }));
}

// "BR x6 (bendamustine and rituximab)": the count stands between the name and its parts.
const COUNTED_LIST = /^\s?[x×]\s?\d{1,2}\s?\($/;

function isTogether(text: string, from: number, to: number, counts: readonly { readonly start: number }[]): boolean {
  if (COUNTED_LIST.test(text.slice(from, to))) return true;
  if (to - from > 240 || counts.some((c) => c.start >= from && c.start < to)) return false;
  // Within one parenthesis a semicolon parts the members of a list: "(cisplatin, day 1; etoposide, days 1-3)".
  const isInList = /\([^()]*$/.test(text.slice(Math.max(0, from - 200), from)) && !text.slice(from, to).includes(")");
  const between = isInList ? text.slice(from, to).replace(/;/g, ",") : text.slice(from, to);
  // "switched from X to Y", "changed X for Y"
  if (SPLIT.test(between) || COUNTED_NEXT.test(between) || /^\s(?:to|for)\s$/.test(between)) return false;
  return (
    between
      .replace(PARENTHESIS, " ")
      .replace(/[\d.,/]+\s?(?:mgs?|g|AUC|kg|m2|m²|mcg|IU|U)\b[^\s]*/gi, " ")
      .trim().length <= FARTHEST
  );
}
