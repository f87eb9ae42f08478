// Radiotherapy, courses of drugs, single drugs, surgery and other procedures; and what was not done, with the reason.
import type { CodeableConcept, Extension, MedicationAdministration, Procedure } from "@medplum/fhirtypes";
import { timeWords } from "./dates.ts";
import { conceptExtension, extensionOf, extensionsOf, intentWords, reasonWords } from "./extensions.ts";
import { conceptWords, counted, enumerated, joined, listed, quantityWords, sentence } from "./words.ts";

export function describeProcedure(procedure: Procedure): string[] {
  const name = conceptWords(procedure.code) ?? "procedure not named";
  const { status } = procedure;
  if (status === "not-done")
    return omitted("not done", name, listed(procedure.bodySite), timeWords(procedure, "performed"), procedure.statusReason);
  const site = listed(procedure.bodySite);
  const fact = sentence(
    modalityOf(procedure) ?? name,
    ...dosesOf(procedure),
    site === undefined || name.includes(site) ? undefined : site,
    ...courseWords(procedure, name),
    intentWords(procedure),
    statusWords(status),
    timeWords(procedure, "performed"),
  );
  return status === "stopped" ? [fact, reasonWords(procedure.statusReason)] : [fact];
}

export function describeAdministration(administration: MedicationAdministration): string[] {
  const { status, dosage } = administration;
  const name = conceptWords(administration.medicationCodeableConcept) ?? "medicine not named";
  const time = timeWords(administration, "effective");
  if (status === "not-done") return omitted("not given", name, undefined, time, administration.statusReason?.[0]);
  const route = conceptWords(dosage?.route);
  const fact = sentence(
    joined([name, quantityWords(dosage?.dose)], " "),
    route,
    ...courseWords(administration, name),
    extensionOf(administration, "off-label")?.valueBoolean === true && "off-label",
    intentWords(administration),
    ...(administration.note ?? []).map(({ text }) => text),
    statusWords(status),
    time,
  );
  return status === "stopped" ? [fact, reasonWords(administration.statusReason?.[0])] : [fact];
}

/** "Not given: pembrolizumab. Reason: due to economic reasons." */
const omitted = (
  head: string,
  name: string,
  site: string | undefined,
  time: string | undefined,
  reason: CodeableConcept | undefined,
): string[] => [sentence(`${head}: ${name}`, site !== undefined && name.includes(site) ? undefined : site, time), reasonWords(reason)];

const statusWords = (status: string | undefined): string | undefined =>
  status === "entered-in-error" ? undefined : status?.replace("-", " ");

/** What our extensions tell of a course: schedule, cycles, regimen, line. */
function courseWords(resource: Procedure | MedicationAdministration, name: string): (string | undefined)[] {
  const cycles = extensionOf(resource, "cycles-delivered")?.valueUnsignedInt;
  const line = extensionOf(resource, "line-of-therapy")?.valuePositiveInt;
  const regimen = extensionOf(resource, "regimen")?.valueString;
  return [
    extensionOf(resource, "schedule-as-written")?.valueString,
    cycles === undefined ? undefined : counted(cycles, "cycle"),
    regimen === undefined || name.includes(regimen) ? undefined : /regimen/i.test(regimen) ? regimen : `${regimen} regimen`,
    line === undefined ? undefined : `line of therapy ${line}`,
  ];
}

/** "external beam radiotherapy (IMRT)": the words of mCODE's modality and technique. */
function modalityOf(procedure: Procedure): string | undefined {
  const modalities = extensionsOf(procedure, "mcode-radiotherapy-modality-and-technique").map((pair) => {
    const modality = conceptExtension(pair, "mcode-radiotherapy-modality");
    const technique = conceptExtension(pair, "mcode-radiotherapy-technique");
    const isTold = technique !== undefined && technique !== "technique not stated" && technique !== modality;
    return modality === undefined ? undefined : `${modality}${isTold ? ` (${technique})` : ""}`;
  });
  return enumerated([...new Set(modalities.filter((words) => words !== undefined))]) || undefined;
}

/** "45 Gy in 25 fractions of 1.8 Gy" of each volume. */
function dosesOf(procedure: Procedure): (string | undefined)[] {
  const doses = extensionsOf(procedure, "mcode-radiotherapy-dose-delivered-to-volume").map(doseWords);
  const each = extensionOf(procedure, "dose-per-fraction");
  const told = enumerated(doses.filter((words) => words !== undefined));
  return [told || undefined, each && `${gray(each)} per fraction`];
}

function doseWords(dose: Extension): string | undefined {
  const total = gray(extensionOf(dose, "totalDoseDelivered"));
  const each = gray(extensionOf(dose, "dose-per-fraction"));
  const count = fractionsOf(dose);
  const fractions = count === undefined ? each && `at ${each} per fraction` : `in ${count}${each ? ` of ${each}` : ""}`;
  return joined([total, fractions], " ") || undefined;
}

function fractionsOf(dose: Extension): string | undefined {
  const extension = extensionOf(dose, "fractionsDelivered") as (Extension & { readonly _valueUnsignedInt?: Extension }) | undefined;
  if (extension?.valueUnsignedInt === undefined) return undefined;
  const isDerived = extensionOf(extension._valueUnsignedInt, "value-origin") !== undefined;
  return `${counted(extension.valueUnsignedInt, "fraction")}${isDerived ? " (derived)" : ""}`;
}

/** mCODE keeps doses in cGy; the field speaks of Gy. */
function gray(extension: Extension | undefined): string | undefined {
  const quantity = extension?.valueQuantity;
  if (quantity?.value === undefined) return undefined;
  return quantity.code === "cGy" ? `${quantity.value / 100} Gy` : quantityWords(quantity);
}
