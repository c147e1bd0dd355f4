/** That this program has failed on something, and not who runs it, in a sentence about that. */
export function faultText(what: string, error: unknown): string {
  return `${what} cannot be answered: ${reasonOf(error)}; that is a fault of this program`;
}

/** What was thrown, in words. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
