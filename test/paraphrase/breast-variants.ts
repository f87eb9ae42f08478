// Variants of examples/breast-discharge-letter.
import { shiftMonths } from "./dates.ts";
import { mixLines, rewrap } from "./layout.ts";
import { facts, layout, terms, together, words } from "./substitution.ts";
import { type Variant, variantOf } from "./variant.ts";

const of = variantOf("breast-discharge-letter", 1);

const otherDrugs = together(
  words(
    ["doxorubicin", "epirubicin"],
    ["paclitaxel", "docetaxel"],
    ["letrozole", "anastrozole"],
    ["palbociclib", "ribociclib"],
    ["Palbociclib", "Ribociclib"],
    ["capecitabine", "vinorelbine"],
    ["Olaparib", "Talazoparib"],
  ),
  terms(
    ["doxorubicin", "epirubicin"],
    ["paclitaxel", "docetaxel"],
    ["letrozole", "anastrozole"],
    ["palbociclib", "ribociclib"],
    ["capecitabine", "vinorelbine"],
    ["olaparib", "talazoparib"],
  ),
);

const otherNumbers = together(
  words(
    ["58-year-old", "44-year-old"],
    ["(90%)", "(70%)"],
    ["(60%)", "(5%)"],
    ["was 25%", "was 40%"],
    ["2.4 cm", "3.1 cm"],
    ["pT2 pN1 M0", "pT3 pN2 M0"],
    ["Four cycles", "Six cycles"],
    ["60 mg/m2", "50 mg/m2"],
    ["50 Gy in 2 Gy/fraction", "40.5 Gy in 2.7 Gy/fraction"],
    ["2.5 mg", "5 mg"],
    ["1.8 cm", "2.9 cm"],
    ["125 mg", "100 mg"],
  ),
  facts(
    [{ ageYears: "58" }, { ageYears: "44" }],
    [{ kind: "marker", value: "90" }, { value: "70" }],
    [{ kind: "marker", value: "60" }, { value: "5" }],
    [{ kind: "marker", value: "25" }, { value: "40" }],
    [{ dimensions: "2.4 cm" }, { dimensions: "3.1 cm" }],
    [{ kind: "stage", value: "pT2" }, { value: "pT3" }],
    [{ kind: "stage", value: "pN1" }, { value: "pN2" }],
    [{ dose: "60 mg/m2" }, { dose: "50 mg/m2", cycles: "6" }],
    [{ cycles: "4" }, { cycles: "6" }],
    [{ totalGy: "50" }, { totalGy: "40.5", fractionGy: "2.7", fractions: "15" }],
    [{ dose: "2.5 mg" }, { dose: "5 mg" }],
    [{ dimensions: "1.8 cm" }, { dimensions: "2.9 cm" }],
    [{ dose: "125 mg" }, { dose: "100 mg" }],
  ),
);

const otherSide = together(words(["left", "right"]), terms(["left", "right"], ["lump-of-left-breast", "lump-of-right-breast"]));

const otherSites = together(
  words(["Liver biopsy", "Lung biopsy"], ["a liver metastasis", "a lung metastasis"]),
  terms(["liver", "lung"], ["biopsy-of-liver", "biopsy"]),
);

const otherWords = words(
  ["showed invasive ductal carcinoma", "revealed invasive ductal carcinoma"],
  ["Estrogen receptor was positive (90%)", "The tumour was estrogen receptor positive (90%)"],
  ["she underwent mastectomy with axillary lymph node dissection", "mastectomy with axillary lymph node dissection was performed"],
  ["The left chest wall received adjuvant radiotherapy", "Adjuvant radiotherapy was delivered to the left chest wall"],
  ["She was treated with fulvestrant", "She received fulvestrant"],
  ["Palbociclib was discontinued in March 2022 because of neutropenia", "Owing to neutropenia, palbociclib was stopped in March 2022"],
  ["On admission she complained of dyspnoea but denied fever", "On admission she had dyspnoea but no fever"],
  ["She refused chemotherapy with capecitabine", "Chemotherapy with capecitabine was declined"],
  ["her mother had ovarian cancer", "her mother suffered from ovarian cancer"],
);

const turnedSentences = words(
  [
    "Core needle biopsy showed invasive ductal carcinoma of the left breast, grade 2",
    "Grade 2 invasive ductal carcinoma of the left breast was diagnosed by core needle biopsy",
  ],
  ["HER2 was negative", "HER2 negative"],
  ["The tumour measured 2.4 cm", "The size of the tumour was 2.4 cm"],
  [
    "Four cycles of doxorubicin (60 mg/m2) and cyclophosphamide (600 mg/m2) were followed by weekly paclitaxel (80 mg/m2)",
    "She received four cycles of doxorubicin (60 mg/m2) and cyclophosphamide (600 mg/m2), then weekly paclitaxel (80 mg/m2)",
  ],
  ["Adjuvant letrozole (2.5 mg daily) was started in November 2018", "In November 2018 she started adjuvant letrozole (2.5 mg daily)"],
  [
    "bone scan and CT showed multiple bone metastases and a liver metastasis of 1.8 cm",
    "multiple bone metastases and a liver metastasis of 1.8 cm were found on bone scan and CT",
  ],
  ["In February 2022 stable disease (SD) was documented on CT", "CT in February 2022 showed stable disease (SD)"],
  ["Ultrasound showed a pleural effusion", "A pleural effusion was seen on ultrasound"],
  ["She has hypertension, and her mother had ovarian cancer", "Her mother had ovarian cancer. She is treated for hypertension"],
);

const otherSpelling = words(["Estrogen", "Oestrogen"], ["dyspnoea", "dyspnea"], ["tumour", "tumor"]);

export const BREAST_VARIANTS: readonly Variant[] = [
  of("other drugs", otherDrugs),
  of("other numbers", otherNumbers),
  of("the other side", otherSide),
  of("another organ of metastasis", otherSites),
  of("all dates 9 months earlier", shiftMonths(-9)),
  of("other words", otherWords),
  of("sentences turned round", turnedSentences),
  of("other spelling", otherSpelling),
  of("long lines between wrapped ones", layout(mixLines)),
  of(
    "narrow columns with hyphens",
    layout((t) => rewrap(t, 44, true)),
  ),
  of(
    "everything at once",
    together(
      otherDrugs,
      otherSide,
      otherSites,
      shiftMonths(31),
      layout((t) => rewrap(t, Number.POSITIVE_INFINITY)),
    ),
  ),
];
