// casebridge timeline: the drawing of one bundle, as SVG or as a page with the text beside it.
import { writeFileSync } from "node:fs";
import { type Command, InvalidArgumentError } from "commander";
import { drawTimeline, type TimelineOptions } from "../../timeline/draw.ts";
import { timelinePage } from "../../timeline/page.ts";
import { CommandError, EXIT } from "../exit-code.ts";
import { readJson } from "../read-inputs.ts";
import { asBundle } from "./push.ts";

interface Flags {
  readonly out?: string;
  readonly html?: boolean;
  readonly since?: number;
  readonly heading?: string;
}

export function addTimeline(program: Command): void {
  program
    .command("timeline")
    .description("draw the course of one patient's disease and treatment from a bundle")
    .argument("<file>", "bundle in JSON, or - for standard input")
    .option("--out <file>", "file to write; standard output if absent")
    .option("--html", "a page with the text beside the drawing, in one file")
    .option("--since <line>", "count months from the start of this line of therapy", positive)
    .option("--heading <words>", "a line above the drawing")
    .action(async (file: string, flags: Flags) => {
      const bundle = asBundle(await readJson(file), file);
      const options: TimelineOptions = {
        ...(flags.since === undefined ? {} : { since: flags.since }),
        ...(flags.heading === undefined ? {} : { heading: flags.heading }),
      };
      try {
        const { svg, undrawn } = drawTimeline(bundle, options);
        const drawing = flags.html ? timelinePage(bundle, options) : svg;
        if (flags.out === undefined) process.stdout.write(drawing);
        else writeFileSync(flags.out, drawing);
        for (const { ref, why } of undrawn) console.error(`not drawn: ${ref}, ${why}`);
      } catch (cause) {
        if (cause instanceof RangeError) throw new CommandError(EXIT.usage, cause.message, { cause });
        if ((cause as NodeJS.ErrnoException).code)
          throw new CommandError(EXIT.output, `Cannot write ${flags.out} (${(cause as NodeJS.ErrnoException).code}).`, { cause });
        throw cause;
      }
    });
}

function positive(text: string): number {
  if (!/^[1-9]\d?$/.test(text)) throw new InvalidArgumentError("A line of therapy is a number from 1.");
  return Number(text);
}
