import { checkNesting } from '../../files';
import {
  applyAction,
  CORRELATION_FIELDS,
  type CompiledFilter,
  type CorrelationMatch,
  compileFilter,
  Failure,
  isObject,
  type Message,
  matchesCorrelation,
  messageToJson,
  NotAMessage,
  nearest,
  type Parsing,
  parseAction,
  parseFilter,
  pathTo,
  type Statement,
  show,
  systemPropertyOf,
  type Value,
  valueFromJson,
} from '../../rules';
import { parseExactly } from '../../schema';

type JsonObject = Readonly<Record<string, unknown>>;

/** What a rule of a line does with one message: the word of a filter, or the message after an action. */
export type Answer = string | object;
/** A rule that a line asks about, ready to be asked. */
export interface AnsweringRule {
  readonly answer: (message: Message) => Answer;
}
/** One that Service Bus would refuse, with where and why. */
interface RefusedRule {
  readonly refusal: object;
}
export type AskedRule = AnsweringRule | RefusedRule;

/** The kinds of rules that a line may have, by the names of their members. */
export type RuleKind = 'sql' | 'action' | 'correlation';

/** Lines of one run often ask about the same rules: each is made once. */
const remembered: Readonly<Record<RuleKind, Map<string, AskedRule>>> = {
  sql: new Map(),
  action: new Map(),
  correlation: new Map(),
};
const MOST_REMEMBERED = 10_000;

/** The rule that a line has. @throws NotAMessage where it has none */
export function ruleOf({ sql, action, correlation }: JsonObject): AskedRule {
  const given = [sql, action, correlation].filter((part) => part !== undefined);
  if (given.length !== 1) throw new NotAMessage(['expected one of sql, action and correlation']);
  if (typeof sql === 'string') return made('sql', sql);
  if (typeof action === 'string') return made('action', action);
  if (isObject(correlation)) return correlationRule(correlation);
  throw new NotAMessage(['sql and action are text, and correlation is an object']);
}

/** The rule of a text: SQL, or the JSON of a correlation filter; nothing where that is none. */
export function usualRule(kind: RuleKind, text: string): AskedRule | undefined {
  try {
    return made(kind, text);
  } catch {
    // What is wrong with it is told where the whole line is read.
    return undefined;
  }
}

function made(kind: RuleKind, text: string): AskedRule {
  const known = remembered[kind].get(text);
  if (known !== undefined) return known;
  // A text of its own: a piece of a line would keep all of the line for as long as it is remembered.
  const own = JSON.parse(JSON.stringify(text)) as string;
  const rule = make(kind, own);
  if (remembered[kind].size < MOST_REMEMBERED) remembered[kind].set(own, rule);
  return rule;
}

function make(kind: RuleKind, text: string): AskedRule {
  switch (kind) {
    case 'sql':
      return filterRule(text, parseFilter(text));
    case 'action':
      return actionRule(text, parseAction(text));
    case 'correlation':
      checkNesting(text);
      return correlationRule(parseExactly(text) as JsonObject);
  }
}

function filterRule(text: string, parsing: Parsing<Parameters<typeof compileFilter>[0]>): AskedRule {
  if (!parsing.valid) return { refusal: refusal(text, parsing.error) };
  const evaluate: CompiledFilter = compileFilter(parsing.value);
  return {
    answer: (message) => {
      const result = evaluate(message);
      if (typeof result === 'boolean') return result ? 'true' : 'false';
      return result === undefined ? 'unknown' : 'error';
    },
  };
}

function actionRule(text: string, parsing: Parsing<readonly Statement[]>): AskedRule {
  if (!parsing.valid) return { refusal: refusal(text, parsing.error) };
  return {
    answer: (message) => {
      const after = applyAction(parsing.value, message);
      return after instanceof Failure ? 'error' : messageToJson(after);
    },
  };
}

/** Where the engine names a place, so does the answer, as the engine counts; what is for people has it as they do. */
function refusal(text: string, error: Extract<Parsing<unknown>, { valid: false }>['error']): object {
  return { valid: false, error: { ...error.reported, detail: error.placed(text) } };
}

function correlationRule({ properties = {}, ...fields }: JsonObject): AskedRule {
  if (!isObject(properties)) throw new NotAMessage(['correlation.properties is not an object']);
  const problems: string[] = [];
  const read = <T>(from: () => T): T[] => {
    try {
      return [from()];
    } catch (error) {
      if (!(error instanceof NotAMessage)) throw error;
      problems.push(...error.problems);
      return [];
    }
  };
  const given = Object.entries(fields).filter(([, value]) => value !== null);
  const system = given.flatMap(([name, value]) => read(() => [fieldOf(name), textOf(name, value)] as const));
  const others = Object.entries(properties).flatMap(([name, value]) =>
    read(() => [name, valueFromJson(value, pathTo('correlation.properties', name))] as const),
  );
  if (problems.length > 0) throw new NotAMessage(problems);
  const match: CorrelationMatch = { system: new Map(system), properties: new Map(others) };
  if (match.system.size + match.properties.size === 0) {
    return { refusal: { valid: false, error: { detail: 'a correlation filter needs at least one condition' } } };
  }
  return { answer: (message) => String(matchesCorrelation(match, message)) };
}

const FIELD_NAMES: ReadonlyMap<string, string> = new Map(
  CORRELATION_FIELDS.map(systemPropertyOf).map((name) => [name.toLowerCase(), name]),
);

function fieldOf(name: string): string {
  const known = FIELD_NAMES.get(name.toLowerCase());
  if (known !== undefined) return known;
  const names = [...FIELD_NAMES.values(), 'properties'];
  const near = nearest(name, names);
  const advice = near === undefined ? `allowed are ${names.join(', ')}` : `did you mean ${near}?`;
  throw new NotAMessage([`correlation: unknown field ${show(name)}; ${advice}`]);
}

function textOf(name: string, json: unknown): Value {
  const place = pathTo('correlation', name);
  const value = valueFromJson(json, place);
  if (typeof value !== 'string') throw new NotAMessage([`${place}: got ${show(json)}, allowed a text`]);
  return value;
}
