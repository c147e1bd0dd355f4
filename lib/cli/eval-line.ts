import { isAscii, isUtf8 } from 'node:buffer';
import { LINE_FEED, NestedTooDeeply, parseJson } from '../files';
import {
  applyAction,
  type CompiledFilter,
  type CorrelationMatch,
  compileFilter,
  Failure,
  isObject,
  type Message,
  matchesCorrelation,
  messageFromJson,
  messageToJson,
  NotAMessage,
  type Parsing,
  parseAction,
  parseFilter,
  type Statement,
  valueFromJson,
} from '../rules';
import { harmlessJson } from '../text';

/** What a rule of a line does with one message: the word of a filter, or the message after an action. */
type Answer = string | object;
type Rule = { readonly refusal: object } | { readonly answer: (message: Message) => Answer };

/** Lines of one run often ask about the same rules: each is parsed once. */
const filters = new Map<string, Rule>();
const actions = new Map<string, Rule>();
const MOST_REMEMBERED = 10_000;

/**
 * The answers to some lines of UTF-8, each with its line end; empty lines are passed over. What a terminal would act on is
 * written in JSON's own form.
 */
export function answerLines(lines: Buffer): string {
  let answers = '';
  for (let start = 0; start < lines.length; ) {
    const found = lines.indexOf(LINE_FEED, start);
    const end = found === -1 ? lines.length : found;
    const line = lines.subarray(start, end);
    if (!isAscii(line) && !isUtf8(line)) answers += `${NOT_UTF8}\n`;
    else {
      const text = decode(line);
      if (text.trim() !== '') answers += `${answerLine(text)}\n`;
    }
    start = end + 1;
  }
  return harmlessJson(answers);
}

const NOT_UTF8 = JSON.stringify({ id: null, input: 'not UTF-8: save it as UTF-8' });

/** Line by line, since one letter beyond Latin-1 makes a whole text wide, and wide texts are slower to read. */
function decode(line: Buffer): string {
  return line.toString(isAscii(line) ? 'latin1' : 'utf8');
}

/**
 * The answer to one line of `scheduler eval`, as JSON. Never throws: a line that is no request is answered with what
 * is wrong with it.
 */
export function answerLine(line: string): string {
  let id: unknown = null;
  try {
    const request = parseJson(line);
    if (!isObject(request))
      throw new NotAMessage('expected an object with id, messages, and one of sql, action and correlation');
    id = request.id ?? null;
    const rule = ruleOf(request);
    if ('refusal' in rule) return JSON.stringify({ id, ...rule.refusal });
    return `{"id":${JSON.stringify(id)},"valid":true,"results":[${results(rule.answer, request.messages)}]}`;
  } catch (error) {
    if (error instanceof SyntaxError) return JSON.stringify({ id, input: `not JSON: ${error.message}` });
    if (error instanceof NotAMessage || error instanceof NestedTooDeeply) {
      return JSON.stringify({ id, input: error.message });
    }
    throw error;
  }
}

function results(answer: (message: Message) => Answer, messages: unknown): string {
  if (messages === undefined) return '';
  if (!Array.isArray(messages)) throw new NotAMessage('messages is not a list');
  let texts = '';
  for (const json of messages) {
    const result = answer(messageFromJson(json));
    texts += `${texts === '' ? '' : ','}${typeof result === 'string' ? `"${result}"` : JSON.stringify(result)}`;
  }
  return texts;
}

function ruleOf({ sql, action, correlation }: Readonly<Record<string, unknown>>): Rule {
  const given = [sql, action, correlation].filter((part) => part !== undefined);
  if (given.length !== 1) throw new NotAMessage('expected one of sql, action and correlation');
  if (typeof sql === 'string') return remembered(filters, sql, () => filterRule(parseFilter(sql)));
  if (typeof action === 'string') return remembered(actions, action, () => actionRule(parseAction(action)));
  if (correlation !== undefined) return correlationRule(correlation);
  throw new NotAMessage('sql and action are text');
}

function remembered(parsed: Map<string, Rule>, text: string, make: () => Rule): Rule {
  const known = parsed.get(text);
  if (known !== undefined) return known;
  const rule = make();
  if (parsed.size < MOST_REMEMBERED) parsed.set(text, rule);
  return rule;
}

function filterRule(parsing: Parsing<Parameters<typeof compileFilter>[0]>): Rule {
  if (!parsing.valid) return { refusal: refusal(parsing.error) };
  const evaluate: CompiledFilter = compileFilter(parsing.value);
  return {
    answer: (message) => {
      const result = evaluate(message);
      if (typeof result === 'boolean') return result ? 'true' : 'false';
      return result === undefined ? 'unknown' : 'error';
    },
  };
}

function actionRule(parsing: Parsing<readonly Statement[]>): Rule {
  if (!parsing.valid) return { refusal: refusal(parsing.error) };
  return {
    answer: (message) => {
      const after = applyAction(parsing.value, message);
      return after instanceof Failure ? 'error' : messageToJson(after);
    },
  };
}

/** Where the engine names a place, so does the answer. */
function refusal({ detail, reported }: Extract<Parsing<unknown>, { valid: false }>['error']): object {
  return { valid: false, error: { ...reported, detail } };
}

function correlationRule(json: unknown): Rule {
  if (!isObject(json)) throw new NotAMessage('correlation is not an object');
  const { properties = {}, ...system } = json;
  if (!isObject(properties)) throw new NotAMessage('properties of the correlation filter is not an object');
  const match: CorrelationMatch = { system: systemValues(system), properties: values(properties) };
  if (match.system.size + match.properties.size === 0) {
    return { refusal: { valid: false, error: { detail: 'a correlation filter needs at least one condition' } } };
  }
  return { answer: (message) => String(matchesCorrelation(match, message)) };
}

const CORRELATION_NAMES = new Map(
  ['ContentType', 'CorrelationId', 'Label', 'MessageId', 'ReplyTo', 'ReplyToSessionId', 'SessionId', 'To'].map(
    (name) => [name.toLowerCase(), name],
  ),
);

function systemValues(json: Readonly<Record<string, unknown>>): Map<string, ReturnType<typeof valueFromJson>> {
  const given = Object.entries(json).filter(([, value]) => value !== null);
  return new Map(
    given.map(([name, value]) => {
      const known = CORRELATION_NAMES.get(name.toLowerCase());
      if (known === undefined) throw new NotAMessage(`a correlation filter has no field ${name}`);
      return [known, valueFromJson(value, name)];
    }),
  );
}

function values(json: Readonly<Record<string, unknown>>): Map<string, ReturnType<typeof valueFromJson>> {
  return new Map(Object.entries(json).map(([name, value]) => [name, valueFromJson(value, name)]));
}
