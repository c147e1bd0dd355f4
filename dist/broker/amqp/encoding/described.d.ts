import type { AmqpValue } from './decode';
/** A value of a type that its descriptor names. */
export declare class Described {
    readonly descriptor: AmqpValue;
    readonly value: AmqpValue;
    constructor(descriptor: AmqpValue, value: AmqpValue);
}
