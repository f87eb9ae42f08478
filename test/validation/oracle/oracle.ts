// HL7's validator as a function: resources by name → verdicts by name. Installed on first use; verdicts are kept by what was judged.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Json } from "../examples.ts";

export interface OracleVerdict {
  readonly verdict: "valid" | "invalid" | "cannot-check";
  /** Message ids and places of its errors. */
  readonly errors: readonly string[];
}

const SETUP = resolve("../shared/counterparts/hl7-validator");
const CACHE = resolve("node_modules/.cache/hl7-validator");
const WORK = process.env["HL7_VALIDATOR"] ?? join(CACHE, "work");
const KEPT = join(CACHE, "verdicts.json");
/** The script loads the other packages by itself. */
const IPS = "hl7.fhir.uv.ips#2.0.0";
const MCODE = resolve("node_modules/hl7.fhir.us.mcode/example");

/** Undefined: it is ready. Else why it cannot be. */
export function whyNoOracle(): string | undefined {
  if (existsSync(join(WORK, "classpath.txt"))) return undefined;
  if (!existsSync(join(SETUP, "setup.sh"))) return `there is no set-up at ${SETUP}, and HL7_VALIDATOR names no folder made by it`;
  try {
    mkdirSync(CACHE, { recursive: true });
    execFileSync(join(SETUP, "setup.sh"), [WORK], { stdio: ["ignore", "inherit", "inherit"] });
    return undefined;
  } catch (error) {
    return `it cannot be installed: ${error instanceof Error ? error.message : String(error)}`;
  }
}

const keyOf = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 32);

export function verdictsOf(resources: ReadonlyMap<string, Json>): ReadonlyMap<string, OracleVerdict> {
  mkdirSync(CACHE, { recursive: true });
  const kept = new Map<string, OracleVerdict>(existsSync(KEPT) ? Object.entries(JSON.parse(readFileSync(KEPT, "utf8"))) : []);
  const texts = new Map([...resources].map(([name, resource]) => [name, JSON.stringify(resource)]));
  const open = new Map([...texts.values()].map((text) => [keyOf(text), text] as const).filter(([key]) => !kept.has(key)));
  if (open.size > 0) {
    for (const [key, verdict] of judge(open)) kept.set(key, verdict);
    writeFileSync(KEPT, JSON.stringify(Object.fromEntries(kept)));
  }
  return new Map([...texts].map(([name, text]) => [name, kept.get(keyOf(text))!]));
}

interface RawVerdict {
  readonly verdict: OracleVerdict["verdict"];
  readonly issues: readonly { readonly severity: string; readonly location: string; readonly messageId?: string }[];
}

function judge(texts: ReadonlyMap<string, string>): [string, OracleVerdict][] {
  const folder = mkdtempSync(join(tmpdir(), "casebridge-oracle-"));
  try {
    const input = join(folder, "in");
    mkdirSync(input);
    for (const [key, text] of texts) writeFileSync(join(input, `${key}.json`), text);
    const output = join(folder, "out.json");
    execFileSync(join(SETUP, "run.sh"), [WORK, "--ig", IPS, "--resolve", MCODE, "verdict", input, output], {
      stdio: ["ignore", "inherit", "inherit"],
    });
    const raw = JSON.parse(readFileSync(output, "utf8")) as Record<string, RawVerdict>;
    return Object.entries(raw).map(([file, { verdict, issues }]) => {
      const errors = issues.filter(({ severity }) => severity === "error" || severity === "fatal");
      return [file.slice(0, -".json".length), { verdict, errors: errors.map((one) => `${one.messageId ?? "unnamed"} at ${one.location}`) }];
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
