// Stages of the patient's tumour. Where the text does not name the system, a gynaecological tumour says it is FIGO, and the fact says so.
import { evidenceAt } from "../../narrative/narrative.ts";
import { contextAt } from "../context/scope.ts";
import type { StagingSystem } from "../disease-fact.ts";
import { type DiseaseMention, findDiseases } from "../grammar/disease.ts";
import { isPartOf } from "../grammar/site-parts.ts";
import { findStages } from "../grammar/stage.ts";
import type { Draft, Reading, Story } from "../reading.ts";

const GYNAECOLOGICAL = ["cervix", "uterus", "ovary", "fallopian tube", "vulva", "vagina"];

/** One fact per stage group and per category of a TNM string. */
export function findStage(reading: Reading, story: Story): readonly Draft[] {
  const { sentence } = reading;
  return findStages(sentence.text).flatMap((stage): Draft[] => {
    const context = contextAt(reading, stage.start, stage.end);
    if (context.experiencer !== "patient" || context.isHypothetical) return [];
    const derived = stage.system === undefined ? systemByTumour(reading, story) : undefined;
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
        ...(derived ? { derived: { system: "the tumour is gynaecological, and its stages are FIGO's" } } : {}),
        ...(review.length > 0 ? { review } : {}),
        rule: `finders/stage: ${stage.category ? "category of a TNM string" : "stage group"}`,
        sentence: sentence.index,
        at: stage.start,
      },
    ];
  });
}

/** FIGO where the first tumour with a place, in this sentence or in the story, is gynaecological. */
function systemByTumour(reading: Reading, story: Story): StagingSystem | undefined {
  for (const r of [reading, ...story.readings]) {
    const isOwn = (d: DiseaseMention): boolean => {
      const context = contextAt(r, d.nameStart, d.nameEnd);
      return d.place !== undefined && !d.place.isNode && context.experiencer === "patient" && !context.isNegated;
    };
    const place = findDiseases(r).find(isOwn)?.place;
    if (place) return GYNAECOLOGICAL.some((g) => place.name === g || isPartOf(place.name, g)) ? "figo" : undefined;
  }
  return undefined;
}
