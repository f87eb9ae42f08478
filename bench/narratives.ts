// Narratives made by a seeded generator, for measuring: distinct, of any length, and nobody's.
import { randomOf } from "./random.ts";

const DRUGS = [
  "cisplatin",
  "carboplatin",
  "paclitaxel",
  "docetaxel",
  "gemcitabine",
  "capecitabine",
  "nivolumab",
  "pembrolizumab",
  "trastuzumab",
  "bevacizumab",
];
const SITES = ["lung", "left breast", "sigmoid colon", "cervix", "stomach", "right kidney", "prostate", "pancreas", "ovary", "oesophagus"];
const TUMOURS = ["adenocarcinoma", "squamous cell carcinoma", "carcinoma", "neuroendocrine carcinoma"];
const ORGANS = ["liver", "bones", "lungs", "brain", "left adrenal gland", "peritoneum"];
const MONTHS = ["January", "March", "April", "June", "August", "October", "December"];
const MARKERS = ["CEA", "CA 19-9", "CA-125", "PSA", "LDH"];
const COMPLAINTS = ["cough", "weight loss", "back pain", "fatigue", "abdominal discomfort", "night sweats"];

/** A narrative of at least this many characters; another for each seed. */
export function narrativeOf(seed: number, length: number): string {
  const random = randomOf(seed);
  const n = (from: number, to: number): number => from + Math.floor(random() * (to - from + 1));
  const one = (list: readonly string[]): string => list[n(0, list.length - 1)]!;
  const when = (): string => `${one(MONTHS)} ${n(2005, 2023)}`;
  const sentences: readonly (() => string)[] = [
    () => `In ${when()} she complained of ${one(COMPLAINTS)} and ${one(COMPLAINTS)} that had lasted for ${n(2, 9)} weeks.`,
    () =>
      `Biopsy of the ${one(SITES)} showed a moderately differentiated ${one(TUMOURS)}, stage ${one(["IB", "IIA", "IIIB", "IV"])} (pT${n(1, 4)}N${n(0, 2)}M0).`,
    () => `CT of the chest and abdomen revealed a mass of ${n(1, 9)}.${n(1, 9)} x ${n(1, 9)} cm and metastases in the ${one(ORGANS)}.`,
    () => `She received ${n(2, 8)} cycles of ${one(DRUGS)} ${n(50, 200)} mg/m2 and ${one(DRUGS)} every ${n(2, 4)} weeks from ${when()}.`,
    () => `The serum ${one(MARKERS)} was ${n(2, 900)}.${n(0, 9)} ng/mL, and the haemoglobin ${n(7, 15)} g/dL.`,
    () => `A ${one(["partial response", "complete response", "stable disease"])} was seen on CT after ${n(2, 6)} cycles.`,
    () => `Radiotherapy of the ${one(ORGANS)} with ${n(20, 60)} Gy in ${n(5, 30)} fractions was completed in ${when()}.`,
    () => `In ${when()} the disease progressed with new lesions in the ${one(ORGANS)}, and treatment with ${one(DRUGS)} was begun.`,
    () => `The family had been told of the findings, and the team discussed what might be done about her ${one(COMPLAINTS)}.`,
    () => `She lives with her daughter in a small house, walks ${n(1, 9)} km a day and has never smoked.`,
    () =>
      `${one(DRUGS).replace(/^./, (c) => c.toUpperCase())} was stopped because of neuropathy of grade ${n(1, 3)}; the ECOG performance status was ${n(0, 2)}.`,
    () => `At the visit of ${n(1, 28)} ${when()} there was no sign of recurrence, and follow-up every ${n(3, 6)} months was arranged.`,
  ];
  let text = `A ${n(30, 85)}-year-old woman was seen in ${when()}.`;
  for (let i = 1; text.length < length; i++) text += `${i % 6 === 0 ? "\n\n" : " "}${one(sentences.map((s) => s()))}`;
  return `${text}\n`;
}
