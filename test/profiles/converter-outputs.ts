// What the converter makes: of the example about two patients, through the whole flow, and of a case built by hand for what does not occur there.
import { readFileSync } from "node:fs";
import type { Bundle } from "@medplum/fhirtypes";
import type { Fact } from "../../src/facts/fact.ts";
import { convertNarrative, openTools } from "../../src/pipeline.ts";
import { buildBundle } from "../../src/resources/build.ts";
import { terminologyCodings } from "../../src/resources/codes.ts";
import type { Definitions } from "../../src/validation/definitions/definitions.ts";
import { FACTS, narrativeOf, OPTIONS, recordOf } from "../resources/story.ts";
import { words } from "../resources/words.ts";

const EXAMPLE = "examples/two-cervical-cancers/narrative.txt";
const rule = "test: by hand";

/** Kinds and forms of facts that the example does not have. */
const MORE: readonly Fact[] = [
  { kind: "performance", id: "performance-2", order: 3, rule, evidence: words("ECOG 1"), scale: "karnofsky", value: 80 },
  { kind: "marker", id: "marker-3", order: 3, rule, evidence: words("p40"), test: { text: "Ki-67" }, value: 40, unit: "%" },
  {
    kind: "drug",
    id: "drug-9",
    order: 8,
    rule,
    evidence: words("Nivolumab (240 mg)"),
    drug: { text: "nivolumab" },
    isAntineoplastic: true,
    dose: { value: 3, unit: "mg/kg" },
    status: "completed",
  },
];

/** The invented case: its boost as a course of its own, its metastasis doubtful, its lung mass in two dimensions. */
const HAND: readonly Fact[] = [
  ...FACTS.map((fact): Fact => {
    if (fact.kind === "radiotherapy" && fact.courseOf !== undefined) {
      const { courseOf: _, ...course } = fact;
      return course;
    }
    if (fact.kind === "metastasis") return { ...fact, review: ["uncertain"] };
    if (fact.kind !== "size") return fact;
    return {
      ...fact,
      dimensions: [
        { value: 5.2, unit: "cm" },
        { value: 3, unit: "cm" },
      ],
    };
  }),
  ...MORE,
];

const tools = openTools();
export const DEFINITIONS: Definitions = tools.definitions;

const converted = convertNarrative(
  { name: EXAMPLE, bytes: readFileSync(EXAMPLE) },
  { recorded: "2026-01-01T00:00:00Z", documentId: "example" },
  tools,
).patients.map(({ bundle }) => bundle);

export type Output = "first" | "second" | "hand";

export const OUTPUTS: Readonly<Record<Output, Bundle>> = {
  first: converted[0]!,
  second: converted[1]!,
  hand: buildBundle(recordOf(HAND), narrativeOf(), { ...OPTIONS, codings: terminologyCodings() }),
};
