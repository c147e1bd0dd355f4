import { type AuditRule, audit, compliant, openRecords } from '../../lib/audit';
import { parseDocument } from '../../lib/terraform';
import { audited, documentOf, TODAY } from './documents';
import { oneNamespace, ruleThatFinds, ruleThatSays } from './made-rules';

/** What there is a record of, in which order, and what it says. */

const DOCUMENT = documentOf(
  {
    azurerm_servicebus_namespace: { b: { name: 'b' }, a: { name: 'a' } },
    azurerm_unheard_of: { c: {} },
    acme_thing: { d: {} },
  },
  {
    terraform: { backend: { local: {} } },
    provider: { azurerm: [{ features: {} }] },
    module: { m: { source: 'Azure/x/azurerm' } },
    locals: { l: 'text' },
    variable: { v: { default: 'text' } },
    data: { azurerm_servicebus_namespace: { read: { name: 'r' } }, azurerm_client_config: { me: {} } },
    output: { o: { value: 'x' } },
  },
);

test.each<[type: string, addresses: string[]]>([
  ['azurerm_servicebus_namespace', ['azurerm_servicebus_namespace.a', 'azurerm_servicebus_namespace.b']],
  ['data.azurerm_servicebus_namespace', ['data.azurerm_servicebus_namespace.read']],
  ['azurerm_client_config', []],
  ['azurerm_nothing', []],
  ['*', ['acme_thing.d', 'azurerm_servicebus_namespace.a', 'azurerm_servicebus_namespace.b', 'azurerm_unheard_of.c']],
  ['data.*', ['data.azurerm_client_config.me', 'data.azurerm_servicebus_namespace.read']],
  ['output', ['output.o']],
  ['terraform', ['terraform']],
  ['called', ['module.m', 'provider.azurerm']],
  ['written', ['local.l', 'terraform.backend', 'var.v']],
  // That rule is about no namespace, so that these are of Service Bus without a rule.
  ['unread', ['acme_thing.d', 'azurerm_servicebus_namespace.a', 'azurerm_servicebus_namespace.b', 'module.m']],
])('a rule about %s is asked about these', (type, addresses) => {
  const result = audited(DOCUMENT, { rules: [ruleThatSays(compliant(), { appliesTo: [type] })] });
  expect(result.records.map(({ address }) => address)).toEqual(addresses);
  expect(result.idleRules).toEqual(addresses.length === 0 ? ['XX-001'] : []);
});

test('a rule about several types is asked about all of them, and each rule has a record of each', () => {
  const rules = ['XX-002', 'XX-001'].map((id) => ruleThatSays(compliant(), { id, appliesTo: ['output', 'terraform'] }));
  expect(audited(DOCUMENT, { rules }).records.map(({ rule, address }) => [address, rule.id])).toEqual([
    ['output.o', 'XX-001'],
    ['output.o', 'XX-002'],
    ['terraform', 'XX-001'],
    ['terraform', 'XX-002'],
  ]);
});

test('records are in the order of documents, of addresses, and of rules, each by their letters', () => {
  const names = (path: string) =>
    documentOf({ azurerm_servicebus_namespace: { b: { name: 'b' }, a: { name: 'a' }, B: { name: 'c' } } }, {}, path);
  const rules = ['XX-2', 'XX-1', 'XX-10'].map((id) => ruleThatSays(compliant(), { id }));
  const { records } = audit([names('b.json'), names('a.json')], { today: TODAY, rules });
  const told = records.map(({ document, address, rule }) => `${document} ${address.split('.')[1]} ${rule.id}`);
  expect(told.slice(0, 9)).toEqual([
    'a.json B XX-1',
    'a.json B XX-10',
    'a.json B XX-2',
    'a.json a XX-1',
    'a.json a XX-10',
    'a.json a XX-2',
    'a.json b XX-1',
    'a.json b XX-10',
    'a.json b XX-2',
  ]);
  expect(told.slice(9)).toEqual(told.slice(0, 9).map((line) => line.replace('a.json', 'b.json')));
});

test('a type is without rules where only rules about every resource know it; what is only read counts for none', () => {
  const about = (...appliesTo: string[]) => [ruleThatSays(compliant(), { appliesTo })];
  const types = (rules: readonly AuditRule[]) => [...audited(DOCUMENT, { rules }).unknownTypes];
  const others = [
    ['acme_thing', 1],
    ['azurerm_unheard_of', 1],
  ];
  expect(types(about('*', 'data.*'))).toEqual([others[0], ['azurerm_servicebus_namespace', 2], others[1]]);
  expect(types(about('azurerm_servicebus_namespace'))).toEqual(others);
  expect(types(about('data.azurerm_servicebus_namespace'))).toHaveLength(3);
});

test('open is what is not followed, and what nobody can tell', () => {
  const rules = [
    ruleThatSays(compliant(), { id: 'XX-1' }),
    ruleThatFinds([{}], { id: 'XX-2' }),
    ruleThatSays({ kind: 'unknown', reason: 'x' }, { id: 'XX-3' }),
    ruleThatSays({ kind: 'not-applicable', reason: 'x' }, { id: 'XX-4' }),
  ];
  expect(openRecords(audited(oneNamespace(), { rules })).map(({ rule }) => rule.id)).toEqual(['XX-2', 'XX-3']);
});

test('a record has what the rule says, each thing with the line of its argument, and no more of the rule than it is', () => {
  const { judge, appliesTo, ...info } = ruleThatSays(compliant());
  const at = (line: number, pointer: string) => ({ location: expect.objectContaining({ line, pointer }) });
  const bus = '/resource/azurerm_servicebus_namespace/bus';
  const told = (rule: AuditRule) => audited(oneNamespace(), { rules: [rule] }).records[0];
  const name = { argument: 'name', got: 'a', expected: 'b' };
  const whole = { argument: '', got: 'c', expected: 'd' };
  expect(told(ruleThatSays(compliant(name, whole)))).toEqual({
    rule: info,
    document: 'stack/cdk.tf.json',
    address: 'azurerm_servicebus_namespace.bus',
    constructPath: undefined,
    ...at(4, bus),
    status: 'compliant',
    evidence: [
      { ...name, ...at(5, `${bus}/name`) },
      { ...whole, ...at(4, bus) },
    ],
    findings: [],
    reason: undefined,
    waiver: undefined,
  });
  expect(told(ruleThatFinds([{ ...name, key: 'k' }]))).toMatchObject({
    status: 'non-compliant',
    evidence: [],
    findings: [{ ...name, key: 'k', ...at(5, `${bus}/name`) }],
    reason: undefined,
  });
  expect(told(ruleThatSays({ kind: 'unknown', reason: 'why' }))).toMatchObject({
    status: 'unknown',
    evidence: [],
    findings: [],
    reason: 'why',
  });
});

test('what a document is read wrongly of, nobody can tell anything of, but that it is so', () => {
  const text = JSON.stringify({
    resource: {
      azurerm_servicebus_namespace: { bus: { name: 'x' } },
      azapi_update_resource: {
        patch: {
          type: 'Microsoft.ServiceBus/namespaces@2022-10-01',
          resource_id: '${azurerm_servicebus_namespace.bus.id}',
        },
      },
    },
    data: { azurerm_servicebus_namespace: { bus: { name: 'x' } } },
  });
  const all = ['azurerm_servicebus_namespace', 'data.azurerm_servicebus_namespace', 'unread', 'terraform'];
  const rule = ruleThatSays(compliant(), { appliesTo: all });
  const { records } = audited(parseDocument('a.tf.json', text), { rules: [rule] });
  expect(records.map(({ address, status, reason }) => [address, status, reason])).toEqual([
    ['azapi_update_resource.patch', 'compliant', undefined],
    [
      'azurerm_servicebus_namespace.bus',
      'unknown',
      "azapi_update_resource.patch changes it in ARM's own words, which no rule reads",
    ],
    ['data.azurerm_servicebus_namespace.bus', 'compliant', undefined],
    ['terraform', 'compliant', undefined],
  ]);
});

test('where a part of a document may say other of everything, nothing is certain, and what was not stays so', () => {
  const text = JSON.stringify({ odd: {}, resource: { azurerm_servicebus_namespace: { bus: { name: 'x' } } } });
  const document = parseDocument('a.tf.json', text);
  const types = ['azurerm_servicebus_namespace', 'unread'];
  const told = (rule: AuditRule) =>
    audited(document, { rules: [rule] }).records.map(({ address, status, reason }) => [address, status, reason]);
  const doubt = 'odd is no block that is known here, and may say other';
  for (const rule of [ruleThatSays(compliant(), { appliesTo: types }), ruleThatFinds([{}], { appliesTo: types })]) {
    const [bus, odd] = told(rule);
    expect(bus).toEqual(['azurerm_servicebus_namespace.bus', 'unknown', doubt]);
    expect(odd).toEqual(['odd', rule.judge({} as never, {} as never).kind, undefined]);
  }
  const unknown = ruleThatSays({ kind: 'unknown', reason: 'its own' }, { appliesTo: types });
  expect(told(unknown).map(([, , reason]) => reason)).toEqual(['its own', 'its own']);
});
