import { AuditedDocument } from '../../lib/audit/document/audited-document';
import type { Subject } from '../../lib/audit/document/subject';
import { parseDocument } from '../../lib/terraform';

/** What of a document leads to what: certainly, perhaps, or where nobody can tell. */

const BUS = '${azurerm_servicebus_namespace.bus.id}';
const ENDPOINT = 'azurerm_private_endpoint';
const ALERT = 'azurerm_monitor_metric_alert';
const LOCK = 'azurerm_management_lock';

function read(json: object, judged: readonly string[] = ['azurerm_servicebus_namespace', 'azurerm_storage_account']) {
  return new AuditedDocument(parseDocument('a.tf.json', JSON.stringify(json)), new Set(judged));
}
const at = (document: AuditedDocument, address: string) =>
  document.subjects.find((one) => one.address === address) as Subject;

/** The document of a bus and another one, beside further resources. */
function withBus(resource: Readonly<Record<string, object>>, others: object = {}) {
  const azurerm_servicebus_namespace = { bus: { name: 'bus' }, far: { name: 'far' } };
  return read({ ...others, resource: { azurerm_servicebus_namespace, ...resource } });
}
const addresses = (subjects: readonly Subject[]) =>
  subjects.map(({ address }) => address.replace(/^azurerm_\w+\./, ''));

const SCOPES = ' has scopes that only Terraform knows, and may be for it';
test.each<[what: string, alerts: Readonly<Record<string, object>>, certain: string[], open: string | undefined]>([
  ['nothing', {}, [], undefined],
  ['one', { a: { scopes: [BUS] } }, ['a'], undefined],
  ['one that names it twice, once', { a: { scopes: [BUS, BUS] } }, ['a'], undefined],
  ['two, in their order', { a: { scopes: [BUS] }, b: { scopes: ['/x', BUS] } }, ['a', 'b'], undefined],
  ['another one', { a: { scopes: ['${azurerm_servicebus_namespace.far.id}'] } }, [], undefined],
  ['one without any', { a: { scopes: [] } }, [], undefined],
  ['one that says no list', { a: { scopes: BUS } }, ['a'], undefined],
  ['what is not known', { a: { scopes: '${var.later}' } }, [], `${ALERT}.a${SCOPES}`],
  ['one of a list that is not known', { a: { scopes: ['/x', '${var.later}'] } }, [], `${ALERT}.a${SCOPES}`],
  [
    'one that is certain, and one that is not known',
    { a: { scopes: ['${var.later}'] }, b: { scopes: [BUS] } },
    ['b'],
    `${ALERT}.a${SCOPES}`,
  ],
  [
    'the first of two that are not known',
    { a: { scopes: ['${var.later}'] }, b: { scopes: ['${var.later}'] } },
    [],
    `${ALERT}.a${SCOPES}`,
  ],
  [
    'what may not be there',
    { a: { scopes: [BUS], count: '${var.count}' } },
    [],
    `${ALERT}.a has a count that is \${var.count}, so how many there are is not known; it may be there`,
  ],
])('an alert leads to a namespace: %s', (_, alerts, certain, open) => {
  const document = withBus({ [ALERT]: alerts }, { variable: { later: {}, count: {} } });
  const found = document.referring(ALERT, 'scopes.*', at(document, 'azurerm_servicebus_namespace.bus'));
  expect([addresses(found.certain), found.open]).toEqual([certain, open]);
});

test('what leads to one of two places is open for both, and for no other', () => {
  const scope = '${var.on ? azurerm_servicebus_namespace.bus.id : azurerm_servicebus_namespace.far.id}';
  const third = { bus: { name: 'bus' }, far: { name: 'far' }, third: { name: 'third' } };
  const document = read({
    variable: { on: {} },
    resource: { azurerm_servicebus_namespace: third, [LOCK]: { l: { scope }, m: { scope } } },
  });
  const open = ['bus', 'far', 'third'].map(
    (name) => document.referring(LOCK, 'scope', at(document, `azurerm_servicebus_namespace.${name}`)).open,
  );
  expect(open[0]).toBe(open[1]);
  expect(open[0]).toMatch(/^azurerm_management_lock\.[lm] has scope that only Terraform knows, and may be for it$/);
  expect(open[2] === undefined || open[2] === open[0]).toBe(true);
});

describe('there may be more of a type', () => {
  const more = (json: object, type: string) => read(json).whyMore(type);
  const far = { source: 'Azure/x/azurerm' };
  const azapi = (type: unknown) => ({ resource: { azapi_resource: { a: { type } } } });

  test.each<[what: string, json: object, type: string, why: string | undefined]>([
    ['not where all is read', { resource: { [LOCK]: { l: { scope: BUS } } } }, LOCK, undefined],
    ['where a module is not read', { module: { m: far } }, LOCK, 'module.m'],
    [
      'where how many there are is not known',
      { variable: { n: {} }, resource: { [LOCK]: { l: { count: '${var.n}' } } } },
      LOCK,
      'azurerm_management_lock.l',
    ],
    [
      'not where it is not known how many there are of another type',
      { variable: { n: {} }, resource: { [ENDPOINT]: { p: { count: '${var.n}' } } } },
      LOCK,
      undefined,
    ],
    [
      'not where another type has its name in it',
      { variable: { n: {} }, resource: { [`${LOCK}_of_others`]: { p: { for_each: '${var.n}' } } } },
      LOCK,
      undefined,
    ],
    [
      'where it is not known how many there are of a module',
      { variable: { n: {} }, module: { m: { ...far, count: '${var.n}' } } },
      LOCK,
      'module.m',
    ],
    ['where azapi makes it', azapi('Microsoft.Authorization/locks@2020-05-01'), LOCK, 'azapi_resource.a'],
    ['where azapi makes what is not known', azapi('${var.type}'), LOCK, 'azapi_resource.a'],
    ['not where azapi makes something else', azapi('Microsoft.Insights/metricAlerts@2018-03-01'), LOCK, undefined],
    [
      'where a template deploys it',
      { resource: { azurerm_subscription_template_deployment: { t: {} } } },
      LOCK,
      'azurerm_subscription_template_deployment.t',
    ],
    [
      'not where Service Bus has what no rule is about',
      { resource: { azurerm_servicebus_new: { t: {} } } },
      LOCK,
      undefined,
    ],
  ])('%s', (_, json, type, why) => {
    const found = more({ variable: { type: {} }, ...json }, type);
    if (why === undefined) expect(found).toBeUndefined();
    else expect(found?.startsWith(`${why} `) && found.endsWith('; it may be there')).toBe(true);
  });

  test('is the answer however often it is asked, for each type its own', () => {
    const document = read(azapi('Microsoft.Authorization/locks@2020-05-01'));
    for (const _ of [1, 2]) {
      expect([LOCK, ALERT].map((type) => document.whyMore(type) !== undefined)).toEqual([true, false]);
    }
  });

  test('is told before what may lead to a place', () => {
    const document = withBus({ [LOCK]: { l: { scope: '${var.x}' } } }, { variable: { x: {} }, module: { m: far } });
    const { open } = document.referring(LOCK, 'scope', at(document, 'azurerm_servicebus_namespace.bus'));
    expect(open).toMatch(/^module\.m .*; it may be there$/);
  });
});

test('each argument of a type is looked at by itself, whatever was asked before', () => {
  const pairing = { a: { primary_namespace_id: BUS, partner_namespace_id: '${azurerm_servicebus_namespace.far.id}' } };
  const type = 'azurerm_servicebus_namespace_disaster_recovery_config';
  const document = withBus({ [type]: pairing });
  const [bus, far] = ['bus', 'far'].map((name) => at(document, `azurerm_servicebus_namespace.${name}`)) as [
    Subject,
    Subject,
  ];
  const count = (argument: string, subject: Subject) => document.referring(type, argument, subject).certain.length;
  for (const _ of [1, 2]) {
    expect([count('primary_namespace_id', bus), count('primary_namespace_id', far)]).toEqual([1, 0]);
    expect([count('partner_namespace_id', bus), count('partner_namespace_id', far)]).toEqual([0, 1]);
  }
  expect(document.target(at(document, `${type}.a`), 'primary_namespace_id')).toBe(bus);
  expect(document.target(at(document, `${type}.a`), 'name')).toBeUndefined();
  expect(document.resolve(document.whole, 'name')).toEqual({ kind: 'absent' });
  expect(document.target(document.whole, 'name')).toBeUndefined();
});

describe('what is there', () => {
  const document = read({
    '//': { metadata: { stackName: 'dev' } },
    terraform: { backend: { azurerm: { key: 'k' } } },
    provider: { azurerm: [{ features: {} }] },
    module: { m: { source: 'Azure/x/azurerm' } },
    locals: { l: 'text' },
    variable: { v: { default: 'text', sensitive: true } },
    resource: {
      azurerm_servicebus_namespace: { bus: { name: 'b', '//': { x: 1 } }, odd: { '//': 'text' } },
      acme_x: { y: {} },
    },
    data: { azurerm_servicebus_namespace: { bus: { name: 'b' } } },
    output: { o: { value: BUS, sensitive: true, '//': { y: 2 } }, p: { value: '5' } },
  });

  test('has a type, what is written, and what stands beside it', () => {
    expect(document.subjects.map(({ address, type }) => [address, type])).toEqual([
      ['azurerm_servicebus_namespace.bus', 'azurerm_servicebus_namespace'],
      ['azurerm_servicebus_namespace.odd', 'azurerm_servicebus_namespace'],
      ['acme_x.y', 'acme_x'],
      ['data.azurerm_servicebus_namespace.bus', 'azurerm_servicebus_namespace'],
      ['output.o', 'output'],
      ['output.p', 'output'],
      ...document.written.map(({ address, type }) => [address, type]),
      ['module.m', 'unread'],
      ['acme_x.y', 'unread'],
      ['terraform', 'terraform'],
    ]);
    expect(document.written.map(({ address, type, said }) => [address, type, said]).sort()).toEqual([
      ['local.l', 'written', { kind: 'local', isSensitive: false }],
      ['module.m', 'called', { kind: 'module', isSensitive: false }],
      ['provider.azurerm', 'called', { kind: 'provider', isSensitive: false }],
      ['terraform.backend', 'written', { kind: 'backend', isSensitive: false }],
      ['var.v', 'written', { kind: 'variable', isSensitive: true }],
    ]);
    expect(at(document, 'azurerm_servicebus_namespace.bus').said).toEqual({ x: 1 });
    expect(at(document, 'azurerm_servicebus_namespace.odd').said).toEqual({});
    expect(at(document, 'output.o')).toMatchObject({ values: { sensitive: true }, said: { y: 2 } });
    expect(at(document, 'output.p')).toMatchObject({ values: { value: '5', sensitive: false }, said: {} });
    expect(document.whole.said).toMatchObject({ metadata: { stackName: 'dev' } });
  });

  test('is found by its type, what is read apart from what is made, and by its address', () => {
    const types = ['azurerm_servicebus_namespace', 'data.azurerm_servicebus_namespace', 'azurerm_none'];
    expect(types.map((type) => document.ofType(type).length)).toEqual([2, 1, 0]);
    const bus = at(document, 'azurerm_servicebus_namespace.bus');
    expect(document.subjectOf({ address: bus.address })).toBe(bus);
    expect(document.subjectOf({ address: 'output.o' })).toBeUndefined();
  });

  test('refers to something, where it is a resource or an output', () => {
    const to = (address: string) => document.references(at(document, address)).map((one) => one.to);
    expect(to('output.o')).toEqual(['azurerm_servicebus_namespace.bus.id']);
    expect([to('output.p'), to('terraform'), to('acme_x.y')]).toEqual([[], [], []]);
  });

  test('has what is not understood with why, the first that may say other of everything apart', () => {
    expect([...document.opaqueResources].map(([{ address }, { why }]) => [address, why])).toEqual([
      ['acme_x.y', 'is of a provider that no rule knows'],
    ]);
    expect(document.unread.map(({ values }) => Object.keys(values))).toEqual([['why'], ['why']]);
    expect(document.overriding).toBeUndefined();
    const refused = read({ odd: {}, other: {}, module: { m: { source: 'x/y/z' } }, resource: {} });
    expect(refused.overriding?.address).toBe('odd');
  });
});
