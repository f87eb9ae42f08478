import { describe, expect, it } from "vitest";
import { tell } from "../patient-facts.ts";

const count = (text: string): number => tell("radiotherapy", text).length;

describe("radiotherapy told twice", () => {
  it.each([
    ["looked back on", "She received pelvic radiotherapy of 46 Gy. After radiotherapy the mass had shrunk."],
    ["told again with its dose", "She received pelvic radiotherapy of 46 Gy. The radiotherapy of 46 Gy was tolerated well."],
    ["first named, then dosed", "Adjuvant radiotherapy was given. The total dose was 46 Gy."],
  ])("%s is one fact", (_how, text) => expect(count(text)).toBe(1));
  it.each([
    ["another place and date", "Pelvic radiotherapy was given in May 2014. Metastases in the femur were irradiated in June 2016."],
    ["another kind", "She received EBRT of 46 Gy. Brachytherapy followed."],
    ["another dose", "She received radiotherapy of 46 Gy. In 2016 she received radiotherapy of 30 Gy."],
  ])("%s is another fact", (_how, text) => expect(count(text)).toBe(2));
});
