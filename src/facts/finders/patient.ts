// Who the patient is: "A 45-year-old woman", "Ms J.A, 63 years", "a 29 year old para 1". An age never becomes a date of birth.
import { gated } from "../../base/gated.ts";
import { evidenceAt } from "../../narrative/narrative.ts";
import { readCount } from "../grammar/count-words.ts";
import type { Draft, Reading, Story } from "../reading.ts";

const FEMALE = "woman|female|lady|girl|nullipara|multipara|primipara|para|gravida|housewife|F";
const MALE = "man|male|gentleman|boy|M";

// "45-year-old postmenopausal Moroccan woman", "62 year old female", "71 y/o M", "fifty-year-old man"
const AGE_AND_SEX = gated(
  new RegExp(
    `\\b(?<age>\\d{1,3}|[a-z]+(?:-[a-z]+)?)[\\s-]?(?:years?|yrs?|yr|y)(?:[\\s-]?old|\\/?o|\\.o\\.|[\\s-]?of age)(?![\\w]),?(?<between>(?:\\s[A-Za-z0-9,-]+){0,5}?)\\s(?<sex>${FEMALE}|${MALE})\\b`,
    "i",
  ),
);
// "58M", "68 y/o M", "54yo F", "M58", "58 yr F": the age and a letter at the head of a note
const SHORT = gated(/(?:^|[\n.:;-]\s?)(?<age>\d{1,3})\s?(?:yo|y\/o|y\.o\.|yrs?|y)?[\s-]?(?<sex>[MF])(?=[\s,.;:]|$)(?!\s?\d)/);
// "a 63-year-old G3 P2", "G2P1001": only a woman has been pregnant
const OBSTETRIC = /\bG\s?\d{1,2}[\s,/]{0,2}P\s?\d{1,4}\b/;
// "in her 60s", "he was in his early seventies"
const DECADE =
  /\bin (?<whose>her|his) (?:early |mid(?:dle)?[- ]?|late )?(?:\d0['’]?s|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b/i;
// "a woman, aged 45 years", "man of 60 years"
const SEX_THEN_AGE = gated(new RegExp(`\\b(?<sex>${FEMALE}|${MALE}),?\\s(?:aged|of|who is|was)\\s(?<age>\\d{1,3})(?:\\syears?)?\\b`, "i"));
// "Ms J.A, 63 years", "Mr. X is a 60 year old"
const TITLE_AND_AGE = gated(
  /\b(?<title>Mrs|Ms|Miss|Mr)\b\.?(?:\s[A-Z][\w.]*){0,3},?\s(?:aged\s|is\s(?:an?\s)?|was\s(?:an?\s)?)?(?<age>\d{1,3})(?:[\s-]years?|(?=,\s(?:in|is|was|who|has|had|came|with|at|for|today|on)\b|\)))/,
);
// "M.R., 63 y, male", "72 yrs / female": the sex behind the age
const AGE_THEN_SEX =
  /(?:^|[\s,;:(])(?<age>\d{1,3})\s?(?:years?|yrs?|yo|y\/o|y)?\s?[,/]\s?(?<sex>male|female)\b(?!\s(?:relative|sibling|donor))/i;
// "45-year-old": an age and no word of the sex beside it
const AGE_ALONE = gated(/\b(?<age>\d{1,3})[\s-]?(?:years?|yrs?|yr)[\s-]?old\b(?:\spatient)?/i);
// "aged 54", "age 62", "Age: 62 years"
const AGED = gated(
  /\b(?:aged|[Aa]ge)\s?:?\s(?:of\s)?(?<age>\d{1,3})(?!\s?(?:months?|days?|weeks?|-|\d|%))\b(?:(?:\syears)?,\s(?<sex>male|female)\b)?/,
);
// "Sex: F", "Gender: male"
const SEX_LABELLED = gated(/\b(?:[Ss]ex|[Gg]ender|SEX|GENDER)\s?:\s{0,3}(?<sex>[Mm]ale|[Ff]emale|MALE|FEMALE|M|F)\b/);
// "a 3-month-old boy", "a 2-day-old female infant": no age in years
const INFANT = gated(/\b\d{1,3}[\s-](?:months?|weeks?|days?|hours?)[\s-]old\s(?:\w+\s){0,3}?(?<sex>girl|boy|female|male)\b/i);
const SEX_OF_PATIENT = gated(/\b(?<sex>female|male|woman|man|lady|gentleman)\s(?:patient|smoker|non-smoker|never-smoker)\b/i);
// "her 45-year-old sister", "a 60-year-old uncle"
const RELATIVE = /\b(?:sister|brother|mother|father|daughter|son|husband|wife|aunt|uncle|cousin|donor|child|children)\b/i;

const OF_RELATIVE =
  /\b(?:sister|brother|mother|father|daughter|son|husband|wife|aunt|uncle|cousin|grand\w+|donor)\b(?:\s[\w']+){0,5},?\s(?:at\s|was\s|is\s)?(?:an?\s)?$/i;

// "menarche at", "since the": an age of some time in life, not of the patient who came.
const OF_THE_PAST =
  /\b(?:menarche|menopause|pregnan\w+|smok\w+|drinking|coitarche|first (?:child|pregnancy|birth)|onset)\b[^.;]{0,24}(?<!\bin\s(?:an?\s)?)$|\b(?:since|until|from|before|after|by)\s(?:the\s)?$/i;
// "the onset of jaundice, a 66-year-old man": whoever has an article, an age and a sex is someone who came.
const SOMEONE = /(?<!\b(?:since|until|from|before|after|by|was)\s)\b(?:an?|the|this|our)\s$/i;

const isFemale = (word: string): boolean => new RegExp(`^(?:${FEMALE})$`, "i").test(word);

/** Age and sex where a sentence states them; from the pronouns where none does. */
export function findPatient(reading: Reading, story: Story): readonly Draft[] {
  const { text, index } = reading.sentence;
  const m =
    AGE_AND_SEX.exec(text) ??
    SEX_THEN_AGE.exec(text) ??
    TITLE_AND_AGE.exec(text) ??
    AGE_THEN_SEX.exec(text) ??
    SHORT.exec(text) ??
    AGED.exec(text) ??
    AGE_ALONE.exec(text) ??
    SEX_OF_PATIENT.exec(text) ??
    SEX_LABELLED.exec(text) ??
    INFANT.exec(text) ??
    (isFirst(reading, story) ? DECADE.exec(text) : null);
  const groups = m?.groups ?? {};
  // "Mother died aged 54", "Temp 98 F", "menarche at age 12"
  const isOther =
    m !== null &&
    ((OF_THE_PAST.test(text.slice(Math.max(0, m.index - 40), m.index)) &&
      !(groups["sex"] && SOMEONE.test(text.slice(Math.max(0, m.index - 14), m.index)))) ||
      OF_RELATIVE.test(text.slice(0, m.index)) ||
      (Number(groups["age"]) >= 95 && groups["sex"] === "F"));
  if (!m || isOther || RELATIVE.test(text.slice(m.index, m.index + m[0].length + 12)) || reading.sentence.section === "family-history")
    return isFirst(reading, story) ? fromPronouns(story) : [];
  const written = groups["age"] ?? groups["years"];
  const age = written === undefined ? undefined : readCount(written);
  const sex = groups["title"]
    ? groups["title"] === "Mr"
      ? "male"
      : "female"
    : groups["sex"]
      ? isFemale(groups["sex"])
        ? "female"
        : "male"
      : groups["whose"]
        ? groups["whose"].toLowerCase() === "her"
          ? "female"
          : "male"
        : OBSTETRIC.test(text.slice(m.index, m.index + m[0].length + 24))
          ? "female"
          : undefined;
  if (sex === undefined && age === undefined) return [];
  const start = text.slice(0, m.index).match(/\b(?:an?|this|the)\s$/i)
    ? m.index - /\b(?:an?|this|the)\s$/i.exec(text.slice(0, m.index))![0].length
    : m.index;
  return [
    {
      kind: "patient",
      ...(sex === undefined ? {} : { sex }),
      ...(age === undefined || age > 120 ? {} : { ageYears: age }),
      evidence: evidenceAt(story.narrative, reading.sentence, start, m.index + m[0].length),
      rule: "finders/patient: age and sex",
      sentence: index,
      at: m.index,
    },
    ...(isFirst(reading, story) && sex === undefined ? fromPronouns(story) : []),
  ];
}

const isFirst = (reading: Reading, story: Story): boolean => story.readings[0] === reading;

// "She", "his": whole words, none of a relative.
const SHE = /\b(?:she|her|hers|herself)\b/gi;
const HE = /\b(?:he|his|him|himself)\b/gi;

function fromPronouns(story: Story): readonly Draft[] {
  const told = story.readings.some(
    ({ sentence: { text } }) => AGE_AND_SEX.test(text) || SEX_THEN_AGE.test(text) || TITLE_AND_AGE.test(text) || SEX_OF_PATIENT.test(text),
  );
  if (told) return [];
  const texts = story.readings.map((r) => r.sentence.text);
  const count = (shape: RegExp): number => texts.reduce((n, t) => n + (t.match(shape)?.length ?? 0), 0);
  const [she, he] = [count(SHE), count(HE)];
  // One word is enough where no other speaks against it.
  if (Math.max(she, he) < (Math.min(she, he) === 0 ? 1 : 2) || Math.min(she, he) * 3 > Math.max(she, he)) return [];
  const shape = she > he ? /\b(?:she|her)\b/i : /\b(?:he|his)\b/i;
  const reading = story.readings.find((r) => shape.test(r.sentence.text))!;
  const m = shape.exec(reading.sentence.text)!;
  return [
    {
      kind: "patient",
      sex: she > he ? "female" : "male",
      evidence: evidenceAt(story.narrative, reading.sentence, m.index, m.index + m[0].length),
      derived: { sex: "the pronouns of the text" },
      review: ["derived"],
      rule: "finders/patient: pronouns",
      sentence: reading.sentence.index,
      at: m.index,
    },
  ];
}
