import type { Message } from '../rules';
import { and, atMostOne, type Formula, not, or } from './formula';

/**
 * A set of messages, said twice: as a formula for the solver, and as a test of one message.
 *
 * The two are put together in the same way, so that whatever the solver finds can be tried out by the evaluator.
 */
export interface MessageSet {
  readonly formula: Formula;
  has(message: Message): boolean;
}

export const EVERY_MESSAGE: MessageSet = { formula: and(), has: () => true };

/** The messages that are in all of the sets. */
export function inAll(...sets: readonly MessageSet[]): MessageSet {
  return {
    formula: and(...sets.map(({ formula }) => formula)),
    has: (message) => sets.every((set) => set.has(message)),
  };
}

/** The messages that are in any of the sets. */
export function inAny(...sets: readonly MessageSet[]): MessageSet {
  return {
    formula: or(...sets.map(({ formula }) => formula)),
    has: (message) => sets.some((set) => set.has(message)),
  };
}

/** The messages that are not in the set. */
export function outside(set: MessageSet): MessageSet {
  return { formula: not(set.formula), has: (message) => !set.has(message) };
}

/** The messages that are in two of the sets, or more. */
export function inSeveral(sets: readonly MessageSet[]): MessageSet {
  return {
    formula: not(atMostOne(sets.map(({ formula }) => formula))),
    has: (message) => sets.filter((set) => set.has(message)).length > 1,
  };
}
