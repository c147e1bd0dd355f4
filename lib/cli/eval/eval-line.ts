import { isAscii, isUtf8 } from 'node:buffer';
import { checkNesting, LINE_FEED, NestedTooDeeply } from '../../files';
import { ignoredText, type ReadMessage, readMessage } from '../../routing/messages';
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
  messageFromJson,
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
import { parseExactly, sourceOfMember } from '../../schema';
import { faultIn, harmlessJson } from '../../text';
import { requestProblems } from './eval-request';
import { readUsualLine, type UsualRequest } from './usual-line';

const OLD = process.env.OLD;
type JsonObject = Readonly<Record<string, unknown>>;

/** What a rule of a line does with one message: the word of a filter, or the message after an action. */
type Answer = string | object;
type Rule = { readonly refusal: object } | { readonly answer: (message: Message) => Answer };

/** Lines of one run often ask about the same rules: each is parsed once. */
const filters = new Map<string, Rule>();
const actions = new Map<string, Rule>();
const MOST_REMEMBERED = 10_000;
/** So many problems of one line are told. */
const MOST_PROBLEMS = 10;

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
 * is wrong with it, and one that this program fails on with that.
 */
export function answerLine(line: string): string {
  let request: unknown;
  let id = 'null';
  try {
    const usual = OLD ? undefined : readUsualLine(line);
    if (usual !== undefined) return answerUsual(usual);
    checkNesting(line);
    request = parseExactly(line);
    id = idIn(request, line);
    return answerRequest(request, id);
  } catch (error) {
    return `{"id":${id},"input":${JSON.stringify(whyNot(error, request))}}`;
  }
}

/** The id as it is written, in JSON: whatever it is, it comes back as it was. */
function idIn(request: unknown, line: string): string {
  const id = isObject(request) && Object.hasOwn(request, 'id') ? request.id : null;
  const isPlain = typeof id === 'string' || typeof id === 'boolean' || id === null || Number.isSafeInteger(id);
  return isPlain ? JSON.stringify(id) : (sourceOfMember(line, 'id') ?? 'null');
}

function answerUsual({ id, kind, rule: text, messages }: UsualRequest): string {
  const rule =
    kind === 'sql'
      ? remembered(filters, text, () => filterRule(parseFilter(text)))
      : remembered(actions, text, () => actionRule(parseAction(text)));
  if ('refusal' in rule) return `{"id":${id},${JSON.stringify(rule.refusal).slice(1)}`;
  let texts = '';
  for (const message of messages) {
    const result = rule.answer(message);
    texts += `${texts === '' ? '' : ','}${typeof result === 'string' ? `"${result}"` : JSON.stringify(result)}`;
  }
  return `{"id":${id},"valid":true,"results":[${texts}]}`;
}

function answerRequest(request: unknown, id: string): string {
  // What was misspelt would be missing.
  const isWhole = isObject(request) && request.messages !== undefined;
  const problems = isWhole ? [] : requestProblems(request);
  if (!isObject(request) || problems.length > 0) throw new NotAMessage(problems);
  const rule = ruleOf(request);
  if ('refusal' in rule) return `{"id":${id},${JSON.stringify(rule.refusal).slice(1)}`;
  const { texts, notes } = results(rule.answer, request.messages);
  const told = notes.length === 0 ? '' : `,"notes":${JSON.stringify(notes)}`;
  return `{"id":${id},"valid":true,"results":[${texts}]${told}}`;
}

/** What is wrong with a line: what its form is not, else what its parts are not. */
function whyNot(error: unknown, request: unknown): string {
  if (error instanceof SyntaxError) return `not JSON: ${error.message}`;
  if (error instanceof NestedTooDeeply) return error.message;
  if (!(error instanceof NotAMessage)) return faultIn('this line', error);
  const ofForm = requestProblems(request);
  const all = ofForm.length > 0 ? ofForm : error.problems;
  const more = all.length > MOST_PROBLEMS ? [`and ${all.length - MOST_PROBLEMS} more`] : [];
  return [...all.slice(0, MOST_PROBLEMS), ...more].join('; ');
}

function results(answer: (message: Message) => Answer, messages: unknown): { texts: string; notes: string[] } {
  if (messages === undefined) return { texts: '', notes: [] };
  if (!Array.isArray(messages)) throw new NotAMessage(['messages is not a list']);
  let texts = '';
  const problems: string[] = [];
  const notes = new Set<string>();
  for (const [index, json] of messages.entries()) {
    try {
      const read = messageIn(json);
      if (read.assumed !== undefined) notes.add(read.assumed);
      if (read.ignored.length > 0) notes.add(ignoredText(read));
      const result = answer(read.message);
      texts += `${texts === '' ? '' : ','}${typeof result === 'string' ? `"${result}"` : JSON.stringify(result)}`;
    } catch (error) {
      if (!(error instanceof NotAMessage)) throw error;
      problems.push(...error.within(`messages[${index}]`).problems);
    }
  }
  if (problems.length > 0) throw new NotAMessage(problems);
  return { texts, notes: [...notes] };
}

const NOTHING: readonly string[] = [];

/** A message: nearly all are in the spelling of this command. */
function messageIn(json: unknown): ReadMessage {
  if (isObject(json)) {
    for (const name in json) if (name !== 'properties' && name !== 'system') return readMessage(json);
  }
  return { message: messageFromJson(json), ignored: NOTHING };
}

function ruleOf({ sql, action, correlation }: JsonObject): Rule {
  const given = [sql, action, correlation].filter((part) => part !== undefined);
  if (given.length !== 1) throw new NotAMessage(['expected one of sql, action and correlation']);
  if (typeof sql === 'string') return remembered(filters, sql, () => filterRule(parseFilter(sql)));
  if (typeof action === 'string') return remembered(actions, action, () => actionRule(parseAction(action)));
  if (isObject(correlation)) return correlationRule(correlation);
  throw new NotAMessage(['sql and action are text, and correlation is an object']);
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

function correlationRule({ properties = {}, ...fields }: JsonObject): Rule {
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
