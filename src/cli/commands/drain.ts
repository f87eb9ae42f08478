// casebridge drain: sends what push --queue-only and other hosts have queued. With --stay it is a worker; a database takes any number of them.
import { type Command, InvalidArgumentError } from "commander";
import { allDestinations, namedDestination } from "../destination-option.ts";
import { EXIT } from "../exit-code.ts";
import { addOutboxOptions, withOutbox } from "../outbox-option.ts";
import type { OutboxFlags } from "../outbox-place.ts";
import { sendQueued } from "../send-queued.ts";

interface Flags extends OutboxFlags {
  readonly destinations: string;
  readonly to?: string;
  readonly stay?: boolean;
  readonly atOnce?: number;
  readonly json?: boolean;
}

export function addDrain(program: Command): void {
  addOutboxOptions(program.command("drain").description("send what is queued in the durable outbox"))
    .option("--to <name>", "only to this destination")
    .option("--stay", "go on with what is queued later, until Ctrl-C")
    .option("--at-once <n>", "bundles at the same time to one destination at most; fewer where it is slow (default 8)", positive)
    .option("--json", "print the reports as JSON, one per line")
    .action(drain);
}

async function drain(flags: Flags): Promise<void> {
  const all = await allDestinations(flags.destinations);
  const destinations = flags.to === undefined ? all : new Map([[flags.to, await namedDestination(flags.destinations, flags.to)]]);
  const stop = new AbortController();
  if (flags.stay === true) for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
  const { retried, dead } = await withOutbox(flags, true, (outbox) =>
    sendQueued(outbox, destinations, {
      json: flags.json ?? false,
      ...(flags.stay === true ? { signal: stop.signal } : {}),
      ...(flags.atOnce === undefined ? {} : { concurrency: flags.atOnce }),
    }),
  );
  process.exitCode = flags.stay !== true && retried + dead > 0 ? EXIT.delivery : EXIT.ok;
}

function positive(text: string): number {
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("a number from 1 to 999 is expected");
}
