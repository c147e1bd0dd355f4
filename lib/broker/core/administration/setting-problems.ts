import type { Tier } from '../commands/broker-core';
import { BrokerError } from '../commands/broker-error';
import type {
  AuthorizationRule,
  EntityDefinition,
  EntityStatus,
  QueueSettings,
  SubscriptionSettings,
  TopicSettings,
} from '../commands/entity-settings';
import { DAY, type Duration, MINUTE, SECOND } from '../commands/time';
import type { TierLimits } from '../messages/tier-limits';

const COMMON = {
  status: 'Active' as EntityStatus,
  defaultTimeToLive: undefined,
  autoDeleteOnIdle: undefined,
  batchedOperations: true,
  userMetadata: '',
};
const RECEIVING = {
  lockDuration: MINUTE,
  maxDeliveryCount: 10,
  requiresSession: false,
  deadLetterOnExpiration: false,
  forwardTo: undefined,
  forwardDeadLetteredMessagesTo: undefined,
};
const SENDING = {
  requiresDuplicateDetection: false,
  duplicateWindow: 10 * MINUTE,
  maxSizeInMegabytes: 1024,
  maxMessageSizeInKilobytes: undefined,
  partitioning: false,
  authorizationRules: [] as readonly AuthorizationRule[],
};

/** What an entity has where nothing is said. */
export const DEFAULTS = {
  queue: { ...COMMON, ...RECEIVING, ...SENDING } satisfies QueueSettings,
  topic: { ...COMMON, ...SENDING, supportsOrdering: true } satisfies TopicSettings,
  subscription: { ...COMMON, ...RECEIVING, deadLetterOnFilterErrors: true } satisfies SubscriptionSettings,
} as const;

/** Settings of any kind of entity, as far as they have them. */
export type AnySettings = Partial<QueueSettings> & Partial<TopicSettings> & Partial<SubscriptionSettings>;

type Checked = 'lockDuration' | 'maxDeliveryCount' | 'duplicateWindow' | 'autoDeleteOnIdle' | 'defaultTimeToLive';

/** What a setting may be, from and to. */
const RANGES: readonly (readonly [Checked, least: number, most: number, words: string])[] = [
  ['lockDuration', SECOND, 5 * MINUTE, '1 second to 5 minutes'],
  ['maxDeliveryCount', 1, 2_147_483_647, '1 to 2147483647'],
  ['duplicateWindow', 20 * SECOND, 7 * DAY, '20 seconds to 7 days'],
  ['autoDeleteOnIdle', 5 * MINUTE, Number.POSITIVE_INFINITY, 'at least 5 minutes'],
  ['defaultTimeToLive', SECOND, Number.POSITIVE_INFINITY, 'at least one second'],
];

const STATUSES: readonly EntityStatus[] = ['Active', 'Disabled', 'SendDisabled', 'ReceiveDisabled'];
const LONGEST_METADATA = 1024;

/**
 * Everything about settings that the service would refuse, in sentences.
 *
 * @param isWhole whether the size is that of all partitions, as of an entity that is there, and not of each, as of a new one
 */
export function settingProblems(settings: AnySettings, tier: Tier, limits: TierLimits, isWhole: boolean): string[] {
  const problems = RANGES.flatMap(([name, least, most, words]) => {
    const value: Duration | number | undefined = settings[name];
    if (value === undefined) return [];
    const unit = name === 'maxDeliveryCount' ? '' : ' milliseconds';
    const isFine = Number.isInteger(value) && value >= least && value <= most;
    return isFine ? [] : [`${name} is ${words}, and this is ${value}${unit}`];
  });
  const { status, userMetadata = '', maxSizeInMegabytes: size, maxMessageSizeInKilobytes: message } = settings;
  if (status !== undefined && !STATUSES.includes(status))
    problems.push(`status is one of ${STATUSES.join(', ')}, and this is ${JSON.stringify(status)}`);
  if (userMetadata.length > LONGEST_METADATA)
    problems.push(`userMetadata has at most ${LONGEST_METADATA} characters, and this has ${userMetadata.length}`);
  const largest = limits.mostMegabytes * (isWhole && settings.partitioning === true ? limits.partitions : 1);
  if (size !== undefined && !(Number.isInteger(size) && size >= 1 && size <= largest))
    problems.push(`maxSizeInMegabytes is 1 to ${largest} in the tier ${tier}, and this is ${size}`);
  const [least, most] = limits.messageKilobytes;
  if (message !== undefined && !(Number.isInteger(message) && message >= least && message <= most)) {
    const allowed = least === most ? `${least} in the tier ${tier}` : `${least} to ${most}`;
    problems.push(`maxMessageSizeInKilobytes is ${allowed}, and this is ${message}`);
  }
  // https://learn.microsoft.com/azure/service-bus-messaging/service-bus-auto-forwarding#considerations
  if (settings.requiresSession === true && settings.forwardTo !== undefined)
    problems.push('an entity with sessions cannot forward its messages: leave out requiresSession or forwardTo');
  if (!limits.isFull) {
    const unknown = ['requiresSession', 'requiresDuplicateDetection', 'forwardTo', 'autoDeleteOnIdle'] as const;
    for (const name of unknown)
      if (settings[name] !== undefined && settings[name] !== false)
        problems.push(`${name} is not there in the tier ${tier}`);
  }
  return problems;
}

/** What an entity need not have: `undefined` takes it away. */
export const OPTIONAL: ReadonlySet<string> = new Set([
  'defaultTimeToLive',
  'autoDeleteOnIdle',
  'forwardTo',
  'forwardDeadLetteredMessagesTo',
  'maxMessageSizeInKilobytes',
]);

/** What cannot be changed once an entity is there. */
export const FIXED = ['requiresSession', 'requiresDuplicateDetection', 'partitioning'] as const;

const LONGEST_NAMES = { queue: 260, topic: 260, subscription: 50 } as const;

/** Why an entity cannot have this name; `undefined` where it can. */
export function nameProblem({ kind, name }: EntityDefinition): string | undefined {
  const longest = LONGEST_NAMES[kind];
  const shown = JSON.stringify(name);
  if (name.length < 1 || name.length > longest)
    return `the name of a ${kind} has 1 to ${longest} characters, and ${shown} has ${name.length}`;
  const allowed = kind === 'subscription' ? /^[A-Za-z0-9_.-]+$/ : /^[A-Za-z0-9_.~/-]+$/;
  if (!allowed.test(name) || /^[./-]|[./-]$/.test(name)) {
    const more = kind === 'subscription' ? '' : ', "~" and "/"';
    return `the name of a ${kind} has letters, digits, "..", "-", "_"${more}, and begins and ends with a letter, a digit or "_"; this is ${shown}`;
  }
  if (/(?:^|\/)subscriptions(?:\/|$)/i.test(name) && kind !== 'subscription')
    return `${shown} would be the address of a subscription; use another name than "subscriptions" for a part of it`;
  return undefined;
}

export function argumentError(problems: readonly string[]): BrokerError {
  const text = problems.join('; ');
  return new BrokerError('com.microsoft:argument-error', `${text.charAt(0).toUpperCase()}${text.slice(1)}.`);
}
