import { describe, expect, it } from "vitest";
import { factsIn, proof } from "../patient-facts.ts";

/** Of each line, its number and the drugs and kinds of treatment in it. */
const lines = (text: string): readonly [number, readonly string[]][] => {
  const facts = factsIn(`A 61-year-old woman was diagnosed with lung cancer. ${text}`);
  const nameOf = (id: string): readonly string[] =>
    facts.flatMap((f) => {
      if (f.id !== id) return [];
      if (f.kind === "systemic-course") return facts.flatMap((d) => (d.kind === "drug" && f.drugIds.includes(d.id) ? [d.drug.text] : []));
      return [f.kind];
    });
  return facts.flatMap((f) => (f.kind === "line" ? [[f.number, f.memberIds.flatMap(nameOf)] as [number, string[]]] : []));
};

describe("lines of therapy", () => {
  it.each<[string, string, readonly [number, readonly string[]][]]>([
    [
      "progression begins the next line",
      "She received cisplatin and etoposide. The disease progressed. Topotecan was given.",
      [
        [1, ["cisplatin", "etoposide"]],
        [2, ["topotecan"]],
      ],
    ],
    [
      "maintenance does not",
      "She received cisplatin and pemetrexed. Pemetrexed was continued as maintenance.",
      [[1, ["cisplatin", "pemetrexed"]]],
    ],
    [
      "radiation at the same time belongs to it",
      "She received concurrent radiotherapy of 60 Gy with cisplatin.",
      [[1, ["radiotherapy", "cisplatin"]]],
    ],
    [
      "another cycle of the same goes on",
      "She received docetaxel. The neck nodes progressed. She received another cycle of docetaxel.",
      [[1, ["docetaxel", "docetaxel"]]],
    ],
    [
      "a drug on which it progressed stands before the turn",
      "Her disease progressed on erlotinib, and she was switched to osimertinib.",
      [
        [1, ["erlotinib"]],
        [2, ["osimertinib"]],
      ],
    ],
  ])("%s", (_why, text, expected) => expect(lines(text)).toEqual(expected));

  it("the text's own count is kept, with its words", () => {
    const facts = factsIn("A 61-year-old woman was diagnosed with lung cancer. As third-line therapy docetaxel was given.");
    const line = facts.find((f) => f.kind === "line");
    expect(line?.number).toBe(3);
    expect(proof(line, "number")).toBe("third-line");
  });
  it("one drug for another because of its toxicity: the line goes on and is not stopped", () => {
    const facts = factsIn(
      "A 61-year-old woman was diagnosed with lung cancer. After two cycles she was switched from cisplatin to carboplatin because of hearing loss.",
    );
    const [line, ...more] = facts.filter((f) => f.kind === "line");
    expect([line?.status, line?.endReason, line?.memberIds.length, more.length]).toEqual(["completed", undefined, 2, 0]);
    expect(facts.filter((f) => f.kind === "drug").map((d) => [d.drug.text, d.status])).toEqual([
      ["cisplatin", "stopped"],
      ["carboplatin", "completed"],
    ]);
  });
  it("what was turned down belongs to the line in which it was meant", () => {
    const facts = factsIn(
      "A 61-year-old woman was diagnosed with lung cancer. She received docetaxel. She declined radiotherapy. The disease progressed. Topotecan was given.",
    );
    const [first, second] = facts.filter((f) => f.kind === "line");
    expect([first?.omittedIds, second?.omittedIds]).toEqual([[facts.find((f) => f.kind === "not-given")?.id], []]);
  });
});
