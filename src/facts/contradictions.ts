// Where the text contradicts itself: both values are kept, both facts ask for review, and an issue says where the two stand.
import type { Issue, IssueCode } from "../base/issue.ts";
import type { Span } from "../base/span.ts";
import type { Fact } from "./fact.ts";
import { findTimeConflicts } from "./time/find-time-conflicts.ts";
import { RADIOTHERAPY_RULE } from "./treatment/rules.ts";
import type { RadiotherapyFact } from "./treatment-fact.ts";

export interface Contradictions {
  readonly facts: readonly Fact[];
  readonly issues: readonly Issue[];
}

/**
 * @param told  the facts before repeats were joined: two ages of one patient are seen only there
 * @param facts the facts as they are handed on
 */
export function findContradictions(told: readonly Fact[], facts: readonly Fact[]): Contradictions {
  const issues: Issue[] = [...patientIssues(told), ...findTimeConflicts(facts)];
  const conflicting = new Set<string>();
  if (patientIssues(told).length > 0) for (const f of facts) if (f.kind === "patient") conflicting.add(f.id);
  for (const fact of facts) {
    const issue = fact.kind === "radiotherapy" ? doseIssue(fact) : undefined;
    if (!issue) continue;
    issues.push(issue);
    conflicting.add(fact.id);
  }
  for (const [a, b] of comparedPairs(facts)) {
    const message = contradictionOf(a, b);
    if (message === undefined) continue;
    issues.push(issueOf("contradiction", message, spanOf(a), spanOf(b)));
    conflicting.add(a.id).add(b.id);
  }
  return {
    issues,
    facts: facts.map((f) => (conflicting.has(f.id) ? { ...f, review: [...new Set([...(f.review ?? []), "conflicting" as const])] } : f)),
  };
}

/** Only facts about one matter contradict each other. In the order of the first, then of the second. */
function* comparedPairs(facts: readonly Fact[]): Generator<readonly [Fact, Fact]> {
  const byMatter = Map.groupBy(facts, matterOf);
  const met = new Map<string, number>();
  for (const a of facts) {
    const matter = matterOf(a);
    if (matter === undefined) continue;
    const own = byMatter.get(matter)!;
    const place = (met.get(matter) ?? 0) + 1;
    met.set(matter, place);
    for (let i = place; i < own.length; i++) yield [a, own[i]!];
  }
}

/** What all facts share that can contradict this one; undefined where none can. */
function matterOf(fact: Fact): string | undefined {
  const on = fact.time?.start;
  switch (fact.kind) {
    case "survival":
      return `survival ${fact.measure}`;
    case "stage":
      return `stage ${fact.category}|${fact.system}|${fact.prefix}|${on}`;
    case "primary":
      return fact.assertion === "absent" || !fact.site ? undefined : `primary ${fact.site.site.text}|${fact.site.side}|${on}`;
    case "size":
      return fact.which !== "longest" || !fact.place || on === undefined
        ? undefined
        : `size ${fact.place.site.text}|${fact.place.side}|${on}`;
    default:
      return undefined;
  }
}

const spanOf = (fact: Fact): Span => fact.evidence[0]!.span;

function issueOf(code: IssueCode, message: string, span: Span, otherSpan?: Span): Issue {
  return { severity: "warning", code, message, span, ...(otherSpan ? { otherSpan } : {}) };
}

/** Two statements of one thing that cannot both hold; undefined where they can. */
function contradictionOf(a: Fact, b: Fact): string | undefined {
  if (a.kind === "survival" && b.kind === "survival" && a.measure === b.measure && (a.months !== b.months || a.comparator !== b.comparator))
    return `Two values of ${a.measure} are stated. Both are kept; check the source.`;
  if (
    a.kind === "stage" &&
    b.kind === "stage" &&
    a.category === b.category &&
    a.system === b.system &&
    a.prefix === b.prefix &&
    a.value !== b.value &&
    isSameDate(a, b)
  )
    return "Two stages are stated for one time. Both are kept; check the source.";
  if (
    a.kind === "primary" &&
    b.kind === "primary" &&
    a.assertion !== "absent" &&
    b.assertion !== "absent" &&
    a.site &&
    b.site &&
    a.site.site.text === b.site.site.text &&
    a.site.side === b.site.side &&
    isSameDate(a, b)
  )
    return "Two histologies are stated for a tumour of one organ. Both are kept: one may replace the other, or there are two tumours.";
  if (
    a.kind === "size" &&
    b.kind === "size" &&
    a.which === "longest" &&
    b.which === "longest" &&
    a.place &&
    b.place &&
    a.place.site.text === b.place.site.text &&
    a.place.side === b.place.side
  ) {
    const [x, y] = [a.dimensions[0]!, b.dimensions[0]!];
    const isStated = a.time?.start !== undefined && isSameDate(a, b);
    if (isStated && inMm(x) !== inMm(y)) return "Two longest diameters are stated for one place and time. Both are kept; check the source.";
  }
  return undefined;
}

const inMm = ({ value, unit }: { readonly value: number; readonly unit?: string }): number => (unit === "cm" ? value * 10 : value);

const isSameDate = (a: Fact, b: Fact): boolean => a.time?.start === b.time?.start;

/** Another sex, or ages more than a year apart without dates between them. */
function patientIssues(told: readonly Fact[]): readonly Issue[] {
  const patients = told.filter((f) => f.kind === "patient");
  const [first] = patients;
  if (!first) return [];
  return patients.slice(1).flatMap((other): Issue[] => {
    if (first.sex && other.sex && first.sex !== other.sex)
      return [
        issueOf(
          "contradiction",
          "Two sexes are stated for the patient. The first is kept; check the source.",
          spanOf(first),
          spanOf(other),
        ),
      ];
    const isFar = first.ageYears !== undefined && other.ageYears !== undefined && Math.abs(first.ageYears - other.ageYears) > 1;
    return isFar
      ? [
          issueOf(
            "contradiction",
            "Two ages are stated for the patient. The first is kept; check the source.",
            spanOf(first),
            spanOf(other),
          ),
        ]
      : [];
  });
}

/** 50 Gy in 1.8 Gy is no whole number of fractions; 60 Gy in 30 fractions of 1.8 Gy is 54 Gy. */
function doseIssue(fact: RadiotherapyFact): Issue | undefined {
  const { totalGy, fractionGy, fractions } = fact;
  // The finder takes no dose that its unit makes impossible; the fact says so by its doubt.
  if (totalGy === undefined && fact.rule === RADIOTHERAPY_RULE.dose && fact.review?.includes("ambiguous"))
    return issueOf(
      "value-withheld",
      "A dose of radiation stands here that no treatment can have in its unit. No dose is taken; check the source.",
      spanOf(fact),
    );
  if (totalGy === undefined || fractionGy === undefined || fractionGy === 0) return undefined;
  const isDerived = fact.derived?.["fractions"] !== undefined;
  const [total, each] = [Math.round(totalGy * 100), Math.round(fractionGy * 100)];
  const isWhole = total % each === 0;
  const span = fact.valueEvidence?.["totalGy"]?.[0]?.span ?? spanOf(fact);
  const other = fact.valueEvidence?.["fractionGy"]?.[0]?.span;
  if ((fractions === undefined || isDerived) && !isWhole)
    return issueOf(
      "dose-arithmetic",
      "The total dose is no whole number of fractions of the stated dose. Both doses are kept, no number of fractions is reckoned.",
      span,
      other,
    );
  // Doses per fraction are often rounded to a tenth of a gray.
  if (fractions !== undefined && !isDerived && Math.abs(total - each * fractions) > fractions * 5)
    return issueOf(
      "dose-arithmetic",
      "Total dose, dose per fraction and number of fractions do not agree. All are kept; check the source.",
      span,
      other,
    );
  return undefined;
}
