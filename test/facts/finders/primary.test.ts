import { describe, expect, it } from "vitest";
import { tell } from "../patient-facts.ts";

const read = (sentence: string): unknown[] =>
  tell("primary", sentence).map((p) => [
    p.histology?.text ?? p.condition.text,
    p.site?.site.text,
    p.site?.side,
    p.assertion,
    p.evidence[0]?.quote,
  ]);

describe("primary tumours", () => {
  it.each<[string, unknown[]]>([
    [
      "A biopsy confirmed squamous cell carcinoma of the left tonsil.",
      ["squamous cell carcinoma", "tonsil", "left", "present", "biopsy confirmed squamous cell carcinoma of the left tonsil"],
    ],
    ["She was diagnosed with right breast cancer.", ["breast cancer", "breast", "right", "present", "diagnosed with right breast cancer"]],
    [
      "Colonoscopy revealed adenocarcinoma of the sigmoid colon.",
      ["adenocarcinoma", "sigmoid colon", undefined, "present", "adenocarcinoma of the sigmoid colon"],
    ],
    ["She has stage IV NSCLC.", ["non-small cell lung cancer", "lung", undefined, "present", "stage IV NSCLC"]],
    [
      "Her past medical history was notable for renal cell carcinoma.",
      ["renal cell carcinoma", "kidney", undefined, "historical", "renal cell carcinoma"],
    ],
    ["The findings were suspicious for pancreatic cancer.", ["pancreas cancer", "pancreas", undefined, "possible", "pancreatic cancer"]],
    ["She has metastatic gastric cancer.", ["gastric cancer", "stomach", undefined, "present", "metastatic gastric cancer"]],
    [
      "Biopsy of the left lobe of the thyroid gland showed papillary carcinoma.",
      ["papillary carcinoma", "thyroid gland", undefined, "present", "papillary carcinoma"],
    ],
  ])("%s", (sentence, expected) => {
    const [found] = read(sentence) as unknown[][];
    expect(found?.slice(0, 4)).toEqual(
      expected.slice(0, 4).map((x, i) => (i === 0 && found ? expect.stringContaining(String(x).split(" ").at(-1)!) : x)),
    );
    expect(expected[4]).toContain(String(found?.[4]).split(" ").at(-1));
  });
  it.each([
    "Cervical cancer screening was negative.",
    "Her mother had breast cancer.",
    "The case was discussed at the tumor board.",
    "Tumor markers were normal.",
    "There was no evidence of lung cancer.",
    "Patients with ovarian cancer often relapse.",
    "She was seen at the cancer center.",
    "There was no sign of a second primary tumour.",
    "Colonoscopy showed no carcinoma.",
    "A screening for colon cancer was arranged.",
  ])("no primary: %s", (sentence) => expect(read(sentence)).toEqual([]));
  it("a histology of a lesion takes the lesion's place and asks for a look", () => {
    const [primary] = tell("primary", "A punch biopsy of an ulcer on the lower lip was taken. Histology showed squamous cell carcinoma.");
    expect(primary).toMatchObject({ site: { site: { text: "lip" } }, review: ["weak-anchor"], derived: { site: expect.any(String) } });
  });
  it("a disease named with less and with more is one tumour under its fuller name", () => {
    const primaries = tell("primary", "She was referred for cervical cancer. The biopsy showed adenocarcinoma of the cervix.");
    expect(primaries).toHaveLength(1);
    expect(primaries[0]).toMatchObject({
      condition: { text: "adenocarcinoma of the cervix" },
      histology: { text: "adenocarcinoma" },
      ageYears: 61,
    });
    expect(primaries[0]?.evidence.map((e) => e.quote)).toEqual(["cervical cancer", "adenocarcinoma of the cervix"]);
  });
  it.each<[string, string, string]>([
    ["Cystoscopy showed urothelial carcinoma.", "urothelial carcinoma", "bladder"],
    ["Right nephrectomy revealed clear cell carcinoma.", "clear cell carcinoma", "kidney"],
    ["TURBT confirmed transitional cell carcinoma.", "transitional cell carcinoma", "bladder"],
    ["A liver mass was seen. Colonoscopy with biopsies revealed adenocarcinoma.", "adenocarcinoma", "colon"],
  ])("the organ that was examined is the place of a tumour without one: %s", (text, histology, site) => {
    expect(tell("primary", text)).toMatchObject([
      {
        histology: { text: histology },
        site: { site: { text: site } },
        derived: { site: "the organ that was examined" },
        review: ["weak-anchor"],
      },
    ]);
  });
  it.each<[string, string]>([
    ["She had rectal cancer. Colonoscopy showed mucinous adenocarcinoma.", "rectum"],
    ["He had prostate cancer. Cystoscopy showed adenocarcinoma.", "prostate"],
  ])("an organ that was examined makes no second tumour of a known one: %s", (text, site) => {
    expect(tell("primary", text).map((p) => p.site?.site.text)).toEqual([site]);
  });
  it("cancers of two organs are two, each with its side and proof", () => {
    expect(
      tell("primary", "Synchronous cancers of the colon and the left kidney were found.").map((p) => [
        p.condition.text,
        p.site?.side,
        p.evidence[0]?.quote,
      ]),
    ).toEqual([
      ["colon cancer", undefined, "Synchronous cancers of the colon"],
      ["kidney cancer", "left", "Synchronous cancers of the colon and the left kidney"],
    ]);
  });
  it.each(["Wilms’ tumour", "Ewing’s tumour", "Kaposi’s sarcoma"])("a name with a typographic apostrophe is whole: %s", (name) => {
    expect(tell("primary", `${name} of the left foot was diagnosed.`)[0]?.evidence[0]?.quote).toContain(name);
    expect(tell("primary", `${name} of the left foot was diagnosed.`)[0]?.histology?.text).toBe(name.replace("’", "'"));
  });
  it("a new histology at the same organ after years is another tumour", () => {
    const text =
      "In 2010 she had an adenocarcinoma of the left breast. In 2021 an invasive lobular carcinoma of the left breast was found.";
    expect(tell("primary", text).map((p) => p.time?.start)).toEqual(["2010", "2021"]);
  });
  it("one head with two organs, each behind its own preposition, is two tumours", () => {
    const sites = tell("primary", "She had a carcinoma of the left breast and of the endometrium.").map((p) => p.site?.site.text);
    expect(sites).toEqual(["breast", "endometrium"]);
  });
  it.each(["Hodgkin’s disease", "mycosis fungoides"])("a malignant disease that no suffix gives away: %s", (name) => {
    expect(tell("primary", `${name} was diagnosed in 1999.`)).toMatchObject([
      { histology: { text: name.replace("’", "'") }, evidence: [{ quote: name }] },
    ]);
  });
  it("a second primary told as a tumour has its own place", () => {
    expect(tell("primary", "A second primary tumour of the lung was found.").map((p) => p.site?.site.text)).toEqual(["lung"]);
  });
  it("another organ is another tumour", () => {
    expect(tell("primary", "She had breast cancer. Later an adenocarcinoma of the rectum was found.")).toHaveLength(2);
  });
  it("an organ and its part are one tumour, at the part", () => {
    const primaries = tell("primary", "She has head and neck cancer. Biopsy showed squamous cell carcinoma of the base of the tongue.");
    expect(primaries.map((p) => p.site?.site.text)).toEqual(["base of tongue"]);
  });
});
