// Readings that scanning has confused, by class and only where the context allows no other reading. Nothing here knows a word of a text.
import { gated } from "../base/gated.ts";
import type { Issue } from "../base/issue.ts";
import type { ConfusionClass, Repair } from "./narrative.ts";
import { type Run, replaceInRun, sliceRun, spanOfRun } from "./run.ts";

interface Rule {
  readonly class: ConfusionClass;
  readonly form: RegExp;
  /** Undefined: more than one reading is possible, so the value is withheld. */
  readonly read: ((match: RegExpExecArray) => string) | undefined;
}

const UNIT = "(?:c?Gy|mg|mcg|µg|ug|g|kg|cm|mm|ml|mL|mL|IU|U|%|months?|weeks?|days?|years?|cycles?|fractions?|fx)";

const RULES: readonly Rule[] = [
  // "7Gyl/fraction": a letter between a unit and its slash that no unit has.
  {
    class: "stray-letter",
    form: /(?<=\d\s?)(?<unit>c?Gy|mg|cm|mm|kg|ml|mL)[lI1|](?=\s?\/\s?(?:fractions?|fx|day|d|kg|m2?|week)\b)/g,
    read: (m) => m.groups!["unit"]!,
  },
  // "260mg/m?", "75 mg/m*": the square of a body surface. Not "mg/m? " before a capital: there it may be a question.
  { class: "question-mark-superscript", form: /(?<=[µm]?(?:g|IU|U|Gy)\s?\/\s?m)[?*'"°](?=[\s),;./]|$)/g, read: () => "2" },
  // "2O Gy", "1O0 mg", "5O %": the letter in a number before a unit.
  {
    class: "O-0",
    form: new RegExp(
      `(?<![A-Za-z0-9.])(?=[\\dOo.]*[Oo])(?=[\\dOo.]*\\d)\\d[\\dOo]{0,4}(?:\\.[\\dOo]{1,2})?(?=\\s?${UNIT}(?![A-Za-z]))`,
      "g",
    ),
    read: (m) => m[0].replace(/[Oo]/g, "0"),
  },
  // "l0 mg", "4l Gy", "1I months": l or I beside a digit in a number before a unit.
  {
    class: "l-1",
    form: gated(
      new RegExp(`(?<![A-Za-z0-9.])(?=[\\dlI.]*[lI])(?=[\\dlI.]*\\d)[\\dlI]{1,5}(?:\\.[\\dlI]{1,2})?(?=\\s?${UNIT}(?![A-Za-z]))`, "g"),
    ),
    read: (m) => m[0].replace(/[lI]/g, "1"),
  },
  // "Case l", "Patient I.": a number must stand after the word; "Patient I" before a verb is left alone.
  { class: "l-1", form: /(?<=\b(?:Case|CASE|Patient|Figure|Fig\.|Table) )l(?=[\s.:,;)]|$)/g, read: () => "1" },
  // "ECOG performance status was l", "Grade l": the one letter that stands where a score must stand
  {
    class: "l-1",
    form: /(?<=\b(?:ECOG|WHO|PS|performance status|[Gg]rade|[Ss]core)(?: \((?:ECOG|PS)\))?(?: performance status| score| PS)?(?: (?:was|is|of)|:| =)? )[lI|](?=[.,;)]|\s(?:and|at|with|on)\b|$)/g,
    read: (m) => (m[0] === "I" && !/(?:ECOG|WHO|PS|status)/.test(m.input.slice(Math.max(0, m.index - 40), m.index)) ? m[0] : "1"),
  },
  // "CPSz1", "TPS z 50%", "CPS=z1": z where a comparator must stand.
  { class: "z-ge", form: /(?<=\b(?:CPS|TPS|IPS|TC|IC|TMB|ECOG|score|PD-L1)\s?\(?)=?z\s?=?(?=\s?\d)/g, read: () => "\u2265" },
  // "a PES of more than 24 months": progression-free survival, where a length of time must follow.
  {
    class: "E-F",
    form: /(?<![A-Za-z-])PES(?=\s(?:of|was|is|had|has|reached|exceeded)\b[^.;\d]{0,40}\d{1,3}\s?(?:months?|years?|weeks?)\b)/g,
    read: () => "PFS",
  },
  // "lecm", "le mm": two letters where a number must stand; 1, 10, 16 … are all possible.
  {
    class: "l-1",
    form: /(?<=\b(?:approximately|about|measuring|measures|measured|size of|diameter of|around|nearly|of|was|is|to) )[lI|][a-zO](?=\s?(?:cm|mm|Gy|mg)\b)/g,
    read: undefined,
  },
];

interface Repaired {
  readonly run: Run;
  readonly repairs: readonly Repair[];
  readonly issues: readonly Issue[];
}

export function repairRun(original: string, run: Run): Repaired {
  const repairs: Repair[] = [];
  const issues: Issue[] = [];
  let current = run;
  for (const rule of RULES) {
    const changes: { start: number; end: number; text: string }[] = [];
    for (const match of current.text.matchAll(rule.form)) {
      const start = match.index;
      const end = start + match[0].length;
      const span = spanOfRun(sliceRun(current, start, end));
      const before = original.slice(span.start, span.end);
      const repaired = rule.read?.(match) ?? "";
      if (rule.read && repaired === match[0]) continue;
      repairs.push({ span, original: before, repaired, class: rule.class });
      if (rule.read) {
        changes.push({ start, end, text: repaired });
        issues.push({ severity: "information", code: "value-repaired", message: repairedMessage(rule.class), span });
      } else
        issues.push({
          severity: "warning",
          code: "value-withheld",
          message: "Letters stand where a number must stand, and more than one number is possible: no value is taken. Check the source.",
          span,
        });
    }
    if (changes.length > 0) current = replaceInRun(current, changes);
  }
  return { run: current, repairs, issues };
}

const repairedMessage = (confusion: ConfusionClass): string =>
  `A reading of the scan was repaired (${confusion}); the original characters are kept. Check the source.`;
