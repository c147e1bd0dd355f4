import { describeProblem, parseIsoTimeSpan } from '../../../rules';

const LONGEST_TIMEOUT_DAYS = 30;
const DAY = 864_000_000_000n;

/** What is wrong with a time that something may take; without one a job that hangs costs for ever. */
export function timeoutProblems(subject: string, text: string): string[] {
  const ticks = ticksOf(text);
  if (ticks !== undefined && ticks > 0n && ticks <= BigInt(LONGEST_TIMEOUT_DAYS) * DAY) return [];
  const allowed = `an ISO 8601 time of at most ${LONGEST_TIMEOUT_DAYS} days, such as PT6H`;
  return [describeProblem({ subject, got: text, allowed, fix: 'give the longest that it may take' })];
}

/** A time in units of 100 ns; `undefined` where it is none. */
export function ticksOf(text: string): bigint | undefined {
  return parseIsoTimeSpan(text)?.ticks;
}

/** What is wrong with a count. */
export function countProblems(subject: string, value: number | undefined, least: number, most: number): string[] {
  if (value === undefined || (Number.isInteger(value) && value >= least && value <= most)) return [];
  const allowed = `a whole number from ${least} to ${most}`;
  return [describeProblem({ subject, got: value, allowed, fix: 'use one of these' })];
}

/** What is wrong with a text that the published schema wants something in: a letter, digit or "_". */
export function textProblems(subject: string, text: string): string[] {
  if (/[a-zA-Z0-9_]/.test(text)) return [];
  return [describeProblem({ subject, got: text, allowed: 'a text with a letter or digit in it', fix: 'give it' })];
}
