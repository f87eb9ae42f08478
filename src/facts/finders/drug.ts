// Medicines that the patient received: one draft per drug and mention of a course, with dose, schedule, cycles and regimen as far as the words go.
import type { Evidence } from "../../base/evidence.ts";
import { evidenceAt } from "../../narrative/narrative.ts";
import type { ReviewReason } from "../fact-base.ts";
import type { CycleCount } from "../grammar/cycles.ts";
import { placeInStory } from "../place-in-story.ts";
import type { Draft, Reading, Story } from "../reading.ts";
import { type Agent, findAgents } from "../treatment/agent.ts";
import { assertionOf, clauseAt } from "../treatment/assertion.ts";
import { cyclesOfGroup } from "../treatment/cycles-of-group.ts";
import { type DoseChange, findDoseChanges } from "../treatment/dose-changes.ts";
import { type Dosing, dosingOf, intervalBehind } from "../treatment/dosing.ts";
import { type AgentGroup, groupAgents } from "../treatment/group.ts";
import { intentNear } from "../treatment/intent.ts";
import { resolveRegimens } from "../treatment/regimen.ts";
import { DRUG_RULE } from "../treatment/rules.ts";
import { tellingOf } from "../treatment/telling.ts";
import type { DrugFact } from "../treatment-fact.ts";

// A statement about the medicine, not about what the patient got.
const ABOUT_THE_MEDICINE =
  /\b(?:approv\w+|authori[sz]ed|licen[sc]ed|indicated for|indications for|mechanism of|sensitivity test\w*|in vitro|pharmacokinetic\w*|(?:blocks|inhibits|targets|binds)\b|\bis an? (?:[\w-]+ ){0,5}(?:inhibitor|antibody|agent|analogue?|antagonist|agonist|conjugate)\b|first report\w*|has been reported|have been reported)\b/i;
const GIVEN = /\b(?:received?|receiving|treated|given|administered|underwent|started|switched|initiated|continued)\b/i;
const IN_PROGRESS =
  /\b(?:currently|is (?:now |still )?(?:receiving|taking|on|being treated|undergoing)|continues (?:on|to receive|with)|(?:has|have) been continued|remains on|is still|ongoing)\b/i;

// No antineoplastics, yet given against the cancer and told with it.
const FOR_THE_CANCER =
  /\b(?:testosterone (?:enan|cyp|und)|denosumab|zoledron|pamidron|ibandron|octreotide|lanreotide|megestrol|medroxyprogesterone)/i;

// Parts of regimens that are no antineoplastics themselves; an aspirin beside them is not.
const OF_REGIMENS =
  /predn|dexameth|hydrocortison|folin|leucovorin|interferon|interleukin|tipiracil|gimeracil|oteracil|thalidomide|mesna|nib$|limus$|mab$|mide$|relix$|relin$/i;
const isOfTheCancer = (item: Pick<Item, "isAntineoplastic" | "concept" | "regimen">): boolean =>
  item.isAntineoplastic || item.regimen !== undefined || FOR_THE_CANCER.test(item.concept.text) || OF_REGIMENS.test(item.concept.text);

interface Item {
  readonly agent?: Agent;
  readonly regimen?: Agent;
  readonly concept: Agent["concept"];
  readonly isAntineoplastic: boolean;
  readonly definition: readonly Evidence[];
  readonly isUnresolved?: boolean;
}

export function findDrugs(reading: Reading, story: Story): readonly Draft[] {
  if (reading.sentence.section === "medications" || reading.sentence.section === "allergies") return [];
  const { text } = reading.sentence;
  const agents = findAgents(reading).filter((a) => assertionOf(reading, a.start, a.end) === "given");
  const groups = groupAgents(reading, agents).filter((g) =>
    g.agents.some((a) => a.isAntineoplastic || FOR_THE_CANCER.test(a.concept.text)),
  );
  if (agents.length === 0) return changedDoses(reading, story);
  return groups.flatMap((group) => {
    const clause = clauseAt(reading, group.start);
    const words = text.slice(clause.start, clause.end);
    if (ABOUT_THE_MEDICINE.test(words) && !GIVEN.test(words)) return [];
    return draftsOf(reading, story, group, groups);
  });
}

function draftsOf(reading: Reading, story: Story, group: AgentGroup, groups: readonly AgentGroup[]): readonly Draft[] {
  const { sentence } = reading;
  const { text } = sentence;
  const clause = clauseAt(reading, group.start);
  const cycles = cyclesOfGroup(text, group, groups);
  const telling = tellingOf(text.slice(clause.start, group.start), text.slice(group.end, clause.end));
  const rule = DRUG_RULE[cycles?.isFurther ? "anew" : telling];
  const intent = intentNear(text, group, clause.start, clause.end);
  const progress = IN_PROGRESS.exec(text.slice(clause.start, clause.end));
  const dosings = dosingsOf(text, group);
  const shared = sharedInterval(text, group, [...dosings.values()]);
  const at = (start: number, end: number): readonly Evidence[] => evidenceAt(story.narrative, sentence, start, end);
  return itemsOf(text, group, story)
    .filter(isOfTheCancer)
    .map((item): Draft => {
      const anchor = item.agent ?? item.regimen!;
      const dosing: Dosing = item.agent ? dosings.get(item.agent)! : { parts: {} };
      const own = dosing.parts.schedule;
      const times = [...(own ? [own] : []), ...(shared && !(own && shared.start < own.end) ? [shared] : [])];
      const schedule = times.map((t) => text.slice(t.start, t.end)).join(", ");
      const isMisspelt = item.agent?.isMisspelt === true;
      const review: ReviewReason[] = item.isUnresolved ? ["not-stated"] : isMisspelt ? ["ambiguous"] : [];
      const fact: Omit<DrugFact, "id" | "order" | "time"> = {
        kind: "drug",
        drug: item.concept,
        isAntineoplastic: item.isAntineoplastic,
        ...(item.regimen ? { regimen: bareName(text.slice(item.regimen.start, item.regimen.end)) } : {}),
        ...(cycles ? { cycles: cycles.count } : {}),
        ...(cycles?.planned === undefined ? {} : { plannedCycles: cycles.planned }),
        ...(dosing.dose ? { dose: dosing.dose } : {}),
        ...(schedule ? { schedule } : {}),
        ...(dosing.route ? { route: dosing.route } : {}),
        ...(intent ? { intent: intent.intent } : {}),
        courseId: `${sentence.index}@${group.start}`,
        status: progress ? "in-progress" : "completed",
        evidence: [...at(anchor.start, anchor.end), ...item.definition],
        valueEvidence: {
          drug: [...at(anchor.start, anchor.end), ...item.definition],
          ...(item.regimen ? { regimen: at(item.regimen.start, item.regimen.end) } : {}),
          ...cyclesEvidence(cycles, at),
          ...(dosing.parts.dose ? { dose: at(dosing.parts.dose.start, dosing.parts.dose.end) } : {}),
          ...(schedule ? { schedule: times.flatMap((t) => at(t.start, t.end)) } : {}),
          ...(dosing.parts.route ? { route: at(dosing.parts.route.start, dosing.parts.route.end) } : {}),
          ...(intent ? { intent: at(intent.start, intent.end) } : {}),
          ...(progress ? { status: at(clause.start + progress.index, clause.start + progress.index + progress[0].length) } : {}),
        },
        ...(review.length > 0 ? { review } : {}),
        ...(isMisspelt ? { derived: { drug: "the only medicine that is one letter off what is written" } } : {}),
        rule,
      };
      // All drugs of a group were given at one time: that of the last named, beside which the date stands.
      return { ...fact, sentence: sentence.index, at: group.agents.at(-1)!.start };
    })
    .flatMap((draft) => {
      const changes = changesOf(text, group, groups, dosings);
      const [first, ...later] = changes;
      // "The dose was lowered from 10 mg to 5 mg": the first is what was given; what was begun again is another course.
      if (!first || (draft as Draft & DrugFact).dose || first.isBegunAgain)
        return [draft, ...changes.map((c) => withChangedDose(draft, c, text, at))];
      const given = withChangedDose(draft, first, text, at);
      return [
        {
          ...draft,
          ...given,
          rule: first.isBefore ? draft.rule : given.rule,
          at: draft.at,
          courseId: (draft as Draft & DrugFact).courseId,
        } as Draft,
        ...later.map((c) => withChangedDose(draft, c, text, at)),
      ];
    });
}

/** What is said of the dose of the one drug of a group, up to the next group. */
function changesOf(
  text: string,
  group: AgentGroup,
  groups: readonly AgentGroup[],
  dosings: ReadonlyMap<Agent, Dosing & { readonly end: number }>,
): readonly DoseChange[] {
  const [only, ...others] = group.agents;
  if (others.length > 0 || only!.kind !== "drug") return [];
  const first = dosings.get(only!)!.parts.dose;
  const next = groups[groups.indexOf(group) + 1]?.start ?? text.length;
  return findDoseChanges(text, only!.end, next).filter((c) => !first || c.part.start >= first.end);
}

/** The same drug once more, with the dose that it was changed to. */
function withChangedDose(draft: Draft, change: DoseChange, text: string, at: (start: number, end: number) => readonly Evidence[]): Draft {
  const { cycles: _c, plannedCycles: _p, schedule: _s, ...fact } = draft as Draft & DrugFact;
  const said = at(change.part.start, change.part.end);
  const times = change.schedule && at(change.schedule.start, change.schedule.end);
  return {
    ...fact,
    dose: change.dose,
    ...(change.schedule ? { schedule: text.slice(change.schedule.start, change.schedule.end) } : {}),
    courseId: `${draft.sentence}@${change.part.start}`,
    evidence: [...draft.evidence, ...said],
    valueEvidence: { drug: draft.valueEvidence?.["drug"] ?? draft.evidence, dose: said, ...(times ? { schedule: times } : {}) },
    rule: DRUG_RULE.anew,
    at: change.part.start,
  } as Draft;
}

const LOOK_BACK = 8;
// "The dose was reduced to 14 mg daily."
const THE_DOSE = /\b(?:the|his|her|its|daily|treatment)\s(?:daily\s)?(?:dose|dosage|drug|treatment|medication)\b/i;

/** A changed dose in a sentence without a medicine: of the one that the sentences just before tell with a dose in the same unit. */
function changedDoses(reading: Reading, story: Story): readonly Draft[] {
  const { sentence } = reading;
  if (!THE_DOSE.test(sentence.text)) return [];
  const changes = findDoseChanges(sentence.text, 0, sentence.text.length);
  const at = (start: number, end: number): readonly Evidence[] => evidenceAt(story.narrative, sentence, start, end);
  const here = placeInStory(reading, story);
  let name: string | undefined;
  for (const earlier of changes.length > 0 ? story.readings.slice(Math.max(0, here - LOOK_BACK), here).reverse() : []) {
    const told = findDrugs(earlier, story).filter((d): d is Draft & DrugFact => d.kind === "drug");
    if (told.length === 0) continue;
    const names = new Set(told.map((d) => d.drug.text));
    name ??= told[0]!.drug.text;
    if (names.size > 1 || !names.has(name)) return [];
    const last = told.findLast((d) => d.dose?.unit === changes[0]!.dose.unit);
    if (!last) continue;
    const draft = { ...last, evidence: at(changes[0]!.start, changes[0]!.part.end), sentence: sentence.index } as Draft;
    return changes.map((c) => withChangedDose(draft, c, sentence.text, at));
  }
  return [];
}

/** "every 3 weeks" behind the last drug, or behind the parenthesis that lists them. */
function sharedInterval(
  text: string,
  group: AgentGroup,
  dosings: readonly (Dosing & { readonly end: number })[],
): { readonly start: number; readonly end: number } | undefined {
  const behind = intervalBehind(text, Math.max(group.end, ...dosings.map((d) => d.end)));
  return (
    behind ?? (dosings.length > 1 && dosings.slice(0, -1).every((d) => d.interval === undefined) ? dosings.at(-1)?.interval : undefined)
  );
}

function cyclesEvidence(
  cycles: CycleCount | undefined,
  at: (start: number, end: number) => readonly Evidence[],
): { cycles?: readonly Evidence[]; plannedCycles?: readonly Evidence[] } {
  if (!cycles) return {};
  return { cycles: at(cycles.start, cycles.end), ...(cycles.planned === undefined ? {} : { plannedCycles: at(cycles.start, cycles.end) }) };
}

/** Each drug once: with its regimen where it is a component of one; a regimen of unknown parts is an item of its own. */
function itemsOf(text: string, group: AgentGroup, story: Story): readonly Item[] {
  const resolved = resolveRegimens(text, group, story);
  const items: Item[] = [];
  const taken = new Set<Agent>();
  for (const { regimen, components } of resolved) {
    for (const c of components) {
      if (c.agent) taken.add(c.agent);
      const known = group.agents.find((a) => !c.agent && a.kind === "drug" && a.concept.text === c.concept.text);
      if (known) taken.add(known);
      const agent = c.agent ?? known;
      items.push({
        ...(agent ? { agent } : {}),
        regimen,
        concept: c.concept,
        isAntineoplastic: agent?.isAntineoplastic ?? true,
        definition: c.definition,
      });
    }
    if (components.length === 0)
      items.push({ regimen, concept: { text: regimenName(text, regimen) }, isAntineoplastic: true, definition: [], isUnresolved: true });
  }
  for (const agent of group.agents)
    if (agent.kind === "drug" && !taken.has(agent))
      items.push({ agent, concept: agent.concept, isAntineoplastic: agent.isAntineoplastic, definition: [] });
  return items.sort((a, b) => (a.agent ?? a.regimen!).start - (b.agent ?? b.regimen!).start);
}

/** "R-CHOP" of "R-CHOP chemotherapy". */
const bareName = (name: string): string => name.replace(/\s(?:chemotherapy|regimen|protocol|therapy|scheme)$/i, "");

function regimenName(text: string, regimen: Agent): string {
  const name = bareName(text.slice(regimen.start, regimen.end));
  return /regimen|protocol/i.test(name) ? name : `${name} regimen`;
}

function dosingsOf(text: string, group: AgentGroup): ReadonlyMap<Agent, Dosing & { readonly end: number }> {
  const found = new Map<Agent, Dosing & { readonly end: number }>();
  let lastEnd = 0;
  for (const [i, agent] of group.agents.entries()) {
    const dosing = dosingOf(text, agent, lastEnd, group.agents[i + 1]?.start ?? text.length);
    found.set(agent, dosing);
    lastEnd = dosing.end;
  }
  return found;
}
