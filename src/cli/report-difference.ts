// What the terminal shows of two conversions compared: one line for a fact that came or went, one for each element that changed.
import type { BundleDifference, FactNote } from "../resources/compare.ts";

type Compared = BundleDifference & { readonly old: string | null; readonly new: string | null };

export function describeDifference(d: Compared): string {
  const counts = [
    `${d.appeared.length} appeared`,
    `${d.disappeared.length} disappeared`,
    `${d.changed.length} changed`,
    `${d.moved} moved`,
    `${d.unchanged} unchanged`,
  ];
  return [
    `${d.old ?? "(no bundle)"} → ${d.new ?? "(no bundle)"}: ${counts.join(", ")}`,
    ...describeSource(d),
    ...d.appeared.map((note) => `  + ${describeNote(note)}`),
    ...d.disappeared.map((note) => `  - ${describeNote(note)}`),
    ...d.changed.flatMap((change) => [
      `  ~ ${describeNote(change)}${change.previously === undefined ? "" : `, was ${change.previously}`}`,
      ...change.elements.map(({ path, before, after }) => `      ${path}: ${show(before)} → ${show(after)}`),
    ]),
  ].join("\n");
}

function describeSource({ source }: Compared): readonly string[] {
  const { textDifference: t } = source;
  const where = t ? `: characters ${t.start}–${t.oldEnd} of the old are ${t.start}–${t.newEnd} of the new` : "";
  return [
    ...(source.isTextSame ? [] : [`  text differs${where}`]),
    ...(source.isSoftwareSame ? [] : [`  software: ${source.old.software ?? "not told"} → ${source.new.software ?? "not told"}`]),
  ];
}

const describeNote = ({ resource, profile, label }: FactNote): string => [resource, profile, label].filter(Boolean).join("  ");

const show = (value: unknown): string => (value === undefined ? "(nothing)" : typeof value === "string" ? value : JSON.stringify(value));
