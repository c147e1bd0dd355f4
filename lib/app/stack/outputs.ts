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
  readonly topic: ServiceBusTopic;
  /** The identities that the environment made, by name. */
  readonly identities: ReadonlyMap<string, UserAssignedIdentity>;
}

/** Puts out where publishers and workers connect to, and as whom. */
export function addOutputs(stack: TerraformStack, { namespace, topic, identities }: Entrances): void {
  new TerraformOutput(stack, 'namespace_host_name', {
    value: namespace.clientHostName,
    description: 'Where publishers and workers connect to, with Entra ID',
  });
  new TerraformOutput(stack, 'topic_id', {
    value: topic.topicId,
    description: 'The topic that jobs are requested at',
  });
  new TerraformOutput(stack, 'subscription_ids', {
    value: Object.fromEntries(topic.subscriptions.map(({ name, subscriptionId }) => [name, subscriptionId])),
    description: 'The subscriptions by name of the job',
  });
  if (identities.size === 0) return;
  new TerraformOutput(stack, 'identity_client_ids', {
    value: Object.fromEntries([...identities].map(([name, { clientId }]) => [name, clientId])),
    description: 'What a program names its identity by when it asks for a token',
  });
}

/**
 * Puts out the connection strings that the environment asks for.
 *
 * @returns what is wrong with them
 */
export function addSecrets(
  stack: TerraformStack,
  { namespace, topic }: Entrances,
  secrets: readonly SecretPlan[],
): string[] {
  const problems: string[] = [];
  const topics = [topic];
  for (const { allows, grounds } of secrets) {
    if (allows === 'namespace') {
      const { primaryConnectionString: value, consumed } = namespace;
      if (consumed.length > 0) problems.push(takenByKey(consumed));
      const says = 'everything in the namespace';
      secretOutput(stack, 'primary_connection_string', { value, allows: says, grounds, topics });
    } else {
      const { primaryConnectionString: value } = topic.addAccessKey(`${allows}-only`, allows, grounds);
      const says = `${allows} on the topic, nothing else`;
      secretOutput(stack, `${allows}_connection_string`, { value, allows: says, grounds, topics });
    }
  }
  return problems;
}
