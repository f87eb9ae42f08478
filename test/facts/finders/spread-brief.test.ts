// Spread in the short style of notes, and sizes beside counted nodes.
import { describe, expect, it } from "vitest";
import { factsIn } from "../patient-facts.ts";

const LEAD = "A 61-year-old woman had squamous cell carcinoma of the tongue. ";
const spread = (sentence: string): unknown[] =>
  factsIn(LEAD + sentence).flatMap((f) =>
    f.kind === "metastasis" ? [`${f.assertion} ${f.place?.side ?? ""} ${f.place?.site.text}`.replace(/\s+/g, " ")] : [],
  );
const sizes = (sentence: string): unknown[] =>
  factsIn(LEAD + sentence).flatMap((f) => (f.kind === "size" ? [`${f.dimensions[0]!.value} ${f.place?.site.text ?? "-"}`] : []));

describe("spread in few words", () => {
  it.each<[string, string[]]>([
    ["New 9 mm nodule LLL, new lytic lesion L3.", ["present left lower lobe of lung", "present lumbar vertebra"]],
    ["Bone scan: several new foci in the ribs and T6.", ["present rib", "present thoracic vertebra"]],
    ["Metastases in the left hemipelvis, the right orbit and a rib.", ["present left bony pelvis", "present right orbit", "present rib"]],
    ["Leptomeningeal spread was seen.", ["present leptomeninges"]],
    ["EBUS: stations 4L and 7 were positive.", ["present mediastinum lymph node"]],
    ["The neck stations 4 and 7 were positive.", []],
    ["Lung nodules and hepatic lesions consistent with metastases.", ["possible lung", "possible liver"]],
    // What grows beside new spread may be of its kind; a node alone may not.
    ["CT shows new omental deposits and a 2 cm para-aortic node.", ["present omentum", "possible para-aortic lymph node"]],
    ["CT shows a 2 cm para-aortic node.", []],
    [
      "Lung metastases (right lower lobe 11 mm, left upper lobe 7 mm).",
      ["present lung", "present right lower lobe of lung", "present left upper lobe of lung"],
    ],
    ["There were mesenteric implants.", ["present mesentery"]],
    ["The sentinel node positive, the breast implants intact.", ["present sentinel lymph node"]],
    ["No new lesion L3.", []],
  ])("%s", (sentence, expected) => expect(spread(sentence).toSorted()).toEqual(expected.toSorted()));
});

describe("sizes in few words", () => {
  it.each<[string, string[]]>([
    ["MRI: 31 mm unifocal, 2 abnormal nodes.", ["31 -"]],
    ["Excision: 5 mm residual IDC, 1/12 nodes positive.", ["5 -"]],
    ["A 2 cm axillary node was felt.", ["2 axilla lymph node"]],
    ["RUL mass 3.4 cm, new 1.1 cm nodule LLL.", ["3.4 upper lobe of lung", "1.1 lower lobe of lung"]],
    ["There are adrenal metastases measuring 3.4 and 2.2 cm.", ["3.4 adrenal gland", "2.2 adrenal gland"]],
    ["Enlarged neck nodes (11 and 13 mm).", ["11 neck lymph node", "13 neck lymph node"]],
    ["OGD: stenosing tumour 31-36 cm.", []],
    // What is harmless by its name is no tumour.
    ["A 2 cm liver cyst and a 4 mm gallstone were seen.", []],
    ["An 8 cm ovarian cyst was removed.", ["8 ovary"]],
  ])("%s", (sentence, expected) => expect(sizes(sentence)).toEqual(expected));
});
