import fc from 'fast-check';
import { answerLine } from '../../lib/cli/eval-line';
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
import { arbitraryFilter, arbitraryMessage } from '../support/arbitrary-rules';

/** `npm run fuzz` runs many more. */
const numRuns = Number(process.env.FUZZ_RUNS ?? 2000);

const words = fc.constantFrom(
  ...'AND OR NOT EXISTS LIKE ESCAPE IN IS NULL TRUE FALSE SET REMOVE begin a sys. user. Label newid() p( ( ) , . ; = <> < > + - * / % @x 1 1.5 1E5 \' " [ ] -- \n \t $ é 😀'.split(
    ' ',
  ),
);
const wordSalad = fc.array(words, { maxLength: 40 }).map((parts) => parts.join(' '));
const anyText = fc.string({ unit: 'binary', maxLength: 200 });

/** A valid filter with a piece cut out, doubled, or put elsewhere. */
const mutated = fc.tuple(arbitraryFilter, fc.nat(100), fc.nat(20), words).map(([sql, at, length, word]) => {
  const start = at % (sql.length + 1);
  return `${sql.slice(0, start)}${word}${sql.slice(start + (length % 10))}`;
});

const texts = fc.oneof(wordSalad, anyText, mutated);

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
    { numRuns },
  );
});

test('no message makes a rule throw', () => {
  fc.assert(
    fc.property(mutated, arbitraryMessage, (text, json) => {
      const message = messageFromJson(json);
      const [filter, action] = [parseFilter(text), parseAction(`SET a = ${text}`)];
      if (filter.valid) compileFilter(filter.value)(message);
      if (action.valid) applyAction(action.value, message);
    }),
    { numRuns },
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
    { numRuns },
  );
});

test('every line is answered by a line', () => {
  const requests = fc.oneof(
    fc.json(),
    anyText,
    fc
      .record({ id: fc.jsonValue(), sql: texts, messages: fc.array(arbitraryMessage) })
      .map((request) => JSON.stringify(request)),
  );
  fc.assert(
    fc.property(requests, (line) => {
      expect(JSON.parse(answerLine(line))).toHaveProperty('id');
    }),
    { numRuns },
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
