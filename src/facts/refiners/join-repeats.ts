// What is told twice becomes one fact with the evidence of both tellings: patient, metastases, grades, stages, markers, survival, findings.
// Tumours are joined in join-primaries.ts, responses in join-responses.ts; treatments by refiners of their own.
import type { Concept } from "../../base/concept.ts";
import { growShelves } from "../../base/shelves.ts";
import type { MarkerFact, MetastasisFact, SizeFact } from "../disease-fact.ts";
import type { Fact, FactKind } from "../fact.ts";
import type { Place } from "../fact-base.ts";
import { isPartOf } from "../grammar/site-parts.ts";
import type { Story } from "../reading.ts";
import { joinFacts } from "../treatment/join.ts";
import { isSameConcept, labelsOfConcept, labelsOfSame } from "../treatment/same-concept.ts";
import { whereaboutsOf } from "../treatment/whereabouts.ts";

type Same = (a: Fact, b: Fact) => boolean;

/** By kind: when two facts are one. Kinds that are not here are never joined here. */
const SAME: Partial<Record<FactKind, Same>> = {
  patient: () => true,
  metastasis: (a, b) => a.kind === "metastasis" && b.kind === "metastasis" && isSameMetastasis(a, b),
  grade: (a, b) => a.kind === "grade" && b.kind === "grade" && isSameConcept(a.grade, b.grade),
  stage: (a, b) =>
    a.kind === "stage" &&
    b.kind === "stage" &&
    a.value === b.value &&
    (a.prefix === undefined || b.prefix === undefined || a.prefix === b.prefix) &&
    (a.system === undefined || b.system === undefined || a.system === b.system),
  marker: (a, b) => a.kind === "marker" && b.kind === "marker" && isSameMarker(a, b),
  performance: (a, b) =>
    a.kind === "performance" && b.kind === "performance" && a.scale === b.scale && a.value === b.value && isSameTime(a, b),
  survival: (a, b) =>
    a.kind === "survival" && b.kind === "survival" && a.measure === b.measure && a.months === b.months && a.comparator === b.comparator,
  finding: (a, b) =>
    a.kind === "finding" &&
    b.kind === "finding" &&
    a.assertion === b.assertion &&
    isSameConcept(a.finding, b.finding) &&
    isSamePlace(a.place, b.place) &&
    isSameTime(a, b),
  comorbidity: (a, b) => a.kind === "comorbidity" && b.kind === "comorbidity" && isSameConcept(a.condition, b.condition),
  "family-history": (a, b) =>
    a.kind === "family-history" &&
    b.kind === "family-history" &&
    a.assertion === b.assertion &&
    a.relative === b.relative &&
    isSameConcept(a.condition, b.condition),
  "adverse-event": (a, b) =>
    a.kind === "adverse-event" && b.kind === "adverse-event" && isSameConcept(a.event, b.event) && a.grade === b.grade,
  "follow-up": (a, b) => a.kind === "follow-up" && b.kind === "follow-up" && a.vitalStatus === b.vitalStatus,
  size: (a, b) => a.kind === "size" && b.kind === "size" && sizesOf(a) === sizesOf(b) && isSamePlace(a.place, b.place) && isSameTime(a, b),
};

/** The first telling of the case itself is the fact; what an introduction or a discussion says again is evidence. */
export function joinRepeats(facts: readonly Fact[], story: Story): readonly Fact[] {
  const isRetold = new Map(facts.map((f) => [f.id, whereaboutsOf(f, story).isRetold]));
  const ordered = [...facts].sort((a, b) => Number(isRetold.get(a.id)) - Number(isRetold.get(b.id)));
  const kept = growShelves<{ fact: Fact }>();
  const left = new Map<string, { fact: Fact }>();
  for (const fact of ordered) {
    const same = SAME[fact.kind];
    const home = same && kept.first(labelsOf(fact).asked, (k) => same(k.fact, fact));
    if (home) {
      home.fact = joined(home.fact, fact);
      kept.put(home, labelsOf(home.fact).own);
      continue;
    }
    const told = { fact };
    left.set(fact.id, told);
    if (same) kept.put(told, labelsOf(fact).own);
  }
  return facts.flatMap((f) => left.get(f.id)?.fact ?? []);
}

interface Labels {
  readonly own: readonly string[];
  readonly asked: readonly string[];
}

/** Labels under which a telling is kept, and those under which each stands that can be one with it (`SAME`). */
function labelsOf(fact: Fact): Labels {
  const on = fact.time?.start;
  const alike = (label: string): Labels => ({ own: [label], asked: [label] });
  const byConcept = (concept: Concept, rest: string): Labels => ({
    own: labelsOfConcept(concept).map((l) => `${rest} ${l}`),
    asked: labelsOfSame(concept).map((l) => `${rest} ${l}`),
  });
  switch (fact.kind) {
    case "metastasis": {
      const name = `metastasis ${placeName(fact.place)}`;
      const anyNode = placeName(fact.place) === "lymph node" ? ["metastasis of a node"] : [];
      return { own: [name, ...(fact.isNodal ? ["metastasis of a node"] : [])], asked: [name, ...anyNode] };
    }
    case "grade":
      return byConcept(fact.grade, fact.kind);
    case "stage":
      return alike(`stage ${fact.value}`);
    case "marker":
      return markerLabels(fact);
    case "performance":
      return alike(`performance ${fact.scale}|${fact.value}|${on}`);
    case "survival":
      return alike(`survival ${fact.measure}|${fact.months}`);
    case "finding":
      return byConcept(fact.finding, `finding ${fact.assertion} ${on}`);
    case "comorbidity":
      return byConcept(fact.condition, fact.kind);
    case "family-history":
      return byConcept(fact.condition, `family-history ${fact.relative}`);
    case "adverse-event":
      return byConcept(fact.event, `adverse-event ${fact.grade}`);
    case "size":
      return alike(`size ${sizesOf(fact)}|${on}`);
    default:
      return alike(fact.kind);
  }
}

/** "positive" may be the word for a share of cells that is told as a number. */
function markerLabels({ test, value, unit }: MarkerFact): Labels {
  const name = `marker ${plain(test.text)}`;
  const [word, share] = [`${name} in a word`, `${name} as a share`];
  if (value === "positive") return { own: [`${name} ${value}`, word], asked: [`${name} ${value}`, share] };
  const isNumber = typeof value === "number" && value > 0;
  return {
    own: [`${name} ${value}`, ...(isNumber && unit === "%" ? [share] : [])],
    asked: [`${name} ${value}`, ...(isNumber ? [word] : [])],
  };
}

const sizesOf = (fact: SizeFact): string => JSON.stringify(fact.dimensions.map((d) => [d.value, d.comparator]));

function joined(first: Fact, second: Fact): Fact {
  const both = joinFacts(first, second);
  // A thing that is told again was there from the first telling on: the later date is not its own.
  if (first.kind !== "metastasis" && first.kind !== "comorbidity" && first.kind !== "stage" && first.kind !== "grade") return both;
  const { time: _time, ...rest } = both;
  const named = first.kind === "metastasis" && second.kind === "metastasis" ? { place: moreExact(first.place, second.place) } : {};
  const whole = { ...rest, ...named, ...(first.time ? { time: first.time } : {}) } as Fact;
  return first.kind === "metastasis" && second.kind === "metastasis" ? withDoubts(whole, first, second) : whole;
}

/** One certain telling settles what another left open. */
function withDoubts(whole: Fact, first: MetastasisFact, second: MetastasisFact): Fact {
  const sure =
    [first, second].find((f) => f.assertion === "present" && !f.review?.length) ?? [first, second].find((f) => f.assertion === "present");
  if (!sure) return whole;
  const { review: _review, ...rest } = whole;
  return { ...rest, assertion: "present", ...(sure.review ? { review: sure.review } : {}) } as Fact;
}

/** The same place, where the later mention may say less: "lymph node metastases", "axillary" for "left axillary". */
function isSameMetastasis(a: MetastasisFact, b: MetastasisFact): boolean {
  const [x, y] = [placeName(a.place), placeName(b.place)];
  if (a.place.side && b.place.side && a.place.side !== b.place.side && a.place.side !== "bilateral" && b.place.side !== "bilateral")
    return false;
  if (x === y) return true;
  return y === "lymph node" && a.isNodal && b.place.qualifier === undefined;
}

const SYNONYMS: Readonly<Record<string, string>> = {
  "cervical lymph node": "neck lymph node",
  "clavicle lymph node": "supraclavicular lymph node",
  supraclavicular: "supraclavicular lymph node",
  axilla: "axilla lymph node",
};
const placeName = (place: Place): string => SYNONYMS[place.site.text] ?? place.site.text;

const moreExact = (a: Place, b: Place): Place => ({ ...a, ...(a.side === undefined && b.side !== undefined ? { side: b.side } : {}) });

function isSamePlace(a: Place | undefined, b: Place | undefined): boolean {
  if (!a || !b) return true;
  if (a.side && b.side && a.side !== b.side) return false;
  return placeName(a) === placeName(b) || isPartOf(a.site.text, b.site.text) || isPartOf(b.site.text, a.site.text);
}

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, "");

/** Markers of the tissue do not change; a number says more than "positive". Levels in blood are one only at one time. */
function isSameMarker(a: MarkerFact, b: MarkerFact): boolean {
  if (plain(a.test.text) !== plain(b.test.text) || isOfOtherDay(a, b)) return false;
  if (String(a.value) === String(b.value)) return typeof a.value !== "number" || a.comparator === b.comparator;
  const isWordFor = (word: MarkerFact["value"], value: MarkerFact["value"]): boolean =>
    word === "positive" && typeof value === "number" && value > 0 && a.unit === "%";
  return isWordFor(a.value, b.value) || isWordFor(b.value, a.value);
}

/** Both have a date of their own, and not the same: two tests, whatever they showed. */
const isOfOtherDay = (a: Fact, b: Fact): boolean =>
  [a.time, b.time].every((t) => t?.origin === "stated" && t.start !== undefined && t.start === t.end) && a.time!.start !== b.time!.start;

const isSameTime = (a: Fact, b: Fact): boolean => a.time?.start === b.time?.start;
