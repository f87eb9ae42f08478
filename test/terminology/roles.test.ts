// Closed roles: each value of a fact has its codings, and words without a row have none.
import { describe, expect, test } from "vitest";
import { codingsOf } from "../../src/terminology/codings.ts";
import { findConcept } from "../../src/terminology/find-concept.ts";
import { findTerm } from "../../src/terminology/find-term.ts";
import { markerCodings, markerKey } from "../../src/terminology/marker-codings.ts";
import { ecogValueCodings, performanceTestCodings } from "../../src/terminology/performance-codings.ts";
import { courseCodings, modalityCodings, techniqueCodings } from "../../src/terminology/radiotherapy-codings.ts";
import { regimenHint } from "../../src/terminology/regimen-hint.ts";
import * as roles from "../../src/terminology/role-codings.ts";
import * as stages from "../../src/terminology/stage-codings.ts";
import { lesionCodings, morphologyCodings, topographyCodings } from "../../src/terminology/tumour-codings.ts";
import { ucumOf, unitCodings } from "../../src/terminology/units.ts";

const codes = (codings: readonly { readonly code: string }[]): string[] => codings.map((c) => c.code);

test("sides", () => {
  expect(codes(roles.lateralityCodings("left"))).toEqual(["7771000"]);
  expect(codes(roles.lateralityCodings("right"))).toEqual(["24028007"]);
  expect(codes(roles.lateralityCodings("bilateral"))).toEqual(["51440002"]);
  expect(roles.lateralityCodings("north")).toEqual([]);
});

test("a grade is coded literally and never interpreted", () => {
  expect(codes(roles.gradeCodings("poorly differentiated"))).toEqual(["373373000"]);
  expect(codes(roles.gradeCodings("high grade"))).toEqual(["1155707008"]);
  expect(codes(roles.gradeCodings("G3"))).toEqual(["61026006"]);
  expect(roles.gradeCodings("rather wild")).toEqual([]);
});

test("a stated response has its trend first and its LOINC answer second; a described one has the trend alone", () => {
  expect(codes(roles.responseCodings("CR", true))).toEqual(["550991000124107", "LA28366-5"]);
  expect(codes(roles.responseCodings("PR", true))).toEqual(["551001000124108", "LA28369-9"]);
  expect(codes(roles.responseCodings("SD", true))).toEqual(["359746009", "LA28371-5"]);
  expect(codes(roles.responseCodings("PD", true))).toEqual(["271299001", "LA28370-7"]);
  expect(codes(roles.responseCodings("PR", false))).toEqual(["268910001"]);
  expect(codes(roles.responseCodings("nonPD", false))).toEqual(["359746009"]);
  expect(roles.responseCodings("mixed", true)).toEqual([]);
});

test("an economic reason is no refusal, and personal reasons are text", () => {
  expect(codes(roles.reasonCodings("refusal"))).toEqual(["105480006"]);
  expect(codes(roles.reasonCodings("financial"))).toEqual(["160932005"]);
  expect(codes(roles.reasonCodings("not-available"))).toEqual(["309846006"]);
  expect(roles.reasonCodings("personal")).toEqual([]);
});

test("curative and palliative have codes, adjuvant has none", () => {
  expect(codes(roles.intentCodings("palliative"))).toEqual(["363676003"]);
  expect(codes(roles.intentCodings("definitive"))).toEqual(["373808002"]);
  expect(roles.intentCodings("adjuvant")).toEqual([]);
});

test("route, severity and CTCAE grade", () => {
  expect(codes(roles.routeCodings("IV"))).toEqual(["47625008"]);
  expect(codes(roles.severityCodings("Severe"))).toEqual(["24484000"]);
  expect(codes(roles.adverseEventGradeCodings(3))).toEqual(["C41340"]);
  expect(roles.adverseEventGradeCodings(9)).toEqual([]);
  expect(codes(roles.qualifierCodings("not detected"))).toEqual(["260415000"]);
});

describe("stages", () => {
  test("FIGO values are NCIt codes, in Roman or Arabic writing", () => {
    const [roman] = stages.figoStageCodings("IVB");
    expect(roman?.display).toBe("FIGO Stage IVB");
    expect(stages.figoStageCodings("4B")).toEqual([roman]);
    expect(stages.figoStageCodings("IIA1")[0]?.display).toBe("FIGO Stage IIA1");
    expect(stages.figoStageCodings("VII")).toEqual([]);
  });

  test("kind of stage and system of staging", () => {
    expect(codes(stages.stageTypeCodings("figo"))).toEqual(["385361009"]);
    expect(codes(stages.figoMethodCodings("bodysite/cervix-uteri"))).toEqual(["106250008"]);
    expect(codes(stages.figoMethodCodings("endometrium"))).toEqual(["106244003"]);
    expect(codes(stages.figoMethodCodings(undefined))).toEqual(["254383006"]);
    expect(codes(stages.stageMethodCodings("AJCC 8th edition"))).toEqual(["897275008"]);
  });

  test("TNM categories have a SNOMED code first; values only where a row exists", () => {
    expect(codes(stages.tnmCategoryCodings("cT"))[0]).toBe("399504009");
    expect(codes(stages.tnmValueCodings("cT3"))).toEqual(["1228938002"]);
    expect(stages.tnmValueCodings("cT1b2")).toEqual([]);
  });
});

describe("tumours", () => {
  test("topography by key, name or plural; none where the site has none of its own", () => {
    expect(codes(topographyCodings("bodysite/cervix-uteri"))).toEqual(["C53.9"]);
    expect(codes(topographyCodings("lung"))).toEqual(["C34.9"]);
    expect(topographyCodings("supraclavicular lymph node")).toEqual([]);
    expect(topographyCodings("lung", { affiliateCodes: false })).toEqual([]);
  });

  test("morphology in SNOMED CT and ICD-O-3; a narrower SNOMED child is not used", () => {
    expect(codes(morphologyCodings("adenocarcinoma")).sort()).toEqual(["1187332001", "8140/3"]);
    expect(codes(morphologyCodings("squamous cell carcinoma"))).toEqual(["8070/3"]);
    expect(codes(lesionCodings())).toEqual(["52988006"]);
  });
});

describe("markers", () => {
  test("the unit decides between mass, units and moles, and without one there is no code", () => {
    expect(codes(markerCodings({ test: "CEA", unit: "ng/mL" }))).toEqual(["2039-6"]);
    expect(codes(markerCodings({ test: "CEA", unit: "U/mL" }))).toEqual(["19166-8"]);
    expect(markerCodings({ test: "CEA" })).toEqual([]);
    expect(codes(markerCodings({ test: "HE4", unit: "pmol/L" }))).toEqual(["55180-4"]);
    expect(codes(markerCodings({ test: "PSA", unit: "ng/mL" }))).toEqual(["2857-1"]);
    expect(codes(markerCodings({ test: "AFP", unit: "[iU]/mL" }))).toEqual(["19176-7"]);
  });

  test("CPS is NCIt C176582", () => expect(codes(markerCodings({ test: "CPS", unit: "{score}" }))).toEqual(["C176582"]));

  test("a number, a percentage and a stated method are other tests than the bare status", () => {
    expect(codes(markerCodings({ test: "CA-125", unit: "U/mL", value: 35 }))).toEqual(["10334-1"]);
    expect(codes(markerCodings({ test: "CA-125", value: "elevated" }))).toEqual(["2006-5"]);
    expect(codes(markerCodings({ test: "ER", value: "positive" }))).toEqual(["16112-5"]);
    expect(codes(markerCodings({ test: "ER", unit: "%", value: 80 }))).toEqual(["14228-1"]);
    expect(codes(markerCodings({ test: "HER2", method: "FISH", value: "positive" }))).toEqual(["31150-6"]);
  });

  test("a code that names FISH needs FISH in the text", () => {
    expect(markerCodings({ test: "biomarker/alk-rearrangement-by-fish-presence" })).toEqual([]);
    expect(codes(markerCodings({ test: "biomarker/alk-rearrangement-by-fish-presence", method: "FISH" }))).toEqual(["78205-2"]);
  });

  test("an unknown marker has no key", () => expect(markerKey({ test: "zzz-17" })).toBeUndefined());
});

test("performance status", () => {
  expect(codes(performanceTestCodings("ecog"))).toEqual(["89247-1"]);
  expect(codes(performanceTestCodings("karnofsky"))).toEqual(["89243-0"]);
  expect(codes(ecogValueCodings(1)).sort()).toEqual(["422512005", "LA9623-5"]);
  expect(ecogValueCodings(7)).toEqual([]);
});

describe("radiotherapy", () => {
  test("EBRT says no photons and brachytherapy no dose rate: not coded first", () => {
    expect(codes(modalityCodings("EBRT"))).toEqual(["UNC", "33195004"]);
    expect(codes(modalityCodings("brachytherapy"))).toEqual(["UNC"]);
    expect(codes(modalityCodings("HDR brachytherapy"))).toEqual(["394902000"]);
    expect(codes(modalityCodings("proton therapy"))).toEqual(["10611004"]);
  });

  test("techniques by words, none for SBRT", () => {
    expect(codes(techniqueCodings("IMRT"))).toEqual(["441799006"]);
    expect(techniqueCodings("SBRT")).toEqual([]);
    expect(codes(courseCodings())).toEqual(["1217123003"]);
  });
});

test("units as written become UCUM", () => {
  expect(ucumOf("mg/m²")).toBe("mg/m2");
  expect(ucumOf("ng/ml")).toBe("ng/mL");
  expect(ucumOf("Gy")).toBe("Gy");
  expect(ucumOf("months")).toBe("mo");
  expect(ucumOf("IU/mL")).toBe("[iU]/mL");
  expect(ucumOf("furlongs")).toBeUndefined();
  expect(unitCodings("cGy")[0]).toMatchObject({ system: "http://unitsofmeasure.org", code: "cGy" });
});

describe("regimens", () => {
  test("an unambiguous protocol hints at its drugs", () => {
    const hint = regimenHint(findTerm("regimen", "R-CHOP")!);
    expect(hint?.components.map((c) => c.key)).toEqual(
      expect.arrayContaining(["drug/rituximab", "drug/cyclophosphamide", "drug/doxorubicin", "drug/vincristine"]),
    );
  });

  test("a name of several protocols hints at nothing, PF above all", () => {
    expect(findTerm("regimen", "PF")).toBeUndefined();
    expect(regimenHint(findTerm("regimen", "CMF")!)).toBeUndefined();
    expect(regimenHint("drug/cisplatin")).toBeUndefined();
  });
});

test("a concept is found inside its domain alone", () => {
  expect(findConcept("procedure", "hysterectomy")).toBe("procedure.surgery/hysterectomy");
  expect(findConcept("drug", "hysterectomy")).toBeUndefined();
  expect(codes(codingsOf(findConcept("bodysite", "neck lymph nodes")!))).toEqual(["81105003"]);
});
