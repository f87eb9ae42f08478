// casebridge explain: for each resource of a bundle, why it is there: the rule, the words, and where each code comes from.
import type { Command } from "commander";
import { explainBundle } from "../../resources/explain.ts";
import { CommandError, EXIT } from "../exit-code.ts";
import { readJson } from "../read-inputs.ts";
import { asBundle } from "./push.ts";

export function addExplain(program: Command): void {
  program
    .command("explain")
    .description("say why each resource is in a bundle: rule, quotes, and the source of each code")
    .argument("<file>", "bundle in JSON, or - for standard input")
    .argument("[resource]", "one resource: Type/id, an id, the beginning of an id, or a Type")
    .option("--json", "as JSON")
    .action((file: string, resource: string | undefined, flags: { readonly json?: boolean }) => {
      const all = explainBundle(asBundle(readJson(file), file));
      const chosen =
        resource === undefined
          ? all
          : all.filter(({ ref }) => ref === resource || ref.split("/")[1]!.startsWith(resource) || ref.split("/")[0] === resource);
      if (!chosen.length)
        throw new CommandError(
          EXIT.usage,
          `${file} has no resource "${resource}". Give a Type/id that stands in the bundle, or nothing for all.`,
        );
      console.log(flags.json ? JSON.stringify(chosen, null, 2) : chosen.map(describe).join("\n\n"));
    });
}

type Explanation = ReturnType<typeof explainBundle>[number];

function describe({ ref, title, rule, quotes, codings, notes }: Explanation): string {
  return [
    `${ref}  ${title}`,
    ...(rule ? [`  found by  ${rule}`] : []),
    ...quotes.map((q) => `  quote     “${q.quote}” (${q.start}–${q.end}${q.element ? `, ${q.element}` : ""})`),
    ...codings.map((c) => `  code      ${c.system}|${c.code} ${c.display ?? ""} — ${c.source ?? "fixed by the profile"}`),
    ...notes.map((n) => `  note      ${n}`),
  ].join("\n");
}
