import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Job, JobCatalogue } from '../../lib/app';
import { CorrelationFilter, MessageContract, Property, SqlAction, SqlFilter } from '../../lib/rules';
import { synthEnvironmentTexts } from '../support/environments';
import { environments } from '../support/shipped';
import { shippedTexts } from '../support/shipped/synthesized';
import { TestStack } from '../support/stacks';
import { configurationOf } from '../support/topics';
import { scheduler } from './scheduler';

function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'check-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const rule = (values: object) => ({
  filter_type: 'SqlFilter',
  name: 'r',
  subscription_id: '${azurerm_servicebus_subscription.s.id}',
  ...values,
});
const tfJson = (rules: Record<string, object>) =>
  JSON.stringify({ resource: { azurerm_servicebus_subscription_rule: rules } });

test('the shipped catalogue has nothing to report', () => {
  const texts = shippedTexts();
  const folder = folderWith(
    Object.fromEntries(Object.entries(texts).map(([name, text]) => [`stacks/${name}/cdk.tf.json`, text])),
  );
  expect(scheduler(['check', '--from', folder])).toEqual({
    status: 0,
    stdout: `27 rules checked: 0 errors, 0 warnings
all are valid, within the limits of Azure and azurerm; 26 name only properties and values that the contract of the topic has (the rest has no contract); 6 claims proved, each for some messages alone
proved: "a training request reaches exactly one subscription" (for messages whose eventType is one of 'training.requested', 'retrain.requested', but not for those whose sys.Label is there and sys.Label is not eventType)
proved: "drift is retrained or looked at, never both" (for messages whose eventType is 'drift.detected', but not for those whose sys.Label is there and sys.Label is not eventType)
proved: "no message reaches two subscriptions" (for all messages but those whose sys.Label is there and sys.Label is not eventType)
`,
    stderr: '',
  });
});

describe('a document without anything of Service Bus', () => {
  const network = { azurerm_virtual_network: { n: { name: 'n' } } };

  test.each<[string, object]>([
    [
      'terraform.tfstate',
      { version: 4, terraform_version: '1.11.4', serial: 1, lineage: 'x', outputs: {}, resources: [] },
    ],
    ['plan.json', { format_version: '1.2', resource_changes: [], configuration: { root_module: {} } }],
    ['cdk.tf.json', { resource: network }],
  ])('%s: there is nothing to check', (name, json) => {
    const from = join(folderWith({ [name]: JSON.stringify(json) }), name);
    expect(scheduler(['check', '--from', from])).toEqual({
      status: 0,
      stdout: `check: nothing to check: no topic in ${from}, and nothing else of Service Bus\n`,
      stderr: '',
    });
  });

  test.each<[string, object]>([
    ['a namespace', { azurerm_servicebus_namespace: { bus: { name: 'training-bus', sku: 'Standard' } } }],
    ['one of azapi', { azapi_resource: { bus: { type: 'Microsoft.ServiceBus/namespaces@2024-01-01', name: 'bus' } } }],
  ])('%s is something', (_, resource) => {
    const { stdout } = scheduler(['check', '--from', folderWith({ 'cdk.tf.json': JSON.stringify({ resource }) })]);
    expect(stdout).toMatch(/^0 rules checked: /m);
  });
});

describe('a new job that takes messages of another', () => {
  const [dev] = environments.filter(({ name }) => name === 'dev');
  const rules = {
    express: SqlFilter.parse("eventType = 'training.requested' AND gpuCount >= 1 AND priority = 9"),
  };
  const checked = (job: Job, catalogue: Partial<JobCatalogue> = {}) => {
    const jobs: JobCatalogue['jobs'] = (queues) => ({ ...dev!.catalogue.jobs(queues), 'gpu-express': job });
    const { dev: text } = synthEnvironmentTexts([{ ...dev!, catalogue: { ...dev!.catalogue, jobs, ...catalogue } }]);
    return scheduler(['check', '--from', folderWith({ 'cdk.tf.json': text! })]);
  };

  test('cannot slip past the claims, and nothing is said twice', () => {
    const { status, stdout } = checked({ rules });
    expect(status).toBe(1);
    expect(stdout).toContain(
      `"a training request reaches exactly one subscription" (for messages whose eventType is one of 'training.requested', 'retrain.requested', but not for those whose sys.Label is there and sys.Label is not eventType) is refuted: a message comes twice, to gpu-express and gpu-urgent: {`,
    );
    expect(stdout).toContain('14 rules checked: 2 errors, 0 warnings');
  });

  test('is told of where nothing is claimed, with a way to say that it is meant', () => {
    const { status, stdout } = checked({ rules }, { claims: () => {} });
    expect(status).toBe(1);
    expect(stdout).toMatch(
      /warning: subscriptions: one message starts two jobs: cost-approval and gpu-express .*observes/,
    );
  });

  test('is no news where it says what it observes', () => {
    expect(checked({ rules, observes: 'measures how long urgent trainings wait' }).status).toBe(0);
  });
});

test('a finding names file, address, argument and place', () => {
  const folder = folderWith({ 'main.tf.json': tfJson({ urgent: rule({ sql_filter: 'priority > AND a = 1' }) }) });
  const { status, stdout } = scheduler(['check', '--from', folder]);
  expect(status).toBe(1);
  expect(stdout).toBe(`${join(folder, 'main.tf.json')}:1: azurerm_servicebus_subscription_rule.urgent
error: filter: line 1, column 12: AND cannot stand here: expected a property, a value or "(" (syntax)
  priority > AND a = 1
             ^^^

1 rule checked: 1 error, 0 warnings
`);
});

test('the JSON has a stable shape', () => {
  const folder = folderWith({
    'a.tf.json': tfJson({
      warned: rule({ sql_filter: "a <> 'x'" }),
      unknown: rule({ sql_filter: "a = '${var.tenant}'" }),
      escaped: rule({ sql_filter: "a LIKE '%%{b}%' AND c = '$${d}'" }),
    }),
  });
  const { status, stdout } = scheduler(['check', '--json', '--from', folder]);
  const file = join(folder, 'a.tf.json');
  expect([status, JSON.parse(stdout)]).toEqual([
    1,
    {
      rules: 3,
      tierNotKnown: [],
      findings: [
        {
          file,
          line: 1,
          address: 'azurerm_servicebus_subscription_rule.warned',
          argument: 'filter',
          severity: 'warning',
          code: 'negation-loses-messages',
          message: expect.stringContaining('messages without a'),
          start: 0,
          end: 8,
          rewrite: "(NOT EXISTS(a) OR a <> 'x')",
        },
      ],
      notChecked: [
        ...['warned', 'unknown', 'escaped'].map((name) => ({
          file,
          address: `azurerm_servicebus_subscription_rule.${name}`,
          arguments: ['subscription_id'],
          problem: expect.stringContaining('${azurerm_servicebus_subscription.'),
        })),
        {
          file,
          address: 'azurerm_servicebus_subscription_rule.unknown',
          arguments: ['sql_filter'],
          problem: expect.stringContaining('var.tenant'),
        },
      ],
      claimsProved: 0,
      claims: [],
      cheaper: [],
      withoutRule: [],
      hasServiceBus: true,
    },
  ]);
});

test('rules of one subscription are compared, others are not', () => {
  const filter = { sql_filter: 'a = 1' };
  const rules = {
    x: rule({ ...filter, action: 'SET b = 1' }),
    y: rule(filter),
    z: rule({ ...filter, subscription_id: '${azurerm_servicebus_subscription.other.id}' }),
  };
  const { stdout } = scheduler(['check', '--json', '--from', folderWith({ 'a.tf.json': tfJson(rules) })]);
  expect(JSON.parse(stdout).findings).toMatchObject([
    { code: 'two-copies', address: 'azurerm_servicebus_subscription_rule.y' },
  ]);
});

test('what was acknowledged in the code is not reported of its JSON', () => {
  const test = new TestStack();
  const filter = SqlFilter.parse('a <> 5').acknowledge('negation-loses-messages', 'others are not for this job');
  const action = SqlAction.parse('SET sys.MessageId = newid()').acknowledge(
    'sets-identity',
    'copies are told apart by it',
  );
  test.topic().addSubscription('s', {
    rules: {
      r: filter.then(action),
      c: CorrelationFilter.of({ properties: { b: 'x' } }).then(SqlAction.parse('SET b = 1')),
    },
    acknowledge: { 'two-copies': 'copies are told apart by id' },
  });
  const folder = folderWith({ 'cdk.tf.json': test.synthText() });
  expect(scheduler(['check', '--from', folder])).toMatchObject({
    status: 0,
    stdout: `2 rules checked: 0 errors, 0 warnings
all are valid, within the limits of Azure and azurerm; no contract says which properties there are
`,
  });
});

test('a plan is read with its instances, what is destroyed left out', () => {
  const change = (address: string, after: object | null) => ({
    address,
    type: 'azurerm_servicebus_subscription_rule',
    mode: 'managed',
    change: { actions: ['update'], after },
  });
  const plan = {
    resource_changes: [
      change('module.bus.azurerm_servicebus_subscription_rule.job["a"]', {
        name: 'a',
        sql_filter: 'a == 1',
        correlation_filter: [],
      }),
      change('azurerm_servicebus_subscription_rule.job[0]', {
        name: 'b',
        correlation_filter: [{ label: '', properties: {} }],
      }),
      change('azurerm_servicebus_subscription_rule.gone', null),
    ],
  };
  const { stdout } = scheduler([
    'check',
    '--json',
    '--from',
    join(folderWith({ 'plan.json': JSON.stringify(plan) }), 'plan.json'),
  ]);
  expect(JSON.parse(stdout)).toMatchObject({
    rules: 2,
    findings: [
      { address: 'module.bus.azurerm_servicebus_subscription_rule.job["a"]', code: 'syntax' },
      { address: 'azurerm_servicebus_subscription_rule.job[0]', code: 'correlation' },
    ],
  });
});

test.each<[problem: string, path: (folder: string) => string, message: RegExp]>([
  ['no such file', (folder) => join(folder, 'none.json'), /none\.json: there is no such file or folder/],
  ['no JSON', (folder) => join(folder, 'text.json'), /text\.json: not JSON; expected cdk\.tf\.json, or a plan/],
  ['other JSON', (folder) => join(folder, 'other.json'), /other\.json: not Terraform JSON/],
  ['a list', (folder) => join(folder, 'list.json'), /list\.json: an empty list/],
  [
    'a folder with *.tf further down',
    (folder) => join(folder, 'above'),
    /above: no \*\.tf in this folder, .*; \*\.tf is in \S*infra: name that folder/,
  ],
  [
    'one file of *.tf',
    (folder) => join(folder, 'above', 'infra', 'main.tf'),
    /main\.tf: Terraform reads such a file together with its neighbours; name the folder, \S*infra$/m,
  ],
  [
    'an empty folder',
    (folder) => join(folder, 'empty'),
    /empty: no \*\.tf in this folder, and no \.tf\.json, plan or state in it or below; name a folder of \*\.tf, .*npm run synth/,
  ],
])('%s is one line and status 2', (_, path, message) => {
  const folder = folderWith({
    'text.json': 'hello',
    'other.json': '{"a": 1}',
    'list.json': '[]',
    'empty/x': '',
    'above/infra/main.tf': '',
  });
  const { status, stdout, stderr } = scheduler(['check', '--from', path(folder)]);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(message);
  expect(stderr.trim().split('\n')).toHaveLength(1);
});

test.each([[['frob']], [['check', '--frob']], [['check', '--from']]])(
  'wrong usage %j is status 2, without a stack trace',
  (options) => {
    const { status, stderr } = scheduler(options);
    expect(status).toBe(2);
    expect(stderr).not.toMatch(/^ +at /m);
  },
);

test('help is no mistake', () => {
  const { status, stdout } = scheduler(['--help']);
  expect(status).toBe(0);
  for (const command of ['check', 'diagram', 'emulator', 'eval', 'route'])
    expect(stdout).toMatch(new RegExp(`^ {2}${command} `, 'm'));
});

test('what Azure or azurerm would refuse or ignore of a rule is told, each by its own code', () => {
  const plan = join(__dirname, '../support/plans/odd.json');
  const { status, stdout } = scheduler(['check', '--json', '--from', plan]);
  const findings: { address: string; argument: string; severity: string; code: string }[] = JSON.parse(stdout).findings;
  expect(status).toBe(1);
  expect(
    findings.map(
      ({ address, argument, severity, code }) => `${severity} ${address.split('.').at(-1)} ${argument} ${code}`,
    ),
  ).toEqual([
    'error corrwithsql filter_type ignored-filter',
    'error default name rule-name',
    'warning heredoc sql_filter several-lines',
    'error mismatch filter_type ignored-filter',
    'error nofilter sql_filter no-filter',
    'warning numprop filter correlation-number',
    'warning numprop filter correlation-number',
  ]);
});

test('rules of a document are judged by the contract that stands beside their topic', () => {
  const contract = MessageContract.of(
    { kind: Property.oneOf('train', 'evaluate'), gpuCount: Property.int({ min: 0 }).optional() },
    { Label: Property.oneOf('ready').optional() },
  );
  const said = {
    contract: contract.jsonSchema(),
    setBySenders: contract.system,
    systemProperties: contract.systemSchema(),
  };
  const check = (rules: Record<string, string>) =>
    scheduler(['check', '--from', folderWith({ 'a.tf.json': configurationOf(rules, { said }) })]).stdout;
  const wrong = check({ a: "kind = 'trian'", b: 'gpuCont > 1', c: "sys.Label = 'redy'", d: "sys.To = 'x'" });
  expect(wrong).toMatch(/kind is never 'trian': it is one of 'train', 'evaluate'; write 'train'/);
  expect(wrong).toMatch(/the contract has no property gpuCont; did you mean gpuCount\?/);
  expect(wrong).toMatch(/sys.Label is never 'redy': it is one of 'ready'; write 'ready'/);
  expect(wrong).toMatch(/no producer sets sys.To/);
  expect(check({ a: "kind = 'train' AND sys.Label = 'ready'" })).toBe(`1 rule checked: 0 errors, 0 warnings
it is valid, within the limits of Azure and azurerm; it names only properties and values that the contract of the topic has
what the tier allows was not asked of azurerm_servicebus_topic.events: its namespace is made elsewhere, and the tier of that is not known
hint: 1 rule in SQL could be a correlation filter, which costs the service less; simplify tells which
`);
});

describe('a property that is one slip away from what other rules ask for', () => {
  const twins = (rules: Record<string, string>, said?: object) => {
    const from = folderWith({ 'a.tf.json': configurationOf(rules, said === undefined ? {} : { said }) });
    const { findings } = JSON.parse(scheduler(['check', '--json', '--from', from]).stdout);
    return findings.filter(({ code }: { code: string }) => code === 'near-miss');
  };

  test('is told at its rule, where no contract says which properties there are', () => {
    const rules = { a: 'driftScore > 1', b: 'driftScore > 2', c: 'driftscroe > 3' };
    expect(twins(rules)).toEqual([
      expect.objectContaining({
        address: 'azurerm_servicebus_subscription_rule.c_rule',
        severity: 'warning',
        message: expect.stringMatching(/^no other rule of the topic asks for driftscroe, .*did you mean driftScore\?/),
      }),
    ]);
  });

  test.each([
    { a: 'driftScore > 1', b: 'driftscroe > 3' },
    { a: 'items > 1', b: 'items > 2', c: 'item > 3' },
    { a: 'value1 > 1', b: 'value1 > 2', c: 'value2 > 3' },
    { a: 'gpuCount > 1', b: 'gpuCount > 2', c: 'cpuCount > 3' },
    { a: 'minPrice > 1', b: 'minPrice > 2', c: 'maxPrice > 3' },
    { a: 'driftScore > 1', b: 'DRIFTSCORE > 2', c: 'driftscore > 3' },
  ] as Record<string, string>[])('is none in %j', (rules) => {
    expect(twins(rules)).toEqual([]);
  });
});

test('where everything is unknown, nothing is said to be known', () => {
  const folder = folderWith({ 'a.tf.json': tfJson({ a: rule({ sql_filter: '${var.filter}' }) }) });
  expect(scheduler(['check', '--from', folder]).stdout).not.toMatch(/valid/);
});

describe('rules of a topic that do not agree what a property is', () => {
  const checked = (json: string) => {
    const { status, stdout } = scheduler(['check', '--json', '--from', folderWith({ 'cdk.tf.json': json })]);
    return { status, findings: JSON.parse(stdout).findings };
  };
  const MIXED = { old: { r: "priority = '8'" }, new: { s: 'priority > 7' } };

  test('are told of once, at the topic', () => {
    const { status, findings } = checked(configurationOf(MIXED));
    expect(status).toBe(1);
    expect(findings).toEqual([
      expect.objectContaining({
        address: 'azurerm_servicebus_topic.events',
        argument: 'rules',
        severity: 'warning',
        code: 'mixed-types',
        message: expect.stringMatching(
          /^priority is compared as a number by new\/s \(7\) and compared as text by old\/r/,
        ),
      }),
    ]);
  });

  test('are meant where one of them says so', () => {
    const json = JSON.parse(configurationOf(MIXED));
    const said = { acknowledged: { 'mixed-types': 'an old producer still sends it as text' } };
    json.resource.azurerm_servicebus_subscription_rule.old_r['//'] = said;
    expect(checked(JSON.stringify(json))).toEqual({ status: 0, findings: [] });
  });
});

test('a name with a hyphen is told how to write, with its place', () => {
  const folder = folderWith({ 'cdk.tf.json': configurationOf({ job: { r: "event-type = 'x'" } }) });
  expect(scheduler(['check', '--from', folder]).stdout).toContain(
    `error: filter: line 1, column 1: event-type takes type away from event: a name with a hyphen stands in brackets; write [event-type] (always-fails)
  event-type = 'x'
  ^^^^^^^^^^
`,
  );
});

test('--smt-lib writes the questions about claims, jobs and loops', () => {
  const said = { claims: [{ kind: 'cover', name: 'each comes', subscriptions: ['a'] }] };
  const settings = { a: { forward_to: 'events' } };
  const folder = folderWith({ 'smt.tf.json': configurationOf({ a: "kind = 'x'" }, { said, settings }) });
  const from = join(folder, 'smt.tf.json');
  const out = join(folder, 'questions');
  const plain = scheduler(['check', '--from', from]);
  expect(scheduler(['check', '--from', from, '--smt-lib', out])).toEqual(plain);
  const questions = readdirSync(out).map((name) => readFileSync(join(out, name), 'utf8').split('\n')[0]);
  expect(questions).toContainEqual(
    '; Is there a message of events that reaches nobody, against the claim "each comes"?',
  );
  expect(questions).toContainEqual('; Is there a message of events that goes round in a loop: events/a -> events?');
  expect(scheduler(['check', '--from', from, '--smt-lib', out]).stderr).toMatch(/is not empty/);
});
