// casebridge serve: the embedded FHIR endpoint, on loopback unless an operator says otherwise.
import { type Command, InvalidArgumentError } from "commander";
import { startServer } from "../../server/start.ts";
import { openRepository } from "../../store/repository.ts";
import { loadDefinitions } from "../../validation/definitions/load.ts";
import { toOperationOutcome } from "../../validation/outcome.ts";
import { validateResource } from "../../validation/validate.ts";
import { CommandError, EXIT } from "../exit-code.ts";

interface Flags {
  readonly host: string;
  readonly port: number;
  readonly data?: string;
}

export function addServe(program: Command): void {
  program
    .command("serve")
    .description("start a FHIR endpoint that bundles can be pushed to; it ends with Ctrl-C")
    .option("--host <address>", "address to listen on; the endpoint does not authenticate, so keep it on loopback", "127.0.0.1")
    .option("--port <number>", "port to listen on; 0 takes a free one", port, 8080)
    .option("--data <file>", "database file that keeps the resources; in memory if absent")
    .action(async ({ host, port, data }: Flags) => {
      const definitions = loadDefinitions();
      const repository = openRepository(data === undefined ? {} : { path: data });
      try {
        const { url, close } = await startServer({
          repository,
          host,
          port,
          validate: (resource) => toOperationOutcome(validateResource(resource, definitions)),
        });
        console.log(`FHIR endpoint at ${url} (${data ?? "in memory: what it holds is gone when it ends"})`);
        for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void close().then(() => repository.close()));
      } catch (cause) {
        repository.close();
        throw new CommandError(
          EXIT.failure,
          `Cannot listen on ${host}:${port} (${(cause as NodeJS.ErrnoException).code ?? "unknown error"}). Choose another with --port.`,
          { cause },
        );
      }
    });
}

function port(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65535) throw new InvalidArgumentError("A port is a number from 0 to 65535.");
  return Number(text);
}
