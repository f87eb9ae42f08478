// What the lexicon finds, what it leaves alone, and what it leaves open.
import { describe, expect, test } from "vitest";
import type { TermKind, TermMatch } from "../../src/terminology/lexicon.ts";
import { openLexicon } from "../../src/terminology/open-lexicon.ts";

const lexicon = openLexicon();
const of = (text: string, kind: TermKind): string[] =>
  lexicon.match(text).flatMap((m) => (m.senses.some((s) => s.kind === kind) ? [m.text] : []));
const at = (text: string, term: string): TermMatch | undefined => lexicon.match(text).find((m) => m.text === term);
const kinds = (text: string, term: string): string[] => [...new Set(at(text, term)?.senses.map((s) => s.kind))];

describe("drugs", () => {
  test("international names, brands and company codes are drugs", () => {
    expect(of("She received cisplatin, Taxol and 5-FU, later MK-3475.", "drug")).toEqual(["cisplatin", "Taxol", "5-FU", "MK-3475"]);
    expect(at("on cisplatin", "cisplatin")?.senses[0]).toEqual({
      key: "drug/cisplatin",
      kind: "drug",
      name: "cisplatin",
      group: "antineoplastic",
    });
  });

  test("antineoplastic, supportive and other drugs are told apart", () => {
    const group = (drug: string): string | undefined => at(`took ${drug} daily`, drug)?.senses[0]?.group;
    expect(group("paclitaxel")).toBe("antineoplastic");
    expect(group("ondansetron")).toBe("supportive");
    expect(group("dexamethasone")).toBe("supportive");
    expect(group("amlodipine")).toBe("other");
    expect(group("levothyroxine")).toBe("other");
  });

  test("a formulation is part of the name and takes no code of the plain substance", () => {
    expect(at("nab-paclitaxel was added", "nab-paclitaxel")?.senses[0]?.key).toBe("drug/nab-paclitaxel");
    expect(at("given paclitaxel (albumin-bound) weekly", "paclitaxel (albumin-bound)")?.senses[0]?.key).toBe("drug/nab-paclitaxel");
    expect(at("given liposomal paclitaxel weekly", "liposomal paclitaxel")?.senses[0]?.key).toBeUndefined();
    expect(of("given paclitaxel weekly", "drug")).toEqual(["paclitaxel"]);
  });

  test("an unlisted name is known by its ending, without a key", () => {
    const match = at("Treatment with xelubrutinib began.", "xelubrutinib");
    expect(match?.isShape).toBe(true);
    expect(match?.senses[0]).toEqual({ kind: "drug", name: "xelubrutinib", group: "antineoplastic" });
  });

  test("words of the laboratory and of daily life are no drugs", () => {
    for (const text of [
      "Antibodies and proteins were measured; oxygen, water, glucose and iron were normal.",
      "Iodine contrast medium was used and the patient drank alcohol and coffee in April.",
      "The hormone receptor was positive and the agent was well tolerated by this luminal type.",
      "Platinum was stopped, and tubulin was stained.",
    ])
      expect(of(text, "drug"), text).toEqual([]);
  });
});

describe("classes of drugs", () => {
  test("a class is never a drug, and what it is named after is no marker", () => {
    const text = "An anti-PD-1 antibody, checkpoint inhibitors, taxanes and an LHRH analogue are options.";
    expect(of(text, "drug-class")).toEqual(["anti-PD-1 antibody", "checkpoint inhibitors", "taxanes", "LHRH analogue"]);
    expect(of(text, "drug")).toEqual([]);
    expect(of(text, "marker")).toEqual([]);
  });

  test("platinum-based chemotherapy is a class and still chemotherapy", () => {
    expect(of("platinum-based chemotherapy", "drug-class")).toEqual(["platinum-based chemotherapy"]);
    expect(of("platinum-based chemotherapy", "procedure")).toEqual(["chemotherapy"]);
  });
});

describe("ambiguous forms", () => {
  test("cervical alone is neck or womb, and both are offered", () => {
    expect(at("a cervical lesion", "cervical")?.senses.map((s) => s.key)).toEqual(["bodysite/cervix-uteri", "bodysite/neck"]);
  });

  test("a cervical lymph node is a node of the neck", () => {
    expect(at("cervical lymph nodes were enlarged", "cervical lymph nodes")?.senses[0]?.key).toBe("bodysite/cervical-neck-lymph-node");
    expect(at("cervical cancer", "cervical cancer")?.senses[0]?.key).toBe("condition.primary/cervical-cancer-histology-not-stated");
  });

  test.each(["CT", "PD", "SD", "CR", "ER", "PR", "PE", "RT", "MS", "AC", "TC", "EP", "TP", "PF"])("%s has several senses", (form) => {
    expect(at(`After two cycles of chemotherapy ${form} was noted.`, form)?.senses.length).toBeGreaterThan(1);
  });

  test("PD in PD-1 is no progressive disease", () => {
    expect(of("PD-1 and PD-L1 expression", "abbreviation")).toEqual([]);
    expect(of("PD-1 and PD-L1 expression", "marker")).toEqual(["PD-1", "PD-L1"]);
  });

  test("a protocol of two letters needs a word of treatment beside it and never has a key", () => {
    expect(kinds("four cycles of EP", "EP")).toContain("regimen");
    expect(kinds("EP was found on ultrasound in her pelvis", "EP")).not.toContain("regimen");
    expect(at("four cycles of PF", "PF")?.senses.every((s) => s.key === undefined)).toBe(true);
  });

  test("S-1 is a drug among cycles and a vertebra beside L5", () => {
    expect(of("two cycles of S-1 were given", "drug")).toEqual(["S-1"]);
    expect(of("treatment of the L5-S1 disc", "drug")).toEqual([]);
  });

  test("the symbol of a gene counts only where genes are spoken of", () => {
    expect(of("a MET amplification was found", "marker")).toEqual(["MET"]);
    expect(of("THE TEAM MET ON FRIDAY", "marker")).toEqual([]);
  });
});

describe("other kinds", () => {
  test("radiotherapy, surgery, imaging and biopsy have their groups", () => {
    expect(at("EBRT was given", "EBRT")?.senses[0]?.kind).toBe("radiotherapy");
    expect(at("a radical hysterectomy", "radical hysterectomy")?.senses[0]?.group).toBe("surgery");
    expect(at("PET-CT showed", "PET-CT")?.senses[0]).toMatchObject({ key: "procedure.imaging/pet-ct", group: "imaging" });
    expect(at("punch biopsy was done", "punch biopsy")?.senses[0]?.group).toBe("biopsy");
  });

  test("the side is not part of a site, and an adjective is its organ", () => {
    expect(at("left supraclavicular lymph nodes", "supraclavicular lymph nodes")?.senses[0]?.key).toBe(
      "bodysite/supraclavicular-lymph-node",
    );
    expect(at("hepatic lesions", "hepatic")?.senses[0]?.key).toBe("bodysite/liver");
  });

  test("a name never runs across a bracket, a comma or the end of a sentence", () => {
    expect(of("pain in the lung. Cancer was excluded", "condition")).toEqual([]);
    expect(of("liver, bone metastases", "condition")).toEqual(["bone metastases"]);
  });

  test("words hyphenated at will are found", () => {
    expect(of("lymph-adenopathy and post-coital bleeding", "finding")).toEqual(["lymph-adenopathy", "post-coital bleeding"]);
  });

  test("ordinary prose gives nothing but what is meant", () => {
    const text = "The team met on Monday to plan the operation of the scan on a red list; all are well, and the pre-set value is low.";
    for (const kind of ["drug", "condition", "comorbidity", "finding", "marker", "regimen"] as const)
      expect(of(text, kind), kind).toEqual([]);
  });
});
