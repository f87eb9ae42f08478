import { describe, expect, it } from "vitest";
import { type FactOf, tell } from "../patient-facts.ts";

const places = (text: string): unknown[] =>
  tell("primary", text).map((p: FactOf<"primary">) => [p.histology?.text, p.site?.site.text, p.site?.side, p.site?.evidence[0]?.quote]);

describe("the organ from the operation", () => {
  it.each<[string, unknown[]]>([
    ["Left orchidectomy was done. Histology: lymphoma, margins free.", ["lymphoma", "testis", "left", "orchidectomy"]],
    [
      "Right oophorectomy was performed. Histology revealed a clear cell carcinoma.",
      ["clear cell carcinoma", "ovary", "right", "oophorectomy"],
    ],
    [
      "Left radical nephrectomy was done. The histology was chromophobe carcinoma, margins free.",
      ["chromophobe carcinoma", "kidney", "left", "nephrectomy"],
    ],
    [
      "Total gastrectomy was performed. Pathology: poorly cohesive carcinoma, pT3N2.",
      ["poorly cohesive carcinoma", "stomach", undefined, "gastrectomy"],
    ],
    ["Right mastectomy was done. Histology: metaplastic carcinoma.", ["metaplastic carcinoma", "breast", "right", "mastectomy"]],
    ["Hysterectomy was done. Histology: leiomyosarcoma, 12 mitoses.", ["leiomyosarcoma", "uterus", undefined, "Hysterectomy"]],
    [
      "Right parotidectomy was done. The specimen showed acinic cell carcinoma.",
      ["acinic cell carcinoma", "parotid gland", "right", "parotidectomy"],
    ],
    [
      "She underwent oesophagectomy in 2020. Final pathology showed adenosquamous carcinoma.",
      ["adenosquamous carcinoma", "esophagus", undefined, "oesophagectomy"],
    ],
    [
      "Splenectomy was performed for a splenic mass. Microscopy revealed diffuse large B-cell lymphoma.",
      ["diffuse large B-cell lymphoma", "spleen", undefined, expect.any(String)],
    ],
    ["Laryngectomy was performed for SCC in 2014.", ["squamous cell carcinoma", "larynx", undefined, "Laryngectomy"]],
    ["She underwent cystectomy for MIUC in 2014.", ["muscle-invasive urothelial carcinoma", "bladder", undefined, "cystectomy"]],
  ])("%s", (text, expected) =>
    expect(
      places(text).map((p) => (p as unknown[]).map((v) => (typeof v === "string" ? v.replace(/^(?:left|right) (?:radical )?/i, "") : v))),
    ).toEqual([expected]),
  );
  it.each([
    "Splenectomy was planned. Histology of the node revealed follicular lymphoma.",
    "Nephrectomy was not done. Histology revealed lymphoma.",
    "Hysterectomy was done. Histology revealed a squamous cell carcinoma.",
    "Nephrectomy and splenectomy were done. Histology: lymphoma.",
  ])("names no organ: %s", (text) => expect(tell("primary", text).map((p) => p.site)).toEqual([undefined]));
});
