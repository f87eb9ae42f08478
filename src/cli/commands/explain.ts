// casebridge explain: for each resource of a bundle, why it is there: the rule, the words, and where each code comes from.
import type { Bundle } from "@medplum/fhirtypes";
import type { Command } from "commander";
import { type Explanation, explainResource } from "../../resources/explain.ts";
import { sourceOfCode } from "../../terminology/source-of-code.ts";
import { CommandError, EXIT } from "../exit-code.ts";
import { readJson } from "../read-inputs.ts";
import { asBundle } from "./push.ts";

export function addExplain(program: Command): void {
  program
    .command("explain")
    .description("say why each resource is in a bundle: rule, quotes, and the source of each code")
    .argument("<file>", "bundle in JSON, or - for standard input")
    .argument("[resource]", "Type/id, an id or its beginning, or a Type")
    .option("--json", "as JSON")
    .action(async (file: string, wanted: string | undefined, flags: { readonly json?: boolean }) => {
      const bundle = asBundle(await readJson(file), file);
      const refs = refsOf(bundle).filter(
        ({ type, id }) => wanted === undefined || wanted === type || wanted === `${type}/${id}` || id.startsWith(wanted),
      );
      if (!refs.length)
        throw new CommandError(
          EXIT.usage,
          `${file} has no resource "${wanted}". Give a Type or a Type/id that stands in the bundle, or nothing for all.`,
        );
      const explained = refs.map(({ type, id }) => ({
        ref: `${type}/${id}`,
        elements: explainResource(bundle, id, sourceOfCode),
      }));
      console.log(
        flags.json
          ? JSON.stringify(explained, null, 2)
          : explained.map(({ ref, elements }) => [ref, ...elements.flatMap(describe)].join("\n")).join("\n\n"),
      );
    });
}

const refsOf = (bundle: Bundle): readonly { type: string; id: string }[] =>
  (bundle.entry ?? []).flatMap(({ resource }) => (resource?.id ? [{ type: resource.resourceType as string, id: resource.id }] : []));

function describe({ element, rule, origin, quotes, codings, repairs }: Explanation): readonly string[] {
  return [
    `  ${element}`,
    ...(rule === undefined ? [] : [`    found by  ${rule}`]),
    ...quotes.map(
      (q) =>
        `    quote     “${(q.text ?? "(the document is not in the bundle)").replace(/\s+/g, " ")}” (characters ${q.offset}–${q.offset + q.length})`,
    ),
    ...(origin === undefined ? [] : [`    derived   ${origin}`]),
    ...codings.map((c) => `    code      ${c.system}|${c.code} ${c.display ?? ""}, from ${c.source ?? "the profile that fixes it"}`),
    ...repairs.map(
      (r) =>
        `    repaired  “${r.original}” → ${r.repaired === undefined ? "withheld, more than one reading is possible" : `“${r.repaired}”`} (${r.class})`,
    ),
  ];
}
