// casebridge probe: what a destination says it can do, and, where an operator allows it, what it really does.
import type { Command } from "commander";
import { hasErrors } from "../../base/issue.ts";
import { saveLearnt } from "../../delivery/learnt.ts";
import { probeDestination } from "../../delivery/probe.ts";
import { namedDestination } from "../destination-option.ts";
import { EXIT } from "../exit-code.ts";
import { OUTSIDE } from "../outside.ts";
import { describeIssue } from "../report.ts";

export function addProbe(program: Command): void {
  program
    .command("probe")
    .description("read what a destination can do; with --self-test try it out on resources that say nothing about anybody")
    .argument("<name>", "name of the destination in the file")
    .option("--destinations <file>", "file with the destinations", "destinations.json")
    .option("--self-test", "write a few Basic resources and keep what is learnt beside the destinations file")
    .option("--json", "as JSON")
    .action(async (name: string, flags: { readonly destinations: string; readonly selfTest?: boolean; readonly json?: boolean }) => {
      const destination = await namedDestination(flags.destinations, name);
      const probe = await probeDestination(destination, OUTSIDE, { selfTest: flags.selfTest ?? false });
      if (probe.learnt) await saveLearnt(flags.destinations, name, probe.learnt);
      if (flags.json)
        console.log(
          JSON.stringify(
            probe,
            (_, value) => (value instanceof Set ? [...value] : value instanceof Map ? Object.fromEntries(value) : value),
            2,
          ),
        );
      else {
        const said = Object.entries(probe.capability ?? {}).flatMap(([key, value]) =>
          typeof value === "boolean" || typeof value === "string" ? [`  ${key}: ${value}`] : [],
        );
        const seen = Object.entries(probe.learnt ?? {}).map(([key, value]) => `  ${key}: ${value} (seen)`);
        const smart = probe.smart?.tokenEndpoint ? ["  SMART configuration: yes"] : ["  SMART configuration: none found"];
        console.log([`${name}:`, ...said, ...smart, ...seen].join("\n"));
        for (const issue of probe.issues) console.error(`  ${describeIssue(issue)}`);
      }
      process.exitCode = hasErrors(probe.issues) ? EXIT.delivery : EXIT.ok;
    });
}
