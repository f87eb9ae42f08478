import { describe, expect, it } from "vitest";
import { type FactOf, factsIn, tell } from "../patient-facts.ts";

const LEAD = "She has squamous cell carcinoma of the tongue. ";
const told = (text: string): string[] =>
  tell("metastasis", LEAD + text).map((m: FactOf<"metastasis">) => `${m.place.side ? `${m.place.side} ` : ""}${m.place.site.text}`);

describe("lists of places of spread", () => {
  it.each([
    ["CT: hepatic, iliac nodal, pubic and scrotal metastases.", ["liver", "iliac lymph node", "pubis", "scrotum"]],
    ["PET-CT showed pulmonary, ischial, acetabular and penile metastases.", ["lung", "ischium", "acetabulum", "penis"]],
    ["There were hepatic, splenic, pericolic and thyroidal metastases.", ["liver", "spleen", "thyroid gland"]],
    ["There were hepatic, pretracheal and splenic metastases.", ["liver", "spleen"]],
    ["There were hepatic, splenic and pretracheal metastases.", ["liver", "spleen"]],
    ["Scan: brain, lachrymal gland and pancreatic mets.", ["brain", "lacrimal gland", "pancreas"]],
    ["There were metastases of pubic rami, the iliac crest and the greater trochanter.", ["pubis", "ilium", "femur"]],
    [
      "Bone scan showed metastases to the ribs, sacroiliac joint, and left ischial tuberosity.",
      ["rib", "sacroiliac joint", "left ischium"],
    ],
    ["There was fatty change of the liver and distal metastases of the pubis.", ["pubis"]],
    ["There was fatty change of the liver and clinical metastases.", []],
    ["Pubic hair was lost.", []],
  ])("%s", (text, expected) => expect(told(text)).toEqual(expected));
});

describe("lesions beside metastases", () => {
  it.each([
    ["Diagnosis: carcinoma of the tongue with multiple lung nodules and bone metastases.", ["lung", "bone"]],
    ["Metastatic tongue cancer (liver metastases, lung nodules, peritoneal nodules).", ["liver", "lung", "peritoneum"]],
    ["CT showed tumour in all liver segments, several lung nodules and a left adrenal mass.", ["liver", "lung", "left adrenal gland"]],
    ["Imaging revealed lesions in both lobes of the liver, multiple bones and the spleen.", ["liver", "bone", "spleen"]],
    ["A liver nodule was benign and bone metastases were treated.", ["bone"]],
  ])("%s", (text, expected) => expect(told(text).toSorted()).toEqual(expected.toSorted()));
});

describe("the known tumour in a sample of another organ", () => {
  it.each([
    ["A needle aspiration of the left adrenal mass showed squamous cell carcinoma.", ["left adrenal gland"]],
    ["Fine needle biopsy of the liver mass confirmed squamous cell carcinoma of the tongue.", ["liver"]],
    ["A mass in the right psoas was proved by needle biopsy to be squamous cell carcinoma.", ["right muscle"]],
    ["Core biopsy proved the scapular mass to be tongue cancer.", ["scapula"]],
    ["Needle biopsy of the liver mass showed adenocarcinoma.", []],
    ["Needle biopsy of the liver mass showed no squamous cell carcinoma.", []],
  ])("%s", (text, expected) => expect(told(text)).toEqual(expected));
  it.each([
    [
      "A 66-year-old man had clear cell carcinoma of the kidney in 2015. Later resection of a ureteral tumour showed clear cell RCC.",
      "ureter",
    ],
    [
      "A 66-year-old man had clear cell renal cell carcinoma of the left kidney. In 2018 a pancreatic tumour was resected and histology showed clear cell carcinoma.",
      "pancreas",
    ],
    [
      "A 60-year-old woman had melanoma of the back. In 2019 a tumour of the gallbladder was removed, which showed melanoma.",
      "gallbladder",
    ],
    ["A 60-year-old woman had lobular carcinoma of the left breast. Two years later gastric biopsy showed lobular carcinoma.", "stomach"],
    ["A 71-year-old man had colon cancer. A mass of the left lung was proved by needle to be colonic adenocarcinoma.", "lung"],
  ])("%s", (text, organ) => {
    const facts = factsIn(text);
    expect(facts.filter((f) => f.kind === "metastasis").map((m) => m.place.site.text)).toEqual([organ]);
    expect(facts.filter((f) => f.kind === "primary")).toHaveLength(1);
  });
});
