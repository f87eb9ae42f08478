// The ways in which one term is written have one normal form, and different terms have not.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exactKey, normalKey, normalKeys, tokensOf } from "../../src/terminology/normalise.ts";

const same = (...forms: string[]): void => expect(new Set(forms.map(normalKey)).size, forms.join(" / ")).toBe(1);

describe("normal form", () => {
  test("British and American spelling agree", () => {
    same("tumor", "tumour", "Tumours");
    same("haemorrhage", "hemorrhage");
    same("leukaemia", "leukemia", "Leukæmia");
    same("oesophageal oedema", "esophageal edema");
    same("diarrhoea", "diarrhea");
    same("thrombocytopaenia", "thrombocytopenia");
  });

  test("plural and singular agree, and words that merely end in s stay", () => {
    same("metastasis", "metastases");
    same("biopsy", "biopsies");
    same("carcinoma", "carcinomas", "carcinomata");
    same("vertebra", "vertebrae");
    expect(normalKey("pelvis")).toBe("pelvis");
    expect(normalKey("mucus")).toBe("mucus");
  });

  test("possessive, accent and article make no difference", () => {
    same("Paget's disease", "Paget disease");
    same("Sézary", "Sezary");
    same("carcinoma of the lung", "carcinoma of lung");
  });

  test("letters and digits part wherever they meet", () => {
    same("CA125", "CA-125", "CA 125");
    same("5-FU", "5FU", "5 FU");
    expect(normalKey("CA 125")).not.toBe(normalKey("CA 15-3"));
  });

  test("a Greek letter is its name", () => same("TNF-α", "TNF alpha", "TNFα"));

  test("a hyphen between letters makes two words or one", () => {
    expect(normalKeys("lympho-vascular invasion")).toEqual(["lympho vascular invasion", "lymphovascular invasion"]);
    expect(normalKeys("5-fluorouracil")).toEqual(["5 fluorouracil"]);
  });

  test("exact forms keep their case", () => expect(exactKey("CA-125")).toBe("CA 125"));
});

test("every token is a stretch of its text, in order, without overlap", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
      let last = 0;
      for (const { start, end, raw } of tokensOf(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(text.slice(start, end).startsWith(raw)).toBe(true);
        last = end;
      }
    }),
  );
});
