// The place of the lesion that was sampled, for a tumour told without one.
import { contextAt } from "../context/scope.ts";
import type { Place } from "../fact-base.ts";
import { placeInStory } from "../place-in-story.ts";
import type { Reading, Story } from "../reading.ts";
import { type DiseaseMention, findDiseases } from "./disease.ts";
import { findPlaces, type PlaceMention, placeOf } from "./place.ts";
import { isPartOf, isSamePlace } from "./site-parts.ts";

// Words that tie a lesion's place to what its biopsy showed.
const SAMPLED =
  /\b(?:biops\w+|mass|lesion|tumou?r|growth|ulcer|nodule|polyp|specimen|resect\w+|\w+ectomy|\w+scopy|aspirat\w+|curettage|histo\w+|patholog\w+|lump|thickening)\b/i;
const LOOK_BACK = 4;

/** "Biopsy of the left tongue base: squamous cell carcinoma", or the place of the lesion in the sentences before. */
export function placeBefore(disease: DiseaseMention, reading: Reading, story: Story): Place | undefined {
  const here = sampledPlace(reading, disease.nameStart, disease);
  if (here) return isSpreadFromOther(here, disease, reading, story) ? undefined : placeOf(story.narrative, reading.sentence, here);
  const at = placeInStory(reading, story);
  for (const earlier of story.readings.slice(Math.max(0, at - LOOK_BACK), at).reverse()) {
    // The disease was named there with its place: the refiner joins the two.
    if (findDiseases(earlier).some((d) => d.place && !d.isGeneric)) return undefined;
    const place = sampledPlace(earlier, earlier.sentence.text.length, disease);
    if (place) return isSpreadFromOther(place, disease, reading, story) ? undefined : placeOf(story.narrative, earlier.sentence, place);
  }
  return undefined;
}

// Where a carcinoma is rather a metastasis, if another organ has a mass.
export const OFTEN_SPREAD_TO: RegExp =
  /^(?:liver|lung|brain|peritoneum|omentum|pleura|adrenal gland|skin|subcutaneous tissue|spleen)$|lobe of (?:lung|brain)$/;
const GROWTH_BESIDE = /\b(?:mass(?:es)?|tumou?rs?|lesions?|growth|thickening|ulcer\w*|strictures?|enlarge\w+)\b/i;

/** "masses in the pancreatic head and the liver … the liver specimen showed adenocarcinoma": the sample was of the spread. */
function isSpreadFromOther(place: PlaceMention, disease: DiseaseMention, reading: Reading, story: Story): boolean {
  if (!/carcinoma/i.test(disease.name) || !OFTEN_SPREAD_TO.test(place.name)) return false;
  const at = placeInStory(reading, story);
  return story.readings.slice(Math.max(0, at - LOOK_BACK), at + 1).some((r) => {
    const { text } = r.sentence;
    const limit = r === reading ? disease.nameStart : text.length;
    return findPlaces(r).some(
      (p) =>
        p.end <= limit &&
        !p.isNode &&
        !isSamePlace(p.name, place.name) &&
        !OFTEN_SPREAD_TO.test(p.name) &&
        maySeat(p, disease) &&
        GROWTH_BESIDE.test(text.slice(Math.max(0, p.start - 40), Math.min(limit, p.end + 40))) &&
        !contextAt(r, p.start, p.end).isNegated,
    );
  });
}

// A carcinoma does not begin in these, a sarcoma hardly ever in those.
const NO_SEAT_OF_CARCINOMA =
  /^(?:abdomen|abdominal wall|chest|thorax|trunk|pelvic|soft tissue|muscle|back|bone|bone marrow|spine|neck|spinal cord|aorta|pericardium|heart|axilla|inguinal|supraclavicular)$/;
const NO_SEAT_OF_SARCOMA = /^(?:lung|liver|brain|bone marrow|bronchus)$|lobe of lung$/;
const maySeat = (place: PlaceMention, { name }: DiseaseMention): boolean =>
  /sarcoma/i.test(name) && !/carcino/i.test(name)
    ? !NO_SEAT_OF_SARCOMA.test(place.name)
    : !/carcinoma|cancer/i.test(name) ||
      !(NO_SEAT_OF_CARCINOMA.test(place.name) || (isPartOf(place.name, "bone") && !/^(?:mandible|maxilla)/.test(place.name)));

function sampledPlace(reading: Reading, before: number, disease: DiseaseMention): PlaceMention | undefined {
  const { text } = reading.sentence;
  if (!SAMPLED.test(text.slice(0, before))) return undefined;
  return findPlaces(reading)
    .filter((p) => p.end <= before && !p.isNode && maySeat(p, disease) && !contextAt(reading, p.start, p.end).isNegated)
    .filter((p) => SAMPLED.test(text.slice(Math.max(0, p.start - 60), p.end + 40)))
    .at(-1);
}
