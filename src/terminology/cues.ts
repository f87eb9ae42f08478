// Words near a short form that make it a name of treatment, or of a gene. Found once per text, asked by distance.

// "cycles of EP", "EP regimen", "treated with MK-3475"
const TREATMENT =
  /\b(?:chemo\w*|regimens?|cycles?|courses?|protocols?|schemes?|treat(?:ed|ment)|therap(?:y|ies)|received?|receiving|adminis\w+|given|doses?|adjuvant|neoadjuvant|first-line|second-line|third-line|switched|combin\w+|plus|mg|infusion|trial|immunotherapy)\b/giu;
// "mutation in TP53", "KIT positive", "loss of PTEN"
const GENE =
  /\b(?:mutat\w+|mutants?|express\w*|overexpress\w*|positiv\w*|negativ\w*|rearrang\w+|amplif\w+|fusions?|genes?|genetic\w*|genomic\w*|wild[- ]?type|variants?|deletions?|exons?|stain\w*|immunohisto\w+|immunoreact\w*|IHC|FISH|NGS|sequenc\w+|loss|lost|copy number|alterations?|germline|somatic|pathogenic|methylat\w+|markers?|levels?|elevated|proteins?|antibod\w+|inhibitors?|transloc\w+|translocations?|polymorphisms?|tested?|status|p\.[A-Z]\d+)\b|[+\u2212]\s*[,;)]|\(\s*[+\u2212-]\s*\)/giu;

export interface Cues {
  /** A cue of treatment within 60 characters of the stretch. */
  isTreatmentNear(start: number, end: number): boolean;
  /** A cue of genes and stains within 60 characters of the stretch. */
  isGeneNear(start: number, end: number): boolean;
}

const REACH = 60;

export function cuesOf(text: string): Cues {
  const near = (pattern: RegExp): ((start: number, end: number) => boolean) => {
    let places: number[] | undefined;
    return (start, end) => {
      places ??= [...text.matchAll(pattern)].flatMap((m) => [m.index, m.index + m[0].length]);
      const at = firstFrom(places, start - REACH);
      return at < places.length && places[at]! <= end + REACH;
    };
  };
  return { isTreatmentNear: near(TREATMENT), isGeneNear: near(GENE) };
}

/** Index of the first place not before the offset. */
function firstFrom(places: readonly number[], offset: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
