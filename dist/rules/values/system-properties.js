"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.RENAMED = exports.SYSTEM_PROPERTIES = void 0;
const strings = (names, settable) => names.split(' ').map((name) => ({ name, type: 'string', unset: 'null', settable }));
const brokered = (names, type) => names.split(' ').map((name) => ({ name, type, unset: 'error', settable: false }));
/**
 * The system properties that the service's engine knows, by name in small letters.
 *
 * @see https://learn.microsoft.com/dotnet/api/microsoft.servicebus.messaging.brokeredmessage
 */
exports.SYSTEM_PROPERTIES = new Map([
    ...strings('CorrelationId SessionId ReplyToSessionId MessageId ContentType', true),
    ...strings('PartitionKey ViaPartitionKey Label ReplyTo To', true),
    ...strings('DeadLetterSource', false),
    ...brokered('DeliveryCount', 'int'),
    ...brokered('SequenceNumber EnqueuedSequenceNumber', 'long'),
    ...brokered('EnqueuedTimeUtc ExpiresAtUtc LockedUntilUtc', 'datetime'),
    ...brokered('LockToken', 'guid'),
    { name: 'Size', type: 'long', unset: 'default', settable: false },
    { name: 'ScheduledEnqueueTimeUtc', type: 'datetime', unset: 'default', settable: true },
    { name: 'TimeToLive', type: 'timespan', unset: 'default', settable: true },
    { name: 'State', type: 'state', unset: 'default', settable: false },
    { name: 'IsBodyConsumed', type: 'bool', unset: 'default', settable: false },
    { name: 'ForcePersistence', type: 'bool', unset: 'default', settable: true },
    { name: 'Properties', type: 'map', unset: 'default', settable: false },
].map((property) => [property.name.toLowerCase(), property]));
/** Names of the newer SDKs for what the rule language calls otherwise. */
exports.RENAMED = new Map([
    ['subject', 'Label'],
    ['enqueuedtime', 'EnqueuedTimeUtc'],
    ['scheduledenqueuetime', 'ScheduledEnqueueTimeUtc'],
    ['expiresat', 'ExpiresAtUtc'],
    ['lockeduntil', 'LockedUntilUtc'],
    ['applicationproperties', 'Properties'],
    ['transactionpartitionkey', 'ViaPartitionKey'],
]);
//# sourceMappingURL=system-properties.js.map