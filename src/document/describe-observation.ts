// Findings, markers, stages, sizes, responses, scores and survival.
import type { Observation, ObservationComponent } from "@medplum/fhirtypes";
import { timeWords } from "./dates.ts";
import { conceptExtension } from "./extensions.ts";
import { conceptWords, joined, listed, lowered, quantityWords, sentence } from "./words.ts";

const STATUS: Readonly<Record<string, string>> = { preliminary: "preliminary", registered: "registered", cancelled: "cancelled" };

export function describeObservation(observation: Observation): string[] {
  const site = conceptWords(observation.bodySite);
  const said = observation.valueBoolean === undefined ? measured(observation) : found(observation);
  return [
    sentence(
      said,
      site === undefined || said.includes(site) ? undefined : site,
      listed(observation.interpretation?.filter(({ text }) => text !== undefined)),
      byMethod(observation),
      ...(observation.note ?? []).map(({ text }) => text?.replace(/, as written$/, "")),
      timeWords(observation, "effective"),
      STATUS[observation.status ?? ""],
    ),
  ];
}

// What the code of a profile says in LOINC's or SNOMED CT's own order of words, as the field says it.
const HEADS: readonly (readonly [profile: string, head: string])[] = [
  ["tumor-response", "tumour response"],
  ["cancer-disease-status", "tumour response"],
  ["tumor-size", "tumour size"],
  ["cancer-stage", "cancer stage"],
  ["tnm-stage-group", "cancer stage"],
  ["histologic-grade", "histologic grade"],
  ["ecog-performance-status", "ECOG performance status"],
  ["karnofsky-performance-status", "Karnofsky performance status"],
];

const profilesOf = ({ meta }: Observation): readonly string[] => (meta?.profile ?? []).map((p) => p.split("/").at(-1) ?? "");

function headOf(observation: Observation): string {
  const profiles = profilesOf(observation);
  const known = HEADS.find(([profile]) => profiles.some((p) => p === profile || p === `mcode-${profile}`))?.[1];
  const code = conceptWords(observation.code);
  // "pT category" says more than "cancer stage".
  if (known !== undefined && !(isStage(observation) && / category$/.test(code ?? ""))) return known;
  return profiles.includes("tumor-marker") ? `tumour marker ${code ?? "not named"}` : (code ?? "observation");
}

function measured(observation: Observation): string {
  const value = valueWords(observation) ?? "value not stated";
  return isStage(observation) && /^stage /i.test(value) ? value : joined([`${headOf(observation)}: ${value}`, trendOf(observation)], ", ");
}

const isStage = (observation: Observation): boolean =>
  profilesOf(observation).some((p) => p.endsWith("cancer-stage") || p.endsWith("tnm-stage-group"));

/** Where the words name no category of response, the trend that they were read as: "progression of, patient's condition worsened". */
function trendOf(observation: Observation): string | undefined {
  if (headOf(observation) !== "tumour response") return undefined;
  const { text, coding = [] } = observation.valueCodeableConcept ?? {};
  if (text === undefined || coding.some(({ system }) => system === "http://loinc.org")) return undefined;
  return lowered(conceptWords({ coding }));
}

function valueWords(observation: Observation): string | undefined {
  const { valueInteger, valueString } = observation;
  return (
    conceptWords(observation.valueCodeableConcept) ??
    quantityWords(observation.valueQuantity) ??
    (valueInteger === undefined ? valueString : String(valueInteger)) ??
    dimensions(observation.component ?? [])
  );
}

/** "5.2 cm × 3 cm". */
const dimensions = (components: readonly ObservationComponent[]): string | undefined =>
  joined(
    components.map(({ valueQuantity }) => quantityWords(valueQuantity)),
    " × ",
  ) || undefined;

/** "no fever", "cough", "adverse event: neutropenia, CTCAE grade 3". */
function found(observation: Observation): string {
  const name = conceptWords(observation.code) ?? "finding not named";
  if (observation.valueBoolean === false) return `no ${lowered(name)}`;
  if (!profilesOf(observation).includes("adverse-event")) return `finding: ${name}`;
  const grades = (observation.component ?? []).map(({ code, valueCodeableConcept }) => {
    const grade = conceptWords(valueCodeableConcept);
    return grade === undefined ? undefined : joined([conceptWords(code)?.replace(/ grade$/, ""), grade], " ");
  });
  return joined([`adverse event: ${name}`, ...grades], ", ");
}

/** How it was seen or staged, where the element or mCODE's evidence type names it. */
function byMethod(observation: Observation): string | undefined {
  const method = conceptWords(observation.method) ?? conceptExtension(observation, "mcode-cancer-disease-status-evidence-type");
  return method === undefined ? undefined : `by ${lowered(method)}`;
}
