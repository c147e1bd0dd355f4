import { subscriptionAddress } from '../../broker/core';

/** What starts jobs of the messages of a subscription, whatever it is made of: where it listens, and where it puts what. */
export interface Listener {
  readonly name: string;
  readonly topic: string;
  readonly subscription: string;
  readonly retryQueue: string;
  readonly rejectedQueue: string;
}

/** The addresses that it takes messages from, the subscription first. */
export function heardBy({
  topic,
  subscription,
  retryQueue,
}: Listener): readonly [subscription: string, retries: string] {
  return [subscriptionAddress(topic, subscription), retryQueue];
}
