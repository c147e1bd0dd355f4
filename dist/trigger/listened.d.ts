import type { ServiceBusSubscription } from '../servicebus';
import type { Checks } from '../servicebus/checks';
/** Holds a subscription against what any program that starts jobs can listen to. */
export declare function checkListened(checks: Checks, { name, options }: ServiceBusSubscription, withoutSessions: string): void;
