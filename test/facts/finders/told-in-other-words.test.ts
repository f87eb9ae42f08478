// Relatives' tumours, samples of spread, implants and short responses: what must be read, and beside it what must not.
import { describe, expect, it } from "vitest";
import { tell } from "../patient-facts.ts";

const primaries = (text: string): unknown[] => tell("primary", text).map((p) => p.site?.site.text);
const metastases = (text: string): unknown[] => tell("metastasis", text).map((m) => [m.place.site.text, m.evidence[0]?.quote]);
const responses = (text: string): unknown[] => tell("response", text).map((r) => [r.category, r.evidence[0]?.quote]);

describe("whose tumour, and of which organ", () => {
  it.each([
    "His son, who had testicular cancer, drove him home.",
    "Her mother had been diagnosed with gastric cancer at 70.",
    "Her daughter has breast cancer.",
    "The lung biopsy confirmed metastatic adenocarcinoma.",
  ])("no primary: %s", (text) => expect(primaries(text)).toEqual([]));
  it.each<[string, string[]]>([
    ["Her daughter came along. She has breast cancer.", ["breast"]],
    ["She has cancer of the rectum. Cytology of the ascites was positive for adenocarcinoma.", ["rectum"]],
    ["There was an ulcer of both lips of the cervix. Biopsy showed squamous cell carcinoma.", ["cervix"]],
    ["A mass of the lower lip was excised: squamous cell carcinoma.", ["lip"]],
    ["She has anal cancer.", ["anus"]],
  ])("%s", (text, sites) => expect(primaries(text)).toEqual(sites));
});

describe("spread without the word", () => {
  it.each<[string, unknown[]]>([
    ["The lung biopsy confirmed metastatic adenocarcinoma.", [["lung", "lung biopsy confirmed metastatic adenocarcinoma"]]],
    ["MRI showed new deposits in the sacrum.", [["sacrum", "new deposits in the sacrum"]]],
    ["There was nodularity of the omentum.", [["omentum", "nodularity of the omentum"]]],
    ["Two of five sentinel nodes had a 2 mm deposit.", [["sentinel lymph node", "Two of five sentinel nodes"]]],
    ["Liver MRI showed several metastases.", [["liver", "Liver MRI showed several metastases"]]],
    [
      "FNA of the left axillary node on 3/4/16 showed ductal carcinoma.",
      [["axilla lymph node", "left axillary node on 3/4/16 showed ductal carcinoma"]],
    ],
    ["FNA of the left axillary node showed no carcinoma.", []],
    ["Biopsy of an inguinal node showed reactive change.", []],
    ["Liver MRI showed no metastases.", []],
    ["The lesion was in keeping with metastasis of colonic origin.", []],
    ["There were small calcium deposits in the lung.", []],
    ["Biopsy of the small implants on the peritoneum showed endometriosis.", []],
    ["There were no implants on the diaphragm.", []],
  ])("%s", (text, expected) => expect(metastases(text)).toEqual(expected));
});

describe("responses in few words", () => {
  it.each<[string, unknown[]]>([
    ["MRI 03/04/16 SD.", [["SD", "SD"]]],
    ["Stage IV. PD.", [["PD", "PD"]]],
    ["The second evaluation showed a stability.", [["SD", "a stability"]]],
    ["After progression she received another regimen.", [["PD", "After progression"]]],
    ["The mean was 10 SD 2.", []],
    ["The MRI showed spinal stability.", []],
    ["She took the drug until progression.", []],
  ])("%s", (text, expected) => expect(responses(text)).toEqual(expected));
});
