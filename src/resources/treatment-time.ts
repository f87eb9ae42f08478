// When a treatment was given, with the stop that ended it.
import type { FactTime } from "../facts/fact-base.ts";
import type { Ending } from "./stops.ts";

/** The treatment's time; a stop with a date of its own gives its end. A treatment that goes on has no end. */
export function endedTime(time: FactTime | undefined, { status, stop }: Ending): FactTime | undefined {
  if (status === "in-progress" && time?.start !== undefined && time.start === time.end) return withoutEnd(time);
  const end = stop?.time?.end ?? stop?.time?.start;
  if (end === undefined || !stop?.time) return time;
  const { start, explanation } = time ?? {};
  const told = explanation ?? stop.time.explanation;
  return {
    origin: time?.origin === "derived" ? "derived" : stop.time.origin,
    ...(start !== undefined && { start }),
    end,
    evidence: [...(time?.evidence ?? []), ...stop.time.evidence],
    ...(told !== undefined && { explanation: told }),
  };
}

function withoutEnd({ end: _end, ...time }: FactTime): FactTime {
  return time;
}
