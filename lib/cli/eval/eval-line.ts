import { isAscii, isUtf8 } from 'node:buffer';
import { checkNesting, LINE_FEED, NestedTooDeeply } from '../../files';
import { ignoredText, type ReadMessage, readMessage } from '../../routing/messages';
import { isObject, type Message, messageFromJson, NotAMessage } from '../../rules';
import { parseExactly, sourceOfMember } from '../../schema';
import { faultIn, harmlessJson } from '../../text';
import { requestProblems } from './eval-request';
import { type Answer, type AnsweringRule, ruleOf, usualRule } from './eval-rule';
import { readUsualLine } from './usual-line';

/** So many problems of one line are told. */
const MOST_PROBLEMS = 10;

/**
 * The answers to some lines of UTF-8, each with its line end; empty lines are passed over. What a terminal would act on is
 * written in JSON's own form.
 */
export function answerLines(lines: Buffer): string {
  let answers = '';
  const areAscii = isAscii(lines);
  for (let start = 0; start < lines.length; ) {
    const found = lines.indexOf(LINE_FEED, start);
    const end = found === -1 ? lines.length : found;
    // Line by line, since one letter beyond Latin-1 makes a whole text wide, and wide texts are slower to read.
    const text = areAscii ? lines.toString('latin1', start, end) : decoded(lines.subarray(start, end));
    if (text === undefined) answers += `${NOT_UTF8}\n`;
    else if (text.trim() !== '') answers += `${answerLine(text)}\n`;
    start = end + 1;
  }
  return harmlessJson(answers);
}

const NOT_UTF8 = JSON.stringify({ id: null, input: 'not UTF-8: save it as UTF-8' });

/** The text of a line; nothing where it is not UTF-8. */
function decoded(line: Buffer): string | undefined {
  if (isAscii(line)) return line.toString('latin1');
  return isUtf8(line) ? line.toString('utf8') : undefined;
}

/**
 * The answer to one line of `training-job-scheduler eval`, as JSON. Never throws: a line that is no request is answered with what
 * is wrong with it, and one that this program fails on with that.
 */
export function answerLine(line: string): string {
  return answerUsualLine(line) ?? answerAnyLine(line);
}

/** The answer to a line as nearly all are, in less time; nothing for others. */
function answerUsualLine(line: string): string | undefined {
  const request = readUsualLine(line);
  const rule = request === undefined ? undefined : usualRule(request.kind, request.rule);
  if (request === undefined || rule === undefined) return undefined;
  const { id, messages } = request;
  if ('refusal' in rule) return refused(id, rule.refusal);
  try {
    let texts = '';
    for (const message of messages) texts += `${texts === '' ? '' : ','}${answerText(rule, message)}`;
    return answered(id, texts);
  } catch (error) {
    return notAnswered(id, faultIn('this line', error));
  }
}

/** The answer to whatever a line is: what is wrong with one is known here. */
export function answerAnyLine(line: string): string {
  let request: unknown;
  let id = 'null';
  try {
    checkNesting(line);
    request = parseExactly(line);
    id = idIn(request, line);
    return answerRequest(request, id);
  } catch (error) {
    return notAnswered(id, whyNot(error, request));
  }
}

function answered(id: string, results: string, notes: readonly string[] = []): string {
  const told = notes.length === 0 ? '' : `,"notes":${JSON.stringify(notes)}`;
  return `{"id":${id},"valid":true,"results":[${results}]${told}}`;
}

function refused(id: string, refusal: object): string {
  return `{"id":${id},${JSON.stringify(refusal).slice(1)}`;
}

function notAnswered(id: string, why: string): string {
  return `{"id":${id},"input":${JSON.stringify(why)}}`;
}

/** What a rule does with a message, as JSON. */
function answerText({ answer }: AnsweringRule, message: Message): string {
  const result: Answer = answer(message);
  return typeof result === 'string' ? `"${result}"` : JSON.stringify(result);
}

/** The id as it is written, in JSON: whatever it is, it comes back as it was. */
function idIn(request: unknown, line: string): string {
  const id = isObject(request) && Object.hasOwn(request, 'id') ? request.id : null;
  const isPlain = typeof id === 'string' || typeof id === 'boolean' || id === null || Number.isSafeInteger(id);
  return isPlain ? JSON.stringify(id) : (sourceOfMember(line, 'id') ?? 'null');
}

function answerRequest(request: unknown, id: string): string {
  // What was misspelt would be missing.
  const isWhole = isObject(request) && request.messages !== undefined;
  const problems = isWhole ? [] : requestProblems(request);
  if (!isObject(request) || problems.length > 0) throw new NotAMessage(problems);
  const rule = ruleOf(request);
  if ('refusal' in rule) return refused(id, rule.refusal);
  const { texts, notes } = results(rule, request.messages);
  return answered(id, texts, notes);
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

function results(rule: AnsweringRule, messages: unknown): { texts: string; notes: string[] } {
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
      texts += `${texts === '' ? '' : ','}${answerText(rule, read.message)}`;
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
