// Writes docs/mapping.md from tools/mapping-table.ts and the definitions: how each fact of a narrative becomes FHIR, and by which rules.
// Run: node tools/write-mapping.ts
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CodeSystemDigest, Definitions, StructureDigest } from "../src/validation/definitions/definitions.ts";
import { loadDefinitions } from "../src/validation/definitions/load.ts";
import { elementOf, type FoundElement } from "./element-of.ts";
import { MAPPING, type MappingEntry } from "./mapping-table.ts";
import { ROOT } from "./package-sources.ts";

const BASE = "https://casebridge.dev/fhir";
const own = (id: string): string => `${BASE}/StructureDefinition/${id}`;
const cell = (text: string): string => text.replaceAll("|", "\\|");
const nameOf = (canonical: string): string => canonical.slice(canonical.lastIndexOf("/") + 1);

const SYSTEMS: Readonly<Record<string, string>> = {
  "http://snomed.info/sct": "SNOMED CT",
  "http://loinc.org": "LOINC",
  "http://unitsofmeasure.org": "UCUM",
  "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl": "NCIt",
};

function codesOf({ fixed, binding }: FoundElement, note: string | undefined): string {
  const codes = fixed.map((code) => {
    const [system, value] = code.split("|");
    return `${SYSTEMS[system!] ?? system} ${value}`;
  });
  const bound = binding?.valueSet && binding.strength !== "example" ? [`${nameOf(binding.valueSet)} (${binding.strength})`] : [];
  return [...(note === undefined ? [] : [note]), ...codes, ...bound].join("; ");
}

function parentOf({ baseDefinition, type }: StructureDigest): string {
  return baseDefinition?.includes("/mcode/") ? nameOf(baseDefinition) : type;
}

function heading(definitions: Definitions, { kind, profiles, resourceType }: MappingEntry): string {
  const named = profiles.map((id) => {
    const structure = definitions.structures[own(id)];
    if (!structure) throw new Error(`no profile ${id}`);
    return `\`${id}\` ⊂ ${parentOf(structure)}`;
  });
  return `### ${kind}\n\n${named.length > 0 ? named.join(", ") : `${resourceType} of base R4`}.`;
}

function section(definitions: Definitions, entry: MappingEntry): string {
  const profile =
    entry.profiles[0] === undefined ? `http://hl7.org/fhir/StructureDefinition/${entry.resourceType}` : own(entry.profiles[0]);
  const rows = entry.rows.map(({ attribute, element, note }) => {
    const found = elementOf(definitions, profile, element);
    return `| ${attribute} | ${cell(element)} | ${found.cardinality} | ${cell(codesOf(found, note))} |`;
  });
  const table = ["| attribute | element | of the profile | codes |", "|---|---|---|---|", ...rows].join("\n");
  return `${heading(definitions, entry)} ${entry.says}\n\n${table}`;
}

function ownStructures(definitions: Definitions): readonly StructureDigest[] {
  return Object.values(definitions.structures)
    .filter((s) => s.url.startsWith(BASE))
    .sort((a, b) => (a.url < b.url ? -1 : 1));
}

function rules(definitions: Definitions): string {
  const statedBy = new Map<string, { text: string; severity: string; by: string[] }>();
  for (const structure of ownStructures(definitions)) {
    for (const rule of (structure.element[0]?.constraint ?? []).map((i) => definitions.constraints[i]!)) {
      if (!rule.source?.startsWith(BASE)) continue;
      const known = statedBy.get(rule.key) ?? { text: rule.human, severity: rule.severity, by: [] };
      statedBy.set(rule.key, { ...known, by: [...known.by, nameOf(structure.url)] });
    }
  }
  const rows = [...statedBy]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, { text, severity, by }]) => {
      const where = by.length > 8 ? `${by.length} profiles` : by.map((id) => `\`${id}\``).join(", ");
      return `| ${key} | ${severity} | ${cell(text)} | ${where} |`;
    });
  return ["| rule | severity | says | of |", "|---|---|---|---|", ...rows].join("\n");
}

function extensions(definitions: Definitions): string {
  const rows = ownStructures(definitions)
    .filter((s) => s.type === "Extension")
    .map((s) => {
      const value = s.element.find((e) => e.id === "Extension.value[x]" && e.max !== "0");
      const parts = s.element.filter((e) => e.path === "Extension.extension" && e.sliceName !== undefined).map((e) => e.sliceName);
      const content = value ? (value.type ?? []).map((t) => t.code).join(", ") : parts.join(", ");
      return `| \`${nameOf(s.url)}\` | ${content} | ${(s.context ?? []).map((c) => nameOf(c.expression)).join(", ")} |`;
    });
  return ["| extension | holds | stands on |", "|---|---|---|", ...rows].join("\n");
}

function codeSystems(definitions: Definitions): string {
  const ours = Object.values(definitions.codeSystems).filter((c: CodeSystemDigest) => c.url.startsWith(BASE));
  const rows = ours.map((c) => `| \`${nameOf(c.url)}\` | ${c.codes.join(", ")} |`);
  return ["| code system | codes |", "|---|---|", ...rows.sort()].join("\n");
}

/** The whole page. @throws Error where the table names a profile or element that does not exist */
export function mappingPage(definitions: Definitions): string {
  return `${[
    "# Mapping",
    "Written by tools/write-mapping.ts from tools/mapping-table.ts and the compiled profiles; do not edit.",
    `How each kind of fact becomes FHIR R4 on mCODE 4.0.0. Profiles and extensions are at ${BASE}/StructureDefinition/. Every resource carries derivation-reference (where its words stand), \`found-by\` (which rule found it) and an identifier of the system ${BASE}/sid/fact; every element whose value came from words of its own carries its own derivation-reference. A value that is not stated has \`value-origin\`, one that was read differently from how it stands \`repair\`.`,
    "## Facts",
    ...MAPPING.map((entry) => section(definitions, entry)),
    "## Rules of our profiles\n\nerror: Casebridge built it wrongly, and it is not delivered. warning: the narrative says so.",
    rules(definitions),
    "## Extensions",
    extensions(definitions),
    "## Code systems",
    codeSystems(definitions),
  ].join("\n\n")}\n`;
}

if (import.meta.main) writeFileSync(join(ROOT, "docs/mapping.md"), mappingPage(loadDefinitions()));
