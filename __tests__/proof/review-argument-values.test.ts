import { readFileSync } from 'node:fs';
import {
  type ArgumentValue,
  argumentValue,
  normalized,
  referenceIn,
} from '../../lib/proof/review/settings/argument-value';
import { isOutput, settingOf } from '../../lib/proof/review/settings/settings-table';
import { shownArgument } from '../../lib/proof/review/settings/shown';
import { parseDocument, Reference, type TerraformResource } from '../../lib/terraform';
import { planFile, type Values } from '../support/small-plans';

const LATER = new Reference('known after apply');

describe('two values that say the same have one form', () => {
  test.each<[what: string, value: unknown, form: unknown]>([
    ['nothing', null, undefined],
    ['an empty text', '', undefined],
    ['an empty list', [], undefined],
    ['a list of nothing', [null, '', []], undefined],
    ['a block of nothing', { a: null, b: '', c: [] }, undefined],
    ['a list of such blocks', [{ a: null }], undefined],
    ['no', false, false],
    ['zero', 0, 0],
    ['a list of one block, which is the block', [{ a: 1 }], { a: 1 }],
    ['a list of two blocks', [{ a: 1 }, { b: 2 }], [{ a: 1 }, { b: 2 }]],
    ['a list of one text', ['a'], ['a']],
    ['a list of one number', [1], [1]],
    ['texts, which are a set', ['b', null, 'a'], ['a', 'b']],
    ['numbers, which are a list', [3, 1, 2], [3, 1, 2]],
    ['texts among numbers', ['b', 1, 'a'], ['b', 1, 'a']],
    ['a block in a block', { b: [{ d: '', c: ['y', 'x'] }], a: null }, { b: { c: ['x', 'y'] } }],
    ['answers of Azure', { tenant_id: 't', principal_id: 'p', type: 'x' }, { type: 'x' }],
    ['nothing but answers of Azure', [{ principal_id: 'p', is_client_scoped_subscription_durable: true }], undefined],
    ['what is not known', LATER, LATER],
    ['a list of what is not known', [LATER], [LATER]],
  ])('%s', (_, value, form) => {
    expect(normalized(value)).toEqual(form);
  });

  test('names of a block are in one order', () => {
    expect(JSON.stringify(normalized({ c: 1, a: 2, b: 3 }))).toBe('{"a":2,"b":3,"c":1}');
  });

  test('what is not known stays what it is', () => {
    expect(normalized(LATER)).toBe(LATER);
  });
});

test.each<[what: string, value: unknown, found: Reference | undefined]>([
  ['itself', LATER, LATER],
  ['in a list, behind others', ['a', 1, null, LATER], LATER],
  ['in a block, behind others', { a: 'a', b: { c: [{ d: LATER }] } }, LATER],
  ['nowhere', { a: ['a', { b: null }], c: 'LATER' }, undefined],
  ['of two, the first', [LATER, new Reference('${var.x}')], LATER],
])('a part that is not known: %s', (_, value, found) => {
  expect(referenceIn(value)).toBe(found);
});

describe('what is shown of a value', () => {
  const resource = (sensitive: readonly string[]) => ({ sensitive }) as unknown as TerraformResource;
  test.each<[value: unknown, sensitive: readonly string[], shown: string]>([
    [undefined, [], 'nothing'],
    [[], [], 'nothing'],
    [true, [], 'true'],
    [0, [], '0'],
    ['a', [], 'a'],
    [['b', 'a'], [], 'a, b'],
    [[{ b: 1, a: 'x' }], [], 'a = x, b = 1'],
    [{ a: { b: { c: 1 } }, d: 2 }, [], 'a (b (c = 1)), d = 2'],
    [{ a: ['y', 'x'] }, [], 'a = x, y'],
    [[{ a: 1 }, { b: 2 }], [], 'a = 1, b = 2'],
    [{ a: LATER }, [], 'a = known after apply'],
    [LATER, [], 'known after apply'],
    ['a', ['x'], '(sensitive)'],
    ['a', ['y'], 'a'],
    [{ key: 'secret', name: 'n' }, ['x.key'], 'key = (sensitive), name = n'],
    [{ key: [{ inner: 'secret' }], name: 'n' }, ['x.key.inner'], 'key (inner = (sensitive)), name = n'],
    [[{ key: 'one' }, { key: 'two' }], ['x.key'], 'key = (sensitive), key = (sensitive)'],
  ])('%j, of which %j is sensitive', (value, sensitive, shown) => {
    expect(shownArgument(resource(sensitive), 'x', value)).toBe(shown);
  });
});

describe('what an argument is, as far as a configuration says it', () => {
  const BUS = 'azurerm_servicebus_namespace';
  const QUEUE = 'azurerm_servicebus_queue';
  const valueIn = (argument: string, values: Values, absent?: unknown): ArgumentValue => {
    const document = parseDocument(
      'a.tf.json',
      JSON.stringify({
        variable: { x: {} },
        resource: {
          [BUS]: { bus: { name: 'the-bus' } },
          [QUEUE]: { q: values, named: { name: 'target' }, nameless: { name: '${var.x}' } },
        },
      }),
    );
    const resource = document.resources.find(({ address }) => address === `${QUEUE}.q`)!;
    return argumentValue({ document, resource }, argument, { absent }, (address) => `old ${address}`);
  };

  test.each<[what: string, argument: string, values: Values, value: ArgumentValue]>([
    [
      'a parent is the resource that it was before',
      'namespace_id',
      { namespace_id: `\${${BUS}.bus.id}` },
      { kind: 'known', value: `=old ${BUS}.bus`, name: `${BUS}.bus` },
    ],
    ['a parent that is an id', 'namespace_id', { namespace_id: '/n' }, { kind: 'known', value: '/n' }],
    [
      'a parent that is not known',
      'namespace_id',
      { namespace_id: '${var.x}' },
      { kind: 'unknown', why: 'it is ${var.x}' },
    ],
    ['a parent that is not said', 'namespace_id', {}, { kind: 'known', value: 'usual' }],
    [
      'a target is its name',
      'forward_to',
      { forward_to: `\${${QUEUE}.named.name}` },
      { kind: 'known', value: 'target' },
    ],
    ['a target by its name', 'forward_to', { forward_to: 'target' }, { kind: 'known', value: 'target' }],
    ['a target that is nothing', 'forward_to', { forward_to: '' }, { kind: 'known', value: 'usual' }],
    [
      'a target that is not known',
      'forward_dead_lettered_messages_to',
      { forward_dead_lettered_messages_to: '${var.x}' },
      { kind: 'unknown', why: 'it is ${var.x}' },
    ],
    ['a text', 'status', { status: 'Disabled' }, { kind: 'known', value: 'Disabled' }],
    ['nothing', 'status', { status: null }, { kind: 'known', value: 'usual' }],
    ['a switch that is off', 'status', { status: false }, { kind: 'known', value: false }],
    ['what is not known', 'status', { status: '${var.x}' }, { kind: 'unknown', why: 'it is ${var.x}' }],
    [
      'a block of which a part is not known',
      'block',
      { block: { a: 1, b: '${var.x}' } },
      { kind: 'unknown', why: 'it is ${var.x}' },
    ],
    // It only looks like one.
    ['a name with id in it', 'id_of', { id_of: 'a' }, { kind: 'known', value: 'a' }],
  ])('%s', (_, argument, values, value) => {
    expect(valueIn(argument, values, 'usual')).toEqual(value);
  });
});

describe('what an argument is, as far as a plan says it', () => {
  const ADDRESS = 'azurerm_servicebus_queue.q';
  /** The value of `size`, of which a plan says nothing, and its configuration that it refers to these. */
  const valueWith = (expressions: Values | undefined): ArgumentValue => {
    const change = { address: ADDRESS, before: null, after: { name: 'q' }, unknown: { size: [] } };
    const plan = JSON.parse(readFileSync(planFile([change]), 'utf8'));
    const [resource] = plan.configuration.root_module.resources;
    if (expressions === undefined) plan.configuration.root_module.resources = [];
    else resource.expressions = expressions;
    const document = parseDocument('plan.json', JSON.stringify(plan));
    return argumentValue({ document, resource: document.resources[0]! }, 'size', { absent: 7 }, (one) => one);
  };
  const refers = (to: string) => ({ references: [to] });
  const AZURE: ArgumentValue = { kind: 'known', value: 7 };
  const APPLY: ArgumentValue = { kind: 'unknown', why: 'it is known only after apply' };

  test.each<[what: string, expressions: Values | undefined, value: ArgumentValue]>([
    ['only Azure decides what the configuration does not say', { name: refers('var.name') }, AZURE],
    ['only the apply tells what the configuration says', { name: refers('var.name'), size: refers('var.size') }, APPLY],
    ['also of a part of it', { size: [{ part: refers('var.size') }] }, APPLY],
    ['what is called nearly so is another argument', { size_in_kilobytes: refers('var.size') }, AZURE],
    ['where no configuration says anything of the resource, nobody knows', undefined, APPLY],
  ])('%s', (_, expressions, value) => {
    expect(valueWith(expressions)).toEqual(value);
  });
});

test.each<[what: string, name: string | undefined, shown: string]>([
  ['by its name', 'target', 'target'],
  ['by its address, where only the apply tells its name', undefined, 'azurerm_servicebus_queue.to'],
])('a target that only a plan leads to is called %s', (_, name, shown) => {
  const [to, q] = ['azurerm_servicebus_queue.to', 'azurerm_servicebus_queue.q'];
  const file = planFile([
    { address: to, before: null, after: { name }, unknown: name === undefined ? { name: ['random_id.x.hex'] } : {} },
    { address: q, before: null, after: { name: 'q' }, unknown: { forward_to: [`${to}.name`, to] } },
  ]);
  const document = parseDocument(file, readFileSync(file, 'utf8'));
  const resource = document.resources.find(({ address }) => address === q)!;
  const value = argumentValue({ document, resource }, 'forward_to', {}, (address) => `old ${address}`);
  const target = expect.objectContaining({ address: to });
  expect(value).toEqual({ kind: 'known', value: shown, name: shown, target });
});

test.each<[argument: string, isAnswer: boolean]>([
  ['//', true],
  ['id', true],
  ['endpoint', true],
  ['primary_key', true],
  ['secondary_connection_string', true],
  ['primary_connection_string_alias', true],
  ['default_primary_key', true],
  ['default_secondary_connection_string', true],
  ['namespace_id', false],
  ['primary_namespace_id', false],
  ['key_vault_key_id', false],
  ['name', false],
])('%s is an answer of Azure, or a note: %s', (argument, isAnswer) => {
  expect(isOutput(argument)).toBe(isAnswer);
});

test.each<[type: string, argument: string, decides: string | undefined]>([
  ['azurerm_servicebus_subscription', 'lock_duration', 'how long a worker has a message for itself'],
  ['azurerm_servicebus_subscription', 'name', 'what it is called, and whether it is made anew'],
  ['azurerm_servicebus_subscription_rule', 'name', undefined],
  ['azurerm_servicebus_something_new', 'name', 'what it is called, and whether it is made anew'],
  ['azurerm_servicebus_queue', 'constructor', undefined],
  ['azurerm_servicebus_queue', 'colour', undefined],
])('what %s.%s decides', (type, argument, decides) => {
  expect(settingOf(type, argument).decides).toBe(decides);
});
