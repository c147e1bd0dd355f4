import { parseDocument } from '../../lib/terraform';
import { plan } from '../support/many/plans';
import { parsed, targetAt } from './reading';

const ARM = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.ServiceBus';

const DOCUMENT = {
  variable: { k: {}, on: {}, fixed: { default: 'a' } },
  locals: {
    topic: '${azurerm_servicebus_topic.t.id}',
    ids: { a: '${azurerm_servicebus_topic.t.id}', b: '${azurerm_servicebus_topic.u.id}' },
  },
  data: {
    azurerm_servicebus_topic: { read: { name: 'elsewhere' } },
    azurerm_servicebus_namespace: { read: { name: 'far' } },
    external: { x: {} },
  },
  resource: {
    azurerm_servicebus_namespace: { ns: { name: 'bus', resource_group_name: 'rg' } },
    azurerm_servicebus_topic: {
      t: { name: 'jobs', namespace_id: '${azurerm_servicebus_namespace.ns.id}' },
      u: { name: 'other', namespace_id: '${azurerm_servicebus_namespace.ns.id}' },
      many: { for_each: { a: 1, b: 2 }, name: '${each.key}', namespace_id: '${azurerm_servicebus_namespace.ns.id}' },
      old: { name: 'old', namespace_name: 'bus', resource_group_name: 'rg' },
    },
    azurerm_servicebus_subscription: { first: { name: 'first', topic_id: '${azurerm_servicebus_topic.t.id}' } },
    terraform_data: { d: { input: 'x' } },
  },
};

const topicOf = (subscription: object, more: object = {}): string => {
  const { resource, ...rest } = DOCUMENT;
  const { azurerm_servicebus_subscription: known, ...others } = resource;
  const json = {
    ...rest,
    resource: { ...others, ...more, azurerm_servicebus_subscription: { ...known, it: subscription } },
  };
  return targetAt(parsed(json), 'azurerm_servicebus_subscription.it', 'topic_id');
};

test.each<[topic_id: unknown, target: string]>([
  ['${azurerm_servicebus_topic.t.id}', 'azurerm_servicebus_topic.t'],
  ['${local.topic}', 'azurerm_servicebus_topic.t'],
  ['${local.ids.b}', 'azurerm_servicebus_topic.u'],
  ['${local.ids[var.fixed]}', 'azurerm_servicebus_topic.t'],
  ['${azurerm_servicebus_topic.many["b"].id}', 'azurerm_servicebus_topic.many["b"]'],
  ['${azurerm_servicebus_topic.many[var.fixed].id}', 'azurerm_servicebus_topic.many["a"]'],
  ['${azurerm_servicebus_subscription.first.topic_id}', 'azurerm_servicebus_topic.t'],
  ['${data.azurerm_servicebus_topic.read.id}', 'data.azurerm_servicebus_topic.read'],
  ['${azurerm_servicebus_namespace.ns.id}/topics/jobs', 'azurerm_servicebus_topic.t'],
  ['${azurerm_servicebus_namespace.ns.id}/topics/${azurerm_servicebus_topic.u.name}', 'azurerm_servicebus_topic.u'],
  ['${azurerm_servicebus_namespace.ns.id}/topics/JOBS', 'azurerm_servicebus_topic.t'],
  [`${ARM}/namespaces/bus/topics/jobs`, 'azurerm_servicebus_topic.t'],
  [`${ARM}/namespaces/bus/topics/b`, 'azurerm_servicebus_topic.many["b"]'],
  // Not in the document, which says so.
  [`${ARM}/namespaces/else/topics/jobs`, `id ${ARM}/namespaces/else/topics/jobs`],
  [`${ARM}/namespaces/bus/topics/none`, `id ${ARM}/namespaces/bus/topics/none`],
  ['${azurerm_servicebus_namespace.ns.id}/topics/none', 'one of []'],
  ['${azurerm_servicebus_topic.none.id}', 'one of []'],
  // Not decided, but by what it is chosen from.
  [
    '${azurerm_servicebus_topic.many[var.k].id}',
    'one of [azurerm_servicebus_topic.many["a"], azurerm_servicebus_topic.many["b"]]',
  ],
  ['${local.ids[var.k]}', 'one of [azurerm_servicebus_topic.t, azurerm_servicebus_topic.u]'],
  [
    '${var.on ? azurerm_servicebus_topic.t.id : azurerm_servicebus_topic.u.id}',
    'one of [azurerm_servicebus_topic.t, azurerm_servicebus_topic.u]',
  ],
  // Not decided at all.
  ['${var.k}', 'unknown'],
  ['${var.on ? azurerm_servicebus_topic.t.id : var.k}', 'unknown'],
  ['${data.external.x.result.id}', 'unknown'],
  ['${data.azurerm_servicebus_topic.none.id}', 'unknown'],
  ['${terraform_data.d.output}', 'unknown'],
  ['${replace(azurerm_servicebus_topic.t.id, "jobs", "other")}', 'unknown'],
  ['${azurerm_servicebus_namespace.ns.id}/topics/${var.k}', 'unknown'],
  ['x${azurerm_servicebus_topic.t.id}', 'unknown'],
  [undefined, 'absent'],
  [null, 'absent'],
])('%s leads to %s', (topic_id, target) => {
  expect(topicOf({ name: 'it', topic_id })).toBe(target);
});

test.each<[names: object, target: string]>([
  [{ namespace_name: 'bus', topic_name: 'jobs', resource_group_name: 'rg' }, 'azurerm_servicebus_topic.t'],
  [
    { namespace_name: '${azurerm_servicebus_namespace.ns.name}', topic_name: '${azurerm_servicebus_topic.u.name}' },
    'azurerm_servicebus_topic.u',
  ],
  [{ namespace_name: 'bus', topic_name: 'old' }, 'azurerm_servicebus_topic.old'],
  [{ namespace_name: 'bus', topic_name: 'none' }, 'id namespaces/bus/topics/none'],
  [{ namespace_name: 'bus', topic_name: '${var.k}' }, 'unknown'],
])('names of azurerm 2 and 3, %j, lead to %s', (names, target) => {
  expect(topicOf({ name: 'it', ...names })).toBe(target);
});

test('what has a name that only Terraform knows may be what an id names', () => {
  const more = {
    azurerm_servicebus_topic: {
      ...DOCUMENT.resource.azurerm_servicebus_topic,
      v: { name: '${var.k}', namespace_id: '${azurerm_servicebus_namespace.ns.id}' },
    },
  };
  expect(topicOf({ name: 'it', topic_id: `${ARM}/namespaces/bus/topics/none` }, more)).toBe(
    'one of [azurerm_servicebus_topic.v]',
  );
  expect(topicOf({ name: 'it', topic_id: `${ARM}/namespaces/bus/topics/jobs` }, more)).toBe(
    'azurerm_servicebus_topic.t',
  );
});

test('two of one name in two namespaces are told apart', () => {
  const more = {
    azurerm_servicebus_namespace: { ...DOCUMENT.resource.azurerm_servicebus_namespace, east: { name: 'east' } },
    azurerm_servicebus_topic: {
      ...DOCUMENT.resource.azurerm_servicebus_topic,
      east: { name: 'jobs', namespace_id: '${azurerm_servicebus_namespace.east.id}' },
    },
  };
  expect(topicOf({ name: 'it', topic_id: '${azurerm_servicebus_namespace.east.id}/topics/jobs' }, more)).toBe(
    'azurerm_servicebus_topic.east',
  );
  expect(topicOf({ name: 'it', namespace_name: 'bus', topic_name: 'jobs' }, more)).toBe('azurerm_servicebus_topic.t');
});

test('a block that only Terraform knows hides what it leads to', () => {
  const document = parsed({
    variable: { b: {} },
    resource: {
      azurerm_private_endpoint: {
        e: { dynamic: { private_service_connection: { for_each: '${var.b}', content: {} } } },
        f: { name: 'f' },
      },
    },
  });
  const argument = 'private_service_connection.private_connection_resource_id';
  expect(targetAt(document, 'azurerm_private_endpoint.e', argument)).toBe('unknown');
  expect(targetAt(document, 'azurerm_private_endpoint.f', argument)).toBe('absent');
});

test.each<[how: string, identity: unknown]>([
  ['a block', { type: 'SystemAssigned' }],
  ['a list of blocks', [{ type: 'SystemAssigned' }]],
  ['a block that refers to others', { type: 'x', identity_ids: ['${azurerm_user_assigned_identity.i.id}'] }],
])('what Azure adds to %s that is written out is an attribute of its resource', (_, identity) => {
  const document = parsed({
    resource: {
      azurerm_user_assigned_identity: { i: { name: 'i' } },
      azurerm_linux_function_app: { app: { name: 'app', identity } },
      azurerm_role_assignment: {
        a: { principal_id: '${azurerm_linux_function_app.app.identity[0].principal_id}' },
        b: { principal_id: '${azurerm_linux_function_app.app.identity.0.principal_id}' },
      },
    },
  });
  for (const name of ['a', 'b']) {
    expect(targetAt(document, `azurerm_role_assignment.${name}`, 'principal_id')).toBe(
      'azurerm_linux_function_app.app',
    );
  }
});

describe('an id that is written in a plan that makes a topic whose own id only the apply tells', () => {
  const topicAt = (topicId: string) => {
    const topic = { name: 'jobs', namespace_id: `${ARM}/namespaces/bus` };
    const text = plan([
      { type: 'azurerm_servicebus_topic', name: 't', after: topic, unknown: { id: true } },
      { type: 'azurerm_servicebus_subscription', name: 'it', after: { name: 'it', topic_id: topicId } },
    ]);
    return targetAt(parseDocument('plan.json', text), 'azurerm_servicebus_subscription.it', 'topic_id');
  };
  const [own, ofAnother, ofAnotherNamespace] = ['bus/topics/jobs', 'bus/topics/others', 'far/topics/jobs'].map(
    (name) => `${ARM}/namespaces/${name}`,
  ) as [string, string, string];

  test('may be the id of that topic, by its names', () => {
    expect(topicAt(own)).toBe('unknown');
    expect(topicAt(own.toUpperCase())).toBe('unknown');
  });

  test.each([ofAnother, ofAnotherNamespace])('is the id of another one: %s', (id) => {
    expect(topicAt(id)).toBe(`id ${id}`);
  });
});
