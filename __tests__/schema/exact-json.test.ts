import fc from 'fast-check';
import { parseExactly, sourceOfMember } from '../../lib/schema';

test('whole numbers keep all their digits, and everything else is as JSON has it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.bigInt({ min: -(2n ** 90n), max: 2n ** 90n }), fc.string(), (json, number, name) => {
      const text = `{"json": ${JSON.stringify(json)}, ${JSON.stringify(`x${name}`)}: [${number}, "${number}"]}`;
      const kept = Number.isSafeInteger(Number(number)) ? Number(number) : number;
      const { json: same, ...others } = parseExactly(text) as Record<string, unknown>;
      expect(same).toEqual(JSON.parse(JSON.stringify(json), exactly));
      expect(others).toEqual({ [`x${name}`]: [kept, `${number}`] });
    }),
  );
});

/** Whole numbers that JSON.stringify has written in full. */
function exactly(_: string, value: unknown): unknown {
  const isInexact = Number.isInteger(value) && !Number.isSafeInteger(value) && !String(value).includes('e');
  return isInexact ? BigInt(String(value)) : value;
}

test.each<[text: string, value: unknown]>([
  ['[9007199254740993]', [9007199254740993n]],
  ['[ -9007199254740993 , 1]', [-9007199254740993n, 1]],
  ['[1234567890123456.5, 1234567890123456e1]', [1234567890123456.5, 12345678901234560]],
  ['{"a":"exact:","b":[12345678901234567890]}', { a: 'exact:', b: [12345678901234567890n] }],
  ['{"a":"\\u0065xact:5","b":[12345678901234567890]}', { a: 'exact:5', b: [12345678901234567890n] }],
  ['{"a, 1234567890123456789":": 1234567890123456789"}', { 'a, 1234567890123456789': ': 1234567890123456789' }],
])('%s', (text, value) => {
  expect(parseExactly(text)).toEqual(value);
});

test.each([
  '',
  '{',
  '[1,]',
  '{"a":12345678901234567890',
  `${'['.repeat(50_000)}12345678901234567890${']'.repeat(50_000)}`,
])('what is no JSON, or too deep to be kept exactly, is a SyntaxError: %.20s', (text) => {
  expect(() => parseExactly(text)).toThrow(SyntaxError);
});

test('the text of a member is as it was written', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (before, id) => {
      const written = JSON.stringify(id);
      expect(sourceOfMember(`{"a": ${JSON.stringify(before)}, "id" : ${written} , "b": {"id": 1}}`, 'id')).toBe(
        written,
      );
    }),
  );
  expect(sourceOfMember('{"id": 1, "id": 2}', 'id')).toBe('2');
  expect(sourceOfMember('{"a": {"id": 1}}', 'id')).toBeUndefined();
  expect(sourceOfMember('{"\\u0069d": [1]}', 'id')).toBe('[1]');
});
