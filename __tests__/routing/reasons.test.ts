import { becauseOf, toldParts, type Unresolved } from '../../lib/routing';

const reason = (address: string, problem: string, argument = ''): Unresolved => ({ address, argument, problem });
const each = (count: number) => Array.from({ length: count }, (_, n) => reason(`a${n}`, `is ${n}`));

test.each<[what: string, unresolved: readonly Unresolved[], text: string]>([
  ['one', [reason('a', 'is new')], 'a: is new'],
  ['one of an argument', [reason('a', 'is new', 'name')], 'a: name: is new'],
  ['three', each(3), 'a0: is 0; a1: is 1; a2: is 2'],
  ['four', each(4), 'a0: is 0; a1: is 1; a2: is 2; and 1 more'],
  ['many', each(9), 'a0: is 0; a1: is 1; a2: is 2; and 6 more'],
  ['one of two parts', [reason('a', 'is new'), reason('b', 'is new')], 'a and b: is new'],
  ['one of three parts', [reason('a', 'is new'), reason('b', 'is new'), reason('c', 'is new')], 'a and 2 more: is new'],
  ['one twice', [reason('a', 'is new'), reason('a', 'is new')], 'a: is new'],
  [
    'more than are told, of which one has several parts',
    [...each(3), reason('x', 'is old'), reason('y', 'is old')],
    'a0: is 0; a1: is 1; a2: is 2; and 2 more',
  ],
])('reasons are told in a line: %s', (_, unresolved, text) => {
  expect(becauseOf(unresolved)).toBe(text);
});

test('the parts of which it is told why are those of the first three reasons', () => {
  const all = [reason('a', 'is new'), reason('b', 'is new'), ...each(3)];
  expect(toldParts(all).map(({ address }) => address)).toEqual(['a', 'b', 'a0', 'a1']);
});
