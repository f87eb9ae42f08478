import { describe, expect, it } from "vitest";
import { proof, tell } from "../patient-facts.ts";

describe("courses", () => {
  it("drugs given together are one course with their cycles", () => {
    const text = "She received four cycles of the QX regimen (cisplatin + etoposide) plus atezolizumab.";
    const [course] = tell("systemic-course", text);
    const drugs = tell("drug", text);
    expect(course).toMatchObject({ name: "atezolizumab + QX regimen", regimen: "QX", cycles: 4, drugIds: drugs.map((d) => d.id) });
    expect(drugs.every((d) => d.courseId === course?.id)).toBe(true);
    expect(proof(course, "cycles")).toBe("four cycles");
  });
  it("a count without a name goes to the course told last", () => {
    const [drug] = tell("drug", "She was started on docetaxel. After three cycles of treatment the mass had shrunk.");
    expect(drug?.cycles).toBe(3);
    expect(proof(drug, "cycles")).toBe("three cycles");
  });
  it("a completed cycle counts, one of several does not", () => {
    expect(tell("drug", "She is receiving docetaxel. She completed her fifth cycle in May.")[0]?.cycles).toBe(5);
    expect(tell("drug", "She is receiving docetaxel. After the second cycle she felt better.")[0]?.cycles).toBeUndefined();
    expect(tell("drug", "She is receiving docetaxel. She died before completing her fourth cycle.")[0]?.cycles).toBeUndefined();
  });
});
