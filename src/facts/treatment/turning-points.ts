// Where the disease or the plan turned: progression, recurrence, a stop, a long break. A line of therapy ends there.

import { gated } from "../../base/gated.ts";
import { contextAt } from "../context/scope.ts";
import type { Fact } from "../fact.ts";
import type { Story } from "../reading.ts";
import { clauseAt } from "./assertion.ts";
import { isDocumentWide, whereaboutsOf } from "./whereabouts.ts";

export interface TurningPoint {
  /** Offset in the original. */
  readonly at: number;
  readonly why: "progression" | "stop" | "break";
  readonly fact?: Fact;
}

const PROGRESSION = gated(
  /\b(?:progress(?:ed|ion|ive disease)|recurr(?:ed|ence|ent)|relapsed?|(?:new|multiple new) (?:\w+ )?(?:metasta\w+|lesions?)|(?:noticeable |significant |rapid |growing )*(?:growth|swelling|enlargement) of|(?:were|was|had|became|become) (?:\w+ )?(?:enlarged|worsened|increased in size|grown)|PSA(?: level)? (?:rose|increased|was rising)|resistant to|refractory|poor efficacy)\b/gi,
);
// "no disease progression", "progression-free", "if progression"
const NONE = /\b(?:no|without|free|absence of|not)\b[^.;]{0,30}$/i;

/** In the order of the text. */
export function turningPoints(facts: readonly Fact[], story: Story): readonly TurningPoint[] {
  const points: TurningPoint[] = [];
  for (const fact of facts) {
    const { start, isRetold } = whereaboutsOf(fact, story);
    if (isRetold || start < 0) continue;
    if (fact.kind === "response" && fact.category === "PD") points.push({ at: start, why: "progression", fact });
    if (fact.kind === "primary" && fact.isRecurrence) points.push({ at: start, why: "progression", fact });
    if (fact.kind === "metastasis" && fact.assertion === "present" && !fact.isNodal) points.push({ at: start, why: "progression", fact });
    if (fact.kind === "stop") points.push({ at: fact.evidence[0]!.span.end, why: "stop", fact });
  }
  for (const reading of story.readings) {
    if (isDocumentWide(reading, story)) continue;
    const { text, span } = reading.sentence;
    for (const m of text.matchAll(PROGRESSION)) {
      const context = contextAt(reading, m.index, m.index + m[0].length);
      const isTold =
        !context.isNegated &&
        !context.isHypothetical &&
        context.experiencer === "patient" &&
        !NONE.test(text.slice(0, m.index)) &&
        !/^-?free/i.test(text.slice(m.index + m[0].length));
      const end = m.index + m[0].length;
      // "progressed on letrozole": the turn comes after the treatment that it names
      const clause = /^\s(?:\w+\s){0,2}(?:on|during|under|despite|while|through|after)\b/.test(text.slice(end))
        ? clauseAt(reading, m.index)
        : undefined;
      const switched = /\b(?:switched|changed|converted|replaced)\b/i.exec(text);
      if (isTold && switched && switched.index < m.index) points.push({ at: span.start + switched.index, why: "progression" });
      if (isTold) points.push({ at: span.start + (clause ? clause.end - 1 : m.index), why: "progression" });
    }
    for (const t of reading.times) {
      const isLong =
        t.kind === "relative" && t.direction === "after" && (t.unit === "year" ? t.amount >= 1 : t.unit === "month" && t.amount >= 3);
      if (isLong) points.push({ at: span.start + t.start, why: "break" });
    }
  }
  return points.sort((a, b) => a.at - b.at);
}
