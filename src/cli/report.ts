// What the terminal shows of a conversion: counts and places, never the words of a patient.
import type { Issue } from "../base/issue.ts";
import type { Conversion, ConvertedPatient } from "../pipeline.ts";

export function describeIssue({ severity, code, message, span, expression }: Issue): string {
  const where = [span && `characters ${span.start}–${span.end}`, expression].filter(Boolean).join(", ");
  return `${severity} (${code})${where ? ` at ${where}` : ""}: ${message}`;
}

const plural = (n: number, word: string): string => `${n} ${word}${n === 1 ? "" : "s"}`;

function countsOf({ report }: ConvertedPatient): { errors: number; warnings: number } {
  return {
    errors: report.issues.filter((i) => i.severity === "error" || i.severity === "fatal").length,
    warnings: report.issues.filter((i) => i.severity === "warning").length,
  };
}

function factKinds(patient: ConvertedPatient): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { kind } of patient.record.facts) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

export function describeConversion(path: string, folder: string, conversion: Conversion): string {
  const verdicts = verdictsOf(conversion);
  const lines = conversion.patients.flatMap((patient, i) => {
    const { errors, warnings } = countsOf(patient);
    const kinds = Object.entries(factKinds(patient)).map(([kind, n]) => `${n} ${kind}`);
    const review = patient.record.facts.filter((f) => f.review?.length).length;
    return [
      `  ${patient.record.label ?? `patient ${i + 1}`}: ${plural(patient.record.facts.length, "fact")} → ${plural(patient.bundle.entry?.length ?? 0, "resource")}, ${plural(errors, "error")}, ${plural(warnings, "warning")}, ${review} to review`,
      `    ${kinds.join(", ")}`,
    ];
  });
  return [
    `${path} → ${folder}: ${plural(conversion.patients.length, "patient")}`,
    ...lines,
    `  sentences: ${verdicts.mapped} mapped, ${verdicts.ignored} ignored with a reason, ${verdicts["not-understood"]} not understood`,
  ].join("\n");
}

function verdictsOf({ coverage }: Conversion): Record<"mapped" | "ignored" | "not-understood", number> {
  const counts = { mapped: 0, ignored: 0, "not-understood": 0 };
  for (const { verdict } of coverage) counts[verdict]++;
  return counts;
}

/** The same as data, for --json. */
export function summaryOf(conversion: Conversion): object {
  return {
    patients: conversion.patients.map((p) => ({
      label: p.record.label,
      facts: factKinds(p),
      resources: p.bundle.entry?.length ?? 0,
      review: p.record.facts.filter((f) => f.review?.length).length,
      ...countsOf(p),
    })),
    sentences: verdictsOf(conversion),
    issues: conversion.issues,
  };
}
