import { DateTime, Guid, Integer } from '../../../rules/values/values';
import { type AmqpValue } from './decode';
/** A name of AMQP's own, which is no text. */
export declare class AmqpSymbol {
    readonly name: string;
    constructor(name: string);
}
/** A list whose parts are all of one type, as clients of some operations expect it. */
export declare class AmqpArray {
    readonly type: 'uuid' | 'long' | 'timestamp' | 'string' | 'symbol';
    readonly parts: readonly (Guid | Integer | DateTime | string)[];
    constructor(type: 'uuid' | 'long' | 'timestamp' | 'string' | 'symbol', parts: readonly (Guid | Integer | DateTime | string)[]);
}
/** What can be written: what is read, and what only an answer has. */
export type Encodable = AmqpValue | AmqpSymbol | AmqpArray | readonly Encodable[] | ReadonlyMap<Encodable, Encodable> | {
    readonly descriptor: Encodable;
    readonly value: Encodable;
};
/** A value in bytes. */
export declare function encode(value: Encodable): Buffer;
/** The bytes of a GUID in the order of RFC 4122. */
export declare function guidBytes({ value }: Guid): Buffer;
