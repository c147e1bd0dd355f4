import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  isSensitive,
  Reference,
  readConfigurationChange,
  sensitivePaths,
  shownValue,
  type TerraformResource,
} from '../../lib/terraform';

const folder = mkdtempSync(join(tmpdir(), 'changes-'));

/** The step from one configuration to another. */
function step(before: object, after: object) {
  const files = [before, after].map((json, index) => {
    const file = join(folder, `${index}.tf.json`);
    writeFileSync(file, JSON.stringify(json));
    return file;
  });
  return readConfigurationChange(files[0]!, files[1]!);
}

const topics = (resources: object) => ({ resource: { azurerm_servicebus_topic: resources } });
const kinds = (before: object, after: object) =>
  step(before, after).changes.map(({ address, kind, because }) => [address.replace(/.*\./, ''), kind, ...because]);

describe('two configurations', () => {
  const topic = { name: 'jobs', namespace_id: '/n' };

  test.each<[what: string, before: object, after: object, told: unknown[]]>([
    ['nothing', { a: topic }, { a: topic }, []],
    ['a new one', {}, { a: topic }, [['a', 'create']]],
    ['one that goes', { a: topic, b: topic }, { b: topic }, [['a', 'delete']]],
    ['an update', { a: topic }, { a: { ...topic, status: 'Disabled' } }, [['a', 'update']]],
    [
      'a replacement',
      { a: topic },
      { a: { ...topic, partitioning_enabled: true } },
      [['a', 'delete-then-create', 'partitioning_enabled']],
    ],
    [
      'a switch that is off either way',
      { a: topic },
      { a: { ...topic, partitioning_enabled: false } },
      [['a', 'update']],
    ],
  ])('%s', (_, before, after, told) => {
    const other = { other: { name: 'other', namespace_id: '/n' } };
    expect(kinds(topics({ ...other, ...before }), topics({ ...other, ...after }))).toEqual(told);
  });

  test('a parent that moves is the same parent', () => {
    const subscription = (parent: string) => ({
      azurerm_servicebus_subscription: { s: { name: 's', topic_id: `\${azurerm_servicebus_topic.${parent}.id}` } },
    });
    const before = { resource: { azurerm_servicebus_topic: { a: topic }, ...subscription('a') } };
    const after = {
      resource: { azurerm_servicebus_topic: { b: topic }, ...subscription('b') },
      moved: { from: 'azurerm_servicebus_topic.a', to: 'azurerm_servicebus_topic.b' },
    };
    expect(kinds(before, after)).toEqual([
      ['b', 'none'],
      ['s', 'update'],
    ]);
  });

  test('what is removed without being destroyed stays', () => {
    const after = {
      ...topics({ b: topic }),
      removed: [{ from: 'azurerm_servicebus_topic.a', lifecycle: { destroy: false } }],
    };
    const change = step(topics({ a: topic, b: topic }), after);
    expect(change.changes).toMatchObject([{ address: 'azurerm_servicebus_topic.a', kind: 'forget' }]);
    expect(change.after.resources.map(({ address, presence }) => `${address} ${presence}`)).toContain(
      'azurerm_servicebus_topic.a forgotten',
    );
  });

  test('what is taken over is not new', () => {
    const after = { ...topics({ a: topic, b: topic }), import: { to: '${azurerm_servicebus_topic.a}', id: '/t' } };
    expect(step(topics({ b: topic }), after).changes).toMatchObject([{ kind: 'none', isImported: true }]);
  });
});

describe('values for people', () => {
  const resource = (values: object, sensitive: readonly string[] = []): TerraformResource => ({
    file: 'f',
    address: 'a.b',
    mode: 'managed',
    type: 'a',
    path: [],
    values: values as Record<string, unknown>,
    presence: 'declared',
    sensitive,
  });

  test.each<[values: object, sensitive: readonly string[], shown: string]>([
    [{ x: 'text' }, [], 'text'],
    [{ x: 5 }, [], '5'],
    [{ x: '' }, [], 'not set'],
    [{}, [], 'not set'],
    [{ x: new Reference('known after apply') }, [], 'known after apply'],
    [{ x: 'secret' }, ['x'], '(sensitive)'],
    [{ x: 'secret' }, [''], '(sensitive)'],
    [{ x: [{ a: 1, b: 'secret' }] }, ['x.b'], '[{"a":1,"b":"(sensitive)"}]'],
    [{ x: [{ a: 1, b: 'secret' }] }, ['x.0.b'], '[{"a":1,"b":"(sensitive)"}]'],
  ])('%j with %j is shown as %s', (values, sensitive, shown) => {
    expect(shownValue(resource(values, sensitive), 'x')).toBe(shown);
  });

  test.each<[marks: unknown, paths: string[]]>([
    [true, ['']],
    [{ correlation_filter: [], sql_filter: true }, ['sql_filter']],
    [{ correlation_filter: [{ properties: true }] }, ['correlation_filter.properties']],
    [false, []],
  ])('%j marks %j', (marks, paths) => {
    expect(sensitivePaths(marks)).toEqual(paths);
  });

  test('what is part of something sensitive is', () => {
    expect(isSensitive(resource({}, ['a.b']), 'a.b.c')).toBe(true);
    expect(isSensitive(resource({}, ['a.b']), 'a.bc')).toBe(false);
  });
});
