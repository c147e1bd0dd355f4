import type { Queue, Subscription, Target, Topic } from '../../routing';
import { parseIsoTimeSpan } from '../../rules';
import type { Remark } from './review';

type Place = { readonly subject: string };
type Receiver = Subscription | Queue;
type Told = readonly [code: string, text: string];

/** Changes of settings that lose messages, delay them, or start a job twice. */
export function reviewReceiver(before: Receiver, after: Receiver, { subject }: Place): Remark[] {
  const told: (Told | undefined)[] = [
    timeToLive(before, after, after.deadLettersExpired ? 'dead-lettered' : '**lost**'),
    deadLetteringOfExpired(before, after),
    deliveries(before, after),
    lock(before, after),
    sessions(before, after),
    status(before, after, after.kind === 'queue' ? QUEUE_STATUSES : SUBSCRIPTION_STATUSES),
    forward('forward-to', before.forwardTo, after.forwardTo, 'messages', 'its own readers get nothing any more'),
    forward(
      'forward-dead-letters',
      before.forwardDeadLetteredMessagesTo,
      after.forwardDeadLetteredMessagesTo,
      'dead-lettered messages',
      'whoever looks into its dead-letter queue finds nothing new',
    ),
    ...(before.kind === 'subscription' && after.kind === 'subscription' ? [filterErrors(before, after)] : []),
    ...(before.kind === 'queue' && after.kind === 'queue' ? [duplicates(before, after)] : []),
  ];
  return remarks(told, subject);
}

/** Changes of a topic's own settings. */
export function reviewTopicSettings(before: Topic, after: Topic, { subject }: Place): Remark[] {
  const expiry = timeToLive(before, after, 'dead-lettered or lost, as each subscription has it');
  return remarks([expiry, status(before, after, TOPIC_STATUSES), duplicates(before, after)], subject);
}

function remarks(told: readonly (Told | undefined)[], subject: string): Remark[] {
  return told.flatMap((one) => (one === undefined ? [] : [{ code: one[0], subject, text: one[1] }]));
}

function timeToLive(
  before: Pick<Receiver, 'timeToLive'>,
  after: Pick<Receiver, 'timeToLive'>,
  end: string,
): Told | undefined {
  const [old, now] = [before.timeToLive, after.timeToLive];
  if (old === now || ticks(old) === ticks(now)) return undefined;
  const [was, is] = [old ?? 'never', now ?? 'never'];
  if (ticks(now) > ticks(old))
    return ['time-to-live', `messages wait longer before they expire: ${code(is)}, before ${code(was)}`];
  return ['time-to-live', `messages that wait longer than ${code(is)} are ${end}; before, the limit was ${code(was)}`];
}

/** A time in ticks; without one for ever. */
function ticks(duration: string | undefined): number {
  const parsed = duration === undefined ? undefined : parseIsoTimeSpan(duration);
  return parsed === undefined ? Number.POSITIVE_INFINITY : Number(parsed.ticks);
}

function deadLetteringOfExpired(before: Receiver, after: Receiver): Told | undefined {
  if (before.deadLettersExpired === after.deadLettersExpired) return undefined;
  return after.deadLettersExpired
    ? ['expired-messages', 'expired messages are now dead-lettered; before, they were lost']
    : ['expired-messages', 'expired messages are now **lost**; before, they were dead-lettered'];
}

function deliveries(before: Receiver, after: Receiver): Told | undefined {
  const [old, now] = [before.maxDeliveryCount, after.maxDeliveryCount];
  if (old === now || now === undefined) return undefined;
  const less = old !== undefined && now < old ? ': a job that fails often enough is given up earlier' : '';
  return [
    'max-delivery-count',
    `a message is dead-lettered after ${now} deliveries, before ${old ?? 'unknown'}${less}`,
  ];
}

function lock(before: Receiver, after: Receiver): Told | undefined {
  const [old, now] = [before.lockDuration, after.lockDuration];
  if (old === now || ticks(old) === ticks(now)) return undefined;
  const shorter =
    ticks(now) < ticks(old)
      ? '; a worker that takes longer without renewing its lock starts the job a second time'
      : '';
  return [
    'lock-duration',
    `a message is locked for ${code(now ?? "Azure's default")}, before ${code(old ?? "Azure's default")}${shorter}`,
  ];
}

function sessions(before: Receiver, after: Receiver): Told | undefined {
  if (before.requiresSession === after.requiresSession) return undefined;
  return after.requiresSession
    ? ['sessions', 'asks for sessions: a message without a session id is refused, and readers have to accept sessions']
    : ['sessions', 'asks for sessions no longer: messages of one session may be worked on at the same time'];
}

type Statuses = Readonly<Record<string, string>>;

const TOPIC_STATUSES: Statuses = {
  Active: 'messages are taken in',
  Disabled: '**nothing can be sent to it**',
};
const QUEUE_STATUSES: Statuses = {
  Active: 'messages come in and can be read',
  Disabled: '**messages neither come in nor can be read**',
  ReceiveDisabled: 'messages come in and **wait**, and nobody can read them',
  SendDisabled: '**no message comes in**; those that wait can be read',
};
const SUBSCRIPTION_STATUSES: Statuses = {
  Active: 'its messages can be read',
  Disabled: '**nobody can read its messages**, and those that do not wait may be lost',
  ReceiveDisabled: 'messages come in and **wait**, and nobody can read them',
};

function status(
  before: Pick<Receiver, 'status'>,
  after: Pick<Receiver, 'status'>,
  meaning: Statuses,
): Told | undefined {
  if (before.status === after.status) return undefined;
  const now = meaning[after.status] ?? 'what that means is not known here';
  return ['status', `its status is ${code(after.status)}, before ${code(before.status)}: ${now}`];
}

function forward(
  kind: string,
  before: Target | undefined,
  after: Target | undefined,
  what: string,
  left: string,
): Told | undefined {
  if (before?.entity !== undefined && after !== undefined && after.entity === undefined && after.name === before.name) {
    return [kind, `${what} go on to ${code(after.name)}, and that goes away: they are dead-lettered`];
  }
  if (before?.name === after?.name) return undefined;
  if (after === undefined) return [kind, `${what} stay here; before, they went on to ${code(before?.name ?? '')}`];
  const was = before === undefined ? `: ${left}` : `, before to ${code(before.name)}`;
  return [kind, `${what} now go on to ${code(after.name)}${was}`];
}

function filterErrors(before: Subscription, after: Subscription): Told | undefined {
  if (before.deadLettersFilterErrors === after.deadLettersFilterErrors) return undefined;
  return after.deadLettersFilterErrors
    ? ['filter-errors', 'messages that a filter fails on are now dead-lettered; before, they were lost']
    : ['filter-errors', 'messages that a filter fails on are now **lost**; before, they were dead-lettered'];
}

function duplicates(
  before: Pick<Queue, 'detectsDuplicates' | 'duplicateWindow'>,
  after: Pick<Queue, 'detectsDuplicates' | 'duplicateWindow'>,
): Told | undefined {
  if (before.detectsDuplicates !== after.detectsDuplicates) {
    return after.detectsDuplicates
      ? ['duplicates', 'a message whose id came before is now dropped']
      : ['duplicates', 'a message that is sent twice with one id now **starts two jobs**'];
  }
  const [old, now] = [before.duplicateWindow, after.duplicateWindow];
  if (!after.detectsDuplicates || ticks(old) === ticks(now)) return undefined;
  return [
    'duplicates',
    `ids are remembered for ${code(now ?? "Azure's default")}, before ${code(old ?? "Azure's default")}`,
  ];
}

function code(text: string): string {
  return `\`${text}\``;
}
