import { checkWrittenText, type Diagnostic } from '../../rules';
import { Reference } from '../../terraform/resource';

/** The arguments of an `azurerm_servicebus_subscription_rule` as a document has them: any may be unknown, or absent. */
export interface RuleBody {
  readonly name: unknown;
  readonly filterType: unknown;
  readonly sqlFilter: unknown;
  /** The block: an object, or a list of at most one, as plans have it. */
  readonly correlationFilter: unknown;
  readonly action: unknown;
}

/** One thing that Azure or azurerm does with a rule other than its author would think. */
export interface BodyProblem {
  readonly argument: 'name' | 'filter_type' | 'sql_filter' | 'correlation_filter' | 'action';
  readonly diagnostic: Diagnostic;
}

const SQL = 'SqlFilter';
const CORRELATION = 'CorrelationFilter';
const LONGEST_NAME = 50;

/**
 * What is wrong with the arguments of a rule, each for itself and together, whatever their text means: what `terraform
 * validate` or `apply` refuses, what Azure refuses, and what is silently ignored. Nothing is said of what only
 * Terraform knows (a `Reference`), nor of what depends on it.
 *
 * @see facts on azurerm 4.x, measured: azurerm checks a name for its length only and `sql_filter` for 1 to 1024 bytes;
 *   it sends the body that `filter_type` names and ignores the other; `$` names are Azure's own; Azure trims SQL
 *   (hashicorp/terraform-provider-azurerm#14559)
 */
export function ruleBodyProblems(body: RuleBody): BodyProblem[] {
  return [...nameProblems(body.name), ...typeProblems(body), ...textProblems(body)];
}

function nameProblems(name: unknown): BodyProblem[] {
  if (typeof name !== 'string') return [];
  const refused = (message: string) => [problem('name', 'error', 'rule-name', message)];
  if (name === '' || name.length > LONGEST_NAME) {
    return refused(
      `the name has ${name.length} characters; terraform validate refuses others than 1 to ${LONGEST_NAME}`,
    );
  }
  if (/^\$default$/i.test(name)) {
    return refused(
      `${name} is the rule that Azure makes with each subscription: terraform apply fails on it, since it exists already, and importing it leaves the subscription without a rule; use another name`,
    );
  }
  if (name.startsWith('$')) return refused("names that begin with $ are Azure's own; use another name");
  if (/[^\w.-]/.test(name) || /^[.-]|[.-]$/.test(name)) {
    return refused(
      `the name ${JSON.stringify(name)} passes terraform plan, and Azure refuses it at apply: only letters, digits, "_", "." and "-", with a letter, digit or "_" at both ends`,
    );
  }
  return [];
}

function typeProblems({ filterType, sqlFilter, correlationFilter }: RuleBody): BodyProblem[] {
  if (filterType instanceof Reference) return [];
  if (typeof filterType === 'string' && filterType !== SQL && filterType !== CORRELATION) {
    const message = `terraform validate refuses the type ${JSON.stringify(filterType)}: only ${SQL} and ${CORRELATION}; for a true filter use SQL 1=1, for a false one 1=0`;
    return [problem('filter_type', 'error', 'no-filter', message)];
  }
  const [sql, correlation] = [stateOf(sqlFilter), stateOfBlock(correlationFilter)];
  if (sql === 'there' && correlation !== 'absent' && correlation !== 'unknown') {
    const message = 'terraform validate refuses sql_filter and correlation_filter together; leave one of them out';
    return [problem('filter_type', 'error', 'ignored-filter', message)];
  }
  // Without a type the body tells; azurerm asks for one, and validate says so.
  const type =
    typeof filterType === 'string' ? filterType : sql === 'absent' && correlation !== 'absent' ? CORRELATION : SQL;
  return type === SQL ? sqlProblems(sql, correlation) : correlationProblems(sql, correlation);
}

function sqlProblems(sql: ArgumentState, correlation: ArgumentState): BodyProblem[] {
  if (sql === 'there' || sql === 'unknown') return [];
  if (correlation === 'unknown') return [];
  if (correlation !== 'absent') {
    const message = `the type is ${SQL}, so azurerm ignores the correlation filter without a word and sends an empty SQL filter, which Azure refuses at apply; make the type ${CORRELATION}`;
    return [problem('filter_type', 'error', 'ignored-filter', message)];
  }
  const message =
    sql === 'empty'
      ? 'terraform validate refuses an empty sql_filter; use 1=1 to match every message'
      : `the type is ${SQL} and there is no sql_filter: azurerm sends an empty one, which Azure refuses at apply; use 1=1 to match every message`;
  return [problem('sql_filter', 'error', 'no-filter', message)];
}

function correlationProblems(sql: ArgumentState, correlation: ArgumentState): BodyProblem[] {
  if (correlation === 'there' || correlation === 'unknown') return [];
  if (correlation === 'empty') {
    const message =
      'the correlation filter has no condition (empty texts are dropped): terraform refuses it at apply; give one, or use SQL 1=1';
    return [problem('correlation_filter', 'error', 'no-filter', message)];
  }
  if (sql === 'unknown') return [];
  const ignored = sql === 'there' ? `; its sql_filter does not count, make the type ${SQL}` : '';
  const message = `the type is ${CORRELATION} and there is no correlation_filter, which fails at apply${ignored}`;
  return [problem('filter_type', 'error', sql === 'there' ? 'ignored-filter' : 'no-filter', message)];
}

function textProblems({ sqlFilter, action }: RuleBody): BodyProblem[] {
  const texts = [['sql_filter', 'filter', sqlFilter] as const, ['action', 'action', action] as const];
  return texts.flatMap(([argument, kind, text]) =>
    typeof text === 'string' && text !== ''
      ? checkWrittenText(kind, text).map((diagnostic) => ({ argument, diagnostic }))
      : [],
  );
}

/** Whether a body of a rule is there, or may be. */
export function isThere(body: unknown): boolean {
  return body !== undefined && body !== null && body !== '';
}

type ArgumentState = 'unknown' | 'absent' | 'empty' | 'there';

function stateOf(value: unknown): ArgumentState {
  if (value instanceof Reference) return 'unknown';
  if (value === undefined || value === null) return 'absent';
  return value === '' ? 'empty' : 'there';
}

/** Of a block: whether it has a condition at all; empty texts are none to azurerm. */
function stateOfBlock(block: unknown): ArgumentState {
  if (block instanceof Reference) return 'unknown';
  const [filter] = Array.isArray(block) ? block : [block];
  if (filter instanceof Reference) return 'unknown';
  if (typeof filter !== 'object' || filter === null) return 'absent';
  const { properties, ...fields } = filter as Readonly<Record<string, unknown>>;
  const own = typeof properties === 'object' && properties !== null && !(properties instanceof Reference);
  const states = [...Object.values(fields), ...(own ? Object.values(properties) : [properties])].map(stateOf);
  if (states.includes('there')) return 'there';
  return states.includes('unknown') ? 'unknown' : 'empty';
}

function problem(
  argument: BodyProblem['argument'],
  severity: Diagnostic['severity'],
  code: Diagnostic['code'],
  message: string,
): BodyProblem {
  return { argument, diagnostic: { severity, code, message } };
}
