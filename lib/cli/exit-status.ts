/** What the status of every command means. */
export const ExitStatus = { NothingToReport: 0, Findings: 1, WrongUsage: 2 } as const;

/** A mistake of the user: one line, no stack trace, exit status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** That this program has failed on something, and not who runs it, in a sentence about that. */
export function faultText(what: string, error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  return `${what} cannot be answered: ${reason}; that is a fault of this program`;
}
