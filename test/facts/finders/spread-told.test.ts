// Spread as reports tell it: of a named tumour, by vertebrae and lobes, as lesions beside a known tumour, in samples and effusions.
import { describe, expect, it } from "vitest";
import { tell } from "../patient-facts.ts";

const read = (text: string): unknown[] =>
  tell("metastasis", text).map((m) => [m.place.site.text, m.place.side, m.assertion, m.evidence[0]?.quote]);

describe("spread and where it went", () => {
  it.each<[string, unknown[]]>([
    [
      "There were metastases of clear cell renal cell carcinoma (ccRCC) to the bladder and left ovary.",
      [
        ["bladder", undefined, "present", "metastases of clear cell renal cell carcinoma (ccRCC) to the bladder"],
        ["ovary", "left", "present", "metastases of clear cell renal cell carcinoma (ccRCC) to the bladder and left ovary"],
      ],
    ],
    ["A liver metastasis of rectal cancer was resected.", [["liver", undefined, "present", "liver metastasis"]]],
    ["She has metastatic breast cancer to the pleura.", [["pleura", undefined, "present", "metastatic breast cancer to the pleura"]]],
    [
      "There was a clinically positive right axillary node.",
      [["axilla lymph node", "right", "present", "clinically positive right axillary node"]],
    ],
    [
      "There was metastatic lymphadenopathy in the contralateral axilla.",
      [["axilla lymph node", undefined, "present", "metastatic lymphadenopathy in the contralateral axilla"]],
    ],
    [
      "CT showed metastases in the left hilar region and the bilateral supraclavicular nodes.",
      [
        ["hilum lymph node", "left", "present", "metastases in the left hilar"],
        [
          "supraclavicular lymph node",
          "bilateral",
          "present",
          "metastases in the left hilar region and the bilateral supraclavicular nodes",
        ],
      ],
    ],
    [
      "New deposits were seen on MRI; metastases in T9 and L2 were irradiated.",
      [["thoracic vertebra", undefined, "present", "metastases in T9 and L2"]],
    ],
    ["MRI showed metastases to the L4 vertebral body.", [["lumbar vertebra", undefined, "present", "metastases to the L4 vertebral body"]]],
    ["She has widespread peritoneal nodules.", [["peritoneum", undefined, "present", "widespread peritoneal nodules"]]],
    [
      "Cytology of the pleural fluid revealed malignant cells.",
      [["pleura", undefined, "present", "pleural fluid revealed malignant cells"]],
    ],
    ["The pleural fluid contained no malignant cells.", []],
    [
      "Biopsy of the liver was positive for pancreatic adenocarcinoma.",
      [["liver", undefined, "present", "liver was positive for pancreatic adenocarcinoma"]],
    ],
    ["One node contained ductal carcinoma.", [["lymph node", undefined, "present", "node contained ductal carcinoma"]]],
    ["Lymphoma of the left cervical nodes was diagnosed.", []],
    ["The pain spread to the liver.", []],
    ["There was involvement of the liver by sarcoidosis.", []],
  ])("%s", (text, expected) => expect(read(text)).toEqual(expected));
});

describe("lesions that nobody called metastases", () => {
  it.each<[string, unknown[]]>([
    ["She has colon cancer. CT showed multiple liver lesions.", [["liver", undefined, "possible", "liver lesions"]]],
    [
      "She has breast cancer. There was an osteolytic lesion in the left femur.",
      [["femur", "left", "possible", "osteolytic lesion in the left femur"]],
    ],
    [
      "She has melanoma of the arm. MRI showed a 2 cm left parietal mass.",
      [["parietal lobe of brain", "left", "possible", "left parietal mass"]],
    ],
    ["She has liver cancer. CT showed multiple liver lesions.", []],
    ["She has colon cancer. CT showed multiple liver cysts.", []],
    ["CT showed multiple liver lesions.", []],
  ])("%s", (text, expected) => expect(read(text)).toEqual(expected));
  it("asks for review", () =>
    expect(tell("metastasis", "She has colon cancer. CT showed multiple liver lesions.")[0]?.review).toEqual(["uncertain"]));
  it("is certain once the text is", () => {
    const [liver, ...others] = tell(
      "metastasis",
      "She has colon cancer. CT showed multiple liver lesions. Biopsy confirmed liver metastases.",
    );
    expect([liver?.assertion, liver?.review, others]).toEqual(["present", undefined, []]);
  });
});

describe("what a lesion told of before was", () => {
  it.each<[string, unknown[]]>([
    [
      "She has colon cancer. CT showed a nodule in the right lung. Biopsy confirmed colonic adenocarcinoma.",
      [["lung", "right", "present", "colonic adenocarcinoma"]],
    ],
    ["She has colon cancer. CT showed a nodule in the right lung. Colonoscopy with biopsy confirmed colonic adenocarcinoma.", []],
    [
      "She has breast cancer. There was a tumour in the subcutaneous tissue. Histopathology was consistent with breast carcinoma metastasis.",
      [["subcutaneous tissue", undefined, "present", "breast carcinoma"]],
    ],
  ])("%s", (text, expected) => expect(read(text)).toEqual(expected));
});
