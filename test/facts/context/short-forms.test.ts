import { describe, expect, it } from "vitest";
import { factsIn } from "../patient-facts.ts";

const primaries = (text: string) => factsIn(text).flatMap((f) => (f.kind === "primary" ? [[f.condition.text, f.evidence[0]?.quote]] : []));
const drugs = (text: string) => factsIn(text).flatMap((f) => (f.kind === "drug" ? [[f.drug.text, f.evidence.map((e) => e.quote)]] : []));

describe("a short form", () => {
  it("means what the document says that it means, and not the cancer of that name", () => {
    expect(primaries("A 50-year-old man had mixed cystic carcinoma (MCC) of the pancreas. The MCC was resected in 2020.")).toEqual([
      ["mixed cystic carcinoma of the pancreas", "mixed cystic carcinoma (MCC) of the pancreas"],
    ]);
    expect(primaries("A 50-year-old man had a nodule of the eyelid. Biopsy showed MCC.")).toEqual([
      ["Merkel cell carcinoma of the eyelid", "MCC"],
    ]);
  });

  it("names a disease that no vocabulary abbreviates, with the organ of its long form", () => {
    expect(primaries("A 50-year-old man was seen for pancreatic acinar carcinoma (PAXC). Four years ago PAXC was found.")).toEqual([
      ["acinar carcinoma of the pancreas", "pancreatic acinar carcinoma"],
    ]);
  });

  it("names a drug that no vocabulary abbreviates", () => {
    const text = "A 50-year-old man with lung cancer received cabazitaxel (CBX). In 2021 he was given CBX and ramucirumab.";
    expect(new Set(drugs(text).map(([name]) => name))).toEqual(new Set(["cabazitaxel", "ramucirumab"]));
    expect(drugs("A 50-year-old man with lung cancer. In 2021 he was given CBX.")).toEqual([]);
  });

  it("keeps the meaning of the vocabulary where the long form agrees with it", () => {
    const text = "A 50-year-old man with lung cancer was tested for programmed death ligand 1 (PD-L1). The PD-L1 TPS was 40 %.";
    expect(factsIn(text).flatMap((f) => (f.kind === "marker" ? [f.evidence[0]?.quote] : []))).toEqual(["PD-L1 TPS was 40 %"]);
  });
});
