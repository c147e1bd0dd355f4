import { Places } from '../../lib/routing/reading/document-places';
import { parseDocument } from '../../lib/terraform';

type Resources = Readonly<Record<string, Readonly<Record<string, object>>>>;

const SB = 'azurerm_servicebus';
const BUS = '/subscriptions/1/resourceGroups/g/providers/Microsoft.ServiceBus/namespaces/bus';
const placesOf = (resource: Resources, data: Resources = {}) =>
  new Places(parseDocument('x', JSON.stringify({ resource, data })));

describe('what is described otherwise leads on as azurerm has it', () => {
  test('a namespace, topic and subscription whose names are numbers', () => {
    const places = placesOf({
      [`${SB}_namespace`]: { n: { name: 7 } },
      [`${SB}_topic`]: { t: { name: 8, namespace_id: `\${${SB}_namespace.n.id}` } },
      [`${SB}_subscription`]: { s: { name: 9, topic_id: `\${${SB}_topic.t.id}` } },
    });
    expect(places.at('namespaces/7/topics/8/subscriptions/9')?.address).toBe(`${SB}_subscription.s`);
    expect(places.namespaceKey(places.namespaceOf(places.ofType(`${SB}_topic`)[0]!))).toBe('7');
  });

  const azapi = (kind: string, name: string, parent: string | undefined) => ({
    type: `Microsoft.ServiceBus/${kind}@2024-01-01`,
    name,
    ...(parent !== undefined && { parent_id: parent }),
  });

  test('what azapi makes', () => {
    const places = placesOf({
      azapi_resource: {
        n: azapi('namespaces', 'Bus', undefined),
        t: azapi('namespaces/topics', 'Events', '${azapi_resource.n.id}'),
        s: azapi('namespaces/topics/subscriptions', 'Train', '${azapi_resource.t.id}'),
        r: azapi('namespaces/topics/subscriptions/rules', 'R', '${azapi_resource.s.id}'),
      },
    });
    expect(places.at(`${BUS}/topics/events/subscriptions/train`)?.address).toBe('azapi_resource.s');
    const [rule] = places.ofType(`${SB}_subscription_rule`);
    const target = places.subscriptionOf(rule!);
    expect(target).toMatchObject({ resource: { address: 'azapi_resource.s', type: `${SB}_subscription` } });
  });

  test('what azapi reads, and the document makes', () => {
    const places = placesOf(
      {
        [`${SB}_topic`]: { t: { name: 'Events', namespace_id: BUS } },
        [`${SB}_subscription`]: { s: { name: 's', topic_id: '${data.azapi_resource.t.id}' } },
      },
      { azapi_resource: { t: azapi('namespaces/topics', 'events', BUS) } },
    );
    expect(places.topicOf(places.ofType(`${SB}_subscription`)[0]!)).toMatchObject({
      resource: { address: `${SB}_topic.t` },
    });
  });

  test('what it is of several', () => {
    const places = placesOf({
      azapi_resource: { t: azapi('namespaces/topics', 'a', BUS), u: azapi('namespaces/topics', 'b', BUS) },
      [`${SB}_subscription`]: { s: { name: 's', topic_id: '${var.on ? azapi_resource.t.id : azapi_resource.u.id}' } },
    });
    const target = places.topicOf(places.ofType(`${SB}_subscription`)[0]!);
    expect(target).toMatchObject({ kind: 'unknown', candidates: [{ type: `${SB}_topic` }, { type: `${SB}_topic` }] });
  });
});
