import { KEPT_BODY, ORIGINAL_ID_PROPERTY, RETRIES_PROPERTY, RETRY_MINUTES } from '../../lib/trigger/jobs';
import { rejectedCopies, waitingCopy } from '../../lib/trigger/program/copies';
import { type Message, messageOf } from '../../lib/trigger/program/received-message';
import { nextTry, retriesOf } from '../../lib/trigger/program/retry';

const MINUTE = 60_000;
const SINCE = '2026-11-27T18:22:41.123Z';
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
  ['where it is', { sequenceNumber: 17, enqueuedTimeUtc: SINCE }, { stay: { number: '17', since: new Date(SINCE) } }],
  [
    'its number as text',
    { sequenceNumber: '17', enqueuedTimeUtc: SINCE },
    { stay: { number: '17', since: new Date(SINCE) } },
  ],
  [
    'the other name of its time',
    { sequenceNumber: 1, enqueuedTime: SINCE },
    { stay: { number: '1', since: new Date(SINCE) } },
  ],
  [
    'its time as such',
    { sequenceNumber: 1, enqueuedTimeUtc: new Date(SINCE) },
    { stay: { number: '1', since: new Date(SINCE) } },
  ],
  ['no time', { sequenceNumber: 17 }, { stay: undefined }],
  ['a time that is none', { sequenceNumber: 17, enqueuedTimeUtc: 'now' }, { stay: undefined }],
  ['no number', { enqueuedTimeUtc: SINCE }, { stay: undefined }],
  ['a number that is none', { sequenceNumber: 1.5, enqueuedTimeUtc: SINCE }, { stay: undefined }],
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

test.each<[what: string, from: Message['from'], properties: unknown, id: string | undefined]>([
  ['a copy', 'retries', { [ORIGINAL_ID_PROPERTY]: 'm-1' }, 'm-1'],
  ['a copy, in other letters', 'retries', { TRAININGMESSAGEID: 'm-1' }, 'm-1'],
  ['a copy of one without an id', 'retries', { [ORIGINAL_ID_PROPERTY]: '' }, undefined],
  ['a copy of an older version of the program', 'retries', {}, 'own'],
  ['what is no id', 'retries', { [ORIGINAL_ID_PROPERTY]: 1 }, 'own'],
  ['what is too long', 'retries', { [ORIGINAL_ID_PROPERTY]: 'x'.repeat(129) }, 'x'.repeat(128)],
  ['no properties', 'retries', null, 'own'],
  ['one that says so itself', 'subscription', { [ORIGINAL_ID_PROPERTY]: 'm-1' }, 'own'],
])('the id that its sender gave it: %s', (_, origin, applicationProperties, id) => {
  expect(messageOf('', { messageId: 'own', applicationProperties }, origin).messageId).toBe(id);
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

  describe('their ids', () => {
    const metadata = { messageId: 'm-1', sequenceNumber: 17, enqueuedTimeUtc: SINCE };
    const waits = (change: object, origin: Message['from'] = 'subscription', retries = 1) =>
      waitingCopy(messageOf('', { ...metadata, ...change }, origin), retries, { until: new Date(0) }, 'gpu');

    test('tell where the message is that they are sent in the place of', () => {
      expect(waits({}).messageId).toBe('m-1~gpu~17~27-Nov-2026-18:22:41-GMT');
      const properties = { [ORIGINAL_ID_PROPERTY]: 'm-1' };
      const next = waits({ messageId: 'm-1~gpu~17~…', applicationProperties: properties }, 'retries');
      expect(next.messageId).toBe('m-1~gpu/retry~17~27-Nov-2026-18:22:41-GMT');
      expect(next.applicationProperties).toEqual({ [ORIGINAL_ID_PROPERTY]: 'm-1', [RETRIES_PROPERTY]: 1 });
    });

    test('are the same at each delivery, whatever becomes of it', () => {
      const again = messageOf('', { ...metadata, deliveryCount: 3 });
      const aside = rejectedCopies(again, rejection, from).map(({ messageId }) => messageId);
      expect([...aside, waits({}, 'subscription', 2).messageId]).toEqual(Array(3).fill(waits({}).messageId));
    });

    test('are none where nobody can tell deliveries apart', () => {
      expect(waits({ sequenceNumber: undefined })).not.toHaveProperty('messageId');
    });
  });

  test('of a message without a body there is a copy without one', () => {
    expect(waitingCopy(messageOf(undefined), 1, { until: new Date(0) }, 'gpu').body).toEqual(Buffer.alloc(0));
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
    [ORIGINAL_ID_PROPERTY]: 'm-1',
  };

  test('of a small message there are two: as it was, and without its properties', () => {
    const properties = { a: 1, RejectedBy: 'me' };
    const message = messageOf('x'.repeat(KEPT_BODY), { messageId: 'm-1', applicationProperties: properties });
    const copies = rejectedCopies(message, rejection, from);
    expect(copies.map(({ body }) => body.length)).toEqual([KEPT_BODY, KEPT_BODY]);
    expect(copies.map(({ applicationProperties }) => applicationProperties)).toEqual([
      { a: 1, ...why },
      { ...why, bodyCutFrom: KEPT_BODY },
    ]);
  });

  test('of a large one there is one between them, with the beginning of its body', () => {
    const message = messageOf('x'.repeat(KEPT_BODY + 1), { messageId: 'm-1', applicationProperties: { a: 1 } });
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
