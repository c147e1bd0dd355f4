import { BrokerError } from './broker-error';
import type { SendingEntity } from './entity';
/** Why an entity takes no messages, or not these; `undefined` where it does. */
export declare function sendRefusal(entity: SendingEntity): BrokerError | undefined;
export declare function disabled(address: string): BrokerError;
