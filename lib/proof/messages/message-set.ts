import { distinct, type Unresolved } from '../../routing';
import type { Message } from '../../rules';
import { and, atMost, FALSE, type Formula, not, or } from '../solver/formula';

/**
 * A set of messages, said twice: as a formula for the solver, and as a test of one message.
 *
 * Where something that decides about it is not known, the set has two bounds: the messages that are in it whatever that
 * is, and those that may be. What is built of sets keeps both, so nothing certain is ever concluded from what is left
 * out: a message is shown only where it is in the set for sure, and a set is empty only where nothing may be in it.
 *
 * The formula and the test are put together in the same way, so that whatever the solver finds can be tried out by the
 * evaluator.
 */
export interface MessageSet {
  /** The messages that are in the set for sure. */
  readonly formula: Formula;
  /** The messages that may be in the set; the same formula where everything is known. */
  readonly possible: Formula;
  /** What would have to be known to tell the two apart; empty where they are the same. */
  readonly unresolved: readonly Unresolved[];
  /** Whether a message is in the set for sure. */
  has(message: Message): boolean;
  /** Whether a message may be in the set. */
  mayHave(message: Message): boolean;
}

/** A set of which everything is known. */
export function exactly(formula: Formula, has: (message: Message) => boolean): MessageSet {
  return { formula, possible: formula, unresolved: [], has, mayHave: has };
}

export const EVERY_MESSAGE: MessageSet = exactly(and(), () => true);

export const NO_MESSAGE: MessageSet = exactly(FALSE, () => false);

/** Of a set nothing is in for sure, since something is not known. */
export function perhaps(set: MessageSet, unresolved: readonly Unresolved[]): MessageSet {
  return between(NO_MESSAGE, set, unresolved);
}

/** What is in the one set for sure, and may be in the other. */
export function between(sure: MessageSet, possible: MessageSet, unresolved: readonly Unresolved[]): MessageSet {
  return {
    formula: sure.formula,
    possible: possible.possible,
    unresolved:
      sure.formula === possible.possible ? [] : distinct([...unresolved, ...sure.unresolved, ...possible.unresolved]),
    has: (message) => sure.has(message),
    mayHave: (message) => possible.mayHave(message),
  };
}

/** The messages that are in all of the sets. */
export function inAll(...sets: readonly MessageSet[]): MessageSet {
  return {
    ...bounds(sets, (formulas) => and(...formulas)),
    has: (message) => sets.every((set) => set.has(message)),
    mayHave: (message) => sets.every((set) => set.mayHave(message)),
  };
}

/** The messages that are in any of the sets. */
export function inAny(...sets: readonly MessageSet[]): MessageSet {
  return {
    ...bounds(sets, (formulas) => or(...formulas)),
    has: inOneOf(sets, 'has'),
    mayHave: inOneOf(sets, 'mayHave'),
  };
}

/** Whether a message is in one of thousands of sets: most often in the one that had the message before, slightly changed. */
function inOneOf(sets: readonly MessageSet[], part: 'has' | 'mayHave'): (message: Message) => boolean {
  let last = sets[0];
  return (message) => {
    if (last === undefined || last[part](message)) return last !== undefined;
    const found = sets.find((set) => set[part](message));
    last = found ?? last;
    return found !== undefined;
  };
}

/** The messages that are not in the set. */
export function outside(set: MessageSet): MessageSet {
  return {
    formula: not(set.possible),
    possible: not(set.formula),
    unresolved: set.unresolved,
    has: (message) => !set.mayHave(message),
    mayHave: (message) => !set.has(message),
  };
}

/** The messages that are in two of the sets, or more. */
export function inSeveral(sets: readonly MessageSet[]): MessageSet {
  return inAtLeast(2, sets);
}

/** The messages that are in so many of the sets, or more. */
export function inAtLeast(count: number, sets: readonly MessageSet[]): MessageSet {
  return {
    ...bounds(sets, (formulas) => not(atMost(count - 1, formulas))),
    has: (message) => sets.filter((set) => set.has(message)).length >= count,
    mayHave: (message) => sets.filter((set) => set.mayHave(message)).length >= count,
  };
}

function bounds(
  sets: readonly MessageSet[],
  combine: (formulas: readonly Formula[]) => Formula,
): Pick<MessageSet, 'formula' | 'possible' | 'unresolved'> {
  const formula = combine(sets.map((set) => set.formula));
  const unresolved = unresolvedOf(sets);
  if (unresolved.length === 0) return { formula, possible: formula, unresolved };
  const possible = combine(sets.map((set) => set.possible));
  return { formula, possible, unresolved: formula === possible ? [] : unresolved };
}

/** What sets wait for, each once: of a topic that forwards to itself, thousands of them wait for the same few parts. */
function unresolvedOf(sets: readonly MessageSet[]): readonly Unresolved[] {
  const lists = sets.map(({ unresolved }) => unresolved).filter(({ length }) => length > 0);
  const [first = []] = lists;
  return lists.every((list) => list === first) ? first : distinct(lists.flat());
}
