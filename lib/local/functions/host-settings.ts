import { availableParallelism } from 'node:os';

/** What `host.json` says of a Function App, as far as Service Bus has to do with it. Times are milliseconds. */
export interface HostSettings {
  /** Whether a message is completed when its function has returned. */
  readonly autoCompleteMessages: boolean;
  /** How many messages each function works on at once, in each instance. */
  readonly maxConcurrentCalls: number;
  readonly maxConcurrentSessions: number;
  /** How many messages are fetched before they are asked for; they wait under their lock. */
  readonly prefetchCount: number;
  /** How long the lock of a message is renewed while its function works on it. */
  readonly maxAutoLockRenewalDuration: number;
  /** How long one call may take; `undefined` for ever. */
  readonly functionTimeout: number | undefined;
}

/** That something of a package is not as the host of Functions wants it, in one line. */
export class BadPackage extends Error {}

/**
 * The settings of a `host.json`, with the defaults of the host and of version 5 of the extension for Service Bus.
 *
 * @see https://learn.microsoft.com/azure/azure-functions/functions-bindings-service-bus#hostjson-settings
 * @see ServiceBusOptions.cs of Microsoft.Azure.WebJobs.Extensions.ServiceBus
 * @throws BadPackage
 */
export function hostSettings(text: string): HostSettings {
  const json = objectIn(text);
  const extensions = part(json, 'extensions');
  const bus = part(extensions, 'serviceBus');
  return {
    autoCompleteMessages: read(bus, 'autoCompleteMessages', isBoolean) ?? true,
    maxConcurrentCalls: read(bus, 'maxConcurrentCalls', isPositive) ?? 16 * availableParallelism(),
    maxConcurrentSessions: read(bus, 'maxConcurrentSessions', isPositive) ?? 8,
    prefetchCount: read(bus, 'prefetchCount', isCount) ?? 0,
    maxAutoLockRenewalDuration: timeOf(bus, 'maxAutoLockRenewalDuration') ?? 5 * MINUTE,
    functionTimeout: json.functionTimeout === '-1' ? undefined : (timeOf(json, 'functionTimeout') ?? 30 * MINUTE),
  };
}

const MINUTE = 60_000;

type Part = Readonly<Record<string, unknown>>;

function objectIn(text: string): Part {
  try {
    // Some editors put a mark of the byte order before it.
    const json: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json as Part;
  } catch {
    // Told below.
  }
  throw new BadPackage('its host.json is no JSON object');
}

function part(json: Part, name: string): Part {
  const value = json[name];
  return typeof value === 'object' && value !== null ? (value as Part) : {};
}

interface Wanted<T> {
  readonly is: (value: unknown) => value is T;
  readonly what: string;
}
const isBoolean: Wanted<boolean> = {
  is: (value): value is boolean => typeof value === 'boolean',
  what: 'true or false',
};
const isCount: Wanted<number> = {
  is: (value): value is number => Number.isInteger(value) && Number(value) >= 0,
  what: 'a whole number, 0 or more',
};
const isPositive: Wanted<number> = {
  is: (value): value is number => Number.isInteger(value) && Number(value) > 0,
  what: 'a whole number, 1 or more',
};
const isText: Wanted<string> = {
  is: (value): value is string => typeof value === 'string',
  what: 'a time such as "00:05:00"',
};

function read<T>(json: Part, name: string, { is, what }: Wanted<T>): T | undefined {
  const value = json[name];
  if (value === undefined) return undefined;
  if (is(value)) return value;
  throw new BadPackage(`its host.json has ${name} ${JSON.stringify(value)}; expected ${what}`);
}

/** A time as .NET writes it: `00:05:00`, `1.00:00:00`, `00:00:00.5`. */
function timeOf(json: Part, name: string): number | undefined {
  const text = read(json, name, isText);
  if (text === undefined) return undefined;
  const match = /^(?:(\d+)\.)?(\d{1,2}):(\d{1,2})(?::(\d{1,2}(?:\.\d{1,7})?))?$/.exec(text);
  if (match === null) throw new BadPackage(`its host.json has ${name} "${text}"; expected ${isText.what}`);
  const [, days = '0', hours = '0', minutes = '0', seconds = '0'] = match;
  return ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * MINUTE + Number(seconds) * 1000;
}
