import { describeProblem } from '../../../rules';
import { secondsOf } from '../../options/iso-time';

const LONGEST_TIMEOUT_DAYS = 30;
const DAY = 86_400;

/**
 * What is wrong with a time that something may take; without one a job that hangs costs for ever.
 *
 * @param least in seconds
 */
export function timeoutProblems(subject: string, text: string, least = 1): string[] {
  const seconds = secondsOf(text);
  if (seconds !== undefined && seconds >= least && seconds <= LONGEST_TIMEOUT_DAYS * DAY) return [];
  const from = least === 1 ? '' : `at least ${least} `;
  const allowed = `an ISO 8601 time of ${from}whole seconds and at most ${LONGEST_TIMEOUT_DAYS} days, such as PT6H`;
  return [describeProblem({ subject, got: text, allowed, fix: 'give the longest that it may take' })];
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
