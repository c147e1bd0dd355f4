import { TerraformOutput, type TerraformStack } from 'cdktf';
import {
  type ServiceBusNamespace,
  type ServiceBusTopic,
  secretOutput,
  type UserAssignedIdentity,
} from '../../servicebus';
import { takenByKey } from '../declaration/environment-problems';
import type { SecretPlan } from '../declaration/secret-plan';

/** What of a stack somebody has to know who sends to it or works for it. */
export interface Entrances {
  readonly namespace: ServiceBusNamespace;
  readonly topics: readonly ServiceBusTopic[];
  /** The identities that the environment made, by name. */
  readonly identities: ReadonlyMap<string, UserAssignedIdentity>;
}

/** Puts out where publishers and workers connect to, and as whom. */
export function addOutputs(stack: TerraformStack, { namespace, topics, identities }: Entrances): void {
  new TerraformOutput(stack, 'namespace_host_name', {
    value: namespace.clientHostName,
    description: 'Where publishers and workers connect to, with Entra ID',
  });
  addTopicOutputs(stack, topics);
  if (identities.size === 0) return;
  new TerraformOutput(stack, 'identity_client_ids', {
    value: Object.fromEntries([...identities].map(([name, { clientId }]) => [name, clientId])),
    description: 'What a program names its identity by when it asks for a token',
  });
}

/** Of one topic its id and those of its subscriptions; of several the same by the name of the topic. */
function addTopicOutputs(stack: TerraformStack, topics: readonly ServiceBusTopic[]): void {
  const [only, ...others] = topics;
  const subscriptionsOf = ({ subscriptions }: ServiceBusTopic) =>
    Object.fromEntries(subscriptions.map(({ name, subscriptionId }) => [name, subscriptionId]));
  if (only === undefined) return;
  if (others.length === 0) {
    new TerraformOutput(stack, 'topic_id', {
      value: only.topicId,
      description: 'The topic that jobs are requested at',
    });
    new TerraformOutput(stack, 'subscription_ids', {
      value: subscriptionsOf(only),
      description: 'The subscriptions by name of the job',
    });
    return;
  }
  const byName = <T>(value: (topic: ServiceBusTopic) => T) =>
    Object.fromEntries(topics.map((topic) => [topic.name, value(topic)]));
  new TerraformOutput(stack, 'topic_ids', {
    value: byName(({ topicId }) => topicId),
    description: 'The topics that jobs are requested at, by name',
  });
  new TerraformOutput(stack, 'subscription_ids', {
    value: byName(subscriptionsOf),
    description: 'The subscriptions by name of the topic and of the job',
  });
}

/**
 * Puts out the connection strings that the environment asks for.
 *
 * @returns what is wrong with them
 */
export function addSecrets(
  stack: TerraformStack,
  { namespace, topics }: Entrances,
  secrets: readonly SecretPlan[],
): string[] {
  const problems: string[] = [];
  for (const { allows, grounds, topic: wanted } of secrets) {
    if (allows === 'namespace') {
      const { primaryConnectionString: value, consumed } = namespace;
      if (consumed.length > 0) problems.push(takenByKey(consumed));
      const says = 'everything in the namespace';
      secretOutput(stack, 'primary_connection_string', { value, allows: says, grounds, topics });
    } else {
      const topic = wanted === undefined ? topics[0] : topics.find(({ name }) => name === wanted);
      // Told with what is wrong with the environment.
      if (topic === undefined) continue;
      const { primaryConnectionString: value } = topic.addAccessKey(`${allows}-only`, allows, grounds);
      const says = `${allows} on the topic, nothing else`;
      const end = topics.length > 1 ? `_${topic.name.replace(/[^\w-]/g, '_')}` : '';
      secretOutput(stack, `${allows}_connection_string${end}`, { value, allows: says, grounds, topics: [topic] });
    }
  }
  return problems;
}
