import { describe, expect, it } from "vitest";
import { factsIn, tell } from "../patient-facts.ts";

const patient = (text: string): unknown =>
  factsIn(text)
    .filter((f) => f.kind === "patient")
    .map((p) => (p.kind === "patient" ? [p.sex, p.ageYears, p.evidence[0]?.quote] : []));

describe("the patient", () => {
  it.each<[string, unknown]>([
    ["A 45-year-old woman had cancer of the cervix.", [["female", 45, "A 45-year-old woman"]]],
    ["This 71 y/o M had prostate cancer.", [["male", 71, "This 71 y/o M"]]],
    ["Mr. Doe, 63 years, has colon cancer.", [["male", 63, "Mr. Doe, 63 years"]]],
    ["Mrs Ortega, 58, was seen with breast cancer.", [["female", 58, "Mrs Ortega, 58"]]],
    ["Patient: K.L., 63 y, male. He has colon cancer.", [["male", 63, "63 y, male"]]],
    ["A 29 year old para 1 had cancer of the cervix.", [["female", 29, "A 29 year old para"]]],
    ["After the onset of jaundice, a 66-year-old man was found to have colon cancer.", [["male", 66, "a 66-year-old man"]]],
    ["A late-onset colitis in our 58-year-old female patient was treated.", [["female", 58, "58-year-old female"]]],
    ["We describe the sudden onset of ascites in a 54-year-old man with colon cancer.", [["male", 54, "a 54-year-old man"]]],
    ["A 68-year-old female smoker had lung cancer.", [["female", 68, "A 68-year-old female"]]],
  ])("%s", (text, expected) => expect(patient(text)).toEqual(expected));
  it("the age of a relative is not the patient's", () => {
    expect(patient("A 40-year-old man had lung cancer. His 62-year-old mother had breast cancer.")).toEqual([
      ["male", 40, "A 40-year-old man"],
    ]);
  });
  it("pronouns tell the sex where nothing else does, and say so", () => {
    const found = factsIn("The patient has lung cancer. He smoked. His cough got worse. He lost weight.").find((f) => f.kind === "patient");
    expect(found).toMatchObject({ sex: "male", derived: { sex: expect.any(String) }, review: ["derived"] });
  });
});

describe("performance, survival, follow-up, family, other diseases", () => {
  it.each<[string, unknown]>([
    ["ECOG performance status was 1.", [["ecog", 1]]],
    ["KPS was 80%.", [["karnofsky", 80]]],
    ["Her ECOG PS: 2.", [["ecog", 2]]],
    ["PS was normal.", []],
  ])("%s", (sentence, expected) => expect(tell("performance", sentence).map((p) => [p.scale, p.value])).toEqual(expected));
  it.each<[string, unknown]>([
    ["The PFS was more than 12 months.", [["PFS", 12, ">"]]],
    ["She had an overall survival of 2 years.", [["OS", 24, undefined]]],
    ["Over 18 months of progression-free survival was reached.", [["PFS", 18, ">"]]],
    ["The median overall survival was 9 months.", []],
  ])("%s", (sentence, expected) => expect(tell("survival", sentence).map((s) => [s.measure, s.months, s.comparator])).toEqual(expected));
  it.each<[string, string[]]>([
    ["She died of sepsis.", ["dead"]],
    ["She was lost to follow-up.", ["lost"]],
    ["She is alive and well.", ["alive"]],
    ["Her mother died of gastric cancer.", []],
  ])("%s", (sentence, expected) => expect(tell("follow-up", sentence).map((f) => f.vitalStatus)).toEqual(expected));
  it("a relative's disease is family history and nothing else", () => {
    const sentence = "Her sister had breast cancer.";
    expect(tell("family-history", sentence).map((f) => [f.relative, f.condition.text, f.assertion])).toEqual([
      ["sister", "breast cancer", "present"],
    ]);
    expect(tell("primary", sentence)).toEqual([]);
  });
  it("a family history without cancer is an absence", () => {
    expect(tell("family-history", "Her family history was unremarkable for cancer.").map((f) => f.assertion)).toEqual(["absent"]);
  });
  it("history names other diseases", () => {
    expect(
      tell("comorbidity", "She has a history of hypertension and diabetes mellitus.").map((c) => [c.condition.text, c.assertion]),
    ).toEqual([
      ["Hypertension", "historical"],
      ["Diabetes mellitus", "historical"],
    ]);
  });
});

describe("findings", () => {
  const read = (sentence: string): unknown[] => tell("finding", sentence).map((f) => [f.finding.text, f.assertion]);
  it("a list under one negation is absent to its end", () => {
    expect(read("She denied fever, vomiting or chest pain.")).toEqual([
      ["Fever", "absent"],
      ["Vomiting", "absent"],
      ["Chest pain", "absent"],
    ]);
  });
  it("the negation ends with its clause", () => {
    expect(read("There was no fever, but she complained of vomiting.")).toEqual([
      ["Fever", "absent"],
      ["Vomiting", "present"],
    ]);
  });
  it("no evidence of disease is a finding of absence, not a response", () => {
    expect(read("There was no evidence of recurrence.")).toEqual([["recurrence", "absent"]]);
    expect(tell("response", "There was no evidence of recurrence.")).toEqual([]);
  });
  it("a severity stands with its finding", () => {
    expect(tell("finding", "She had severe anemia.")[0]).toMatchObject({ severity: "severe", finding: { text: "Anemia" } });
  });
});
