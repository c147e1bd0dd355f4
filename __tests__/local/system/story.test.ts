import type { BrokerEvent } from '../../../lib/broker';
import type { JobState, JobView } from '../../../lib/local/azure-ml/job-view';
import type { MessageEnd, ProgramLine } from '../../../lib/local/programs/program-line';
import { Stories } from '../../../lib/local/stories/story';

const TRAIN = 'events/Subscriptions/train';
const event = (what: BrokerEvent['what'], entity: string, detail?: string, messageId = 'm1'): BrokerEvent => ({
  what,
  at: 0,
  entity,
  messageId,
  sequenceNumber: 1,
  ...(detail !== undefined && { detail }),
});
const line = (entry: Partial<MessageEnd>): ProgramLine => ({
  time: new Date(0),
  program: 'start-train',
  level: 'info',
  text: '',
  entry: { outcome: 'started', messageId: 'm1', correlationId: undefined, deliveryCount: 1, ...entry },
});
const job = (name: string, state: JobState): JobView => ({
  workspaceId: '/w',
  name,
  kind: 'Command',
  displayName: undefined,
  experiment: 'x',
  cluster: 'cpu',
  nodes: 1,
  state,
  tags: {},
  parent: undefined,
  created: new Date(0),
  started: undefined,
  ended: undefined,
  error: undefined,
  metrics: {},
  replaced: [],
  folder: '/f',
});

let stories: Stories;
beforeEach(() => {
  stories = new Stories([{ program: 'start-train', subscription: 'events/subscriptions/Train' }]);
  stories.follow({ messageId: 'm1', name: 'one' });
});
const ends = () => stories.list()[0]?.ends;

test('before a message has arrived nothing is known, and it is not over', () => {
  expect(ends()).toEqual([]);
  expect(stories.isSettled).toBe(false);
});

test('what is followed no more is heard of no more', () => {
  stories.forget();
  stories.hear(event('enqueued', TRAIN));
  stories.hearLine(line({ job: 'tr-1' }));
  stories.hearJob(job('tr-1', 'Running'));
  expect([stories.list(), stories.counts, stories.isSettled]).toEqual([[], { followed: 0, open: 0 }, true]);
});

test('a message that starts a job is over when the job is', () => {
  stories.hear(event('enqueued', TRAIN));
  expect(ends()).toEqual([{ kind: 'open', subscription: TRAIN }]);
  stories.hearLine(line({ job: 'tr-1' }));
  stories.hearJob(job('tr-1', 'Running'));
  expect(ends()).toEqual([{ kind: 'job', subscription: TRAIN, job: 'tr-1', view: job('tr-1', 'Running') }]);
  expect(stories.isSettled).toBe(false);
  stories.hearJob(job('tr-1', 'Failed'));
  expect(stories.isSettled).toBe(true);
});

test.each<[string, readonly Parameters<typeof event>[], object]>([
  ['no rule matches', [['no-match', 'events']], { kind: 'nowhere' }],
  ['its id has come before', [['duplicate', 'events']], { kind: 'dropped' }],
  [
    'it is forwarded',
    [
      ['enqueued', 'events/Subscriptions/approve'],
      ['forwarded', 'events/Subscriptions/approve', 'approvals'],
      ['enqueued', 'approvals'],
    ],
    { kind: 'stays', subscription: 'events/Subscriptions/approve', entity: 'approvals' },
  ],
  [
    'nobody listens there',
    [['enqueued', 'events/Subscriptions/audit']],
    { kind: 'stays', subscription: 'events/Subscriptions/audit', entity: 'events/Subscriptions/audit' },
  ],
  [
    'it is a dead letter',
    [
      ['enqueued', TRAIN],
      ['dead-lettered', TRAIN, 'MaxDeliveryCountExceeded'],
    ],
    { kind: 'dead-letter', subscription: TRAIN, reason: 'MaxDeliveryCountExceeded' },
  ],
])('where %s, that is its end', (_, events, end) => {
  for (const one of events) stories.hear(event(...one));
  expect(ends()).toEqual([end]);
  expect(stories.isSettled).toBe(true);
});

test('what was set aside tells why, and the copy in the queue is no other copy', () => {
  stories.hear(event('enqueued', TRAIN));
  stories.hearLine(line({ outcome: 'rejected', reason: 'not-allowed', details: ['epochs: 99', 'a: b'] }));
  stories.hear(event('enqueued', 'training-rejected'));
  expect(ends()).toEqual([
    { kind: 'set-aside', subscription: TRAIN, reason: 'not-allowed', details: 'epochs: 99; a: b' },
  ]);
});

test('what waited, or was given back, is over by what became of it at last', () => {
  stories.hear(event('enqueued', TRAIN));
  stories.hearLine(line({ outcome: 'given-back' }));
  expect(ends()).toEqual([{ kind: 'open', subscription: TRAIN }]);
  stories.hearLine(line({ outcome: 'waiting', reason: 'unavailable', until: '2026-01-01T00:00:00Z' }));
  expect(ends()).toEqual([
    { kind: 'waiting', subscription: TRAIN, reason: 'unavailable', until: '2026-01-01T00:00:00Z' },
  ]);
  stories.hearLine(line({ outcome: 'started', job: 'tr-1' }));
  expect(ends()).toMatchObject([{ kind: 'job', job: 'tr-1' }]);
});

test('two copies in one subscription are two, of which one starts the job and the other finds it', () => {
  stories.hear(event('enqueued', TRAIN));
  stories.hear(event('enqueued', TRAIN));
  stories.hearLine(line({ job: 'tr-1' }));
  stories.hearJob(job('tr-1', 'Completed'));
  expect(ends()?.map(({ kind }) => kind)).toEqual(['job', 'open']);
  expect(stories.isSettled).toBe(false);
  stories.hearLine(line({ outcome: 'already-started', job: 'tr-1' }));
  expect(ends()?.map(({ kind }) => kind)).toEqual(['job', 'job']);
  expect(stories.isSettled).toBe(true);
});

test('messages of others, and lines of other programs, are not heard', () => {
  stories.hear(event('enqueued', TRAIN, undefined, 'm2'));
  stories.hearLine({ ...line({ job: 'tr-1' }), program: 'somebody' });
  stories.hearLine(line({ messageId: 'm2', job: 'tr-1' }));
  expect(ends()).toEqual([]);
});

test('the event of a job is named after its message, whichever is heard of first', () => {
  stories.follow({ messageId: 'e1', name: 'run.completed', job: 'tr-1' });
  expect(stories.list()[1]?.name).toBe('run.completed of tr-1');
  stories.hear(event('enqueued', TRAIN));
  stories.hearLine(line({ job: 'tr-1' }));
  expect(stories.list()[1]?.name).toBe('run.completed of one');
});
