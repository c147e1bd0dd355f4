import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { readDocuments, UnreadableDocument } from '../../lib/terraform';
import { folderOf, parsed, plain, read, targetAt, valuesAt } from './reading';

const BUS = { azurerm_servicebus_namespace: { bus: { name: 'bus', sku: 'Standard' } } };
const addressesOf = ({ resources }: { readonly resources: readonly { readonly address: string }[] }) =>
  resources.map(({ address }) => address);
const gapsOf = ({
  gaps,
}: {
  readonly gaps: readonly { readonly address: string; readonly why: string; readonly effect: string }[];
}) => gaps.map(({ address, why, effect }) => `${effect} ${address} ${why}`);

describe('the list form', () => {
  test.each<[what: string, json: object]>([
    ['sections', { resource: [BUS] }],
    ['types', { resource: { azurerm_servicebus_namespace: [BUS.azurerm_servicebus_namespace] } }],
    ['names', { resource: { azurerm_servicebus_namespace: { bus: [BUS.azurerm_servicebus_namespace.bus] } } }],
    ['everything', { resource: [{ azurerm_servicebus_namespace: [{ bus: [BUS.azurerm_servicebus_namespace.bus] }] }] }],
  ])('is read in %s', (_, json) => {
    expect(valuesAt(parsed(json), 'azurerm_servicebus_namespace.bus')).toEqual({ name: 'bus', sku: 'Standard' });
  });

  test('has several blocks of locals, variables and providers', () => {
    const document = parsed({
      locals: [{ a: 1 }, { b: '${local.a}' }],
      variable: [{ v: { default: 'x' } }, { w: [{ default: 'y' }] }],
      output: [{ o: [{ value: '${local.b}${var.v}${var.w}' }] }],
      terraform: [
        { required_providers: [{ azurerm: { version: '~> 4.81' } }] },
        { backend: [{ azurerm: [{ key: 'k' }] }] },
      ],
    });
    expect(document.outputs[0]!.value).toBe('1xy');
    expect(document.settings.backend).toBe('azurerm');
    expect(document.settings.backendArguments).toEqual({ key: 'k' });
    expect([...document.settings.providers]).toEqual([['azurerm', '~> 4.81']]);
  });

  test('a property that stands twice is two blocks', () => {
    const document = read({
      'main.tf.json': `{"resource": {"azurerm_servicebus_topic": {"a": {"name": "a"}}}, "resource": {"azurerm_servicebus_topic": {"b": {"name": "b"}}}}`,
    });
    expect(addressesOf(document)).toEqual(['azurerm_servicebus_topic.a', 'azurerm_servicebus_topic.b']);
  });

  test('a resource that is declared twice is said', () => {
    const twice = read({ 'a.tf.json': { resource: BUS }, 'b.tf.json': { resource: BUS } });
    expect(gapsOf(twice)).toEqual([
      'other azurerm_servicebus_namespace.bus is declared twice, which Terraform refuses',
    ]);
  });
});

test.each([
  'variable',
  'locals',
  'module',
  'output',
  'data',
  'moved',
  'import',
  'removed',
  'check',
  'provider',
  'terraform',
])('a file with %s alone is Terraform JSON', (section) => {
  expect(() => parsed({ [section]: {} })).not.toThrow();
  expect(() => parsed({ [section]: [] })).not.toThrow();
});

test.each<unknown>([{}, { name: 'x' }, [], 'text', { resource: 'x' }])('%j is not', (json) => {
  expect(() => parsed(json as object)).toThrow(UnreadableDocument);
});

describe('overrides', () => {
  const base = {
    resource: {
      azurerm_servicebus_namespace: {
        bus: {
          name: 'bus',
          sku: 'Standard',
          identity: { type: 'A', identity_ids: ['x'] },
          lifecycle: { prevent_destroy: true },
        },
      },
    },
  };

  test.each(['override.tf.json', 'a_override.tf.json'])(
    'of %s replace arguments and blocks, and merge lifecycle',
    (name) => {
      const document = read({
        [name]: {
          resource: {
            azurerm_servicebus_namespace: {
              bus: { sku: 'Premium', identity: { type: 'B' }, lifecycle: { create_before_destroy: true } },
            },
          },
        },
        'main.tf.json': base,
      });
      expect(valuesAt(document, 'azurerm_servicebus_namespace.bus')).toEqual({
        name: 'bus',
        sku: 'Premium',
        identity: { type: 'B' },
        lifecycle: { prevent_destroy: true, create_before_destroy: true },
      });
      expect(document.gaps).toEqual([]);
    },
  );

  test('come one after the other, and change locals, variables and outputs', () => {
    const document = read({
      'b_override.tf.json': { locals: { a: 3 } },
      'a_override.tf.json': {
        locals: { a: 2 },
        variable: { v: { default: 'over' } },
        output: { o: { sensitive: true } },
      },
      'main.tf.json': {
        locals: { a: 1 },
        variable: { v: { default: 'base', type: 'string' } },
        output: { o: { value: '${local.a}${var.v}' } },
      },
    });
    expect(document.outputs[0]).toMatchObject({ value: '3over', isSensitive: true });
  });

  test('of what is not there are said', () => {
    const document = read({ 'override.tf.json': { resource: BUS }, 'main.tf.json': { locals: {} } });
    expect(addressesOf(document)).toEqual([]);
    expect(gapsOf(document)).toEqual([
      'other azurerm_servicebus_namespace.bus overrides what is not there, which Terraform refuses',
    ]);
  });

  test('replace dynamic blocks by blocks, and the other way round', () => {
    const dynamic = { identity: { for_each: ['C'], content: { type: '${identity.value}' } } };
    const over = (bus: object) => ({ resource: { azurerm_servicebus_namespace: { bus } } });
    const first = read({ 'main.tf.json': base, 'override.tf.json': over({ dynamic }) });
    expect(valuesAt(first, 'azurerm_servicebus_namespace.bus').identity).toEqual([{ type: 'C' }]);
    const second = read({ 'main.tf.json': over({ dynamic }), 'override.tf.json': over({ identity: { type: 'D' } }) });
    expect(valuesAt(second, 'azurerm_servicebus_namespace.bus').identity).toEqual({ type: 'D' });
  });

  test('are read with a file that is named', () => {
    const folder = folderOf({
      'main.tf.json': base,
      'override.tf.json': { resource: { azurerm_servicebus_namespace: { bus: { sku: 'Basic' } } } },
      'other.tf.json': { resource: { azurerm_x: { y: {} } } },
    });
    const [document] = readDocuments(join(folder, 'main.tf.json'));
    expect(addressesOf(document!)).toEqual(['azurerm_servicebus_namespace.bus']);
    expect(valuesAt(document!, 'azurerm_servicebus_namespace.bus').sku).toBe('Basic');
  });
});

describe('variables', () => {
  const main = {
    variable: { a: { default: 'default' }, b: {} },
    output: { o: { value: '${var.a}' }, p: { value: '${var.b}' } },
  };
  const outputs = (files: object) => read({ 'main.tf.json': main, ...files }).outputs.map(({ value }) => plain(value));

  test.each<[what: string, files: object, values: unknown[]]>([
    ['their defaults', {}, ['default', { ref: '${var.b}' }]],
    ['terraform.tfvars.json', { 'terraform.tfvars.json': { a: 'given', b: 1 } }, ['given', 1]],
    [
      'the last automatic file',
      {
        'terraform.tfvars.json': { a: 'given' },
        'y.auto.tfvars.json': { a: 'y' },
        'x.auto.tfvars.json': { a: 'x', b: 'x' },
      },
      ['y', 'x'],
    ],
    [
      'nothing of a file that is not automatic',
      { 'prod.tfvars.json': { a: 'prod' } },
      ['default', { ref: '${var.b}' }],
    ],
    [
      'what HCL may say instead',
      { 'terraform.tfvars': 'a = "x"', 'terraform.tfvars.json': { b: 'json' } },
      [{ ref: '${var.a}' }, 'json'],
    ],
    [
      'what HCL may say after that',
      { 'z.auto.tfvars': 'a = "x"', 'terraform.tfvars.json': { b: 'json' } },
      [{ ref: '${var.a}' }, { ref: '${var.b}' }],
    ],
  ])('have the values of %s', (_, files, values) => {
    expect(outputs(files)).toEqual(values);
  });

  test('that are sensitive make what they flow into sensitive, and are in no text', () => {
    const { resources } = parsed({
      variable: { secret: { default: 'hush', sensitive: true } },
      locals: { inside: { a: '${var.secret}', b: 'open' } },
      resource: {
        azurerm_linux_function_app: {
          app: {
            name: '${local.inside.b}',
            app_settings: { A: '${local.inside.a}', B: 'x${var.secret}${azurerm_x.y.id}', C: 'c' },
            tags: ['${upper(var.secret)}'],
          },
        },
      },
    });
    const [app] = resources;
    expect(app!.sensitive).toEqual(['app_settings.A', 'app_settings.B', 'tags.0']);
    expect(plain(app!.values)).toEqual({
      name: 'open',
      app_settings: { A: 'hush', B: { ref: 'x${var.secret}${azurerm_x.y.id}' }, C: 'c' },
      tags: ['HUSH'],
    });
  });
});

describe('instances', () => {
  const topics = (repetition: object, more: object = {}) =>
    parsed({
      ...more,
      resource: {
        azurerm_servicebus_topic: { t: { ...repetition, name: '${try(each.key, count.index)}' } },
        azurerm_servicebus_subscription: { s: { name: 's', topic_id: '${azurerm_servicebus_topic.t["a"].id}' } },
      },
    });

  test.each<[what: string, repetition: object, keys: string[]]>([
    ['a map', { for_each: { b: 1, a: 2 } }, ['["a"]', '["b"]']],
    ['a set', { for_each: '${toset(["b", "a"])}' }, ['["a"]', '["b"]']],
    ['a local', { for_each: '${local.map}' }, ['["x"]']],
    ['a number', { count: 2 }, ['[0]', '[1]']],
    ['a number in a text', { count: '2' }, ['[0]', '[1]']],
    ['a decision', { count: '${var.on ? 1 : 0}' }, []],
    ['nothing', { for_each: {} }, []],
  ])('are made of %s', (_, repetition, keys) => {
    const document = topics(repetition, { locals: { map: { x: 1 } }, variable: { on: { default: false } } });
    expect(document.gaps).toEqual([]);
    expect(addressesOf(document).slice(0, -1)).toEqual(keys.map((key) => `azurerm_servicebus_topic.t${key}`));
  });

  test.each<[what: string, repetition: object, why: string]>([
    ['a variable', { for_each: '${var.none}' }, 'for_each is ${var.none}'],
    ['a list', { for_each: ['a'] }, 'for_each is ["a"]'],
    ['a function', { count: '${length(var.none)}' }, 'count is ${length(var.none)}'],
  ])('of %s are as many as Terraform knows', (_, repetition, why) => {
    const document = topics(repetition, { variable: { none: {} } });
    expect(addressesOf(document)).toEqual(['azurerm_servicebus_topic.t', 'azurerm_servicebus_subscription.s']);
    expect(gapsOf(document)).toEqual([
      `more azurerm_servicebus_topic.t has a ${why.replace(' is ', ' that is ')}, so how many there are is not known`,
    ]);
    expect(document.resources[0]!.perhaps).toBe(why);
    expect(targetAt(document, 'azurerm_servicebus_subscription.s', 'topic_id')).toBe(
      'one of [azurerm_servicebus_topic.t]',
    );
  });

  test('each is what it is in each of them', () => {
    const document = parsed({
      locals: { jobs: { a: { sql: 'x = 1', nested: { n: 1 } }, b: { sql: '${azurerm_x.y.id}' } } },
      resource: {
        azurerm_servicebus_subscription_rule: {
          r: {
            for_each: '${local.jobs}',
            name: 'r-${each.key}',
            sql_filter: '${each.value.sql}',
            n: '${each.value.nested.n}',
          },
        },
      },
    });
    expect(valuesAt(document, 'azurerm_servicebus_subscription_rule.r["a"]')).toEqual({
      name: 'r-a',
      sql_filter: 'x = 1',
      n: 1,
    });
    expect(valuesAt(document, 'azurerm_servicebus_subscription_rule.r["b"]')).toMatchObject({
      name: 'r-b',
      sql_filter: { ref: '${azurerm_x.y.id}' },
    });
  });

  test('dynamic blocks are what they make, where that is known', () => {
    const document = parsed({
      variable: { i: {} },
      resource: {
        azurerm_x: {
          y: {
            dynamic: {
              a: {
                for_each: [1, 2],
                content: {
                  n: '${a.value}',
                  i: '${a.key}',
                  dynamic: {
                    inner: { for_each: { k: 'v' }, iterator: 'it', content: { v: '${it.key}${it.value}${a.value}' } },
                  },
                },
              },
              b: { for_each: '${var.i}', content: { n: '${azurerm_z.z.key}' } },
              c: [{ for_each: [], content: {} }],
            },
            tags: { dynamic: 'text' },
          },
        },
      },
    });
    expect(valuesAt(document, 'azurerm_x.y')).toEqual({
      a: [
        { n: 1, i: 0, inner: [{ v: 'kv1' }] },
        { n: 2, i: 1, inner: [{ v: 'kv2' }] },
      ],
      b: { ref: 'a dynamic block for each of ${var.i}' },
      tags: { dynamic: 'text' },
    });
    expect(document.references(document.resources[0]!).map(({ to }) => to)).toEqual(['azurerm_z.z.key']);
  });
});

describe('modules', () => {
  const module = {
    'bus/main.tf.json': {
      variable: {
        name: {},
        topics: { default: ['jobs'], type: 'set(string)' },
        secret: { sensitive: true, default: null },
      },
      resource: {
        azurerm_servicebus_namespace: { ns: { name: '${var.name}', tag: '${var.secret}' } },
        azurerm_servicebus_topic: {
          t: { for_each: '${var.topics}', name: '${each.key}', namespace_id: '${azurerm_servicebus_namespace.ns.id}' },
        },
      },
      output: {
        id: { value: '${azurerm_servicebus_namespace.ns.id}' },
        topics: { value: '${{ jobs = azurerm_servicebus_topic.t["jobs"].id }}' },
        key: { value: '${azurerm_servicebus_namespace.ns.default_primary_key}', sensitive: true },
      },
    },
  };
  const topic = (namespace_id: string) => ({ azurerm_servicebus_topic: { own: { name: 'own', namespace_id } } });

  test('of a folder are read, with what they are given and what they give', () => {
    const document = read({
      ...module,
      'main.tf.json': {
        module: { bus: { source: './bus', name: 'in-${local.x}' } },
        locals: { x: 'x' },
        resource: {
          ...topic('${module.bus.id}'),
          azurerm_servicebus_subscription: {
            s: { name: 's', topic_id: '${module.bus.topics.jobs}', key: '${module.bus.key}' },
          },
        },
      },
    });
    expect(document.gaps).toEqual([]);
    expect(addressesOf(document)).toEqual([
      'azurerm_servicebus_topic.own',
      'azurerm_servicebus_subscription.s',
      'module.bus.azurerm_servicebus_namespace.ns',
      'module.bus.azurerm_servicebus_topic.t["jobs"]',
    ]);
    expect(valuesAt(document, 'module.bus.azurerm_servicebus_namespace.ns').name).toBe('in-x');
    expect(targetAt(document, 'azurerm_servicebus_topic.own', 'namespace_id')).toBe(
      'module.bus.azurerm_servicebus_namespace.ns',
    );
    expect(targetAt(document, 'azurerm_servicebus_subscription.s', 'topic_id')).toBe(
      'module.bus.azurerm_servicebus_topic.t["jobs"]',
    );
    const s = document.resources[1]!;
    expect(document.references(s).map(({ to }) => to)).toContain(
      'module.bus.azurerm_servicebus_namespace.ns.default_primary_key',
    );
    expect(s.sensitive).toEqual(['key']);
    expect(document.files.map(({ file }) => file.replace(/^.*reader-\w+\//, ''))).toEqual([
      'main.tf.json',
      'bus/main.tf.json',
    ]);
  });

  test('have instances, and are told apart by them', () => {
    const document = read({
      ...module,
      'main.tf.json': {
        module: { bus: { source: './bus', for_each: { a: 'A', b: 'B' }, name: '${each.value}' } },
        resource: {
          azurerm_servicebus_topic: {
            own: { for_each: '${module.bus}', name: 'own', namespace_id: '${each.value.id}' },
          },
        },
      },
    });
    expect(valuesAt(document, 'module.bus["b"].azurerm_servicebus_namespace.ns').name).toBe('B');
    expect(targetAt(document, 'azurerm_servicebus_topic.own["a"]', 'namespace_id')).toBe(
      'module.bus["a"].azurerm_servicebus_namespace.ns',
    );
  });

  test.each<[what: string, call: object, files: object, gap: string]>([
    [
      'from elsewhere',
      { source: 'Azure/avm/azurerm' },
      {},
      'more module.m calls "Azure/avm/azurerm", which is no folder of this project',
    ],
    ['not there', { source: './none' }, {}, 'more module.m calls ./none, which is not there'],
    ['in HCL', { source: './hcl' }, { 'hcl/main.tf': '' }, 'has no .tf.json file'],
    [
      'half in HCL',
      { source: './half' },
      { 'half/main.tf': '', 'half/x.tf.json': { locals: {} } },
      'more module.m.main.tf is written in HCL, which is not read here',
    ],
    [
      'in itself',
      { source: './self' },
      { 'self/main.tf.json': { module: { again: { source: '../self' } } } },
      'more module.m.module.again calls ../self, which calls itself',
    ],
    ['broken', { source: './broken' }, { 'broken/main.tf.json': '{' }, 'not JSON'],
    [
      'of an unknown number',
      { source: './bus', for_each: '${var.none}', name: 'x' },
      module,
      'more module.m has a for_each that is ${var.none}, so how many there are is not known',
    ],
  ])('%s are gaps', (_, call, files, gap) => {
    const folder = folderOf({ ...files, 'main.tf.json': { module: { m: call }, resource: topic('${module.m.id}') } });
    const [document] = readDocuments(join(folder, 'main.tf.json'));
    expect(gapsOf(document!).join('\n')).toContain(gap);
    expect(targetAt(document!, 'azurerm_servicebus_topic.own', 'namespace_id')).toMatch(
      /^(unknown|one of \[module\.m\.azurerm_servicebus_namespace\.ns\])$/,
    );
  });

  test('that another calls are no document of their own', () => {
    const folder = folderOf({
      ...module,
      'main.tf.json': { module: { bus: { source: './bus', name: 'x' } } },
      'other/a.tf.json': { locals: {} },
    });
    expect(readDocuments(folder).map(({ path }) => path.slice(folder.length))).toEqual(['', '/other']);
  });

  test('of a file that was never on a disk are not read', () => {
    expect(gapsOf(parsed({ module: { m: { source: './m' } } }))).toEqual([
      'more module.m calls ./m, which was not read',
    ]);
  });
});

describe('files beside', () => {
  test.each<[name: string, effect: string]>([
    ['rules.tf', 'more'],
    ['rules.tofu', 'more'],
    ['override.tf', 'other'],
    ['a_override.tf', 'other'],
  ])('%s is a gap', (name, effect) => {
    const folder = folderOf({ 'main.tf.json': { resource: BUS }, [name]: '' });
    const expected = [`${effect} ${name} is written in HCL, which is not read here`];
    expect(gapsOf(readDocuments(folder)[0]!)).toEqual(expected);
    expect(gapsOf(readDocuments(join(folder, 'main.tf.json'))[0]!)).toEqual(expected);
  });

  test('links that lead back are followed once', () => {
    const folder = folderOf({ 'main.tf.json': { resource: BUS } });
    mkdirSync(join(folder, 'below'));
    symlinkSync(folder, join(folder, 'below', 'up'));
    expect(readDocuments(folder)).toHaveLength(1);
  });

  test('what is no block of Terraform is said', () => {
    expect(gapsOf(parsed({ resource: BUS, resources: {} }))).toEqual([
      'other resources is no block that is known here',
    ]);
  });
});

describe('what takes $Default away', () => {
  const SUBSCRIPTION = { name: 's', topic_id: 'x' };
  const features = (value: unknown) => [{ servicebus: [{ auto_delete_subscription_default_rule: value }] }];
  const switchIn = (provider: unknown, subscription: object = SUBSCRIPTION, files: object = {}) => {
    const document = read({
      'main.tf.json': {
        provider,
        variable: { v: {} },
        resource: { azurerm_servicebus_subscription: { s: subscription } },
      },
      ...files,
    });
    return document.removesDefaultRule(document.resources[0]!);
  };

  test.each<[what: string, provider: unknown, subscription: object, expected: boolean | undefined]>([
    ['nothing without the switch', { azurerm: [{ features: [{}] }] }, SUBSCRIPTION, false],
    ['the switch', { azurerm: { features: features(true) } }, SUBSCRIPTION, true],
    ['the switch as a text', { azurerm: { features: features('true') } }, SUBSCRIPTION, true],
    ['nobody knows, with a variable', { azurerm: { features: features('${var.v}') } }, SUBSCRIPTION, undefined],
    [
      'another provider does not',
      { azurerm: [{ features: {} }, { alias: 'w', features: features(true) }] },
      SUBSCRIPTION,
      false,
    ],
    [
      'its own provider',
      { azurerm: [{ features: {} }, { alias: 'w', features: features(true) }] },
      { ...SUBSCRIPTION, provider: 'azurerm.w' },
      true,
    ],
  ])('%s', (_, provider, subscription, expected) => {
    expect(switchIn(provider, subscription)).toBe(expected);
  });

  test('is not known where the provider may stand in a file that is not read', () => {
    expect(switchIn({}, SUBSCRIPTION, { 'providers.tf': '' })).toBeUndefined();
  });

  test('a module has the providers that it is passed', () => {
    const document = read({
      'main.tf.json': {
        provider: { azurerm: [{ features: {} }, { alias: 'w', features: features(true) }] },
        module: { a: { source: './m' }, b: { source: './m', providers: { azurerm: 'azurerm.w' } } },
      },
      'm/main.tf.json': { resource: { azurerm_servicebus_subscription: { s: SUBSCRIPTION } } },
    });
    expect(document.resources.map((resource) => document.removesDefaultRule(resource))).toEqual([false, true]);
  });
});
