import { DateTime, DecimalValue, Float, Guid, Integer, TimeSpan } from '../../../rules/values/values';
import { Described } from './described';
/**
 * A value of AMQP with its type: text, booleans, null and doubles are JavaScript's own, other scalars as the rule language
 * has them; binaries are buffers, symbols text, lists and arrays arrays, maps `Map`s.
 */
export type AmqpValue = string | boolean | null | number | Integer | Float | DecimalValue | Guid | DateTime | TimeSpan | Buffer | Described | readonly AmqpValue[] | ReadonlyMap<AmqpValue, AmqpValue>;
/** A point in time of AMQP, in milliseconds since 1970, as the rule language has it. */
export declare function dateTimeOf(milliseconds: bigint): DateTime;
/** The other way round. */
export declare function millisecondsOf({ ticks }: DateTime): bigint;
/** The value that bytes are. @throws MalformedAmqp */
export declare function decode(bytes: Buffer): AmqpValue;
/** A GUID as text, from the order of its bytes in RFC 4122. */
export declare function guidText(bytes: Buffer): string;
