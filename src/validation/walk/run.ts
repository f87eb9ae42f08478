// The state of one validation: where the walk is, what it has found, how much it has looked at.
import type { Issue, IssueCode, Severity } from "../../base/issue.ts";
import type { ElementCheck, Registry, RuleSet, Shape, SliceJudge, TargetCheck, TypeCheck } from "../compile/model.ts";
import type { LayerName } from "../report.ts";

/** A reference that was met, to be resolved once the whole input is known. */
export interface MetReference {
  readonly reference: string;
  /** Reference.type as it stands there. */
  readonly type: unknown;
  /** Where it stands; words are made of it only for a finding. */
  readonly place: Place;
  /** The reference itself, as an object or a string: met twice under one rule, it is judged once. */
  readonly value: unknown;
  readonly element: ElementCheck;
  readonly targets: TargetCheck | undefined;
  /** The resource that holds it, and the container of its `#contained` ones. */
  readonly rootResource: object;
  /** Index of the entry of the bundle that holds it; -1 outside a bundle. */
  readonly entry: number;
}

/** A place of the walk, kept. */
export interface Place {
  readonly names: readonly string[];
  readonly indexes: readonly number[];
  readonly depth: number;
}

export interface Run {
  readonly registry: Registry;
  readonly isStrict: boolean;
  issues: Issue[];
  /** Findings beyond the most that are listed. */
  readonly unlisted: Record<"error" | "warning" | "information", number>;
  /** JSON names down to the element, and the index in each array (-1: no array). */
  readonly names: string[];
  readonly indexes: number[];
  readonly elements: ElementCheck[];
  readonly types: TypeCheck[];
  depth: number;
  /** The whole input as a reference would name it: "Patient/1". */
  self: string;
  /** Whether the whole input is a Bundle. */
  isBundle: boolean;
  resource: unknown;
  rootResource: object;
  entry: number;
  /** More than 0: a value is only tried against a profile; nothing is remembered but its errors. */
  trials: number;
  /** The value that is being tried has an error: what is left of it need not be looked at. */
  hasFailed: boolean;
  /** Whether a value met a profile when it was tried. */
  verdicts: Map<object, Map<string, boolean>> | undefined;
  readonly references: MetReference[];
  readonly checked: Record<LayerName, number>;
  /** Of the primitive whose rules are being evaluated: its "_name". */
  sibling: unknown;
  /** The rules of each value that was met, evaluated or told to hold unread. */
  readonly evaluated: RuleSet[];
  /** An extension was met that says where a value stands in a text. */
  hasEvidence: boolean;
  elementEvaluations: number;
  extensionEvaluations: number;
  /** What could not be decided, once per reason, with how often. */
  undecided: Map<object | string, { readonly issue: Issue; count: number }> | undefined;
  /** Answers a reference with the resource that it points at, inside the input. */
  resolve: (reference: string) => unknown;
  /** Asks on behalf of the slices; made on first use. */
  judge: SliceJudge | undefined;
  /** The walk itself: what tries a value against a profile hands it back here. */
  readonly walkShape: (run: Run, shape: Shape, value: Readonly<Record<string, unknown>>) => void;
}

/** Deeper input is refused: no resource of a real system nests so far, and recursion must end. */
export const MAX_DEPTH = 100;

/** Walks are synchronous, one after the other: they share the stacks of where they are, so that these have grown once. */
const STACKS: Pick<Run, "names" | "indexes" | "elements" | "types"> = { names: [], indexes: [], elements: [], types: [] };

export function createRun(registry: Registry, isStrict: boolean, walkShape: Run["walkShape"]): Run {
  return {
    registry,
    isStrict,
    issues: [],
    unlisted: { error: 0, warning: 0, information: 0 },
    names: STACKS.names,
    indexes: STACKS.indexes,
    elements: STACKS.elements,
    types: STACKS.types,
    depth: 0,
    self: "",
    isBundle: false,
    resource: undefined,
    rootResource: {},
    entry: -1,
    trials: 0,
    hasFailed: false,
    verdicts: undefined,
    references: [],
    checked: {
      structure: 0,
      profiles: 0,
      terminology: 0,
      invariants: 0,
      narrative: 0,
      references: 0,
      evidence: 0,
      plausibility: 0,
      "second-opinion": 0,
    },
    sibling: undefined,
    evaluated: [],
    hasEvidence: false,
    elementEvaluations: 0,
    extensionEvaluations: 0,
    undecided: undefined,
    resolve: () => undefined,
    judge: undefined,
    walkShape,
  };
}

/** FHIRPath of where the walk is: "Bundle.entry[3].resource.status". */
export function expressionOf({ names, indexes, depth }: Place): string {
  let expression = names[0] ?? "";
  for (let level = 1; level < depth; level++) {
    expression += `.${names[level]}`;
    if (indexes[level]! >= 0) expression += `[${indexes[level]}]`;
  }
  return expression;
}

/** More findings are counted, not listed: millions of them would tell no one more, and fill the memory. */
export const MAX_ISSUES = 10_000;

export function found(run: Run, severity: Severity, code: IssueCode, rule: string, message: string): void {
  if (run.trials > 0) {
    if (severity === "error" || severity === "fatal") run.hasFailed = true;
    return;
  }
  if (run.issues.length >= MAX_ISSUES) {
    run.unlisted[severity === "fatal" ? "error" : severity]++;
    return;
  }
  run.issues.push({ severity, code, message, expression: expressionOf(run), rule });
}

/** Not checked is never "valid": listed once per reason (`cause` is what it is told apart by), as information. An object's words are made only once. */
export function leftUndecided(run: Run, cause: object | string, rule: () => string, message: () => string): void {
  if (run.trials > 0) return;
  const known = run.undecided?.get(cause);
  if (known !== undefined) known.count += 1;
  else noteUndecided(run, cause, wordsOf(cause, rule, message));
}

/** The same for an object whose words are known from another input; false: they have to be made. */
export function isLeftUndecided(run: Run, cause: object): boolean {
  if (run.trials > 0) return true;
  const known = run.undecided?.get(cause);
  if (known !== undefined) {
    known.count += 1;
    return true;
  }
  const said = words.get(cause);
  if (said === undefined) return false;
  noteUndecided(run, cause, said);
  return true;
}

function noteUndecided(run: Run, cause: object | string, { message, rule }: Words): void {
  run.undecided ??= new Map();
  const issue: Issue = { severity: "information", code: "not-checked", message, rule, expression: expressionOf(run) };
  run.undecided.set(cause, { issue, count: 1 });
}

interface Words {
  readonly message: string;
  readonly rule: string;
}

const words = new WeakMap<object, Words>();

function wordsOf(cause: object | string, rule: () => string, message: () => string): Words {
  if (typeof cause === "string") return { message: message(), rule: rule() };
  const known = words.get(cause);
  if (known !== undefined) return known;
  const made = { message: message(), rule: rule() };
  words.set(cause, made);
  return made;
}
