// Tumours kept apart: a new growth from an earlier cancer, a tumour from its shares, its own sample from spread, its name from findings.
import { describe, expect, it } from "vitest";
import { factsIn } from "../patient-facts.ts";

const of = (text: string, kind: string): unknown[] =>
  factsIn(text).flatMap((f): unknown[] =>
    f.kind !== kind
      ? []
      : f.kind === "primary"
        ? [`${f.histology?.text.toLowerCase() ?? "cancer"} ${f.site?.site.text ?? "-"}`]
        : f.kind === "metastasis"
          ? [f.place?.site.text]
          : f.kind === "finding"
            ? [f.finding.text.toLowerCase()]
            : f.kind === "grade"
              ? [f.grade.text]
              : [f.kind],
  );

describe("primaries", () => {
  it.each<[string, string[]]>([
    [
      "A 62-year-old woman with a history of breast cancer had a mass in the stomach. Histology: adenocarcinoma.",
      ["cancer breast", "adenocarcinoma stomach"],
    ],
    ["A 62-year-old man with a history of colon cancer had a mass in the liver. Biopsy showed adenocarcinoma.", ["adenocarcinoma colon"]],
    ["A 66-year-old man has adenocarcinoma of the lower third of oesophagus.", ["adenocarcinoma esophagus"]],
    [
      "A 24-year-old man had a mixed germ cell tumour (80% embryonal carcinoma, 20% seminoma) of the testis.",
      ["mixed germ cell tumour testis"],
    ],
  ])("%s", (text, expected) => expect(of(text, "primary")).toEqual(expected));
  it("the skin that was sampled for a melanoma is no place of spread", () => {
    expect(of("Skin biopsy confirmed nodular melanoma of the left shoulder.", "metastasis")).toEqual([]);
  });
  it.each(["The patient had acute myeloid leukaemia.", "Biopsy showed classical Hodgkin lymphoma, nodular sclerosis type."])(
    "a part of a tumour's name is no finding: %s",
    (text) => expect(of(text, "finding")).toEqual([]),
  );
  it("the grade behind what a gene has is the tumour's and no toxicity", () => {
    const text = "A 45-year-old woman had an astrocytoma, IDH-mutant, WHO grade 3.";
    expect([of(text, "grade"), of(text, "adverse-event")]).toEqual([["who grade 3"], []]);
    expect(of("The patient had grade 3 neutropenia.", "adverse-event")).toEqual(["adverse-event"]);
  });
  it("FIGO grades too", () => {
    expect(of("Endometrioid adenocarcinoma of the endometrium, FIGO grade 2.", "grade")).toEqual(["figo grade 2"]);
  });
});
