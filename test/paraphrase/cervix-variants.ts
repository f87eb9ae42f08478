// Variants of examples/two-cervical-cancers.
import { shiftMonths, writeMonths } from "./dates.ts";
import { mixLines, rewrap, swapCases } from "./layout.ts";
import { facts, layout, terms, together, words } from "./substitution.ts";
import { type Variant, variantOf } from "./variant.ts";

const EXAMPLE = "two-cervical-cancers";
const of = variantOf(EXAMPLE, 2);

const otherDrugs = together(
  words(
    ["paclitaxel", "docetaxel"],
    ["cisplatin", "carboplatin"],
    ["Sintilimab", "Camrelizumab"],
    ["Toripalimab", "Nivolumab"],
    ["toripalimab", "nivolumab"],
    ["pembrolizumab", "atezolizumab"],
  ),
  terms(
    ["paclitaxel", "docetaxel"],
    ["cisplatin", "carboplatin"],
    ["sintilimab", "camrelizumab"],
    ["toripalimab", "nivolumab"],
    ["pembrolizumab", "atezolizumab"],
  ),
);

/** 46 Gy in 1.8 Gy does not divide, as 50 Gy in 1.8 Gy did not: no count of fractions in either. */
const otherDoses = together(
  words(
    ["50Gy in 1.8Gy/fraction", "46Gy in 1.8Gy/fraction"],
    ["24Gy in 6Gyl/fraction", "28Gy in 7Gyl/fraction"],
    ["60Gy in 2Gy/fraction", "66Gy in 2.2Gy/fraction"],
    ["45Gy in 1.8Gy/fraction", "50.4Gy in 1.8Gy/fraction"],
    ["70Gy in 2Gy/fraction", "63Gy in 2.1Gy/fraction"],
    ["200mg, q3w", "360mg, q4w"],
    ["240mg", "180mg"],
    ["260mg/m?", "125mg/m?"],
  ),
  facts(
    [{ totalGy: "50" }, { totalGy: "46" }],
    [{ totalGy: "24" }, { totalGy: "28", fractionGy: "7" }],
    [{ totalGy: "60" }, { totalGy: "66", fractionGy: "2.2" }],
    [{ totalGy: "45" }, { totalGy: "50.4", fractions: "28" }],
    [{ totalGy: "70" }, { totalGy: "63", fractionGy: "2.1", fractions: "30" }],
    [{ dose: "200 mg" }, { dose: "360 mg", schedule: "q4w" }],
    [{ dose: "240 mg" }, { dose: "180 mg" }],
    [{ dose: "260 mg/m2" }, { dose: "125 mg/m2" }],
  ),
);

const otherCounts = together(
  words(
    ["52-year-old", "47-year-old"],
    ["49-year-old", "63-year-old"],
    ["about 4.5 cm", "about 3.8 cm"],
    ["about 5 cm", "about 6 cm"],
    ["about 4 cm", "about 4.2 cm"],
    ["7 cm", "8 cm"],
    ["of 8", "of 25"],
    ["two cycles", "three cycles"],
    ["more than 14 months", "more than 16 months"],
  ),
  facts(
    [{ ageYears: "52" }, { ageYears: "47" }],
    [{ ageYears: "49" }, { ageYears: "63" }],
    [{ dimensions: "4.5 cm" }, { dimensions: "3.8 cm" }],
    [{ dimensions: "5 cm" }, { dimensions: "6 cm" }],
    [{ dimensions: "4 cm" }, { dimensions: "4.2 cm" }],
    [{ dimensions: "7 cm" }, { dimensions: "8 cm" }],
    [{ kind: "marker", value: "8" }, { value: "25" }],
    [{ cycles: "2" }, { cycles: "3" }],
    [{ months: "14" }, { months: "16" }],
  ),
);

const ovary = together(
  words(
    ["the uterine cervix", "the ovary"],
    ["the cervix", "the ovary"],
    ["cervical biopsy", "ovarian biopsy"],
    ["cervical cancer", "ovarian cancer"],
    ["cervical tumour", "ovarian tumour"],
  ),
  terms(["cervix-uteri", "ovary"], ["cervical-biopsy", "biopsy"]),
);

const rightSide = together(words(["left", "right"]), terms(["left", "right"]));

const withoutNoise = words(
  ["CPSz1", "CPS≥1"],
  ["Case l", "Case 1"],
  ["6Gyl/fraction", "6Gy/fraction"],
  ["260mg/m?", "260mg/m²"],
  ["TGF-B", "TGF-β"],
);

const otherRefusals = words(
  ["declined any treatment", "did not consent to any treatment"],
  ["refused radiotherapy of the neck", "declined radiotherapy of the neck"],
  ["again declined local radiotherapy", "again did not want local radiotherapy"],
  ["refused genetic testing", "declined genetic testing"],
  ["Because of the cost she could not have pembrolizumab", "She could not afford pembrolizumab"],
  ["for economic reasons pembrolizumab was out of reach", "pembrolizumab was not given because she could not afford it"],
  ["for financial reasons", "due to economic reasons"],
);

const otherTreatmentWords = words(
  ["She was given bevacizumab together with", "She received bevacizumab in combination with"],
  ["nodes received radiotherapy", "nodes were treated with radiotherapy"],
  ["was therefore given as maintenance", "was therefore administered as maintenance"],
  ["She then had EBRT", "She was then treated with EBRT"],
  ["was performed in September 2019", "was delivered in September 2019"],
  ["with toripalimab (240mg) was administered", "with toripalimab (240mg) was given"],
  ["Bleeding was controlled by arterial embolization", "Arterial embolization controlled the bleeding"],
  ["discontinued further treatment", "stopped further treatment"],
);

const otherStoryWords = words(
  ["came to us with", "presented with"],
  ["showed a poorly differentiated adenocarcinoma", "revealed a poorly differentiated adenocarcinoma"],
  ["demonstrated metastatic lymph nodes", "revealed metastatic lymph nodes"],
  ["The disease was classified as stage IVB", "The disease was staged as IVB"],
  ["The evaluation after four cycles was stable disease (SD)", "After four cycles stable disease (SD) was seen"],
  ["had become smaller", "had shrunk"],
  ["rapid growth of the nodes", "rapidly growing nodes"],
  ["Biopsy revealed squamous cell carcinoma", "Squamous cell carcinoma was found on biopsy"],
  ["The evaluation was progressive disease (PD)", "The response was assessed as progressive disease (PD)"],
  ["a complete response (CR) was recorded", "complete response (CR) was noted"],
);

const turnedSentences = words(
  ["We advised local radiotherapy of the neck", "Local radiotherapy of the neck was advised"],
  [
    "for personal reasons the patient chose to stop all treatment once she had received one more cycle of bevacizumab and the TP regimen",
    "after one more cycle of bevacizumab and the TP regimen the patient stopped all treatment for personal reasons",
  ],
  [
    "CT and MRI showed progression of the supraclavicular lymph node metastases",
    "Progression of the supraclavicular lymph node metastases was seen on CT and MRI",
  ],
  [
    "Immunohistochemistry for programmed death-ligand 1 (PD-L1) gave a combined positive score (CPS) of 8",
    "By immunohistochemistry the combined positive score (CPS) of programmed death-ligand 1 (PD-L1) was 8",
  ],
  [
    "we obtained written informed consent from the patient for its use beyond the label",
    "the patient gave written informed consent to its off-label use",
  ],
  [
    "the patient signed an informed consent form for its off-label use",
    "informed consent to its off-label use was obtained from the patient",
  ],
  [
    "In August 2021, four months after the last treatment, she came back with",
    "Four months after the last treatment, in August 2021, she returned with",
  ],
  ["was more than 14 months", "exceeded 14 months"],
  ["One month after the end of therapy", "A month after the end of therapy"],
);

const american = words(
  ["gynaecological", "gynecological"],
  ["tumours", "tumors"],
  ["tumour", "tumor"],
  ["anaemia", "anemia"],
  ["licensed", "approved"],
);

const everything = together(
  otherDrugs,
  otherDoses,
  otherCounts,
  rightSide,
  american,
  shiftMonths(14),
  layout((t) => rewrap(t, 64)),
);

const swapped = (name: string, change = layout((t) => t)): Variant => ({
  name: `${EXAMPLE}: ${name}`,
  expected: [2, 1].map((patient) => ({ example: EXAMPLE, patient })),
  text: ([text]) => swapCases(change.text(text!)),
  fact: change.fact,
});

export const CERVIX_VARIANTS: readonly Variant[] = [
  swapped("the patients change places"),
  swapped("the patients change places, and drugs and dates are others", together(otherDrugs, shiftMonths(24))),
  of("other drugs", otherDrugs),
  of("other doses", otherDoses),
  of("other ages, sizes, counts", otherCounts),
  of("another organ", ovary),
  of("the right side", rightSide),
  of("all dates 14 months later", shiftMonths(14)),
  of("all dates 29 months earlier", shiftMonths(-29)),
  of("short names of months", layout(writeMonths((month, year) => `${month.slice(0, 3)} ${year}`).text)),
  of("months in figures", layout(writeMonths((_, year, number) => `${number}/${year}`).text)),
  of("without the noise of the scan", withoutNoise),
  of("refusal and cost in other words", otherRefusals),
  of("treatment in other words", otherTreatmentWords),
  of("findings and responses in other words", otherStoryWords),
  of("sentences turned round", turnedSentences),
  of("American spelling", american),
  of(
    "one line for each paragraph",
    layout((t) => rewrap(t, Number.POSITIVE_INFINITY)),
  ),
  of("long lines between wrapped ones", layout(mixLines)),
  of(
    "narrow columns with hyphens",
    layout((t) => rewrap(t, 44, true)),
  ),
  of("everything at once", everything),
];
