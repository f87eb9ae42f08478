// What the terminal shows of a validation: the verdict, then each kind of finding once, with how often and where it stands first.
import { hasErrors, type Issue } from "../base/issue.ts";
import type { SourceReport } from "../validation/validate-source.ts";

const LEVELS = ["fatal", "error", "warning"] as const;
const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;

/** `line` is where an NDJSON record stands in its file: its places are told as lines of the file. */
export function describeValidation(file: string, line: number | undefined, { report, positionOf }: SourceReport): string {
  const { issues, layers } = report;
  const count = (...severities: readonly string[]): number => issues.filter((issue) => severities.includes(issue.severity)).length;
  const notChecked = issues.filter(({ code }) => code === "not-checked").length;
  const groups = Map.groupBy(
    issues.filter(({ severity }) => severity !== "information"),
    ({ severity, code, message }) => `${severity}|${code}|${message}`,
  );
  const placeOf = (issue: Issue): string => {
    const position = positionOf(issue);
    const place = issue.expression ?? "the whole";
    return position === undefined ? place : `line ${position.line + (line ?? 1) - 1}, column ${position.column}: ${place}`;
  };
  const found = [...groups.values()]
    .sort((a, b) => LEVELS.indexOf(a[0]!.severity as "error") - LEVELS.indexOf(b[0]!.severity as "error"))
    .flatMap((group) => describeGroup(group, placeOf));
  const skipped = layers.flatMap(({ name: layer, why }) => (why === undefined ? [] : [`  ${layer} was skipped: ${why}`]));
  const name = line === undefined ? file : `${file}:${line}`;
  return [
    `${name}: ${hasErrors(issues) ? "invalid" : "valid"}, ${plural(count("error", "fatal"), "error")}, ${plural(count("warning"), "warning")}, ${plural(notChecked, "thing")} that could not be checked`,
    ...found,
    ...skipped,
  ].join("\n");
}

const SHOWN = 3;

/** One sentence for all places that it is true of, whichever profiles say so. */
function describeGroup(group: readonly Issue[], placeOf: (issue: Issue) => string): string[] {
  const [first] = group;
  const times = group.length === 1 ? "" : ` (${group.length} times)`;
  const rules = [...new Set(group.flatMap(({ rule }) => rule ?? []))];
  const others = rules.length > 1 ? ` and ${plural(rules.length - 1, "other rule")}` : "";
  const more = group.length > SHOWN ? [`    and ${group.length - SHOWN} more`] : [];
  return [
    `  ${first!.severity} (${first!.code})${times}: ${first!.message}${rules.length === 0 ? "" : ` [${rules[0]}${others}]`}`,
    ...group.slice(0, SHOWN).map((issue) => `    ${placeOf(issue)}`),
    ...more,
  ];
}

/** The last line where several resources were judged. */
export const describeTotal = (count: number, invalid: number): string =>
  invalid === 0 ? `All ${count} resources are valid.` : `${invalid} of ${count} resources are invalid.`;
