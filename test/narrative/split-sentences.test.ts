import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitSentences } from "../../src/narrative/split-sentences.ts";

const split = (text: string): string[] => splitSentences(text).map(({ start, end }) => text.slice(start, end));

describe("splitSentences", () => {
  it.each([
    ["She was seen by Dr. Miller. He advised surgery.", 2],
    ["The mass (Fig. 2) was resected. Margins were clear.", 2],
    ["Several agents, e.g. cisplatin, were considered.", 1],
    ["Cisplatin i.v. was given on day 1. She vomited.", 2],
    ["The dose was 1.8 Gy per fraction.", 1],
    ["CA 15-3 was 39.8 U/ml. CEA was normal.", 2],
    ["Smith et al. reported a similar case. We agree.", 2],
    ["Patient no. 3 was lost to follow-up.", 1],
    ["The lesion measured approx. 3 cm. It was hard.", 2],
    ["Surgery vs. radiotherapy was discussed.", 1],
    ["Mr. J. A. Brown presented with cough. CT showed a mass.", 2],
    ["1. Extensive small cell lung cancer.", 1],
    ["Vicodin 5/500 mg q.6 hours p.r.n. The patient is stable.", 2],
    ["Atenolol 25 mg b.i.d. and aspirin were continued.", 1],
    ["The response was complete.12 The patient is alive.", 2],
    ["The response was complete.[12,13] The patient is alive.", 2],
    ["Is this progression? We think not.", 2],
    ["She was discharged.The patient returned in May.", 2],
    ["PSA rose to 4.5 ng/ml. pT2N0 disease was found.", 2],
    ["Weight 66.5 kg. Height 160 cm.", 2],
    ["She received 2 cycles (i.e. paclitaxel). Then she stopped.", 2],
    ["No. The patient refused.", 2],
    ["Stage III vs. IV was debated in Sept. 2014 at the board.", 1],
    ["The Ki-67 was < 5%. ER was positive.", 2],
    ['He said "I am well." She agreed.', 2],
    ["Temp. 37.2 was noted.", 1],
    ["Hepatitis C. The liver was nodular.", 2],
    ["TMB=10 mutations/Mb. The tumor was MSI-high.", 2],
  ])("splits %j into %i", (text, n) => expect(split(text)).toHaveLength(n));

  it("leaves no character out but blanks, and never overlaps", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", "B", ".", " ", "1", "(", ")", "?", "\u00E9", "Dr", "et al"), maxLength: 80 }),
        (text) => {
          const stretches = splitSentences(text);
          expect(
            stretches
              .map((s) => text.slice(s.start, s.end))
              .join("")
              .replace(/\s/g, ""),
          ).toBe(text.replace(/\s/g, ""));
          for (const [i, s] of stretches.entries()) expect(s.start).toBeGreaterThanOrEqual(stretches[i - 1]?.end ?? 0);
        },
      ),
    );
  });

  it("reads a long line without an end in one go", () => {
    expect(split(`${"a.b ".repeat(25_000)}`)).toHaveLength(1);
    expect(split("(".repeat(100_000))).toHaveLength(1);
    expect(split(".".repeat(100_000))).toHaveLength(1);
  });
});
