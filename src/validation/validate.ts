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
  run.resolve = (reference) => (reference.startsWith("#") ? containedIn(run.rootResource, reference) : index.find(reference)?.resource);
  run.names[0] = typeof root["resourceType"] === "string" && /^\w{1,40}$/.test(root["resourceType"]) ? root["resourceType"] : "Resource";
  run.indexes[0] = -1;
  run.depth = 1;
  walkResource(run, resource, options.profiles ?? [], false);
  run.depth = 1;
  const input: LayerInput = { root, resources, references: run.references, index, run };
  const walked = run.issues;
  run.issues = [];
  const layers = options.secondOpinion === undefined ? LAYERS : [...LAYERS, options.secondOpinion];
  const results = layers.map((layer) => ({ name: layer.name, ...layer.check(input) }));
  const issues = unique([...walked, ...run.issues, ...results.flatMap((result) => result.issues), ...undecidedOf(run)]);
  let counted: Record<string, number> | undefined;
  return {
    issues,
    layers: [
      ...WALKED.map((name) => walkedLayer(run, name)),
      ...results.map(layerRun),
      ...(options.secondOpinion === undefined ? [NO_OPINION] : []),
    ],
    // Counted only where someone asks: it takes longer than many a resource.
    get evaluations() {
      counted ??= evaluationsOf(run);
      return counted;
    },
  };
}

const containedIn = (container: object, reference: string): unknown => {
  const { contained } = container as { readonly contained?: unknown };
  return Array.isArray(contained) ? contained.find((inner) => inner?.id === reference.slice(1)) : undefined;
};

const walkedLayer = (run: Run, name: LayerName): LayerRun => ({ name, status: "ran", checked: run.checked[name] });

const layerRun = ({ name, checked, skipped }: { name: LayerName; checked: number; skipped?: string }): LayerRun =>
  skipped === undefined ? { name, status: "ran", checked } : { name, status: "skipped", why: skipped, checked };

/** Two profiles that say the same of the same element say it once. */
function unique(issues: readonly Issue[]): Issue[] {
  if (issues.length < 2) return [...issues];
  const seen = new Set<string>();
  return issues.filter(({ expression, code, message }) => {
    const key = `${expression}|${code}|${message}`;
    return !seen.has(key) && seen.add(key);
  });
}

const undecidedOf = ({ undecided }: Run): Issue[] =>
  [...undecided.values()].map(({ issue, count }) =>
    count === 1 ? issue : { ...issue, message: `${issue.message} (${count} places; this is the first)` },
  );

function evaluationsOf(run: Run): Record<string, number> {
  const counts: Record<string, number> = { "ele-1": run.elementEvaluations, "ext-1": run.extensionEvaluations };
  for (const { key } of run.evaluated) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

/** Whether nothing stands against delivery: no error, whatever the warnings. */
export const isValid = (report: ValidationReport): boolean => !hasErrors(report.issues);
