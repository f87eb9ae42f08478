// The validator alone, as `casebridge/validation`: nothing else of the product is loaded, and no node: module.
export type { Issue } from "../base/issue.ts";
export type { Definitions } from "./definitions/definitions.ts";
export { parseDefinitions } from "./definitions/parse.ts";
export { toOperationOutcome } from "./outcome.ts";
export type { LayerRun, ValidationReport } from "./report.ts";
export { isValid, type ValidationOptions, validateResource as validate } from "./validate.ts";
export { type SourceReport, validateSource } from "./validate-source.ts";
