import { distinct, known, knownOf, listed, missingOf, reasonsOf, type Unresolved, valueOr } from '../../lib/routing';
import { Missing } from '../../lib/routing/reading/missing';
import { partsOf } from '../../lib/routing/reading/parts-of';
import { Told, waitKey } from '../../lib/routing/topology/told-reasons';

const reason = (address: string, problem = 'is new', argument = ''): Unresolved => ({ address, argument, problem });

test('a fact has its value, or what stands for it', () => {
  expect(valueOr(known(undefined), 'other')).toBeUndefined();
  expect(valueOr(known(false), true)).toBe(false);
  expect(valueOr({ kind: 'unknown', unresolved: reason('a') }, 'other')).toBe('other');
});

test('a list is whole where nothing is missing, and a part where something is', () => {
  const [whole, part] = [listed([1, 2], []), listed([1], [reason('a')])];
  expect([whole, part].map(({ kind }) => kind)).toEqual(['all', 'part']);
  expect([whole, part].map(knownOf)).toEqual([[1, 2], [1]]);
  expect([whole, part].map(missingOf)).toEqual([[], [reason('a')]]);
});

test('reasons are told apart by all that they are made of', () => {
  const all = [
    reason('a'),
    reason('b'),
    reason('a', 'is old'),
    reason('a', 'is new', 'name'),
    { ...reason('a'), rule: 'another object' },
  ];
  expect(distinct(all)).toHaveLength(4);
  expect(distinct([])).toEqual([]);
});

test('parts of a document are told apart by where they are, and the first reason of each counts', () => {
  const parts = partsOf([reason('a', 'first'), reason('a', 'second'), reason('a', 'third', 'name'), reason('b', 'x')]);
  expect(parts).toEqual([reason('a', 'first'), reason('a', 'third', 'name'), reason('b', 'x')]);
});

test('what has one reason is told together, by argument and problem', () => {
  const told = reasonsOf([
    reason('a', 'it is new', 'name'),
    reason('b', 'it is new', 'name'),
    reason('c', 'it is new', 'status'),
    reason('d', 'it is new', 'name'),
    reason('e', 'it is old', 'name'),
    reason('a', 'it is new', 'name'),
  ]);
  expect(told.map(({ text, parts }) => [text, parts.map(({ address }) => address).join()])).toEqual([
    ['a and 2 more: name: it is new', 'a,b,d'],
    ['c: status: it is new', 'c'],
    ['e: name: it is old', 'e'],
  ]);
});

describe('reasons are told once', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((address) => reason(address, `${address} is not known`)) as [
    Unresolved,
    Unresolved,
    Unresolved,
  ];

  test.each<[what: string, before: readonly (readonly Unresolved[])[], now: readonly Unresolved[], text: string]>([
    ['what is new', [], [a], ': a: a is not known'],
    ['what is new beside what was told', [[a]], [a, b], ': b: b is not known; and for what is told above'],
    ['what was told', [[a]], [a], ', for the same reason'],
    ['what was told, twice', [[a]], [a, a], ', for the same reason'],
    ['several that were told', [[a], [b]], [b, a], ', for the same reasons'],
    ['several that are new', [[c]], [a, b], ': a: a is not known; b: b is not known'],
    ['the same of another problem', [[a]], [reason('a', 'other')], ': a: other'],
    ['the same of another argument', [[a]], [{ ...a, argument: 'name' }], ': a: name: a is not known'],
  ])('%s', (_, before, now, text) => {
    const told = new Told();
    for (const one of before) told.because(one);
    expect(told.because(now)).toBe(text);
  });

  test('what waits for the same has one key, in whatever order and however often', () => {
    expect(waitKey([a, b])).toBe(waitKey([b, a, b]));
    expect(new Set([[a], [a, b], [c], [reason('a')], []].map(waitKey)).size).toBe(5);
  });
});

test.each([
  [0, false, 0],
  [99, false, 99],
  [100, false, 100],
  [101, true, 101],
  [500, true, 101],
])(
  'of %d reasons why something may have more a hundred are told, and one that there are more',
  (count, isFull, told) => {
    const missing = new Missing();
    const all = Array.from({ length: count }, (_, n) => reason(`a${n}`, 'is new', `n${n}`));
    // In several portions, as they are found.
    for (let at = 0; at < all.length; at += 60) missing.add(all.slice(at, at + 60));
    expect([missing.isFull, missing.reasons.length]).toEqual([isFull, told]);
    expect(missing.reasons.slice(0, 100)).toEqual(all.slice(0, 100));
    expect(missing.reasons.slice(100)).toEqual(
      isFull
        ? [
            {
              address: 'a100',
              argument: 'n100',
              problem: 'it is one of more than 100 parts that are not known, and not the last',
            },
          ]
        : [],
    );
  },
);
