import { describe, expect, test } from "vitest";
import { clinicalTime, dayAfter, firstDay } from "../../src/timeline/clinical-time.ts";
import { drawTimeline } from "../../src/timeline/draw.ts";
import { itemsOf } from "../../src/timeline/items.ts";
import { timelinePage } from "../../src/timeline/page.ts";
import { placeItems } from "../../src/timeline/place.ts";
import { escaped } from "../../src/timeline/svg.ts";
import { bundle } from "./bundle.ts";

const item = (ref: string) => itemsOf(bundle).items.find((i) => i.ref === ref)!;

describe("the time of a resource", () => {
  test("is as wide as its date is uncertain", () => {
    expect([firstDay("2020-02"), dayAfter("2020-02")]).toEqual([firstDay("2020-02-01"), firstDay("2020-03-01")]);
    expect(dayAfter("2020") - firstDay("2020")).toBe(366);
    expect(dayAfter("2021-02-28") - firstDay("2021-02-28")).toBe(1);
  });

  test("is read as bounds where the date itself is absent", () => {
    expect(item("Procedure/rt")).toMatchObject({
      certainty: "bounded",
      stretch: { from: firstDay("2020-05-01"), to: firstDay("2021-04-01") },
    });
  });

  test("is derived where the element says so", () => {
    const origin = { extension: [{ url: "https://casebridge.dev/fhir/StructureDefinition/value-origin", extension: [] }] };
    expect(clinicalTime({ resourceType: "Observation", effectiveDateTime: "2022-02", _effectiveDateTime: origin }).certainty).toBe(
      "derived",
    );
    expect(clinicalTime({ resourceType: "Observation", effectiveDateTime: "2022-02" }).certainty).toBe("stated");
  });
});

describe("the items of a bundle", () => {
  test("stand in the lane of their kind, each with its words", () => {
    expect(item("Procedure/rt")).toMatchObject({ lane: "Radiotherapy", label: "radiotherapy (pelvis)", isReview: true });
    expect(item("Procedure/rt").title).toContain("“Pelvic radiotherapy”");
    expect(item("Procedure/no-surgery")).toMatchObject({ lane: "Not given", mark: "omitted", label: "surgery (declined)" });
    expect(item("Observation/cr")).toMatchObject({ lane: "Response", mark: "CR" });
  });

  test("draw a drug with its course, not beside it", () => {
    expect(item("Procedure/course")).toMatchObject({ with: ["MedicationAdministration/drug"], label: "cisplatin 40 mg/m2" });
    expect(item("MedicationAdministration/drug")).toBeUndefined();
  });

  test("between two dates share the gap in the order of the story", () => {
    const placed = placeItems(itemsOf(bundle).items);
    const at = (ref: string) => placed.find((p) => p.ref === ref)!.stretch;
    expect(at("Procedure/course").from).toBeGreaterThanOrEqual(firstDay("2020-06"));
    expect(at("Procedure/course").to).toBeLessThanOrEqual(at("Procedure/no-surgery").from);
    expect(at("Procedure/no-surgery").to).toBeLessThanOrEqual(dayAfter("2021-03"));
  });

  test("get equal steps where the story has no date at all", () => {
    const undated = itemsOf(bundle).items.map(({ stretch: _, ...rest }) => ({ ...rest, certainty: "ordered" as const }));
    const placed = placeItems(undated);
    expect(placed.map((p) => p.stretch.from)).toEqual(placed.map((_, i) => i * 30));
  });
});

describe("the drawing", () => {
  const { svg, drawn, undrawn } = drawTimeline(bundle, { heading: "Patient <1>" });

  test("shows or names every resource that has a clinical time", () => {
    const timed = bundle.entry!.map((e) => `${e.resource!.resourceType}/${e.resource!.id}`).filter((r) => /^(Proc|Obs|Med)/.test(r));
    expect([...drawn, ...undrawn.map((u) => u.ref)].sort()).toEqual(timed.sort());
    expect(undrawn).toEqual([{ ref: "Observation/nameless", why: "it has no name to draw" }]);
  });

  test("brackets the line of therapy and escapes what it writes", () => {
    expect(svg).toContain("line 1</text>");
    expect(svg).toContain("Patient &lt;1&gt;");
    expect(escaped('a<b>&"\u0000')).toBe("a&lt;b&gt;&amp;&quot;");
  });

  test("counts months from the start of a line on request, and refuses a line that is not there", () => {
    expect(drawTimeline(bundle, { since: 1 }).svg).toMatch(/>\+\d+ mo</);
    expect(() => drawTimeline(bundle, { since: 7 })).toThrow(/no line of therapy 7; it has 1/);
  });

  test("is the same each time", () => {
    expect(drawTimeline(bundle).svg).toBe(drawTimeline(bundle).svg);
  });

  test("of an empty bundle is a drawing without events", () => {
    expect(drawTimeline({ resourceType: "Bundle", type: "collection" }).drawn).toEqual([]);
  });
});

describe("the page", () => {
  const page = timelinePage(bundle);

  test("marks the words of each event in the text and loads nothing from anywhere", () => {
    expect(page).toContain('<mark data-refs="Procedure/rt">Pelvic radiotherapy</mark>');
    expect(page.replace("http://www.w3.org/2000/svg", "")).not.toMatch(/(src|href)=|https?:/);
  });
});
