// Variants of examples/lung-tumour-board.
import { shiftMonths, writeMonths } from "./dates.ts";
import { mixLines, rewrap } from "./layout.ts";
import { facts, layout, terms, together, words } from "./substitution.ts";
import { type Variant, variantOf } from "./variant.ts";

const of = variantOf("lung-tumour-board", 1);

const otherDrugs = together(
  words(
    ["carboplatin", "cisplatin"],
    ["(AUC 5)", "(75 mg/m2)"],
    ["pembrolizumab", "cemiplimab"],
    ["gemcitabine", "vinorelbine"],
    ["second-line docetaxel", "second-line topotecan"],
    ["ramucirumab", "nintedanib"],
  ),
  terms(
    ["carboplatin", "cisplatin"],
    ["pembrolizumab", "cemiplimab"],
    ["gemcitabine", "vinorelbine"],
    ["docetaxel", "topotecan"],
    ["ramucirumab", "nintedanib"],
  ),
  facts([{ drug: "cisplatin" }, { dose: "75 mg/m2", schedule: "every 3 weeks" }]),
);

const otherNumbers = together(
  words(
    ["64-year-old", "71-year-old"],
    ["4.8 x 3.6 cm", "5.4 x 4.1 cm"],
    ["was 35%", "was 60%"],
    ["status was 1", "status was 2"],
    ["four cycles", "five cycles"],
    ["500 mg/m2", "450 mg/m2"],
    ["75 mg/m2", "60 mg/m2"],
    ["30 Gy in 3 Gy/fraction", "20 Gy in 4 Gy/fraction"],
    ["six cycles", "eight cycles"],
    ["grade 3 pneumonitis", "grade 2 pneumonitis"],
  ),
  facts(
    [{ ageYears: "64" }, { ageYears: "71" }],
    [{ dimensions: "4.8 cm x 3.6 cm" }, { dimensions: "5.4 cm x 4.1 cm" }],
    [{ kind: "marker", value: "35" }, { value: "60" }],
    [{ kind: "performance" }, { value: "2" }],
    [
      { cycles: "4", dose: "500 mg/m2" },
      { cycles: "5", dose: "450 mg/m2" },
    ],
    [{ cycles: "4" }, { cycles: "5" }],
    [
      { cycles: "6", dose: "75 mg/m2" },
      { cycles: "8", dose: "60 mg/m2" },
    ],
    [{ cycles: "6" }, { cycles: "8" }],
    [{ totalGy: "30" }, { totalGy: "20", fractionGy: "4", fractions: "5" }],
    [{ kind: "adverse-event" }, { grade: "2" }],
  ),
);

const otherSites = together(
  words(
    ["right upper lobe", "left lower lobe"],
    ["left adrenal gland", "right adrenal gland"],
    ["right femur", "left humerus"],
    ["liver metastases", "pancreatic metastases"],
  ),
  terms(["femur", "humerus"], ["liver", "pancreas"], ["right", "left"]),
);

const otherWords = words(
  ["he received four cycles of", "he was treated with four cycles of"],
  ["The best response was partial response (PR)", "A partial response (PR) was achieved"],
  ["Maintenance pembrolizumab was stopped", "Maintenance pembrolizumab was discontinued"],
  ["was given", "was administered"],
  ["second-line docetaxel (75 mg/m2, every 3 weeks) was started", "he was started on second-line docetaxel (75 mg/m2, every 3 weeks)"],
  ["After six cycles CT showed progressive disease (PD)", "CT after six cycles revealed progressive disease (PD)"],
  ["The board recommended gemcitabine", "Gemcitabine was recommended"],
  ["The patient declined stereotactic radiotherapy", "Stereotactic radiotherapy was refused by the patient"],
  ["He could not afford ramucirumab", "Ramucirumab was not given for financial reasons"],
);

const turnedSentences = words(
  ["A 64-year-old man presented in March 2021 with", "In March 2021 a man aged 64 years presented with"],
  ["CT of the chest showed a mass of 4.8 x 3.6 cm", "On CT of the chest a mass of 4.8 x 3.6 cm was seen"],
  [
    "PET-CT demonstrated metastases in the mediastinal lymph nodes and in the left adrenal gland",
    "Metastases in the mediastinal lymph nodes and in the left adrenal gland were seen on PET-CT",
  ],
  ["MRI of the brain showed no brain metastases", "there were no brain metastases on MRI of the brain"],
  ["The disease was classified as stage IVA", "This was stage IVA disease"],
  ["no EGFR mutation was found", "there was no EGFR mutation"],
  ["ECOG performance status was 1", "ECOG PS was 1"],
  [
    "Palliative radiotherapy of the right femur (30 Gy in 3 Gy/fraction) was given",
    "The right femur received palliative radiotherapy (30 Gy in 3 Gy/fraction)",
  ],
  [
    "Maintenance pembrolizumab was stopped in January 2022 because of grade 3 pneumonitis",
    "Because of grade 3 pneumonitis, maintenance pembrolizumab was stopped in January 2022",
  ],
  ["His father had died of gastric cancer", "His father suffered from gastric cancer"],
);

const american = words(["haemoptysis", "hemoptysis"], ["tumour", "tumor"]);

/** What a scan does to the same words: l for 1, a letter after Gy, a question mark for a raised 2. */
const noise = words(
  ["was 1", "was l"],
  ["3 Gy/fraction", "3 Gyl/fraction"],
  ["500 mg/m2", "500 mg/m?"],
  ["75 mg/m2", "75 mg/m?"],
  ["grade 3 pneumonitis", "grade 3 pneu-\nmonitis"],
);

export const LUNG_VARIANTS: readonly Variant[] = [
  of("other drugs", otherDrugs),
  of("other numbers", otherNumbers),
  of("other sites and sides", otherSites),
  of("all dates 7 months later", shiftMonths(7)),
  of("short names of months", layout(writeMonths((month, year) => `${month.slice(0, 3)} ${year}`).text)),
  of("other words", otherWords),
  of("sentences turned round", turnedSentences),
  of("American spelling", american),
  of("the noise of a scan", noise),
  of("long lines between wrapped ones", layout(mixLines)),
  of(
    "narrow columns with hyphens",
    layout((t) => rewrap(t, 44, true)),
  ),
  of(
    "everything at once",
    together(
      otherDrugs,
      otherSites,
      american,
      shiftMonths(-16),
      layout((t) => rewrap(t, 100)),
    ),
  ),
];
