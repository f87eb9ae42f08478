// Places of the body: as bodySite with its qualifiers, and as the thing that a size or a response is about.
import type { CodeableConcept, Extension } from "@medplum/fhirtypes";
import type { SourcedCoding } from "../base/concept.ts";
import type { MetastasisFact, PrimaryFact } from "../facts/disease-fact.ts";
import type { Fact } from "../facts/fact.ts";
import type { Place, Side } from "../facts/fact-base.ts";
import { type BuildContext, factsOf, referenceToFact } from "./build-context.ts";
import { EXTENSION } from "./canonicals.ts";
import { conceptOf } from "./concepts.ts";
import { evidenceExtensions } from "./evidence.ts";
import { conceptIdentity, placeIdentity, uuidOf } from "./identity.ts";
import { CODES } from "./profile-codes.ts";
import { type Link, referenceTo } from "./references.ts";

const SIDES: Record<Side, SourcedCoding> = { left: CODES.LEFT, right: CODES.RIGHT, bilateral: CODES.BILATERAL };

const sideConcept = (side: Side): CodeableConcept => conceptOf([SIDES[side]], side);

const qualifierConcept = (ctx: BuildContext, qualifier: string): CodeableConcept =>
  conceptOf(ctx.codings.placeQualifier(qualifier), qualifier);

export const placeText = ({ site, side, qualifier }: Place): string => [side, qualifier, site.text].filter(Boolean).join(" ");

/** CodeableConcept for `bodySite`: the site's codes, side and qualifier as mCODE's extensions, the words as text. */
export function bodySite(ctx: BuildContext, place: Place, extension: Extension[] = []): CodeableConcept {
  const qualifier = place.qualifier === undefined ? undefined : qualifierConcept(ctx, place.qualifier);
  const all: Extension[] = [
    // The binding of the qualifier is required: without a code it stays in the text alone.
    ...(qualifier?.coding ? [{ url: EXTENSION.locationQualifier, valueCodeableConcept: qualifier }] : []),
    ...(place.side === undefined ? [] : [{ url: EXTENSION.laterality, valueCodeableConcept: sideConcept(place.side) }]),
    ...evidenceExtensions(ctx, place.evidence),
    ...extension,
  ];
  return conceptOf(ctx.codings.site(place.site), placeText(place), all);
}

/** The primary or metastasis that lies at the place; where no side is told, the only one of that site. */
export function conditionAt(ctx: BuildContext, place: Place): PrimaryFact | MetastasisFact | undefined {
  const conditions = [...factsOf(ctx, "metastasis"), ...factsOf(ctx, "primary")].filter((c) => c.assertion !== "absent");
  const placeOf = (c: PrimaryFact | MetastasisFact): Place | undefined => (c.kind === "primary" ? c.site : c.place);
  const exact = conditions.find((c) => placeIdentity(placeOf(c)) === placeIdentity(place));
  if (exact) return exact;
  const sameSite = conditions.filter((c) => {
    const other = placeOf(c);
    const isSideOpen = place.side === undefined || other?.side === undefined;
    return other && isSideOpen && conceptIdentity(other.site) === conceptIdentity(place.site);
  });
  return sameSite.length === 1 ? sameSite[0] : undefined;
}

/** Id of a lesion that only a size or response speaks of; a lesion fact of the same place has the same. */
export const lesionId = (ctx: BuildContext, place: Place | undefined): string =>
  uuidOf(ctx.options.tenant, ctx.patientKey, "lesion", placeIdentity(place), 1);

export const lesionFactAt = (ctx: BuildContext, place: Place): Fact | undefined =>
  factsOf(ctx, "lesion").find((l) => placeIdentity(l.place) === placeIdentity(place));

/** What a response at the place is about: the condition there, else the lesion. */
export function focusAt(ctx: BuildContext, place: Place): Link {
  return (
    referenceToFact(ctx, conditionAt(ctx, place)?.id) ??
    referenceToFact(ctx, lesionFactAt(ctx, place)?.id) ??
    referenceTo({ type: "BodyStructure", id: lesionId(ctx, place) })
  );
}
