import { describe, expect, it } from "vitest";
import { proof, tell } from "../patient-facts.ts";

const read = (sentence: string): string[] => tell("procedure", sentence).map((p) => `${p.category}: ${p.procedure.text}`);

describe("procedures that were done", () => {
  it.each<[string, readonly string[]]>([
    ["CT and MRI scans showed a mass.", ["imaging: CT", "imaging: MRI scans"]],
    ["A PET-CT scan was obtained.", ["imaging: PET-CT scan"]],
    ["Pelvic ultrasound found a cyst.", ["imaging: Pelvic ultrasound"]],
    ["A whole body bone scan was normal.", ["imaging: whole body bone scan"]],
    [
      "She underwent a total hysterectomy and bilateral salpingo-oophorectomy.",
      ["surgery: total hysterectomy", "surgery: bilateral salpingo-oophorectomy"],
    ],
    ["Left lumpectomy with axillary node dissection was performed.", ["surgery: Left lumpectomy", "surgery: axillary node dissection"]],
    ["Ultrasound-guided core needle biopsy of the liver was performed.", ["biopsy: Ultrasound-guided core needle biopsy"]],
    ["Fine-needle aspiration cytology confirmed it.", ["cytology: Fine-needle aspiration cytology"]],
    ["Colonoscopy revealed a tumour.", ["endoscopy: Colonoscopy"]],
    ["She received platelet transfusion.", ["supportive: platelet transfusion"]],
    ["Uterine artery embolization was carried out.", ["supportive: Uterine artery embolization"]],
    ["Genetic testing was done.", ["laboratory: Genetic testing"]],
    ["She had a naevus of the calf, which was re-excised.", ["surgery: re-excised"]],
    ["The tumor, measuring 3 cm, was completely resected.", ["surgery: resected"]],
    ["The affected segment of the jejunum was removed.", ["surgery: removed"]],
    ["The mass was extirpated.", ["surgery: extirpated"]],
    ["He underwent marginal mandibulectomy and hemi-laryngectomy.", ["surgery: marginal mandibulectomy", "surgery: hemi-laryngectomy"]],
    ["A sub-total gastrectomy was performed.", ["surgery: sub-total gastrectomy"]],
    ["A CAT scan showed a nodule.", ["imaging: CAT scan"]],
    ["Endosonography showed a cyst.", ["endoscopy: Endosonography"]],
    ["An exploratory laparatomy was done.", ["surgery: laparotomy"]],
  ])("%s", (sentence, expected) => expect(read(sentence)).toEqual(expected));
  it("the site stands in the name or behind it", () => {
    const [biopsy] = tell("procedure", "A biopsy of the left breast was taken.");
    expect(biopsy?.place).toMatchObject({ site: { text: "breast" }, side: "left" });
    expect([proof(biopsy, "procedure"), proof(biopsy, "place")]).toEqual(["biopsy", "left breast"]);
  });
  it("the code is that of the kind, and the text says the rest", () => {
    const [mri] = tell("procedure", "Prostatic MRI showed a lesion.");
    expect(mri?.procedure).toEqual({ key: "procedure.imaging/mri", text: "Prostatic MRI" });
    const [other] = tell("procedure", "A completion hysterectomy was done.");
    expect(other?.procedure).toEqual({ key: "procedure.surgery/hysterectomy", text: "completion hysterectomy" });
    const [colon] = tell("procedure", "A right hemicolectomy was performed.");
    expect(colon?.procedure).toEqual({ key: "procedure.surgery/partial-resection-of-colon", text: "right hemicolectomy" });
    const [liquid] = tell("procedure", "A liquid biopsy was done.");
    expect(liquid?.procedure.key).not.toBe("procedure/biopsy");
  });
  it("two dates joined by “and” are two procedures, each with its date", () => {
    const told = tell("procedure", "The implant was excised in April 2012 and again in May 2014.");
    expect(told.map((p) => [p.procedure.text, p.time?.start, p.time?.evidence[0]?.quote])).toEqual([
      ["excised", "2012-04", "April 2012"],
      ["excised", "2014-05", "May 2014"],
    ]);
    expect(told.flatMap((p) => p.review ?? [])).toEqual([]);
    expect(tell("procedure", "Craniotomy was done in April 2012 and the wound healed by May 2014.")).toHaveLength(1);
  });
  it("a biopsy that confirmed is done, whatever the patient declined afterwards", () => {
    expect(read("A biopsy confirmed carcinoma, but the patient declined further treatment.")).toEqual(["biopsy: biopsy"]);
  });
});

describe("no procedure of the patient", () => {
  it.each([
    "The resection margins were clear.",
    "We plan to obtain a PET/CT scan.",
    "CT scans every 6 months are planned.",
    "The patient refused total cystectomy.",
    "Surgery was not performed.",
    "She is a candidate for mastectomy.",
    "It was biopsy-proven disease.",
    "He had three cycles of CT.",
    "Surgical resection was impossible.",
    "Clearance would require resection of the carotid artery.",
    "The tumour was unresectable.",
    "The nodule, which was not excised, grew slowly.",
    "The mass was to be removed in May.",
    "The sutures were removed.",
    "If it grows, a lobectomy would be considered.",
  ])("%s", (sentence) => expect(read(sentence)).toEqual([]));
  it("CT is chemotherapy where the document says so", () => {
    expect(read("She had chemotherapy (CT). The CT was well tolerated. A CT scan followed.")).not.toContain("imaging: CT");
  });
});
