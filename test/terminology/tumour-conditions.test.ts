// Words of a tumour → its condition: as exact as the tables allow, never another organ, never more than the words say.
import { describe, expect, test } from "vitest";
import { codingsOf } from "../../src/terminology/codings.ts";
import { conditionFor } from "../../src/terminology/condition-for.ts";
import { secondaryConditionFor } from "../../src/terminology/secondary-condition.ts";
import { siteConcept } from "../../src/terminology/site-concept.ts";

const snomed = (key: string | undefined): string | undefined =>
  key === undefined ? undefined : codingsOf(key).find((c) => c.system === "http://snomed.info/sct")?.code;

describe("conditionFor", () => {
  test("histology and site together, by words or by keys", () => {
    expect(snomed(conditionFor({ site: "cervix", histology: "adenocarcinoma" }).key)).toBe("254887002");
    expect(snomed(conditionFor({ site: "bodysite/cervix-uteri", histology: "morphology/squamous-cell-carcinoma-nos" }).key)).toBe(
      "254886006",
    );
    expect(snomed(conditionFor({ site: "lung", histology: "squamous cell carcinoma" }).key)).toBe("254634000");
  });

  test("cancer is not carcinoma", () => {
    expect(snomed(conditionFor({ site: "cervix" }).key)).toBe("363354003");
    expect(snomed(conditionFor({ site: "cervix", histology: "cancer" }).key)).toBe("363354003");
    expect(snomed(conditionFor({ site: "cervix", histology: "carcinoma" }).key)).toBe("285432005");
  });

  test("a combination without a code is the site's malignancy, with the morphology beside it", () => {
    expect(conditionFor({ site: "endometrium", histology: "serous carcinoma" })).toEqual({
      key: "condition.primary/endometrial-cancer",
      morphologyKey: "morphology/serous-carcinoma",
      isExact: false,
    });
    expect(conditionFor({ site: "breast", histology: "lymphoepithelioma-like carcinoma" }).key).toBe("condition.primary/breast-cancer");
  });

  test("a histology alone is its own condition; nothing at all is nothing", () => {
    expect(snomed(conditionFor({ histology: "melanoma" }).key)).toBe("372244006");
    expect(conditionFor({})).toEqual({ isExact: false });
  });
});

describe("secondaryConditionFor", () => {
  test.each([
    ["lung", "94391008"],
    ["hepatic", "94381002"],
    ["bodysite/bone", "94222008"],
    ["supraclavicular lymph node", "94614009"],
    ["bodysite/cervical-neck-lymph-node", "94397007"],
    ["peritoneum", "94627008"],
  ])("metastasis to %s", (site, code) => expect(snomed(secondaryConditionFor(site))).toBe(code));

  test("nodes without a code of their own are lymph nodes in general, and never the pelvic code that says intrapelvic", () => {
    expect(snomed(secondaryConditionFor("para-aortic lymph node"))).toBe("94392001");
    expect(snomed(secondaryConditionFor("pelvic lymph node"))).toBe("94392001");
  });

  test("a site without any row has none", () => expect(secondaryConditionFor("left earlobe")).toBeUndefined());
});

describe("siteConcept", () => {
  test("nouns, plurals and adjectives", () => {
    expect(siteConcept("Lymph nodes")?.key).toBe("bodysite/lymph-node-unspecified");
    expect(siteConcept("hepatic")?.key).toBe("bodysite/liver");
    expect(snomed(siteConcept("supraclavicular lymph nodes")?.key)).toBe("76838003");
    expect(snomed(siteConcept("axillary")?.key)).toBe("91470000");
  });

  test("cervical alone is neck or womb: undefined", () => expect(siteConcept("cervical")).toBeUndefined());
});
