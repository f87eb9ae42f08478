// What an unlisted word is by its ending. Asked only after the vocabulary had nothing.
import { gated } from "../base/gated.ts";
import type { Sense } from "./lexicon.ts";
import {
  COMPANY_PREFIXES,
  CONDITION_ENDINGS,
  DRUG_ENDINGS,
  FINDING_ENDINGS,
  NO_CONDITION,
  NO_FINDING,
  NO_PROCEDURE,
  PROCEDURE_ENDINGS,
} from "./shape-endings.ts";

const SURGICAL = /(?:ectom|otom|ostom|plast|pex|odes|orrhaph)/u;
const ENDOSCOPIC = /scop(?:y|ies)$/u;
const RADIATION = /radiotherapy|radiotherapies|irradiation|brachytherap/u;
const PICTURE = /gra(?:phy|phies|m|ms)$/u;
const SYSTEMIC = /chemotherap|immunotherap|biotherap/u;

/** Group of a procedure known by its ending: "surgery", "endoscopy", "imaging", "systemic", "procedure". */
function procedureSense(name: string, word: string): Sense {
  if (RADIATION.test(word)) return { kind: "radiotherapy", name, group: "radiotherapy" };
  const group = ENDOSCOPIC.test(word)
    ? "endoscopy"
    : SURGICAL.test(word)
      ? "surgery"
      : PICTURE.test(word)
        ? "imaging"
        : SYSTEMIC.test(word)
          ? "systemic"
          : "procedure";
  return { kind: "procedure", name, group };
}

/** The sense of one word by its ending; undefined for an ordinary word. */
export function shapeOf(raw: string): Sense | undefined {
  if (raw.length < 6 || raw.length > 40) return undefined;
  const word = raw.toLowerCase();
  const one = word.replace(/ies$/u, "y").replace(/s$/u, "");
  const endsWith = (ending: string): boolean => word.endsWith(ending) || one.endsWith(ending);
  const drug = DRUG_ENDINGS.find(
    (e) => endsWith(e.ending) && word.length > e.ending.length + 1 && !e.except?.includes(one) && !e.except?.includes(word),
  );
  if (drug) return { kind: "drug", name: word, group: drug.group };
  if (raw.length < 7) return undefined;
  if (PROCEDURE_ENDINGS.some(endsWith) && !NO_PROCEDURE.has(one) && !NO_PROCEDURE.has(word)) return procedureSense(raw, word);
  if (CONDITION_ENDINGS.some(endsWith) && !NO_CONDITION.has(one)) return { kind: "condition", name: one, group: "neoplasm" };
  if (FINDING_ENDINGS.some(endsWith) && !NO_FINDING.has(one) && !NO_FINDING.has(word))
    return { kind: "finding", name: one, group: "finding" };
  return undefined;
}

// "MK-3475", "AZD9291", "BGB-A317", "SHR-1210": exact case; a cue of treatment must stand near
export const COMPANY_CODE: RegExp = gated(
  new RegExp(`(?<![A-Za-z0-9])(?:${COMPANY_PREFIXES.join("|")})[- ]?(?:[0-9]{2}-)?[A-Z]?[0-9]{3,8}[A-Z]?(?![A-Za-z0-9])`, "gu"),
);

// "anti-PD-1", "anti-PD-(L)1", "anti-PD-1/PD-L1 mAb", "anti-VEGF", "anti-EGFR antibody": a class of drugs, never the marker it is named after
export const ANTI_TARGET: RegExp = gated(
  /(?<![A-Za-z0-9])[Aa]nti(?:[- \u2010-\u2015]?(?:PD|CTLA|VEGFR?|EGFR|HER|CD|TIGIT|LAG|TNF|IL|RANKL?|BCMA|GD|CLDN)|-(?:claudin|angiogen[a-z]{2,6}))(?:[- \u2010-\u2015]?\(?L?\)?-?[0-9]{1,3}(?:\.[0-9])?)?(?:\/(?:anti-)?(?:PD-?)?\(?L?\)?-?[0-9]{1,2})?(?:[ -]?mAbs?| (?:monoclonal )?(?:antibod(?:y|ies)|agents?|drugs?|inhibitors?|therap(?:y|ies)|treatments?|immunotherap(?:y|ies)))?(?![A-Za-z])/gu,
);
