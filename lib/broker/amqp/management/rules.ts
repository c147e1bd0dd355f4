import type { Value } from '../../../rules';
import { Integer } from '../../../rules/values/values';
import { BrokerError, type CorrelationDefinition, type RuleDefinition } from '../../core';
import type { Response } from '../amqp-request';
import { ruleValue } from '../codec';
import { type AmqpValue, dateTimeOf, type Encodable } from '../encoding';
import { type Asked, argument, NO_CONTENT, numberIn, ok, textIn } from './management-request';

/** The system properties of a correlation filter: the name in a request, and the engine's, in the order of an answer. */
const SYSTEM = [
  ['correlation-id', 'CorrelationId'],
  ['message-id', 'MessageId'],
  ['to', 'To'],
  ['reply-to', 'ReplyTo'],
  ['label', 'Label'],
  ['session-id', 'SessionId'],
  ['reply-to-session-id', 'ReplyToSessionId'],
  ['content-type', 'ContentType'],
] as const;

/**
 * Described types of an answer. Those of filters have a digit less than the others.
 *
 * @see `descriptorCodes` in the constants of @azure/core-amqp
 */
const TYPES = {
  description: 0x137_0000_0004,
  emptyAction: 0x137_0000_0005,
  sqlAction: 0x137_0000_0006,
  sqlFilter: 0x13_7000_0006,
  trueFilter: 0x13_7000_0007,
  falseFilter: 0x13_7000_0008,
  correlationFilter: 0x13_7000_0009,
} as const;

export async function addRule(asked: Asked): Promise<Response | BrokerError> {
  const name = textIn(asked, 'rule-name');
  if (name === undefined) return argument('rule-name', 'the name of the rule');
  const rule = ruleOf(name, asked.body.get('rule-description'));
  if (rule instanceof BrokerError) return rule;
  const answer = await asked.broker.run({ kind: 'add-rule', subscription: asked.entity, rule });
  return answer instanceof BrokerError ? answer : ok();
}

export async function removeRule(asked: Asked): Promise<Response | BrokerError> {
  const name = textIn(asked, 'rule-name');
  if (name === undefined) return argument('rule-name', 'the name of the rule');
  const answer = await asked.broker.run({ kind: 'remove-rule', subscription: asked.entity, name });
  return answer instanceof BrokerError ? answer : ok();
}

export async function enumerateRules(asked: Asked): Promise<Response | BrokerError> {
  const rules = asked.broker.core.rules(asked.entity);
  if (rules instanceof BrokerError) return rules;
  const skip = numberIn(asked, 'skip') ?? 0;
  const page = rules.slice(skip, skip + (numberIn(asked, 'top') ?? rules.length));
  if (page.length === 0) return NO_CONTENT;
  return ok({
    rules: page.map(({ rule, createdAt }) => {
      const fields = [filterValue(rule), actionValue(rule.action), rule.name, dateTimeOf(BigInt(createdAt))];
      return new Map([['rule-description', described('description', fields)]]);
    }),
  });
}

function ruleOf(name: string, description: AmqpValue | undefined): RuleDefinition | BrokerError {
  if (!(description instanceof Map)) return argument('rule-description', 'a map');
  const sql = expressionIn(description.get('sql-filter'));
  const correlation = description.get('correlation-filter');
  const action = expressionIn(description.get('sql-rule-action'));
  if (sql !== undefined) return { name, filter: { kind: 'sql', sql }, action };
  if (correlation instanceof Map) return { name, filter: correlationOf(correlation), action };
  return argument('rule-description', 'sql-filter with an expression, or correlation-filter');
}

function expressionIn(part: AmqpValue | undefined): string | undefined {
  const expression = part instanceof Map ? part.get('expression') : undefined;
  return typeof expression === 'string' ? expression : undefined;
}

function correlationOf(map: ReadonlyMap<AmqpValue, AmqpValue>): CorrelationDefinition {
  const system = new Map<string, string>();
  for (const [written, name] of SYSTEM) {
    const value = map.get(written);
    if (typeof value === 'string') system.set(name, value);
  }
  const properties = new Map<string, Value>();
  const further = map.get('properties');
  for (const [name, value] of further instanceof Map ? (further as ReadonlyMap<AmqpValue, AmqpValue>) : []) {
    if (typeof name === 'string') properties.set(name, ruleValue(value));
  }
  return { kind: 'correlation', system, properties };
}

function filterValue({ filter }: RuleDefinition): Encodable {
  if (filter.kind === 'sql') {
    if (filter.sql === '1=1') return described('trueFilter', []);
    if (filter.sql === '1=0') return described('falseFilter', []);
    // The number behind it is the level of compatibility, which has been 20 since there is one.
    return described('sqlFilter', [filter.sql, Integer.small('int', 20)]);
  }
  const system = SYSTEM.map(([, name]) => filter.system.get(name) ?? null);
  return described('correlationFilter', [...system, filter.properties as ReadonlyMap<Encodable, Encodable>]);
}

function actionValue(action: string | undefined): Encodable {
  return action === undefined
    ? described('emptyAction', [])
    : described('sqlAction', [action, Integer.small('int', 20)]);
}

function described(type: keyof typeof TYPES, fields: readonly Encodable[]): Encodable {
  return { descriptor: Integer.small('ulong', TYPES[type]), value: fields };
}
