// What a fact about treatment tells, in a line a reader can check against the sentence: "given cisplatin x6", "not surgery (refusal)".
import type { Fact } from "../../../src/facts/fact.ts";
import type { RadiotherapyFact } from "../../../src/facts/treatment-fact.ts";

const word = (s: string | undefined): string => (s === undefined ? "" : ` ${s}`);
const count = (n: number | undefined): string => (n === undefined ? "" : ` x${n}`);

function radiation(f: RadiotherapyFact): string {
  const dose = f.totalGy === undefined ? "" : ` ${f.totalGy} Gy`;
  return `radiation${dose}${f.fractions === undefined ? "" : ` in ${f.fractions}`}${word(f.target && `@${f.target.site.text.toLowerCase()}`)}`;
}

/** Empty for facts that are no treatment and no answer to one. */
export function toldLine(f: Fact): string {
  switch (f.kind) {
    case "drug":
      return `${f.status === "in-progress" ? "on" : "given"} ${f.drug.text.toLowerCase()}${count(f.cycles)}${f.dose ? ` ${f.dose.value} ${f.dose.unit}` : ""}`;
    case "systemic-course":
      return f.drugIds.length > 0 ? "" : `course ${f.name.toLowerCase()}${count(f.cycles)}`;
    case "radiotherapy":
      return radiation(f);
    case "procedure":
      return `done ${f.procedure.text.toLowerCase()}`;
    case "not-given":
      return `not ${f.what.text.toLowerCase()} (${f.reason.class})`;
    case "stop":
      return `stopped ${f.what.text.toLowerCase()} (${f.reason?.class ?? "?"})`;
    case "recommendation":
      return `${f.status} ${f.what.text.toLowerCase()}`;
    case "response":
      return `response ${f.category}`;
    case "adverse-event":
      return `event ${f.event.text.toLowerCase()} ${f.grade ?? "?"}`;
    case "consent":
      return `consent ${f.about}${word(f.drug?.text.toLowerCase())}`;
    case "survival":
      return `${f.measure} ${f.comparator ?? ""}${f.months}`;
    default:
      return "";
  }
}
