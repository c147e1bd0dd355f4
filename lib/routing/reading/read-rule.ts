import {
  type Acknowledgements,
  type CorrelationConditions,
  CorrelationFilter,
  type RuleFilter,
  SqlAction,
  SqlFilter,
} from '../../rules';
import { plainText } from '../../schema';
import type { TerraformResource } from '../../terraform';
import { isObject, Reference } from '../../terraform/resource';
import { faultIn } from '../../text';
import type { DeployedRule, RuleMatch } from '../topology/deployed-rule';
import { type Fact, known, type Unresolved } from '../topology/fact';
import { type BodyProblem, ruleBodyProblems } from './rule-body';
import { armRuleProblems, azapiRuleProblems } from './rule-in-arm';

/**
 * A rule as its resource describes it; where this program fails on it, nothing of it is known.
 *
 * @param doubt what may make it another than it is written
 */
export function readRule(resource: TerraformResource, doubt?: Unresolved): DeployedRule {
  const { address } = resource;
  try {
    return ruleOf(resource, readAction(resource), doubt);
  } catch (error) {
    const fault = { address, argument: '', problem: faultIn('it', error) };
    return ruleOf(resource, { kind: 'unknown', unresolved: fault }, fault);
  }
}

/** What is wrong with the arguments of a rule, by whoever looks at them; Azure has taken those that are there. */
export function problemsOfBody({ values, origin, presence }: TerraformResource): BodyProblem[] {
  const {
    name,
    filter_type: filterType,
    sql_filter: sqlFilter,
    correlation_filter: correlationFilter,
    action,
  } = values;
  const body = { name, filterType, sqlFilter, correlationFilter, action };
  if (origin === undefined) return ruleBodyProblems(body);
  if (presence === 'deployed') return [];
  return [...(origin === 'azapi' ? azapiRuleProblems(name) : []), ...armRuleProblems(body)];
}

function ruleOf(
  resource: TerraformResource,
  action: Fact<SqlAction | undefined>,
  doubt: Unresolved | undefined,
): DeployedRule {
  const { values, address, sensitive } = resource;
  const { name } = values;
  const match: RuleMatch =
    doubt === undefined ? new RuleReader(resource).match() : { kind: 'part', atMost: undefined, unresolved: [doubt] };
  return {
    resource,
    name: typeof name === 'string' ? name : address,
    match: withoutRefusedAction(match, address, action),
    action,
    isSensitive: sensitive.some(
      (argument) => argument === '' || /^(sql_filter|correlation_filter|action)\b/.test(argument),
    ),
    isDefault: false,
    acknowledged: acknowledgementsOf(values['//']),
  };
}

function readAction({ values: { action }, address }: TerraformResource): Fact<SqlAction | undefined> {
  if (action instanceof Reference) {
    return { kind: 'unknown', unresolved: { address, argument: 'action', problem: `it is ${textOf(action)}` } };
  }
  return known(typeof action === 'string' && action !== '' ? SqlAction.parse(action) : undefined);
}

/** A rule is refused for its action as well. */
function withoutRefusedAction(match: RuleMatch, address: string, action: Fact<SqlAction | undefined>): RuleMatch {
  const written = action.kind === 'known' ? action.value : undefined;
  if (written === undefined || written.statements !== undefined || match.kind === 'refused') return match;
  const [error] = written.diagnostics();
  const why = error === undefined ? 'not valid' : firstLine(written.describe(error));
  const unresolved = { address, argument: 'action', problem: `Azure would refuse its action: ${why}` };
  return { kind: 'refused', filter: match.kind === 'known' ? match.filter : undefined, unresolved };
}

function firstLine(text: string): string {
  return text.split('\n')[0] as string;
}

/** What a reference is, as the rest of a sentence: `known after apply`, `${var.x}, which only Terraform knows`. */
export function textOf({ text, knownTo }: Reference): string {
  const isExpression = text.startsWith('${') || text.includes('%{') || text.includes('[');
  return isExpression ? `${text}, which only ${knownTo} knows` : text;
}

function acknowledgementsOf(metadata: unknown): Acknowledgements {
  const { acknowledged } = (metadata ?? {}) as { acknowledged?: unknown };
  return typeof acknowledged === 'object' && acknowledged !== null ? (acknowledged as Acknowledgements) : {};
}

const FIELDS: ReadonlyMap<string, keyof CorrelationConditions> = new Map(
  Object.entries<keyof CorrelationConditions>({
    content_type: 'contentType',
    correlation_id: 'correlationId',
    label: 'label',
    message_id: 'messageId',
    reply_to: 'replyTo',
    reply_to_session_id: 'replyToSessionId',
    session_id: 'sessionId',
    to: 'to',
  }),
);

class RuleReader {
  private readonly unresolved: Unresolved[] = [];

  constructor(private readonly resource: TerraformResource) {}

  match(): RuleMatch {
    const { filter_type: type, sql_filter: sql, correlation_filter: block } = this.resource.values;
    const [problem] = problemsOfBody(this.resource).filter(({ diagnostic }) => diagnostic.severity === 'error');
    if (problem !== undefined) {
      const { argument, diagnostic } = problem;
      return this.refused(this.written(argument), argument, diagnostic.message);
    }
    if (type instanceof Reference) return this.unknown('filter_type', type);
    const isText = sql instanceof Reference || (typeof sql === 'string' && sql !== '');
    if (type === 'CorrelationFilter' || (type === undefined && !isText)) return this.correlation(block);
    if (sql instanceof Reference) return this.unknown('sql_filter', sql);
    const filter = SqlFilter.parse(plainText(sql));
    if (filter.predicate !== undefined) return { kind: 'known', filter };
    const [error] = filter.diagnostics();
    const why = error === undefined ? 'not valid' : firstLine(filter.describe(error));
    return this.refused(filter, 'sql_filter', `Azure would refuse its filter: ${why}`);
  }

  /** What is written as the filter in an argument that is refused. */
  private written(argument: string): RuleFilter | undefined {
    const { sql_filter: sql } = this.resource.values;
    if (argument === 'correlation_filter') return CorrelationFilter.of({});
    return argument === 'sql_filter' && typeof sql === 'string' && sql !== '' ? SqlFilter.parse(sql) : undefined;
  }

  /** A block in a plan is a list, in cdktf's JSON an object. */
  private correlation(block: unknown): RuleMatch {
    const filter = firstOf(block);
    if (filter instanceof Reference) return this.unknown('correlation_filter', filter);
    const given = isObject(filter) ? filter : {};
    const fields = [...FIELDS].flatMap(([name, field]) => this.condition(name, field, given[name]));
    const { properties } = given;
    if (properties instanceof Reference) this.note('correlation_filter.properties', properties);
    // A reference is an object, too.
    const known = isObject(properties) && !(properties instanceof Reference) ? properties : {};
    const texts = Object.entries(known).flatMap(([name, value]) => this.condition(`properties.${name}`, name, value));
    const conditions = CorrelationFilter.of({
      ...Object.fromEntries(fields),
      ...(texts.length > 0 && { properties: Object.fromEntries(texts) }),
    });
    if (this.unresolved.length === 0) return { kind: 'known', filter: conditions };
    return {
      kind: 'part',
      atMost: fields.length + texts.length > 0 ? conditions : undefined,
      unresolved: this.unresolved,
    };
  }

  /** One condition; azurerm leaves out an empty text, and Terraform makes text of numbers. */
  private condition(argument: string, name: string, value: unknown): (readonly [string, string])[] {
    if (value instanceof Reference) this.note(`correlation_filter.${argument}`, value);
    if (typeof value === 'number' || typeof value === 'boolean') return [[name, String(value)]];
    return typeof value === 'string' && value !== '' ? [[name, value]] : [];
  }

  private note(argument: string, value: Reference): void {
    this.unresolved.push({ address: this.resource.address, argument, problem: `it is ${textOf(value)}` });
  }

  private unknown(argument: string, value: Reference): RuleMatch {
    this.note(argument, value);
    return { kind: 'part', atMost: undefined, unresolved: this.unresolved };
  }

  private refused(filter: RuleFilter | undefined, argument: string, problem: string): RuleMatch {
    return { kind: 'refused', filter, unresolved: { address: this.resource.address, argument, problem } };
  }
}

function firstOf(block: unknown): unknown {
  return Array.isArray(block) ? block[0] : block;
}
