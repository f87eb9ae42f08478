// Patient ⊂ mcode-cancer-patient: known by identifier and sex; the name is masked, a birth date is never reckoned from an age.
import type { Patient } from "@medplum/fhirtypes";
import type { Evidence } from "../../base/evidence.ts";
import { type BuildContext, factsOf } from "../build-context.ts";
import { mcodeProfile, ourProfile } from "../canonicals.ts";
import { defined } from "../defined.ts";
import { annotations, dataAbsent, evidenceExtensions, extended, factExtensions } from "../evidence.ts";
import { factIdentifier, meta } from "../heads.ts";

export function buildCancerPatient(ctx: BuildContext): Patient {
  const fact = factsOf(ctx, "patient")[0];
  const { patientIdentifier } = ctx.options;
  const sexNotes = fact ? annotations(ctx, fact, "sex") : [];
  return defined<Patient>({
    resourceType: "Patient",
    id: ctx.patient.id,
    meta: meta([ourProfile("cancer-patient"), mcodeProfile("cancer-patient")], fact),
    extension: fact ? factExtensions(ctx, fact) : evidenceExtensions(ctx, anyEvidence(ctx)),
    identifier: [...(patientIdentifier ? [{ ...patientIdentifier }] : []), factIdentifier(ctx.patient.id)],
    name: [{ extension: [dataAbsent("masked")] }],
    gender: fact?.sex ?? "unknown",
    _gender: extended(sexNotes),
    ...deceased(ctx),
  });
}

/** A record without a patient fact is proved to be about somebody by its first fact, or else by its first sentence. */
function anyEvidence(ctx: BuildContext): Evidence[] {
  const first = ctx.record.facts[0]?.evidence[0];
  if (first) return [first];
  const sentence = ctx.narrative.sentences.find((s) => s.caseOrdinal === ctx.record.ordinal || s.caseOrdinal === null);
  if (!sentence) return [];
  const span = { start: sentence.span.start, end: Math.min(sentence.span.end, sentence.span.start + 300) };
  const quote = ctx.narrative.text.slice(span.start, span.end);
  return quote.trim() === "" ? [] : [{ span, quote }];
}

function deceased(ctx: BuildContext): Partial<Patient> & { [element: string]: unknown } {
  const death = factsOf(ctx, "follow-up").find((f) => f.vitalStatus === "dead");
  if (!death) return {};
  const notes = evidenceExtensions(ctx, [...death.evidence, ...(death.time?.evidence ?? [])]);
  const date = death.time?.start !== undefined && death.time.start === death.time.end ? death.time.start : undefined;
  return date === undefined
    ? { deceasedBoolean: true, _deceasedBoolean: { extension: notes } }
    : { deceasedDateTime: date, _deceasedDateTime: { extension: notes } };
}
