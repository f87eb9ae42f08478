// casebridge outbox: what waits, what failed, and what an operator can do about it. Rows show ids and reasons, never a word of a patient.
import { writeFileSync } from "node:fs";
import type { Command } from "commander";
import { patientKey } from "../../delivery/queue.ts";
import { addKey } from "../../store/keyring.ts";
import type { Item, ItemState } from "../../store/outbox.ts";
import { CommandError, EXIT } from "../exit-code.ts";
import { addOutboxOptions, withOutbox } from "../outbox-option.ts";
import type { OutboxFlags } from "../outbox-place.ts";

interface Flags extends OutboxFlags {
  readonly state?: ItemState;
  readonly json?: boolean;
}

export function addOutbox(program: Command): void {
  const outbox = program.command("outbox").description("look after the durable outbox of push and watch");
  const sub = (name: string, description: string): Command => addOutboxOptions(outbox.command(name).description(description));

  outbox
    .command("new-key")
    .description("put a new key on top of the key file, making the file when absent; then seal-again")
    .requiredOption("--keys <file>", "file with the keys; keep it elsewhere than the outbox")
    .action(({ keys }: { keys: string }) => {
      const id = new Date().toISOString().replace(/[:.]/g, "-");
      addKey(keys, id);
      console.log(`key ${id} is now the first of ${keys}`);
    });
  sub("ls", "list the items")
    .option("--state <state>", "only queued, sending, done, dead or skipped ones")
    .option("--limit <n>", "so many at most, the oldest first", Number, 1000)
    .option("--json", "as JSON")
    .action((flags: Flags & { readonly limit: number }) =>
      withOutbox(flags, false, async (box) => {
        const items = await box.list({ limit: flags.limit, ...(flags.state === undefined ? {} : { states: [flags.state] }) });
        const counted = await box.count();
        console.log(
          flags.json
            ? JSON.stringify({ items, count: counted }, null, 2)
            : [
                ...items.map(line),
                Object.entries(counted)
                  .map(([k, n]) => `${n} ${k}`)
                  .join(", "),
              ].join("\n"),
        );
      }),
    );
  sub("show", "show one item and what is in it, without its text")
    .argument("<id>")
    .action((id: string, flags: Flags) =>
      withOutbox(flags, false, async (box) => {
        const item = await itemOf(box.list({ id }), id);
        const body = await box.body(id);
        const types =
          body === undefined
            ? []
            : (JSON.parse(body).entry as { resource?: { resourceType: string } }[]).map((e) => e.resource?.resourceType ?? "?");
        const counted = [...new Set(types)].map((type) => `${types.filter((t) => t === type).length} ${type}`);
        console.log([line(item), `  ${counted.join(", ") || "its body is gone: it was delivered"}`].join("\n"));
      }),
    );
  sub("redrive", "put dead items back into the queue at their old place")
    .option("--destination <name>", "only of this destination")
    .action((flags: Flags & { readonly destination?: string }) =>
      withOutbox(flags, false, async (box) => {
        const n = await box.redrive({ states: ["dead"], ...(flags.destination === undefined ? {} : { destination: flags.destination }) });
        console.log(`${n} back in the queue; the next push or watch sends them`);
      }),
    );
  sub("skip", "give up an item, so that its patient goes on")
    .argument("<id>")
    .action((id: string, flags: Flags) =>
      withOutbox(flags, false, async (box) => {
        if (!(await box.skip(id))) throw new CommandError(EXIT.usage, `Item ${id} is not queued or dead, or is not there.`);
        console.log(`${id} is skipped`);
      }),
    );
  sub("export", "write the bundle of an item to a file")
    .argument("<id>")
    .requiredOption("--out <file>", "file to write; it holds patient data")
    .action((id: string, flags: Flags & { readonly out: string }) =>
      withOutbox(flags, false, async (box) => {
        const body = await box.body(id);
        if (body === undefined) throw new CommandError(EXIT.usage, `Item ${id} is not there, or was delivered and its body is gone.`);
        writeFileSync(flags.out, body, { mode: 0o600 });
        console.log(`${id} → ${flags.out}`);
      }),
    );
  sub("erase", "remove everything of one patient from the outbox and its record")
    .argument("<patient-id>", "id of the Patient resource")
    .action((patientId: string, flags: Flags) =>
      withOutbox(flags, false, async (box) => {
        console.log(`${await box.erase(patientKey(patientId))} rows removed`);
      }),
    );
  sub("seal-again", "seal every body with the newest key").action((flags: Flags) =>
    withOutbox(flags, false, async (box) => {
      console.log(`${await box.rotateKeys()} bodies sealed with the newest key`);
    }),
  );
  sub("backup", "write a consistent copy while others work")
    .requiredOption("--out <file>", "database file to write")
    .action((flags: Flags & { readonly out: string }) =>
      withOutbox(flags, false, async (box) => {
        if (box.backup === undefined) throw new CommandError(EXIT.usage, "This outbox is in PostgreSQL: back it up there, with pg_dump.");
        await box.backup(flags.out);
        console.log(`copied to ${flags.out}; the key file is not in it`);
      }),
    );
}

const line = (i: Item): string =>
  `${i.id}  ${i.state.padEnd(7)}  ${i.destination}  patient ${i.patient.slice(0, 8)}  ${i.attempts} attempts  since ${i.enqueuedAt.toISOString()}${i.lastReason ? `  ${i.lastReason}` : ""}`;

async function itemOf(items: Promise<readonly Item[]>, id: string): Promise<Item> {
  const [found] = await items;
  if (!found) throw new CommandError(EXIT.usage, `There is no item ${id} in this outbox. List them: casebridge outbox ls.`);
  return found;
}
