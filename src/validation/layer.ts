// What a layer over the whole input is handed, and what it hands back.
import type { Issue } from "../base/issue.ts";
import type { LayerName } from "./report.ts";
import type { MetReference, Run } from "./walk/run.ts";

/** Input of a layer: the resources where they stand, and what the walk met. */
export interface LayerInput {
  readonly root: Readonly<Record<string, unknown>>;
  readonly resources: readonly PlacedResource[];
  readonly references: readonly MetReference[];
  readonly index: ResourceIndex;
  readonly run: Run;
}

export interface PlacedResource {
  readonly resource: Readonly<Record<string, unknown>>;
  /** "Bundle.entry[3].resource", or the type of a resource that stands alone. */
  readonly expression: string;
  readonly fullUrl: string | undefined;
  /** Index of its entry; -1 outside a bundle. */
  readonly entry: number;
}

/** Finds the resource of a bundle that a reference means. https://hl7.org/fhir/R4/bundle.html#references */
export interface ResourceIndex {
  readonly find: (reference: string) => PlacedResource | undefined;
}

export interface LayerResult {
  readonly issues: readonly Issue[];
  readonly checked: number;
  /** Why there was nothing to do. */
  readonly skipped?: string;
}

export interface Layer {
  readonly name: LayerName;
  readonly check: (input: LayerInput) => LayerResult;
}
