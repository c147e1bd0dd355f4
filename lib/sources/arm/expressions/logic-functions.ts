import { isDeepStrictEqual } from 'node:util';
import type { PureFunction } from './arm-text-functions';
import type { ArmValue } from './arm-values';

function compared(
  one: ArmValue | undefined,
  other: ArmValue | undefined,
  isSo: (order: number) => boolean,
): ArmValue | undefined {
  if (typeof one === 'number' && typeof other === 'number') return isSo(Math.sign(one - other));
  // How texts are ordered beyond plain letters is not documented.
  const isPlain = (text: ArmValue | undefined): text is string => typeof text === 'string' && /^[a-z0-9]*$/.test(text);
  return isPlain(one) && isPlain(other) ? isSo(one < other ? -1 : one > other ? 1 : 0) : undefined;
}

const ofNumbers =
  (compute: (one: number, other: number) => number): PureFunction =>
  (one, other) => {
    if (typeof one !== 'number' || typeof other !== 'number') return undefined;
    const result = compute(one, other);
    return Number.isSafeInteger(result) ? result : undefined;
  };

function bool(value: ArmValue | undefined): ArmValue | undefined {
  if (typeof value === 'boolean') return value;
  if (value === 1 || value === 0) return value === 1;
  const text = typeof value === 'string' ? value.toLowerCase() : '';
  return text === 'true' || text === '1' ? true : text === 'false' || text === '0' ? false : undefined;
}

/** Functions of truths and numbers. @see https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-logical */
export const LOGIC_FUNCTIONS: Readonly<Record<string, PureFunction>> = {
  add: ofNumbers((one, other) => one + other),
  bool,
  div: ofNumbers((one, other) => Math.trunc(one / other)),
  equals: (one, other) => (one === undefined || other === undefined ? undefined : isDeepStrictEqual(one, other)),
  false: () => false,
  greater: (one, other) => compared(one, other, (order) => order > 0),
  greaterorequals: (one, other) => compared(one, other, (order) => order >= 0),
  less: (one, other) => compared(one, other, (order) => order < 0),
  lessorequals: (one, other) => compared(one, other, (order) => order <= 0),
  mod: ofNumbers((one, other) => one % other),
  mul: ofNumbers((one, other) => one * other),
  not: (value) => (typeof value === 'boolean' ? !value : undefined),
  null: () => null,
  sub: ofNumbers((one, other) => one - other),
  true: () => true,
};
