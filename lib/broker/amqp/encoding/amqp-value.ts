import type { DateTime, DecimalValue, Float, Guid, Integer, TimeSpan } from '../../../rules/values/values';

/**
 * A value of AMQP with its type: text, booleans, null and doubles are JavaScript's own, other scalars as the rule language
 * has them; binaries are buffers, symbols text, lists and arrays arrays, maps `Map`s.
 */
export type AmqpValue =
  | string
  | boolean
  | null
  | number
  | Integer
  | Float
  | DecimalValue
  | Guid
  | DateTime
  | TimeSpan
  | Buffer
  | Described
  | readonly AmqpValue[]
  | ReadonlyMap<AmqpValue, AmqpValue>;

/** A value of a type that its descriptor names. */
export class Described {
  constructor(
    readonly descriptor: AmqpValue,
    readonly value: AmqpValue,
  ) {}
}
