/**
 * A namespace as somebody has made it by hand: names and settings that no code of this project would choose. What azurerm
 * would fill in, and replaces a resource for, is written out, as every state has it.
 */
export const HAND_MADE = {
  terraform: { backend: { local: {} }, required_providers: { azurerm: { source: 'hashicorp/azurerm' } } },
  provider: { azurerm: [{ features: [{}] }] },
  resource: {
    azurerm_resource_group: { rg: { name: 'rg-contoso', location: 'westeurope' } },
    azurerm_servicebus_namespace: {
      ns: {
        name: 'sbns-contoso-prod',
        location: 'westeurope',
        resource_group_name: '${azurerm_resource_group.rg.name}',
        sku: 'Standard',
        local_auth_enabled: true,
        public_network_access_enabled: true,
        minimum_tls_version: '1.2',
        tags: { team: 'ml' },
      },
    },
    azurerm_servicebus_queue: {
      review: {
        name: 'drift-review',
        namespace_id: '${azurerm_servicebus_namespace.ns.id}',
        lock_duration: 'PT5M',
        max_delivery_count: 10,
        batched_operations_enabled: true,
        partitioning_enabled: false,
        requires_duplicate_detection: false,
        requires_session: false,
        dead_lettering_on_message_expiration: true,
        forward_dead_lettered_messages_to: '${azurerm_servicebus_queue.dead.name}',
      },
      dead: {
        name: 'dead',
        namespace_id: '${azurerm_servicebus_namespace.ns.id}',
        max_delivery_count: 10,
        batched_operations_enabled: true,
        partitioning_enabled: false,
        requires_duplicate_detection: false,
        requires_session: false,
      },
    },
    azurerm_servicebus_topic: {
      t: {
        name: 'training-events',
        namespace_id: '${azurerm_servicebus_namespace.ns.id}',
        default_message_ttl: 'P14D',
        requires_duplicate_detection: true,
        partitioning_enabled: false,
        batched_operations_enabled: true,
      },
    },
    azurerm_servicebus_subscription: {
      gpu: {
        name: 'gpu-train',
        topic_id: '${azurerm_servicebus_topic.t.id}',
        max_delivery_count: 5,
        requires_session: false,
        dead_lettering_on_message_expiration: true,
        batched_operations_enabled: true,
      },
      drift: {
        name: 'drift',
        topic_id: '${azurerm_servicebus_topic.t.id}',
        max_delivery_count: 10,
        requires_session: false,
        forward_to: '${azurerm_servicebus_queue.review.name}',
      },
    },
    azurerm_servicebus_subscription_rule: {
      urgent: {
        name: 'urgent',
        subscription_id: '${azurerm_servicebus_subscription.gpu.id}',
        filter_type: 'SqlFilter',
        sql_filter: "eventType='training.requested' and gpuCount>=1",
        action: "set queueTier='dedicated'",
      },
      again: {
        name: 'retrain',
        subscription_id: '${azurerm_servicebus_subscription.gpu.id}',
        filter_type: 'CorrelationFilter',
        correlation_filter: { label: 'retrain', properties: { stage: 'prod' } },
      },
      drift: {
        name: 'drift',
        subscription_id: '${azurerm_servicebus_subscription.drift.id}',
        filter_type: 'SqlFilter',
        sql_filter:
          "eventType = 'drift.detected' AND (NOT EXISTS(driftScore) OR driftScore < 0.3 OR NOT EXISTS(env) OR env <> 'prod')",
      },
    },
  },
} as const;

/** The same without some resources, or with others: `changed({ 'azurerm_servicebus_topic.t': { status: 'Disabled' } })`. */
export function changed(changes: Readonly<Record<string, object | undefined>>): Record<string, any> {
  const copy: Record<string, any> = structuredClone(HAND_MADE);
  for (const [address, change] of Object.entries(changes)) {
    const [type = '', name = ''] = address.split('.');
    copy.resource[type] ??= {};
    if (change === undefined) delete copy.resource[type][name];
    else copy.resource[type][name] = { ...copy.resource[type][name], ...change };
  }
  return copy;
}
