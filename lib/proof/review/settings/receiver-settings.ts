import { plainText } from '../../../schema';
import type { RemarkCode } from '../remarks/remark-codes';
import { batched, deadLettersExpired, idle, STORED, status, timeToLive } from './common-settings';
import { counted, lasting, numbered, type Setting, type Settings, switched } from './setting';

/** What queues and subscriptions have in common: how messages are read, and where they go on to. */
const RECEIVER: Settings = {
  batched_operations_enabled: batched(),
  default_message_ttl: timeToLive(({ after: { resource } }) => {
    const isKept = deadLettersExpired(resource);
    if (isKept === undefined) return ['dead-lettered or **lost**, which is not known', true];
    return isKept ? ['dead-lettered', false] : ['**lost**', true];
  }),
  dead_lettering_on_message_expiration: switched(
    false,
    'expired-messages',
    'expired messages are now dead-lettered; before, they were lost',
    'expired messages are now **lost**; before, they were dead-lettered',
    { decides: 'whether expired messages are lost', gates: false },
  ),
  max_delivery_count: counted(
    'max-delivery-count',
    'after how many deliveries a message is dead-lettered',
    ({ from, to }) =>
      `a message is dead-lettered after ${numbered(to.replaceAll('`', ''), 'delivery', 'deliveries')}, before ${from.replaceAll('`', '')}`,
    { less: ': a job that fails often enough is given up earlier' },
  ),
  lock_duration: lasting('PT1M', 'how long a worker has a message for itself', ({ isShorter, from, to }) => {
    const shorter =
      isShorter === false ? '' : '; a worker that takes longer without renewing its lock starts the job a second time';
    return { code: 'lock-duration', text: `a message is locked for ${to}, before ${from}${shorter}` };
  }),
  requires_session: switched(
    false,
    'sessions',
    'asks for sessions: a message without a session id is a dead letter at once, and readers have to accept sessions',
    'asks for sessions no longer: messages of one session may be worked on at the same time',
    { decides: 'whether messages without a session id are dead letters at once' },
  ),
  forward_to: forward('forward-to', 'messages', 'its own readers get nothing any more'),
  forward_dead_lettered_messages_to: forward(
    'forward-dead-letters',
    'dead-lettered messages',
    'whoever looks into its dead-letter queue finds nothing new',
  ),
};

function forward(code: RemarkCode, what: string, left: string): Setting {
  return {
    decides: `where ${what} go on to`,
    isSame: (was, is) => plainText(was ?? '').toLowerCase() === plainText(is ?? '').toLowerCase(),
    tell: ({ was, is, from, to }) => {
      if (is === undefined) return { code, text: `${what} stay here; before, they went on to ${from}` };
      return { code, text: `${what} now go on to ${to}${was === undefined ? `: ${left}` : `, before to ${from}`}` };
    },
  };
}

/** What each argument of a queue does to messages. */
export const QUEUE: Settings = {
  ...STORED,
  ...RECEIVER,
  // Of a queue azurerm has defaults for these, of a subscription and of a topic it has none.
  max_delivery_count: { ...RECEIVER.max_delivery_count, absent: 10 },
  batched_operations_enabled: { ...batched(), absent: true },
  status: status({
    Active: ['messages come in and can be read', false],
    Disabled: ['**messages neither come in nor can be read**', true],
    ReceiveDisabled: ['messages come in and **wait**, and nobody can read them', false],
    SendDisabled: ['**no message comes in**; those that wait can be read', true],
  }),
  auto_delete_on_idle: idle('the queue', 'nothing is sent to it or read from it'),
};

/** What each argument of a subscription does to messages. @see shared/facts/azurerm.md section 5 */
export const SUBSCRIPTION: Settings = {
  ...RECEIVER,
  status: status({
    Active: ['its messages can be read', false],
    Disabled: ['**nobody can read its messages**, and those that do not wait may be lost', true],
    ReceiveDisabled: ['messages come in and **wait**, and nobody can read them', false],
  }),
  auto_delete_on_idle: idle('the subscription', 'nobody reads from it'),
  dead_lettering_on_filter_evaluation_error: switched(
    true,
    'filter-errors',
    'messages that a filter fails on are now dead-lettered; before, they were lost',
    'messages that a filter fails on are now **lost**; before, they were dead-lettered',
    { decides: 'whether messages that a filter fails on are lost', gates: false },
  ),
  client_scoped_subscription_enabled: switched(
    false,
    'client-scope',
    'only one client reads it, under another name (`name$client$D`): **readers of the present name get nothing any more**',
    'any client reads it, under its own name: readers of `name$client$D` get nothing any more',
    { decides: 'who reads it, and under which name' },
  ),
  client_scoped_subscription: {
    decides: 'which client reads it',
    tell: ({ from, to, after: { resource } }) => ({
      code: 'client-scope',
      text:
        resource.values.client_scoped_subscription_enabled === true
          ? `the client that reads it changes from ${from} to ${to}: its name in Azure is another one (\`name$client$D\`), and **readers of the present one get nothing any more**`
          : `\`client_scoped_subscription\` changes from ${from} to ${to}, which has no effect without \`client_scoped_subscription_enabled\``,
    }),
  },
};
