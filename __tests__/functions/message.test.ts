import { KEPT_BODY, ORIGINAL_ID_PROPERTY, RETRIES_PROPERTY, RETRY_MINUTES } from '../../lib/trigger/jobs';
import { rejectedCopies, waitingCopy } from '../../lib/trigger/program/copies';
import { type Message, messageOf } from '../../lib/trigger/program/message';
import { nextTry, retriesOf } from '../../lib/trigger/program/retry';

const MINUTE = 60_000;
const from = { by: 'gpu', retryQueue: 'retry-gpu' };

test('of a message without metadata nothing is known but its body', () => {
  expect(messageOf('body')).toEqual({
    from: 'subscription',
    body: 'body',
    messageId: undefined,
    stay: undefined,
    correlationId: undefined,
    subject: undefined,
    contentType: undefined,
    addresses: {},
    deliveryCount: 1,
    expires: undefined,
    applicationProperties: undefined,
  });
});

test.each<[what: string, metadata: Record<string, unknown>, read: Partial<Message>]>([
  ['an id of digits, which the host gives as a number', { messageId: 42 }, { messageId: '42' }],
  ['an id that reads as a truth value', { messageId: false }, { messageId: 'false' }],
  ['an id of JSON, which the host has read', { messageId: { a: 1 } }, { messageId: undefined }],
  ['an id of the most characters', { messageId: 'x'.repeat(128) }, { messageId: 'x'.repeat(128) }],
  ['a longer one', { correlationId: 'x'.repeat(129) }, { correlationId: 'x'.repeat(128) }],
  ['an address, which may be longer', { replyTo: 'x'.repeat(1025) }, { addresses: { replyTo: 'x'.repeat(1024) } }],
  ['an address that is empty', { to: '', sessionId: 's' }, { addresses: { sessionId: 's' } }],
  ['the older name of the subject', { label: 'a' }, { subject: 'a' }],
  ['both names of the subject', { label: 'a', subject: 'b' }, { subject: 'b' }],
  ['the older name of the properties', { userProperties: { a: 1 } }, { applicationProperties: { a: 1 } }],
  [
    'both names of the properties',
    { userProperties: { a: 1 }, applicationProperties: {} },
    { applicationProperties: {} },
  ],
  ['a count of deliveries', { deliveryCount: 3 }, { deliveryCount: 3 }],
  ['a count of deliveries as text', { deliveryCount: '3' }, { deliveryCount: 3 }],
  ['no count yet', { deliveryCount: 0 }, { deliveryCount: 1 }],
  ['half a delivery', { deliveryCount: 2.5 }, { deliveryCount: 1 }],
  ['an end', { expiresAtUtc: '2026-11-26T12:00:00Z' }, { expires: new Date('2026-11-26T12:00:00Z') }],
  ['the last day that can be written', { expiresAtUtc: '9999-12-31T23:59:59.9999999Z' }, { expires: undefined }],
  ['an end that is no date', { expiresAtUtc: 'soon' }, { expires: undefined }],
  ['an end that is no text', { expiresAtUtc: 1 }, { expires: undefined }],
])('%s', (_, metadata, read) => {
  expect(messageOf('body', metadata)).toMatchObject(read);
});

test.each<[what: string, from: Message['from'], properties: unknown, retries: number]>([
  ['one that has waited', 'retries', { [RETRIES_PROPERTY]: 4 }, 4],
  ['one that says so itself', 'subscription', { [RETRIES_PROPERTY]: 4 }, 0],
  ['one that has waited once', 'retries', { [RETRIES_PROPERTY]: 1 }, 1],
  ['a count of none', 'retries', { [RETRIES_PROPERTY]: 0 }, 0],
  ['a count below', 'retries', { [RETRIES_PROPERTY]: -1 }, 0],
  ['a part of one', 'retries', { [RETRIES_PROPERTY]: 1.5 }, 0],
  ['a count as text', 'retries', { [RETRIES_PROPERTY]: '4' }, 0],
  ['no properties', 'retries', undefined, 0],
  ['properties that are nothing', 'retries', null, 0],
])('how often it has waited: %s', (_, origin, applicationProperties, retries) => {
  expect(retriesOf({ from: origin, applicationProperties })).toBe(retries);
});

describe('the next try', () => {
  const next = (question: Partial<Parameters<typeof nextTry>[0]>) =>
    nextTry({ retries: 0, retryAfter: undefined, expires: undefined, now: 0, random: 0.5, ...question })?.getTime();

  test.each<[what: string, question: Parameters<typeof next>[0], at: number | undefined]>([
    ['after a minute', {}, MINUTE],
    ['an eighth earlier at the earliest', { random: 0 }, 0.875 * MINUTE],
    ['an eighth later at the latest', { random: 1 }, 1.125 * MINUTE],
    ['from now on', { now: 5000 }, 5000 + MINUTE],
    ['as late as the service asks', { retryAfter: 90_000 }, 90_000],
    ['no earlier because the service asks for less', { retryAfter: 1000 }, MINUTE],
    ['an hour at most, whatever it asks for', { retryAfter: 7 * 60 * MINUTE }, 60 * MINUTE],
    ['before it expires', { expires: new Date(MINUTE + 1) }, MINUTE],
    ['never, where it has expired by then', { expires: new Date(MINUTE) }, undefined],
    ['the last time', { retries: RETRY_MINUTES.length - 1 }, 60 * MINUTE],
    ['never after the last', { retries: RETRY_MINUTES.length }, undefined],
  ])('%s', (_, question, at) => {
    expect(next(question)).toBe(at);
  });
});

describe('copies', () => {
  test('a copy of a message that says little says no more', () => {
    expect(waitingCopy(messageOf('body'), 1, { until: new Date(7) }, 'gpu')).toStrictEqual({
      body: Buffer.from('body'),
      applicationProperties: { [ORIGINAL_ID_PROPERTY]: '', [RETRIES_PROPERTY]: 1 },
      scheduledEnqueueTimeUtc: new Date(7),
    });
  });

  test.each<[what: string, properties: unknown, kept: object]>([
    ['nothing', null, {}],
    ['no object', 'a', {}],
    ['what can be sent', { a: 'x', b: 1, c: true, d: null }, { a: 'x', b: 1, c: true, d: null }],
    ['what cannot', { a: { b: 1 }, c: [], d: undefined, e: 1 }, { e: 1 }],
    ['names of its own in other letters', { TRAININGRetries: 7, TrainingMessageID: 'forged', a: 1 }, { a: 1 }],
  ])('properties: %s', (_, applicationProperties, kept) => {
    const message = messageOf('', { applicationProperties });
    const { applicationProperties: copied } = waitingCopy(message, 2, { until: new Date(0) }, 'gpu');
    expect(copied).toEqual({ ...kept, [ORIGINAL_ID_PROPERTY]: '', [RETRIES_PROPERTY]: 2 });
  });

  test('a body that cannot be written down any more is empty', () => {
    const loop: Record<string, unknown> = {};
    loop.itself = loop;
    expect(waitingCopy(messageOf(loop), 1, { until: new Date(0) }, 'gpu').body).toEqual(Buffer.alloc(0));
  });

  const rejection = { kind: 'rejected', reason: 'oversized', details: ['one', 'two'] } as const;
  const why = {
    rejectedReason: 'oversized',
    rejectedDetails: 'one\ntwo',
    rejectedBy: 'gpu',
    retryQueue: 'retry-gpu',
  };

  test('of a small message there are two: as it was, and without its properties', () => {
    const message = messageOf('x'.repeat(KEPT_BODY), { applicationProperties: { a: 1, RejectedBy: 'me' } });
    const copies = rejectedCopies(message, rejection, from);
    expect(copies.map(({ body }) => body.length)).toEqual([KEPT_BODY, KEPT_BODY]);
    expect(copies.map(({ applicationProperties }) => applicationProperties)).toEqual([
      { a: 1, ...why },
      { ...why, bodyCutFrom: KEPT_BODY },
    ]);
  });

  test('of a large one there is one between them, with the beginning of its body', () => {
    const message = messageOf('x'.repeat(KEPT_BODY + 1), { applicationProperties: { a: 1 } });
    const copies = rejectedCopies(message, rejection, from);
    expect(copies.map(({ body }) => body.length)).toEqual([KEPT_BODY + 1, KEPT_BODY, KEPT_BODY]);
    expect(copies.map(({ applicationProperties }) => applicationProperties)).toEqual([
      { a: 1, ...why },
      { a: 1, ...why, bodyCutFrom: KEPT_BODY + 1 },
      { ...why, bodyCutFrom: KEPT_BODY + 1 },
    ]);
  });

  test('what is said of it is no longer than a property may well be', () => {
    const [copy] = rejectedCopies(messageOf(''), { ...rejection, details: ['x'.repeat(2000)] }, from);
    expect(copy?.applicationProperties.rejectedDetails).toBe('x'.repeat(1024));
  });
});
