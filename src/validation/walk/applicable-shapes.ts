// Which definitions a resource is validated against: what it claims, what is asked, else its base type.
import type { Shape } from "../compile/model.ts";
import { found, type Run } from "./run.ts";

type Json = Readonly<Record<string, unknown>>;

/** The profiles that apply; those that another one builds upon add nothing. */
export function shapesOf(run: Run, base: Shape, value: Json, asked: readonly string[]): readonly Shape[] {
  const meta = value["meta"];
  const claimed = isClaiming(meta) ? meta.profile : [];
  const vital = base.type === "Observation" ? vitalSignOf(run, value) : undefined;
  if (claimed.length === 0 && asked.length === 0 && vital === undefined) return base.alone;
  if (claimed.length === 1 && asked.length === 0 && vital === undefined) {
    // One known profile for its own type: what nearly every resource claims.
    const only = typeof claimed[0] === "string" ? run.registry.shape(claimed[0]) : undefined;
    if (only?.type === base.type) {
      if (run.trials === 0) run.checked.profiles++;
      return only.alone;
    }
  }
  const shapes = new Set<Shape>(vital === undefined ? [] : [vital]);
  for (const canonical of [...claimed, ...asked]) {
    if (typeof canonical !== "string") continue;
    const url = canonical.split("|")[0]!;
    const shape = run.registry.shape(url);
    if (shape === undefined)
      found(
        run,
        "warning",
        "unknown-profile",
        url,
        `Profile ${url} is in no loaded package: nothing that it demands was checked. Load its package.`,
      );
    else if (shape.type !== base.type && !run.registry.lineage(base.type).includes(shape.type))
      found(run, "error", "structure", url, `Profile ${url} is for ${shape.type}, but this is a ${base.type}.`);
    else shapes.add(shape);
  }
  if (run.trials === 0) run.checked.profiles += shapes.size;
  const all = [...shapes];
  const needed = all.filter((shape) => !all.some((other) => other.ancestors.has(shape.url)));
  return needed.some((shape) => shape.type === base.type) ? needed : [base, ...needed];
}

/** R4 lets no one record a vital sign outside its profile. */
function vitalSignOf(run: Run, { code }: Json): Shape | undefined {
  const codings = typeof code === "object" && code !== null && "coding" in code && Array.isArray(code.coding) ? code.coding : [];
  for (const coding of codings)
    if (coding?.system === "http://loinc.org" && typeof coding.code === "string") {
      const shape = run.registry.vitalSign(coding.code);
      if (shape !== undefined) return shape;
    }
  return undefined;
}

const isClaiming = (meta: unknown): meta is { readonly profile: readonly unknown[] } =>
  typeof meta === "object" && meta !== null && "profile" in meta && Array.isArray(meta.profile);
