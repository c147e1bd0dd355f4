import { parseIsoTimeSpan } from '../../../rules';

/** JSON of others, read member by member: what is not of the kind that is asked for is as good as not there. */
export type Json = Readonly<Record<string, unknown>>;

const NOTHING: Json = {};

/** A member that is an object; an empty one where it is none. */
export function objectAt(of: unknown, name: string): Json {
  const value = at(of, name);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : NOTHING;
}

export function textAt(of: unknown, name: string): string | undefined {
  const value = at(of, name);
  return typeof value === 'string' ? value : undefined;
}

export function numberAt(of: unknown, name: string): number | undefined {
  const value = at(of, name);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** A map of texts; numbers and booleans are written as texts. */
export function textsAt(of: unknown, name: string): Readonly<Record<string, string>> {
  const entries = Object.entries(objectAt(of, name)).filter(([, value]) => isScalar(value));
  return Object.fromEntries(entries.map(([key, value]) => [key, String(value)]));
}

/** A time of ISO 8601 in milliseconds. */
export function durationAt(of: unknown, name: string): number | undefined {
  const ticks = parseIsoTimeSpan(textAt(of, name) ?? '')?.ticks;
  return ticks === undefined ? undefined : Number(ticks / 10_000n);
}

export function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function at(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null && Object.hasOwn(of, name) ? (of as Json)[name] : undefined;
}
