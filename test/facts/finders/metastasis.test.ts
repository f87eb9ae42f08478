import { describe, expect, it } from "vitest";
import { tell } from "../patient-facts.ts";

const read = (sentence: string): unknown[] => tell("metastasis", sentence).map((m) => [m.place.site.text, m.place.side, m.assertion]);
const quotes = (sentence: string): (string | undefined)[] => tell("metastasis", sentence).map((m) => m.evidence[0]?.quote);

describe("metastases", () => {
  it.each<[string, unknown[]]>([
    [
      "PET-CT showed metastases in the mediastinal lymph nodes and in the left adrenal gland.",
      [
        ["mediastinum lymph node", undefined, "present"],
        ["adrenal gland", "left", "present"],
      ],
    ],
    [
      "CT showed metastases in the liver, lungs and bones.",
      [
        ["liver", undefined, "present"],
        ["lung", undefined, "present"],
        ["bone", undefined, "present"],
      ],
    ],
    ["She developed a left adrenal metastasis.", [["adrenal gland", "left", "present"]]],
    [
      "Lung and left axillary lymph node metastases were seen.",
      [
        ["lung", undefined, "present"],
        ["axilla lymph node", "left", "present"],
      ],
    ],
    ["The tumor had metastasized to the brain.", [["brain", undefined, "present"]]],
    ["Possible liver metastases were noted.", [["liver", undefined, "possible"]]],
    ["Three of 14 pelvic lymph nodes were positive.", [["pelvic lymph node", undefined, "present"]]],
    ["The resected inguinal lymph nodes contained metastases.", [["inguinal lymph node", undefined, "present"]]],
    ["She developed peritoneal carcinomatosis.", [["peritoneum", undefined, "present"]]],
    ["Biopsy of a neck node confirmed metastatic adenocarcinoma.", [["neck lymph node", undefined, "present"]]],
    ["MRI showed a lesion in the right frontal lobe, consistent with metastasis.", [["frontal lobe of brain", "right", "possible"]]],
    ["Recurrence of the carcinoma was found in the liver.", [["liver", undefined, "present"]]],
    ["Relapse of the cervical cancer was detected in the left lung.", [["lung", "left", "present"]]],
    ["CT showed secondary lesions in the liver.", [["liver", undefined, "present"]]],
    [
      "There was seeding of the pleura and the peritoneum.",
      [
        ["pleura", undefined, "present"],
        ["peritoneum", undefined, "present"],
      ],
    ],
    ["A brain lesion was resected and proved to be metastatic.", [["brain", undefined, "present"]]],
    ["The adrenal nodule was proven to be a metastasis of the cervical cancer.", [["adrenal gland", undefined, "present"]]],
    ["A metastatic deposit was removed from the right orbit.", [["orbit", "right", "present"]]],
    ["She developed a malignant pericardial effusion.", [["pericardium", undefined, "present"]]],
    ["Biopsy of a neck node showed metastasis of renal cell carcinoma.", [["neck lymph node", undefined, "present"]]],
    ["CT revealed metastases of the cervical cancer in both lungs.", [["lung", "bilateral", "present"]]],
  ])("%s", (sentence, expected) => expect(read(sentence)).toEqual(expected));
  it("each place has its own proof", () => {
    expect(quotes("CT showed metastases in the liver and spleen.")).toEqual([
      "metastases in the liver",
      "metastases in the liver and spleen",
    ]);
  });
  it.each([
    "There were no liver metastases.",
    "Bone scan did not show metastasis.",
    "She has metastatic breast cancer.",
    "CT was done to evaluate for brain metastases.",
    "A breast lump was biopsied and the cancer was found to be metastatic.",
    "A brain lesion proved not to be metastatic.",
    "Bacterial seeding of the liver was suspected.",
    "Recurrence of the pain in the liver region was reported.",
    "No secondary lesions were seen in the liver.",
    "Her father had bone metastases.",
    "None of 9 mesenteric nodes were involved.",
    "0/14 lymph nodes positive.",
  ])("no metastasis: %s", (sentence) => expect(read(sentence)).toEqual([]));
  it("a metastasis that is not there is a finding of absence", () => {
    const [finding] = tell("finding", "There was no distant metastasis.");
    expect(finding).toMatchObject({ assertion: "absent", finding: { text: "distant metastasis" } });
    expect(finding?.evidence[0]?.quote).toBe("no distant metastasis");
  });
  it("the same place told again is the same metastasis, with both proofs and the first date", () => {
    const found = tell("metastasis", "In May 2015 CT showed lung metastases. In June 2016 the lung metastases had grown.");
    expect(found).toHaveLength(1);
    expect(found[0]?.time?.start).toBe("2015-05");
    expect(found[0]?.evidence).toHaveLength(2);
  });
  it("left and right are two", () => {
    expect(read("She had left axillary lymph node metastases. Later right axillary lymph node metastases appeared.")).toHaveLength(2);
  });
});
