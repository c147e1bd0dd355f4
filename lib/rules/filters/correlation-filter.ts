import { unknownPropertyMessage, unsetSystemMessage } from '../checks/check-property';
import { type Diagnostic, describeDiagnostic, mistake } from '../checks/diagnostic';
import { Inspection } from '../inspection/inspection';
import { describeProblem, type Problem } from '../inspection/problem';
import { anything, mapOf, shapeOf } from '../inspection/shape';
import { printName } from '../language/print';
import type { KnownProperties } from '../properties/known-properties';
import { nearest } from '../text/near-miss';
import type { FilterWithAction, SqlAction } from './sql-action';

/** What a message must carry, exactly, to be matched. All that is given must hold; at least one must be given. */
export interface CorrelationConditions {
  /** `content-type` of the body, for example `application/json`. */
  readonly contentType?: string;
  /** The id that ties a message to a conversation or a pipeline run. */
  readonly correlationId?: string;
  /** The subject of the message; the SDKs call this field `subject`, SQL `sys.Label`. */
  readonly label?: string;
  /** The id that duplicate detection goes by. */
  readonly messageId?: string;
  /** The entity that answers are expected at. */
  readonly replyTo?: string;
  /** The session that answers are expected in. */
  readonly replyToSessionId?: string;
  /** The session that the message belongs to. */
  readonly sessionId?: string;
  /** The logical addressee. */
  readonly to?: string;
  /**
   * Application properties by name, letter case of the name ignored.
   *
   * Only text can be compared: Azure Resource Manager turns 8 and true into "8" and "true", which do not match
   * a message that carries the number or the boolean. Use an `SqlFilter` for those.
   */
  readonly properties?: Readonly<Record<string, string>>;
}

/** The eight system fields of a correlation filter, in the order they are shown. */
export const CORRELATION_FIELDS = [
  'label',
  'correlationId',
  'sessionId',
  'messageId',
  'to',
  'replyTo',
  'replyToSessionId',
  'contentType',
] as const satisfies readonly (keyof CorrelationConditions)[];

/** Only names and maps: what is no text is told by the check of the filter, with the SQL to write instead. */
const VALUE = anything<string>('text');
const CONDITIONS = shapeOf<CorrelationConditions>(
  {},
  {
    contentType: VALUE,
    correlationId: VALUE,
    label: VALUE,
    messageId: VALUE,
    replyTo: VALUE,
    replyToSessionId: VALUE,
    sessionId: VALUE,
    to: VALUE,
    properties: mapOf(VALUE),
  },
  { expects: "conditions such as { label: 'dataset.ready' }", standIn: {} },
);

/**
 * Matches messages by exact equality of text, cheaper for the service than SQL.
 *
 * Values are compared letter by letter, without wildcards. A property that a message lacks does not match.
 *
 * @see https://learn.microsoft.com/azure/service-bus-messaging/topic-filters#correlation-filters
 */
export class CorrelationFilter {
  /**
   * A filter that matches messages for which all conditions hold.
   *
   * It does not throw: what is wrong with the conditions is told at synth, with the path of the subscription.
   *
   * @param conditions at least one: `{ label: 'dataset.ready', properties: { env: 'prod' } }`
   */
  static of(conditions: CorrelationConditions): CorrelationFilter {
    const inspection = new Inspection(true);
    const usable = CONDITIONS.inspect(conditions, '', inspection);
    return new CorrelationFilter(usable as CorrelationConditions, inspection.problems);
  }

  readonly kind = 'correlation';

  private constructor(
    /** What a message must carry. */
    readonly conditions: CorrelationConditions,
    private readonly mistakes: readonly string[] = [],
  ) {}

  /**
   * Why the service or azurerm would refuse the filter or lose a part of it, and what can never match.
   *
   * @param contract what the messages look like
   */
  diagnostics(contract?: KnownProperties): Diagnostic[] {
    if (this.mistakes.length > 0) return this.mistakes.map(mistake);
    const problems = problemsOf(this.conditions);
    const errors = problems.map((problem): Diagnostic => error('correlation', describeProblem(problem)));
    const against = contract === undefined ? [] : againstContract(this.conditions, contract);
    return [...errors, ...against, ...numberWarnings(this.conditions, contract)];
  }

  /** A diagnostic of this filter for people. */
  describe(diagnostic: Diagnostic): string {
    return describeDiagnostic(diagnostic, this.toString());
  }

  /** A rule that changes its copy of each message that this filter matches. */
  // biome-ignore lint/suspicious/noThenProperty: reads as the language does; a filter is never awaited
  then(action: SqlAction): FilterWithAction<CorrelationFilter> {
    return { filter: this, action };
  }

  toString(): string {
    const fields = CORRELATION_FIELDS.map((field) => [field, this.conditions[field]] as const);
    const properties = Object.entries(this.conditions.properties ?? {});
    return [...fields, ...properties]
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `${name} = '${value}'`)
      .join(' and ');
  }
}

/** The engine's name of the system property that a condition is about: `Label` for `label`. */
export function systemPropertyOf(field: string): string {
  return `${field.charAt(0).toUpperCase()}${field.slice(1)}`;
}

function error(code: Diagnostic['code'], message: string): Diagnostic {
  return { severity: 'error', code, message };
}

function againstContract(
  { properties = {}, ...fields }: CorrelationConditions,
  contract: KnownProperties,
): Diagnostic[] {
  const unset = Object.keys(fields)
    .map(systemPropertyOf)
    .filter((name) => contract.leavesUnset(name))
    .map((name) => error('unknown-property', unsetSystemMessage(name, contract)));
  const never = Object.entries(fields).flatMap(([field, value]) => {
    const values = contract.systemProperty(systemPropertyOf(field))?.values;
    return notListed(field, value, values);
  });
  const wrong = Object.entries(properties).flatMap(([name, value]) => {
    const property = contract.property(name);
    if (property === undefined) return [error('unknown-property', unknownPropertyMessage(name, contract))];
    if (!property.engineTypes.includes('string')) {
      const message = `${name} has the type ${property.kind}, and a correlation filter compares text only; use an SqlFilter`;
      return [error('always-fails', message)];
    }
    return notListed(name, value, property.values);
  });
  return [...unset, ...never, ...wrong];
}

function notListed(name: string, value: string, values: readonly string[] | undefined): Diagnostic[] {
  if (values === undefined || values.includes(value)) return [];
  const near = nearest(value, values);
  const message = `${name} is never '${value}': it is one of ${values.map((one) => `'${one}'`).join(', ')}`;
  return [{ ...error('outside-contract', message), rewrite: near === undefined ? undefined : `'${near}'` }];
}

/**
 * A value that looks like a number or a boolean: `properties` is a map of texts in Terraform and in ARM, so that an 8
 * in the configuration has become '8', which no message matches that carries the number.
 */
function numberWarnings({ properties = {} }: CorrelationConditions, contract: KnownProperties | undefined) {
  return Object.entries(properties).flatMap(([name, value]): Diagnostic[] => {
    // With a contract it is known whether this is text; other types are errors already.
    if (typeof value !== 'string' || !LOOKS_TYPED.test(value)) return [];
    const known = contract?.property(name);
    if (contract !== undefined && known?.kind !== 'any') return [];
    const message = `${name} = '${value}' is compared as text, and never equals the ${/^[tf]/i.test(value) ? 'boolean' : 'number'} ${value} of a sender; if senders set that, use an SqlFilter`;
    const rewrite = `${printName(name)} = ${value.toUpperCase()}`;
    return [{ severity: 'warning', code: 'correlation-number', message, rewrite }];
  });
}

const LOOKS_TYPED = /^(-?\d+(\.\d+)?|true|false)$/i;

function problemsOf(conditions: CorrelationConditions): Problem[] {
  const properties = Object.entries(conditions.properties ?? {});
  const given = CORRELATION_FIELDS.filter((field) => conditions[field] !== undefined);
  if (given.length + properties.length === 0) {
    return [
      {
        subject: 'conditions',
        got: conditions,
        allowed: 'a correlation filter with at least one condition',
        fix: 'give a condition, or use SqlFilter.acceptEverything() to match every message',
      },
    ];
  }
  const fields = given.map((field) => [field, conditions[field]] as const);
  return [
    ...fields.flatMap(([field, value]) => textProblems(field, value)),
    ...properties.flatMap(([name, value]) => [...nameProblems(name), ...textProblems(`properties.${name}`, value)]),
    ...sameNameProblems(properties.map(([name]) => name)),
  ];
}

function nameProblems(name: string): Problem[] {
  if (name !== '') return [];
  return [{ subject: 'properties', got: name, allowed: 'the name of a property', fix: 'name the property' }];
}

function textProblems(condition: string, value: unknown): Problem[] {
  const subject = condition;
  if (typeof value !== 'string') {
    const sql = `${condition.replace('properties.', '')} = ${JSON.stringify(value)?.toUpperCase()}`;
    return [
      {
        subject,
        got: value,
        allowed: 'text: Azure compares it with the text of the value, never with a number or a boolean',
        fix: `use SqlFilter.parse(${JSON.stringify(sql)})`,
      },
    ];
  }
  if (value === '') {
    return [
      {
        subject,
        got: value,
        allowed: 'text of at least one character: azurerm drops an empty condition, so that the filter matches more',
        fix: "leave it out, or use an SqlFilter such as sys.Label = ''",
      },
    ];
  }
  return [];
}

function sameNameProblems(names: readonly string[]): Problem[] {
  const seen = new Map<string, string>();
  const problems: Problem[] = [];
  for (const name of names) {
    const first = seen.get(name.toLowerCase());
    if (first !== undefined) {
      problems.push({
        subject: 'properties',
        got: [first, name],
        allowed: 'one condition for a property: names ignore letter case, so one of the two would be lost',
        fix: `keep ${first} or ${name}`,
      });
    }
    seen.set(name.toLowerCase(), name);
  }
  return problems;
}
