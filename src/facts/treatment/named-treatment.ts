// The treatment, procedure or test that a stretch of words names, when it was not done, was stopped, or is advised: what a reason or a plan speaks of.

import type { Concept } from "../../base/concept.ts";
import { gated } from "../../base/gated.ts";
import { findProcedureWords } from "../grammar/procedure-words.ts";
import { findRadiationWords } from "../grammar/radiation-words.ts";
import type { Reading } from "../reading.ts";
import type { OmittedKind } from "../treatment-fact.ts";
import { findAgents } from "./agent.ts";

export interface NamedTreatment {
  readonly start: number;
  readonly end: number;
  readonly concept: Concept;
  readonly of: OmittedKind;
}

type Word = readonly [of: OmittedKind, pattern: RegExp];

const GENERAL: readonly Word[] = [
  ["radiotherapy", /\b(?:radioactive iodine|radio-?iodine|RAI)(?: (?:therapy|treatment|ablation))?\b/gi],
  [
    "systemic-therapy",
    /\b(?:(?:further|any|additional|adjuvant|neoadjuvant|palliative|maintenance|systemic|oral|intravenous|cytotoxic|combination|standard|conventional|first-line|second-line|third-line|salvage|induction|consolidation|intensive|platinum-based|anti-?angiogenic|anti-?hormonal|anti-HER2|anti-PD-?1|immune checkpoint|checkpoint inhibitor|targeted|endocrine|hormon(?:e|al)|hormono|androgen[\s-]deprivation|immuno|biological|molecular)[\s-])*(?:chemotherap(?:y|ies)|chemo\b|immunotherapy|(?:CAR[\s-]?T(?:[\s-]cells?)?|chimeric antigen receptor T[\s-]cells?|cellular|gene|radioligand)(?: therapy)?\b|clinical trials?|(?:hormon(?:e|al)|endocrine|anti-?hormonal)[\s-](?:therap(?:y|ies)|treatments?)|hormonotherapy|(?:first|second|third|fourth|further)[\s-]line (?:treatment|therapy)|(?:molecular(?:ly)? )?targeted (?:therapy|treatment|drugs?|agents?)|anti-?angiogenic (?:therapy|drugs?|agents?)|systemic (?:therapy|treatment)|HAIC|HIPEC|NACT|androgen deprivation(?: therapy)?|ADT|checkpoint inhibitors?|biological therapy|maintenance therapy|(?:PD-?1|PD-?L1|immune checkpoint) (?:inhibitors?|blockade)|anthracyclines?|taxanes?|fluoropyrimidines?|bisphosphonates?|platinum (?:agents?|compounds?|salts?)|(?:PARP|CDK ?4\/6|VEGF|EGFR|tyrosine kinase|aromatase|mTOR|BRAF|MEK|ALK) inhibitors?)\b/gi,
  ],
  [
    "surgery",
    /\b(?:(?:further|any|definitive|radical|salvage|curative|palliative|additional|breast-conserving|open|major) )*(?:surger(?:y|ies)|surgical (?:treatment|intervention|resection|excision|management|removal)|operation|operative (?:treatment|management))\b|\bsurgical(?= candidates?\b)/gi,
  ],
  [
    "test",
    /\b(?:(?:genetic|genomic|molecular|germline|liquid biopsy|BRCA(?:1\/2)?|EGFR|HER-?2|MSI|PD-?L1|HIV|exonuclease domain|[A-Z][A-Z0-9]{2,6}) (?:test(?:ing|s)?|counsel(?:l)?ing|analysis|profiling|sequencing|panel)|liquid biops(?:y|ies)(?: panel)?|next[\s-]generation sequencing|NGS|autopsy|necropsy|post-?mortem examination)\b/gi,
  ],
  [
    "follow-up",
    gated(/\b(?:(?:regular|further|routine|clinical|scheduled|oncological) )*follow[\s-]?ups?(?: visits?)?\b|\bsurveillance\b/gi),
  ],
  [
    "procedure",
    /\btumou?r[\s-]treating fields\b|\bTTFields\b|\b(?:c(?:o)?eliac (?:plexus )?|nerve |epidural |splanchnic )+blocks?\b|\bneurolysis\b|\b(?:(?:further|any|additional|diagnostic|invasive) )+(?:investigations?|procedures?|work[\s-]?ups?|examinations?|interventions?)\b|\bhospitali[sz]ation\b|\badmission\b|\bblood transfusions?\b|\bintubation\b/gi,
  ],
  [
    "treatment",
    /\b(?:(?:further|any|all|any other|any further|additional|adjuvant|active|oncologic(?:al)?|anti-?cancer|antitumou?r|specific|aggressive|curative|palliative|other|standard|conventional|recommended|proposed|the|this|medical|cancer|definitive|more|local|new|combined) )*(?:treatments?|therap(?:y|ies)|management|medications?)\b/gi,
  ],
];

/** All that is named in [from, to), in order, the particular before the general. */
export function namedTreatments(reading: Reading, from: number, to: number): readonly NamedTreatment[] {
  let all = known.get(reading);
  if (!all) {
    all = treatmentsOf(reading);
    known.set(reading, all);
  }
  return all.filter((t) => t.start >= from && t.end <= to);
}

const nameOfRegimen = (written: string): string => (/regimen|protocol|therapy|chemo/i.test(written) ? written : `${written} regimen`);

// Several finders ask for the same reading.
const known = new WeakMap<Reading, readonly NamedTreatment[]>();

function treatmentsOf(reading: Reading): readonly NamedTreatment[] {
  const { text } = reading.sentence;
  const found: NamedTreatment[] = [];
  const taken = new Uint8Array(text.length);
  const add = (t: NamedTreatment): void => {
    if (taken.subarray(t.start, t.end).includes(1)) return;
    taken.fill(1, t.start, t.end);
    found.push(t);
  };
  for (const a of findAgents(reading))
    add({
      start: a.start,
      end: a.end,
      // a regimen under its name as written: tables of regimens give one name to several
      concept: a.kind === "regimen" ? { text: nameOfRegimen(text.slice(a.start, a.end)) } : a.concept,
      of: a.kind === "drug" ? "drug" : "systemic-therapy",
    });
  for (const w of findRadiationWords(text)) {
    if (w.isHowOnly) continue;
    const start =
      w.start -
      (/\b(?:local|adjuvant|palliative|definitive|consolidative|salvage|further|additional|whole[\s-]brain|pelvic|post-?operative|stereotactic|regional)[\s-]$/i.exec(
        text.slice(0, w.start),
      )?.[0].length ?? 0);
    const mention = reading.mentions.find((m) => m.kind === "radiotherapy" && m.start < w.end && w.start < m.end);
    add({
      start,
      end: w.end,
      concept: { ...(mention?.concept.key ? { key: mention.concept.key } : {}), text: text.slice(start, w.end) },
      of: "radiotherapy",
    });
  }
  const words = (list: readonly Word[]): void => {
    for (const [of, pattern] of list)
      for (const m of text.matchAll(pattern)) {
        const start = m.index + (/^the /i.exec(m[0])?.[0].length ?? 0);
        const mention = reading.mentions.find((x) => x.kind === "procedure" && x.start >= start && x.end === m.index + m[0].length);
        add({
          start,
          end: m.index + m[0].length,
          concept: {
            ...(mention?.concept.key ? { key: mention.concept.key } : {}),
            text: m[0] === "surgical" ? "surgery" : text.slice(start, m.index + m[0].length),
          },
          of,
        });
      }
  };
  words(GENERAL.filter(([of]) => of === "test"));
  for (const p of findProcedureWords(text)) {
    if (p.isGeneric) continue;
    const mention = reading.mentions.find((m) => m.kind === "procedure" && m.start <= p.start && m.end >= p.end);
    add({
      start: p.start,
      end: p.end,
      concept: { ...(mention?.concept.key ? { key: mention.concept.key } : {}), text: p.text },
      of: p.category === "surgery" ? "surgery" : p.category === "laboratory" ? "test" : "procedure",
    });
  }
  words(GENERAL.filter(([of]) => of !== "test"));
  return found.sort((a, b) => a.start - b.start);
}
