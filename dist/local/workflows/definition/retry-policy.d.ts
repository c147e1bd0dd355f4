import type { RetryPolicy } from './definition';
import type { Fields } from './fields';
/**
 * How often a call is made again.
 *
 * https://learn.microsoft.com/azure/logic-apps/error-exception-handling#retry-policies
 *
 * @param policy undefined where the step says nothing
 */
export declare function readRetryPolicy(policy: Fields | undefined): RetryPolicy;
/** Whether a call is made again that was answered so; `undefined` is no answer. */
export declare function isWorthAnother(status: number | undefined): boolean;
/**
 * How long to wait before a call is made again, in milliseconds; `undefined` where it is not.
 *
 * @param done how often it was made again already
 * @param luck from 0 to below 1: an exponential policy draws from a range that grows
 */
export declare function waitBefore(policy: RetryPolicy, done: number, luck: number): number | undefined;
