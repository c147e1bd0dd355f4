import { own, plainText } from '../../../schema';
import type { TerraformResource } from '../../../terraform';
import { Reference } from '../../../terraform/resource';
import {
  counted,
  type Difference,
  LOSS,
  lasting,
  NEVER,
  type Setting,
  type Settings,
  switched,
  type Told,
} from './setting';
import { lengthOf } from './setting-duration';

/** What a status means, by type. @see https://learn.microsoft.com/azure/service-bus-messaging/entity-suspend */
export type Statuses = Readonly<Record<string, readonly [meaning: string, isLoss: boolean]>>;

/** The status of an entity; one that takes no messages in, or lets nobody have them, is a gate. */
export function status(meanings: Statuses): Setting {
  return {
    absent: 'Active',
    decides: 'whether messages come in and can be read',
    tell: ({ is, from, to }) => {
      const [meaning, isLoss] = own(meanings, plainText(is)) ?? ['what that means is not known here', true];
      return {
        code: 'status',
        text: `its status is ${to}, before ${from}: ${meaning}`,
        gate: isLoss ? LOSS : undefined,
      };
    },
  };
}

/** How long messages live: shorter, where what expires is not dead-lettered, loses them. */
export function timeToLive(endOf: (difference: Difference) => readonly [end: string, isLoss: boolean]): Setting {
  return lasting(NEVER, 'when messages expire', (difference): Told => {
    const { isShorter, from, to } = difference;
    const cap = capOf(difference);
    if (cap !== undefined) {
      const text = `its time to live is ${to}, before ${from}; that of its topic is shorter and counts, so nothing changes`;
      return { code: 'time-to-live', text };
    }
    if (isShorter === false)
      return { code: 'time-to-live', text: `messages wait longer before they expire: ${to}, before ${from}` };
    const [end, isLoss] = endOf(difference);
    return {
      code: 'time-to-live',
      text: `messages that wait longer than ${to} are ${end}; before, the limit was ${from}`,
      gate: isLoss ? LOSS : undefined,
    };
  });
}

/** The time to live of a subscription's topic, where it is known and shorter than both. @see azure-docs #77994 */
function capOf({ was, is, after: { document, resource } }: Difference): bigint | undefined {
  const topic =
    resource.type === 'azurerm_servicebus_subscription' ? document.resolve(resource, 'topic_id') : undefined;
  if (topic?.kind !== 'resource') return undefined;
  const [cap, old, now] = [topic.resource.values.default_message_ttl, was, is].map(lengthOf);
  return cap !== undefined && old !== undefined && now !== undefined && cap <= old && cap <= now ? cap : undefined;
}

/** Whether a resource dead-letters what expires; azurerm does not, where nothing is set. `undefined` where it is not known. */
export function deadLettersExpired({ values }: TerraformResource): boolean | undefined {
  const written = values.dead_lettering_on_message_expiration;
  return written instanceof Reference ? undefined : written === true || written === 'true';
}

/** The entity, and all that waits in it, goes when it is idle. */
export function idle(what: string, idleness: string): Setting {
  return lasting(NEVER, 'when it vanishes', ({ isShorter, from, to, is }): Told => {
    const code = 'auto-delete';
    if (isShorter === false) {
      const now = is === NEVER ? 'it no longer vanishes when it is idle' : `it vanishes only after ${to} of idleness`;
      return { code, text: `${now}; before, after ${from}` };
    }
    const text = `${what} **vanishes with all messages in it** when ${idleness} for ${to}, before ${from}: what comes afterwards is lost until it is made again`;
    return { code, text, gate: LOSS };
  });
}

/** What topics and queues have in common: how much they hold, how they keep it, which duplicates they drop. */
export const STORED: Settings = {
  requires_duplicate_detection: switched(
    false,
    'duplicates',
    'a message whose id came before is now dropped',
    'a message that is sent twice with one id now **starts two jobs**',
    { decides: 'whether duplicates are dropped' },
  ),
  duplicate_detection_history_time_window: lasting('PT10M', 'which duplicates are dropped', (difference): Told => {
    const { isShorter, from, to } = difference;
    const isOff = difference.after.resource.values.requires_duplicate_detection !== true;
    const end = isOff
      ? ', which has no effect, since it does not look for duplicates'
      : isShorter === false
        ? ''
        : ': a message that is sent again later than that **starts two jobs**';
    return { code: 'duplicates', text: `ids are remembered for ${to}, before ${from}${end}` };
  }),
  express_enabled: switched(
    false,
    'express',
    'messages are kept in memory first: those that are not stored yet are **lost** when a server fails',
    'messages are stored at once; before, those in memory could be lost',
    { decides: 'whether messages are kept in memory first' },
  ),
  partitioning_enabled: switched(
    false,
    'ordering',
    'it is spread over several stores: messages keep their order only within a partition key or a session',
    'it is in one store again: messages keep their order',
    { decides: 'whether messages keep their order' },
  ),
  batched_operations_enabled: batched(),
  max_size_in_megabytes: {
    ...counted('size', 'when it is full', ({ from, to }) => `it is full at ${to} (MB), before at ${from}`, {
      less: ': senders are refused earlier when nobody reads',
    }),
    isComputed: true,
  },
  max_message_size_in_kilobytes: {
    ...counted(
      'size',
      'which messages are too large',
      ({ from, to }) => `a message may have ${to} (KB), before ${from}`,
      { less: ': a larger one is **refused**' },
    ),
    isComputed: true,
  },
};

/** Not set is off; Azure's own default is on. @see shared/facts/azurerm.md section 4 */
export function batched(): Setting {
  return switched(
    false,
    'batching',
    'it stores several operations at once: more messages a second, each a little later',
    'it stores each operation by itself: fewer messages a second',
  );
}
