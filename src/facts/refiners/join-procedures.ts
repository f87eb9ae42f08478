// A procedure that is told again joins its first telling: "surgery" the operation before it, "her CT scan" the scan that was named. Another date, place or "repeat" makes another event.
import { growShelves, type Shelves } from "../../base/shelves.ts";
import { firstAbove, inRisingOrder, isAnyBetween } from "../../base/sorted.ts";
import type { Fact } from "../fact.ts";
import { findProcedureWords } from "../grammar/procedure-words.ts";
import type { Story } from "../reading.ts";
import { joinFacts } from "../treatment/join.ts";
import { PROCEDURE_RULE } from "../treatment/rules.ts";
import { isSameConcept, labelsOfConcept, labelsOfSame } from "../treatment/same-concept.ts";
import { type Whereabouts, whereaboutsOf } from "../treatment/whereabouts.ts";
import type { ProcedureFact } from "../treatment-fact.ts";

interface Told {
  fact: ProcedureFact;
  readonly where: Whereabouts;
  readonly head: string;
  readonly isGeneric: boolean;
  /** "was removed": the verb of an operation that is named beside it. */
  isVerb: boolean;
  /** The sentence whose verb joined it. */
  verbIn?: number;
  /** A date or a phrase of time stands in its sentence. */
  readonly isTimed: boolean;
}

const VERB =
  /^(?:surgical(?:ly)? |complete |total |partial |en bloc )?(?:re-?)?(?:excised|removed|resected|extirpated|removal|debulked|snared|(?:taken|shelled|cut) out|cut away)$/i;
// A way in is not what was done there.
const ACCESS = /^(?:laparotomy|laparoscopy|thoracotomy|thoracoscopy|sternotomy|craniotomy|arthrotomy)$/;
const OPERATED = /^operated$/i;
// The verb and the name of one operation stand at most so many sentences apart: an operation report tells its steps.
const BESIDE = 6;
const ONCE = new Set([
  "hysterectomy",
  "prostatectomy",
  "gastrectomy",
  "thyroidectomy",
  "salpingo-oophorectomy",
  "bilateral salpingo-oophorectomy",
  "splenectomy",
  "pancreaticoduodenectomy",
  "cystectomy",
  "esophagectomy",
]);

export function joinProcedures(facts: readonly Fact[], story: Story): readonly Fact[] {
  const told = facts
    .filter((f): f is ProcedureFact => f.kind === "procedure")
    .map((fact): Told => toldOf(fact, story))
    .sort((a, b) => Number(a.where.isRetold) - Number(b.where.isRetold) || a.where.start - b.where.start);
  const around = surroundingsOf(facts, told, story);
  const kept = growShelves<Told>();
  const homes = new Set<Told>();
  for (const next of told) {
    const home = homeOf(next, kept, around);
    if (home) {
      home.fact = joined(home, next);
      if (next.isVerb) home.verbIn = next.where.sentence;
      // with a name it is no verb any more
      else if (!next.isGeneric) home.isVerb = false;
    } else if (!next.where.isRetold) homes.add(next);
    const changed = home ?? (next.where.isRetold ? undefined : next);
    if (changed) kept.put(changed, labelsOfHome(changed));
  }
  const left = new Map([...homes].map((k) => [k.fact.id, k.fact]));
  return facts.flatMap((f): readonly Fact[] => (f.kind === "procedure" ? (left.has(f.id) ? [left.get(f.id)!] : []) : [f]));
}

function toldOf(fact: ProcedureFact, story: Story): Told {
  const where = whereaboutsOf(fact, story);
  const word = findProcedureWords(fact.evidence[0]!.quote.replace(/\s+/g, " "))[0];
  return {
    fact,
    where,
    head: word?.head ?? fact.procedure.text.toLowerCase(),
    isVerb: VERB.test(fact.procedure.text),
    isGeneric:
      (word?.isGeneric ?? OPERATED.test(fact.evidence[0]!.quote)) || (word?.head === "resection" && /^(?:surgical)/i.test(word.text)),
    isTimed: (where.reading?.times ?? []).some((t) => t.kind === "date" || t.kind === "relative" || t.kind === "month-without-year"),
  };
}

function joined(home: Told, next: Told): ProcedureFact {
  const { time: _time, ...untimed } = next.fact;
  const fact = joinFacts(home.fact, next.fact.rule === PROCEDURE_RULE.back ? untimed : next.fact, { values: !next.where.isRetold });
  // "surgery" told first and named later takes the name
  return isInBrackets(home, next) || (home.isGeneric && !next.isGeneric && !next.isVerb) || (home.isVerb && !next.isVerb && !next.isGeneric)
    ? { ...fact, procedure: next.fact.procedure, category: next.fact.category }
    : fact;
}

/** What else is told, in the order of the text. */
interface Surroundings {
  /** Starts of other treatments. */
  readonly treatments: readonly number[];
  readonly checks: readonly Told[];
  readonly checkStarts: readonly number[];
  /** Sentences with a date. */
  readonly dated: readonly number[];
  readonly sections: ReadonlySet<string>;
}

function surroundingsOf(facts: readonly Fact[], told: readonly Told[], story: Story): Surroundings {
  const treatments = facts.filter((f) => f.kind === "drug" || f.kind === "radiotherapy").map((f) => whereaboutsOf(f, story).start);
  const checks = told
    .filter((t) => t.fact.category === "biopsy" || t.fact.category === "imaging" || t.fact.category === "endoscopy")
    .toSorted((a, b) => a.where.start - b.where.start);
  const dated = story.readings.filter((r) => r.times.some((t) => t.kind === "date")).map((r) => r.sentence.index);
  return {
    treatments: inRisingOrder(treatments),
    checks,
    checkStarts: checks.map((c) => c.where.start),
    dated: inRisingOrder(dated),
    sections: new Set(told.map(sectionOf)),
  };
}

const sectionOf = ({ where }: Told): string => where.reading?.sentence.section ?? "none";

/** What a later telling may know it by, each also for its section and for what only looks back. */
function labelsOfHome(home: Told): readonly string[] {
  const { fact, head, isVerb, where } = home;
  const labels = [
    `head ${head}`,
    ...(fact.category === "surgery" ? ["surgery"] : []),
    ...(isVerb ? ["verb"] : []),
    ...(OPERATED.test(fact.evidence[0]!.quote) ? ["operated"] : []),
    ...(head === "surgery" ? [`unnamed in ${where.sentence}`] : []),
    ...labelsOfConcept(fact.procedure),
  ];
  const isBack = fact.rule === PROCEDURE_RULE.back;
  return labels.flatMap((l) => [l, `${l} in ${sectionOf(home)}`, ...(isBack ? [`${l} back`] : [])]);
}

/** Under each of them, and nowhere else, stand tellings that are alike (`isAlike`). */
function labelsAlike(next: Told): readonly string[] {
  const isAnyOperation = next.isGeneric || next.isVerb || isBareResection(next);
  return [
    `head ${next.head}`,
    ...(isAnyOperation ? ["surgery"] : []),
    ...(next.fact.category === "surgery" ? ["verb", "operated"] : []),
    `unnamed in ${next.where.sentence}`,
    ...labelsOfSame(next.fact.procedure),
  ];
}

/** The last telling that is the same event. Far back only some can be: those are asked for by themselves. */
function homeOf(next: Told, kept: Shelves<Told>, around: Surroundings): Told | undefined {
  const labels = labelsAlike(next);
  const fits = (home: Told): boolean => isSameEvent(home, next, around);
  const { fact, where } = next;
  const isBack = fact.rule === PROCEDURE_RULE.back;
  if (where.isRetold || where.sentence < 0) return kept.last(labels, fits);
  const isFar = (home: Told): boolean => home.where.sentence >= 0 && where.sentence - home.where.sentence > BESIDE;
  if (fact.rule === PROCEDURE_RULE.anew) return kept.last(labels, fits, isFar);
  const lastTreatment = around.treatments[firstAbove(around.treatments, where.start - 1) - 1] ?? Number.NEGATIVE_INFINITY;
  const isTreated = (home: Told): boolean => isFar(home) && home.where.start < lastTreatment;
  switch (fact.category) {
    case "surgery": {
      if (isBack || ONCE.has(next.head)) return kept.last(labels, fits);
      const others = [...around.sections].filter((s) => s !== sectionOf(next));
      return (
        kept.last(labels, fits, isFar) ??
        kept.last(
          labels.flatMap((l) => others.map((s) => `${l} in ${s}`)),
          fits,
        )
      );
    }
    case "imaging":
    case "endoscopy":
    case "laboratory":
    case "examination": {
      if (isBack) return kept.last(labels, fits, isTreated);
      const lastDate = next.isTimed ? where.sentence : (around.dated[firstAbove(around.dated, where.sentence) - 1] ?? -1);
      const isDated = (home: Told): boolean => isTreated(home) || (isFar(home) && home.where.sentence < lastDate);
      return (
        kept.last(labels, fits, isDated) ??
        kept.last(
          labels.map((l) => `${l} back`),
          fits,
          isTreated,
        )
      );
    }
    default:
      return isBack ? kept.last(labels, fits) : kept.last(labels, fits, isBare(next) && !next.isTimed ? isTreated : isFar);
  }
}

/** Between an operation and the verb of it no time passes, no sample is looked at and no other treatment is told. */
function isApart(home: Told, next: Told, { treatments, checks, checkStarts }: Surroundings): boolean {
  if (next.where.sentence === home.where.sentence) return false;
  if (next.isTimed && next.fact.time?.start !== home.fact.time?.start) return true;
  if (isAnyBetween(treatments, home.where.start, next.where.start)) return true;
  return checks
    .slice(firstAbove(checkStarts, home.where.start), firstAbove(checkStarts, next.where.start - 1))
    .some((c) => c.where.sentence > home.where.sentence && !/frozen|intra-?operative/i.test(c.where.reading?.sentence.text ?? ""));
}

/** What follows on what was taken out, in another sentence or behind a stop: "wide local excision", "completion thyroidectomy". */
function isFollowing(home: Told, next: Told): boolean {
  if (!home.isVerb || !/^(?:wide|re-|completion|radical)/i.test(next.fact.procedure.text)) return false;
  if (next.where.sentence !== home.where.sentence) return true;
  const { text, span } = home.where.reading?.sentence ?? { text: "", span: { start: 0 } };
  return /[.;]/.test(text.slice(home.where.start - span.start, next.where.start - span.start));
}

/** A date stands in a sentence behind the first telling, up to the second. */
const isTimePassed = (home: Told, next: Told, { dated }: Surroundings): boolean =>
  isAnyBetween(dated, home.where.sentence, next.where.sentence + 1);

/** "six years after the resection": the operation that was named. */
const isBareResection = (next: Told): boolean => next.fact.rule === PROCEDURE_RULE.back && next.head === "resection" && isBare(next);

function isAlike(home: Told, next: Told): boolean {
  return (
    home.head === next.head ||
    ((next.isGeneric || next.isVerb) && home.fact.category === "surgery") ||
    (home.isVerb && next.fact.category === "surgery") ||
    isInBrackets(home, next) ||
    (OPERATED.test(home.fact.evidence[0]!.quote) && next.fact.category === "surgery") ||
    (isBareResection(next) && home.fact.category === "surgery") ||
    isSameConcept(home.fact.procedure, next.fact.procedure)
  );
}

function isSameEvent(home: Told, next: Told, around: Surroundings): boolean {
  if (!isAlike(home, next)) return false;
  if (next.where.isRetold) return true;
  if (isPlacedApart(home.fact, next.fact) || isDatedApart(home.fact, next.fact)) return false;
  const isSameSentence = home.where.sentence === next.where.sentence;
  if (isSameSentence && isInBrackets(home, next)) return true;
  if (next.isVerb && (ACCESS.test(home.head) || home.verbIn === next.where.sentence)) return false;
  if (isFollowing(home, next)) return false;
  if (home.isVerb !== next.isVerb && !next.isGeneric)
    return Math.abs(next.where.sentence - home.where.sentence) <= BESIDE && !isApart(home, next, around);
  if (next.fact.rule === PROCEDURE_RULE.anew) return false;
  // "She was operated on. A hysterectomy was performed."
  if (OPERATED.test(home.fact.evidence[0]!.quote) && !next.isGeneric)
    return next.where.sentence - home.where.sentence <= 1 && !next.isTimed;
  const isTreatedBetween = isAnyBetween(around.treatments, home.where.start, next.where.start);
  const isBack = next.fact.rule === PROCEDURE_RULE.back;
  switch (next.fact.category) {
    case "surgery":
      return (
        isBack ||
        (next.isGeneric && isSameSentence) ||
        ONCE.has(next.head) ||
        next.where.reading?.sentence.section !== home.where.reading?.sentence.section
      );
    case "imaging":
    case "endoscopy":
    case "laboratory":
    case "examination":
      return isBack
        ? !isTreatedBetween
        : (home.fact.rule === PROCEDURE_RULE.back || isSameSentence || (!next.isTimed && !isTimePassed(home, next, around))) &&
            !isTreatedBetween;
    default:
      return isBack || (isBare(next) && !isSameSentence && !next.isTimed && !isTreatedBetween);
  }
}

/** "salvage surgery (lower lobectomy)", "was operated on in 2015: a hemicolectomy": what stands in brackets or behind the colon is its name. */
function isInBrackets(home: Told, next: Told): boolean {
  const { reading, start } = home.where;
  if (!reading || next.where.sentence !== home.where.sentence || home.head !== "surgery") return false;
  const from = start - reading.sentence.span.start + home.fact.evidence[0]!.quote.length;
  return /^(?:\s(?:on|in|at)\b[^.;:()]{0,25})?\s?[(:]\s?(?:[\w-]+\s){0,4}$/.test(
    reading.sentence.text.slice(from, next.where.start - reading.sentence.span.start),
  );
}

/** "the biopsy", without words that say which. */
const isBare = (told: Told): boolean => told.fact.procedure.text.toLowerCase() === told.head;

/** Different sites or sides; a biopsy with a site is another than one without. */
function isPlacedApart(a: ProcedureFact, b: ProcedureFact): boolean {
  if (a.place && b.place)
    return (
      !isSameConcept(a.place.site, b.place.site) ||
      (a.place.side !== undefined && b.place.side !== undefined && a.place.side !== b.place.side)
    );
  return b.place !== undefined && (b.category === "biopsy" || b.category === "cytology");
}

function isDatedApart(a: Fact, b: Fact): boolean {
  const [x, y] = [a.time, b.time];
  if (x?.origin !== "stated" || y?.origin !== "stated" || !x.start || !y.start) return false;
  return !x.start.startsWith(y.start) && !y.start.startsWith(x.start);
}
