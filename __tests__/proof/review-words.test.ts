import { namesOf } from '../../lib/proof/review/remarks/listed-names';
import { placeKey } from '../../lib/proof/review/remarks/pairs';
import type { Remark } from '../../lib/proof/review/remarks/review';
import { grouped } from '../../lib/proof/review/topics/remarks-on-unknown';

test.each<[names: string[], text: string]>([
  [['a'], '`a`'],
  [['a', 'b', 'c', 'd', 'e'], '`a`, `b`, `c`, `d`, `e`'],
  [['a', 'b', 'c', 'd', 'e', 'f', 'g'], '`a`, `b`, `c`, `d`, `e` and 2 more'],
])('names in a sentence: %j', (names, text) => {
  expect(namesOf(names)).toBe(text);
});

test('topics of one name in two namespaces are two, whatever their names', () => {
  const places = [
    { namespace: 'a', name: 'b' },
    { namespace: 'b', name: 'a' },
    { namespace: 'a', name: 'c' },
    { namespace: 'a","b', name: '' },
  ];
  expect(new Set(places.map(placeKey)).size).toBe(places.length);
  expect(placeKey({ namespace: 'a', name: 'b' })).toBe(placeKey({ namespace: 'a', name: 'b' }));
});

describe('questions that wait for the same', () => {
  const cause = (address: string) => ({ address, argument: 'sql_filter', problem: 'it is ${var.x}' });
  const remark = (text: string, more: Partial<Remark> = {}): Remark => ({
    code: 'unresolved',
    subject: 's',
    text,
    ...more,
  });
  const texts = (remarks: readonly Remark[]) => grouped(remarks).map(({ text }) => text);
  const waiting = (text: string, address = 'a') => remark(text, { waitsFor: [cause(address)] });

  test.each<[count: number, said: string]>([
    [1, 'q0'],
    [2, 'q0 (and 1 more question waits for that)'],
    [3, 'q0 (and 2 more questions wait for that)'],
  ])('%i of them are told once', (count, said) => {
    expect(texts(Array.from({ length: count }, (_, index) => waiting(`q${index}`)))).toEqual([said]);
  });

  test('two causes are two, and what waits for nothing is told as it is', () => {
    expect(texts([waiting('one'), remark('plain'), waiting('two', 'b'), remark('plain')])).toEqual([
      'one',
      'plain',
      'two',
      'plain',
    ]);
  });

  test('those that wait for a rule of which it is told already say nothing', () => {
    const told = remark('the rule is refused', { code: 'invalid-rule', tells: [cause('a')] });
    expect(texts([told, waiting('q'), waiting('other', 'b')])).toEqual(['the rule is refused', 'other']);
  });
});
