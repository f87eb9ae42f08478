// mCODE's modality and technique. The binding is required and knows particles and dose rates, which a text seldom tells:
// "EBRT" is UNC with the words; photons, protons or high dose rate are coded only where the text says them.
import type { Extension } from "@medplum/fhirtypes";
import type { SourcedCoding } from "../base/concept.ts";
import type { Modality, RadiotherapyFact } from "../facts/treatment-fact.ts";
import type { BuildContext } from "./build-context.ts";
import { EXTENSION } from "./canonicals.ts";
import { conceptOf } from "./concepts.ts";
import { annotations } from "./evidence.ts";
import { CODES } from "./profile-codes.ts";

const NAMES: Record<Modality, string> = {
  "external-beam": "external beam radiotherapy",
  brachytherapy: "brachytherapy",
  stereotactic: "stereotactic radiotherapy",
  proton: "proton radiotherapy",
  "carbon-ion": "carbon ion radiotherapy",
  electron: "electron radiotherapy",
  intraoperative: "intraoperative radiotherapy",
  radionuclide: "radionuclide therapy",
};

const PHOTONS = /\bphotons?\b/i; // "6 MV photons"
const HIGH_DOSE_RATE = /\bhdr\b|high[- ]dose[- ]rate/i; // "HDR brachytherapy"
const PULSED_DOSE_RATE = /\bpdr\b|pulsed[- ]dose[- ]rate/i; // "PDR brachytherapy"

function modalityCodes(fact: RadiotherapyFact): readonly SourcedCoding[] {
  const words = fact.modalityText ?? "";
  switch (fact.modality) {
    case "external-beam":
      return PHOTONS.test(words) ? [CODES.PHOTONS] : [CODES.NOT_CODED, CODES.TELERADIOTHERAPY];
    case "brachytherapy":
      return [HIGH_DOSE_RATE.test(words) ? CODES.HIGH_DOSE_RATE : PULSED_DOSE_RATE.test(words) ? CODES.PULSED_DOSE_RATE : CODES.NOT_CODED];
    case "proton":
      return [CODES.PROTONS];
    case "carbon-ion":
      return [CODES.CARBON_IONS];
    case "electron":
      return [CODES.ELECTRONS];
    case "radionuclide":
      return [CODES.RADIOPHARMACEUTICAL];
    default:
      return [CODES.NOT_CODED];
  }
}

// mCODE's Techniques* invariants: what may stand beside a coded modality; beside UNC any technique of its sets.
const TECHNIQUES: Readonly<Record<string, readonly string[]>> = {
  [CODES.PHOTONS.code]: ["441799006", "1156530009", "1162782007", "1156526006", "168524008", "1163157007"],
  [CODES.ELECTRONS.code]: ["1162782007", "1156526006", "168524008", "1163157007"],
  [CODES.CARBON_IONS.code]: ["1156529004", "1156528007", "1204242009"],
  [CODES.PROTONS.code]: ["1156529004", "1156528007", "1204242009", "1163157007"],
  [CODES.PULSED_DOSE_RATE.code]: ["384692006", "113120007"],
  [CODES.HIGH_DOSE_RATE.code]: ["384692006", "1156382005", "113120007", "384691004", "168524008", "14473006"],
  [CODES.RADIOPHARMACEUTICAL.code]: ["16560241000119104", "1156383000", "384692006", "113120007"],
};
const ALL_TECHNIQUES = new Set([...Object.values(TECHNIQUES).flat(), "169317000"]);

/** The modality-and-technique extension of one dose; none where the text names neither. */
export function modalityExtension(ctx: BuildContext, fact: RadiotherapyFact): Extension[] {
  if (fact.modality === undefined && fact.technique === undefined) return [];
  const codes = modalityCodes(fact);
  const text = fact.modalityText ?? (fact.modality ? NAMES[fact.modality] : fact.technique?.text);
  const modality = conceptOf(codes, text, annotations(ctx, fact, "modality"));
  const technique = conceptOf(
    [techniqueCode(ctx, fact, codes[0]!)],
    fact.technique?.text ?? "technique not stated",
    annotations(ctx, fact, "technique"),
  );
  return [
    {
      url: EXTENSION.modalityAndTechnique,
      extension: [
        { url: EXTENSION.modality, valueCodeableConcept: modality },
        { url: EXTENSION.technique, valueCodeableConcept: technique },
      ],
    },
  ];
}

function techniqueCode(ctx: BuildContext, fact: RadiotherapyFact, modality: SourcedCoding): SourcedCoding {
  if (fact.modality === "intraoperative" && !fact.technique) return CODES.INTRAOPERATIVE;
  const allowed = modality.code === CODES.NOT_CODED.code ? ALL_TECHNIQUES : new Set(TECHNIQUES[modality.code] ?? []);
  const found = fact.technique ? ctx.codings.concept(fact.technique).find((c) => allowed.has(c.code)) : undefined;
  return found ?? CODES.NOT_CODED;
}
