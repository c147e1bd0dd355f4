import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { knownOf, type Topology } from '../../../lib/routing';
import { readSource } from '../../../lib/sources';
import { isObject, Reference } from '../../../lib/terraform';
import { addresses, documentOf, namespace, rule, subscription, template, topic, topology } from './template';

/** The rules of all subscriptions, by topic and name, with their SQL. */
function rulesIn({ topics }: Topology): Record<string, unknown> {
  return Object.fromEntries(
    topics.flatMap((one) =>
      knownOf(one.subscriptions).flatMap((sub) =>
        knownOf(sub.rules).map((known) => [
          `${one.name}/${sub.name}/${known.name}`,
          known.match.kind === 'known' && known.match.filter.kind === 'sql' ? known.match.filter.sql : known.match.kind,
        ]),
      ),
    ),
  );
}

const whyIn = (json: Parameters<typeof topology>[0]) => topology(json).unresolved.map(({ problem }) => problem);

describe('names', () => {
  const parameters = { bus: { type: 'string', defaultValue: 'bus' }, open: { type: 'string' } };

  test.each([
    ['a text', 'bus/jobs'],
    ['concat', "[concat(parameters('bus'), '/jobs')]"],
    ['format', "[format('{0}/{1}', parameters('bus'), 'jobs')]"],
  ])('as %s', (_, name) => {
    expect(addresses(template([namespace("[parameters('bus')]"), topic(name)], { parameters }))).toEqual([
      'Microsoft.ServiceBus/namespaces/bus',
      'Microsoft.ServiceBus/namespaces/bus/topics/jobs',
    ]);
  });

  test('of a namespace that is not known lead to it all the same', () => {
    const json = template(
      [
        namespace("[parameters('open')]"),
        topic("[format('{0}/jobs', parameters('open'))]"),
        subscription("[concat(parameters('open'), '/jobs/a')]"),
      ],
      { parameters },
    );
    const [first] = topology(json).topics;
    expect(first?.namespace).toBe("Microsoft.ServiceBus/namespaces/[parameters('open')]");
    expect(knownOf(first?.subscriptions ?? { kind: 'all', all: [] }).map(({ name }) => name)).toEqual(['a']);
  });

  test('with another number of parts than the type has are not known', () => {
    expect(whyIn(template([topic("[parameters('open')]")], { parameters }))).toContainEqual(
      expect.stringContaining('a name that cannot be taken apart'),
    );
  });

  test('come from a file of parameters', () => {
    const json = template([namespace("[parameters('open')]")], { parameters });
    expect(addresses(json, { open: 'given' })).toEqual(['Microsoft.ServiceBus/namespaces/given']);
  });

  test('two that nobody knows are not one', () => {
    const json = template([namespace("[parameters('a')]"), namespace("[parameters('b')]")], {
      parameters: {
        a: { type: 'string', defaultValue: '[newGuid()]' },
        b: { type: 'string', defaultValue: '[newGuid()]' },
      },
    });
    expect(new Set(addresses(json)).size).toBe(2);
  });
});

describe('loops', () => {
  const jobs = [
    { name: 'train', sql: "kind = 'train'" },
    { name: 'drift', sql: "kind = 'drift'" },
  ];
  const parameters = { jobs: { type: 'array', defaultValue: jobs }, count: { type: 'int' } };

  test('over resources', () => {
    const copy = { name: 'all', count: "[length(parameters('jobs'))]" };
    const json = template(
      [
        topic('bus/jobs'),
        subscription("[format('bus/jobs/{0}', parameters('jobs')[copyIndex()].name)]", { copy }),
        rule(
          "[format('bus/jobs/{0}/only', parameters('jobs')[copyIndex('all')].name)]",
          "[parameters('jobs')[copyIndex()].sql]",
          { copy },
        ),
      ],
      { parameters },
    );
    expect(rulesIn(topology(json))).toEqual({
      'jobs/train/only': "kind = 'train'",
      'jobs/drift/only': "kind = 'drift'",
    });
  });

  test('over properties and variables', () => {
    const json = template(
      [
        topic('bus/jobs'),
        subscription('bus/jobs/a'),
        rule('bus/jobs/a/only', "[concat('kind IN (', join(variables('names'), ','), ')')]"),
      ],
      {
        parameters,
        variables: {
          copy: [
            { name: 'names', count: 2, input: "[concat('''', parameters('jobs')[copyIndex('names')].name, '''')]" },
          ],
        },
      },
    );
    expect(rulesIn(topology(json))).toEqual({ 'jobs/a/only': "kind IN ('train', 'drift')" });
  });

  test('of a number that nobody knows may make any', () => {
    const copy = { name: 'all', count: "[parameters('count')]" };
    const json = template(
      [
        topic('bus/jobs'),
        subscription('bus/jobs/a'),
        rule("[format('bus/jobs/a/r{0}', copyIndex())]", '1=1', { copy }),
      ],
      { parameters },
    );
    const [sub] = topology(json).topics.flatMap(({ subscriptions }) => knownOf(subscriptions));
    expect(sub?.rules).toMatchObject({ kind: 'part', known: [] });
    expect(whyIn(json)).toContain(
      "whether it is there, or how often, is not known: its copy.count is [parameters('count')]",
    );
  });

  test('in outputs', () => {
    const json = template([], {
      outputs: { all: { type: 'array', copy: { count: 2, input: "[concat('a', copyIndex('all'))]" } } },
    });
    expect(documentOf(json).outputs.map(({ value }) => value)).toEqual([['a0', 'a1']]);
  });
});

describe('conditions', () => {
  const parameters = { env: { type: 'string', defaultValue: 'dev' }, open: { type: 'bool' } };

  test('that are false leave a resource out, and those that are true do not', () => {
    const json = template(
      [
        topic('bus/jobs', { condition: "[equals(parameters('env'), 'dev')]" }),
        topic('bus/work', { condition: "[equals(parameters('env'), 'prod')]" }),
      ],
      { parameters },
    );
    expect(topology(json).topics.map(({ name }) => name)).toEqual(['jobs']);
    expect(topology(json, { env: 'prod' }).topics.map(({ name }) => name)).toEqual(['work']);
  });

  test('that nobody knows leave it open whether it is there', () => {
    const json = template([topic('bus/jobs'), subscription('bus/jobs/a', { condition: "[parameters('open')]" })], {
      parameters,
    });
    expect(topology(json).topics[0]?.subscriptions).toMatchObject({ kind: 'part', known: [] });
  });
});

describe('resources in others', () => {
  test('have the names of those around them', () => {
    const json = template([
      namespace('bus', {
        resources: [
          {
            type: 'topics',
            name: 'jobs',
            resources: [
              {
                type: 'subscriptions',
                name: 'a',
                resources: [{ type: 'Rules', name: 'r', properties: { sqlFilter: { sqlExpression: '1=1' } } }],
              },
            ],
          },
        ],
      }),
    ]);
    expect(rulesIn(topology(json))).toEqual({ 'jobs/a/r': '1 = 1' });
  });

  test('with symbolic names', () => {
    const json = template(
      {
        bus: namespace('bus', { existing: true }),
        jobs: topic("[format('{0}/{1}', 'bus', 'jobs')]", { dependsOn: ['bus'] }),
      },
      { languageVersion: '2.0' },
    );
    const { resources } = documentOf(json);
    expect(resources.map(({ mode, presence, path }) => ({ mode, presence, path }))).toEqual([
      { mode: 'data', presence: 'read', path: ['resources', 'bus'] },
      { mode: 'managed', presence: 'declared', path: ['resources', 'jobs'] },
    ]);
    expect(topology(json).topics[0]?.namespace).toBe('bus');
  });

  test('a topic that exists already may have further subscriptions', () => {
    const json = template(
      { jobs: topic('bus/jobs', { existing: true }), a: subscription('bus/jobs/a'), r: rule('bus/jobs/a/r', '1=1') },
      { languageVersion: '2.0' },
    );
    expect(topology(json).topics[0]?.subscriptions.kind).toBe('part');
  });
});

describe('deployments in a template', () => {
  const inner = (resources: unknown, given: unknown, more = {}) => ({
    type: 'Microsoft.Resources/deployments',
    apiVersion: '2022-09-01',
    name: 'module',
    ...more,
    properties: {
      mode: 'Incremental',
      expressionEvaluationOptions: { scope: 'inner' },
      parameters: given,
      template: template(resources, {
        parameters: { name: { type: 'string', defaultValue: 'unset' } },
        outputs: { topic: { type: 'string', value: "[parameters('name')]" } },
      }),
    },
  });

  const second = (value: string) => ({
    ...inner([subscription("[concat('bus/', parameters('name'), '/a')]")], { name: { value } }),
    name: 'second',
  });

  test('take parameters, and give outputs to others', () => {
    const json = template([
      second("[reference(resourceId('Microsoft.Resources/deployments', 'module'), '2022-09-01').outputs.topic.value]"),
      inner([topic("[concat('bus/', parameters('name'))]")], { name: { value: 'jobs' } }),
      rule('bus/jobs/a/r', '1=1'),
    ]);
    expect(rulesIn(topology(json))).toEqual({ 'jobs/a/r': '1 = 1' });
  });

  test('are called by their symbolic names', () => {
    const json = template(
      {
        m: inner([topic("[concat('bus/', parameters('name'))]")], { name: { value: 'jobs' } }),
        a: second("[reference('m').outputs.topic.value]"),
      },
      { languageVersion: '2.0' },
    );
    expect(addresses(json)).toEqual([
      'Microsoft.ServiceBus/namespaces/bus/topics/jobs',
      'Microsoft.ServiceBus/namespaces/bus/topics/jobs/subscriptions/a',
    ]);
  });

  test('without a scope of their own know what is around them', () => {
    const nested = inner([topic("[concat('bus/', parameters('name'))]")], {});
    const { expressionEvaluationOptions: _, ...properties } = nested.properties;
    const json = template([{ ...nested, properties }], {
      parameters: { name: { type: 'string', defaultValue: 'outside' } },
    });
    expect(topology(json).topics.map(({ name }) => name)).toEqual(['outside']);
  });

  test('that may not be there may have nothing', () => {
    const json = template(
      [topic('bus/jobs'), inner([subscription('bus/jobs/a')], {}, { condition: "[parameters('open')]" })],
      { parameters: { open: { type: 'bool' } } },
    );
    expect(topology(json).topics[0]?.subscriptions).toMatchObject({ kind: 'part', known: [] });
  });

  test('whose template is elsewhere leave everything open', () => {
    const json = template([
      topic('bus/jobs'),
      {
        type: 'Microsoft.Resources/deployments',
        name: 'far',
        properties: { templateLink: { uri: 'https://example.com/far.json' } },
      },
    ]);
    expect(topology(json).topics[0]?.subscriptions.kind).toBe('part');
    expect(whyIn(json)).toContain(
      'deploys a template that is not in it (https://example.com/far.json), and is not read here',
    );
  });

  describe('beside it', () => {
    let folder: string;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'arm-'));
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    test('are read', async () => {
      writeFileSync(
        join(folder, 'child.json'),
        JSON.stringify(
          template([topic("[concat('bus/', parameters('name'))]")], { parameters: { name: { type: 'string' } } }),
        ),
      );
      const link = { templateLink: { relativePath: 'child.json' }, parameters: { name: { value: 'jobs' } } };
      writeFileSync(
        join(folder, 'main.json'),
        JSON.stringify(template([{ type: 'Microsoft.Resources/deployments', name: 'near', properties: link }])),
      );
      const [document] = await readSource(join(folder, 'main.json'));
      expect(document?.gaps).toEqual([]);
      expect(document?.resources.map(({ address, file }) => ({ address, file }))).toEqual([
        { address: 'Microsoft.ServiceBus/namespaces/bus/topics/jobs', file: join(folder, 'child.json') },
      ]);
      expect(document?.files.map(({ file }) => file)).toEqual([join(folder, 'main.json'), join(folder, 'child.json')]);
    });
  });
});

describe('rules', () => {
  const one = (properties: unknown) => {
    const json = template([topic('bus/jobs'), subscription('bus/jobs/a'), { ...rule('bus/jobs/a/r', ''), properties }]);
    const [sub] = topology(json).topics.flatMap(({ subscriptions }) => knownOf(subscriptions));
    return knownOf(sub?.rules ?? { kind: 'all', all: [] })[0]?.match;
  };

  test('with a correlation filter', () => {
    expect(
      one({
        filterType: 'CorrelationFilter',
        correlationFilter: { label: 'x', replyToSessionId: 's', properties: { k: 'v' }, requiresPreprocessing: true },
      }),
    ).toMatchObject({
      kind: 'known',
      filter: { conditions: { label: 'x', replyToSessionId: 's', properties: { k: 'v' } } },
    });
  });

  test.each<readonly [what: string, properties: unknown, problem: RegExp]>([
    [
      'of a type that Azure does not have',
      { filterType: 'TrueFilter' },
      /no filterType "TrueFilter": only SqlFilter and CorrelationFilter/,
    ],
    [
      'without the filter of its type',
      { filterType: 'SqlFilter' },
      /the filterType is SqlFilter, and there is no sqlFilter/,
    ],
    [
      'with the other filter',
      { filterType: 'CorrelationFilter', sqlFilter: { sqlExpression: '1=1' } },
      /there is no correlationFilter with a condition/,
    ],
    [
      'with SQL that is none',
      { filterType: 'SqlFilter', sqlFilter: { sqlExpression: 'a =' } },
      /Azure would refuse its filter/,
    ],
  ])('%s is refused', (_, properties, problem) => {
    expect(one(properties)).toMatchObject({ kind: 'refused', unresolved: { problem: expect.stringMatching(problem) } });
  });

  test.each<readonly [what: string, properties: unknown]>([
    [
      'with two filters',
      { filterType: 'SqlFilter', sqlFilter: { sqlExpression: '1=1' }, correlationFilter: { label: 'x' } },
    ],
    ['of which nothing is said', {}],
    ['whose condition is an empty text', { filterType: 'CorrelationFilter', correlationFilter: { label: '' } }],
    ['whose filter is a parameter', { filterType: 'SqlFilter', sqlFilter: { sqlExpression: "[parameters('x')]" } }],
  ])('%s cannot be told', (_, properties) => {
    expect(one(properties)).toMatchObject({ kind: 'part' });
  });

  test('$Default is there until a subscription has another rule', () => {
    const json = template([
      topic('bus/jobs'),
      subscription('bus/jobs/a'),
      subscription('bus/jobs/b'),
      rule('bus/jobs/b/own', 'x = 1'),
    ]);
    expect(rulesIn(topology(json))).toEqual({ 'jobs/a/$Default': '1=1', 'jobs/b/own': 'x = 1' });
  });

  test('one that is named $Default may be gone', () => {
    const json = template([topic('bus/jobs'), subscription('bus/jobs/a'), rule('bus/jobs/a/$Default', 'x = 1')]);
    expect(rulesIn(topology(json))).toEqual({});
    expect(whyIn(json)).toContainEqual(expect.stringContaining('give the rule a name of its own'));
  });
});

describe('what is written twice', () => {
  test('alike is one', () => {
    expect(addresses(template([topic('bus/jobs'), topic('BUS/Jobs')]))).toHaveLength(1);
  });

  test('and not alike may be either', () => {
    const json = template([topic('bus/jobs'), topic('bus/jobs', { properties: { status: 'Disabled' } })]);
    expect(topology(json).topics[0]?.status.kind).toBe('unknown');
  });
});

describe('secrets', () => {
  const json = template([{ ...rule('bus/jobs/a/r', "[parameters('secret')]") }], {
    parameters: { secret: { type: 'secureString', defaultValue: 'hunter2' }, given: { type: 'securestring' } },
    outputs: {
      key: {
        type: 'string',
        value:
          "[listKeys(resourceId('Microsoft.ServiceBus/namespaces/authorizationRules', 'bus', 'all'), '2024-01-01').primaryKey]",
      },
      hidden: { type: 'secureString', value: "[parameters('given')]" },
    },
  });

  test('of parameters are marked, and their values are nowhere', () => {
    const document = documentOf(json, { given: 'hunter3' });
    expect(document.resources[0]?.sensitive).toEqual(['sql_filter']);
    expect(JSON.stringify([document.resources, document.outputs])).not.toMatch(/hunter/);
    expect(document.outputs.map(({ name, isSensitive }) => ({ name, isSensitive }))).toEqual([
      { name: 'key', isSensitive: false },
      { name: 'hidden', isSensitive: true },
    ]);
  });

  test('that are listed are told as references', () => {
    const document = documentOf(json);
    const [output] = document.outputs;
    const to = output === undefined ? [] : document.references(output).map((one) => one.to);
    expect(to).toEqual([expect.stringMatching(/^listkeys\('.*authorizationRules\/all'\)\.primaryKey$/)]);
  });
});

test('functions of the template itself are evaluated', () => {
  const json = template([topic("[own.nameOf('jobs')]")], {
    functions: [
      {
        namespace: 'own',
        members: {
          nameOf: {
            parameters: [{ name: 'short', type: 'string' }],
            output: { type: 'string', value: "[concat('bus/', parameters('short'))]" },
          },
        },
      },
    ],
  });
  expect(topology(json).topics.map(({ name }) => name)).toEqual(['jobs']);
});

test('what needs itself is not known, and ends', () => {
  const json = template([topic("[concat('bus/', variables('a'))]")], {
    variables: { a: "[variables('b')]", b: "[variables('a')]" },
  });
  const [first] = documentOf(json).resources;
  expect(isObject(first?.values) && first.values.name).toBeInstanceOf(Reference);
});

test('what is no resource is told', () => {
  expect(
    documentOf(template([{ name: 'x' }, { type: 'Microsoft.ServiceBus/namespaces' }])).gaps.map(({ why }) => why),
  ).toEqual(['has a resource without a type', 'has a Microsoft.ServiceBus/namespaces without a name']);
});
