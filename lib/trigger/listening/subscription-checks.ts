import type { IQueue, ISubscription } from '../../servicebus';
import type { Checks } from '../../servicebus/construct/checks';

/** Holds the queues that copies are sent to against what keeps these from becoming more and more. */
export function checkCopyQueues(
  checks: Checks,
  queues: { readonly retryQueue: IQueue; readonly rejectedQueue: IQueue },
): void {
  for (const argument of ['retryQueue', 'rejectedQueue'] as const) {
    const queue = queues[argument];
    checks.require(
      queue.detectsDuplicates !== false,
      argument,
      queue.node.id,
      'a queue that detects duplicates: whoever ends between sending a copy and settling its message sends it again',
      "give the queue requiresDuplicateDetection: true and duplicateDetectionWindow: 'P1D'",
    );
  }
}

/** Holds a subscription against what any program that starts jobs can listen to. */
export function checkListened(checks: Checks, { name, options }: ISubscription, withoutSessions: string): void {
  checks.require(
    options.requiresSession !== true,
    'subscription',
    name,
    `a subscription without sessions: ${withoutSessions}`,
    'leave requiresSession out',
  );
  checks.require(
    options.clientScoped === undefined,
    'subscription',
    name,
    'a subscription of everybody: that of a JMS client has another name in Azure',
    'leave clientScoped out',
  );
}
