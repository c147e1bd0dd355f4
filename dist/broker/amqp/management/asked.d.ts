import { BrokerError, type ReceiverId } from '../../core';
import type { RunningBroker } from '../../running-broker';
import type { AmqpValue, Encodable } from '../encoding';
import type { Response } from '../request';
/** A request to the management of an entity. */
export interface Asked {
    readonly broker: RunningBroker;
    readonly entity: string;
    readonly body: ReadonlyMap<AmqpValue, AmqpValue>;
    /** The link of the same client that it is about. */
    readonly link: string | undefined;
    /** The receiver that a link is. */
    readonly receiverOf: (link: string) => ReceiverId | undefined;
}
export declare function ok(fields?: Readonly<Record<string, Encodable>>): Response;
export declare const NO_CONTENT: Response;
export declare function refused({ condition, description }: BrokerError): Response;
/** The receiver that has the session which a request is about, where the request says. */
export declare function receiverIn({ link, receiverOf }: Asked): ReceiverId | undefined;
export declare function argument(name: string, allowed: string): BrokerError;
export declare function textIn({ body }: Asked, name: string): string | undefined;
export declare function numberIn({ body }: Asked, name: string): number | undefined;
/** Whole numbers, which clients send as an array or as a list. */
export declare function numbersIn({ body }: Asked, name: string): number[] | undefined;
export declare function lockTokensIn({ body }: Asked): string[] | undefined;
