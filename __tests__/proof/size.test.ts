import { type MessageSet, outside } from '../../lib/proof';
import { Problem } from '../../lib/proof/encoding/solver-problem';
import { spaceOfUsage } from '../../lib/proof/messages/inferred-space';
import { Usages } from '../../lib/proof/messages/usage';
import { smtLib } from '../../lib/proof/solver/smt-lib';
import { SqlFilter } from '../../lib/rules';

/** What the solver is told of so many filters that compare one property with a text of their own each, in letters. */
function told(count: number, filter: (n: number) => string): number {
  const filters = Array.from({ length: count }, (_, n) => SqlFilter.parse(filter(n)));
  const usages = new Usages(filters);
  const problem = new Problem(spaceOfUsage(usages), usages);
  const asked: MessageSet[] = filters.flatMap((one) => [
    problem.matching(one),
    outside(problem.matching(one)),
    problem.refusing(one),
    problem.failing(one),
  ]);
  return problem.news().length + asked.reduce((sum, { formula }) => sum + smtLib(formula).length, 0);
}

test.each<[what: string, filter: (n: number) => string]>([
  ['equality', (n) => `kind = 'kind-${n}' AND priority > ${n % 10}`],
  ['inequality', (n) => `kind <> 'kind-${n}'`],
  ['a list', (n) => `kind IN ('kind-${n}', 'all')`],
  ['not in a list', (n) => `kind NOT IN ('kind-${n}')`],
  ['a pattern', (n) => `kind = 'kind-${n}' OR kind LIKE '%-${n}x'`],
])('the solver is told about a property in proportion to the rules that compare it: %s', (_, filter) => {
  const [some, more] = [told(100, filter), told(800, filter)];
  // Numbers of more digits, and of more bits.
  expect(more / some).toBeLessThan(8 * 1.5);
});
