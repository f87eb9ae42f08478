// Who may import whom (docs/architecture.md). Read from the sources themselves, so that no list of files can go stale.
import { readdirSync, readFileSync } from "node:fs";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import { beforeAll, describe, expect, test } from "vitest";

/** Folder of src/ → folders and root files of src/ it may import, besides itself. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  base: [],
  terminology: ["base"],
  fhirpath: ["base"],
  timeline: ["base"],
  document: ["base"],
  narrative: ["base"],
  facts: ["base", "terminology", "narrative"],
  resources: ["base", "terminology", "facts", "narrative"],
  validation: ["base", "terminology", "fhirpath"],
  store: ["base"],
  auth: ["base"],
  delivery: ["base", "store", "auth"],
  server: ["base", "pipeline.ts", "store", "delivery", "validation", "timeline"],
  cli: ["*"],
  "pipeline.ts": ["*"],
  "index.ts": ["*"],
};

/** Runtime package → the folders that are its only home. */
const HOMES: Readonly<Record<string, readonly string[]>> = {
  express: ["server"],
  fhirpath: ["fhirpath"],
  commander: ["cli"],
  "d3-scale": ["timeline"],
  uuid: ["resources", "store"],
  "mdast-util-from-markdown": ["narrative"],
  jose: ["auth", "centre"],
  oauth4webapi: ["auth"],
  "node:sqlite": ["store"],
  pg: ["store"],
  "pg-boss": ["store"],
};

const SIBLING_STRANGERS = [
  "src/facts/finders/",
  "src/facts/refiners/",
  "src/resources/builders/",
  "src/validation/layers/",
  "src/narrative/readers/",
];
const MAY_USE_NODE = [
  "narrative/read.ts",
  "terminology/",
  "validation/definitions/",
  "store/",
  "auth/",
  "delivery/",
  "cli/",
  "server/",
  "pipeline.ts",
];

interface Edge {
  readonly from: string;
  readonly to: string;
}

const placeOf = (file: string): string => file.split("/")[1]!;
let edges: readonly Edge[] = [];
let packages: readonly Edge[] = [];
let cycles: readonly string[] = [];

beforeAll(async () => {
  const { output } = await cruise(["src"], {
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    moduleSystems: ["es6"],
    ruleSet: { forbidden: [{ name: "cycle", severity: "error", from: {}, to: { circular: true } }] },
    validate: true,
  });
  const result = output as ICruiseResult;
  const all = result.modules.flatMap((m) => m.dependencies.map((d) => ({ from: m.source, to: d.resolved, module: d.module })));
  edges = all.filter((e) => e.from.startsWith("src/") && e.to.startsWith("src/"));
  packages = all.filter((e) => e.from.startsWith("src/") && !e.to.startsWith("src/")).map((e) => ({ from: e.from, to: e.module }));
  cycles = result.summary.violations.map((v) => `${v.from} → ${v.to}`);
});

describe("the layout of src/", () => {
  test("was really read", () => {
    expect(edges.length).toBeGreaterThan(50);
    expect(packages.length).toBeGreaterThan(5);
  });

  test("has no folder that the table of directions does not know", () => {
    const known = readdirSync("src").filter((name) => !(name in MAY_IMPORT));
    expect(known).toEqual([]);
  });

  test("is imported only in the direction of the data flow", () => {
    const wrong = edges.filter(({ from, to }) => {
      const allowed = MAY_IMPORT[placeOf(from)] ?? [];
      return placeOf(from) !== placeOf(to) && !allowed.includes("*") && !allowed.includes(placeOf(to));
    });
    expect(wrong).toEqual([]);
  });

  test("has no cycle", () => {
    expect(cycles).toEqual([]);
  });

  test("keeps finders, refiners, builders, layers and readers strangers to each other", () => {
    const wrong = edges.filter(({ from, to }) => SIBLING_STRANGERS.some((folder) => isSibling(from, folder) && isSibling(to, folder)));
    expect(wrong).toEqual([]);
  });

  test("gives each runtime package one home", () => {
    const wrong = packages.filter(({ from, to }) => {
      const home = HOMES[to.split("/")[0]!] ?? HOMES[to];
      return home !== undefined && !home.includes(placeOf(from));
    });
    expect(wrong).toEqual([]);
  });

  test("reads files, network and clock only at its edges", () => {
    const wrong = packages.filter(
      ({ from, to }) => to.startsWith("node:") && !MAY_USE_NODE.some((place) => from.startsWith(`src/${place}`)),
    );
    expect(wrong).toEqual([]);
  });

  test("has no default export and no barrel but src/index.ts", () => {
    const files = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((f) => f.endsWith(".ts"));
    const offenders = files.filter((f) => {
      const source = readFileSync(`src/${f}`, "utf8");
      return /^export default/m.test(source) || (f !== "index.ts" && /^export \* from/m.test(source));
    });
    expect(offenders).toEqual([]);
  });

  test("has no source file over 300 lines", () => {
    const long = ["src", "test", "tools", "bench"].flatMap((root) =>
      readdirSyncOrNone(root)
        .filter((f) => f.endsWith(".ts"))
        .map((f) => ({ file: `${root}/${f}`, lines: readFileSync(`${root}/${f}`, "utf8").split("\n").length - 1 }))
        .filter(({ lines }) => lines > 300),
    );
    expect(long).toEqual([]);
  });
});

/** Files of one concept may lie in a folder of their own inside finders/: those are not strangers. */
function isSibling(file: string, folder: string): boolean {
  return file.startsWith(folder) && !file.slice(folder.length).includes("/");
}

function readdirSyncOrNone(root: string): readonly string[] {
  try {
    return readdirSync(root, { recursive: true, encoding: "utf8" });
  } catch {
    return [];
  }
}
