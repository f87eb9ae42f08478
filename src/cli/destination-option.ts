// The destination that a command line names: only what an operator has registered in a file, never a URL from outside.
import { hasErrors } from "../base/issue.ts";
import { type Destination, readDestinations } from "../delivery/destinations.ts";
import { CommandError, EXIT } from "./exit-code.ts";

export async function allDestinations(file: string): Promise<ReadonlyMap<string, Destination>> {
  const { destinations, issues } = await readDestinations(file);
  if (hasErrors(issues)) throw new CommandError(EXIT.usage, issues.map((i) => i.message).join("\n"));
  return destinations;
}

/** @throws CommandError (usage) where the file has no destination of this name, or cannot be read */
export async function namedDestination(file: string, name: string): Promise<Destination> {
  const destinations = await allDestinations(file);
  const found = destinations.get(name);
  if (!found)
    throw new CommandError(
      EXIT.usage,
      `There is no destination "${name}" in ${file}. It has: ${[...destinations.keys()].join(", ") || "none"}.`,
    );
  return found;
}
