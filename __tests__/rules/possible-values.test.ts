import { type Predicate, parseFilter } from '../../lib/rules';
import { alwaysFails, possibleValues } from '../../lib/rules/checks/static-types';
import { typeOf } from '../../lib/rules/values/values';

function tree(sql: string): Predicate {
  const parsing = parseFilter(sql);
  if (!parsing.valid) throw parsing.error;
  return parsing.value;
}

describe('what an expression can be', () => {
  const types = (sql: string) => {
    const node = tree(`${sql} = 1`);
    const values =
      node.kind === 'comparison'
        ? possibleValues(node.left, ({ name }) =>
            name === 'n' ? ['int', 'long'] : name === 't' ? ['string'] : undefined,
          )
        : [];
    return [...new Set(values.map(typeOf))];
  };

  test.each<[sql: string, types: string[]]>([
    ["'x'", ['string']],
    ['1', ['long']],
    ['1.5', ['double']],
    ['TRUE', ['bool']],
    ['n', ['int', 'long']],
    ['t', ['string']],
    ['newid()', ['guid']],
    ['sys.Label', ['string', 'null']],
    ['sys.State', ['state', 'null']],
    ['-n', ['int', 'long']],
    ['-t', []],
    ['n + t', ['string']],
    ['n - t', []],
    ['n + 1.5', ['double']],
    ['(n - t) + t', []],
    ['t + t - n', []],
  ])('%s', (sql, expected) => {
    expect(types(sql)).toEqual(expected);
  });

  test('of what nothing is known it can be anything but what only the service has', () => {
    for (const sql of ['a', "p('a')"]) expect([types(sql).length, types(sql).includes('state')]).toEqual([17, false]);
  });

  test('a comparison fails for all of them, or not; NULL beside others is none that anybody means', () => {
    expect(alwaysFails('=', ['x', null], [1])).toBe(true);
    expect(alwaysFails('=', ['x', 1], [1])).toBe(false);
    expect(alwaysFails('=', [null], [1])).toBe(false);
    expect(alwaysFails('<', ['x'], ['y'])).toBe(true);
    expect(alwaysFails('IN', ['x'], ['y'])).toBe(false);
    expect(alwaysFails('=', [], [1])).toBe(true);
  });
});
