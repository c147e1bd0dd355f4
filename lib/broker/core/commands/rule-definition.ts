import type { SqlParameters, Value } from '../../../rules';

/** What a correlation filter compares, with typed values: over HTTP and AMQP a property may be a number. */
export interface CorrelationDefinition {
  readonly kind: 'correlation';
  /** System properties by the engine's name: `Label`, `CorrelationId`, `SessionId`, `MessageId`, `To`, `ReplyTo`, … */
  readonly system: ReadonlyMap<string, string>;
  /** Application properties by name. */
  readonly properties: ReadonlyMap<string, Value>;
}

/** A condition in SQL. */
export interface SqlDefinition {
  readonly kind: 'sql';
  readonly sql: string;
  /** Values for its parameters, by their names with `@`; over HTTP alone. */
  readonly parameters?: SqlParameters | undefined;
}

/** What a rule matches. The service's true and false filters are SQL: `1=1` and `1=0`. */
export type FilterDefinition = SqlDefinition | CorrelationDefinition;

/** A rule of a subscription. */
export interface RuleDefinition {
  /** 1 to 50 characters; unique within the subscription in any letter case. */
  readonly name: string;
  readonly filter: FilterDefinition;
  /** What is done to the copy, in SQL; none where it is left out. */
  readonly action?: string | undefined;
  /** Values for the parameters of the action. */
  readonly actionParameters?: SqlParameters | undefined;
}

/** The rule that a subscription has where nothing else was asked for. */
export const DEFAULT_RULE: RuleDefinition = { name: '$Default', filter: { kind: 'sql', sql: '1=1' } };
