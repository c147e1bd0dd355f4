import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { shippedTexts } from '../support/shipped/synthesized';
import { NAMESPACE_ID, planFile } from '../support/small-plans';
import { configurationOf } from '../support/topics';
import { scheduler } from './scheduler';

const folder = mkdtempSync(join(tmpdir(), 'prove-'));
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const dev = file('dev.tf.json', shippedTexts().dev!);
const PLAN = resolve(__dirname, '../support/plans/widened.json');

test('the shipped catalogue: everything that it claims is proved', () => {
  const { status, stdout, stderr } = scheduler(['prove', '--from', dev]);
  expect(stdout).toMatch(
    /proved +a training request reaches exactly one subscription: all subscriptions but large-dataset\n/,
  );
  expect(stdout).toMatch(/proved +drift is retrained or looked at, never both: all subscriptions but large-dataset\n/);
  expect(stdout).toMatch(/proved +every subscription is reached; no rule is dead, covered by another, or fails\n/);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test('the JSON has a stable shape, and its messages can be routed', () => {
  const { status, stdout } = scheduler(['prove', '--from', dev, '--json']);
  const { topics } = JSON.parse(stdout);
  expect(status).toBe(0);
  expect(topics).toHaveLength(1);
  expect(Object.keys(topics[0])).toEqual([
    'topic',
    'address',
    'from',
    'contract',
    'assumptions',
    'excluded',
    'claims',
    'unreachable',
    'rules',
    'kinds',
    'overlaps',
    'undecided',
    'solverQuestions',
    'loops',
    'jobs',
  ]);
  expect(topics[0].jobs.map(({ verdict }: { verdict: string }) => verdict)).toEqual(Array(8).fill('proved'));
  expect(topics[0].claims.map(({ verdict }: { verdict: string }) => verdict)).toEqual(['proved', 'proved', 'proved']);
  expect(topics[0].overlaps.pairs).toBe(topics[0].overlaps.listed.length);
  for (const { subscriptions, message } of topics[0].overlaps.listed) {
    const routed = JSON.parse(scheduler(['route', '-', '--from', dev, '--json'], JSON.stringify(message)).stdout);
    const reached = routed.subscriptions.map(({ subscription }: { subscription: string }) => subscription);
    expect(reached).toEqual(expect.arrayContaining(subscriptions));
  }
}, 60_000);

test('what a subscription would set aside is found, with the message and what the program says of it', () => {
  const reads = { nodeCount: { property: 'nodes', wins: 'property' } };
  const starts = {
    by: 'function',
    templates: {
      train: {
        tiers: { cpu: {} },
        parameters: {},
        inputs: { data: { assets: [] } },
        maxNodes: 4,
        fromProperties: reads,
      },
    },
  };
  const contract = {
    type: 'object',
    properties: {
      kind: { type: 'string', enum: ['train', 'other'] },
      nodes: { type: 'integer', minimum: 1, maximum: 64 },
    },
    required: ['kind'],
  };
  const from = file(
    'jobs.tf.json',
    configurationOf({ gpu: "kind = 'train'" }, { said: { contract }, settings: { gpu: { '//': { starts } } } }),
  );
  const { status, stdout } = scheduler(['prove', '--from', from]);
  expect(status).toBe(1);
  const message = '{"applicationProperties":{"kind":"train","nodes":5}}';
  expect(stdout).toContain(
    `  found     gpu sets aside a message that asks for train, whatever its body says: ${message}, property nodes, which is nodeCount: must be <= 4 (not-allowed)
            a body for train says id, template and inputs.data
`,
  );
  expect(JSON.parse(scheduler(['prove', '--from', from, '--json']).stdout).topics[0].jobs).toMatchObject([
    { subscription: 'gpu', by: 'function', verdict: 'found', findings: [{ kind: 'sets-aside', templates: ['train'] }] },
  ]);
  expect(scheduler(['check', '--from', from])).toMatchObject({
    status: 1,
    stdout: expect.stringMatching(/warning.*gpu sets aside .* must be <= 4 \(not-allowed\) \(set-aside\)/s),
  });
});

test('a plan without a contract: what was assumed is said', () => {
  const { status, stdout } = scheduler(['prove', '--from', PLAN, '--topic', 'jobs']);
  expect(status).toBe(0);
  expect(stdout).toContain(
    'assumed   eventType and queueTier are text; gpuCount and priority are whole numbers; driftScore is a number; any of them may be missing, none is null\n',
  );
  expect(stdout).toContain(
    'gpu-spot and gpu-urgent: {"applicationProperties":{"eventType":"training.requested","gpuCount":1,"priority":6}}\n',
  );
});

test('a JSON schema as the contract', () => {
  const schema = {
    type: 'object',
    properties: {
      eventType: { enum: ['drift.detected'], type: 'string' },
      driftScore: { type: 'number', minimum: 0.5 },
    },
    required: ['eventType', 'driftScore'],
  };
  const { stdout } = scheduler([
    'prove',
    '--from',
    PLAN,
    '--topic',
    'jobs',
    '--contract',
    file('schema.json', JSON.stringify(schema)),
    '--json',
  ]);
  const [{ contract, kinds, unreachable }] = JSON.parse(stdout).topics;
  expect({ contract, kinds, unreachable }).toEqual({
    contract: true,
    kinds: [{ kind: "eventType = 'drift.detected'", reaches: 'always' }],
    unreachable: ['cpu-train', 'gpu-spot', 'gpu-urgent'],
  });
});

test('the contract and the claims of synthesized JSON, for a plan', () => {
  const { stdout } = scheduler(['prove', '--from', dev, '--contract', dev, '--topic', 'training-events']);
  expect(stdout).toContain('for all messages that its contract allows');
});

describe('questions', () => {
  test.each([
    [
      'proved',
      ['exactly-once', 'drift-retrain', 'drift-triage', '--messages', "eventType = 'drift.detected'"],
      0,
      /^ {2}proved +exactly-once: drift-retrain, drift-triage$/m,
    ],
    [
      'refuted',
      ['cover', 'gpu-urgent', '--messages', 'gpuCount > 0'],
      1,
      /refuted +cover: gpu-urgent\n +for messages whose gpuCount is above 0\n +a message does not reach gpu-urgent: \{"applicationProperties":\{"eventType":"dataset.ready","gpuCount":1\}\}/,
    ],
    [
      'overlap',
      ['never-overlap', 'preprocess', 'large-dataset'],
      1,
      /a message comes twice, to large-dataset and preprocess: \{"subject":"dataset.ready","sessionId":"x"/,
    ],
    ['isolation', ['not-reach', 'train-after-prep', '--except', "env = 'prod'"], 0, /proved/],
    [
      'equivalent',
      ['equivalent', 'a >= 7', 'NOT (a < 7)'],
      0,
      /^proved: the two filters match the same messages\n {2}assumed a is a whole number/,
    ],
    [
      'not equivalent',
      ['equivalent', "a <> 'x'", "a IS NULL OR a <> 'x'"],
      1,
      /^refuted: .*\n {2}only the second matches \{\}\n/,
    ],
    ['implied', ['implies', 'a > 7', 'a > 5'], 0, /^proved: the second filter matches all/],
    ['not implied', ['implies', 'a > 5', 'a > 7'], 1, /only the first matches \{"applicationProperties":\{"a":6\}\}/],
    [
      'by a contract',
      ['equivalent', 'priority > 9', 'gpuCount > 64', '--topic', 'training-events'],
      0,
      /^proved: [^\n]*\n$/,
    ],
  ])('%s', (_, options, expected, text) => {
    const { status, stdout, stderr } = scheduler(['prove', ...options, '--from', dev]);
    expect({ status, stderr }).toEqual({ status: expected, stderr: '' });
    expect(stdout).toMatch(text);
  });

  test('as JSON', () => {
    const { stdout } = scheduler(['prove', 'never-overlap', 'preprocess', 'large-dataset', '--from', dev, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      kind: 'never-overlap',
      verdict: 'refuted',
      refutations: [{ how: 'comes twice', receivers: ['large-dataset', 'preprocess'] }],
    });
  });
});

test('a rule that does not parse is excluded by name, and the answer says so', () => {
  const from = file('broken.tf.json', configurationOf({ a: "kind == 'x'", b: "kind = 'x'" }));
  const all = scheduler(['prove', '--from', from]);
  expect(all.status).toBe(1);
  expect(all.stdout).toMatch(
    /excluded +a\/rule: Azure would refuse its filter: line 1, column 7: .*; nothing here covers what it would deliver\n/,
  );
  const one = scheduler(['prove', 'exactly-once', 'a', 'b', '--messages', "kind = 'x'", '--from', from]);
  expect(one.status).toBe(1);
  expect(one.stdout).toMatch(/undecided[\s\S]*excluded +a\/rule: .*the answer does not cover/);
});

describe('check', () => {
  const claimed = (messages: string) =>
    configurationOf(
      { a: "kind = 'x'", b: "kind = 'y'" },
      { said: { claims: [{ kind: 'exactly-once', name: 'one job', subscriptions: ['a', 'b'], messages }] } },
    );

  test('has nothing to say about claims that hold', () => {
    expect(scheduler(['check', '--from', file('held.tf.json', claimed("kind = 'x'"))])).toMatchObject({ status: 0 });
  });

  test('two copies only where a message makes them', () => {
    const rules = (second: string) => ({ a: { r: { sql: 'n % 2 = 0', action: 'SET t = 1' }, s: second } });
    const apart = file('apart.tf.json', configurationOf(rules('n % 2 = 1')));
    expect(scheduler(['check', '--from', apart])).toMatchObject({ status: 0 });
    const meeting = file('meeting.tf.json', configurationOf(rules('n % 3 = 1')));
    expect(scheduler(['check', '--from', meeting])).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/comes twice and starts two jobs/),
    });
  });

  test('reports a claim that a message refutes', () => {
    const { status, stdout } = scheduler([
      'check',
      '--from',
      file('refuted.tf.json', claimed('EXISTS(kind)')),
      '--json',
    ]);
    expect(status).toBe(1);
    expect(JSON.parse(stdout).findings).toEqual([
      expect.objectContaining({
        address: 'azurerm_servicebus_topic.events',
        argument: 'claims',
        severity: 'error',
        code: 'claim-refuted',
        message:
          '"one job" (for messages whose kind is there) is refuted: a message reaches none of a and b: {"applicationProperties":{"kind":"other"}}',
      }),
    ]);
  });
});

test.each([
  ['an unknown topic', ['prove', '--topic', 'x', '--from', dev], /no topic named x; there are training-events$/],
  [
    'an unknown subscription',
    ['prove', 'cover', 'gpu-urgnt', '--from', dev],
    /got "gpu-urgnt".*did you mean gpu-urgent\?$/,
  ],
  [
    'a group of one',
    ['prove', 'never-overlap', 'evaluate', '--from', dev],
    /subscriptions: got \["evaluate"\], allowed at least 2/,
  ],
  ['no subscription', ['prove', 'cover'], /missing required argument 'destinations'/],
  [
    'a filter that does not parse',
    ['prove', 'cover', 'evaluate', '--messages', 'a ==', '--from', dev],
    /^training-job-scheduler: --messages: line 1, column 4/,
  ],
  ['a missing file', ['prove', '--from', join(folder, 'none')], /there is no such file or folder$/],
  ['a contract that is none', ['prove', '--from', dev, '--contract', PLAN], /no topic in there has a contract$/],
  [
    'a plan of another version',
    [
      'prove',
      '--from',
      file('plan.json', JSON.stringify({ ...JSON.parse(readFileSync(PLAN, 'utf8')), format_version: '2.0' })),
    ],
    /a plan with format_version "2.0", and 1.x is known/,
  ],
  [
    'an unknown question',
    ['prove', 'everything', '--from', dev],
    /prove everything: there is no such command; there are exactly-once, never-overlap/,
  ],
])('%s is wrong usage, in words', (_, options, message) => {
  const { status, stdout, stderr } = scheduler(options);
  expect(status).toBe(2);
  expect(stdout).toBe('');
  expect(stderr.split('\n')[0]).toMatch(message);
  expect(stderr).not.toContain('    at ');
});

test('answers about several topics are one JSON object', () => {
  // As `topic_id = azurerm_servicebus_topic.of[each.value.topic].id` is in a first plan: it may be one of each.
  const topic = 'azurerm_servicebus_topic.of';
  const path = planFile([
    ...['a', 'b'].map((name) => ({
      address: `${topic}["${name}"]`,
      before: null,
      after: { name, namespace_id: NAMESPACE_ID },
      unknown: { id: [] },
    })),
    {
      address: 'azurerm_servicebus_subscription.late',
      before: null,
      after: { name: 'late', max_delivery_count: 1 },
      unknown: { id: [], topic_id: [topic, 'each.value.topic', 'each.value'] },
    },
  ]);
  const { status, stdout } = scheduler(['prove', 'not-reach', 'late', '--from', path, '--json']);
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    topics: [
      { topic: 'a', verdict: 'undecided' },
      { topic: 'b', verdict: 'undecided' },
    ],
  });
});

test('commands that ask nothing of the solver do not load it', () => {
  const trace = file(
    'trace.cjs',
    "process.on('exit', () => { if (Object.keys(require.cache).some((id) => /z3-solver/.test(id))) process.exitCode = 99; });",
  );
  const { status } = scheduler(['check', '--from', file('none.tf.json', configurationOf({ a: 'n = 1' }))], '', {
    NODE_OPTIONS: `--require ${trace}`,
  });
  expect(status).toBe(0);
});

test('of a topic without a subscription nothing is proved but that there is none', () => {
  const { status, stdout } = scheduler(['prove', '--from', file('none.tf.json', configurationOf({}))]);
  expect(status).toBe(0);
  expect(stdout).toMatch(
    /^events .*: 0 subscriptions, without a contract\n {2}There is no subscription: no message reaches anybody\.\n$/,
  );
});

test('what waits for one thing that is not known is told once, with how many wait', () => {
  const { resource } = JSON.parse(
    configurationOf(Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [name, `k = '${name}'`]))),
  );
  Object.assign(resource.azurerm_servicebus_subscription_rule, {
    loose: { name: 'r', subscription_id: '${var.id}', sql_filter: '1=1' },
  });
  const from = ['--from', file('loose.tf.json', JSON.stringify({ resource }))];
  const { status, stdout } = scheduler(['prove', ...from]);
  expect(status).toBe(1);
  const reason =
    'azurerm_servicebus_subscription_rule.loose: subscription_id: its subscription is not known: it is ${var.id}';
  expect(stdout).toContain(`    a and b, a and c, a and d and 7 more pairs: not known (${reason})\n`);
  const { overlaps } = JSON.parse(scheduler(['prove', '--json', ...from]).stdout).topics[0];
  expect(overlaps.undecided).toHaveLength(10);
});

test('a claim about topics that are not known is answered with what is not', () => {
  const rule = { name: 'r', subscription_id: '${var.id}', sql_filter: 'a = 1' };
  const from = file(
    'loose-only.tf.json',
    JSON.stringify({ resource: { azurerm_servicebus_subscription_rule: { rule } } }),
  );
  const { status, stdout, stderr } = scheduler(['prove', 'cover', 'a', '--from', from]);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toBe(
    `training-job-scheduler: not known: ${folder}: azurerm_servicebus_subscription_rule.rule: subscription_id: it is \${var.id}\n`,
  );
  expect(JSON.parse(scheduler(['prove', 'cover', 'a', '--json', '--from', from]).stdout)).toEqual({ topics: [] });
});

describe('--smt-lib', () => {
  const questionsIn = (path: string) =>
    readdirSync(path).map((name) => [name, readFileSync(join(path, name), 'utf8')] as const);

  test('every question of a topic is in a file of its own, in words and with its answer', () => {
    const out = join(folder, 'questions', 'of-dev');
    const { status, stdout, stderr } = scheduler(['prove', '--from', dev, '--smt-lib', out]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toBe(scheduler(['prove', '--from', dev]).stdout);
    const questions = questionsIn(out);
    expect(questions[0]?.[0]).toMatch(/^00001-(?:sat|unsat)\.smt2$/);
    const claimed = questions.filter(([, text]) =>
      text.includes('a training request reaches exactly one subscription'),
    );
    expect(claimed.map(([name]) => name.replace(/^\d+/, ''))).toEqual(['-unsat.smt2', '-unsat.smt2']);
    expect(claimed[0]?.[1]).toMatch(
      /^; Is there a message of training-events that reaches nobody, against the claim ".+"\?\n/,
    );
  });

  test('two filters beside each other', () => {
    const out = join(folder, 'two-filters');
    expect(scheduler(['prove', 'equivalent', 'a > 1', 'a >= 2', '--smt-lib', out]).status).toBe(0);
    const answers = questionsIn(out).map(([, text]) => /:status (\w+)/.exec(text)?.[1]);
    expect(answers).toEqual(['unsat', 'unsat', 'sat']);
  });

  test.each<[string, () => string, RegExp]>([
    ['a file', () => dev, /--smt-lib: .*dev\.tf\.json is not a folder/],
    [
      'a folder with something in it',
      () => folder,
      /is not empty \(.+ is in there\); name a folder that is new or empty/,
    ],
  ])('%s is refused', (_, path, message) => {
    const { status, stdout, stderr } = scheduler(['prove', '--from', dev, '--smt-lib', path()]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });

  test('questions about sensitive rules are not written', () => {
    const out = join(folder, 'sensitive');
    const plan = resolve(__dirname, '../support/cases/terraform/kinds/sensitive.json');
    const { status, stderr } = scheduler(['prove', '--from', plan, '--smt-lib', out]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/--smt-lib: the rules of .+ are made of values that are sensitive/);
    expect(existsSync(out)).toBe(false);
  });
});

describe('jobs', () => {
  const template = (maxNodes: number) => ({
    tiers: { spot: {} },
    parameters: {},
    inputs: { data: { assets: ['reviews'] } },
    maxNodes,
    fromProperties: { nodeCount: { property: 'nodes', wins: 'property' } },
  });
  const starting = (templates: object) => ({ '//': { starts: { by: 'function', templates } } });
  const contract = {
    type: 'object',
    properties: { kind: { type: 'string', enum: ['a', 'b'] }, nodes: { type: 'integer', minimum: 1, maximum: 8 } },
    required: ['kind'],
  };
  const from = file(
    'two-jobs.tf.json',
    configurationOf(
      { small: "kind = 'a' AND nodes <= 4", large: "kind = 'a' AND nodes > 4" },
      {
        said: { contract },
        settings: {
          small: starting({ 'train-small': template(4) }),
          large: starting({ 'train-large': template(6) }),
        },
      },
    ),
  );

  test.each<[what: string, options: readonly string[], status: number, said: RegExp]>([
    [
      'one of two starts one job',
      ['exactly-once', '--jobs', 'train-small,train-large', '--messages', "kind = 'a' AND nodes <= 6"],
      0,
      /proved +exactly-once: jobs of train-small, train-large\n/,
    ],
    [
      'one that is set aside starts none',
      ['cover', '--jobs', 'train-small', '--jobs', 'train-large', '--messages', "kind = 'a' AND nodes > 0"],
      1,
      /refuted +cover: jobs of train-small, train-large\n +for messages whose kind is 'a' and nodes is above 0\n +a message starts no job of train-small or train-large: .*"nodes":7/,
    ],
    ['never two', ['never-overlap', '--jobs', 'train-small,train-large'], 0, /proved/],
    ['none at all', ['not-reach', '--jobs', 'train-large', '--except', "kind = 'a'"], 0, /proved/],
  ])('%s', (_, options, status, said) => {
    const result = scheduler(['prove', ...options, '--from', from]);
    expect({ status: result.status, stderr: result.stderr }).toEqual({ status, stderr: '' });
    expect(result.stdout).toMatch(said);
  });

  test('the same for machines', () => {
    const options = ['not-reach', '--jobs', 'train-small', '--json', '--from', from];
    expect(JSON.parse(scheduler(['prove', ...options]).stdout)).toMatchObject({
      kind: 'not-reach',
      jobs: ['train-small'],
      verdict: 'refuted',
      refutations: [{ how: 'reaches one', ends: ['small'] }],
    });
  });

  test.each<[what: string, options: readonly string[], said: string]>([
    [
      'a template that there nearly is',
      ['--jobs', 'train-smal'],
      'jobs: got "train-smal", allowed one of train-large, train-small; did you mean train-small?',
    ],
    [
      'one that there is not',
      ['--jobs', 'x'],
      'jobs: got "x", allowed one of train-large, train-small; name one of them',
    ],
    [
      'beside destinations',
      ['small', '--jobs', 'train-small'],
      'jobs: got ["train-small"], allowed none beside destinations; name one of the two: a job is where a message ends',
    ],
    ['one twice', ['--jobs', 'train-small,train-small'], 'jobs: got "train-small", allowed each once; name it once'],
    ['no name', ['--jobs', ''], 'jobs: got "", allowed one of train-large, train-small; name one of them'],
    [
      'a destination that there nearly is',
      ['events/smal'],
      'destinations: got "events/smal", allowed one of events/large, events/small; did you mean events/small?',
    ],
    [
      'dead letters of one that there nearly is',
      ['events/smal/$DeadLetterQueue'],
      'destinations: got "events/smal/$DeadLetterQueue", allowed one of events/large, events/small; did you mean events/small/$DeadLetterQueue?',
    ],
    [
      'nothing',
      [],
      "missing required argument 'destinations': name where messages end, or with --jobs the templates of which jobs are started",
    ],
  ])('%s is wrong usage', (_, options, said) => {
    const { status, stdout, stderr } = scheduler(['prove', 'cover', ...options, '--from', from]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(said);
  });
});
