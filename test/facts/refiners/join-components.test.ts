import { describe, expect, it } from "vitest";
import { proof, tell } from "../patient-facts.ts";

const COURSE = "She received eight cycles of FOLFOX from 3 May 2019.";

describe("a drug of which only a change is told", () => {
  it("is part of the protocol before it, with its course, cycles and time", () => {
    const [regimen, drug] = tell("drug", `${COURSE} Oxaliplatin was reduced because of neuropathy.`);
    expect(drug).toMatchObject({ drug: { text: "oxaliplatin" }, regimen: "FOLFOX", cycles: 8, time: { start: "2019-05-03" } });
    expect(drug?.courseId).toBe(regimen?.courseId);
    expect([proof(drug, "drug"), proof(drug, "regimen"), proof(drug, "cycles")]).toEqual(["Oxaliplatin", "FOLFOX", "eight cycles"]);
    expect(tell("systemic-course", `${COURSE} Oxaliplatin was reduced because of neuropathy.`)).toHaveLength(1);
  });
  it("is a course of its own where the protocol does not hold it", () => {
    const text = "She received six cycles of ABVD from 3 May 2019. Irinotecan was reduced because of diarrhoea.";
    const drug = tell("drug", text).find((d) => d.drug.text === "irinotecan");
    expect([drug?.regimen, drug?.cycles, drug?.review]).toEqual([undefined, undefined, ["not-stated"]]);
  });
  it("is a course of its own where no protocol was told before it", () => {
    const [drug] = tell("drug", "Oxaliplatin was reduced because of neuropathy.");
    expect(drug?.regimen).toBeUndefined();
  });
  it("is a course of its own where another drug was told in between", () => {
    const text = `${COURSE} She then received panitumumab. Capecitabine was reduced.`;
    const drug = tell("drug", text).find((d) => d.drug.text === "capecitabine");
    expect([drug?.regimen, drug?.cycles]).toEqual([undefined, undefined]);
  });
  it("is not joined where it is told with a count or a date of its own", () => {
    const text = `${COURSE} In March 2020 she was switched to two cycles of oxaliplatin.`;
    const drug = tell("drug", text).find((d) => d.drug.text === "oxaliplatin");
    expect([drug?.regimen, drug?.cycles, drug?.time?.start]).toEqual([undefined, 2, "2020-03"]);
  });
});
