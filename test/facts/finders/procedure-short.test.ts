// Short names of procedures, plans and failed attempts beside what was done, and radiotherapy in shorthand.
import { describe, expect, it } from "vitest";
import { tell } from "../patient-facts.ts";

const names = (sentence: string): string[] => tell("procedure", sentence).map((p) => `${p.category}: ${p.procedure.text}`);

describe("short names of procedures", () => {
  it.each<[string, readonly string[]]>([
    ["PPPD was performed in 2014.", ["surgery: pancreaticoduodenectomy"]],
    ["RALP in 2012.", ["surgery: prostatectomy"]],
    ["CRS + HIPEC in June 2014.", ["surgery: CRS + HIPEC"]],
    ["TRUS biopsy 8/12 cores positive.", ["biopsy: TRUS biopsy"]],
    ["Autologous stem cell rescue was given.", ["surgery: Autologous stem cell rescue"]],
    ["She moved to the US in 2012.", []],
    ["The ANC was 0.4.", []],
  ])("%s", (sentence, expected) => expect(names(sentence)).toEqual(expected));
});

describe("what is planned or failed is not done; what was planned and carried out is", () => {
  it.each<[string, readonly string[]]>([
    ["She awaits PET-CT.", []],
    ["He is for TACE.", []],
    ["CT of the chest to be arranged.", []],
    ["CT after C3, scheduled for 9/19.", []],
    ["Colonoscopy 1 year after resection.", []],
    ["An attempt at bronchoscopy failed.", []],
    ["ERCP was attempted unsuccessfully.", []],
    ["The planned lobectomy was carried out on 3 June 2014.", ["surgery: lobectomy"]],
    ["The CT requested in March showed progression.", ["imaging: CT"]],
    ["No biopsy was performed.", []],
  ])("%s", (sentence, expected) => expect(names(sentence).filter((n) => !/resection/.test(n))).toEqual(expected));
});

describe("radiotherapy in shorthand", () => {
  it.each<[string, readonly (readonly [number | undefined, number | undefined])[]]>([
    ["WBRT 30/10 was completed.", [[30, 10]]],
    ["RT to pelvis 50.4/28 was given.", [[50.4, 28]]],
    [
      "IMRT-SIB 69.96/33 to primary, 59.4/33 to elective neck was given.",
      [
        [69.96, 33],
        [59.4, 33],
      ],
    ],
    [
      "EBRT 45Gy/25 then HDR brachy 7 Gy x 3.",
      [
        [45, 25],
        [21, 3],
      ],
    ],
    ["RT was completed on 30/10.", [[undefined, undefined]]],
  ])("%s", (sentence, expected) => expect(tell("radiotherapy", sentence).map((r) => [r.totalGy, r.fractions])).toEqual(expected));
});
