// The page of the example as a reader meets it: opened from the disk in a real Chromium.
import { readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Bundle } from "@medplum/fhirtypes";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { timelinePage } from "../../src/timeline/page.ts";
import { noBrowser, startBrowser } from "./browser.ts";

const EXAMPLE = new URL("../../examples/two-cervical-cancers/1.bundle.json", import.meta.url);
const axe = (): string => readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

describe.skipIf(noBrowser !== "")(`the page of a patient${noBrowser && ` (skipped: ${noBrowser})`}`, () => {
  let browser: Browser;
  let page: Page;
  let folder: string;
  const complaints: string[] = [];
  const asked: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "page-"));
    const file = join(folder, "1.timeline.html");
    writeFileSync(file, timelinePage(JSON.parse(readFileSync(EXAMPLE, "utf8")) as Bundle, { heading: "Case 1" }));
    browser = await startBrowser();
    page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(file).href);
  });
  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const litWords = (): Promise<string[]> => page.locator("mark.lit").allTextContents();
  const litItems = (): Promise<number> => page.locator("g[data-ref].lit").count();

  test("opens from a disk without a complaint and asks the network for nothing", () => {
    expect(complaints).toEqual([]);
    expect(asked.filter((url) => !url.startsWith("file:"))).toEqual([]);
  });

  test("lights the words that prove why a drug could not be had when its item is pointed at", async () => {
    await page.hover('g[data-ref^="MedicationAdministration/"]:has-text("pembrolizumab (Because of the cost)")');
    expect((await litWords()).join(" ")).toContain("Because of the cost");
  });

  test("lights the item when its words are pointed at", async () => {
    await page.keyboard.press("Escape");
    expect(await litItems()).toBe(0);
    await page.hover('mark[data-refs*="MedicationAdministration/"]');
    expect(await litItems()).toBeGreaterThan(0);
  });

  test("can be walked through with the keyboard alone", async () => {
    await page.keyboard.press("Escape");
    await page.locator("g[data-ref]").first().focus();
    expect((await litWords()).length).toBeGreaterThan(0);
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.dataset.ref !== undefined")).toBe(true);
  });

  test("hides no label behind another", async () => {
    const boxes = await page.locator("g[data-ref] text").evaluateAll((texts: Element[]) =>
      texts.map((t) => {
        const { left, right, top, bottom } = t.getBoundingClientRect();
        return { words: t.textContent ?? "", left, right, top, bottom };
      }),
    );
    const hidden = boxes.flatMap((a, i) =>
      boxes
        .slice(i + 1)
        // the boxes of two rows may touch by the height of an accent
        .filter((b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3)
        .map((b) => `${a.words} / ${b.words}`),
    );
    expect(boxes.length).toBeGreaterThan(20);
    expect(hidden).toEqual([]);
  });

  test("has no violation of accessibility rules that a machine can find", async () => {
    await page.evaluate(axe());
    const violations = (await page.evaluate(
      "axe.run().then((r) => r.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.html.slice(0, 120)).join(' | ')))",
    )) as string[];
    expect(violations).toEqual([]);
  });
});
