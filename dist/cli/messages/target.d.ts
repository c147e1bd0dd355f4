import { type Address } from '../../operations/bus/address';
/** The topic or queue that is sent to: the one that is named, or the only topic of what runs here. */
export declare function targetOf(address: Address): Promise<string>;
