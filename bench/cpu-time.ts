// Who used the CPU, in seconds, from /proc (Linux): https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
import { readdirSync, readFileSync } from "node:fs";

const TICKS_PER_SECOND = 100;

interface Stat {
  readonly parent: number;
  readonly own: number;
  /** Of children that have ended. */
  readonly ended: number;
}

/** Of the process and of all that it started, ended ones included. */
export function familySeconds(pid: number): number {
  const { own, ended } = statOf(pid) ?? { own: 0, ended: 0 };
  return own + ended + childrenOf(pid).reduce((sum, child) => sum + familySeconds(child), 0);
}

export const parentOf = (pid: number): number => statOf(pid)?.parent ?? 0;

/** Of the whole machine: what was used, by whomever, and what was left. */
export function machineSeconds(): { readonly busy: number; readonly idle: number } {
  const ticks = readFileSync("/proc/stat", "utf8").split("\n")[0]?.trim().split(/\s+/).slice(1, 9).map(Number) ?? [];
  const [user = 0, nice = 0, system = 0, idle = 0, wait = 0, ...more] = ticks;
  return { busy: (user + nice + system + more.reduce((a, b) => a + b, 0)) / TICKS_PER_SECOND, idle: (idle + wait) / TICKS_PER_SECOND };
}

const childrenOf = (pid: number): readonly number[] =>
  readdirSync("/proc")
    .map(Number)
    .filter((one) => Number.isInteger(one) && one !== pid && statOf(one)?.parent === pid);

function statOf(pid: number): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name, in brackets, may hold anything.
    const fields = text
      .slice(text.lastIndexOf(")") + 2)
      .split(" ")
      .map(Number);
    const [parent = 0, user = 0, system = 0, childUser = 0, childSystem = 0] = [1, 11, 12, 13, 14].map((i) => fields[i]);
    return { parent, own: (user + system) / TICKS_PER_SECOND, ended: (childUser + childSystem) / TICKS_PER_SECOND };
  } catch {
    return undefined;
  }
}
