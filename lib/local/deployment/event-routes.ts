import { argumentAt, type TerraformResource } from '../../terraform';
import type { DeliveryProperty, EventRoute } from './deployment';
import { blocks, type FilledDocument, known, NotKnown, text } from './filled-document';
import { isWorkspaceId } from './workspaces';

const OF_SYSTEM_TOPIC = 'azurerm_eventgrid_system_topic_event_subscription';
const OF_ANYTHING = 'azurerm_eventgrid_event_subscription';
/** Newer versions of azurerm have other names for the same. */
const DESTINATIONS = [
  'service_bus_topic_id',
  'service_bus_topic_endpoint_id',
  'service_bus_queue_id',
  'service_bus_queue_endpoint_id',
] as const;
/** Of the tests that a subscription of events may have, none is made here. */
const FILTERS = ['subject_filter', 'advanced_filter'] as const;

/** What Event Grid sends of events of workspaces to queues and topics. */
export function eventRoutesOf(filled: FilledDocument): EventRoute[] {
  const subscriptions = filled.ofTypes((type) => type === OF_SYSTEM_TOPIC || type === OF_ANYTHING);
  return filled.each(subscriptions, (subscription) => {
    const workspaceId = sourceOf(subscription, filled);
    if (!isWorkspaceId(workspaceId))
      throw new NotKnown(`is about events of ${workspaceId}, and only workspaces send some here`);
    const filter = FILTERS.find((name) => blocks(subscription.values, name).length > 0);
    if (filter !== undefined) throw new NotKnown(`sorts by its ${filter}, which is not evaluated here`);
    return {
      address: subscription.address,
      name: text(subscription, 'name'),
      workspaceId,
      eventTypes: typesOf(subscription),
      schema: text(subscription, 'event_delivery_schema', 'EventGridSchema') as EventRoute['schema'],
      destination: destinationOf(subscription, filled),
      deliveryProperties: blocks(subscription.values, 'delivery_property').map(deliveryProperty),
    };
  });
}

function sourceOf(subscription: TerraformResource, filled: FilledDocument): string {
  if (subscription.type === OF_ANYTHING) return filled.id(subscription, 'scope');
  const [name, group] = [text(subscription, 'system_topic'), text(subscription, 'resource_group_name')];
  const topic = filled.resources.find(
    ({ type, values }) =>
      type === 'azurerm_eventgrid_system_topic' && values.name === name && values.resource_group_name === group,
  );
  if (topic === undefined)
    throw new NotKnown(`its system topic ${name} is not in this document, so whose events these are is not known`);
  const argument = topic.values.source_resource_id === undefined ? 'source_arm_resource_id' : 'source_resource_id';
  return filled.id(topic, argument);
}

function typesOf(subscription: TerraformResource): readonly string[] {
  const types = known(subscription, 'included_event_types');
  return Array.isArray(types) ? types.map(String) : [];
}

function destinationOf(subscription: TerraformResource, filled: FilledDocument): string {
  const argument = DESTINATIONS.find((name) => (subscription.values[name] ?? undefined) !== undefined);
  if (argument === undefined)
    throw new NotKnown('sends events to something that is no queue and no topic of Service Bus');
  const id = filled.id(subscription, argument);
  const name = /\/(?:topics|queues)\/([^/]+)$/i.exec(id)?.[1];
  if (name === undefined) throw new NotKnown(`its ${argument} ${id} is no id of a queue or topic`);
  return name;
}

function deliveryProperty(block: Readonly<Record<string, unknown>>): DeliveryProperty {
  const read = (argument: string) => {
    const value = argumentAt(block, argument);
    if (typeof value !== 'string') throw new NotKnown(`a delivery_property has no ${argument} that is known`);
    return value;
  };
  const name = read('header_name');
  return String(block.type).toLowerCase() === 'dynamic'
    ? { name, sourceField: read('source_field') }
    : { name, value: read('value') };
}
