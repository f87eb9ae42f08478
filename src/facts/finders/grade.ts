// Grade of a tumour in its literal words: "poorly differentiated", "grade II of Scarff Bloom Richardson", "high-grade". Never a CTCAE grade.
import { gated } from "../../base/gated.ts";
import { evidenceAt } from "../../narrative/narrative.ts";
import { contextAt } from "../context/scope.ts";
import type { Draft, Reading, Story } from "../reading.ts";

const DIFFERENTIATED = gated(
  /\b(?:well|moderate(?:ly)?|poor(?:ly)?)(?:[- ]to[- ](?:well|moderate(?:ly)?|poor(?:ly)?))?[- ]?differentiated\b|\bundifferentiated\b(?! pleomorphic)|\b(?:poor|moderate|good) differentiation\b/gi,
);
// "grade 2 adenocarcinoma", "grade III tumour"
const GRADE_THEN_TUMOUR = gated(
  /\bgrade\s?(?<value>IV|III|II|I|[1-4])\b(?=,?\s(?:[a-z-]+\s){0,4}(?:[a-z]*carcinoma|tumou?r|[a-z]*sarcoma|lymphoma|glioma|cancer|neoplasm|astrocytoma))/gi,
);
// "ISUP grade 4", "Fuhrman nuclear grade 3", "WHO grade II", "Gleason grade group 5", "Edmondson-Steiner grade III": the scale is named
const SCALE_AND_GRADE = gated(
  /\b(?:(?:WHO|World Health Organi[sz]ation)(?:\s?\((?:WHO|CNS)\))?(?:\sCNS)?|(?:WHO\/)?ISUP|International Society of Urolog\w+ Pathology(?:\s?\(ISUP\))?|Fuhrman(?:['’]?s)?|Furhman|Edmondson(?:[-– ]Steiner)?|FNCLCC|FIGO|French Federation[\w\s,()-]{0,60}?|Nottingham|Bloom[- ]Richardson|SBR|Elston(?:[-– ]Ellis)?|nuclear|histolog(?:ic|ical)|Gleason|combined|architectural|tumou?r(?!\sregression))\s(?:(?:nuclear|histolog(?:ic|ical)|combined)\s)?(?:grade(?:\sgroup)?|grading|Grade(?:\sGroup)?)(?:\s(?:was|is|of|group))?\s?[:=]?\s?(?<value>IV|III|II|I|[1-5])(?!\d|\.\d|\s?\+)\b|\b[Gg]rade [Gg]roup\s?[:=]?\s?[1-5](?!\d|\.\d)\b/gi,
);
// "anaplastic astrocytoma (grade III)", "adenocarcinoma (Grade 2)", "sarcoma; grade 3"
const IN_PARENTHESES = gated(
  /\b(?:[a-z]*carcinoma|[a-z]*sarcoma|[a-z]*astrocytoma|[a-z]*glioma|ependymoma|lymphoma|tumou?r|NET|ILC|IDC|cancer)(?:\s(?:NOS|of the \w+))?\s?[(;]\s?(?:WHO |histologic(?:al)? |nuclear )?(?<g>[Gg]rade\s?(?:IV|III|II|I|[1-4]))\b/g,
);
// "carcinoma, grade 3", "tumor was grade II of Scarff Bloom Richardson", "histological grade: 2"
const TUMOUR_THEN_GRADE = gated(
  /\b(?:[a-z]*carcinoma|tumou?r|[a-z]*sarcoma|cancer|glioma|histolog\w+|nuclear|Nottingham|Fuhrman|Bloom[- ]Richardson|SBR|Elston|Edmondson|FNCLCC|WHO)\b(?:\sof\s(?:the\s)?(?:(?:left|right)\s)?[a-z]+(?=,\s))?(?:,|\s\(|\s)?\s?(?:was |is |of |as )?(?:a )?(?:(?!regression|response|toxicity|necrosis)\w+\s)?grade\s?:?\s?(?:of\s)?(?<value>IV|III|II|I|[1-4])\b/gi,
);
// "G3 adenocarcinoma", "(G2)" beside a tumour
const G_VALUE = /(?:^|[\s(,]|(?<=T(?:a|is|[1-4][a-c]?)))(?<value>G(?:[1-4](?:-[2-4])?|r\s?(?:III|II|I|[1-4])))(?=[\s),.;]|$)/g;
const LEVEL =
  /\b(?:high|low|intermediate)[- ]grade\b(?=\s(?:[a-z-]+\s){0,4}(?:[a-z]*carcinoma|tumou?r|[a-z]*sarcoma|lymphoma|glioma|cancer|neoplasm|serous|endometri\w+|urothelial))/gi;
const SYSTEM_BEHIND =
  /^\s?(?:\(|of |by |according to |on )?\s?(?:the )?(?:Scarf+|SBR|Nottingham|Bloom|Elston|Fuhrman|WHO|FNCLCC)[\w\s-]{0,30}?(?=[.,;)]|$)/i;
const TUMOUR = gated(/\b(?:[a-z]*carcinoma|tumou?r|[a-z]*sarcoma|cancer|neoplasm|lymphoma|(?:P-?|p)?NETs?)\b/i);

/** One fact per stated grade. */
export function findGrade(reading: Reading, story: Story): readonly Draft[] {
  const { sentence } = reading;
  const { text } = sentence;
  const spans: { start: number; end: number; rule: string }[] = [];
  const add = (start: number, end: number, rule: string): void => {
    if (!spans.some((s) => s.start < end && start < s.end)) spans.push({ start, end, rule });
  };
  for (const m of text.matchAll(DIFFERENTIATED)) add(m.index, m.index + m[0].length, "differentiation");
  for (const m of text.matchAll(SCALE_AND_GRADE))
    if (!/^tumou?r|^combined/i.test(m[0])) add(m.index, m.index + m[0].length, "scale and grade");
    else add(m.index + m[0].search(/grad/i), m.index + m[0].length, "scale and grade");
  for (const m of text.matchAll(IN_PARENTHESES)) {
    const start = m.index + m[0].indexOf(m.groups!["g"]!);
    add(start, start + m.groups!["g"]!.length, "grade in parentheses");
  }
  for (const m of text.matchAll(GRADE_THEN_TUMOUR)) add(m.index, m.index + m[0].length, "grade and tumour");
  for (const m of text.matchAll(TUMOUR_THEN_GRADE)) {
    const start = m.index + m[0].search(/(?:histolog|nuclear|Nottingham|Fuhrman|Bloom|SBR|Elston|Edmondson|FNCLCC|WHO|grade)/i);
    const end = m.index + m[0].length;
    add(start, end + (SYSTEM_BEHIND.exec(text.slice(end))?.[0].length ?? 0), "tumour and grade");
  }
  for (const m of text.matchAll(LEVEL)) add(m.index, m.index + m[0].length, "level");
  if (TUMOUR.test(text) || /\bp?T(?:a|is|[1-4])/.test(text))
    for (const m of text.matchAll(G_VALUE)) add(m.index + m[0].indexOf("G"), m.index + m[0].length, "G");
  return spans
    .sort((a, b) => a.start - b.start)
    .flatMap(({ start, end, rule }): Draft[] => {
      const context = contextAt(reading, start, end);
      if (context.experiencer !== "patient" || context.isNegated) return [];
      return [
        {
          kind: "grade",
          grade: { text: text.slice(start, end).trim().toLowerCase() },
          evidence: evidenceAt(story.narrative, sentence, start, end),
          rule: `finders/grade: ${rule}`,
          sentence: sentence.index,
          at: start,
        },
      ];
    });
}
