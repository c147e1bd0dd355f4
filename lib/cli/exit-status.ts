/** What the status of every command means. */
export const ExitStatus = { NothingToReport: 0, Findings: 1, WrongUsage: 2 } as const;

/** A mistake of the user: one line, no stack trace, exit status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
