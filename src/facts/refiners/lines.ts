// Lines of therapy: what was given together against one state of the disease. Progression, recurrence or a break begins the next; maintenance and concurrent treatment do not.

import type { Evidence } from "../../base/evidence.ts";
import { growNumberRow } from "../../base/number-row.ts";
import { firstAbove } from "../../base/sorted.ts";
import { evidenceAt } from "../../narrative/narrative.ts";
import type { ResponseFact } from "../disease-fact.ts";
import type { Fact } from "../fact.ts";
import type { Reason } from "../fact-base.ts";
import type { Story } from "../reading.ts";
import { clauseAt } from "../treatment/assertion.ts";
import { unique } from "../treatment/join.ts";
import { type TurningPoint, turningPoints } from "../treatment/turning-points.ts";
import { whereaboutsOf } from "../treatment/whereabouts.ts";
import type { LineFact, ProcedureFact, RadiotherapyFact, SystemicCourseFact } from "../treatment-fact.ts";

type Treatment = SystemicCourseFact | RadiotherapyFact | ProcedureFact;

interface Step {
  readonly fact: Treatment;
  readonly start: number;
  readonly sentence: number;
  /** Keys of the drugs of a course. */
  readonly drugs: readonly string[];
}

interface Line {
  readonly steps: Step[];
  /** Of all its steps. */
  readonly drugs: Set<string>;
  readonly begunBy?: TurningPoint;
}

// Operations for the tumour, not a biopsy, a stent or a cataract.
const FOR_THE_TUMOUR =
  /ectom|resection|lumpectom|excision|debulk|cytoreduct|transplant|ablation|dissection|exenteration|^surger|surgical removal/i;
const NOT_FOR_IT = /cataract|cholecyst|append|tonsillect|hernia|biops/i;
// The same drugs told so soon after the last treatment go on with it; later they are a re-challenge.
const NEAR = 4;
const BEST = ["CR", "PR", "SD", "nonPD", "mixed", "PD"];

export function buildLines(facts: readonly Fact[], story: Story): readonly Fact[] {
  const steps = stepsOf(facts, story);
  const turnBetween = turnsOf(turningPoints(facts, story));
  const lines: Line[] = [];
  for (const step of steps) {
    const line = lines.at(-1);
    const last = line?.steps.at(-1);
    const turn = last && turnBetween(last.start, step.start);
    if (line && last && (!turn || !isNewLine(line, last, step, turn))) {
      line.steps.push(step);
      for (const drug of step.drugs) line.drugs.add(drug);
    } else lines.push({ steps: [step], drugs: new Set(step.drugs), ...(turn ? { begunBy: turn } : {}) });
  }
  if (!lines.some((l) => l.steps.some((s) => s.fact.kind !== "procedure"))) return facts;
  const starts = lines.map((l) => l.steps[0]!.start);
  const counts = numbersOf(lines, story);
  const told = toldByLine(facts, starts, story);
  const made = lines.map((line, i) => lineFact(line, i, counts[i]!, told.get(i) ?? [], lines[i + 1]));
  return [...facts, ...made];
}

/** What is told while a line runs, by the index of the line; what stands before the first belongs to the first. */
function toldByLine(facts: readonly Fact[], starts: readonly number[], story: Story): ReadonlyMap<number, readonly Fact[]> {
  // "the last that starts at or before": starts are put in as negatives
  const running = growNumberRow(starts.map((start) => -start));
  const placed = facts
    .filter((f) => f.kind === "recommendation" || f.kind === "not-given" || f.kind === "response")
    .map((fact) => ({ fact, where: whereaboutsOf(fact, story) }))
    .filter(({ where }) => !where.isRetold && where.start >= 0)
    .map(({ fact, where }) => ({ fact, line: Math.max(0, running.lastAtLeast(-where.start)) }));
  return new Map([...Map.groupBy(placed, (p) => p.line)].map(([line, group]) => [line, group.map((p) => p.fact)]));
}

function stepsOf(facts: readonly Fact[], story: Story): readonly Step[] {
  const names = new Map(facts.flatMap((f) => (f.kind === "drug" ? [[f.id, f.drug.key ?? f.drug.text] as const] : [])));
  return facts
    .filter(
      (f): f is Treatment => f.kind === "systemic-course" || f.kind === "radiotherapy" || (f.kind === "procedure" && isForTheTumour(f)),
    )
    .map((fact) => ({ fact, where: whereaboutsOf(fact, story) }))
    .filter(({ where }) => !where.isRetold && where.start >= 0)
    .map(({ fact, where }) => ({
      fact,
      start: where.start,
      sentence: where.sentence,
      drugs: fact.kind === "systemic-course" ? fact.drugIds.flatMap((id) => names.get(id) ?? []) : [],
    }))
    .sort((a, b) => a.fact.order - b.fact.order || a.start - b.start);
}

const isForTheTumour = (f: ProcedureFact): boolean =>
  f.category === "surgery" && FOR_THE_TUMOUR.test(f.procedure.text) && !NOT_FOR_IT.test(f.procedure.text);

/** Progression counts more than a stop, a stop more than a break. @param points in the order of the text */
function turnsOf(points: readonly TurningPoint[]): (from: number, to: number) => TurningPoint | undefined {
  const kinds = (["progression", "stop", "break"] as const).map((why) => {
    const own = points.filter((p) => p.why === why);
    return { own, places: own.map((p) => p.at) };
  });
  return (from, to) => kinds.map(({ own, places }) => own[firstAbove(places, from)]).find((p) => p !== undefined && p.at < to);
}

function isNewLine(line: Line, last: Step, step: Step, turn: TurningPoint): boolean {
  const { fact } = step;
  if (fact.kind === "procedure") return turn.why === "progression";
  const isConcurrent =
    "concurrentWith" in fact &&
    (fact.concurrentWith === last.fact.id || (Array.isArray(fact.concurrentWith) && fact.concurrentWith.includes(last.fact.id)));
  if (isConcurrent || fact.intent === "maintenance" || (fact.kind === "radiotherapy" && fact.courseOf !== undefined)) return false;
  // "another cycle of the same": the line goes on, whatever a picture showed
  const known = line.drugs;
  if (step.drugs.length > 0 && step.drugs.every((d) => known.has(d)) && turn.why !== "break" && step.sentence - last.sentence <= NEAR)
    return false;
  if (step.sentence === last.sentence) return turn.why === "progression";
  return turn.why !== "break" || step.drugs.some((d) => !known.has(d)) || fact.kind === "radiotherapy";
}

// "as second-line therapy", "third-line chemotherapy": the text itself counts
const NUMBERED = /\b(?:(first|second|third|fourth|fifth|sixth)|(\d)(?:st|nd|rd|th))[\s-]line\b/i;
const WORDS = ["first", "second", "third", "fourth", "fifth", "sixth"];

interface Count {
  readonly number: number;
  readonly said?: readonly Evidence[];
}

/** The number that the text gives to a line, where it fits the order; else the next one. */
function numbersOf(lines: readonly Line[], story: Story): readonly Count[] {
  const counts: Count[] = [];
  for (const line of lines) {
    const least = (counts.at(-1)?.number ?? 0) + 1;
    const stated = line.steps.map((s) => statedNumber(s, story)).find((c) => c !== undefined && c.number >= least);
    counts.push(stated ?? { number: least });
  }
  return counts;
}

function statedNumber(step: Step, story: Story): Count | undefined {
  const reading = step.fact.kind === "procedure" ? undefined : whereaboutsOf(step.fact, story).reading;
  if (!reading) return undefined;
  const clause = clauseAt(reading, step.start - reading.sentence.span.start);
  const m = NUMBERED.exec(reading.sentence.text.slice(clause.start, clause.end));
  if (!m) return undefined;
  const number = m[2] ? Number(m[2]) : WORDS.indexOf(m[1]!.toLowerCase()) + 1;
  const at = clause.start + m.index;
  return { number, said: evidenceAt(story.narrative, reading.sentence, at, at + m[0].length) };
}

function lineFact(line: Line, i: number, count: Count, told: readonly Fact[], next: Line | undefined): LineFact {
  const members = line.steps.map((s) => s.fact);
  // "Declined any treatment" was never meant for one line of therapy.
  const omitted = told.filter((f) => f.kind === "recommendation" || (f.kind === "not-given" && f.of !== "treatment"));
  const responses = told.filter((f): f is ResponseFact => f.kind === "response");
  const best = BEST.map((c) => responses.find((r) => r.category === c)).find((r) => r !== undefined);
  // one drug for another within a line: the line goes on with the second
  const goesOn = members.findLastIndex((m) => m.kind === "systemic-course" && m.status !== "stopped");
  const stopped = members.findLast(
    (m, at): m is SystemicCourseFact | RadiotherapyFact =>
      m.kind !== "procedure" && m.status === "stopped" && !(m.kind === "systemic-course" && goesOn > at),
  );
  const reason = endReason(stopped?.stopReason, next?.begunBy);
  const isOpen = next === undefined && members.some((m) => m.kind !== "procedure" && m.status === "in-progress");
  const [first] = members;
  const time = first?.time;
  return {
    kind: "line",
    id: `line-${i + 1}`,
    number: count.number,
    memberIds: members.map((m) => m.id),
    omittedIds: omitted.map((f) => f.id),
    status: stopped ? "stopped" : isOpen ? "in-progress" : "completed",
    ...(reason ? { endReason: reason } : {}),
    ...(best ? { bestResponseId: best.id } : {}),
    evidence: unique(members.flatMap((m) => m.evidence.slice(0, 1))),
    ...(time ? { time } : {}),
    order: first!.order,
    ...(count.said
      ? { valueEvidence: { number: count.said } }
      : { derived: { number: "order of the treatments between progressions, recurrences and breaks" } }),
    rule: "refiners/lines",
  };
}

function endReason(stop: Reason | undefined, next: TurningPoint | undefined): Reason | undefined {
  if (stop) return stop;
  const proof = next?.why === "progression" ? next.fact?.evidence : undefined;
  return proof?.[0] ? { class: "progression", text: proof[0].quote.replace(/\s+/g, " "), evidence: proof } : undefined;
}
