// The medicines and regimens that a sentence names, in order, each with what is said of it there.
import type { Concept } from "../../base/concept.ts";
import { conceptsNamed } from "../../terminology/concepts.ts";
import { misspeltDrug } from "../../terminology/misspelt-drug.ts";
import type { Reading } from "../reading.ts";
import { findEponyms, findRegimenNames } from "./regimen-names.ts";
import { findUnlistedMedicines, ONLY_A_SCAN } from "./unlisted-medicines.ts";

export interface Agent {
  readonly kind: "drug" | "regimen";
  readonly start: number;
  readonly end: number;
  readonly concept: Concept;
  readonly isAntineoplastic: boolean;
  /** Written one letter off the only medicine that it can be. */
  readonly isMisspelt?: boolean;
}

// "nab-paclitaxel", "liposomal doxorubicin": a formulation is another medicine than its bare name
const FORMULATION = /(?:\bnab[- ]?|\balbumin[- ]bound |\bnanoparticle(?: albumin[- ]bound)? |\b(?:pegylated )?liposomal |\bpegylated )$/i;
// "[177Lu]" before the name
const NUCLIDE = /\[\d{2,3}[A-Z][a-z]?\]$/;
const CONJUGATE = /^[- ](?:emtansine|deruxtecan|vedotin|govitecan|tesirine|soravtansine|ravtansine|ozogamicin|mafodotin)\b/i;
// "soluble IL-2 receptor", "insulin level": the substance in the body, no medicine
const NO_MEDICINE_AFTER = /^[\s-](?:receptors?|levels?|pathway|mutations?|gene|antibod(?:y|ies)|titres?|titers?|assays?|allergy)\b/i;
const KEEPS_FORMULATION = /nab|albumin|liposom|pegyl/i;

// "TP chemotherapy regimen", "PF regimen", "IROX regime", "EPA protocol", "TP chemotherapy"
const NAMED_REGIMEN =
  /(?<![\w/-])(?<name>[A-Z][A-Za-z0-9]{0,3}(?:[A-Z0-9][A-Za-z0-9]{0,7})?(?:[-/+][A-Z][A-Za-z0-9]{0,7}){0,2})[- ](?:based )?(?:(?:combination |systemic |adjuvant |neoadjuvant )?(?:chemotherapy|chemo) )?(?:regimens?|regime|protocol|scheme)(?![a-z])/g;
const NAMED_CHEMOTHERAPY =
  /(?<![\w/-])(?<name>[A-Z][A-Z0-9]{1,7}(?:[-/+][A-Z][A-Z0-9]{0,7}){0,2}) (?:combination )?(?:chemotherapy|conditioning)(?![a-z])/g;
// "GC therapy", "TC therapy": short forms that the document defines
const NAMED_THERAPY = /(?<![\w/-])(?<name>[A-Z]{2,6}(?:[-/+][A-Z]{1,6})?) therapy(?![a-z])/g;
// "the protocol EPA", "regimen: FLOT"
const REGIMEN_AFTER =
  /\b(?:[Rr]egimen|[Rr]egime|[Pp]rotocol|[Ss]cheme)(?: of|:)? \(?(?<name>[A-Z][A-Z0-9]{1,7}(?:[-/+][A-Z][A-Z0-9]{0,7}){0,2})(?![A-Za-z])/g;
// "four cycles of TCH", "two courses of salvage DHAP"
const OF_CYCLES =
  /\b(?:cycles?|courses?|rounds?) of (?:(?:adjuvant|neoadjuvant|induction|salvage|palliative|dose-dense|modified|weekly|systemic|first-line|second-line) )*(?<name>(?:dd|m|Hyper-|hyper-)?[A-Z][A-Za-z0-9]{0,5}(?:[-/+][A-Z][A-Za-z0-9]{0,6}){0,2})(?![\w/+-])/g;
// "TPF for 3 cycles", "SOX, 6 courses"
const FOR_CYCLES =
  /(?<![\w/-])(?<name>(?:dd|m|e|esc|[Hh]yper-|R-|O-|G-)?[A-Z][A-Za-z0-9]{1,5}(?:[-/+][A-Z][A-Za-z0-9]{0,6}){0,2}),?\s(?:chemotherapy\s)?(?:for\s)?(?:a total of\s)?(?:\d{1,2}|one|two|three|four|five|six|eight|nine|ten|twelve)\s(?:more\s|further\s|additional\s|full\s|planned\s)?(?:cycles?|courses?)\b/g;
// "R-ICE", "hyper-CVAD"
const PREFIXED = /(?:^|[\s(])((?:R|O|G|Obi|hyper|Hyper|mini|dd|DA|da|Pola|BV|A)-)$/;
// "AC x4"
const COUNTED =
  /(?<![\w/-])(?<name>(?:dd|m|[A-Z]-|[Pp]ola-|BV-|[Hh]yper-)?[A-Z]{2,6}(?:-[A-Z]{1,5})?)\s?[x×]\s?\d{1,2}(?!\w|[.,]\d|\s?(?:cm|mm|\d))/g;
const NO_REGIMEN =
  /^(?:CR|PR|SD|PD|NED|CT|RT|HT|CRT|CCRT|IV|IT|ICI|TKI|MRI|PET|ECOG|AJCC|WHO|NCCN|FDA|HRT|ADT|AI|PPI|TKIs|ICIs|NAC|NACT|NAT|ART|HAART|cART|IMRT|SBRT|PDT|ECT|BCG|CAR|PRRT|HIPEC|TACE|TAE|RAI|EGFR|HER|ALK|PARP|IO|ET|RF|LHRH|GnRH|VEGF|NSAID|IVIG|TPN|CPAP|DAPT|DOT|CTX|SLE|BRAF|MEK|MAB|CAB|The|This|Her|His|Our|A|PD|PD-L1|PD-1|HIV|HBV|TB|New|One|Two|No|Any|FIGO|MDT)$/;

/** Drugs and regimens in the order of the sentence, none inside another. */
export function findAgents(reading: Reading): readonly Agent[] {
  const before = known.get(reading);
  if (before) return before;
  const found = agentsOf(reading);
  known.set(reading, found);
  return found;
}

// Many finders ask for the agents of one reading.
const known = new WeakMap<Reading, readonly Agent[]>();

function agentsOf(reading: Reading): readonly Agent[] {
  const agents: Agent[] = [...drugsOf(reading)];
  const add = (start: number, end: number, concept: Concept): void => {
    if (!agents.some((a) => a.start < end && start < a.end)) agents.push({ kind: "regimen", start, end, concept, isAntineoplastic: true });
  };
  const { text } = reading.sentence;
  // the longer name first: "AC-T" before "AC"
  for (const { start, end, name } of [...findRegimenNames(text), ...(agents.length === 0 ? findEponyms(text) : [])])
    add(start, end, { text: name });
  for (const m of reading.mentions)
    if (m.kind === "regimen" && !isDoctor(m.text, text.slice(0, m.start), text.slice(m.end)))
      add(m.start - (PREFIXED.exec(text.slice(Math.max(0, m.start - 15), m.start))?.[1]?.length ?? 0), m.end, m.concept);
  if (agents.length === 0 && !/chemo|regime|protocol|cycles?|courses?|rounds? of|scheme|[x×] ?\d|[A-Z]{2} therapy/i.test(text)) return [];
  for (const pattern of [NAMED_REGIMEN, NAMED_CHEMOTHERAPY, NAMED_THERAPY, REGIMEN_AFTER, COUNTED, OF_CYCLES, FOR_CYCLES])
    for (const m of text.matchAll(pattern)) {
      const name = m.groups!.name!;
      const start = m.index + m[0].indexOf(name);
      if (!NO_REGIMEN.test(name) && /[A-Z].*[A-Z]/.test(name)) add(start, start + name.length, { text: name });
    }
  return agents.sort((a, b) => a.start - b.start);
}

// "her GP", "GP to check bloods": the general practitioner; "six cycles of GP", "(GP)", "GP x4" is gemcitabine and cisplatin
const OF_TREATMENT_BEFORE =
  /(?:\b(?:cycles?|courses?|rounds?|doses?|lines?) of|\b(?:with|received|receiving|started|regimen|protocol|chemotherapy|induction|adjuvant|neoadjuvant|concurrent|completed|and|then|plus|by)|[+(/×x]|#)\s?$/i;
const OF_TREATMENT_BEHIND =
  /^(?:\s(?:regimens?|chemo\w*|protocol|combination|induction|cycles?|for \w+ cycles?|followed by)\b|\s?[x×]\s?\d|\s?[)+/])/i;
const isDoctor = (word: string, before: string, behind: string): boolean =>
  word === "GP" &&
  !OF_TREATMENT_BEHIND.test(behind) &&
  (!OF_TREATMENT_BEFORE.test(before) || /^['’]?s?\s(?:to|will|has|have|is|was|and (?:she|he)|for (?:a|an|her|his|the))\b/i.test(behind));

/** "normal S1, S2": S-1 is a medicine only where the second sound is not beside it. */
const isHeartSound = (word: string, text: string): boolean => /^S-?1$/.test(word) && /\bS2\b/.test(text);

/** A combined product is written with a slash, as in the text: "lisinopril/hydrochlorothiazide". */
const asCombined = (concept: Concept, written: string): Concept => {
  if (/[/]/.test(written)) return { ...concept, text: written };
  return { ...concept, text: concept.text.replace(/^([a-z-]+)(?: and |, )([a-z-]+)$/i, "$1/$2") };
};

/** In brackets directly behind: the same concept, or the short form of a conjugate. */
function isShortForm(last: Agent, concept: Concept, text: string, start: number, end: number): boolean {
  // "mitomycin C [MMC]" too
  if (!/^(?:\sC)?\s?[([]$/.test(text.slice(last.end, start)) || !/[)\]]/.test(text[end] ?? "")) return false;
  const isSame =
    last.concept.key !== undefined ? last.concept.key === concept.key : last.concept.text.toLowerCase() === concept.text.toLowerCase();
  return isSame || (/\s/.test(last.concept.text) && /^(?:T-?D[MX][1d]|T-DXd|SG|EV|BV|Dato-DXd)$/i.test(text.slice(start, end)));
}

function drugsOf({ mentions, sentence: { text } }: Reading): readonly Agent[] {
  const drugs: Agent[] = [];
  for (const m of mentions) {
    const sense = m.senses.find((s) => s.kind === "drug");
    if (
      m.kind !== "drug" ||
      !sense ||
      isHeartSound(m.text, text) ||
      NO_MEDICINE_AFTER.test(text.slice(m.end, m.end + 14)) ||
      ONLY_A_SCAN.test(text.slice(m.end, m.end + 14))
    )
      continue;
    const before = FORMULATION.exec(text.slice(Math.max(0, m.start - 40), m.start))?.[0].length ?? 0;
    const behind = CONJUGATE.exec(text.slice(m.end, m.end + 20))?.[0].length ?? 0;
    const nuclide = NUCLIDE.exec(text.slice(Math.max(0, m.start - 10), m.start))?.[0].length ?? 0;
    const [start, end] = [m.start - Math.max(before, nuclide), m.end + behind];
    const isOther = behind > 0 || (before > 0 && !KEEPS_FORMULATION.test(m.concept.text));
    const last = drugs.at(-1);
    const meant = m.isShape && !isOther ? misspeltDrug(m.text) : undefined;
    const written = meant ? { key: meant.key, text: meant.name } : m.concept;
    const concept = isOther ? { text: text.slice(start, end).replace(/\s+/g, " ") } : written;
    const isAntineoplastic = sense.group === "antineoplastic";
    // "trastuzumab emtansine (T-DM1)": its short form in brackets is the same mention
    if (last && isShortForm(last, concept, text, start, end)) {
      drugs[drugs.length - 1] = { ...last, end: end + 1, ...(last.concept.key === undefined && concept.key ? { concept } : {}) };
      continue;
    }
    // "lisinopril/hydrochlorothiazide" is one medicine of a list
    if (last && !isAntineoplastic && !last.isAntineoplastic && text.slice(last.end, start) === "/")
      drugs[drugs.length - 1] = { ...last, end, concept: { text: text.slice(last.start, end) } };
    else if (!last || start >= last.end)
      drugs.push({
        kind: "drug",
        start,
        end,
        concept: meant ? concept : asCombined(concept, text.slice(start, end)),
        isAntineoplastic,
        ...(meant ? { isMisspelt: true } : {}),
      });
  }
  for (const { start, end, name } of findUnlistedMedicines(text)) {
    if (drugs.some((d) => d.start < end && start < d.end)) continue;
    const known = conceptsNamed(name).find((c) => c.domain.startsWith("drug"));
    drugs.push({
      kind: "drug",
      start,
      end,
      concept: known ? { key: known.key, text: known.name } : { text: name },
      isAntineoplastic: true,
    });
  }
  return drugs;
}
