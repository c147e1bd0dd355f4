import type { ServiceBusSubscription } from '../servicebus';
/**
 * What becomes of messages that nobody takes: while a program is paused, stopped or broken. Each is a way in which a
 * request is lost without a job, or where nobody is told.
 */
export declare function waitingWarnings({ name, options }: ServiceBusSubscription): string[];
