/** How often a message has waited: a property of the copy that waits. */
export const RETRIES_PROPERTY = 'trainingRetries';

/** Minutes before each further try: roles arrive within these, and most faults are over. */
const FIRST_WAITS = [1, 2, 4, 8, 15, 30];
/** Minutes before each try after those, for a quota or for somebody who mends the deployment. */
const LATER_WAIT = 60;
/** About a day in all; then it is set aside. */
export const MOST_RETRIES = FIRST_WAITS.length + 23;

/** How often a message has waited so far; what is no count is none. */
export function retriesOf(properties: unknown): number {
  const value = (properties as Readonly<Record<string, unknown>> | undefined | null)?.[RETRIES_PROPERTY];
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : 0;
}

/** What decides when a message is tried again. */
export interface RetryQuestion {
  readonly retries: number;
  /** How long the service asks to wait, in milliseconds. */
  readonly retryAfter: number | undefined;
  /** When the message expires, if ever. */
  readonly expires: Date | undefined;
  readonly now: number;
  /** From 0 to 1, to spread what failed together. */
  readonly random: number;
}

/** When a message is tried again; `undefined` where it has waited long enough, or would have expired by then. */
export function nextTry({ retries, retryAfter = 0, expires, now, random }: RetryQuestion): Date | undefined {
  if (retries >= MOST_RETRIES) return undefined;
  const wait = (FIRST_WAITS[retries] ?? LATER_WAIT) * 60_000 * (0.875 + random / 4);
  const at = now + Math.max(wait, Math.min(retryAfter, LATER_WAIT * 60_000));
  return expires !== undefined && at >= expires.getTime() ? undefined : new Date(at);
}
