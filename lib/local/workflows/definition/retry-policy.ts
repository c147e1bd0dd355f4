import { parseIsoTimeSpan } from '../../../rules';
import type { RetryPolicy } from './definition';
import type { Fields } from './definition-fields';

/** What is done where a step says nothing: four tries more, at 7.5 seconds and twice as long each time, of 5 to 45 seconds. */
const DEFAULT: RetryPolicy = { kind: 'exponential', count: 4, interval: 7_500, least: 5_000, most: 45_000 };
const DAY = 86_400_000;
const TICKS_PER_MILLISECOND = 10_000n;

/**
 * How often a call is made again.
 *
 * https://learn.microsoft.com/azure/logic-apps/error-exception-handling#retry-policies
 *
 * @param policy undefined where the step says nothing
 */
export function readRetryPolicy(policy: Fields | undefined): RetryPolicy {
  if (policy === undefined) return DEFAULT;
  policy.only(['type', 'count', 'interval', 'minimumInterval', 'maximumInterval']);
  const type = policy.word('type', ['none', 'fixed', 'exponential']);
  if (type === 'none') return { kind: 'none' };
  const count = policy.whole('count', 1, 90);
  const time = (name: string, preset?: number): number => {
    const value = policy.value(name);
    if (value === undefined && preset !== undefined) return preset;
    const ticks = typeof value === 'string' ? parseIsoTimeSpan(value)?.ticks : undefined;
    const milliseconds = ticks === undefined ? undefined : Number(ticks / TICKS_PER_MILLISECOND);
    if (milliseconds !== undefined && milliseconds >= 5_000 && milliseconds <= DAY) return milliseconds;
    policy.problem(name, `${JSON.stringify(value)} is no duration from PT5S to P1D`);
    return DAY;
  };
  const interval = time('interval');
  if (type === 'fixed') return { kind: 'fixed', count, interval };
  return {
    kind: 'exponential',
    count,
    interval,
    least: time('minimumInterval', 5_000),
    most: time('maximumInterval', DAY),
  };
}

/** Whether a call is made again that was answered so; `undefined` is no answer. */
export function isWorthAnother(status: number | undefined): boolean {
  return status === undefined || status === 408 || status === 429 || status >= 500;
}

/**
 * How long to wait before a call is made again, in milliseconds; `undefined` where it is not.
 *
 * @param done how often it was made again already
 * @param luck from 0 to below 1: an exponential policy draws from a range that grows
 */
export function waitBefore(policy: RetryPolicy, done: number, luck: number): number | undefined {
  if (policy.kind === 'none' || done >= policy.count) return undefined;
  if (policy.kind === 'fixed') return policy.interval;
  const { interval, least, most } = policy;
  const within = (time: number) => Math.min(Math.max(time, least), most);
  const from = within(done === 0 ? 0 : interval * 2 ** (done - 1));
  const to = within(interval * 2 ** done);
  return Math.round(from + luck * (to - from));
}
