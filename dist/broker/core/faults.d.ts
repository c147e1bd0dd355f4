import { BrokerError } from './broker-error';
import type { Command, Fill, LoseLocks, Throttle } from './command';
import type { Kernel } from './kernel';
import type { Answers } from './outcome';
import type { Receiver } from './receiver';
/** Ends locks now, as if their time had come. */
export declare function loseLocks(kernel: Kernel, command: LoseLocks): Answers['lose-locks'] | BrokerError;
/** Takes a session from its receiver because its time is over. */
export declare function loseSession(kernel: Kernel, receiver: Receiver, session: string): void;
export declare function fill(kernel: Kernel, { entity, full }: Fill): BrokerError | undefined;
export declare function throttle(kernel: Kernel, { entity, until }: Throttle): BrokerError | undefined;
/** That a command comes while its entity, or everything, is throttled; `undefined` where it is not. */
export declare function throttled(kernel: Kernel, command: Command): BrokerError | undefined;
