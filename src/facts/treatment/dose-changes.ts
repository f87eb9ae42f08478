// Doses that were changed while a medicine went on: "reduced to 400 mg once daily", "resumed at 14 mg", "lowered from 10 mg to 5 mg".

import { gated } from "../../base/gated.ts";
import type { Measure } from "../../base/measure.ts";
import { findMedicineDoses, type MedicineDose } from "../grammar/dose.ts";
import { findSchedules } from "../grammar/schedule.ts";

interface Part {
  readonly start: number;
  readonly end: number;
}

export interface DoseChange {
  readonly dose: Measure;
  /** The words of the dose. */
  readonly part: Part;
  readonly schedule?: Part;
  /** From the verb to the dose. */
  readonly start: number;
  /** Restarted or resumed, not only raised or lowered. */
  readonly isBegunAgain: boolean;
  /** What it was before: "lowered from 10 mg". */
  readonly isBefore: boolean;
}

const VERB =
  "(?:reduc(?:ed|tion|ing)|lower(?:ed|ing)|decreas(?:ed|ing)|de-?escalat(?:ed|ion)|increas(?:ed|ing)|escalat(?:ed|ion)|rais(?:ed|ing)|(?:up-?|down-?)?titrat(?:ed|ion)|adjust(?:ed|ment)|taper(?:ed|ing)|halv(?:ed|ing)|re-?start(?:ed|ing)?|resum(?:ed|ption|ing)|re-?introduc(?:ed|tion)|re-?initiat(?:ed|ion)|re-?commenc(?:ed|ing)|re-?challenged?|re-?escalat(?:ed|ion))";
const LED_TO = new RegExp(
  `\\b${VERB}\\b(?:(?!\\b(?:and|but|then|mg|of which)\\b)[^.;:\\d]){0,70}?\\b(?:to|at|with|dose of)\\s(?:an?\\s)?(?:(?:reduced|lower|higher|full|original|previous|initial|daily|total|new|dose|dosage|of|just|only|the)\\s){0,4}$`,
  "i",
);
// "from 800 mg to 400 mg": what it was before
const LED_FROM = new RegExp(
  `\\b${VERB}\\b(?:(?!\\b(?:and|but|then|mg)\\b)[^.;:\\d]){0,60}?\\bfrom\\s(?:an?\\s)?(?:(?:initial|daily|dose|of)\\s){0,3}$`,
  "i",
);
const TO =
  /^(?:\s?(?:once|twice|three times)?\s?(?:daily|a day|per day|per week|weekly|b\.?i\.?d\.?|q\.?d\.?|\/day))?\s(?:down |up )?to\s$/i;
const UNREAL = /\b(?:if|would|should|could|might|planned?|recommend\w*|suggest\w*|advised|considered?|allowed|permitted)\b[^.;]*$/i;
const MAY_CHANGE = gated(new RegExp(`\\b${VERB}\\b`, "i"));

const measureOf = (d: MedicineDose): Measure | undefined =>
  d.value === undefined || d.unit === undefined ? undefined : { value: d.value, unit: d.unit };

/** The changed doses between two places of a sentence, in order. A dose that was there before the change is one of them where nothing else tells it. */
export function findDoseChanges(text: string, from: number, to: number): readonly DoseChange[] {
  if (!MAY_CHANGE.test(text)) return [];
  const doses = findMedicineDoses(text.slice(from, to)).map((d) => ({ ...d, start: from + d.start, end: from + d.end }));
  return doses.flatMap((d, i): readonly DoseChange[] => {
    const dose = measureOf(d);
    if (!dose) return [];
    const base = Math.max(0, d.start - 110);
    const before = text.slice(base, d.start);
    const last = doses[i - 1];
    const isSecond =
      last !== undefined && TO.test(text.slice(last.end, d.start)) && LED_FROM.test(text.slice(Math.max(0, last.start - 110), last.start));
    const led = LED_TO.exec(before);
    const next = doses[i + 1];
    const isBefore = !led && !isSecond && next !== undefined && TO.test(text.slice(d.end, next.start));
    const m = led ?? (isBefore ? LED_FROM.exec(before) : null);
    if ((!m && !isSecond) || UNREAL.test(before)) return [];
    const behind = findSchedules(text.slice(d.end, d.end + 40)).find((s) => /^[\s,(]*$/.test(text.slice(d.end, d.end + s.start)));
    return [
      {
        dose,
        part: { start: d.start, end: d.end },
        ...(behind ? { schedule: { start: d.end + behind.start, end: d.end + behind.end } } : {}),
        start: m ? base + m.index : d.start,
        isBefore,
        isBegunAgain: m !== null && /^(?:re-?start|resum|re-?intro|re-?init|re-?comm|re-?chall)/i.test(m[0]),
      },
    ];
  });
}
