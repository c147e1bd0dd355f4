import { isObject } from '../../terraform';
import type { Subject } from '../document/subject';

/**
 * Which part of all addresses may be one network's: no organisation has a larger one of IPv4 than a /8, nor of IPv6 than
 * a /16. @see https://www.iana.org/assignments/ipv4-address-space
 */
const SHORTEST_PREFIX = { v4: 8, v6: 16 };

/** What of the ranges of an argument is open to everybody. @throws Unresolved where that depends on what is not known */
export function openAmong(subject: Subject, argument: string): string | undefined {
  const value = subject.raw(argument);
  const ranges = (Array.isArray(value) ? value : [value]).map((one) => (isObject(one) ? (one.ip_mask ?? one) : one));
  const open = openRange(ranges.filter((one) => typeof one === 'string'));
  // Throws for what is not known; one that is open decides, whatever the others are.
  if (open === undefined) subject.literal(argument);
  return open;
}

/** What of some ranges is open to everybody, or nearly; `undefined` where each is somebody's. */
export function openRange(ranges: readonly string[]): string | undefined {
  const wide = ranges.find(isWide);
  if (wide !== undefined) return wide;
  const covered = ranges.reduce((sum, range) => sum + sizeOf(range), 0);
  return covered >= 2 ** 31 ? `${ranges.length} ranges that are half of all addresses` : undefined;
}

function isWide(range: string): boolean {
  const text = range.trim();
  if (text === '*' || /^(any|internet)$/i.test(text)) return true;
  const [address = '', prefix] = text.split('/');
  if (prefix !== undefined) return Number(prefix) < (address.includes(':') ? SHORTEST_PREFIX.v6 : SHORTEST_PREFIX.v4);
  // A range from one address to another.
  return text.includes('-') && sizeOf(text) > 2 ** (32 - SHORTEST_PREFIX.v4);
}

/** How many addresses of IPv4 a range has; those of IPv6 are not counted. */
function sizeOf(range: string): number {
  // An address by itself is a range of one.
  const [first, last = first] = range.split('-').map(asNumber);
  if (first !== undefined && last !== undefined) return Math.max(0, last - first + 1);
  const prefix = /^[\d.]+\/(\d+)$/.exec(range.trim())?.[1];
  return prefix === undefined ? 0 : 2 ** (32 - Number(prefix));
}

function asNumber(address: string): number | undefined {
  const parts = address.trim().split('.').map(Number);
  if (parts.length !== 4 || parts.some((part) => !Number.isInteger(part) || part < 0 || part > 255)) return undefined;
  return parts.reduce((sum, part) => sum * 256 + part, 0);
}
