import { type CompiledRule, compileCopy, correlationOutline, predicateOutline } from '../../../routing';
import {
  type CorrelationMatch,
  compileFilter,
  type Guid,
  LONGEST_TEXT,
  matchesCorrelation,
  parseAction,
  parseFilter,
  type RuleError,
} from '../../../rules';
import { BrokerError } from '../commands/broker-error';
import type { CorrelationDefinition, RuleDefinition, SqlDefinition } from '../commands/rule-definition';
import type { Time } from '../commands/time';

const LONGEST_NAME = 50;

/** A rule of a subscription, ready for many messages. */
export interface BrokerRule {
  readonly definition: RuleDefinition;
  readonly createdAt: Time;
  readonly compiled: CompiledRule<RuleDefinition>;
}

/**
 * Makes a rule, or says why the service would refuse it.
 *
 * @param newId what newid() in its filter and its action gives
 */
export function makeRule(definition: RuleDefinition, now: Time, newId: () => Guid): BrokerRule | BrokerError {
  const { name, filter, action, actionParameters } = definition;
  if (name.length < 1 || name.length > LONGEST_NAME) {
    const got = `${JSON.stringify(name)} has ${name.length} characters`;
    return argumentError(`The name of a rule must have 1 to ${LONGEST_NAME} characters, and ${got}.`);
  }
  if (/[/\\?#@]/.test(name)) {
    const allowed = 'must not have any of the characters / \\ ? # @';
    return argumentError(`The name of a rule ${allowed}, and this is ${JSON.stringify(name)}.`);
  }
  const statements = action === undefined ? undefined : parseAction(action, actionParameters);
  if (statements?.valid === false) return refused('action', name, action as string, statements.error);
  const copy = compileCopy(name, statements?.value, newId);
  if (filter.kind === 'correlation') {
    const match = correlationMatch(filter);
    if (match instanceof BrokerError) return match;
    const matches = (message: Parameters<CompiledRule['matches']>[0]) => matchesCorrelation(match, message);
    return {
      definition,
      createdAt: now,
      compiled: { rule: definition, outline: correlationOutline(match), matches, copy },
    };
  }
  const predicate = parsed(filter);
  if (!predicate.valid) return refused('filter', name, filter.sql, predicate.error);
  const { value } = predicate;
  const compiled = {
    rule: definition,
    outline: predicateOutline(value),
    matches: compileFilter(value, newId),
    copy,
  };
  return { definition, createdAt: now, compiled };
}

/** A definition never changes: who makes the same rules again and again, as a simulation does, has them parsed once. */
const PARSED = new WeakMap<SqlDefinition, ReturnType<typeof parseFilter>>();

function parsed(filter: SqlDefinition): ReturnType<typeof parseFilter> {
  const known = PARSED.get(filter) ?? parseFilter(filter.sql, filter.parameters);
  PARSED.set(filter, known);
  return known;
}

function correlationMatch({ system, properties }: CorrelationDefinition): CorrelationMatch | BrokerError {
  if (system.size + properties.size === 0)
    return argumentError('At least one system or user property must be set for a correlation filter.');
  return { system, properties };
}

/**
 * The refusal as the service words it, with the place, and what to write instead.
 *
 * @see facts: `There was an error parsing the SQL expression. [Token line=L, column=C, Token in error= T, Additional details= D] `
 */
function refused(what: 'filter' | 'action', name: string, sql: string, error: RuleError): BrokerError {
  const { reported, detail } = error;
  if (reported === undefined) {
    const length = sql.length > LONGEST_TEXT ? '' : ` It is ${sql}`;
    return argumentError(`The ${what} of the rule '${name}' is not valid: ${detail}.${length}`);
  }
  const place = `Token line=${reported.line}, column=${reported.column}, Token in error= ${reported.token}`;
  return argumentError(`There was an error parsing the SQL expression. [${place}, Additional details= ${detail}] `);
}

function argumentError(description: string): BrokerError {
  return new BrokerError('com.microsoft:argument-error', description);
}
