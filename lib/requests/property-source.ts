import type { JobRequest } from './job-request';
import type { PropertySource, RequestTemplate } from './request-template';

/** Something that a property of the message may decide. */
export interface Decision extends PropertySource {
  /** Where the body says the same: `tier`, `nodeCount`, or the name of a parameter within `params`. */
  readonly field: 'tier' | 'nodeCount' | 'params';
  readonly parameter: string | undefined;
}

/** What properties decide for a template, in a fixed order. */
export function decisionsOf({ fromProperties = {} }: Pick<RequestTemplate, 'fromProperties'>): readonly Decision[] {
  const { tier, nodeCount, parameters = {} } = fromProperties;
  return [
    ...(tier ? [{ ...tier, field: 'tier' as const, parameter: undefined }] : []),
    ...(nodeCount ? [{ ...nodeCount, field: 'nodeCount' as const, parameter: undefined }] : []),
    ...Object.entries(parameters).map(([parameter, source]) => ({ ...source, field: 'params' as const, parameter })),
  ];
}

/** What a body says, together with what properties say of it. */
export interface Placed {
  /** The request that is meant: where both speak, what wins. */
  readonly request: Record<string, unknown>;
  /** The body with gaps filled: what it says itself has to be allowed too, also where a property wins. */
  readonly body: Record<string, unknown>;
  /** Which of the request's values came from which property: `params.epochs` from `epochs`. */
  readonly from: ReadonlyMap<string, string>;
  /** What the body said and a property overruled. */
  readonly overruled: readonly string[];
  /** The properties that decided something, with their values. */
  readonly read: Readonly<Record<string, unknown>>;
}

/** Puts the values of properties in their places; they are checked afterwards, as those of the body are. */
export function placeProperties(
  template: RequestTemplate,
  given: Record<string, unknown>,
  properties: unknown,
): Placed {
  // Presets are filled in where they are missing, and what the body itself says is still asked for.
  const [request, body] = [copyOf(given), copyOf(given)];
  const from = new Map<string, string>();
  const overruled: string[] = [];
  const read: Record<string, unknown> = {};
  for (const { property, wins, field, parameter } of decisionsOf(template)) {
    const value = propertyValue(properties, property);
    if (value === undefined || value === null) continue;
    const place = parameter === undefined ? field : `${field}.${parameter}`;
    const isSaid = said(given, field, parameter) !== undefined;
    if (!isSaid) put(body, field, parameter, value);
    if (isSaid && wins === 'body') continue;
    read[property] = value;
    put(request, field, parameter, value);
    from.set(place, property);
    if (isSaid && said(given, field, parameter) !== value) overruled.push(place);
  }
  return { request, body, from, overruled, read };
}

/** The value of a property; rules do not tell the case of letters apart, and neither does this. */
export function propertyValue(properties: unknown, name: string): unknown {
  if (typeof properties !== 'object' || properties === null) return undefined;
  const map = properties as Readonly<Record<string, unknown>>;
  if (Object.hasOwn(map, name)) return plain(map[name]);
  const folded = name.toLowerCase();
  const other = Object.keys(map).find((key) => key.toLowerCase() === folded);
  return other === undefined ? undefined : plain(map[other]);
}

/** A whole number of 64 bits as a number, where one can hold it: JSON has no other. */
function plain(value: unknown): unknown {
  if (typeof value !== 'bigint') return value;
  return BigInt.asIntN(53, value) === value ? Number(value) : value.toString();
}

function said(request: Readonly<Record<string, unknown>>, field: string, parameter: string | undefined): unknown {
  const value = Object.hasOwn(request, field) ? request[field] : undefined;
  if (parameter === undefined) return value;
  return isRecord(value) && Object.hasOwn(value, parameter) ? value[parameter] : undefined;
}

function put(request: Record<string, unknown>, field: string, parameter: string | undefined, value: unknown): void {
  if (parameter === undefined) {
    request[field] = value;
    return;
  }
  const params = request[field];
  // What is no object is told of as it is.
  if (params === undefined || isRecord(params)) request[field] = { ...params, [parameter]: value };
}

function copyOf(given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return { ...given, ...(isRecord(given.params) && Object.hasOwn(given, 'params') && { params: { ...given.params } }) };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a request asked for, as its job keeps it: to tell another delivery from another request under its id. */
export interface Asked {
  /** What the body says beside id and attempt, without what the template presets. */
  readonly body: string;
  /** What the properties say that the template reads. */
  readonly properties: string;
}

/** The tags that say what was asked for. */
export const ASKED_TAG = 'asked';
export const ASKED_PROPERTIES_TAG = 'askedProperties';

/**
 * What a request asked for, in one line each: `inputs.data=azureml:reviews:7;params.epochs=5`. Of names and values that are allowed,
 * none of which has a `;` or `=`. A preset of the template is not in it: another preset makes no other request.
 */
export function askedOf(said: Readonly<Record<string, unknown>>, { read }: Placed): Asked {
  const { displayName, inputs, nodeCount, params, template, tier } = said as Partial<JobRequest>;
  const body = { template, displayName, tier, nodeCount, ...within('params', params), ...within('inputs', inputs) };
  return { body: line(body), properties: line(read) };
}

function within(place: string, values: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`${place}.${name}`, value]));
}

function line(values: Readonly<Record<string, unknown>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join(';');
}

/**
 * Whether a job that exists is that of a request.
 *
 * Of the properties those are compared that were read then and are read now: a template that reads another one since
 * makes no other request of it.
 */
export function isSameRequest(asked: Asked, tags: Readonly<Record<string, string>>): boolean {
  if (!sameValues(asked.body, tags[ASKED_TAG] ?? '', 'all')) return false;
  return sameValues(asked.properties, tags[ASKED_PROPERTIES_TAG] ?? '', 'shared');
}

function sameValues(one: string, other: string, which: 'all' | 'shared'): boolean {
  const [a, b] = [valuesIn(one), valuesIn(other)];
  const names = [...new Set([...a.keys(), ...b.keys()])];
  return names
    .filter((name) => which === 'all' || (a.has(name) && b.has(name)))
    .every((name) => sameText(a.get(name), b.get(name)));
}

function valuesIn(text: string): Map<string, string> {
  const parts = text === '' ? [] : text.split(';');
  return new Map(parts.map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]));
}

/** The same number may be written in two ways: a Logic App writes `1E-05`. */
function sameText(a: string | undefined, b: string | undefined): boolean {
  if (a === b || a === undefined || b === undefined) return a === b;
  return a !== '' && b !== '' && Number(a) === Number(b);
}
