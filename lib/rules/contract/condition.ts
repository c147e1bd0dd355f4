import { Inspection } from '../inspection/inspection';
import { show } from '../inspection/problem';
import { printFilter } from '../language/print';
import type { Predicate } from '../language/syntax';
import { NOWHERE } from '../text/position';
import { lostConditions } from './lost-conditions';

/** A condition on a message, made with the fields of a contract. */
export class Condition {
  constructor(
    /** The syntax tree of the condition. */
    readonly predicate: Predicate,
    /** The condition for exactly the other messages. */
    private readonly opposite: () => Predicate,
  ) {}

  /** This condition and all of the others. */
  and(...others: readonly [Condition, ...Condition[]]): Condition {
    return joined('and', [this, ...others]);
  }

  /** This condition or any of the others. */
  or(...others: readonly [Condition, ...Condition[]]): Condition {
    return joined('or', [this, ...others]);
  }

  /** @internal */
  _negated(): Condition {
    return new Condition(this.opposite(), () => this.predicate);
  }
}

/**
 * The condition for all other messages, those that lack an optional property included: where SQL's NOT would lose
 * them, what is printed asks for them.
 */
export function not(condition: Condition): Condition {
  const [used] = usedConditions('not', [condition]);
  return used === undefined ? STAND_IN : made(used._negated());
}

function joined(kind: 'and' | 'or', parts: readonly Condition[]): Condition {
  const conditions = usedConditions(`.${kind}`, parts);
  const join = (operator: 'and' | 'or', predicates: readonly Predicate[]) =>
    predicates.reduce((left, right) => ({ kind: operator, left, right, ...NOWHERE }));
  return made(
    new Condition(
      join(
        kind,
        conditions.map(({ predicate }) => predicate),
      ),
      () =>
        join(
          kind === 'and' ? 'or' : 'and',
          conditions.map((condition) => condition._negated().predicate),
        ),
    ),
  );
}

const TRUTH: Predicate = {
  kind: 'comparison',
  operator: '=',
  left: { kind: 'literal', value: 1n, ...NOWHERE },
  right: { kind: 'literal', value: 1n, ...NOWHERE },
  ...NOWHERE,
};

/** Stands where a condition could not be made; the mistake is told, and the filter never deployed. */
export const STAND_IN = new Condition(TRUTH, () => TRUTH);

/** What becomes of one callback that builds a filter. */
interface Building {
  /** The conditions that were made, and are part of no other yet. */
  readonly loose: Set<Condition>;
  readonly inspection: Inspection;
}

let current: Building | undefined;

/** A condition that has to become part of the filter that is being built. */
export function made(condition: Condition): Condition {
  current?.loose.add(condition);
  return condition;
}

/** Where mistakes in the building of a filter go. */
export function builderInspection(): Inspection {
  return current?.inspection ?? new Inspection();
}

/** The conditions among what was given to be one; they are part of another one from here on. */
function usedConditions(method: string, given: readonly unknown[]): Condition[] {
  if (given.length === 0 || (method !== 'not' && given.length === 1)) {
    builderInspection().wrong(method, [], 'at least one condition', 'give one');
  }
  for (const one of given) {
    if (one instanceof Condition) current?.loose.delete(one);
    else builderInspection().wrong(method, one, A_CONDITION, 'give one');
  }
  return given.filter((one) => one instanceof Condition);
}

const A_CONDITION = "a condition such as m.eventType.is('…')";

/** What a callback has built: a condition, and what is wrong with how it was made. */
export interface Built {
  readonly condition: Condition;
  readonly mistakes: readonly string[];
}

/**
 * Runs a callback that answers a condition, and looks at every condition that it makes on the way: `a && b` is `b` to
 * JavaScript, and `a` would silently be no part of the filter.
 */
export function build<F>(callback: (fields: F) => unknown, fields: F): Built {
  if (typeof callback !== 'function') return { condition: STAND_IN, mistakes: [noFunction(callback)] };
  const outer = current;
  const building: Building = { loose: new Set(), inspection: new Inspection() };
  const { problems } = building.inspection;
  current = building;
  try {
    const answer = callback(fields);
    if (answer instanceof Condition) building.loose.delete(answer);
    const loose = [...building.loose].map(({ predicate }) => printFilter(predicate));
    const isTold = problems.length > 0 && loose.length === 0;
    if (isTold && !(answer instanceof Condition)) return { condition: STAND_IN, mistakes: problems };
    if (!(answer instanceof Condition)) problems.push([notACondition(answer), ...loose.map(unused)].join('; '));
    else problems.push(...[...loose, ...lostConditions(String(callback))].map((one) => `${unused(one)}${INSTEAD}`));
    return { condition: answer instanceof Condition ? answer : STAND_IN, mistakes: problems };
  } catch (error) {
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { condition: STAND_IN, mistakes: [...problems, message] };
  } finally {
    current = outer;
  }
}

function notACondition(answer: unknown): string {
  const fix =
    answer === undefined
      ? 'return the condition'
      : typeof answer === 'boolean'
        ? "write m.gpuCount.atLeast(1) for >=, .is('…') for ===, not(…) for !"
        : 'return one';
  if (typeof answer === 'object' && answer !== null && 'exists' in answer) {
    return `the function answers a property, allowed ${A_CONDITION}; ask it: .is(…), .isTrue() or .exists()`;
  }
  return `the function answers ${show(answer)}, allowed ${A_CONDITION}; ${fix}`;
}

function unused(condition: string): string {
  return `the condition "${condition}" is no part of the filter`;
}

const INSTEAD = ': && and || of JavaScript keep one side, and a statement keeps none; write a.and(b) or a.or(b)';

function noFunction(given: unknown): string {
  const sql = typeof given === 'string' ? given : '…';
  return `got ${show(given)}, allowed a function such as (m) => m.eventType.is('…'); for SQL, write SqlFilter.parse(${JSON.stringify(sql)})`;
}
