// Stages of the patient's tumour. Where the text does not name the system, a gynaecological tumour says it is FIGO, and the fact says so.
import { gated } from "../../base/gated.ts";
import { evidenceAt } from "../../narrative/narrative.ts";
import { contextAt } from "../context/scope.ts";
import type { StagingSystem } from "../disease-fact.ts";
import { type DiseaseMention, findDiseases } from "../grammar/disease.ts";
import { rememberFor } from "../grammar/remember-for.ts";
import { isPartOf } from "../grammar/site-parts.ts";
import { findStages, type StageMention } from "../grammar/stage.ts";
import type { Draft, Reading, Story } from "../reading.ts";

const GYNAECOLOGICAL = ["cervix", "uterus", "ovary", "fallopian tube", "vulva", "vagina"];

// "5-year overall survival is 80% in stage I disease": of many, and not of this patient
const OF_OUTCOMES = gated(
  /\b(?:\d{1,2}|two|three|five|ten)[- ]?(?:year|yr)s?\s(?:[a-z]+[- ]){0,3}?(?:survival|OS|DFS|PFS|RFS|DSS|mortality|recurrence|relapse)\b[^.;]{0,80}?(?:%|percent)|\bmedian (?:[a-z]+[- ]){0,3}?(?:survival|OS|PFS)\b[^.;]{0,60}\bmonths\b/i,
);
const OF_THIS_PATIENT = /\b(?:she|he|her|his|the patient|this patient|our patient|we)\b/i;

/** One fact per stage group and per category of a TNM string. */
export function findStage(reading: Reading, story: Story): readonly Draft[] {
  const { sentence } = reading;
  if (OF_OUTCOMES.test(sentence.text) && !OF_THIS_PATIENT.test(sentence.text)) return [];
  return findStages(sentence.text).flatMap((stage): Draft[] => {
    const context = contextAt(reading, stage.start, stage.end);
    if (context.experiencer !== "patient" || context.isHypothetical) return [];
    const derived = stage.system === undefined ? systemByTumour(stage, reading, story) : undefined;
    const system = stage.system ?? derived;
    const review = context.isUncertain ? ["uncertain" as const] : [];
    return [
      {
        kind: "stage",
        ...(system ? { system } : {}),
        value: stage.value,
        ...(stage.category ? { category: stage.category } : {}),
        ...(stage.prefix ? { prefix: stage.prefix } : {}),
        evidence: evidenceAt(story.narrative, sentence, stage.start, stage.end),
        ...(derived
          ? {
              derived: {
                system:
                  derived === "figo"
                    ? "the tumour is gynaecological, and its stages are FIGO's"
                    : "the tumour is a lymphoma, and its stages are Ann Arbor's",
              },
            }
          : {}),
        ...(review.length > 0 ? { review } : {}),
        rule: `finders/stage: ${stage.category ? "category of a TNM string" : "stage group"}`,
        sentence: sentence.index,
        at: stage.start,
      },
    ];
  });
}

/** The name of the first tumour that the story tells. */
const firstDisease = rememberFor((story: Story): string | undefined => {
  const reading = story.readings.find((r) => findDiseases(r).length > 0);
  return reading && findDiseases(reading)[0]!.name;
});

// "IIIB", "IE", "IIIS": Ann Arbor's letters.
const ANN_ARBOR = /^(?:IV|III|II|I)[ABESX]{0,2}$/;

/** FIGO where the first tumour with a place, in this sentence or in the story, is gynaecological; Ann Arbor beside a lymphoma. */
function systemByTumour({ value }: StageMention, reading: Reading, story: Story): StagingSystem | undefined {
  const first = ANN_ARBOR.test(value) ? (findDiseases(reading)[0]?.name ?? firstDisease(story)) : undefined;
  if (first !== undefined && /lymphoma/i.test(first)) return "ann-arbor";
  const organ = ownOrgan(reading) ?? firstOrgan(story);
  return organ !== undefined && GYNAECOLOGICAL.some((g) => organ === g || isPartOf(organ, g)) ? "figo" : undefined;
}

/** The first organ that the sentence names as the seat of a tumour of the patient. */
function ownOrgan(reading: Reading): string | undefined {
  const isOwn = (d: DiseaseMention): boolean => {
    const context = contextAt(reading, d.nameStart, d.nameEnd);
    return d.place !== undefined && !d.place.isNode && context.experiencer === "patient" && !context.isNegated;
  };
  return findDiseases(reading).find(isOwn)?.place?.name;
}

const firstOrgan = rememberFor((story: Story): string | undefined => {
  for (const reading of story.readings) {
    const organ = ownOrgan(reading);
    if (organ !== undefined) return organ;
  }
  return undefined;
});
