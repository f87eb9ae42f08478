// Oncology's own sense: doses that multiply out, dates in order, stage with its metastases, off-label drugs with their consent. Warnings only.
import type { Issue, IssueCode } from "../../base/issue.ts";
import type { Layer, LayerInput, PlacedResource } from "../layer.ts";

type Json = Readonly<Record<string, unknown>>;
type Say = (placed: PlacedResource, code: IssueCode, rule: string, message: string) => void;

const OURS = "https://casebridge.dev/fhir/StructureDefinition/";
const MCODE = "http://hl7.org/fhir/us/mcode/StructureDefinition/";

export const plausibility: Layer = {
  name: "plausibility",
  check(input) {
    const issues: Issue[] = [];
    const say: Say = ({ expression }, code, rule, message) => {
      issues.push({ severity: "warning", code, message, expression, rule: `plausibility#${rule}` });
    };
    for (const placed of input.resources) {
      doseArithmetic(placed, say);
      datesInOrder(placed, say);
    }
    if (input.root["resourceType"] !== "Bundle") {
      responseWithoutFocus(input, say);
      return { issues, checked: input.resources.length };
    }
    datesOfLife(input, say);
    stageWithoutMetastasis(input, say);
    offLabelWithoutConsent(input, say);
    responseWithoutFocus(input, say);
    onePatient(input, say);
    return { issues, checked: input.resources.length };
  },
};

const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isObject) : []);
const extensionOf = (node: Json, url: string): Json | undefined => listOf(node["extension"]).find((extension) => extension["url"] === url);
const amountOf = (quantity: unknown): number | undefined =>
  isObject(quantity) && typeof quantity["value"] === "number" ? quantity["value"] : undefined;
const claims = ({ resource }: PlacedResource, part: string): boolean => {
  const meta = resource["meta"];
  return isObject(meta) && Array.isArray(meta["profile"]) && meta["profile"].some((url) => String(url).includes(part));
};

/** 28 fractions of 1.8 Gy are 50.4 Gy: within 1 cGy of the total, or someone should look. */
function doseArithmetic(placed: PlacedResource, say: Say): void {
  if (placed.resource["extension"] === undefined) return;
  for (const dose of listOf(placed.resource["extension"]).filter(
    ({ url }) => url === `${MCODE}mcode-radiotherapy-dose-delivered-to-volume`,
  )) {
    const total = amountOf(extensionOf(dose, "totalDoseDelivered")?.["valueQuantity"]);
    const fractions = extensionOf(dose, "fractionsDelivered")?.["valueUnsignedInt"];
    const perFraction = amountOf(extensionOf(dose, `${OURS}dose-per-fraction`)?.["valueQuantity"]);
    if (total === undefined) continue;
    if (total > 15_000)
      say(placed, "dose-arithmetic", "total", `A total dose of ${total} cGy to one volume is beyond what is given: check the unit.`);
    if (perFraction !== undefined && perFraction > total)
      say(
        placed,
        "dose-arithmetic",
        "per-fraction",
        `The dose per fraction (${perFraction} cGy) is greater than the total (${total} cGy).`,
      );
    if (perFraction !== undefined && typeof fractions === "number" && Math.abs(total - fractions * perFraction) > 1)
      say(placed, "dose-arithmetic", "fractions", `${fractions} × ${perFraction} cGy are not ${total} cGy.`);
  }
}

/** Compares at the precision that both have: negative where a is surely before b. */
function order(a: unknown, b: unknown): number {
  if (typeof a !== "string" || typeof b !== "string") return 0;
  const length = Math.min(a.length, b.length, 10);
  const [left, right] = [a.slice(0, length), b.slice(0, length)];
  return left < right ? -1 : left > right ? 1 : 0;
}

const PERIODS = ["performedPeriod", "effectivePeriod", "period", "occurrencePeriod"] as const;

function datesInOrder(placed: PlacedResource, say: Say): void {
  const { resource } = placed;
  for (const name of PERIODS) {
    const period = resource[name];
    if (period !== undefined && isObject(period) && order(period["start"], period["end"]) > 0)
      say(placed, "contradiction", "period", `${name} ends before it starts.`);
  }
  if (order(resource["onsetDateTime"], resource["abatementDateTime"]) > 0)
    say(placed, "contradiction", "abatement", "The condition ends before it begins.");
}

const EVENT_DATES = ["performedDateTime", "effectiveDateTime", "onsetDateTime", "occurrenceDateTime"] as const;

function datesOfLife({ resources, index }: LayerInput, say: Say): void {
  for (const placed of resources) {
    const subject = placed.resource["subject"] ?? placed.resource["patient"];
    const reference = isObject(subject) && typeof subject["reference"] === "string" ? subject["reference"] : undefined;
    const patient = reference === undefined ? undefined : index.find(reference)?.resource;
    if (patient?.["resourceType"] !== "Patient") continue;
    for (const name of EVENT_DATES) {
      const when = placed.resource[name];
      if (order(when, patient["birthDate"]) < 0) say(placed, "contradiction", "birth", `${name} lies before the patient's birth.`);
      if (order(patient["deceasedDateTime"], when) < 0) say(placed, "contradiction", "death", `${name} lies after the patient's death.`);
    }
  }
}

const NCIT = "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl";
const hasCode = (concept: unknown, code: string, system?: string): boolean =>
  isObject(concept) && Array.isArray(concept["coding"]) && hasCoding(concept["coding"], code, system);

function hasCoding(codings: readonly unknown[], code: string, system: string | undefined): boolean {
  for (const coding of codings)
    if (isObject(coding) && coding["code"] === code && (system === undefined || coding["system"] === system)) return true;
  return false;
}

/** FIGO IVB of the cervix is a distant metastasis; other tumours' IVB are not always one. */
function stageWithoutMetastasis({ resources }: LayerInput, say: Say): void {
  const stages = resources.filter(
    ({ resource }) =>
      resource["resourceType"] === "Observation" &&
      hasCode(resource["valueCodeableConcept"], "C96263", NCIT) &&
      hasCode(resource["method"], "106250008"),
  );
  const hasMetastasis = resources.some((placed) => claims(placed, "metastasis") || claims(placed, "secondary-cancer"));
  if (!hasMetastasis)
    for (const stage of stages)
      say(stage, "contradiction", "stage", "FIGO stage IVB of the cervix means distant metastasis, but no metastasis is recorded.");
}

function offLabelWithoutConsent({ resources, index }: LayerInput, say: Say): void {
  const consented = new Set<object | undefined>();
  for (const { resource } of resources) {
    const provision = resource["resourceType"] === "Consent" ? resource["provision"] : undefined;
    for (const { reference } of isObject(provision) ? listOf(provision["data"]) : [])
      if (isObject(reference) && typeof reference["reference"] === "string") consented.add(index.find(reference["reference"])?.resource);
  }
  for (const placed of resources)
    if (extensionOf(placed.resource, `${OURS}off-label`)?.["valueBoolean"] === true && !consented.has(placed.resource))
      say(placed, "contradiction", "consent", "The drug was given off label, but no Consent covers it.");
}

function responseWithoutFocus({ resources }: LayerInput, say: Say): void {
  for (const placed of resources)
    if (hasCode(placed.resource["code"], "97509-4", "http://loinc.org") && placed.resource["focus"] === undefined)
      say(placed, "ambiguous", "response", "The response does not say which lesion or disease responded.");
}

function onePatient({ resources, root }: LayerInput, say: Say): void {
  if (root["resourceType"] !== "Bundle" || root["type"] === "searchset" || root["type"] === "history") return;
  const patients = resources.filter(({ resource }) => resource["resourceType"] === "Patient");
  const second = patients[1];
  if (second !== undefined)
    say(second, "contradiction", "patients", `The bundle speaks of ${patients.length} patients: a record is about one.`);
}
