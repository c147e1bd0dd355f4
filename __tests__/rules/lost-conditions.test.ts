import { lostConditions } from '../../lib/rules/contract/lost-conditions';

describe('conditions on the right of || and ??', () => {
  const makers = [
    'is',
    'isNot',
    'in',
    'notIn',
    'like',
    'atLeast',
    'atMost',
    'above',
    'below',
    'isTrue',
    'isFalse',
    'exists',
    'isMissing',
    'and',
    'or',
  ];

  test.each(makers)('.%s(…) makes one', (method) => {
    expect(lostConditions(`(m) => x || m.a.${method}(1)`)).toEqual([`m.a.${method}(1)`]);
    expect(lostConditions(`(m) => m.a.${method}(1) || x`)).toEqual(['x']);
  });

  test.each<[source: string, lost: string[]]>([
    ['(m) => not(m.a.is(1)) ?? x', ['x']],
    ['(m) => cannot(1) || x', []],
    ['(m) => m.not(1) || x', []],
    ['(m) => m.a.starts(1) || x', []],
    ['(m) => m.a.is (1) || x', ['x']],
    ['(m) => ((m.a.is(1))) || x', ['x']],
    ['(m) => f((m.a.is(1))) || x', []],
    ['(m) => list[0](m.a.is(1)) || x', []],
    ['(m) => m.a.is(f(1, (2))) || x', ['x']],
    ['(m) => (x || m.a.is(1)).and(m.b.is(2))', ['m.a.is(1)']],
    ['(m) => x || m.a.is(1) && y', ['m.a.is(1)']],
    ['(m) => x || m.a.is(1) ?? y', ['m.a.is(1)', 'y']],
    ['(m) => { return x || m.a.is(1); }', ['m.a.is(1)']],
    ['(m) => {\n return x || m.a.is(1)\n}', ['m.a.is(1)']],
    ['(m) => x || m.a.in([1, 2], { b: 3 }), y', ['m.a.in([1, 2], { b: 3 })']],
    ['(m) => x ||\n    m.a\n      .is(1)', ['m.a .is(1)']],
    ['(m) => x || m.a.is(1) /* || y */', ['m.a.is(1)']],
    ['(m) => m.a.is(1) // the first\n || x', ['x']],
    ['(m) => x || m.a.is(1) // the last\n', ['m.a.is(1)']],
    ['(m) => m.a.is("||") // || m.b.is(2)', []],
    ["(m) => m.a.is('it\\'s || x')", []],
    ['(m) => m.a.is(`a || b`)', []],
    ['(m) => m.a.is(1)', []],
    ['(m) => a | b.is(1)', []],
  ])('%s', (source, lost) => {
    expect(lostConditions(source)).toEqual(lost);
  });
});
