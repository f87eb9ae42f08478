// What peers reach that this bench does not run: figures as the project's comparison of 2026-11-23 measured them (relaxed F1 / strict F1, all patients of a text
// pooled). Their adapters were written on the development texts, so only "other texts" is blind.

export interface Published {
  readonly peer: string;
  readonly kinds: string;
  readonly development: string;
  readonly otherTexts: string;
}

export const PUBLISHED: readonly Published[] = [
  {
    peer: "medspaCy 1.3.1 + 227 lines of rules that this project's own people wrote for it",
    kinds: "all",
    development: "83.2 / 79.9",
    otherTexts: "70.8 / 64.8",
  },
  { peer: "medspaCy 1.3.1, target matcher + ConText + sectionizer", kinds: "8", development: "49.3 / 34.4", otherTexts: "42.9 / 30.2" },
  { peer: "cTAKES 4.0.0.1, the same terms", kinds: "8", development: "42.9 / 27.7", otherTexts: "39.1 / 25.1" },
  { peer: "drug-named-entity-recognition 2.0.9", kinds: "drug", development: "73.2 / 31.0", otherTexts: "58.2 / 18.0" },
  { peer: "OpenMed 3.1.0 offline (parse_tnm)", kinds: "stage", development: "76.9 / 76.9", otherTexts: "70.6 / 70.6" },
  { peer: "edsnlp 0.23 (tnm, drugs, quantities)", kinds: "3", development: "52.6 / 43.9", otherTexts: "42.6 / 31.6" },
  { peer: "quantulum3 0.10", kinds: "size, Gy", development: "68.8 / 50.0", otherTexts: "44.9 / 31.5" },
];
