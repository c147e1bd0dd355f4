import type { IndexedProperty, Sign } from '../../lib/routing/rule-index/outline';
import { PropertyIndex } from '../../lib/routing/rule-index/property-index';
import { Selectivity } from '../../lib/routing/rule-index/selectivity';
import { messageFromJson } from '../../lib/rules';

const A: IndexedProperty = { isSystem: false, name: 'A' };

describe('what is found by one property', () => {
  const SIGNS: Readonly<Record<string, Sign>> = {
    x: { property: A, kind: 'equal', value: 'x' },
    true: { property: A, kind: 'equal', value: true },
    'x…': { property: A, kind: 'prefix', text: 'x' },
    'y…': { property: A, kind: 'prefix', text: 'y' },
    'xy…': { property: A, kind: 'prefix', text: 'xy' },
    '1 to 3': { property: A, kind: 'range', from: 1, to: 3 },
    '3 to 9': { property: A, kind: 'range', from: 3, to: 9 },
    absent: { property: A, kind: 'absent' },
    present: { property: A, kind: 'present' },
  };
  const foundOf = (index: PropertyIndex<string>, properties: object) => {
    const found: string[] = [];
    index.find(messageFromJson({ properties } as never), (one) => found.push(one));
    return found;
  };

  test.each<[what: string, properties: object, found: readonly string[]]>([
    ['nothing', {}, ['absent']],
    ['null', { a: null }, ['absent', 'present']],
    ['a text', { a: 'x' }, ['present', 'x', 'x…']],
    ['a longer text', { a: 'xyz' }, ['present', 'x…', 'xy…']],
    ['another text', { a: 'z' }, ['present']],
    ['a truth', { a: true }, ['present', 'true']],
    ['another truth', { a: false }, ['present']],
    ['a number', { a: 2 }, ['present', '1 to 3']],
    ['a number of two ranges', { a: 3 }, ['present', '1 to 3', '3 to 9']],
    ['a double', { a: { double: '2.5' } }, ['present', '1 to 3']],
    ['a number of none', { a: 10 }, ['present']],
    ['a number that is not compared as doubles are', { a: { ulong: '2' } }, ['present']],
  ])('of %s by signs', (_, properties, found) => {
    const index = new PropertyIndex<string>(A);
    for (const [name, sign] of Object.entries(SIGNS)) index.addSign(sign, name);
    expect(foundOf(index, properties).sort()).toEqual([...found].sort());
  });

  test.each<[what: string, properties: object, found: string]>([
    ['nothing', {}, 'text there, number there, boolean there, any there'],
    ['null', { a: null }, ''],
    ['a text', { a: 'x' }, 'number, number there, boolean, boolean there'],
    ['a number', { a: 1 }, 'text, text there, boolean, boolean there'],
    ['a truth', { a: true }, 'text, text there, number, number there'],
    ['a decimal', { a: { decimal: '1' } }, 'text, text there, number, number there, boolean, boolean there'],
  ])('of %s by guards that do not hold', (_, properties, found) => {
    const index = new PropertyIndex<string>(A);
    for (const kind of ['text', 'number', 'boolean', 'any'] as const)
      for (const isNeeded of [false, true])
        index.addGuard({ property: A, kind, isNeeded }, `${kind}${isNeeded ? ' there' : ''}`);
    expect(foundOf(index, properties)).toEqual(found === '' ? [] : found.split(', '));
  });

  test('what is filed twice under one guard is told once', () => {
    const index = new PropertyIndex<string>(A);
    for (const filed of ['one', 'one', 'two']) index.addGuard({ property: A, kind: 'text', isNeeded: false }, filed);
    expect(foundOf(index, { a: 1 })).toEqual(['one', 'two']);
  });

  test('a range is found that is filed after somebody has asked', () => {
    const index = new PropertyIndex<string>(A);
    for (const filed of ['first', 'second']) {
      index.addSign(SIGNS['1 to 3'] as Sign, filed);
      expect(foundOf(index, { a: 2 })).toContain(filed);
    }
  });

  test('what has several signs of one kind is told with all that share each', () => {
    const index = new PropertyIndex<string>(A);
    for (const filed of ['one', 'two'])
      for (const sign of [SIGNS.x, SIGNS['x…'], SIGNS['1 to 3']]) index.addSign(sign as Sign, filed);
    expect(foundOf(index, { a: 'x' })).toEqual(['one', 'two', 'one', 'two']);
    expect(foundOf(index, { a: 1 })).toEqual(['one', 'two']);
  });
});

describe('a rule is filed under what it shares with fewest others', () => {
  const equal = (value: string, property = A): Sign => ({ property, kind: 'equal', value });
  const range = (from: number, to: number, property = A): Sign => ({ property, kind: 'range', from, to });
  const B: IndexedProperty = { isSystem: false, name: 'B' };
  const many = (count: number, sign: Sign) => Array.from({ length: count }, () => sign);

  test.each<[what: string, all: readonly Sign[], lists: readonly (readonly Sign[])[], best: number]>([
    ['the rarer of two texts', [...many(3, equal('x')), equal('y', B)], [[equal('x')], [equal('y', B)]], 1],
    ['the first of two as rare', [equal('x'), equal('y', B)], [[equal('x')], [equal('y', B)]], 0],
    [
      'two rare ones before a common one',
      [...many(3, equal('x')), equal('y'), equal('z')],
      [[equal('x')], [equal('y'), equal('z')]],
      1,
    ],
    [
      'a common one before several that are more together',
      [...many(3, equal('x')), ...many(2, equal('y')), ...many(2, equal('z'))],
      [[equal('y'), equal('z')], [equal('x')]],
      1,
    ],
    ['one text of a property is no other', [...many(3, equal('x')), equal('y')], [[equal('x')], [equal('y')]], 1],
    [
      'one text of another property is no other',
      [...many(3, equal('x')), equal('x', B)],
      [[equal('x')], [equal('x', B)]],
      1,
    ],
    [
      'a range that overlaps few',
      [range(0, 9), range(1, 2), range(3, 4), range(5, 9)],
      [[range(0, 9)], [range(3, 4)]],
      1,
    ],
    [
      'a range that touches others counts them',
      [range(0, 1), range(1, 2), range(2, 3), range(7, 8), range(7, 8)],
      [[range(1, 2)], [range(7, 8)]],
      1,
    ],
    [
      'ranges of another property are not counted',
      [range(0, 9), range(0, 9), range(0, 9, B)],
      [[range(0, 9)], [range(0, 9, B)]],
      1,
    ],
  ])('%s', (_, all, lists, best) => {
    expect(lists.indexOf(new Selectivity(all).best(lists))).toBe(best);
  });
});
