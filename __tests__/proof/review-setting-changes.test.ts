import { readFileSync } from 'node:fs';
import { reviewNewSettings, settingChanges } from '../../lib/proof/review/resources/settings-review';
import type { Side } from '../../lib/proof/review/settings/setting';
import { parseDocument } from '../../lib/terraform';
import { type PlannedChange, planFile, type Values } from '../support/small-plans';

const QUEUE = 'azurerm_servicebus_queue';
const RULE = 'azurerm_servicebus_subscription_rule';
const KEY = 'azurerm_servicebus_queue_authorization_rule';
const BUS = 'azurerm_servicebus_namespace';
const itself = (address: string) => address;

/** One resource of a configuration. */
function written(type: string, values: Values): Side {
  const document = parseDocument('a.tf.json', JSON.stringify({ resource: { [type]: { x: values } } }));
  return { document, resource: document.resources[0]! };
}

/** One resource of a plan, before and after. */
function planned(type: string, change: Omit<PlannedChange, 'address'>): readonly [Side, Side] {
  const file = planFile([{ address: `${type}.x`, ...change }]);
  const text = readFileSync(file, 'utf8');
  return ['before', 'after'].map((side) => {
    const document = parseDocument(file, text, side as 'before' | 'after');
    return { document, resource: document.resources[0]! };
  }) as unknown as readonly [Side, Side];
}

const told = (sides: readonly [Side, Side], options = {}) =>
  settingChanges(...sides, itself, 's', options).map(({ argument, remark }) => {
    const { code, subject, text, gate, unknown } = remark;
    expect(subject).toBe('s');
    return `${argument}: ${code}: ${text}${gate === undefined ? '' : ` [${gate}]`}${unknown === true ? ' [unknown]' : ''}`;
  });
const toldOf = (type: string, before: Values, after: Values) => told([written(type, before), written(type, after)]);

describe('arguments of which nothing is known are told as changed', () => {
  test.each<[what: string, before: Values, after: Values, told: readonly string[]]>([
    ['the same', { colour: 'red' }, { colour: 'red' }, []],
    ['another one', { colour: 'red' }, { colour: 'blue' }, ['colour: setting: `colour` changes from `red` to `blue`']],
    ['a new one', {}, { colour: 'blue' }, ['colour: setting: `colour` changes from nothing to `blue`']],
    ['one that goes', { colour: 'red' }, {}, ['colour: setting: `colour` changes from `red` to nothing']],
    ['nothing in other words', { colour: '' }, { colour: null }, []],
    ['blocks', { b: { a: 1 } }, { b: { a: 2 } }, ['b: setting: `b` changes from `a = 1` to `a = 2`']],
    ['a block, and a list of it', { b: { a: 1 } }, { b: [{ a: 1 }] }, []],
    ['switches', { b: true }, { b: false }, ['b: setting: `b` changes from `true` to `false`']],
    [
      'several, by their names',
      { size: 1, colour: 'red', age: 1 },
      { colour: 'blue', size: 2, age: 2, border: 1 },
      [
        'age: setting: `age` changes from `1` to `2`',
        'border: setting: `border` changes from nothing to `1`',
        'colour: setting: `colour` changes from `red` to `blue`',
        'size: setting: `size` changes from `1` to `2`',
      ],
    ],
    [
      'answers of Azure, and notes',
      { id: 'a', primary_key: 'a', '//': 'a' },
      { id: 'b', primary_key: 'b', '//': 'b' },
      [],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(toldOf(QUEUE, before, after)).toEqual(expected);
  });
});

describe('what is sensitive is not shown', () => {
  const change = (sensitive: Values, before: Values, after: Values) => planned(BUS, { before, after, sensitive });
  const key = (name: string) => ({ customer_managed_key: [{ key_vault_key_id: name, identity_id: 'i' }] });
  test.each<[what: string, sensitive: Values, before: Values, after: Values, told: readonly string[]]>([
    [
      'an argument',
      { colour: true },
      { colour: 'red' },
      { colour: 'blue' },
      ['colour: setting: `colour` changes from (sensitive) to (sensitive)'],
    ],
    [
      'a block, of which no sentence is made',
      { customer_managed_key: true },
      key('a'),
      key('b'),
      ['customer_managed_key: setting: `customer_managed_key` changes from (sensitive) to (sensitive)'],
    ],
    [
      'a part of a block, of which no sentence is made either',
      { customer_managed_key: [{ key_vault_key_id: true }] },
      key('a'),
      key('b'),
      [
        'customer_managed_key: setting: `customer_managed_key` changes from `identity_id = i, key_vault_key_id = (sensitive)` to `identity_id = i, key_vault_key_id = (sensitive)`',
      ],
    ],
    [
      'a block that is new',
      { customer_managed_key: [{ key_vault_key_id: true }] },
      {},
      key('b'),
      [
        'customer_managed_key: setting: `customer_managed_key` changes from nothing to `identity_id = i, key_vault_key_id = (sensitive)`',
      ],
    ],
    [
      'another argument with a name that begins so',
      { customer_managed_key_of_others: true },
      key('a'),
      key('b'),
      [
        'customer_managed_key: encryption: it is encrypted with `identity_id = i, key_vault_key_id = b`, before with `identity_id = i, key_vault_key_id = a`: it stops when its identity may not read that key',
      ],
    ],
    [
      'a value that is no block has its sentence',
      { sku: true },
      { sku: 'Standard' },
      { sku: 'Basic' },
      [
        'sku: sku: its tier is (sensitive), before (sensitive): Basic has **no topics, no forwarding, no sessions and no duplicate detection** [message-loss]',
      ],
    ],
  ])('%s', (_, sensitive, before, after, expected) => {
    expect(told(change(sensitive, before, after))).toEqual(expected);
  });
});

describe('what other parts of the review tell', () => {
  const filter = (sql: string, more: Values = {}) => ({ filter_type: 'SqlFilter', sql_filter: sql, ...more });
  test.each<[what: string, before: Values, after: Values, told: readonly string[], all: readonly string[]]>([
    [
      'a filter',
      filter('a = 1'),
      filter('a = 2'),
      [],
      ['sql_filter: setting: `sql_filter` changes from `a = 1` to `a = 2`'],
    ],
    [
      'a filter of another type, whose type is told with it',
      filter('a = 1'),
      { filter_type: 'CorrelationFilter', correlation_filter: { label: 'a' } },
      [],
      [
        'correlation_filter: setting: `correlation_filter` changes from nothing to `label = a`',
        'sql_filter: setting: `sql_filter` changes from `a = 1` to nothing',
      ],
    ],
    [
      'the type alone',
      filter('a = 1'),
      filter('a = 1', { filter_type: 'CorrelationFilter' }),
      [
        'filter_type: filter-type: the rule is a `CorrelationFilter`, before a `SqlFilter`, and its filter is the same: Azure ignores or refuses what is not of the type',
      ],
      [
        'filter_type: filter-type: the rule is a `CorrelationFilter`, before a `SqlFilter`, and its filter is the same: Azure ignores or refuses what is not of the type',
      ],
    ],
    ['an empty filter beside it', filter('a = 1', { correlation_filter: [] }), filter('a = 1'), [], []],
  ])('%s', (_, before, after, some, all) => {
    const sides = [written(RULE, before), written(RULE, after)] as const;
    expect(told(sides)).toEqual(some);
    expect(told(sides, { tellsAll: true })).toEqual(all);
  });

  test('a right of a key is told there as long as it is known', () => {
    expect(toldOf(KEY, { send: false }, { send: true })).toEqual([]);
    expect(toldOf(KEY, { send: false }, { send: '${var.x}' })).toEqual([
      'send: access-unknown: `send` is not known: it is ${var.x}, before `false`; cannot tell what the key allows [unknown]',
    ]);
  });
});

describe('what is not known', () => {
  test.each<[what: string, before: Values, after: Values, told: readonly string[]]>([
    [
      'now',
      { lock_duration: 'PT60S' },
      { lock_duration: '${var.x}' },
      [
        'lock_duration: unresolved: `lock_duration` is not known: it is ${var.x}, before `PT1M`; cannot tell how long a worker has a message for itself [unknown]',
      ],
    ],
    [
      'now, where nothing was said',
      {},
      { status: '${var.x}' },
      [
        'status: unresolved: `status` is not known: it is ${var.x}, before `Active`; cannot tell whether messages come in and can be read [unknown]',
      ],
    ],
    [
      'now, and was not before in other words',
      { status: '${var.x}' },
      { status: '${var.y}' },
      [
        'status: unresolved: `status` is not known: it is ${var.y}, as it was before; cannot tell whether messages come in and can be read [unknown]',
      ],
    ],
    ['and was not before in the same words', { status: '${var.x}' }, { status: '${var.x}' }, []],
    ['the same of a part of a block', { identity: { a: '${var.x}' } }, { identity: { a: '${var.x}' } }, []],
    [
      'and decides nothing that matters',
      { colour: 'red' },
      { colour: '${var.x}' },
      ['colour: known-after-apply: `colour` is not known: it is ${var.x}, before `red`'],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(toldOf(QUEUE, before, after)).toEqual(expected);
  });

  test('in a plan, what only the apply tells may be another value, though it is called the same before', () => {
    const sides = planned(QUEUE, { before: { status: 'Active' }, after: {}, unknown: { status: ['var.x'] } });
    expect(told(sides)).toEqual([
      'status: unresolved: `status` is not known: it is known only after apply, before `Active`; cannot tell whether messages come in and can be read [unknown]',
    ]);
    expect(told([sides[1], sides[1]])).toEqual([
      'status: unresolved: `status` is not known: it is known only after apply, as it was before; cannot tell whether messages come in and can be read [unknown]',
    ]);
  });
});

describe('what Azure chooses where nothing is said', () => {
  test.each<[what: string, type: string, before: Values, after: Values, told: readonly string[]]>([
    ['is kept where nothing is said any more', QUEUE, { max_size_in_megabytes: 1024 }, {}, []],
    [
      'may be another value than is said now',
      QUEUE,
      {},
      { max_size_in_megabytes: 1024 },
      ['max_size_in_megabytes: size: it is full at `1024` (MB), before at what Azure chose'],
    ],
    [
      'is nothing of what azurerm chooses',
      QUEUE,
      { max_delivery_count: 3 },
      {},
      ['max_delivery_count: max-delivery-count: a message is dead-lettered after 10 deliveries, before 3'],
    ],
  ])('%s', (_, type, before, after, expected) => {
    expect(toldOf(type, before, after)).toEqual(expected);
  });
});

describe('of a new resource it is told what is not known and matters', () => {
  const news = (side: Side) => reviewNewSettings(side, itself, 's');
  test.each<[what: string, type: string, values: Values, told: readonly object[]]>([
    ['nothing', QUEUE, { status: 'Active' }, []],
    ['tags', QUEUE, { tags: '${var.x}' }, []],
    ['what it belongs to', RULE, { subscription_id: '${var.x}' }, []],
    [
      'a setting',
      QUEUE,
      { lock_duration: '${var.x}', status: 'Active' },
      [
        {
          code: 'unresolved',
          subject: 's',
          text: '`lock_duration` is not known: it is ${var.x}; cannot tell how long a worker has a message for itself',
          unknown: true,
        },
      ],
    ],
    [
      'who may come',
      KEY,
      { listen: '${var.x}' },
      [
        {
          code: 'access-unknown',
          subject: 's',
          text: '`listen` is not known: it is ${var.x}; cannot tell what the key allows',
          unknown: true,
        },
      ],
    ],
  ])('%s', (_, type, values, expected) => {
    expect(news(written(type, values))).toEqual(expected);
  });
});

test('a parent at another address is the same one, and one that was made anew is not told as another', () => {
  const side = (name: string): Side => {
    const json = {
      resource: { [BUS]: { [name]: { name: 'b' } }, [QUEUE]: { q: { namespace_id: `\${${BUS}.${name}.id}` } } },
    };
    const document = parseDocument('a.tf.json', JSON.stringify(json));
    return { document, resource: document.resources.find(({ type }) => type === QUEUE)! };
  };
  const previous = (address: string) => address.replace('now', 'then');
  const changes = (before: string, after: string) => settingChanges(side(before), side(after), previous, 's');
  expect(changes('then', 'now')).toEqual([]);
  expect(changes('other', 'now').map(({ remark }) => remark.text)).toEqual([
    `\`namespace_id\` changes from \`${BUS}.other\` to \`${BUS}.now\``,
  ]);
});
