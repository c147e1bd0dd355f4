import type { Address } from '../../operations/bus/address';
import type { Outgoing } from '../../operations/messages/outgoing';
import type { SendOptions } from './send';
/**
 * The messages of a file, each as the contract of its topic says; `undefined` where one is not, or is none, and all that is
 * wrong is told.
 */
export declare function readOutgoing(file: string, address: Address, entity: string, options: Pick<SendOptions, 'from' | 'unchecked'>, isDefaultFrom: boolean): Promise<readonly Outgoing[] | undefined>;
