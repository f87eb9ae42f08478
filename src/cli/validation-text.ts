// What the terminal shows of a validation: the verdict, then each kind of finding once, with how often and where it stands first.
import { hasErrors, type Issue } from "../base/issue.ts";
import type { SourceReport } from "../validation/validate-source.ts";

const LEVELS = ["fatal", "error", "warning"] as const;
const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;

export function describeValidation(name: string, { report, positionOf }: SourceReport): string {
  const { issues, layers } = report;
  const count = (...severities: readonly string[]): number => issues.filter((issue) => severities.includes(issue.severity)).length;
  const notChecked = issues.filter(({ code }) => code === "not-checked").length;
  const groups = Map.groupBy(
    issues.filter(({ severity }) => severity !== "information"),
    ({ severity, code, rule, message }) => `${severity}|${code}|${rule}|${message}`,
  );
  const found = [...groups.values()]
    .sort((a, b) => LEVELS.indexOf(a[0]!.severity as "error") - LEVELS.indexOf(b[0]!.severity as "error"))
    .flatMap((group) => describeGroup(group, positionOf));
  const skipped = layers.flatMap(({ name: layer, why }) => (why === undefined ? [] : [`  ${layer} was skipped: ${why}`]));
  return [
    `${name}: ${hasErrors(issues) ? "invalid" : "valid"}, ${plural(count("error", "fatal"), "error")}, ${plural(count("warning"), "warning")}, ${plural(notChecked, "thing")} that could not be checked`,
    ...found,
    ...skipped,
  ].join("\n");
}

const SHOWN = 3;

function describeGroup(group: readonly Issue[], positionOf: SourceReport["positionOf"]): string[] {
  const [first] = group;
  const times = group.length === 1 ? "" : ` (${group.length} times)`;
  const places = group.slice(0, SHOWN).map((issue) => {
    const position = positionOf(issue);
    return `    ${position === undefined ? "" : `line ${position.line}, column ${position.column}: `}${issue.expression ?? "the whole"}`;
  });
  const more = group.length > SHOWN ? [`    and ${group.length - SHOWN} more`] : [];
  return [
    `  ${first!.severity} (${first!.code})${times}: ${first!.message}${first!.rule === undefined ? "" : ` [${first!.rule}]`}`,
    ...places,
    ...more,
  ];
}
