// What a regimen's name stands for, by the components that the document itself states: never by the name alone.
import type { Concept } from "../../base/concept.ts";
import type { Evidence } from "../../base/evidence.ts";
import { evidenceAt } from "../../narrative/narrative.ts";
import { openLexicon } from "../../terminology/open-lexicon.ts";
import { rememberWords } from "../../terminology/remember-words.ts";
import { COUNT } from "../grammar/count-words.ts";
import { rememberFor } from "../grammar/remember-for.ts";
import type { Story } from "../reading.ts";
import { type Agent, findAgents } from "./agent.ts";
import type { AgentGroup } from "./group.ts";

export interface Component {
  readonly concept: Concept;
  /** Where the drug stands; absent where another sentence tells it. */
  readonly agent?: Agent;
  /** The definition, where it stands elsewhere. */
  readonly definition: readonly Evidence[];
}

export interface ResolvedRegimen {
  readonly regimen: Agent;
  /** Empty: the document does not say what is in it. */
  readonly components: readonly Component[];
}

// "CAPOX was begun on 20.08.2019 (capecitabine …"
const OPENS = /^(?:(?!\b(?:then|followed|before|after|subsequent\w*)\b)[^().;]|(?<=\d)\.(?=\d)){0,45}\(\s?(?:[A-Za-z]+:\s?)?$/;
const CONSISTS = /^[^().;]{0,30}(?:consist\w+ of|compris\w+|includ\w+|contain\w+|:|of|with|composed of)\s[^().;]{0,25}$/i;

// "FEC and three of docetaxel": a count of its own begins another treatment
const ANOTHER = new RegExp(`\\band\\s(?:then\\s)?(?:${COUNT})\\sof\\s`, "i");

/** The regimens of a group with their components. */
export function resolveRegimens(text: string, group: AgentGroup, story: Story): readonly ResolvedRegimen[] {
  return group.agents
    .filter((a) => a.kind === "regimen")
    .map((regimen) => {
      const here = componentsHere(text, group.agents, regimen);
      if (here.length > 0) return { regimen, components: here.map((agent) => ({ concept: agent.concept, agent, definition: [] })) };
      const name = text.slice(regimen.start, regimen.end);
      return { regimen, components: componentsElsewhere(name, story) };
    });
}

/** In the parenthesis behind the name, after "consisting of", or before the parenthesis in which the name stands. */
function componentsHere(text: string, agents: readonly Agent[], regimen: Agent): readonly Agent[] {
  const at = agents.indexOf(regimen);
  const behind = agents.slice(at + 1).filter((a) => a.kind === "drug");
  const first = behind[0];
  if (first && OPENS.test(text.slice(regimen.end, first.start))) {
    const close = text.indexOf(")", first.end);
    return behind.filter((a) => close < 0 || a.start < close);
  }
  const between = first ? text.slice(regimen.end, first.start) : "";
  if (behind.length > 1 && CONSISTS.test(between) && !ANOTHER.test(between)) return behind;
  const before = agents.slice(0, at).filter((a) => a.kind === "drug");
  const last = before.at(-1);
  if (before.length > 0 && last && /^[^()]{0,30}\(\s?$/.test(text.slice(last.end, regimen.start))) return before;
  return [];
}

const componentsElsewhere = (name: string, story: Story): readonly Component[] => componentsIn(story)(name);

const componentsIn = rememberFor((story: Story) => rememberWords((name) => readComponents(name, story)));

function readComponents(name: string, story: Story): readonly Component[] {
  const defined = story.abbreviations.get(name) ?? story.abbreviations.get(name.replace(/[- ].*$/, ""));
  if (defined) {
    const parts = defined.expansion
      .split(/\s?(?:\+|,|;|\/|&|\bplus\b|\band\b|\bwith\b)\s?/)
      .map((p) => p.trim())
      .filter(Boolean);
    const concepts = parts.map((part) => drugNamed(part));
    if (parts.length > 1 && concepts.every((c) => c !== undefined))
      return concepts.map((concept) => ({ concept: concept!, definition: defined.evidence }));
  }
  for (const reading of story.readings) {
    const agents = findAgents(reading);
    const there = agents.find((a) => a.kind === "regimen" && reading.sentence.text.slice(a.start, a.end) === name);
    const found = there ? componentsHere(reading.sentence.text, agents, there) : [];
    if (there && found.length > 0) {
      const start = Math.min(there.start, found[0]!.start);
      const end = Math.max(there.end, found.at(-1)!.end);
      const definition = evidenceAt(story.narrative, reading.sentence, start, end);
      return found.map((agent) => ({ concept: agent.concept, definition }));
    }
  }
  return [];
}

/** The drug that a part of an expansion names, and nothing beside it. */
function drugNamed(words: string): Concept | undefined {
  const name = words
    .replace(/\s?\(.*$/, "")
    .replace(/\s\d.*$/, "")
    .trim();
  const match = openLexicon()
    .match(name)
    .find((m) => m.senses.some((s) => s.kind === "drug") && m.end - m.start >= name.length * 0.7);
  const sense = match?.senses.find((s) => s.kind === "drug");
  return sense && { ...(sense.key === undefined ? {} : { key: sense.key }), text: sense.key === undefined ? name : sense.name };
}
