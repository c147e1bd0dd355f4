import { documentOf, type Resources } from '../documents';
import { LATER, saidIn } from './said';

/** Documents in which some are let in to receive messages, and what an auditor reads of each of them. */

export const RULE = 'SB-RBAC-005';
export const ASSIGNMENT = 'azurerm_role_assignment';
export const RECEIVER = 'Azure Service Bus Data Receiver';
export const WANTED = 'and shall be nobody else who may receive there';
export const idOf = (type: string, name: string) => `\${azurerm_servicebus_${type}.${name}.id}`;
export const BUS = idOf('namespace', 'bus');
export const TOPIC = idOf('topic', 'events');
export const TRAIN = idOf('subscription', 'train');
export const QUEUE = idOf('queue', 'review');
export const TRAIN_NAME = 'azurerm_servicebus_subscription.train';
export const TOPIC_NAME = 'azurerm_servicebus_topic.events';

export const THINGS: Resources = {
  azurerm_resource_group: { g: { name: 'rg' }, h: { name: 'other' }, later: { name: LATER } },
  azurerm_servicebus_namespace: {
    bus: { name: 'bus', resource_group_name: 'RG' },
    far: { name: 'far', resource_group_name: 'other' },
    lost: { name: 'lost', resource_group_name: LATER },
  },
  azurerm_servicebus_topic: {
    events: { name: 'events', namespace_id: BUS },
    more: { name: 'more', namespace_id: BUS },
    lost: { name: 'lost', namespace_id: LATER },
  },
  azurerm_servicebus_queue: { review: { name: 'review', namespace_id: BUS } },
  azurerm_servicebus_subscription: {
    train: { name: 'train', topic_id: TOPIC },
    other: { name: 'other', topic_id: TOPIC },
    lost: { name: 'lost', topic_id: idOf('topic', 'lost') },
  },
  azurerm_key_vault: { v: { name: 'v' } },
  azurerm_management_group: { m: { name: 'm' } },
  azurerm_subscription: { made: { subscription_name: 'made' } },
};
export const DATA = {
  data: { azurerm_subscription: { s: {}, other: { subscription_id: 'o' } } },
  variable: { later: {} },
};

export type Grant = Readonly<Record<string, unknown>>;
export const grant = (scope: unknown, principal_id: unknown, more: object = {}): Grant => ({
  scope,
  principal_id,
  role_definition_name: RECEIVER,
  ...more,
});

/** What the rule says of each of some assignments and keys; those whose names begin so are keys of that kind. */
export function told(grants: Readonly<Record<string, Grant>>, more: Resources = {}, others: object = {}) {
  const resources: Record<string, Record<string, object>> = {};
  const addresses = Object.entries(grants).map(([name, values]) => {
    const kind = /^(topic|queue|namespace)Key/.exec(name)?.[1];
    const type = kind === undefined ? ASSIGNMENT : `azurerm_servicebus_${kind}_authorization_rule`;
    resources[type] = { ...resources[type], [name]: values };
    return [name, `${type}.${name}`] as const;
  });
  for (const each of [THINGS, more]) {
    for (const [type, byName] of Object.entries(each)) resources[type] = { ...resources[type], ...byName };
  }
  const document = documentOf(resources, { ...DATA, ...others });
  return Object.fromEntries(addresses.map(([name, address]) => [name, saidIn(document, RULE, address)]));
}

export const alone = (name: string) => `compliant: there is nobody else may receive at ${name}, ${WANTED}`;
/** Told of a grant: that it takes from others, each with who it is. */
export const takes = (name: string, ...others: readonly (readonly [address: string, who: string])[]) =>
  `non-compliant: ${others.map(([address, who]) => `there [${address}] is it may receive at ${name}, where ${who} does, ${WANTED}`).join('\n')}`;
export const at = (name: string, who: string, scope?: string) =>
  [`${ASSIGNMENT}.${name}`, `${who} (${ASSIGNMENT}.${name}${scope === undefined ? '' : `, at ${scope}`})`] as const;
export const doubt = (name: string) =>
  `unknown: nothing tells whether ${ASSIGNMENT}.${name} is about somebody else who receives there`;
export const NOBODY = 'not-applicable: it lets nobody receive messages';
export const UNCLEAR = 'unknown: nothing tells whether it lets somebody receive messages';
export const SOMEWHERE = 'unknown: where it lets somebody receive is known to Terraform alone';
