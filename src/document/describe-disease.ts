// The patient, diseases, where they are, and the diseases of relatives.
import type { BodyStructure, Condition, FamilyMemberHistory, Patient } from "@medplum/fhirtypes";
import { dateWords } from "./dates.ts";
import { conceptExtension, extensionOf } from "./extensions.ts";
import { capitalised, conceptWords, joined, listed, quantityWords, sentence } from "./words.ts";

export function describePatient(patient: Patient): string[] {
  const { gender, birthDate, deceasedBoolean, deceasedDateTime } = patient;
  const hasSex = gender !== undefined && gender !== "unknown";
  const isMasked = patient.name?.some((name) => extensionOf(name, "data-absent-reason")?.valueCode === "masked");
  return [
    sentence(
      "patient",
      hasSex ? gender : "sex not stated",
      birthDate === undefined ? undefined : `born ${dateWords(birthDate)}`,
      isMasked && "name masked",
    ),
    deceasedDateTime === undefined ? deceasedBoolean === true && "Deceased." : `Deceased ${dateWords(deceasedDateTime)}.`,
  ].filter((part) => typeof part === "string");
}

const claims = ({ meta }: Condition | BodyStructure, part: string): boolean => meta?.profile?.some((p) => p.includes(part)) ?? false;

export function describeCondition(condition: Condition): string[] {
  const name = conceptWords(condition.code) ?? "not named";
  const verification = condition.verificationStatus?.coding?.[0]?.code;
  const site = listed(condition.bodySite);
  const asserted = extensionOf(condition, "condition-assertedDate")?.valueDateTime;
  const isMetastasis = claims(condition, "/metastasis") || claims(condition, "secondary-cancer");
  const isRefuted = verification === "refuted";
  const fact = sentence(
    isRefuted ? `excluded: ${name}` : isMetastasis ? withHead(name, "metastasis") : `${headOf(condition)}: ${name}`,
    site === undefined || name.includes(site) ? undefined : site,
    told("histology", conceptExtension(condition, "mcode-histology-morphology-behavior"), name),
    condition.onsetAge && `at the age of ${quantityWords(condition.onsetAge)}`,
    asserted === undefined ? undefined : `diagnosed ${dateWords(asserted)}`,
    isRefuted ? undefined : condition.clinicalStatus?.coding?.[0]?.code,
    isRefuted ? undefined : verification,
  );
  return [verification === "entered-in-error" ? "Entered in error." : "", fact].filter((part) => part !== "");
}

const headOf = (condition: Condition): string => (claims(condition, "primary-cancer") ? "primary cancer" : "other diagnosis");

/** A name that begins with its kind already does not repeat it. */
const withHead = (name: string, head: string): string => (name.toLowerCase().startsWith(head) ? name : `${head}: ${name}`);

/** "histology adenocarcinoma", where the name of the disease does not say it. */
const told = (label: string, words: string | undefined, name: string): string | undefined =>
  words === undefined || name.toLowerCase().includes(words.toLowerCase()) ? undefined : `${label} ${words}`;

export function describeBodyStructure(structure: BodyStructure): string[] {
  const isTarget = claims(structure, "radiotherapy-target") || claims(structure, "radiotherapy-volume");
  const place = conceptWords(structure.location);
  const words = isTarget ? (structure.description ?? place) : joined([structure.description, place], ", ");
  const fact = `${isTarget ? "radiotherapy target" : "lesion"}: ${words || "place not stated"}`;
  return [structure.active === false ? "Entered in error." : "", sentence(fact)].filter((part) => part !== "");
}

export const describeFamilyHistory = (history: FamilyMemberHistory): string[] => {
  const conditions = history.condition?.map(({ code }) => conceptWords(code)) ?? [];
  return [
    sentence(
      `family history: ${conceptWords(history.relationship) ?? "relative"}`,
      joined(conditions, ", ") || "condition not stated",
      history.deceasedBoolean === true && "deceased",
      history.note?.[0] && capitalised(history.note[0].text ?? ""),
    ),
  ];
};
