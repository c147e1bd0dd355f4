import type { ValueType } from '../../../rules/values/value-type';
import { DateTime, INTEGER_RANGES, Integer, TimeSpan, type Value } from '../../../rules/values/values';
import type { PropertySpace } from '../../messages/message-space';
import type { Usage } from '../../messages/property-use';
import { doubleOf, integerOf } from '../../solver/answer-text';
import { and, Whole, written } from '../../solver/formula';
import { DOUBLE, double, doubleOfOrder, orderOf } from '../../solver/smt-text';
import { Image } from '../terms/image';
import type { State } from './symbol-state';

export function integerState(
  type: 'int' | 'long',
  merged: readonly ValueType[],
  limits: Pick<PropertySpace, 'least' | 'most'>,
  { computed }: Usage,
  id: string,
): State {
  // Not computed with, a long stands for the int as well, and reads as one where it fits.
  const [smallest, largest] = rangeOf(type, limits);
  const symbol = new Whole(`${id}.${type}`, smallest, largest);
  return {
    term: { kind: 'integer', type, term: symbol.symbol, image: Image.ofWhole(symbol) },
    symbol: symbol.symbol,
    declarations: [symbol.declaration],
    read: (part) => {
      const value = part === undefined ? symbol.ordinary : integerOf(part);
      return (
        (computed || !merged.includes('int') ? undefined : Integer.checked('int', value)) ?? Integer.of(type, value)
      );
    },
    is: (value) => {
      if (!(value instanceof Integer) || (value.type !== type && (computed || !merged.includes(value.type))))
        return undefined;
      return symbol.is(value.value);
    },
  };
}

/** The whole numbers of a type that a contract allows; the first is larger than the last one where there are none. */
export function rangeOf(
  type: 'int' | 'long',
  { least, most }: Pick<PropertySpace, 'least' | 'most'>,
): readonly [least: bigint, most: bigint] {
  const [smallest, largest] = INTEGER_RANGES[type];
  return [atLeast(smallest, least), atMost(largest, most)];
}

function atLeast(smallest: bigint, least: number | undefined): bigint {
  if (least === undefined || !Number.isFinite(least)) return smallest;
  const limit = BigInt(Math.ceil(least));
  return limit > smallest ? limit : smallest;
}

function atMost(largest: bigint, most: number | undefined): bigint {
  if (most === undefined || !Number.isFinite(most)) return largest;
  const limit = BigInt(Math.floor(most));
  return limit < largest ? limit : largest;
}

export function orderState(
  merged: readonly ValueType[],
  { least = -Number.MAX_VALUE, most = Number.MAX_VALUE }: PropertySpace,
  id: string,
): State {
  const symbol = new Whole(`${id}.order`, orderOf(least), orderOf(most));
  return {
    term: { kind: 'double', term: undefined, image: Image.ofOrder(symbol) },
    symbol: symbol.symbol,
    declarations: [symbol.declaration],
    read: (part) => doubleOfOrder(part === undefined ? symbol.ordinary : integerOf(part)),
    is: (value) => {
      // A whole number is here as the double that it is compared as; see `typesNeeded`.
      const isWhole = value instanceof Integer && merged.includes(value.type);
      const number = isWhole ? value.toNumber() : value;
      return typeof number === 'number' && Number.isFinite(number) ? symbol.is(orderOf(number)) : undefined;
    },
  };
}

export function doubleState(
  merged: readonly ValueType[],
  { least = -Number.MAX_VALUE, most = Number.MAX_VALUE }: PropertySpace,
  id: string,
): State {
  const symbol = `${id}.double`;
  return {
    term: { kind: 'double', term: symbol, image: undefined },
    symbol,
    declarations: [`(declare-const ${symbol} ${DOUBLE})`],
    within: and(written(`(fp.leq ${double(least)} ${symbol})`), written(`(fp.leq ${symbol} ${double(most)})`)),
    read: (part) => (part === undefined ? Math.min(Math.max(0, least), most) : doubleOf(part)),
    is: (value) => {
      // Where whole numbers have no state of their own, this one stands for them; see `typesNeeded`.
      const isWhole = value instanceof Integer && merged.includes(value.type);
      const number = isWhole ? value.toNumber() : value;
      return typeof number === 'number' && Number.isFinite(number)
        ? written(`(= ${symbol} ${double(number)})`)
        : undefined;
    },
  };
}

/** The largest date, 9999-12-31T23:59:59.9999999, in ticks. */
const LAST_TICK = 3_155_378_975_999_999_999n;

export function ticksState(type: 'datetime' | 'timespan', id: string): State {
  const symbol =
    type === 'datetime'
      ? new Whole(`${id}.${type}`, 0n, LAST_TICK)
      : new Whole(`${id}.${type}`, -(2n ** 63n), 2n ** 63n - 1n);
  const isOf = (value: Value | undefined): value is DateTime | TimeSpan =>
    type === 'datetime' ? value instanceof DateTime : value instanceof TimeSpan;
  return {
    term: { kind: 'ticks', type, symbol },
    symbol: symbol.symbol,
    declarations: [symbol.declaration],
    read: (part) => {
      const ticks = part === undefined ? symbol.ordinary : integerOf(part);
      return type === 'datetime' ? new DateTime(ticks) : new TimeSpan(ticks);
    },
    is: (value) => (isOf(value) ? symbol.is(value.ticks) : undefined),
  };
}
