import type { AmqpValue } from './decode';

/** A value of a type that its descriptor names. */
export class Described {
  constructor(
    readonly descriptor: AmqpValue,
    readonly value: AmqpValue,
  ) {}
}
