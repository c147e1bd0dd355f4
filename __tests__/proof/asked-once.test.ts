import { Prover } from '../../lib/proof';
import { HiddenParts } from '../../lib/proof/encoding/hidden-parts';
import { Problem } from '../../lib/proof/encoding/solver-problem';
import { Passage } from '../../lib/proof/messages/passage';
import { Enumeration, type Formula } from '../../lib/proof/solver/formula';
import { Told } from '../../lib/proof/solver/told';
import { SqlAction, SqlFilter } from '../../lib/rules';

const [a, b, c] = ['a', 'b', 'c'].map((name) => new Enumeration(name, 2).is(0)) as [Formula, Formula, Formula];

test('what a solver has been told it is not told again, and neither is the search', () => {
  const told = new Told();
  told.declare('(declare-const a Bool)');
  told.assert(a);
  expect([told.takeNews(), told.takeFormulas()]).toEqual(['(declare-const a Bool)\n(assert a)', [a]]);
  expect([told.takeNews(), told.takeFormulas()]).toEqual(['', []]);
  told.declare('');
  told.conclude(b);
  told.assert(c);
  expect([told.takeNews(), told.takeFormulas()]).toEqual(['(assert b)\n(assert c)', [b, c]]);
  expect(told.statements.map(({ kind }) => kind)).toEqual(['declaration', 'assertion', 'consequence', 'assertion']);
});

test('the same rules give the same passage, so that what is found out about one is found out once', () => {
  const [set, other] = [SqlAction.parse('SET n = 1'), SqlAction.parse('SET n = 1')];
  const passage = Passage.NONE.by('r', set);
  expect(Passage.NONE.by('r', set)).toBe(passage);
  expect(Passage.NONE.by('s', set)).not.toBe(passage);
  expect(Passage.NONE.by('r', other)).not.toBe(passage);
  expect(passage.by('r', set)).not.toBe(passage);
  expect(passage.by('r', set)).toBe(passage.by('r', set));
  expect(Passage.NONE.by('r', set)).toBe(passage);
});

test('a filter that is asked about again is said once, after each passage', () => {
  const filter = SqlFilter.parse("kind = 'x' AND n > 1 OR m LIKE 'a%'");
  const [other, own] = ['SET other = 1', 'SET n = 1'].map((sql) => SqlAction.parse(sql)) as [SqlAction, SqlAction];
  const { space, usages } = new Prover([filter, other, own]);
  const problem = new Problem(space, usages);
  const definitions = () =>
    problem.context.statements.filter((one) => one.kind === 'definition' && one.about.startsWith(filter.sql)).length;
  problem.matching(filter);
  const once = definitions();
  expect(once).toBeGreaterThan(0);
  problem.matching(filter);
  problem.refusing(filter);
  problem.failing(filter);
  // What this action sets is nothing that the filter asks for.
  problem.matching(filter, Passage.NONE.by('r', other));
  expect(definitions()).toBe(once);
  problem.matching(filter, Passage.NONE.by('r', own));
  const twice = definitions();
  expect(twice).toBeGreaterThan(once);
  problem.failing(filter, Passage.NONE.by('r', own));
  expect(definitions()).toBe(twice);
});

describe('of what cannot be computed the same text is the same in one place', () => {
  const ids = (truths: readonly { readonly isTrue: Formula }[]) =>
    truths.map(({ isTrue }) => truths.findIndex((one) => one.isTrue === isTrue));

  test('and another one in another place', () => {
    const hidden = new HiddenParts(new Told());
    const asked = [
      hidden.truth('a = b', ''),
      hidden.truth('a = c', ''),
      hidden.truth('a = b', ''),
      hidden.truth('a = b', 'copy'),
      hidden.truth('a = b', 'copy'),
    ];
    expect(ids(asked)).toEqual([0, 1, 0, 3, 3]);
    expect([...hidden.parts.values()]).toEqual(['a = b', 'a = c', 'a = b']);
  });

  test('but for a new GUID, which is another one each time', () => {
    const hidden = new HiddenParts(new Told());
    expect(ids([hidden.truth('newid() = a', ''), hidden.truth('newid() = a', '')])).toEqual([0, 1]);
  });
});
