// Words of the text as CodeableConcept: codes where the terminology vouches for them, and always the words.
import type { CodeableConcept, Coding, Extension } from "@medplum/fhirtypes";
import type { Concept, SourcedCoding } from "../base/concept.ts";
import type { Comparator, Measure } from "../base/measure.ts";
import type { Reason, ReasonClass } from "../facts/fact-base.ts";
import type { Intent } from "../facts/treatment-fact.ts";
import type { BuildContext } from "./build-context.ts";
import { EXTENSION, UCUM } from "./canonicals.ts";
import { dataAbsent, evidenceExtensions, extended } from "./evidence.ts";
import { CODES } from "./profile-codes.ts";

const coding = ({ system, code, display }: SourcedCoding): Coding => ({ system, code, ...(display !== undefined && { display }) });

export function conceptOf(codes: readonly SourcedCoding[], text: string | undefined, extension: Extension[] = []): CodeableConcept {
  return { ...extended(extension), ...(codes.length > 0 && { coding: codes.map(coding) }), ...(text !== undefined && { text }) };
}

/** A drug, disease, procedure or finding of the narrative. */
export const codeable = (ctx: BuildContext, concept: Concept, extension: Extension[] = []): CodeableConcept =>
  conceptOf(ctx.codings.concept(concept), concept.text, extension);

// mCODE's termination reasons. Personal, medical and other reasons have no code: they are text. https://hl7.org/fhir/us/mcode/STU4/
const REASON_CODES: Partial<Record<ReasonClass, SourcedCoding>> = {
  refusal: CODES.REFUSAL,
  financial: CODES.FINANCIAL,
  "not-available": CODES.NOT_AVAILABLE,
  toxicity: CODES.NOT_TOLERATED,
  inefficacy: CODES.NO_RESPONSE,
};
// "could not afford it": a reason with money in it is never coded as refusal.
const MONEY = /econom|financ|afford|money|cost|insurance/i;

/** Why something did not happen or ended; without a reason the element says that it is unknown. */
export function reasonConcept(ctx: BuildContext, reason: Reason | undefined, extension: Extension[] = []): CodeableConcept {
  if (!reason) return { extension: [dataAbsent(), ...extension] };
  const code = reason.class === "refusal" && MONEY.test(reason.text) ? undefined : REASON_CODES[reason.class];
  return conceptOf(code ? [code] : [], reasonText(reason), [...evidenceExtensions(ctx, reason.evidence), ...extension]);
}

// How each class is told, and words that tell it already. "tumour growth" alone does not say that it ended the treatment as progression.
const REASON_WORDS: Partial<Record<ReasonClass, readonly [label: string, said: RegExp]>> = {
  refusal: ["refusal", /refus|declin|unwilling|against (?:medical )?advice|(?:wish|choice|decision)/i],
  financial: ["financial reasons", MONEY],
  personal: ["personal reasons", /personal/i],
  "not-available": ["not available", /not available|unavailab/i],
  toxicity: ["toxicity", /toxic|adverse|tolera|side effect/i],
  progression: ["progression", /progress|relapse|recurr/i],
  inefficacy: ["lack of efficacy", /efficacy|ineffect|no response|fail/i],
  medical: ["medical reasons", /medical|contraindic|comorbid|performance status|unfit|frail/i],
};

/** The reason as written; its class before it where the words alone do not say it. */
function reasonText({ class: kind, text }: Reason): string {
  const [label, said] = REASON_WORDS[kind] ?? [];
  return label === undefined || said?.test(text) ? text : `${label}: ${text}`;
}

const INTENT_CODES: Partial<Record<Intent, SourcedCoding>> = { curative: CODES.CURATIVE, palliative: CODES.PALLIATIVE };

export function intentExtension(intent: Intent | undefined, extension: Extension[]): Extension[] {
  if (intent === undefined) return [];
  const code = INTENT_CODES[intent];
  return [{ url: EXTENSION.intent, valueCodeableConcept: conceptOf(code ? [code] : [], intent, extension) }];
}

interface PlainQuantity {
  extension?: Extension[];
  value: number;
  comparator?: Comparator;
  unit?: string;
  system?: string;
  code?: string;
}

export function quantity({ value, unit, comparator }: Measure, extension: Extension[] = []): PlainQuantity {
  return {
    ...extended(extension),
    value,
    ...(comparator !== undefined && { comparator }),
    ...(unit !== undefined && { unit, system: UCUM, code: unit }),
  };
}
