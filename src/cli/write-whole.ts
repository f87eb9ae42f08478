// Writes a folder whole or not at all: everything goes to a hidden folder beside the target, which then takes its place by a rename.
import { randomUUID } from "node:crypto";
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { CommandError, EXIT } from "./exit-code.ts";

/**
 * @param folder where the files shall lie; what lay there before is replaced
 * @param files  file name → content
 * @throws CommandError (output) where the folder cannot be written; then nothing has changed
 */
export function writeFolderWhole(folder: string, files: Readonly<Record<string, string>>): void {
  const partial = join(dirname(folder), `.${randomUUID()}.partial`);
  const replaced = `${partial}.old`;
  try {
    mkdirSync(partial, { recursive: true });
    for (const [name, content] of Object.entries(files)) writeFileSync(join(partial, name), content);
    const had = renameIfThere(folder, replaced);
    try {
      renameSync(partial, folder);
    } catch (cause) {
      if (had) renameSync(replaced, folder);
      throw cause;
    }
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? "unknown error";
    throw new CommandError(
      EXIT.output,
      `Cannot write ${folder} (${reason}). Nothing was written there. Choose another folder with --out or make this one writable.`,
      { cause },
    );
  } finally {
    rmSync(partial, { recursive: true, force: true });
    rmSync(replaced, { recursive: true, force: true });
  }
}

function renameIfThere(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw cause;
  }
}
