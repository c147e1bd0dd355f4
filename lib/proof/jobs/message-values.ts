import type { ParameterSchema } from '../../requests';
import type { Unresolved } from '../../routing';
import { printDouble, printName, printText } from '../../rules/language/print';
import { between, inAll, inAny, type MessageSet, outside } from '../messages/message-set';
import type { Ask } from './asked-filters';

/** So many whole numbers are asked for one by one, where a value may be a fraction. */
const MOST_LISTED = 64;

/** The messages that lack a property; one that is NULL is as good as none. */
export function lacking(ask: Ask, name: string): MessageSet {
  return ask(`${printName(name)} IS NULL`);
}

/**
 * The messages of which a property has a value that a schema allows, as JSON Schema says it of what the host hands over.
 *
 * A comparison of two types fails in Service Bus, so it is true for none but values of the right type.
 *
 * @param isWhole whether the property has no fraction, where it is a number at all
 */
export function having(ask: Ask, name: string, schema: ParameterSchema, isWhole: boolean): MessageSet {
  const property = printName(name);
  switch (schema.type) {
    case 'string':
      return schema.enum === undefined
        ? // NULL is another value than a text.
          inAll(outside(lacking(ask, name)), inAny(ask(`${property} = ''`), ask(`${property} <> ''`)))
        : inAny(...schema.enum.map((word) => ask(`${property} = ${printText(word)}`)));
    case 'boolean':
      return inAny(ask(`${property} = TRUE`), ask(`${property} = FALSE`));
    case 'number':
      return withinBounds(ask, property, schema);
    case 'integer':
      return isWhole ? withinBounds(ask, property, schema) : whole(ask, name, schema);
  }
}

function withinBounds(
  ask: Ask,
  property: string,
  { minimum = -Number.MAX_VALUE, maximum = Number.MAX_VALUE }: ParameterSchema,
): MessageSet {
  return inAll(ask(`${property} >= ${numberText(minimum)}`), ask(`${property} <= ${numberText(maximum)}`));
}

/** Whole numbers among numbers that may have a fraction: one by one, or as far as a few tell. */
function whole(ask: Ask, name: string, schema: ParameterSchema): MessageSet {
  const property = printName(name);
  const [least, most] = [
    Math.ceil(schema.minimum ?? -Number.MAX_VALUE),
    Math.floor(schema.maximum ?? Number.MAX_VALUE),
  ];
  const is = (value: number) => ask(`${property} = ${numberText(value)}`);
  if (most - least < MOST_LISTED) {
    return inAny(...Array.from({ length: Math.max(0, most - least + 1) }, (_, index) => is(least + index)));
  }
  const some = [least, most, 0, 1].filter(
    (value) => Math.abs(value) < Number.MAX_VALUE && value >= least && value <= most,
  );
  const half = (Math.abs(least) < LARGEST_HALF ? least : 0) + 0.5;
  const notWhole: Unresolved = { address: name, argument: '', problem: 'whether it is a whole number is not computed' };
  return between(inAny(...some.map(is)), inAll(withinBounds(ask, property, schema), outside(is(half))), [notWhole]);
}

/** Up to here there are halves among the doubles. */
const LARGEST_HALF = 2 ** 51;

/** A number as SQL has it: without a point it is a whole one. */
function numberText(value: number): string {
  return Number.isSafeInteger(value) ? String(value) : printDouble(value);
}
