import { asRead } from '../../lib/proof/review/resources/azapi-change';
import type { DocumentChange, Target, TerraformDocument, TerraformResource } from '../../lib/terraform';

const resource = (address: string, values: object, type = 'azapi_resource'): TerraformResource =>
  ({
    address,
    type,
    mode: 'managed',
    values,
    sensitive: [],
    path: [],
    file: 'f',
    presence: 'deployed',
  }) as TerraformResource;
const queue = (address: string, status = 'Active') =>
  resource(address, {
    type: 'Microsoft.ServiceBus/namespaces/queues@2024-01-01',
    name: 'q',
    parent_id: '/n',
    body: { properties: { status } },
  });

const [Q, STORE, PLAIN] = [
  queue('azapi_resource.q'),
  resource('azapi_resource.store', { type: 'Microsoft.Storage/storageAccounts@2024-01-01', name: 's' }),
  resource('azurerm_servicebus_topic.t', { name: 't' }, 'azurerm_servicebus_topic'),
];

/** A document that says what it is asked, and answers this. */
function documentOf(resources: readonly TerraformResource[], answer: Target = { kind: 'absent' }) {
  const asked: unknown[] = [];
  const document = {
    resources,
    resolve: (of: TerraformResource, argument: string) => {
      asked.push([of, argument]);
      return answer;
    },
    references: (of: unknown) => {
      asked.push(of);
      return [{ argument: 'a', to: 'b' }];
    },
    removesDefaultRule: (of: unknown) => {
      asked.push(of);
      return true;
    },
  } as unknown as TerraformDocument;
  return { document, asked };
}

function read(before: TerraformDocument, more: Partial<DocumentChange> = {}): DocumentChange {
  const none = documentOf([]).document;
  return asRead({ before, after: none, changes: [], drift: [], notes: [], ...more });
}

/** The only one of a document that is read like one of azurerm. */
const viewIn = ({ resources }: TerraformDocument) => resources.find(({ address }) => address === Q.address)!;

test('a document without azapi is the same', () => {
  const { document } = documentOf([PLAIN, STORE]);
  expect(read(document).before).toBe(document);
});

test('what is Service Bus is read like azurerm, and everything else stays what it is', () => {
  const { before } = read(documentOf([PLAIN, Q, STORE]).document);
  expect(before.resources.map(({ address, type }) => [address, type])).toEqual([
    [PLAIN.address, 'azurerm_servicebus_topic'],
    [Q.address, 'azurerm_servicebus_queue'],
    [STORE.address, 'azapi_resource'],
  ]);
  expect(before.resources[0]).toBe(PLAIN);
  expect(viewIn(before).values.status).toBe('Active');
});

test('changes have the types that their resources are read as, before or after', () => {
  const { document } = documentOf([Q]);
  const change = (address: string) =>
    ({ address, type: 'azapi_resource', kind: 'update' }) as DocumentChange['changes'][number];
  const changes = [change(Q.address), change('azapi_resource.gone'), change('azapi_resource.new')];
  const after = documentOf([queue('azapi_resource.new')]).document;
  expect(read(document, { after, changes }).changes.map(({ type }) => type)).toEqual([
    'azurerm_servicebus_queue',
    'azapi_resource',
    'azurerm_servicebus_queue',
  ]);
});

test('drift as well; what is gone stays gone', () => {
  const drift = [
    { address: Q.address, type: Q.type, before: Q, after: queue(Q.address, 'Disabled') },
    { address: Q.address, type: Q.type, before: Q, after: undefined },
    { address: STORE.address, type: STORE.type, before: STORE, after: STORE },
  ];
  const found = read(documentOf([]).document, { drift }).drift;
  expect(found.map(({ type, before, after }) => [type, before.values.status, after?.values.status])).toEqual([
    ['azurerm_servicebus_queue', 'Active', 'Disabled'],
    ['azurerm_servicebus_queue', 'Active', undefined],
    ['azapi_resource', undefined, undefined],
  ]);
  expect(found[2]).toBe(drift[2]);
});

describe('what is asked of a resource that is read like azurerm is asked of that of azapi', () => {
  test('where its parent is, under the name that azapi has for it', () => {
    const { document, asked } = documentOf([Q, PLAIN]);
    const { before } = read(document);
    before.resolve(viewIn(before), 'namespace_id');
    before.resolve(viewIn(before), 'forward_to');
    before.resolve(PLAIN, 'namespace_id');
    expect(asked).toEqual([
      [Q, 'parent_id'],
      [Q, 'forward_to'],
      [PLAIN, 'namespace_id'],
    ]);
  });

  test.each<[what: string, answer: Target, found: (view: TerraformResource) => Target]>([
    ['a resource', { kind: 'resource', resource: Q }, (view) => ({ kind: 'resource', resource: view })],
    ['another resource', { kind: 'resource', resource: STORE }, () => ({ kind: 'resource', resource: STORE })],
    ['an id', { kind: 'id', id: '/x' }, () => ({ kind: 'id', id: '/x' })],
    [
      'what is not known',
      { kind: 'unknown', why: 'so' },
      () => ({ kind: 'unknown', why: 'so', candidates: undefined }),
    ],
    [
      'what may be one of these',
      { kind: 'unknown', why: 'so', candidates: [STORE, Q] },
      (view) => ({ kind: 'unknown', why: 'so', candidates: [STORE, view] }),
    ],
  ])('what it leads to is read in the same way: %s', (_, answer, found) => {
    const { before } = read(documentOf([Q, STORE], answer).document);
    const target = before.resolve(PLAIN, 'namespace_id');
    expect(target).toEqual(found(viewIn(before)));
    if (target.kind === 'resource' && answer.kind === 'resource' && answer.resource === Q)
      expect(target.resource).toBe(viewIn(before));
  });

  test('whether the provider takes $Default away', () => {
    const { document, asked } = documentOf([Q, PLAIN]);
    const { before } = read(document);
    expect(before.removesDefaultRule(viewIn(before))).toBe(true);
    before.removesDefaultRule(PLAIN);
    expect(asked).toEqual([Q, PLAIN]);
  });

  test('but not what it refers to: its arguments have other names', () => {
    const { before } = read(documentOf([Q, PLAIN]).document);
    expect(before.references(viewIn(before))).toEqual([]);
    expect(before.references(PLAIN)).toEqual([{ argument: 'a', to: 'b' }]);
    const output = { name: 'o', value: 1 } as unknown as Parameters<TerraformDocument['references']>[0];
    expect(before.references(output)).toEqual([{ argument: 'a', to: 'b' }]);
  });
});
