import { applyAction, Failure, Message, type SqlAction } from '../../rules';
import type { LiteralNode, SetStatement, Statement } from '../../rules/language/syntax';
import type { ValueType } from '../../rules/values/system-properties';
import { DateTime, Integer, type Value } from '../../rules/values/values';
import type { MessageSpace } from '../messages/message-space';

/** What an action does to every message, as far as it shows without computing it. */
export interface ActionEffect {
  /** Whether it fails: then the message is dead-lettered or lost here, and not delivered by this rule. */
  readonly fails: 'never' | 'always' | 'perhaps';
  /** What becomes of the session id: in subscriptions with sessions a message without is a dead letter. */
  readonly session: 'kept' | 'given' | 'taken' | 'perhaps';
}

/** What an action does to the messages of a space. */
export function effectOf(action: SqlAction | undefined, space: MessageSpace): ActionEffect {
  const statements = action?.statements ?? [];
  const failures = statements.map((statement, index) => failureOf(statement, space, statements.slice(0, index)));
  const fails = failures.includes('always') ? 'always' : failures.includes('perhaps') ? 'perhaps' : 'never';
  const sessions = statements.filter(({ target }) => target.scope === 'sys' && target.name === 'SessionId');
  const last = sessions.at(-1);
  return { fails, session: last === undefined ? 'kept' : sessionAfter(last) };
}

function failureOf(statement: Statement, space: MessageSpace, before: readonly Statement[]): ActionEffect['fails'] {
  const { target } = statement;
  // The engine refuses to remove a system property.
  if (statement.kind === 'remove') return target.scope === 'sys' ? 'always' : 'never';
  if (literalOf(statement) === undefined) return 'perhaps';
  if (target.scope === 'sys') {
    // Of all system properties this one alone depends on another one.
    if (target.name === 'PartitionKey') return 'perhaps';
    return applyAction([statement], new Message()) instanceof Failure ? 'always' : 'never';
  }
  const isSetBefore = before.some((one) => one.target.scope !== 'sys' && one.target.name === target.name);
  if (isSetBefore) return 'perhaps';
  // A property that is set keeps its type, and what is written down is converted to it: it depends on the type alone.
  const { types } = space.property(target.name, false);
  const fits = types.every((type) => {
    const sample = SAMPLES.get(type);
    if (sample === undefined) return false;
    const message = new Message();
    message.setProperty(target.name, sample);
    return !(applyAction([statement], message) instanceof Failure);
  });
  return fits ? 'never' : 'perhaps';
}

/** A value of each type that a contract has. */
const SAMPLES: ReadonlyMap<ValueType, Value> = new Map<ValueType, Value>([
  ['string', 'a'],
  ['bool', true],
  ['double', 1],
  ['datetime', new DateTime(0n)],
  ...(['int', 'long'] as const).flatMap((type) => {
    const one = Integer.checked(type, 1n);
    return one === undefined || one instanceof Failure ? [] : [[type, one] as const];
  }),
]);

function sessionAfter(statement: Statement): ActionEffect['session'] {
  const value = statement.kind === 'set' ? literalOf(statement) : undefined;
  if (value === undefined) return 'perhaps';
  return value === null ? 'taken' : 'given';
}

/** The value that is set where it is written down; `undefined` where it has to be computed. */
function literalOf({ value: expression }: SetStatement): LiteralNode['value'] | undefined {
  return expression.kind === 'literal' ? expression.value : undefined;
}
