import { describe, expect, it } from "vitest";
import { readNarrative } from "../../src/narrative/read.ts";
import { narrativeOf, texts } from "./reading-of.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (bytes: Uint8Array, maxBytes?: number) => readNarrative({ name: "x.txt", bytes, ...(maxBytes !== undefined && { maxBytes }) });
const CASE = "A 61-year-old woman was diagnosed with carcinoma of the breast.";

function utf16(text: string, order: "le" | "be"): Uint8Array {
  const bytes = new Uint8Array(2 + text.length * 2);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff, order === "le");
  for (let i = 0; i < text.length; i++) view.setUint16(2 + i * 2, text.charCodeAt(i), order === "le");
  return bytes;
}

describe("readNarrative", () => {
  it("reads plain UTF-8 and gives the SHA-256 of the bytes", () => {
    const { narrative, issues } = read(utf8(CASE));
    expect(narrative?.text).toBe(CASE);
    expect(narrative?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(issues).toEqual([]);
  });

  it("reads the same text from UTF-8 with a mark and from UTF-16 of both orders", () => {
    const withMark = new Uint8Array([0xef, 0xbb, 0xbf, ...utf8(CASE)]);
    for (const bytes of [withMark, utf16(CASE, "le"), utf16(CASE, "be")]) expect(read(bytes).narrative?.text).toBe(CASE);
  });

  it.each([
    ["nothing at all", new Uint8Array(), "input-empty"],
    ["blanks only", utf8(" \n\t\r\n "), "input-empty"],
    ["punctuation only", utf8("... --- !!"), "input-empty"],
    ["NUL bytes", utf8(`${CASE}\u0000\u0000`), "unsupported-format"],
    ["a PDF", utf8("%PDF-1.7\n1 0 obj"), "unsupported-format"],
    ["a DOCX", new Uint8Array([0x50, 0x4b, 3, 4, 20, 0]), "unsupported-format"],
    ["a PNG", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10]), "unsupported-format"],
    ["RTF", utf8("{\\rtf1 A 61-year-old woman"), "unsupported-format"],
    ["Latin-1", new Uint8Array([...utf8("The patient has a café"), 0xe9, 0x20, 0x41]), "unreadable-input"],
    ["half a UTF-16 character", utf16(CASE, "le").subarray(0, 41), "unreadable-input"],
    [
      "German",
      utf8(
        "Die Patientin wurde mit einem Karzinom der Mamma aufgenommen und nach der Operation mit Cisplatin behandelt. Es wurde eine Bestrahlung durchgeführt.",
      ),
      "not-english",
    ],
    [
      "French",
      utf8(
        "La patiente est une femme de 61 ans avec un carcinome du sein. Elle a été traitée par chimiothérapie dans notre service et les suites ont été simples.",
      ),
      "not-english",
    ],
    [
      "Spanish",
      utf8(
        "La paciente es una mujer de 61 años con un carcinoma de mama. Se realizó una cirugía y la quimioterapia fue con cisplatino en el hospital.",
      ),
      "not-english",
    ],
    ["Chinese", utf8("患者女性,61岁,因阴道不规则出血入院,病理诊断为宫颈鳞状细胞癌,行放射治疗及化学治疗。"), "not-english"],
    [
      "a recipe",
      utf8("Mix the flour with two eggs and the sugar. Bake for 40 minutes at 180 degrees. Let it cool before you serve it."),
      "no-patient",
    ],
    [
      "a methods article",
      utf8(
        "Patients were randomized to cisplatin or carboplatin. The cohort was stratified by stage. Survival was estimated by the Kaplan-Meier method.",
      ),
      "no-patient",
    ],
  ])("refuses %s", (_what, bytes, code) => {
    const { narrative, issues } = read(bytes);
    expect(narrative).toBeUndefined();
    expect(issues.map((i) => [i.severity, i.code])).toEqual([["fatal", code]]);
    expect(issues[0]?.message).toContain("x.txt");
  });

  it("says at which byte the text stops being UTF-8", () => {
    const bytes = new Uint8Array([...utf8("The patient "), 0xc3, 0x28]);
    expect(read(bytes).issues[0]?.message).toContain("byte 12");
  });

  it("refuses what is over the limit and takes what is just at it", () => {
    const bytes = utf8(CASE);
    expect(read(bytes, bytes.length - 1).issues[0]?.code).toBe("input-too-large");
    expect(read(bytes, bytes.length).narrative?.text).toBe(CASE);
    expect(read(utf8(CASE.repeat(17_000))).issues[0]?.code).toBe("input-too-large");
  });

  it("refuses forty patients and reads twenty", () => {
    const cases = (n: number): string =>
      Array.from({ length: n }, (_, i) => `Case ${i + 1}\n\nA ${40 + i}-year-old man had a lung tumor.`).join("\n\n");
    expect(read(utf8(cases(40))).issues[0]?.code).toBe("too-many-patients");
    expect(narrativeOf(cases(20)).cases).toHaveLength(20);
  });

  it("takes short notes that are mostly drug names for English", () => {
    for (const note of [
      "62 M, NSCLC, s/p carboplatin AUC 5 + pemetrexed x4, PR.",
      "Pt on FOLFOX, C3D1. CEA 12. ECOG 1.",
      "Metastases: os sacrum, os ilium. Biopsy: carcinoma in situ.",
    ])
      expect(texts(narrativeOf(note)).length).toBeGreaterThan(0);
  });

  it("never repeats words of the text in a message", () => {
    const { issues } = read(utf8("Die geheime Patientin wurde mit einem Karzinom der Mamma und nach der Operation von uns aufgenommen."));
    expect(issues[0]?.message).not.toContain("geheime");
  });
});
