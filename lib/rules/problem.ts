/**
 * One thing that is wrong with a value, in the four parts that a person needs to mend it.
 *
 * Values collect their problems instead of throwing at the first one, so that a synth names all of them together.
 */
export interface Problem {
  /** The argument or part that is wrong, as the author wrote it, for instance `lockDuration`. */
  readonly subject: string;
  /** The value that was given; shown as JSON so that `"8"` and `8` look different. */
  readonly got: unknown;
  /** What is allowed, a noun phrase: `at most PT5M`. */
  readonly allowed: string;
  /** How to mend it, a command: `use PT5M and keep the handler short`. */
  readonly fix: string;
}

const LONGEST_VALUE_SHOWN = 80;

/** The one line that a problem is shown as: `lockDuration: got "PT10M", allowed at most PT5M; use PT5M`. */
export function describeProblem(problem: Problem): string {
  return `${problem.subject}: got ${show(problem.got)}, allowed ${problem.allowed}; ${problem.fix}`;
}

/** A value as it is quoted in messages: JSON, cut to a readable length. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > LONGEST_VALUE_SHOWN ? `${text.slice(0, LONGEST_VALUE_SHOWN - 1)}…` : text;
}
