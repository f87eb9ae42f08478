// Dose, schedule and route of one agent: what stands directly behind its name, or directly before it.
import type { Measure } from "../../base/measure.ts";
import { findMedicineDoses } from "../grammar/dose.ts";
import { findSchedules } from "../grammar/schedule.ts";
import type { Agent } from "./agent.ts";

interface Part {
  readonly start: number;
  readonly end: number;
}

export interface Dosing {
  readonly dose?: Measure;
  readonly schedule?: string;
  readonly route?: string;
  /** An interval of the kind that holds for a whole regimen. */
  readonly interval?: Part;
  readonly parts: { readonly dose?: Part; readonly schedule?: Part; readonly route?: Part };
}

const LINK =
  /^(?:[\s,([:;@=+–-]|\b(?:at|a|an|the|low|high|alone|single-agent|reduced|full|total|single|flat|fixed|standard|starting|initial|dose|doses|dosage|of|was|is|i\.?v\.?|intravenous(?:ly)?|oral(?:ly)?|p\.?o\.?|subcutaneous(?:ly)?|intramuscular(?:ly)?|given|administered|started|commenced|initiated|begun|resumed|restarted|reintroduced|continued|prescribed|were|has|have|been|reduced|increased|escalated|on|as|by|with|for|and|each|infusion|bolus|injection|monotherapy|maintenance|consolidation|depot|retard|implant|sustained-release|modified-release|prolonged-release|three-monthly depot|chemotherapy|treatment|therapy|then|repeated|tablets?|capsules?|one|two|to|mouth|every|loading|body|weight|surface|area)\b\.?)*$/i;
// "from 3 June 2018 at 1250 mg/m2": a date between the name and its dose
const DATE =
  /(?:\b(?:from|since|in|on|until|starting|beginning)\s)?(?:\b(?:early|mid|late)[\s-])?(?:\b\d{1,2}(?:st|nd|rd|th)?\s)?\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?(?:\s\d{1,2}(?:st|nd|rd|th)?,)?(?:\s(?:of\s)?(?:19|20)\d{2})?|\b(?:from|since|in)\s(?:19|20)\d{2}\b|\b\d{1,2}\/\d{1,2}\/\d{2,4}\b/g;
const PREFIX_LINK =
  /^(?:\s|\b(?:of|oral|intravenous|iv|i\.v\.|dose|doses|high-dose|low-dose|concurrent|concomitant|adjuvant|maintenance|single-agent)\b)*$/i;
const ROUTE =
  /\b(?:intravenous(?:ly)?|i\.?v\.?(?![a-z])|oral(?:ly)?|p\.o\.|subcutaneous(?:ly)?(?!\s(?:lesion|metast|nodul|mass|tissue|tumou?r))|intramuscular(?:ly)?|intrathecal(?:ly)?|intraperitoneal(?:ly)?|intravesical(?:ly)?|intra-arterial(?:ly)?|by mouth|topical(?:ly)?)/i;
// Told behind the last drug it is the interval of all of them: "every 3 weeks", "q21d"; "weekly" is of that drug alone.
const OF_REGIMEN = /^(?:repeated |given )?(?:every (?!week\b|day\b|other day)|q\.?\s?\d|(?:two|three|four|2|3|4)[\s-]?weekly|.*cycle)/i;
const REACH = 170;

/**
 * @param nextStart where the next agent begins, or the sentence ends
 * @param lastEnd   where the agent before it, with its doses, ended
 */
export function dosingOf(text: string, agent: Agent, lastEnd: number, nextStart: number): Dosing & { readonly end: number } {
  const stop = Math.min(nextStart, agent.end + REACH, text.length);
  const behind = text.slice(agent.end, stop);
  const doses = findMedicineDoses(behind).map((d) => ({ ...d, kind: "dose" as const }));
  const schedules = findSchedules(behind).map((s) => ({ ...s, what: s.kind, kind: "schedule" as const }));
  const items = [...doses, ...schedules].sort((a, b) => a.start - b.start);
  let at = 0;
  let dose: (typeof doses)[number] | undefined;
  const timed: Part[] = [];
  let interval: Part | undefined;
  for (const item of items) {
    if (item.start < at) continue;
    if (!LINK.test(behind.slice(at, item.start).replace(DATE, "")) || (item.kind === "dose" && dose)) break;
    // "bevacizumab and weekly paclitaxel": it stands before the next name
    if (
      nextStart < text.length &&
      nextStart - agent.end - item.end < 40 &&
      PREFIX_LINK.test(text.slice(agent.end + item.end, nextStart)) &&
      /\b(?:and|plus|with)\b|\+/.test(behind.slice(at, item.start))
    )
      break;
    if (item.kind === "dose") dose = item;
    else if (
      /\d|q|q\.|week|dai|month|once|twice|every|p\.?r\.?n|bedtime|\bd/i.test(item.text) ||
      item.what === "infusion" ||
      item.what === "day"
    )
      timed.push({ start: item.start, end: item.end });
    if (item.kind === "schedule" && item.what === "interval" && OF_REGIMEN.test(item.text)) interval = { start: item.start, end: item.end };
    at = item.end;
  }
  const shift = ({ start, end }: Part): Part => ({ start: agent.end + start, end: agent.end + end });
  const before = prefixOf(text, agent, lastEnd);
  const dosePart = dose ? shift(dose) : before.dose?.part;
  const measure = dose ? measureOf(dose) : before.dose?.measure;
  const unmeasured = dosePart && !measure ? [dosePart] : [];
  const times = [...unmeasured, ...timed.map(shift), ...(timed.length === 0 && before.schedule ? [before.schedule] : [])].sort(
    (a, b) => a.start - b.start,
  );
  const first = times[0];
  const schedule = first ? { start: first.start, end: times.at(-1)!.end } : undefined;
  const isOneStretch = schedule !== undefined && schedule.end - schedule.start <= 120;
  const route = routeOf(text, agent, lastEnd, Math.min(stop, agent.end + at + 30));
  return {
    end: agent.end + at,
    ...(interval ? { interval: shift(interval) } : {}),
    ...(measure ? { dose: measure } : {}),
    ...(isOneStretch ? { schedule: text.slice(schedule.start, schedule.end) } : {}),
    ...(route ? { route: text.slice(route.start, route.end) } : {}),
    parts: {
      ...(measure && dosePart ? { dose: dosePart } : {}),
      ...(isOneStretch ? { schedule } : {}),
      ...(route ? { route } : {}),
    },
  };
}

function routeOf(text: string, agent: Agent, lastEnd: number, to: number): Part | undefined {
  const from = Math.max(lastEnd, agent.start - 18);
  const before = ROUTE.exec(text.slice(from, agent.start));
  if (before && PREFIX_LINK.test(text.slice(from + before.index + before[0].length, agent.start)))
    return { start: from + before.index, end: from + before.index + before[0].length };
  const behind = ROUTE.exec(text.slice(agent.end, to));
  if (!behind || /\band\b/.test(text.slice(agent.end, agent.end + behind.index))) return undefined;
  return { start: agent.end + behind.index, end: agent.end + behind.index + behind[0].length };
}

function measureOf(dose: { readonly value?: number; readonly unit?: string }): Measure | undefined {
  return dose.value === undefined || dose.unit === undefined ? undefined : { value: dose.value, unit: dose.unit };
}

/** "weekly cisplatin", "200 mg of sintilimab". */
function prefixOf(
  text: string,
  agent: Agent,
  lastEnd: number,
): { readonly dose?: { readonly part: Part; readonly measure: Measure }; readonly schedule?: Part } {
  const from = Math.max(lastEnd, agent.start - 60);
  const before = text.slice(from, agent.start);
  const schedule = findSchedules(before).at(-1);
  const dose = findMedicineDoses(before).at(-1);
  const isNear = (p: Part | undefined): p is Part => p !== undefined && PREFIX_LINK.test(before.slice(p.end));
  const measure = dose && measureOf(dose);
  const at = (p: Part): Part => ({ start: from + p.start, end: from + p.end });
  return {
    ...(isNear(dose) && measure ? { dose: { part: at(dose), measure } } : {}),
    ...(isNear(schedule) ? { schedule: at(schedule) } : {}),
  };
}

/** The interval of a whole regimen: stands behind the last agent or its parenthesis, and holds for all. */
export function intervalBehind(text: string, end: number): Part | undefined {
  const tail = text.slice(end, end + 90);
  const found = findSchedules(tail).find((s) => s.kind === "interval");
  return found &&
    /^[\s),]*(?:chemotherapy|regimens?|therapy|treatment|combination|was|were|is|given|administered|repeated|\s|,)*$/i.test(
      tail.slice(0, found.start),
    )
    ? { start: end + found.start, end: end + found.end }
    : undefined;
}
