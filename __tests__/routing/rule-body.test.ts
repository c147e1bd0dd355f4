import { ruleBodyProblems } from '../../lib/routing/reading/rule-body';
import { Reference } from '../../lib/terraform/resource';

const RULE = { name: 'r', filterType: 'SqlFilter', sqlFilter: 'a = 1', correlationFilter: [], action: null };
/** A block as a plan has it: every argument, those that are not given null. */
const block = (given: object) => [{ label: null, message_id: null, properties: null, to: null, ...given }];
const onlyKnownToTerraform = new Reference('${var.it}');

const found = (changed: object) =>
  ruleBodyProblems({ ...RULE, ...changed }).map(
    ({ argument, diagnostic: { severity, code, message } }) => `${severity} ${argument} ${code}: ${message}`,
  );

test.each<[string, object]>([
  ['SQL', {}],
  ['the names that Azure takes', { name: '_gpu-urgent.v2_' }],
  ['a correlation filter', { filterType: 'CorrelationFilter', sqlFilter: null, correlationFilter: block({ to: 'x' }) }],
  ['a block of cdktf', { filterType: 'CorrelationFilter', sqlFilter: undefined, correlationFilter: { label: 'x' } }],
  [
    'properties alone',
    { filterType: 'CorrelationFilter', sqlFilter: '', correlationFilter: block({ properties: { a: 'x' } }) },
  ],
  ['an action', { action: 'SET a = 1' }],
  ['a name of one letter', { name: 'x' }],
  ['a name of fifty letters', { name: 'x'.repeat(50) }],
  ['SQL without a type', { filterType: undefined }],
  ['a correlation filter without a type', { filterType: null, sqlFilter: null, correlationFilter: block({ to: 'x' }) }],
  ['SQL beside a block of nothing', { correlationFilter: [null] }],
  [
    'a condition beside an empty one',
    { filterType: 'CorrelationFilter', sqlFilter: null, correlationFilter: block({ to: 'x', label: '' }) },
  ],
  ['1024 bytes', { sqlFilter: `a = '${'x'.repeat(1018)}'`, action: `SET a = '${'é'.repeat(1014)}'` }],
])('nothing is wrong with %s', (_, changed) => {
  expect(found(changed)).toEqual([]);
});

test.each<[string, object, string]>([
  ['no filter at all', { sqlFilter: null }, 'error sql_filter no-filter: .* Azure refuses at apply'],
  ['an empty filter', { sqlFilter: '' }, 'error sql_filter no-filter: terraform validate refuses'],
  [
    'a correlation filter under the type of SQL',
    { sqlFilter: null, correlationFilter: block({ label: 'x' }) },
    'error filter_type ignored-filter: .* ignores the correlation filter .* Azure refuses at apply',
  ],
  [
    'SQL under the type of a correlation filter',
    { filterType: 'CorrelationFilter' },
    'error filter_type ignored-filter: .* fails at apply; its sql_filter does not count',
  ],
  ['no block', { filterType: 'CorrelationFilter', sqlFilter: null }, 'error filter_type no-filter: .* fails at apply$'],
  [
    'a block of empty texts',
    {
      filterType: 'CorrelationFilter',
      sqlFilter: null,
      correlationFilter: block({ label: '', properties: { a: '' } }),
    },
    'error correlation_filter no-filter: .* refuses it at apply',
  ],
  [
    'both',
    { correlationFilter: block({ label: 'x' }) },
    'error filter_type ignored-filter: terraform validate refuses',
  ],
  ['an old type', { filterType: 'TrueFilter' }, 'error filter_type no-filter: terraform validate refuses .* 1=1'],
  ['$Default', { name: '$Default' }, 'error name rule-name: .* terraform apply fails'],
  ['$default', { name: '$default' }, 'error name rule-name: .* terraform apply fails'],
  ["another of Azure's names", { name: '$mine' }, "error name rule-name: .* Azure's own"],
  ['a slash', { name: 'a/b' }, 'error name rule-name: .* passes terraform plan, and Azure refuses it at apply'],
  ['a blank', { name: 'a b' }, 'error name rule-name: .* Azure refuses it at apply'],
  ['51 characters', { name: 'x'.repeat(51) }, 'error name rule-name: .* 51 characters; terraform validate refuses'],
  ['1028 bytes', { sqlFilter: `a = '${'é'.repeat(511)}'` }, 'error sql_filter bytes: 1028 bytes .* validate refuses'],
  ['a long action', { action: `SET a = '${'x'.repeat(1020)}'` }, 'error action bytes: 1030 characters.* Azure refuses'],
  [
    'several lines',
    { sqlFilter: "kind = 'x'\n  AND gpus > 4\n" },
    'warning sql_filter several-lines: .* again and again',
  ],
  ['a blank at the end', { action: 'SET a = 1 ' }, 'warning action several-lines'],
  ['a blank at the beginning', { sqlFilter: ' a = 1' }, 'warning sql_filter several-lines'],
  ['a line of an old Mac', { sqlFilter: 'a = 1\rAND b = 2' }, 'warning sql_filter several-lines'],
  ['no name', { name: '' }, 'error name rule-name: the name has 0 characters'],
  ['a dot at the beginning', { name: '.a' }, 'error name rule-name: .* Azure refuses it at apply'],
  ['a hyphen at the end', { name: 'a-' }, 'error name rule-name: .* Azure refuses it at apply'],
  [
    'no filter and no type',
    { filterType: undefined, sqlFilter: undefined },
    'error sql_filter no-filter: the type is SqlFilter and there is no sql_filter',
  ],
  [
    'an empty filter and no type',
    { filterType: undefined, sqlFilter: '' },
    'error sql_filter no-filter: terraform validate refuses an empty sql_filter',
  ],
  [
    'a block of empty texts and no type',
    { filterType: undefined, sqlFilter: null, correlationFilter: block({ label: '' }) },
    'error correlation_filter no-filter: .* refuses it at apply',
  ],
  [
    'both and no type',
    { filterType: undefined, correlationFilter: block({ label: 'x' }) },
    'error filter_type ignored-filter: terraform validate refuses sql_filter and correlation_filter together',
  ],
  [
    'both, of which one is empty',
    { correlationFilter: block({ label: '' }) },
    'error filter_type ignored-filter: terraform validate refuses sql_filter and correlation_filter together',
  ],
  [
    'an empty filter beside a correlation filter',
    { sqlFilter: '', correlationFilter: block({ label: 'x' }) },
    'error filter_type ignored-filter: the type is SqlFilter, so azurerm ignores',
  ],
  [
    'an empty filter under the type of a correlation filter',
    { filterType: 'CorrelationFilter', sqlFilter: '' },
    'error filter_type no-filter: the type is CorrelationFilter and there is no correlation_filter, which fails at apply$',
  ],
])('%s', (_, changed, expected) => {
  expect(found(changed).join('\n')).toMatch(new RegExp(expected));
});

test.each<[string, object]>([
  ['a name', { name: onlyKnownToTerraform }],
  ['a type', { filterType: onlyKnownToTerraform, sqlFilter: null }],
  ['a filter', { sqlFilter: onlyKnownToTerraform }],
  ['a filter, whatever the type', { filterType: 'CorrelationFilter', sqlFilter: onlyKnownToTerraform }],
  [
    'a filter beside a correlation filter',
    { sqlFilter: onlyKnownToTerraform, correlationFilter: block({ label: 'x' }) },
  ],
  ['a block', { sqlFilter: null, correlationFilter: onlyKnownToTerraform }],
  ['a block in a list', { sqlFilter: null, correlationFilter: [onlyKnownToTerraform] }],
  ['a block beside SQL', { correlationFilter: onlyKnownToTerraform }],
  [
    'a block under its type',
    { filterType: 'CorrelationFilter', sqlFilter: null, correlationFilter: onlyKnownToTerraform },
  ],
  ['a block beside SQL under its type', { filterType: 'CorrelationFilter', correlationFilter: onlyKnownToTerraform }],
  [
    'a condition',
    {
      filterType: 'CorrelationFilter',
      sqlFilter: null,
      correlationFilter: block({ label: onlyKnownToTerraform, to: '' }),
    },
  ],
  [
    'properties',
    {
      filterType: 'CorrelationFilter',
      sqlFilter: null,
      correlationFilter: block({ properties: onlyKnownToTerraform }),
    },
  ],
])('nothing is said of %s that only Terraform knows', (_, changed) => {
  expect(found(changed)).toEqual([]);
});

test('everything that is wrong is told: of the name, of the type, and of the texts', () => {
  const text = `${'x'.repeat(1025)}\n`;
  expect(
    found({ name: '$x', filterType: 'y', sqlFilter: text, action: text }).map((one) => one.replace(/:.*/s, '')),
  ).toEqual([
    'error name rule-name',
    'error filter_type no-filter',
    'error sql_filter bytes',
    'warning sql_filter several-lines',
    'error action bytes',
    'warning action several-lines',
  ]);
});

test.each<[text: string, name: string, lengths: readonly string[]]>([
  ['sqlFilter', 'of a filter bytes count', ['é'.repeat(512), 'é'.repeat(513)]],
  ['action', 'of an action characters count', ['é'.repeat(1024), 'é'.repeat(1025)]],
])('%s: %s, and 1024 of them are allowed', (argument, _, [most, more]) => {
  const told = (value: string | undefined) => found({ [argument]: value }).filter((one) => one.includes('bytes:'));
  expect([told(most), told(more).length]).toEqual([[], 1]);
});
