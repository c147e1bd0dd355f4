import type { ValueType } from '../values/value-type';

/** A property that every message has, written `sys.Name`. */
export interface SystemProperty {
  readonly name: string;
  readonly type: ValueType | 'state' | 'map';
  /** What it reads as where nobody set it: null, a value of its own, or an error until a broker has filled it in. */
  readonly unset: 'null' | 'default' | 'error';
  /** Whether an action may set it. */
  readonly settable: boolean;
}

const strings = (names: string, settable: boolean): SystemProperty[] =>
  names.split(' ').map((name) => ({ name, type: 'string', unset: 'null', settable }));
const brokered = (names: string, type: ValueType): SystemProperty[] =>
  names.split(' ').map((name) => ({ name, type, unset: 'error', settable: false }));

/**
 * The system properties that the service's engine knows, by name in small letters.
 *
 * @see https://learn.microsoft.com/dotnet/api/microsoft.servicebus.messaging.brokeredmessage
 */
export const SYSTEM_PROPERTIES: ReadonlyMap<string, SystemProperty> = new Map(
  [
    ...strings('CorrelationId SessionId ReplyToSessionId MessageId ContentType', true),
    ...strings('PartitionKey ViaPartitionKey Label ReplyTo To', true),
    ...strings('DeadLetterSource', false),
    ...brokered('DeliveryCount', 'int'),
    ...brokered('SequenceNumber EnqueuedSequenceNumber', 'long'),
    ...brokered('EnqueuedTimeUtc ExpiresAtUtc LockedUntilUtc', 'datetime'),
    ...brokered('LockToken', 'guid'),
    { name: 'Size', type: 'long', unset: 'default', settable: false } as const,
    { name: 'ScheduledEnqueueTimeUtc', type: 'datetime', unset: 'default', settable: true } as const,
    { name: 'TimeToLive', type: 'timespan', unset: 'default', settable: true } as const,
    { name: 'State', type: 'state', unset: 'default', settable: false } as const,
    { name: 'IsBodyConsumed', type: 'bool', unset: 'default', settable: false } as const,
    { name: 'ForcePersistence', type: 'bool', unset: 'default', settable: true } as const,
    { name: 'Properties', type: 'map', unset: 'default', settable: false } as const,
  ].map((property) => [property.name.toLowerCase(), property]),
);

/** Names of the newer SDKs for what the rule language calls otherwise. */
export const RENAMED: ReadonlyMap<string, string> = new Map([
  ['subject', 'Label'],
  ['enqueuedtime', 'EnqueuedTimeUtc'],
  ['scheduledenqueuetime', 'ScheduledEnqueueTimeUtc'],
  ['expiresat', 'ExpiresAtUtc'],
  ['lockeduntil', 'LockedUntilUtc'],
  ['applicationproperties', 'Properties'],
  ['transactionpartitionkey', 'ViaPartitionKey'],
]);
