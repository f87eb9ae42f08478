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
    ["the same dose again", "She received 10 Gy to the hip. In 2015 the hip was again treated with 10 Gy."],
    ["a medicine that radiates", "She had four cycles of PRRT. Radiotherapy of a rib followed in 2014."],
    ["implants", "Radiotherapy was given to the neck. The tongue base received 25 Gy as brachytherapy."],
    ["another dose", "She received radiotherapy of 46 Gy. In 2016 she received radiotherapy of 30 Gy."],
  ])("%s is another fact", (_how, text) => expect(count(text)).toBe(2));
});
