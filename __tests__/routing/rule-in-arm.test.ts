import { problemsOfBody, readRule } from '../../lib/routing/reading/read-rule';
import { armRuleProblems } from '../../lib/routing/reading/rule-in-arm';
import { Reference, type TerraformResource } from '../../lib/terraform/resource';

const RULE = {
  name: 'r',
  filterType: 'SqlFilter',
  sqlFilter: 'a = 1',
  correlationFilter: undefined,
  action: undefined,
};
const LATER = new Reference('parameters(x)');

const found = (changed: object) =>
  armRuleProblems({ ...RULE, ...changed }).map(({ argument, diagnostic: { code } }) => `${argument} ${code}`);

test.each<[what: string, changed: object]>([
  ['SQL', {}],
  ['the rule that Azure makes', { name: '$Default' }],
  ['its name in other letters', { name: '$default' }],
  ['fifty letters', { name: 'x'.repeat(50) }],
  ['a name that only the deployment tells', { name: LATER }],
  ['a type that only the deployment tells', { filterType: LATER, sqlFilter: undefined }],
  ['a filter that only the deployment tells', { sqlFilter: LATER }],
  ['no type', { filterType: undefined, sqlFilter: undefined }],
  [
    'a correlation filter',
    { filterType: 'CorrelationFilter', sqlFilter: undefined, correlationFilter: { label: 'x' } },
  ],
  ['1024 characters', { sqlFilter: `a = '${'é'.repeat(1018)}'`, action: `SET a = '${'é'.repeat(1014)}'` }],
])('Azure takes %s', (_, changed) => {
  expect(found(changed)).toEqual([]);
});

test.each<[what: string, changed: object, problem: string]>([
  ['no name', { name: '' }, 'name rule-name'],
  ['more than fifty letters', { name: 'x'.repeat(51) }, 'name rule-name'],
  ['a name that is its own', { name: '$Other' }, 'name rule-name'],
  ['a name that only begins like that of its own rule', { name: '$Default2' }, 'name rule-name'],
  ['another type', { filterType: 'TrueFilter' }, 'filter_type no-filter'],
  ['SQL without a filter', { sqlFilter: undefined }, 'filter_type no-filter'],
  ['SQL with an empty filter', { sqlFilter: '' }, 'filter_type no-filter'],
  [
    'SQL with a filter of the other type',
    { sqlFilter: null, correlationFilter: { label: 'x' } },
    'filter_type no-filter',
  ],
  ['a correlation filter of the other type', { filterType: 'CorrelationFilter' }, 'filter_type no-filter'],
  ['1025 characters of a filter', { sqlFilter: `a = '${'x'.repeat(1020)}'` }, 'sql_filter bytes'],
  ['1025 characters of an action', { action: `SET a = '${'x'.repeat(1016)}'` }, 'action bytes'],
])('Azure refuses %s', (_, changed, problem) => {
  expect(found(changed)).toEqual([problem]);
});

test('all that is wrong is told', () => {
  const all = { name: '', filterType: 'x', sqlFilter: 'x'.repeat(1025), action: 'x'.repeat(1025) };
  expect(found(all)).toEqual(['name rule-name', 'filter_type no-filter', 'sql_filter bytes', 'action bytes']);
});

describe('who looks at a rule', () => {
  const told = (more: Partial<TerraformResource>) =>
    problemsOfBody({
      values: { name: '$Default', filter_type: 'TrueFilter' },
      presence: 'declared',
      ...more,
    } as TerraformResource).map(({ diagnostic: { message } }) => message);

  test('azurerm looks at what is written for it', () => {
    expect(told({}).join()).toMatch(/importing it leaves the subscription without a rule.*terraform validate refuses/s);
  });

  test('Azure alone looks at what is written in its own words, and has taken what is there', () => {
    expect(told({ origin: 'arm' })).toEqual([expect.stringMatching(/^Azure has no filterType "TrueFilter"/)]);
    expect(told({ origin: 'arm', presence: 'deployed' })).toEqual([]);
  });

  test('azapi makes nothing that is there already', () => {
    expect(told({ origin: 'azapi' })).toEqual([
      expect.stringMatching(/^\$Default is .*terraform apply fails on it, since it exists already/),
      expect.stringMatching(/^Azure has no filterType "TrueFilter"/),
    ]);
    expect(told({ origin: 'azapi', presence: 'deployed' })).toEqual([]);
    const names = ['$default', '$Defaults', 'x$Default', 'Default'];
    const refused = names.filter((name) =>
      told({ origin: 'azapi', values: { name } }).join().includes('exists already'),
    );
    expect(refused).toEqual(['$default']);
  });
});

test.each<[what: string, values: object, filter: string | undefined]>([
  ['SQL', { sql_filter: 'a = 1' }, 'a = 1'],
  ['a correlation filter', { correlation_filter: { label: 'x' } }, "label = 'x'"],
  ['SQL that only the deployment tells', { sql_filter: LATER }, undefined],
  ['both: SQL', { sql_filter: 'a = 1', correlation_filter: { label: 'x' } }, 'a = 1'],
  [
    'both, and the type tells',
    { filter_type: 'CorrelationFilter', sql_filter: 'a = 1', correlation_filter: { label: 'x' } },
    "label = 'x'",
  ],
  [
    'both, and the type tells the other',
    { filter_type: 'SqlFilter', sql_filter: 'a = 1', correlation_filter: { label: 'x' } },
    'a = 1',
  ],
  [
    'SQL that only the deployment tells, by its type',
    { filter_type: 'SqlFilter', sql_filter: LATER, correlation_filter: { label: 'x' } },
    undefined,
  ],
])('without a type, or with one, the filter is %s', (_, values, filter) => {
  const rule = { address: 'r', presence: 'declared', origin: 'arm', sensitive: [], values: { name: 'r', ...values } };
  const { match } = readRule(rule as unknown as TerraformResource);
  expect(match.kind === 'known' ? match.filter.toString() : undefined).toBe(filter);
  if (filter === undefined) expect(match).toMatchObject({ kind: 'part', unresolved: [{ argument: 'sql_filter' }] });
});
