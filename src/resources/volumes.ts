// The volume that a dose goes to, and whether its numbers agree.
import type { RadiotherapyFact } from "../facts/treatment-fact.ts";
import { type BuildContext, factsOf, idOf } from "./build-context.ts";
import { placeIdentity, uuidOf } from "./identity.ts";
import { courseRoot } from "./references.ts";

/** The doses of a course in order, the one that opens it first. */
export function dosesOf(ctx: BuildContext, root: RadiotherapyFact): [RadiotherapyFact, ...RadiotherapyFact[]] {
  const others = factsOf(ctx, "radiotherapy").filter((f) => f !== root && courseRoot(f, ctx.record.facts) === root);
  return [root, ...others];
}

/** Id of the dose's volume: course, place, and the position among the course's doses to that place. */
export function targetId(ctx: BuildContext, fact: RadiotherapyFact): string {
  const doses = dosesOf(ctx, courseRoot(fact, ctx.record.facts));
  const place = placeIdentity(fact.target);
  const ordinal = doses.filter((d) => placeIdentity(d.target) === place).indexOf(fact) + 1;
  return uuidOf(ctx.options.tenant, ctx.patientKey, "radiotherapy-target", idOf(ctx, fact), place, ordinal);
}

/** Total, fractions and dose per fraction agree to 1 cGy, or one of them is not told. */
export function isDoseConsistent({ totalGy, fractions, fractionGy }: RadiotherapyFact): boolean {
  if (totalGy === undefined || fractions === undefined || fractionGy === undefined) return true;
  return Math.abs(Math.round(totalGy * 100) - Math.round(fractions * fractionGy * 100)) <= 1;
}

/** A count that was told, or reckoned from two doses that it agrees with: nothing is rounded into a whole number. */
export function isCountable(fact: RadiotherapyFact): boolean {
  const { totalGy, fractions, fractionGy, derived } = fact;
  if (fractions === undefined || !Number.isInteger(fractions) || fractions < 1) return false;
  return derived?.["fractions"] === undefined || (totalGy !== undefined && fractionGy !== undefined && isDoseConsistent(fact));
}

/** True where the dose gets a volume: it has a number or a target. */
export const hasVolume = (fact: RadiotherapyFact): boolean =>
  fact.totalGy !== undefined || fact.fractions !== undefined || fact.fractionGy !== undefined || fact.target !== undefined;
