import type { Bus } from '../../operations/bus/bus';
import type { Entity } from '../../operations/bus/entity-names';
import { OperationProblem } from '../../operations/operation-problem';
import { UsageError } from '../common/exit-status';

/**
 * The subscriptions of a topic; `undefined` for what is none, as far as one may know: who may not list what a namespace has
 * names a queue, or a subscription.
 */
export async function subscriptionsOf(bus: Bus, name: string): Promise<Entity[] | undefined> {
  const entities = await bus.entities().catch((error: unknown) => {
    if (error instanceof OperationProblem) return undefined;
    throw error;
  });
  const topic = entities?.topics.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (topic === undefined) return undefined;
  if (topic.subscriptions.length === 0)
    throw new UsageError(`${name} has no subscription: nothing stays of what is sent there`);
  return topic.subscriptions.map((subscription) => ({ kind: 'subscription', topic: topic.name, name: subscription }));
}
