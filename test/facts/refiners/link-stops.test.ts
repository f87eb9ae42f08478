import { describe, expect, it } from "vitest";
import { tell } from "../patient-facts.ts";

describe("a stop is linked to what was running", () => {
  it("the drug that it names", () => {
    const text = "She received carboplatin and pembrolizumab. Pembrolizumab was discontinued because of pneumonitis.";
    const [stop] = tell("stop", text);
    const drugs = tell("drug", text);
    expect(stop?.ofIds).toEqual([drugs.find((d) => d.drug.text === "pembrolizumab")?.id]);
    expect(drugs.map((d) => [d.drug.text, d.status, d.stopReason?.class])).toEqual([
      ["carboplatin", "completed", undefined],
      ["pembrolizumab", "stopped", "toxicity"],
    ]);
  });
  it("the course before it, where it names none", () => {
    const text = "She received cisplatin and etoposide in March 2015. She discontinued treatment for personal reasons in May 2015.";
    const [stop] = tell("stop", text);
    const [course] = tell("systemic-course", text);
    expect(stop?.ofIds).toEqual([course?.id]);
    expect(course).toMatchObject({ status: "stopped", stopReason: { class: "personal" } });
    expect(stop?.time?.start ?? stop?.time?.end).toBe("2015-05");
  });
  it("radiation where it names radiation", () => {
    const text = "She received docetaxel and pelvic radiotherapy of 30 Gy. Radiotherapy was stopped because of diarrhea.";
    expect(tell("stop", text)[0]?.ofIds).toEqual(tell("radiotherapy", text).map((r) => r.id));
  });
});
