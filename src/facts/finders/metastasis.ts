// Metastases: one per place and side. "Metastases in the liver, lungs and bones" are three; "no distant metastasis" is a finding that is absent.
import { evidenceAt } from "../../narrative/narrative.ts";
import { contextAt } from "../context/scope.ts";
import type { Place } from "../fact-base.ts";
import { findDiseases } from "../grammar/disease.ts";
import {
  DEPOSITS_FOLLOW,
  FAR,
  HOLDS_METASTASIS,
  IMAGED,
  IMAGED_ORGAN,
  IMPLANT_SEAT,
  IMPLANTS_BEHIND,
  IMPLANTS_IN,
  INVOLVED_BEFORE,
  INVOLVEMENT_FOLLOWS,
  LISTED_SITES,
  METASTATIC_NODE,
  NEW_LESION,
  NEW_LESION_IN,
  NODES_OF,
  NOT_TUMOUR,
  ORIGIN_BEFORE,
  ORIGIN_BEHIND,
  ORIGIN_NAMED,
  PLACE_BEFORE,
  PLACE_FOLLOWS,
  POSITIVE_NODE,
  SAMPLE_SHOWED,
  SAMPLED_SPREAD,
  SAMPLING_OF,
  SEROSAL,
  SHOWED_CARCINOMA,
  SPREAD_BY_INVOLVEMENT,
  SPREAD_OF_A_TUMOUR,
  SPREAD_OF_OTHERS,
  STATION,
  STUDDED,
  UNKNOWN_THEN_SPREAD,
} from "../grammar/metastasis-words.ts";
import { findPlaces, type PlaceMention, placeOf, placesFrom, placesUpTo } from "../grammar/place.ts";
import { isPartOf } from "../grammar/site-parts.ts";
import { calledMetastasis, type SpreadMention, spreadInOneWord } from "../grammar/spread-mention.ts";
import { recurredAt, sampledElsewhere, seatOf } from "../grammar/spread-of-disease.ts";
import type { Draft, Reading, Story } from "../reading.ts";

/** Each place to which the text says the tumour has spread. */
export function findMetastasis(reading: Reading, story: Story): readonly Draft[] {
  const found = [...besidePlaces(reading), ...ofDiseases(reading), ...spreadInOneWord(reading), ...calledMetastasis(reading)];
  const drafts: Draft[] = [];
  for (const f of found) {
    if (drafts.some((d) => d.at === f.place.start)) continue;
    const place = placeOf(story.narrative, reading.sentence, f.place);
    const draft = draftOf(f, place, reading, story);
    if (draft) drafts.push(draft);
  }
  return drafts;
}

function besidePlaces(reading: Reading): SpreadMention[] {
  const { text } = reading.sentence;
  const places = findPlaces(reading);
  const found: SpreadMention[] = [];
  for (const [i, place] of places.entries()) {
    const before = text.slice(Math.max(0, place.start - 120), place.start);
    const after = text.slice(place.end, place.end + 90);
    if (ORIGIN_BEHIND.test(after) || (ORIGIN_BEFORE.test(before) && ORIGIN_NAMED.test(after))) continue;
    const imaged = IMAGED_ORGAN.test(place.name) ? IMAGED.exec(after) : null;
    if (imaged) {
      const end = place.end + imaged[0].length;
      found.push({ place, start: place.start, end, rule: "organ of the image", saidAt: end - 5 });
    }
    const follows =
      PLACE_FOLLOWS.exec(before) ?? DEPOSITS_FOLLOW.exec(before) ?? SPREAD_OF_A_TUMOUR.exec(before) ?? LISTED_SITES.exec(before);
    const isOfOthers = follows !== null && SPREAD_OF_OTHERS.test(before.slice(0, follows.index));
    const isRecurrence = follows !== null && /^(?:recur|relaps)/i.test(follows[0]);
    if (follows && !isOfOthers && (!isRecurrence || place.isNode || FAR.test(place.name))) {
      const start = place.start - (before.length - follows.index);
      for (const p of placesFrom(text, places, i)) found.push({ place: p, start, end: p.end, rule: "spread and place" });
      const included = including(text, places, places.indexOf(placesFrom(text, places, i).at(-1)!));
      for (const p of included) found.push({ place: p, start, end: p.end, rule: "place named among others" });
    }
    const behind = PLACE_BEFORE.exec(after) ?? UNKNOWN_THEN_SPREAD.exec(after);
    if (behind && (!/recurrence$/i.test(behind[0]) || place.isNode || FAR.test(place.name))) {
      // "osteosarcoma of the tibia and lung metastases": the seat of the tumour is none of them
      for (const p of placesUpTo(text, places, i).filter((q) => q === place || !isSeat(q, reading)))
        found.push({ place: p, start: p.start, end: place.end + behind[0].length, rule: "place and spread" });
      for (const p of including(text, places, i))
        found.push({ place: p, start: place.start, end: p.end, rule: "place named among others" });
    }
    const counted = place.isNode ? NODES_OF.exec(before) : null;
    if (counted && POSITIVE_NODE.test(text)) {
      const isNone = /^(?:0|none)$/i.test(counted.groups!["n"]!);
      // "biopsy of the right groin was positive in 1 of 3 nodes"
      const station = place.name === "lymph node" ? places.slice(0, i).findLast((p) => STATION.test(p.name)) : undefined;
      const named = station && {
        ...place,
        name: station.name.endsWith("lymph node") ? station.name : `${station.name} lymph node`,
        ...(station.side ? { side: station.side } : {}),
      };
      found.push({
        place: named ?? place,
        start: place.start - (before.length - counted.index),
        end: place.end,
        rule: "count of nodes",
        ...(isNone ? { isNone } : {}),
      });
    }
    // "metastatic bone disease"
    const state = /\bmetastatic\s$/i.exec(before);
    const disease = state && !place.isNode ? /^\s(?:disease|involvement|spread|deposits?|lesions?)\b/i.exec(after) : null;
    if (state && disease) {
      const start = place.start - state[0].length;
      found.push({ place, start, end: place.end + disease[0].length, rule: "metastatic disease of an organ" });
      for (const p of including(text, places, i)) found.push({ place: p, start, end: p.end, rule: "place named among others" });
    }
    const metastatic = place.isNode ? METASTATIC_NODE.exec(before) : null;
    if (metastatic) found.push({ place, start: place.start - (before.length - metastatic.index), end: place.end, rule: "metastatic node" });
    // "a new lesion in the left ilium": spread where the place is no seat of a primary.
    const seated = NEW_LESION_IN.exec(before);
    if (seated)
      for (const p of placesFrom(text, places, i).filter(isFar))
        found.push({
          place: p,
          start: place.start - (before.length - seated.index),
          end: p.end,
          rule: "new lesion of an organ",
          isWeak: true,
        });
    const implants = IMPLANTS_IN.exec(before);
    if (implants && !NOT_TUMOUR.test(text) && (IMPLANT_SEAT.test(place.name) || isPartOf(place.name, "bone")))
      for (const p of placesFrom(text, places, i))
        found.push({
          place: p,
          start: place.start - (before.length - implants.index),
          end: p.end,
          rule: "implants or deposits",
          isWeak: true,
        });
    const bare = SEROSAL.test(place.name) ? IMPLANTS_BEHIND.exec(after) : null;
    if (bare && !NOT_TUMOUR.test(text))
      found.push({ place, start: place.start, end: place.end + bare[0].length, rule: "implants or deposits", isWeak: true });
    const appeared =
      NEW_LESION.test(before) && FAR.test(place.name) && /^\s(?:lesions?|nodules?|mass(?:es)?|tumou?rs?|foc(?:us|i))\b/i.test(after);
    if (appeared)
      found.push({
        place,
        start: place.start,
        end: place.end + after.search(/\w+\b/) + /\w+/.exec(after)![0].length,
        rule: "new lesion of an organ",
        isWeak: true,
      });
    const proved =
      place.isNode && SAMPLING_OF.test(before)
        ? SHOWED_CARCINOMA.exec(after)
        : place.isNode
          ? SAMPLE_SHOWED.exec(text.slice(place.end, place.end + 200))
          : null;
    if (proved) found.push({ place, start: place.start, end: place.end + proved[0].length, rule: "sampled node" });
    const holds = HOLDS_METASTASIS.exec(after);
    if (holds && (place.isNode || /metasta/i.test(holds[0])))
      found.push({ place, start: place.start, end: place.end + holds[0].length, rule: "place holds tumour" });
    const spread = INVOLVEMENT_FOLLOWS.exec(before);
    if (spread && !follows && !NOT_TUMOUR.test(after))
      for (const p of placesFrom(text, places, i).filter((q) => SPREAD_BY_INVOLVEMENT.test(q.name)))
        found.push({ place: p, start: place.start - (before.length - spread.index), end: p.end, rule: "involvement", isWeak: true });
    const involved = INVOLVED_BEFORE.exec(after);
    if (involved && !NOT_TUMOUR.test(after) && SPREAD_BY_INVOLVEMENT.test(place.name))
      for (const p of placesUpTo(text, places, i).filter((q) => SPREAD_BY_INVOLVEMENT.test(q.name)))
        found.push({ place: p, start: p.start, end: place.end + involved[0].length, rule: "involvement", isWeak: true });
    const studded = STUDDED.exec(after);
    if (studded && !NOT_TUMOUR.test(studded[0]))
      for (const p of placesUpTo(text, places, i))
        found.push({ place: p, start: p.start, end: place.end + studded[0].length, rule: "studded with tumour" });
  }
  return found;
}

const isFar = ({ name }: PlaceMention): boolean => FAR.test(name) || ["bone", "brain", "lung"].some((organ) => isPartOf(name, organ));

/** The place of which a tumour is said to be. */
const isSeat = (place: PlaceMention, reading: Reading): boolean =>
  findDiseases(reading).some((d) => d.by === "of" && d.place?.start === place.start);

// " disease (right ilium, sternum)": the list in parentheses behind the general place
// ", including the left supraclavicular node", ", particularly in the", " involving the"
const INCLUDING =
  /^\s?(?:metastas[ei]s|(?:metastatic )?disease|lesions?|involvement)\s?\((?:the\s)?$|^[^.;]{0,40}?\b(?:including|especially|particularly|notably|namely|involving|such as|predominantly)\s(?:(?:in|the|of|those)\s){0,3}$/i;

function including(text: string, places: readonly PlaceMention[], index: number): readonly PlaceMention[] {
  const next = places[index + 1];
  if (!next || !INCLUDING.test(text.slice(places[index]!.end, next.start))) return [];
  const found = [...placesFrom(text, places, index + 1)];
  // "(right lower lobe 12 mm, left upper lobe 8 mm)"
  for (let at = index + 1 + found.length; at < places.length; at++) {
    if (!MEASURED_THEN.test(text.slice(places[at - 1]!.end, places[at]!.start))) break;
    found.push(places[at]!);
  }
  return found;
}
const MEASURED_THEN = /^\s\(?\d+(?:\.\d+)?\s?[cm]m\)?(?:,|;|,?\sand)\s$/;

/** "metastatic adenocarcinoma in the liver", "squamous cell carcinoma of a neck node", "a vesical localization of an adenocarcinoma". */
function ofDiseases(reading: Reading): SpreadMention[] {
  const { text } = reading.sentence;
  const places = findPlaces(reading);
  return findDiseases(reading).flatMap((disease): SpreadMention[] => {
    const seat = seatOf(disease, text, places);
    if (seat)
      return placesUpTo(text, places, places.indexOf(seat)).map((place) => ({
        place,
        start: place.start,
        end: disease.nameEnd,
        rule: "localization of a tumour",
      }));
    // A lymphoma of nodes began there.
    if (disease.place?.isNode && /lymphoma|leuk|myeloma|plasmacytoma|hodgkin/i.test(disease.name)) return [];
    const recurred = recurredAt(disease, text, places);
    if (recurred) return [{ place: recurred, start: recurred.start, end: disease.nameEnd, rule: "recurrence in another organ" }];
    const sampled = sampledElsewhere(disease, text, places);
    if (sampled) return [{ place: sampled, start: sampled.start, end: disease.nameEnd, rule: "tumour of another organ in a sample" }];
    const { by } = disease;
    // "The lung biopsy confirmed metastatic adenocarcinoma"
    const sample =
      disease.isMetastatic && !disease.place && disease.impliedSite === undefined
        ? places.findLast((p) => p.end <= disease.start)
        : undefined;
    const isOfSample = sample !== undefined && /^\s(?:[a-z-]+\s)?(?:biops|aspirat|FNA|cytolog)/i.test(text.slice(sample.end));
    const place = disease.isMetastatic && disease.to ? disease.to : (disease.place ?? (isOfSample ? sample : undefined));
    if (!place || (!disease.isMetastatic && !place.isNode)) return [];
    const isSampled =
      disease.isMetastatic && place.end <= disease.nameStart && SAMPLED_SPREAD.test(text.slice(place.end, disease.nameStart));
    const wentTo =
      isSampled ||
      place === disease.to ||
      place.isNode ||
      (by !== undefined && /^(?:in|to|metastatic to|involving|affecting|on)$/.test(by));
    if (!wentTo) return [];
    return placesFrom(text, places, places.indexOf(place)).map((p) => ({
      place: p,
      start: disease.start,
      end: Math.max(p.end, isSampled ? disease.nameEnd : 0),
      rule: "metastatic disease and place",
    }));
  });
}

function draftOf(found: SpreadMention, place: Place, reading: Reading, story: Story): Draft | undefined {
  const { sentence } = reading;
  const context = contextAt(reading, found.saidAt ?? found.place.start, found.saidAt === undefined ? found.place.end : found.end);
  if (context.experiencer !== "patient" || context.isHypothetical) return undefined;
  const evidence = evidenceAt(story.narrative, sentence, Math.min(found.start, found.place.start), Math.max(found.end, found.place.end));
  const where = { sentence: sentence.index, at: found.place.start };
  const negation = context.modifiers.find((m) => m.category === "negated");
  // "no residual tumour in the skin, one of three nodes with a deposit": the count is a statement of its own.
  const isApart = found.rule === "count of nodes" && negation !== undefined && /,/.test(sentence.text.slice(negation.end, found.start));
  if ((context.isNegated && !isApart) || found.isNone) {
    // The words that deny belong to the proof, unless a long list lies between.
    const [from, to] = [Math.min(found.start, found.place.start), Math.max(found.end, found.place.end)];
    const near = negation && negation.start - to < 60 && from - negation.end < 60 ? negation : undefined;
    return {
      kind: "finding",
      assertion: "absent",
      finding: { text: `${place.site.text} metastasis` },
      place,
      evidence: evidenceAt(story.narrative, sentence, Math.min(from, near?.start ?? from), Math.max(to, near?.end ?? to)),
      rule: "finders/metastasis: none there",
      ...where,
    };
  }
  const review = [...(context.isUncertain ? (["uncertain"] as const) : []), ...(found.isWeak ? (["ambiguous"] as const) : [])];
  return {
    kind: "metastasis",
    assertion: context.isUncertain ? "possible" : "present",
    place,
    isNodal: found.place.isNode,
    evidence,
    ...(review.length > 0 ? { review } : {}),
    rule: `finders/metastasis: ${found.rule}`,
    ...where,
  };
}
