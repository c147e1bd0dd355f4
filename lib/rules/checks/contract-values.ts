import { printDouble, printText } from '../language/print';
import type { Expression, PropertyNode } from '../language/syntax';
import { foldName } from '../messages/message';
import type { KnownProperties } from '../properties/known-properties';
import { SYSTEM_NAMES } from '../properties/property';
import type { ValueRange } from '../properties/value-range';
import { nearest } from '../text/near-miss';
import { type Diagnostic, errorAt } from './diagnostic';
import { isInRange, type Ranges } from './satisfiability';
import type { PropertyTypes } from './static-types';

/** What a contract says about values, for the checks that need no more. */
export function rangesOf(contract: KnownProperties | undefined): Ranges {
  return (key) => {
    const system = SYSTEM_NAMES.find((name) => key === `sys.${name}`);
    return system === undefined ? contract?.property(key)?.range : systemRange(system, contract);
  };
}

/** What a contract says about a system property: one that nobody sets is null. */
function systemRange(name: string, contract: KnownProperties | undefined): ValueRange | undefined {
  const property = contract?.systemProperty(name);
  return property && { ...property.range, nullable: !property.required };
}

/** What a contract says about types. */
export function typesOf(contract: KnownProperties | undefined): PropertyTypes {
  return ({ scope, name }) => (scope === 'sys' ? undefined : contract?.property(name)?.engineTypes);
}

/** A constant that the contract never allows for the property that it is compared with. */
export function outside(
  property: PropertyNode,
  constant: Expression,
  contract: KnownProperties | undefined,
): Diagnostic[] {
  const range = rangeOf(property, contract);
  if (range === undefined || constant.kind !== 'literal' || isInRange(constant.value, range)) return [];
  const { value } = constant;
  const values = describedBy(property, contract)?.values;
  const meant = values === undefined || typeof value !== 'string' ? undefined : nearest(value, values);
  const message = `${written(property)} is never ${printConstant(value)}: it is ${describeRange(range)}`;
  return [
    { ...errorAt('outside-contract', message, constant), rewrite: meant === undefined ? undefined : printText(meant) },
  ];
}

/** What the contract says of a property; `undefined` where nothing. */
export function describedBy({ scope, name }: PropertyNode, contract: KnownProperties | undefined) {
  return scope === 'sys' ? contract?.systemProperty(name) : contract?.property(name);
}

/** The name of a property as somebody writes it. */
export function written({ scope, name }: PropertyNode): string {
  return scope === 'sys' ? `sys.${name}` : name;
}

/** The values that a property may have; `undefined` where nothing is known of them. */
export function rangeOf(property: PropertyNode, contract: KnownProperties | undefined) {
  return property.scope === 'sys' ? systemRange(property.name, contract) : rangesOf(contract)(foldName(property.name));
}

/** The values in words: `one of 'a', 'b'`, `0 to 9`. */
export function describeRange({ allowed, least, most }: NonNullable<ReturnType<typeof rangeOf>>): string {
  if (allowed !== undefined) return `one of ${listed(allowed.map((value) => printConstant(value)))}`;
  if (least !== undefined && most !== undefined) return `${least} to ${most}`;
  return least === undefined ? `at most ${most}` : `at least ${least}`;
}

const MOST_LISTED = 8;

/** A list for a message, cut to a readable length. */
export function listed(items: readonly string[]): string {
  const rest = items.length - MOST_LISTED;
  return rest > 0 ? `${items.slice(0, MOST_LISTED).join(', ')} and ${rest} more` : items.join(', ');
}

function printConstant(value: string | number | bigint | boolean | null): string {
  if (typeof value === 'string') return printText(value);
  return typeof value === 'number' && !Number.isInteger(value) ? printDouble(value) : String(value);
}
