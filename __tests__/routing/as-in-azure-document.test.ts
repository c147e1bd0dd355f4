import { knownOf, missingOf, topologyOf } from '../../lib/routing';
import { asInAzure } from '../../lib/routing/reading/as-in-azure';
import { parseDocument, type TerraformDocument, type TerraformResource } from '../../lib/terraform';

type Resources = Readonly<Record<string, Readonly<Record<string, object>>>>;

const SB = 'azurerm_servicebus';
const BUS = '/subscriptions/1/resourceGroups/g/providers/Microsoft.ServiceBus/namespaces/bus';
const documentOf = (resource: Resources, more: object = {}) =>
  parseDocument('x', JSON.stringify({ resource, ...more }));
const at = (document: TerraformDocument, type: string) =>
  document.resources.find((one) => one.type === `${SB}_${type}`) as TerraformResource;

const ours = (name: string): Resources => ({
  [`${SB}_namespace`]: { [name]: { name: 'bus', sku: '${var.sku}' } },
  [`${SB}_topic`]: { [name]: { name: 'events', namespace_id: `\${${SB}_namespace.${name}.id}` } },
  [`${SB}_subscription`]: {
    [name]: { name: 'train', topic_id: `\${${SB}_topic.${name}.id}`, forward_to: '${var.to}' },
  },
});
const PAIR = asInAzure(documentOf(ours('theirs')), documentOf(ours('ours')));

describe('of two documents that are compared', () => {
  test('what a resource refers to is asked of the resource that it was', () => {
    for (const document of [PAIR.before, PAIR.after]) {
      const told = document.references(at(document, 'subscription')).map(({ argument }) => argument);
      expect(told.sort()).toEqual(['forward_to', 'topic_id']);
    }
    expect(PAIR.before.references(at(PAIR.before, 'topic')).map(({ to }) => to)).toEqual([`${SB}_namespace.theirs.id`]);
  });

  test('where a resource forwards to is asked of the resource that it was', () => {
    for (const document of [PAIR.before, PAIR.after])
      expect(document.resolve(at(document, 'subscription'), 'forward_to')).toMatchObject({
        kind: 'unknown',
        why: expect.stringContaining('var.to'),
      });
  });

  test.each([true, false])(
    'whether the rule $Default is taken away is asked of the resource that it was: %s',
    (isRemoved) => {
      const provider = {
        azurerm: { features: { servicebus: { auto_delete_subscription_default_rule: isRemoved } } },
      };
      const { before, after } = asInAzure(
        documentOf(ours('theirs'), { provider }),
        documentOf(ours('ours'), { provider: { azurerm: { features: {} } } }),
      );
      const [first, second] = [before, after].map((document) =>
        topologyOf(document).topics.flatMap(({ subscriptions }) =>
          knownOf(subscriptions).map(({ rules }) => [knownOf(rules).length, missingOf(rules).length]),
        ),
      );
      expect(first).toEqual([isRemoved ? [0, 0] : [1, 0]]);
      expect(second).toEqual(
        topologyOf(documentOf(ours('ours'), { provider: { azurerm: { features: {} } } })).topics.flatMap(
          ({ subscriptions }) =>
            knownOf(subscriptions).map(({ rules }) => [knownOf(rules).length, missingOf(rules).length]),
        ),
      );
    },
  );

  test.each([true, false, undefined])(
    'whether all of something was listed is asked of the resource that it was: %s',
    (isListed) => {
      const asked: string[] = [];
      const listing = {
        ...documentOf(ours('theirs')),
        listsAll: ({ address }: TerraformResource) => {
          asked.push(address);
          return isListed;
        },
      };
      const { before, after } = asInAzure(listing, documentOf(ours('ours')));
      expect(before.listsAll?.(at(before, 'topic'))).toBe(isListed);
      expect(asked).toEqual([`${SB}_topic.theirs`]);
      // Who does not list has nothing to ask.
      expect('listsAll' in after).toBe(false);
    },
  );

  test('neither is a plan, has files or what stands beside them', () => {
    const document = documentOf(ours('theirs'));
    const plan = { ...document, beside: new Map(), settings: { ...document.settings, isPlan: true } };
    const { before } = asInAzure(plan as unknown as TerraformDocument, documentOf(ours('ours')));
    expect([before.settings.isPlan, before.files, before.beside]).toEqual([false, [], undefined]);
    expect(before.settings).toEqual({ ...document.settings, isPlan: false });
    expect(before.path).toBe(document.path);
  });

  test('what is imported is written, and everything else is there as it was', () => {
    const document = documentOf(ours('theirs'));
    const presences = ['imported', 'deployed', 'created'] as const;
    const resources = document.resources.map((one, index) => ({ ...one, presence: presences[index] ?? one.presence }));
    const { before } = asInAzure({ ...document, resources } as TerraformDocument, documentOf(ours('ours')));
    expect(before.resources.map(({ presence }) => presence)).toEqual(['declared', 'deployed', 'created']);
  });
});

describe('what there is in only one of them', () => {
  test('leads to what is there in both', () => {
    const { before, pairs } = asInAzure(
      documentOf({
        ...ours('theirs'),
        [`${SB}_queue`]: { gone: { name: 'gone', namespace_id: `\${${SB}_namespace.theirs.id}` } },
      }),
      documentOf(ours('ours')),
    );
    expect(pairs).toBe(3);
    const queue = at(before, 'queue');
    expect([queue.address, queue.values]).toEqual([`${SB}_queue.gone`, { name: 'gone' }]);
    expect(before.resolve(queue, 'namespace_id')).toMatchObject({ resource: { address: `${SB}_namespace.ours` } });
  });

  test('is another one, where it is in a parent of another name', () => {
    const elsewhere = (namespace: string) => ({
      [`${SB}_topic`]: { t: { name: 'events', namespace_id: BUS.replace(/bus$/, namespace) } },
    });
    expect(asInAzure(documentOf(elsewhere('BUS')), documentOf(ours('ours'))).pairs).toBe(1);
    expect(asInAzure(documentOf(elsewhere('far')), documentOf(ours('ours'))).pairs).toBe(0);
    // No id of Service Bus.
    const odd = { [`${SB}_topic`]: { t: { name: 'events', namespace_id: '/bus' } } };
    expect(asInAzure(documentOf(odd), documentOf(odd)).pairs).toBe(0);
  });
});
