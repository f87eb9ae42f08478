// Hostile lines of 100 kB: a pattern that is not linear would not come back within the runner's time.
import { describe, expect, it } from "vitest";
import { findCycles } from "../../../src/facts/grammar/cycles.ts";
import { findMedicineDoses } from "../../../src/facts/grammar/dose.ts";
import { findProcedureWords } from "../../../src/facts/grammar/procedure-words.ts";
import { findRadiationDoses } from "../../../src/facts/grammar/radiation-dose.ts";
import { findRadiationWords } from "../../../src/facts/grammar/radiation-words.ts";
import { findSchedules } from "../../../src/facts/grammar/schedule.ts";
import { findSystemicWords } from "../../../src/facts/grammar/systemic-words.ts";
import { findOmissionCues } from "../../../src/facts/treatment/omission-cues.ts";

const READERS = {
  findCycles,
  findMedicineDoses,
  findProcedureWords,
  findRadiationDoses,
  findRadiationWords,
  findSchedules,
  findSystemicWords,
  findOmissionCues,
} as const;

const LINES: readonly string[] = [
  "1",
  "1.",
  "60 Gy ",
  "2 Gy/fraction in ",
  "30 fractions of ",
  "one two three cycles of ",
  "3 weekly four weekly cycles ",
  "200 mg every 3 weeks ",
  "q3w d1, d8, d15 ",
  "adjuvant palliative systemic ",
  "left right bilateral radical total ",
  "lymph node lymph node ",
  "biopsy of the ",
  "stereotactic body radiotherapy (SBRT) ",
  "the patient refused to undergo the ",
  "could not be given because ",
  "A",
  "a-",
  " ",
  "((((",
];

describe.each(Object.entries(READERS))("%s reads a hostile line", (_name, read) => {
  it.each(LINES)("%j", (piece) => {
    const text = piece.repeat(Math.ceil(100_000 / piece.length));
    let last = 0;
    for (const { start, end } of read(text)) {
      expect(start < end && end <= text.length && start >= last - 200).toBe(true);
      last = start;
    }
  });
});
