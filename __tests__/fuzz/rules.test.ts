import fc from 'fast-check';
import { answerLine } from '../../lib/cli/eval/eval-line';
import {
  applyAction,
  compileFilter,
  messageFromJson,
  NotAMessage,
  parseAction,
  parseFilter,
  SqlAction,
  SqlFilter,
} from '../../lib/rules';
import { arbitraryMessage } from '../support/arbitrary-rules';
import { damagedFilter, requestLine, wordSalad } from './arbitrary/messages';
import { strangeText } from './arbitrary/text';
import { runs } from './runs';

const texts = fc.oneof(wordSalad, fc.string({ unit: 'binary', maxLength: 200 }), damagedFilter, strangeText);
const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), strangeText);

test('no text makes the parser throw, and every refusal has a code and a message', () => {
  fc.assert(
    fc.property(texts, (text) => {
      for (const parsing of [parseFilter(text), parseAction(text)]) {
        if (parsing.valid) continue;
        expect(parsing.error.code).toBeTruthy();
        expect(parsing.error.describe(text)).toBeTruthy();
      }
      for (const part of [SqlFilter.parse(text), SqlAction.parse(text)]) {
        for (const diagnostic of part.diagnostics()) expect(part.describe(diagnostic)).toBeTruthy();
      }
    }),
    runs(2000),
  );
});

test('no message makes a rule throw', () => {
  fc.assert(
    fc.property(damagedFilter, arbitraryMessage, (text, json) => {
      const message = messageFromJson(json);
      const [filter, action] = [parseFilter(text), parseAction(`SET a = ${text}`)];
      if (filter.valid) compileFilter(filter.value)(message);
      if (action.valid) applyAction(action.value, message);
    }),
    runs(2000),
  );
});

test('anything else than a message is refused in words', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (json) => {
      try {
        messageFromJson(json);
      } catch (error) {
        expect(error).toBeInstanceOf(NotAMessage);
      }
    }),
    runs(2000),
  );
});

test('every line is answered by a line', () => {
  const requests = fc.oneof(
    fc.json(),
    anyText,
    requestLine,
    fc
      .record({ id: fc.jsonValue(), sql: texts, messages: fc.array(arbitraryMessage) })
      .map((request) => JSON.stringify(request)),
  );
  fc.assert(
    fc.property(requests, (line) => {
      expect(JSON.parse(answerLine(line))).toHaveProperty('id');
    }),
    runs(2000),
  );
});

/** Texts of a megabyte that would be slow, or deep, in the wrong parser. */
const MEGABYTE = 1_000_000;
test.each([
  ['an open string', `a = '${'x'.repeat(MEGABYTE)}`],
  ['quotes', "'".repeat(MEGABYTE)],
  ['brackets', '['.repeat(MEGABYTE)],
  ['parentheses', '('.repeat(MEGABYTE)],
  ['blanks', ' '.repeat(MEGABYTE)],
  ['NOT', 'NOT '.repeat(MEGABYTE / 4)],
  ['an OR chain', `${'a = 1 OR '.repeat(MEGABYTE / 9)}a = 1`],
])('a megabyte of %s is refused', (_, text) => {
  for (const part of [SqlFilter.parse(text), SqlAction.parse(text)]) {
    expect(part.diagnostics()).toMatchObject([{ severity: 'error' }]);
  }
});

test.each([
  ['parentheses around a condition', `${'('.repeat(509)}a=1${')'.repeat(509)}`, true],
  ['parentheses around an expression', `${'('.repeat(509)}1${')'.repeat(509)}=1`, true],
  ['open parentheses', '('.repeat(1024), false],
  ['NOT', `${'NOT '.repeat(255)}a=1`, false],
  ['minus signs', `${'- '.repeat(500)}a=1`, false],
  ['calls', `${'p('.repeat(300)}'a'${')'.repeat(300)}=1`, false],
])('deep nesting of %s is answered', (_, text, valid) => {
  expect(parseFilter(text).valid).toBe(valid);
});
