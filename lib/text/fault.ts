/** How every sentence of `faultIn` begins. */
export const FAULT = 'this program fails on';

/**
 * That this program has failed on one thing of many, as a sentence: it is the answer about the one, and the others are
 * answered all the same. It is no mistake of who runs it.
 */
export function faultIn(what: string, error: unknown): string {
  return `${FAULT} ${what}: ${error instanceof Error ? error.message : String(error)}; please report it`;
}
