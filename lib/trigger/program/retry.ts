import { HIGHEST_PRIORITY, propertyValue, RETRIES_PROPERTY, RETRY_MINUTES, WAITS_SINCE_PROPERTY } from '../jobs';
import type { Message } from './received-message';

/**
 * How often a message has waited so far; what is no count is none. Only what comes from the queue of retries has waited:
 * a sender of the topic may write the same property, and would say how long his message is tried.
 */
export function retriesOf({ from, applicationProperties }: Pick<Message, 'from' | 'applicationProperties'>): number {
  if (from !== 'retries') return 0;
  const value = (applicationProperties as Readonly<Record<string, unknown>> | undefined | null)?.[RETRIES_PROPERTY];
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : 0;
}

/**
 * Since when a message waits for a place of its template; nothing where it does not wait. Only what comes from the queue of
 * retries does: a sender who writes the same property would say how long he has waited.
 */
export function waitsSince({
  from,
  applicationProperties,
}: Pick<Message, 'from' | 'applicationProperties'>): Date | undefined {
  if (from !== 'retries') return undefined;
  const value = propertyValue(applicationProperties, WAITS_SINCE_PROPERTY);
  const since = new Date(typeof value === 'string' ? value : Number.NaN);
  return Number.isNaN(since.getTime()) ? undefined : since;
}

/**
 * How urgent a message is, from 0 to 9; what says nothing, or no such number, is the least urgent.
 *
 * @param property the name of the property that says it; `undefined` where the template has none
 */
export function priorityOf(
  { applicationProperties }: Pick<Message, 'applicationProperties'>,
  property: string | undefined,
): number {
  const value = property === undefined ? undefined : propertyValue(applicationProperties, property);
  const isOne = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= HIGHEST_PRIORITY;
  return isOne ? value : 0;
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

/** No service is waited for longer at once, whatever it asks for. */
const LONGEST_WAIT = Math.max(...RETRY_MINUTES) * 60_000;

/** When a message is tried again; `undefined` where it has waited long enough, or would have expired by then. */
export function nextTry({ retries, retryAfter = 0, expires, now, random }: RetryQuestion): Date | undefined {
  const minutes = RETRY_MINUTES[retries];
  if (minutes === undefined) return undefined;
  const wait = minutes * 60_000 * (0.875 + random / 4);
  const at = now + Math.max(wait, Math.min(retryAfter, LONGEST_WAIT));
  return expires !== undefined && at >= expires.getTime() ? undefined : new Date(at);
}
