/** What the status of every command means. */
export const ExitStatus = {
  NothingToReport: 0,
  Findings: 1,
  /** Also: what was asked could not be read, answered or written. */
  WrongUsage: 2,
} as const;

/** A mistake of the user: a line, or several of which each is one; no stack trace, exit status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly lines: readonly string[];

  constructor(lines: string | readonly string[]) {
    const all = typeof lines === 'string' ? [lines] : lines;
    super(all.join('\n'));
    this.lines = all;
  }
}
