import fc from 'fast-check';
import { QUESTIONS, questionProblem } from '../../lib/init';
import { doubtfulRegion, misspeltRegion } from '../../lib/init/regions';

const location = QUESTIONS.find(({ key }) => key === 'location')!;

test.each([
  ['a letter too few', 'westerope'],
  ['the last one missing', 'westeurop'],
  ['a letter too many', 'westeuroope'],
  ['another letter', 'westeuropa'],
  ['two letters swapped', 'westeuorpe'],
])('%s: %s is told to be westeurope', (_, name) => {
  expect(questionProblem(location, name)).toMatch(/; use westeurope$/);
});

test.each(['westeurope', 'eastus2', 'eastus2euap', 'usgovvirginia', 'chinanorth3'])('%s is a region', (name) => {
  expect([questionProblem(location, name), location.doubt?.(name)]).toEqual([undefined, undefined]);
});

test.each([
  ['mars', 'mars is no region of Azure that is known here; it is taken'],
  ['eastus4', 'eastus4 is no region of Azure that is known here; it is taken'],
  ['malaysiasouth', 'malaysiasouth is no region of Azure that is known here (did you mean malaysiawest?); it is taken'],
])('%s may be a new region: it is taken, and told', (name, told) => {
  expect(questionProblem(location, name)).toBeUndefined();
  expect(location.doubt?.(name)).toContain(told);
  expect(location.doubt?.(name)).toContain('az account list-locations');
});

test('a name is a region, one that is misspelt, or one that is doubtful', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{1,12}\d?$/), (name) => {
      // What is misspelt is doubtful too, for who has not asked first.
      if (misspeltRegion(name) !== undefined) expect(doubtfulRegion(name)).toBeDefined();
      if (doubtfulRegion(name) === undefined) expect(misspeltRegion(name)).toBeUndefined();
    }),
  );
});
