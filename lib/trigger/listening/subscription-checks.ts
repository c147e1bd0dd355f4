import type { ISubscription } from '../../servicebus';
import type { Checks } from '../../servicebus/construct/checks';

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
