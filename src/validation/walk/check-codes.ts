// Bindings of one element: each of its codes inside the value set, outside, or not decidable here.
import { isUcumUnit } from "../../fhirpath/ucum.ts";
import type { CodeSet, Membership } from "../compile/code-set.ts";
import type { CodeBinding, ElementCheck } from "../compile/model.ts";
import { checkSystem } from "./check-system.ts";
import { isAbsolute } from "./primitive.ts";
import { found, isLeftUndecided, leftUndecided, type Run } from "./run.ts";
import { showValue } from "./show-value.ts";

type Json = Readonly<Record<string, unknown>>;
interface Coded {
  readonly system: string | undefined;
  readonly code: string;
  /** The system is implied by the value set. */
  readonly isBare: boolean;
}

const URI = "urn:ietf:rfc:3986";
const UCUM = "http://unitsofmeasure.org";
const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);

export function checkBindings(run: Run, element: ElementCheck, typeName: string, value: unknown): void {
  for (const binding of element.bindings) {
    const standing = standingOf(binding, typeName, value);
    if (standing === "in" || (standing === "open" && isLeftUndecided(run, binding))) {
      run.checked.terminology++;
      continue;
    }
    const codes = codesOf(typeName, value);
    if (codes === undefined) continue;
    run.checked.terminology++;
    const rule = (): string => `${element.profile}#${element.path} ${binding.strength} ${binding.valueSet}`;
    if (codes.length === 0) {
      if (binding.strength === "required" && !hasReason(value)) found(run, "error", "binding", rule(), noCode(binding));
      continue;
    }
    if (binding.strength === "required" && codes.every(({ isBare, system }) => !isBare && system === undefined)) {
      const message = `The code has no system: it can be no code of the required value set ${binding.valueSet}.`;
      found(run, "error", "binding", rule(), message);
      continue;
    }
    if (binding.codes === undefined) {
      leftUndecided(run, binding, rule, () => missingSet(binding));
      continue;
    }
    judge(run, binding, rule, codes);
  }
}

/**
 * The case of nearly all codes, without anything made on the way. "in": a code is surely in the set. "open": none is, and of one it cannot
 * be told. Undefined: it must be looked at closely.
 */
function standingOf({ codes }: CodeBinding, typeName: string, value: unknown): Standing {
  if (typeof value === "string") return typeName !== "xhtml" && codes?.hasBare(value) === true ? "in" : undefined;
  if (!isObject(value)) return undefined;
  if (typeName !== "CodeableConcept") return typeName === "Coding" ? standingOfCoding(codes, value) : undefined;
  const { coding } = value;
  if (!Array.isArray(coding)) return undefined;
  let standing: Standing;
  for (const item of coding) {
    const own = isObject(item) ? standingOfCoding(codes, item) : undefined;
    if (own === "in") return own;
    standing ??= own;
  }
  return standing;
}

type Standing = "in" | "open" | undefined;

function standingOfCoding(codes: CodeSet | undefined, { system, code }: Json): Standing {
  if (typeof code !== "string" || typeof system !== "string") return undefined;
  if (codes === undefined) return "open";
  const membership = codes.ofCoding(system, code);
  return membership === "out" ? undefined : membership;
}

function judge(run: Run, binding: CodeBinding, rule: () => string, codes: readonly Coded[]): void {
  const set = binding.codes!;
  let best: Membership = "out";
  for (const { system, code, isBare } of codes) {
    const membership = isBare ? set.ofCode(code) : set.ofCoding(system, code);
    if (membership === "in") return;
    if (membership === "open") best = "open";
  }
  if (best === "open") {
    const reason = set.reason || "the value set cannot be expanded offline";
    leftUndecided(run, binding, rule, () => `Not checked: ${reason} (${binding.strength} value set ${binding.valueSet}).`);
    return;
  }
  const shown = codes.map(({ system, code }) => `${system === undefined ? "" : `${system}|`}${showValue("code", code)}`).join(", ");
  // Outside the systems that are known to belong; where the rest cannot be expanded, a max value set is not confirmed either way by HL7's own validator.
  if (binding.strength === "max" && set.reason !== "")
    found(run, "warning", "binding", rule(), `${shown} is of no system that the max value set ${set.name} draws on: use one of its codes.`);
  else if (binding.strength === "extensible")
    found(
      run,
      "warning",
      "binding",
      rule(),
      `${shown} is not in the extensible value set ${set.name}: use one of its codes where one fits.`,
    );
  else found(run, "error", "binding", rule(), `${shown} is not in the ${binding.strength} value set ${set.name}: use one of its codes.`);
}

/** An extension in place of a code is no code of the value set. */
export function checkAbsentCode(run: Run, element: ElementCheck): void {
  for (const binding of element.bindings)
    if (binding.strength === "required")
      found(run, "error", "binding", `${element.profile}#${element.path} required ${binding.valueSet}`, noCode(binding));
}

const missingSet = ({ strength, valueSet }: CodeBinding): string =>
  `Not checked: the ${strength} value set ${valueSet} is in no loaded package. Load the package that defines it.`;
const noCode = ({ valueSet }: CodeBinding): string => `There is no code, but a code of the required value set ${valueSet} must be here.`;

/** An absent value with its reason stands for the code. */
const hasReason = (value: unknown): boolean => isObject(value) && Array.isArray(value["extension"]) && value["extension"].length > 0;

/** The codes of a value of a bindable type; undefined where the type has none. */
function codesOf(typeName: string, value: unknown): Coded[] | undefined {
  if (typeof value === "string") return typeName === "xhtml" ? undefined : [{ system: undefined, code: value, isBare: true }];
  if (!isObject(value)) return undefined;
  if (typeName === "CodeableConcept") return Array.isArray(value["coding"]) ? value["coding"].flatMap(codedOf) : [];
  if (typeName === "Coding" || QUANTITIES.has(typeName)) {
    // A quantity whose value is absent needs no unit.
    if (typeName !== "Coding" && value["code"] === undefined && value["value"] === undefined) return undefined;
    return codedOf(value);
  }
  return undefined;
}

const QUANTITIES: ReadonlySet<string> = new Set(["Quantity", "SimpleQuantity", "Age", "Count", "Distance", "Duration", "MoneyQuantity"]);

function codedOf(value: unknown): Coded[] {
  if (!isObject(value) || typeof value["code"] !== "string") return [];
  return [{ system: typeof value["system"] === "string" ? value["system"] : undefined, code: value["code"], isBare: false }];
}

/** A code of a system that a package lists completely must be one of its codes. */
export function checkCoding(run: Run, rule: string, { system, code, version, display }: Json): void {
  if (typeof system !== "string" || system === "") return;
  checkSystem(run, rule, system);
  if (typeof code !== "string") return;
  if (system === URI && !isAbsolute(code))
    found(run, "error", "binding", `${rule}#code`, `The system ${URI} says that the code is a URI: begin it with a scheme.`);
  const isOther = run.registry.isOtherVersion(system, version);
  if (isOther)
    leftUndecided(
      run,
      `${system}#version`,
      () => `${rule}#version`,
      () => `Not checked: the code is of another version of ${system} than the one that came along.`,
    );
  const isKnown = run.registry.hasCode(system, code, version);
  if (isKnown === undefined) return;
  run.checked.terminology++;
  if (!isKnown) found(run, "error", "binding", `${rule}#code`, `${system} has no code ${showValue("code", code)}: use one of its codes.`);
  else if (!isOther && typeof display === "string" && display !== "")
    checkDisplay(run, rule, run.registry.displaysOf(system, code), display);
}

/** The display says what the code means, in the words of its system. https://hl7.org/fhir/R4/datatypes-definitions.html#Coding.display */
function checkDisplay(run: Run, rule: string, known: readonly string[] | undefined, display: string): void {
  if (known === undefined || isInAnotherLanguage(run.rootResource) || known.some((one) => isSameDisplay(display, one))) return;
  const words = known.map((one) => JSON.stringify(one)).join(" or ");
  found(run, "error", "binding", `${rule}#display`, `The display is not that of the code in its system: write ${words}, or leave it out.`);
}

/** Upper and lower case say nothing; odd white space may stand where the system has it, no more. */
function isSameDisplay(display: string, known: string): boolean {
  const [own, wanted] = [display.toLowerCase(), known.toLowerCase()];
  return own === wanted || own === wanted.replace(/\s+/g, " ").trim();
}

/** What the systems call their codes is known here in English alone. */
function isInAnotherLanguage(resource: object): boolean {
  const { language } = resource as Json;
  return typeof language === "string" && !/^en\b/i.test(language);
}

/** A unit that says it is UCUM must be UCUM. https://ucum.org */
export function checkUnit(run: Run, rule: string, value: Json): void {
  if (value["system"] !== UCUM || typeof value["code"] !== "string") return;
  run.checked.terminology++;
  if (!isUcumUnit(value["code"]))
    found(
      run,
      "error",
      "binding",
      `${rule}#ucum`,
      `${showValue("code", value["code"])} is not a UCUM unit: write it as UCUM does ("m2", "mg/m2", "cGy"), or leave the system out.`,
    );
}
