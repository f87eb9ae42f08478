// Words that name radiotherapy, and how it was given as far as they go.
import { gated, openAmong } from "../../base/gated.ts";
import type { Modality } from "../treatment-fact.ts";
import { rememberLast } from "./remember-last.ts";

export interface RadiationWord {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly modality?: Modality;
  /** "IMRT", "VMAT", "3D conformal": a technique of external beams. */
  readonly isTechnique: boolean;
  /** Radiotherapy and chemotherapy at the same time. */
  readonly isWithChemotherapy: boolean;
  /** "photon", "applicator", "fractions of": says how, not that it was given. */
  readonly isHowOnly: boolean;
}

type Form = readonly [pattern: RegExp, modality: Modality | undefined, kind?: "technique" | "chemo" | "how"];

const FORMS: readonly Form[] = [
  // "external beam radiotherapy (EBRT)", "teletherapy"
  [
    /\bexternal[\s-]beam(?:[\s-](?:radio(?:therapy|n therapy)?|radiation(?: therapy| treatment)?|irradiation|RT))?(?:\s\(EBRT\))?|\bEBRT\b|\bexternal (?:radiotherapy|irradiation|radiation(?: therapy)?)\b|\btele(?:radio)?therapy\b|\b(?:X-ray|roentgen|cobalt|orthovoltage|megavoltage|neutron) (?:radiation )?therapy\b|\bXRT\b|\bD(?:X|XR)T\b(?=[^.;]{0,40}(?:Gy|\d#|fraction))/gi,
    "external-beam",
  ],
  [
    /\b(?:intensity[\s-]modulated (?:radio(?:therapy)?|radiation)(?: therapy)?|volumetric(?:[\s-]modulated)? arc (?:radio)?therapy|(?:3D|3-D|three[\s-]dimensional)[\s-]?(?:conformal)?[\s-]?(?:radio(?:therapy)|radiation therapy|RT|CRT)?|conformal (?:radiotherapy|radiation(?: therapy)?)|helical tomotherapy|tomotherapy|image[\s-]guided (?:radiotherapy|radiation therapy))(?:\s\((?:IMRT|VMAT|3D-?CRT|IGRT)\))?|\b(?:IMRT|VMAT|3D-?CRT|IGRT|RapidArc)\b/gi,
    "external-beam",
    "technique",
  ],
  // "HDR brachytherapy", "intracavitary brachytherapy", "seed implant"
  [
    /\b(?:(?:high|low|pulsed)[\s-]dose(?:[\s-]rate)? |HDR[\s-]|LDR[\s-]|PDR[\s-]|intra(?:cavitary|luminal|vaginal)[\s-]|interstitial |endobronchial |vaginal (?:cuff |vault )?|image-guided )*brachytherapy\b|\b(?:HDR|LDR|PDR)[\s-]brachy\b|\bintracavitary (?:radiotherapy|irradiation|radiation(?: therapy)?|radium)\b|\bICBT\b|\bVBT\b|\b(?:iodine-125|I-125|125I) seeds?(?: implantation)?|\b(?:ruthenium|Ru-106|iodine|I-125|episcleral|eye|radioactive) (?:[\w-]+ )?plaque(?: (?:radio|brachy)?therapy)?\b/gi,
    "brachytherapy",
  ],
  // "stereotactic body radiotherapy (SBRT)", "gamma knife", "CyberKnife"
  [
    /\bstereotactic (?:ablative )?(?:body )?(?:radio(?:therapy|surgery)|radiation(?: therapy)?|irradiation|RT)(?:\s\((?:SBRT|SABR|SRS|SRT)\))?|\b(?:SBRT|SABR|SRS|SRT|FSRT)\b|\bgamma[\s-]?knife(?: (?:radio)?surgery| radiosurgery)?|\bcyber[\s-]?knife(?: radiosurgery| treatment)?|\bGKR?S\b|\bradiosurgery\b/gi,
    "stereotactic",
  ],
  [
    /\bproton(?:[\s-]beam)?(?: (?:radio)?therapy| radiation(?: therapy)?| irradiation)|\bintensity[\s-]modulated proton therapy|\bIMPT\b|\bPBT\b/gi,
    "proton",
  ],
  [/\bcarbon[\s-]ion(?: (?:radio)?therapy| radiation(?: therapy)?| beam)?/gi, "carbon-ion"],
  [
    /\belectron[\s-]beam(?: (?:radio)?therapy| radiation(?: therapy)?| irradiation)?|\b(?:total skin )?electron (?:radio)?therapy\b|\bTSEBT\b/gi,
    "electron",
  ],
  [/\bintra-?operative (?:electron )?(?:radiotherapy|radiation(?: therapy)?|irradiation)|\bIO(?:E)?RT\b/gi, "intraoperative"],
  [
    gated(
      /\b(?:radioactive iodine|radio-?iodine|RAI|iodine-131|I-131|131[\s-]?I|yttrium-90|Y-90|90Y)(?:[\s-](?:ablation|therapy|treatment|ablative therapy|radioemboli[sz]ation))+|\b(?:\d{1,3}(?:[.,]\d{1,3})? ?(?:mCi|[MG]Bq) (?:of )?)(?:radioactive iodine|radio-?iodine|RAI|iodine-131|I-131|131-?I)\b|(?<!\()\b(?:radioactive iodine|radio-?iodine|RAI|iodine-131|I-131|131-?I)(?=[ ,(:]{1,3}(?:(?:I-131|131-?I)[ ,;:]{1,2})?(?:(?:with|of|at|a|dose|activity|total|cumulative) ){0,4}\d{1,3}(?:[.,]\d{1,3})? ?(?:mCi|[MG]Bq)\b)|\b(?:PRRT|peptide receptor radionuclide therapy(?:\s\(PRRT\))?|radioligand therapy|radionuclide therapy|SIRT|selective internal radiation therapy(?:\s\(SIRT\))?|(?:trans-?arterial )?radioemboli[sz]ation|TARE)\b/gi,
    ),
    "radionuclide",
  ],
  // "concurrent chemoradiotherapy", "CCRT", "chemo-radiation"
  [
    /\b(?:chemo-? ?radio-?therapy|chemo-? ?radiation(?: therapy)?|radio-?chemo-?therapy|chemo-?irradiation|chemo-?RT|CCRT|CRT|CTRT)\b/gi,
    undefined,
    "chemo",
  ],
  [
    /\b(?:whole[\s-]brain|total body|craniospinal|cranio-spinal|prophylactic cranial|hemibody|total lymphoid|mantle field|extended[\s-]field|involved[\s-]field|whole pelvic?|chest wall|locoregional|local) (?:radio(?:therapy)|radiation(?: therapy)?|irradiation|RT)\b|\b(?:WBRT|TBI|PORT|PMRT|TLI)\b|\bPCI\b(?=[^.]{0,40}(?:brain|cranial|Gy))/gi,
    undefined,
  ],
  [/\b(?:SCRT|LCRT)\b|\b(?:short|long)[\s-]course (?:radiotherapy|radiation(?: therapy)?|RT)\b/g, undefined],
  [
    /\b(?:re-?)?(?:radiotherapy|radio-therapy|radiation(?:[\s-](?:therapy|treatments?))?|radiotherapeutic treatment|irradiation|(?<=\b(?:was|were) )radiated(?! (?:to|into|down))|irradiated(?! (?:sites?|areas?|fields?|volumes?|regions?|tissues?|bones?|blood|products?|nodes?|lesions?|skin)\b))\b/gi,
    undefined,
  ],
  [/(?<![A-Za-z-])RT(?![A-Za-z-])(?!\s?PCR)/g, undefined],
  // how, not that
  [
    gated(
      /\b(?:\d{1,2}[\s-]?MV )?photons?(?:[\s-]beams?)?\b|\bMV (?:photon|X-ray)s?|\blinear accelerator\b|\bLINAC\b|\b(?:cobalt-60|Co-60|60Co)\b/gi,
    ),
    "external-beam",
    "how",
  ],
  [/\b\d{1,2}[\s-]?MeV electrons?\b/gi, "electron", "how"],
];
// "radiation oncologist", "radiation field", "radiation-induced": no treatment is told
const NO_TREATMENT_AFTER =
  /^[\s-]*(?:oncolog\w*|oncologist|scans?|scintigraph\w*|uptake|imaging|whole[\s-]body|SPECT|avid\w*|fields?|dermatitis|pneumonitis|proctitis|cystitis|enteritis|esophagitis|oesophagitis|necrosis|induced|related|associated|exposure|safety|physic\w*|departments?|units?|technolog\w*|portal|toxicity|mucositis|fibrosis|recall|resistan\w*|sensiti\w*|damage|effects?|myelopathy|injury|onset|area)\b|^-naive|^ (?:may|can|might) (?!have\b)/i;
const NO_TREATMENT_BEFORE =
  /\b(?:ultraviolet|UV|solar|ionizing|sun|exposure to|lutetium(?:-177)?|(?:177-?)?Lu(?:-177)?(?:-[A-Z]+)?|not in the|outside the|non-?)\s?-?$/i;

const formsFor = openAmong(FORMS, ([pattern]) => pattern);

/** In the order of the text, the longest of those that overlap. */
export const findRadiationWords: (text: string) => readonly RadiationWord[] = rememberLast((text) => {
  if (
    !/radi|brachy|RAI|iodine|MIBG|Lu-|Y-90|131|TARE|SIRT|PRRT|\bRT\b|RT\b|DXR?T|beam|Gy|knife|tomotherapy|proton|carbon|SB|SR|SC|LCRT|SABR|TBI|VMAT|PRRT|CRT|photon|teletherapy|PCI|electron|plaque|cobalt|roentgen|X-ray therapy|neutron|orthovolt|megavolt|GKR?S|lutet|seeds|LINAC/i.test(
      text,
    )
  )
    return [];
  const all: RadiationWord[] = [];
  for (const [pattern, modality, kind] of formsFor(text))
    for (const m of text.matchAll(pattern)) {
      const end = m.index + m[0].length;
      if (
        /^[A-Za-z]?[a-z]{1,4}$/.test(m[0]) ||
        // "Port-A-Cath", "PORT placement" is a vessel, not postoperative radiotherapy
        (/^PORT$/i.test(m[0]) && /^(?:-A-|\s?-?a-?cath|\s(?:placement|insertion|removal|flush))/i.test(text.slice(end, end + 12))) ||
        NO_TREATMENT_AFTER.test(text.slice(end, end + 25)) ||
        NO_TREATMENT_BEFORE.test(text.slice(Math.max(0, m.index - 20), m.index))
      )
        continue;
      all.push({
        start: m.index,
        end,
        text: m[0],
        ...(modality ? { modality } : {}),
        isTechnique: kind === "technique",
        isWithChemotherapy: kind === "chemo",
        isHowOnly: kind === "how",
      });
    }
  all.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: RadiationWord[] = [];
  for (const word of all) if (!kept.some((k) => word.start < k.end)) kept.push(word);
  return kept;
});
