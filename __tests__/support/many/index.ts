/**
 * Documents, plans and messages of any size, for what is measured in `growth.ts` and held in `__tests__`. Each is like
 * what people have, `n` times.
 */
export { longFilter, queues, rules, subscriptions, topics } from './documents';
export { batchRequest, longRequest, messages, requests, wideMessage } from './messages';
export * as open from './open';
export { createdPlan, deployedPlan } from './plans';
