const SB = 'azurerm_servicebus';

/** Arguments of what {@link oneOfEach} has, beside those that it has by itself. */
export interface OneOfEach {
  readonly namespace?: object;
  readonly topic?: object;
  readonly queue?: object;
  readonly subscription?: object;
}

/** A configuration with a namespace, a topic, a queue, a subscription and a rule, all as Azure takes them. */
export const oneOfEach = ({ namespace, topic, queue, subscription }: OneOfEach) => ({
  resource: {
    [`${SB}_namespace`]: {
      bus: { name: 'sbns-train', location: 'x', resource_group_name: 'x', sku: 'Standard', ...namespace },
    },
    [`${SB}_topic`]: { jobs: { name: 'jobs', namespace_id: `\${${SB}_namespace.bus.id}`, ...topic } },
    [`${SB}_queue`]: { dead: { name: 'dead', namespace_id: `\${${SB}_namespace.bus.id}`, ...queue } },
    [`${SB}_subscription`]: {
      train: { name: 'train', topic_id: `\${${SB}_topic.jobs.id}`, max_delivery_count: 10, ...subscription },
    },
    [`${SB}_subscription_rule`]: {
      all: {
        name: 'all',
        subscription_id: `\${${SB}_subscription.train.id}`,
        filter_type: 'SqlFilter',
        sql_filter: "kind = 'x'",
      },
    },
  },
});
