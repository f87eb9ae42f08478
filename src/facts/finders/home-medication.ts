// Medicines of a medication list: what the patient takes at home, each with its dose as written.
import { evidenceAt } from "../../narrative/narrative.ts";
import { contextAt } from "../context/scope.ts";
import type { Draft, Reading, Story } from "../reading.ts";
import { findAgents } from "../treatment/agent.ts";
import { assertionOf } from "../treatment/assertion.ts";
import { dosingOf } from "../treatment/dosing.ts";
import { HOME_MEDICATION } from "../treatment/rules.ts";

// "She is allergic to trimethoprim", "ALL: ciprofloxacin": not to be taken
const AGAINST = /\b(?:allerg(?:ic|y|ies)|intoleran(?:t|ce)|ALL(?=\s?:)|avoid\w*|stopp(?:ed|ing)|discontinu\w+)\b[^.;]{0,60}$/i;

export function findHomeMedications(reading: Reading, story: Story): readonly Draft[] {
  const { sentence } = reading;
  if (sentence.section !== "medications") return [];
  const agents = findAgents(reading).filter(
    (a) =>
      a.kind === "drug" &&
      !contextAt(reading, a.start, a.end).isNegated &&
      !/^(?:proposed|omitted)$/.test(assertionOf(reading, a.start, a.end)) &&
      !AGAINST.test(sentence.text.slice(0, a.start)) &&
      !/^[^.;,]{0,20}\b(?:discontinued|stopped|allergy)\b/i.test(sentence.text.slice(a.end)),
  );
  return agents.map((agent, i): Draft => {
    const dosing = dosingOf(sentence.text, agent, agents[i - 1]?.end ?? 0, agents[i + 1]?.start ?? sentence.text.length);
    const at = (p: { readonly start: number; readonly end: number }) => evidenceAt(story.narrative, sentence, p.start, p.end);
    const { dose, schedule, route } = dosing.parts;
    return {
      kind: "drug",
      drug: agent.concept,
      isAntineoplastic: agent.isAntineoplastic,
      ...(dosing.dose ? { dose: dosing.dose } : {}),
      ...(dosing.schedule ? { schedule: dosing.schedule } : {}),
      ...(dosing.route ? { route: dosing.route } : {}),
      status: "in-progress",
      evidence: at(agent),
      valueEvidence: {
        drug: at(agent),
        ...(dose ? { dose: at(dose) } : {}),
        ...(schedule ? { schedule: at(schedule) } : {}),
        ...(route ? { route: at(route) } : {}),
      },
      rule: HOME_MEDICATION,
      sentence: sentence.index,
      at: agent.start,
    };
  });
}
