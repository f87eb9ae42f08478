// CTCAE grades before or behind an event: "grade II neuropathy", "neutropenia (grade 4)", "G3 diarrhoea". Never a grade of a tumour.
import { gated } from "../../base/gated.ts";

export interface ToxicityGrade {
  readonly start: number;
  readonly end: number;
  readonly grade: number;
}

const ROMAN: Readonly<Record<string, number>> = { I: 1, II: 2, III: 3, IV: 4, V: 5 };
// "grade II", "Grade 3/4", "CTCAE grade 2", "G3"
const GRADE = gated(
  /\b(?:(?:CTCAE|CTC|NCI|WHO|toxicity)\s(?:v?\d(?:\.\d)?\s)?)?(?:grades?\s?(?<value>IV|V|III|II|I|[1-5])(?:\s?[-–/]\s?(?:IV|III|II|I|[1-5]))?|G(?<short>[1-4]))\b/gi,
);
const TUMOUR_BEHIND =
  /^,?\s(?:[a-z-]+\s){0,4}(?:[a-z]*carcinoma|tumou?r|[a-z]*sarcoma|lymphoma|glioma|cancer|neoplasm|astrocytoma|dysplasia|CIN|of (?:scar|bloom|nottingham|fuhrman|elston|sbr))/i;
const TUMOUR_BEFORE =
  /(?:\b(?:[a-z]*carcinoma|tumou?r|[a-z]*sarcoma|cancer|glioma|histolog\w+|nuclear|nottingham|fuhrman|bloom[- ]richardson|sbr|elston|differentiat\w+|dysplasia|prolapse|varices)\b(?:,|\s\(|\s)?\s?(?:was |is |of |as )?(?:a )?(?:\w+\s)?)$/i;

const OF_MUTANT = /\b(?:mutant|mutated|wild-?\s?type|co-?deleted|methylated|NOS),?\s\(?(?:CNS\s)?$/i;

/** Grades of events; those of tumours are left out. */
export function findToxicityGrades(text: string): readonly ToxicityGrade[] {
  return [...text.matchAll(GRADE)].flatMap((m): ToxicityGrade[] => {
    const [start, end] = [m.index, m.index + m[0].length];
    if (TUMOUR_BEHIND.test(text.slice(end)) || TUMOUR_BEFORE.test(text.slice(Math.max(0, start - 60), start))) return [];
    // "IDH-mutant, WHO grade 3": of a tumour
    if (OF_MUTANT.test(text.slice(Math.max(0, start - 40), start))) return [];
    const written = (m.groups!["value"] ?? m.groups!["short"])!.toUpperCase();
    return [{ start, end, grade: ROMAN[written] ?? Number(written) }];
  });
}
