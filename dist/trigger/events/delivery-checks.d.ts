import type { MessageContract } from '../../rules';
import type { Checks } from '../../servicebus/checks';
import type { RunEvent } from './run-events';
/** Adds what Event Grid would refuse, or drop without a word, of the properties of a message. */
export declare function checkDelivery(checks: Checks, { name, properties }: RunEvent): void;
/** Adds what the contract of the topic says otherwise: rules are checked by it, and no producer keeps to it here. */
export declare function checkAgainstContract(checks: Checks, contract: MessageContract, event: RunEvent): void;
/** States as the API and as the example of the event write them. */
export declare function spellingsOf(states: readonly string[]): string[];
