// Where a value stands in the narrative, how it was derived and what was repaired: extensions on the resource and on its elements.
// https://hl7.org/fhir/extensions/StructureDefinition-derivation-reference.html
import type { Extension } from "@medplum/fhirtypes";
import { type Evidence, isEvidenceTrue } from "../base/evidence.ts";
import { isOverlapping } from "../base/span.ts";
import type { Fact } from "../facts/fact.ts";
import type { Repair } from "../narrative/narrative.ts";
import type { BuildContext } from "./build-context.ts";
import { EXTENSION } from "./canonicals.ts";

const EVIDENCE_PATH = "DocumentReference.content[0].attachment.data";

/**
 * One derivation-reference for each distinct span.
 * @throws Error where a quote does not stand where its span says: a bug of an earlier stage
 */
export function evidenceExtensions(ctx: BuildContext, evidence: readonly Evidence[] = []): Extension[] {
  const spans = new Map<string, Evidence>();
  for (const e of evidence) {
    if (!isEvidenceTrue(ctx.narrative.text, e))
      throw new Error(`evidence [${e.span.start}, ${e.span.end}) is not what stands in the narrative`);
    spans.set(`${e.span.start}-${e.span.end}`, e);
  }
  return [...spans.values()].map(({ span }) => ({
    url: EXTENSION.derivationReference,
    extension: [
      { url: "reference", valueReference: { reference: ctx.documentReference } },
      { url: "path", valueString: EVIDENCE_PATH },
      { url: "offset", valueInteger: span.start },
      { url: "length", valueInteger: span.end - span.start },
    ],
  }));
}

/** What an element says of its value: evidence of its own, origin where it is derived, repairs in that evidence. */
export function annotations(ctx: BuildContext, fact: Fact, attribute: string, more: readonly Evidence[] = []): Extension[] {
  const evidence = [...(fact.valueEvidence?.[attribute] ?? []), ...more];
  const explanation = fact.derived?.[attribute];
  return [
    ...evidenceExtensions(ctx, evidence),
    ...(explanation === undefined ? [] : [valueOrigin(explanation)]),
    ...(fact.repairs ?? []).filter((r) => evidence.some((e) => isOverlapping(e.span, r.span))).map(repairExtension),
  ];
}

/** What the resource says of the fact: its evidence, the rule that found it, repairs that belong to no single value. */
export function factExtensions(ctx: BuildContext, fact: Fact): Extension[] {
  const ofValues = Object.values(fact.valueEvidence ?? {}).flat();
  const loose = (fact.repairs ?? []).filter((r) => !ofValues.some((e) => isOverlapping(e.span, r.span)));
  return [...evidenceExtensions(ctx, fact.evidence), { url: EXTENSION.foundBy, valueString: fact.rule }, ...loose.map(repairExtension)];
}

export function valueOrigin(explanation: string): Extension {
  return {
    url: EXTENSION.valueOrigin,
    extension: [
      { url: "code", valueCode: "derived" },
      { url: "explanation", valueString: explanation },
    ],
  };
}

export const dataAbsent = (reason: "unknown" | "masked" = "unknown"): Extension => ({
  url: EXTENSION.dataAbsentReason,
  valueCode: reason,
});

function repairExtension({ original, repaired, class: kind }: Repair): Extension {
  return {
    url: EXTENSION.repair,
    extension: [
      { url: "original", valueString: original },
      ...(repaired === "" ? [] : [{ url: "repaired", valueString: repaired }]),
      { url: "class", valueCode: kind },
    ],
  };
}

/** Spread into an element that can carry extensions: { ...value, ...extended(list) }. */
export const extended = (extension: Extension[]): { extension?: Extension[] } => (extension.length > 0 ? { extension } : {});
