// Any bundle or resource from anywhere → what is wrong with it, what was checked and what was not. Never throws on data.
import { hasErrors, type Issue } from "../base/issue.ts";
import { registryOf } from "./compile/registry.ts";
import type { Definitions } from "./definitions/definitions.ts";
import type { Layer, LayerInput } from "./layer.ts";
import { evidence } from "./layers/evidence.ts";
import { plausibility } from "./layers/plausibility.ts";
import { references } from "./layers/references.ts";
import type { LayerName, LayerRun, ValidationReport } from "./report.ts";
import { indexResources, placedResources } from "./resource-index.ts";
import { createRun, type Run } from "./walk/run.ts";
import { walkShape } from "./walk/walk.ts";
import { walkResource } from "./walk/walk-resource.ts";

export interface ValidationOptions {
  /** Canonicals that the resource must meet beside those that it claims in `meta.profile`. */
  readonly profiles?: readonly string[];
  /** What is unknown (an extension, a profile) becomes an error. */
  readonly strict?: boolean;
  /** Another validator's view of base R4, such as `medplumOpinion(definitions)`; without it that layer is reported as skipped. */
  readonly secondOpinion?: Layer;
}

/** The layers over the whole input, after the walk. Their order is the order of the report. */
const LAYERS: readonly Layer[] = [references, evidence, plausibility];

/** The layers that the walk itself is: one pass, so that each value is looked at once. */
const WALKED: readonly LayerName[] = ["structure", "profiles", "terminology", "invariants", "narrative"];

const NO_OPINION: LayerRun = { name: "second-opinion", status: "skipped", why: "no second validator was handed in", checked: 0 };

/** Validates a Bundle with everything in it. Anything that is no Bundle is an error. */
export function validateBundle(bundle: unknown, definitions: Definitions, options: ValidationOptions = {}): ValidationReport {
  if (typeof bundle === "object" && bundle !== null && "resourceType" in bundle && bundle.resourceType === "Bundle")
    return validateResource(bundle, definitions, options);
  const message = "A Bundle must be here: a JSON object whose resourceType is Bundle.";
  const nothing = (name: LayerName): LayerRun => ({ name, status: "skipped", why: "the input is no Bundle", checked: 0 });
  return {
    issues: [{ severity: "fatal", code: "structure", message }],
    layers: [...WALKED, ...LAYERS.map(({ name }) => name)].map(nothing),
    evaluations: {},
  };
}

/** Validates one resource of any type; a Bundle with all its entries. */
export function validateResource(resource: unknown, definitions: Definitions, options: ValidationOptions = {}): ValidationReport {
  const run = createRun(registryOf(definitions), options.strict ?? false, walkShape);
  const root = (typeof resource === "object" && resource !== null && !Array.isArray(resource) ? resource : {}) as Readonly<
    Record<string, unknown>
  >;
  const resources = placedResources(root);
  const index = indexResources(resources);
  run.self = `${String(root["resourceType"])}/${String(root["id"])}`;
  run.isBundle = root["resourceType"] === "Bundle";
  run.resolve = (reference) => (reference.startsWith("#") ? containedIn(run.rootResource, reference) : index.find(reference)?.resource);
  run.names[0] = typeof root["resourceType"] === "string" && /^\w{1,40}$/.test(root["resourceType"]) ? root["resourceType"] : "Resource";
  run.indexes[0] = -1;
  run.depth = 1;
  walkResource(run, resource, options.profiles ?? NONE, false);
  run.depth = 1;
  const input: LayerInput = { root, resources, references: run.references, index, run };
  const over: LayerRun[] = [];
  for (const layer of LAYERS) over.push(layerRun(layer, input));
  over.push(options.secondOpinion === undefined ? NO_OPINION : layerRun(options.secondOpinion, input));
  const layers: LayerRun[] = [];
  // Counted last: what a reference points at is tried against profiles after the walk.
  for (const name of WALKED) layers.push({ name, status: "ran", checked: run.checked[name] });
  for (const one of over) layers.push(one);
  if (run.undecided !== undefined) addUndecided(run.undecided, run.issues);
  addUnlisted(run.unlisted, run.issues);
  return new WalkedReport(unique(run.issues), layers, run);
}

/** Evaluations are counted when they are asked for, which is seldom. A class, because an object with a getter of its own takes as long to make as a small resource to walk. */
class WalkedReport implements ValidationReport {
  readonly issues: readonly Issue[];
  readonly layers: readonly LayerRun[];
  readonly #run: EvaluatedRun;
  #evaluations: Record<string, number> | undefined;

  constructor(issues: readonly Issue[], layers: readonly LayerRun[], { evaluated, elementEvaluations, extensionEvaluations }: Run) {
    this.issues = issues;
    this.layers = layers;
    this.#run = { evaluated, elementEvaluations, extensionEvaluations };
  }

  get evaluations(): Readonly<Record<string, number>> {
    this.#evaluations ??= evaluationsOf(this.#run);
    return this.#evaluations;
  }

  toJSON(): ValidationReport {
    const { issues, layers, evaluations } = this;
    return { issues, layers, evaluations };
  }
}

type EvaluatedRun = Pick<Run, "evaluated" | "elementEvaluations" | "extensionEvaluations">;

const NONE: readonly string[] = [];

const containedIn = (container: object, reference: string): unknown => {
  const { contained } = container as { readonly contained?: unknown };
  return Array.isArray(contained) ? contained.find((inner) => inner?.id === reference.slice(1)) : undefined;
};

function layerRun({ name, check }: Layer, input: LayerInput): LayerRun {
  const { issues, checked, skipped } = check(input);
  for (const issue of issues) input.run.issues.push(issue);
  return skipped === undefined ? { name, status: "ran", checked } : { name, status: "skipped", why: skipped, checked };
}

/** Two profiles that say the same of the same element say it once. */
function unique(issues: readonly Issue[]): readonly Issue[] {
  if (issues.length < 2) return issues;
  if (issues.length <= FEW) return issues.filter((issue, index) => !isSaid(issue, issues, index));
  const seen = new Set<string>();
  return issues.filter(({ expression, code, message }) => {
    const key = `${expression}|${code}|${message}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** So many are compared with each other faster than their keys are made. */
const FEW = 8;

function isSaid({ expression, code, message }: Issue, issues: readonly Issue[], before: number): boolean {
  for (let index = 0; index < before; index++) {
    const other = issues[index]!;
    if (other.code === code && other.expression === expression && other.message === message) return true;
  }
  return false;
}

/** What is not listed still decides: an error among it is one here. */
function addUnlisted({ error, warning, information }: Run["unlisted"], issues: Issue[]): void {
  const count = error + warning + information;
  if (count === 0) return;
  const severity = error > 0 ? "error" : warning > 0 ? "warning" : "information";
  issues.push({
    severity,
    code: "structure",
    message: `${count} further findings, ${error} of them errors, are not listed: mend these first.`,
  });
}

function addUndecided(undecided: NonNullable<Run["undecided"]>, issues: Issue[]): void {
  for (const { issue, count } of undecided.values())
    issues.push(count === 1 ? issue : { ...issue, message: `${issue.message} (${count} places; this is the first)` });
}

function evaluationsOf(run: EvaluatedRun): Record<string, number> {
  const counts: Record<string, number> = { "ele-1": run.elementEvaluations, "ext-1": run.extensionEvaluations };
  for (const { all } of run.evaluated) for (const { key } of all) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

/** Whether nothing stands against delivery: no error, whatever the warnings. */
export const isValid = (report: ValidationReport): boolean => !hasErrors(report.issues);
