// Symptoms and findings of an examination, present and absent, with place and severity. What is absent is a finding of absence.
import { evidenceAt } from "../../narrative/narrative.ts";
import { contextAt } from "../context/scope.ts";
import type { Assertion } from "../fact-base.ts";
import { findConditions } from "../grammar/condition-mention.ts";
import { findDiseases } from "../grammar/disease.ts";
import {
  AT_PLACE,
  INVOLVED_BEHIND,
  INVOLVES,
  LESION,
  NO_DISEASE,
  RECURRENCE,
  SAYS_LESS,
  SEVERITY,
  STATE_BEHIND,
} from "../grammar/finding-words.ts";
import { SPREAD_BY_INVOLVEMENT } from "../grammar/metastasis-words.ts";
import { findPlaces, type PlaceMention, placeOf } from "../grammar/place.ts";
import { findToxicityGrades } from "../grammar/toxicity-grade.ts";
import type { Draft, Reading, Story } from "../reading.ts";

interface Found {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly key?: string;
  readonly place?: PlaceMention;
  readonly rule: string;
  /** The words themselves say that nothing is there. */
  readonly isAbsence?: boolean;
}

/** One fact per finding; a list under one negation gives one absent finding each. */
export function findFinding(reading: Reading, story: Story): readonly Draft[] {
  if (reading.sentence.section === "family-history") return [];
  const found: Found[] = [];
  for (const f of [
    ...named(reading),
    ...noDisease(reading),
    ...recurrences(reading),
    ...lesions(reading),
    ...involved(reading),
    ...states(reading),
  ])
    if (!found.some((o) => o.start < f.end && f.start < o.end)) found.push(f);
  return found.flatMap((f) => draftOf(f, reading, story)).sort((a, b) => a.at - b.at);
}

function named(reading: Reading): Found[] {
  const { text } = reading.sentence;
  const grades = findToxicityGrades(text);
  const diseases = findDiseases(reading);
  return findConditions(reading).flatMap(({ mention, role }): Found[] => {
    if (role !== "finding") return [];
    // "acute myeloid leukaemia", "Hodgkin lymphoma, nodular sclerosis": parts of a tumour's name
    if (diseases.some((d) => !d.isWeak && d.nameStart < mention.end && mention.start < d.nameEnd)) return [];
    if (/^sclerosis$/i.test(mention.text) && /\bnodular\s$/i.test(text.slice(0, mention.start))) return [];
    if (grades.some((g) => Math.abs(g.end - mention.start) < 30 || Math.abs(mention.end - g.start) < 6)) return [];
    const place = placeBeside(mention.start, mention.end, reading);
    // "abdominal pain" names its place already; "pain" beside the back does not.
    const named = place && place.end === mention.start - 1 && !mention.text.includes(text.slice(place.start, place.end));
    const words = named ? text.slice(place.start, mention.end) : mention.text;
    const name = named ? words.toLowerCase() : mention.concept.text;
    return [
      {
        start: named ? place.start : mention.start,
        end: mention.end,
        text: SAYS_LESS.has(mention.text.toLowerCase()) ? mention.text.toLowerCase() : name,
        ...(mention.concept.key === undefined || SAYS_LESS.has(mention.text.toLowerCase()) ? {} : { key: mention.concept.key }),
        ...(place ? { place } : {}),
        rule: "named finding",
      },
    ];
  });
}

function placeBeside(start: number, end: number, reading: Reading): PlaceMention | undefined {
  const { text } = reading.sentence;
  const places = findPlaces(reading);
  return (
    places.find((p) => p.start >= end && AT_PLACE.test(text.slice(end, p.start))) ??
    places.find((p) => (p.start >= start && p.end <= end) || p.end === start - 1) ??
    // "adenopathy in the right axilla" is one place, and a finding
    places.find((p) => p.isNode && p.start < end && start < p.end)
  );
}

function noDisease(reading: Reading): Found[] {
  const { text } = reading.sentence;
  // "resection margins free of tumour" says nothing of the patient.
  return (
    [...text.matchAll(NO_DISEASE)]
      .filter((m) => !/\b(?:margins?|edges?|borders?|capsule)\b/i.test(text.slice(0, m.index)))
      // "no metastatic disease" is told as no metastasis
      .filter((m) => !/\bmetastatic disease$/i.test(m[0]) || /\b(?:recurrent|residual|local|persistent)\b/i.test(m[0]))
      .map((m) => {
        const isRecurrence = /recurren|relapse/i.test(m[0]);
        return {
          start: m.index,
          end: m.index + m[0].length,
          text: isRecurrence ? "recurrence" : "evidence of disease",
          rule: "no disease",
          isAbsence: true,
        };
      })
  );
}

function recurrences(reading: Reading): Found[] {
  const { text } = reading.sentence;
  return [...text.matchAll(RECURRENCE)].map((m): Found => {
    const [start, end] = [m.index, m.index + m[0].length];
    const place = placeBeside(start, end, reading);
    const kind = /^(?:recurred|relapsed)/i.test(m[0]) ? "local recurrence" : m[0].toLowerCase().replace(/s$/, "");
    return { start, end, text: kind, ...(place ? { place } : {}), rule: "recurrence" };
  });
}

function lesions(reading: Reading): Found[] {
  const { text } = reading.sentence;
  const places = findPlaces(reading);
  return [...text.matchAll(LESION)].flatMap((m): Found[] => {
    const [start, end] = [m.index, m.index + m[0].length];
    const place =
      places.find((p) => p.start >= end && AT_PLACE.test(text.slice(end, p.start))) ??
      places.find((p) => p.end <= start && text.slice(p.end, start).trim() === "");
    const words = m[0].toLowerCase().replace(/\s+/g, " ");
    // "a mass" alone, "some growth" of a known one: no finding of its own.
    if (!place && !words.includes(" ")) return [];
    if (
      /\b(?:some|interval|further|rapid|noticeable|significant)\s$/i.test(text.slice(Math.max(0, start - 14), start)) &&
      /^growth/.test(words)
    )
      return [];
    return [
      {
        start,
        end: place && place.start >= end ? place.end : end,
        text: place ? `${words} of ${place.side ?? ""} ${place.name}`.replace(/\s+/g, " ") : words,
        ...(place ? { place } : {}),
        rule: "lesion",
      },
    ];
  });
}

function involved(reading: Reading): Found[] {
  const { text } = reading.sentence;
  return findPlaces(reading).flatMap((place): Found[] => {
    const behind = INVOLVED_BEHIND.exec(text.slice(place.end));
    const name = `${place.side ?? ""} ${place.name}`.trim();
    if (behind && !(SPREAD_BY_INVOLVEMENT.test(place.name) && /involvement|infiltration/i.test(behind[0])))
      return [
        { start: place.start, end: place.end + behind[0].length, text: `${name}${behind[0].toLowerCase()}`, place, rule: "place involved" },
      ];
    const before = INVOLVES.exec(text.slice(Math.max(0, place.start - 50), place.start));
    if (!before || SPREAD_BY_INVOLVEMENT.test(place.name)) return [];
    return [{ start: place.start - before[0].length, end: place.end, text: `involvement of ${name}`, place, rule: "place involved" }];
  });
}

function states(reading: Reading): Found[] {
  const { text } = reading.sentence;
  return findPlaces(reading).flatMap((place): Found[] => {
    const m = STATE_BEHIND.exec(text.slice(place.end));
    return m
      ? [
          {
            start: place.start,
            end: place.end + m[0].length,
            text: `${m.groups!["state"]} ${place.name}`,
            place,
            rule: "state of an organ",
          },
        ]
      : [];
  });
}

function draftOf(found: Found, reading: Reading, story: Story): Draft[] {
  const { sentence } = reading;
  const context = contextAt(reading, found.start, found.end);
  if (context.experiencer !== "patient" || context.isHypothetical || context.isPlanned || context.isRecommended) return [];
  const negation = context.modifiers.find((m) => m.category === "negated");
  const isAbsent = found.isAbsence ?? context.isNegated;
  const assertion: Assertion = isAbsent
    ? "absent"
    : context.isUncertain
      ? "possible"
      : sentence.section === "past-history"
        ? "historical"
        : "present";
  const severity = SEVERITY.exec(sentence.text.slice(Math.max(0, found.start - 20), found.start))?.[1]?.toLowerCase();
  // The words that deny belong to the proof, unless a long list lies between.
  const near = negation && Math.abs(found.start - negation.end) < 120 ? negation : undefined;
  return [
    {
      kind: "finding",
      assertion,
      finding: found.key === undefined ? { text: found.text } : { key: found.key, text: found.text },
      ...(found.place ? { place: placeOf(story.narrative, sentence, found.place) } : {}),
      ...(severity === undefined ? {} : { severity }),
      evidence: evidenceAt(
        story.narrative,
        sentence,
        Math.min(found.start, near?.start ?? found.start),
        Math.max(found.end, near?.end ?? found.end),
      ),
      ...(assertion === "possible" ? { review: ["uncertain"] as const } : {}),
      rule: `finders/finding: ${found.rule}`,
      sentence: sentence.index,
      at: found.start,
    },
  ];
}
