// Vertebrae by their levels: "T9", "L2 vertebral body", "C5-C6", "D10". Elsewhere "T2" is a category, "L2" a line of therapy.

interface Vertebra {
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

const LEVEL = "(?:[TD](?:1[0-2]|[1-9])|L[1-5]|C[1-7]|S[1-3])";
const LEVELS = `${LEVEL}(?:\\s?(?:-|–|/|to|through|and|,|,? and)\\s?(?:${LEVEL}|(?<=[-–/]\\s?)\\d{1,2})){0,4}`;
const BONE =
  "vertebra(?:e|l)?(?:\\s(?:body|bodies|column|levels?|lesions?))?|bod(?:y|ies)|pedicles?|lamina|spinous|transverse process|levels?";
// "L2 vertebra", "T9-T11 vertebral bodies", "L4 metastasis", "T8 compression fracture"
const BEFORE_BONE = new RegExp(
  `(?<![A-Za-z0-9])${LEVELS}(?=\\s(?:lytic |sclerotic |osteolytic |compression |pathologic(?:al)? |bone |bony )?(?:lesions?|metastas[ei]s|deposits?|fractures?|collapse|compression|laminectomy|corpectomy))|(?<![A-Za-z0-9])${LEVELS}\\s(?:${BONE})\\b`,
  "g",
);
// "vertebral bodies of T4 and L1", "deposits in T9", "metastases at L2", "spine (T5, T7)", "ribs and T9"
const BEHIND_BONE = new RegExp(
  `(?<=\\b(?:[Vv]ertebra(?:e|l)?(?:\\sbod(?:y|ies))?|[Ss]pine|[Ll]evels?(?:\\sof)?|[Mm]etastas[ei]s|[Mm]ets|[Dd]eposits?|[Ll]esions?|[Ff]ractures?|lyses|uptake)\\s?(?:,|\\(|:|in|of|at|involving|to|including|,\\sincluding)\\s?(?:the\\s|(?:levels?|vertebrae|bod(?:y|ies))\\s(?:of\\s)?)?|(?<=\\b(?:ribs?|pelvis|sternum|femur|femora|humerus|ili(?:um|ac)|sacrum|skull|scapula|acetabulum|clavicle)(?:,|,?\\s(?:and|&)|\\s\\/)\\s)|(?<=\\b(?:lytic|bone|bony|sclerotic|blastic|osseous|vertebral)\\s(?:lesions?|mets?|metastas[ei]s|deposits?)\\s))${LEVELS}(?![A-Za-z0-9])(?!\\s?(?:N[0-3]|,\\s?N[0-3]|disease|tumou?r|stage|weighted|hyper|hypo))`,
  "g",
);
const NAMES: Readonly<Record<string, string>> = {
  T: "thoracic vertebra",
  D: "thoracic vertebra",
  L: "lumbar vertebra",
  C: "cervical vertebra",
  S: "sacrum",
};

// "liver metastases (S3 and S8)": segments of the liver
const LIVER_BEFORE = /\b(?:liver|hepatic|segments?)\b[^.;]{0,30}$/i;

/** The vertebrae that a clean text names by their levels, each stretch under the region of its first. */
export function findVertebrae(text: string): readonly Vertebra[] {
  if (!/[TDLCS]\d/.test(text)) return [];
  const found: Vertebra[] = [];
  for (const m of [...text.matchAll(BEFORE_BONE), ...text.matchAll(BEHIND_BONE)]) {
    const [start, end] = [m.index, m.index + m[0].length];
    if (m[0].startsWith("S") && LIVER_BEFORE.test(text.slice(Math.max(0, start - 60), start))) continue;
    if (!found.some((v) => v.start < end && start < v.end)) found.push({ start, end, name: NAMES[m[0].charAt(0)]! });
  }
  return found.sort((a, b) => a.start - b.start);
}
