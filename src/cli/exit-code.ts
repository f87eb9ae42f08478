// What the process tells its caller. Documented in docs/cli.md; a number never changes its meaning.

export const EXIT = {
  ok: 0,
  /** A bug or a broken environment: worth a report. */
  failure: 1,
  /** The words on the command line do not fit. */
  usage: 2,
  /** An input cannot be read, or holds no narrative of a cancer patient in English. */
  input: 3,
  /** Output could not be written; nothing was left half-written. */
  output: 4,
  /** A resource has errors: it was not delivered. */
  invalid: 5,
  /** One identifier for a text with several patients, or more identifiers than patients. */
  identifier: 6,
  /** The destination refused, did not answer, or is no FHIR server. */
  delivery: 7,
  /** `diff --exit-code`: the conversions tell different facts. */
  different: 8,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Expected trouble that ends a command: a message for a person, and the exit code. */
export class CommandError extends Error {
  readonly exitCode: ExitCode;
  constructor(exitCode: ExitCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}
