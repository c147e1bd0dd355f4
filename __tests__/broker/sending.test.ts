import {
  BrokerError,
  type Command,
  type Condition,
  HOUR,
  MINUTE,
  SECOND,
  type SentMessage,
} from '../../lib/broker/core';
import { bodyOf, Driver, propertiesOf, START } from '../support/broker/driver';
import { sent } from '../support/broker/json-codec';

const DEAD = 'orders/$deadletterqueue';

describe('time to live', () => {
  test.each([
    ['of the message, where it is the smaller', 30 * SECOND, MINUTE, 30 * SECOND],
    ['of the entity, where it is the smaller', 2 * MINUTE, MINUTE, MINUTE],
    ['of the entity alone', undefined, MINUTE, MINUTE],
    ['of the message alone', 30 * SECOND, undefined, 30 * SECOND],
  ])('%s', (_, own, defaultTimeToLive, expected) => {
    const driver = new Driver().queue('orders', { defaultTimeToLive });
    driver.send('orders', sent({ body: 'x' }, { timeToLive: own }));
    driver.wait(expected - 1);
    expect(driver.peek('orders')).toEqual(['x']);
    driver.wait(1);
    expect(driver.peek('orders')).toEqual([]);
    expect(driver.peek(DEAD)).toEqual([]);
  });

  test('what expires is dead-lettered where the entity says so, and does not expire there', () => {
    const driver = new Driver().queue('orders', { defaultTimeToLive: MINUTE, deadLetterOnExpiration: true });
    driver.send('orders', 'x');
    driver.wait(HOUR);
    const [dead] = driver.take(DEAD);
    expect(dead).toMatchObject({ sequenceNumber: 1, enqueuedAt: START, timeToLive: MINUTE, expiresAt: START + MINUTE });
    expect(propertiesOf(dead as never)).toEqual({
      DeadLetterReason: 'TTLExpiredException',
      DeadLetterErrorDescription: 'The message expired and was dead lettered.',
    });
  });

  test('who has it locked may still settle it; without that it expires with the lock', () => {
    const driver = new Driver().queue('orders', { defaultTimeToLive: 10 * SECOND });
    driver.send('orders', 'a');
    driver.send('orders', 'b');
    const [a, b] = driver.take('orders', 2);
    driver.wait(30 * SECOND);
    driver.settle('orders', a as never, 'complete');
    expect(driver.peek('orders')).toEqual(['b']);
    driver.settle('orders', b as never, 'abandon');
    expect(driver.peek('orders')).toEqual([]);
  });
});

describe('scheduled messages', () => {
  const at = (time: number, body: string) => ({ ...sent({ body }), scheduledAt: time });

  test('they come when it is time, with a new number and time, and expire from then on', () => {
    const driver = new Driver().queue('orders', { defaultTimeToLive: MINUTE }).receiver('orders', 'r', 5);
    expect(driver.send('orders', at(START + HOUR, 'later'))).toBe(1);
    expect(driver.broker.describe('orders')).toMatchObject({ counts: { active: 0, scheduled: 1 } });
    driver.send('orders', 'now');
    expect(driver.wait(HOUR - 1).bodies('r')).toEqual(['now']);
    expect(driver.broker.nextDue()).toBe(START + HOUR);
    const [later] = driver.wait(1).received('r');
    expect(later).toMatchObject({ sequenceNumber: 3, enqueuedAt: START + HOUR, expiresAt: START + HOUR + MINUTE });
    expect(later?.state).toBe('active');
  });

  test('a time that has passed is now', () => {
    const driver = new Driver().queue('orders');
    driver.send('orders', at(START - 1, 'x'));
    expect(driver.take('orders').map(bodyOf)).toEqual(['x']);
  });

  test('they are cancelled all or none, and not after their time', () => {
    const driver = new Driver().queue('orders');
    const [a, b] = [driver.send('orders', at(START + 1000, 'a')), driver.send('orders', at(START + 2000, 'b'))];
    const cancel = (...sequenceNumbers: number[]) =>
      driver.refusal({ kind: 'cancel-scheduled', entity: 'orders', sequenceNumbers });
    expect(cancel(a, 99)).toBe('com.microsoft:message-not-found');
    expect(cancel(b)).toBeUndefined();
    driver.wait(1000);
    expect(cancel(a)).toBe('com.microsoft:message-not-found');
    driver.wait(1000);
    expect(driver.peek('orders')).toEqual(['a']);
  });

  test('those of a topic are routed by the rules that there are when it is time', () => {
    const driver = new Driver().topic('events').subscription('events', 's', { none: '1=0' });
    driver.send('events', at(START + 1000, 'x'));
    driver.do({
      kind: 'add-rule',
      subscription: 'events/subscriptions/s',
      rule: { name: 'all', filter: { kind: 'sql', sql: '1=1' } },
    });
    expect(driver.wait(1000).peek('events/Subscriptions/s')).toEqual(['x']);
  });
});

describe('duplicates', () => {
  const withId = (messageId: string, partitionKey?: string) => sent({ body: 'x' }, { messageId, partitionKey });

  test('an id that came within the window is taken and dropped', () => {
    const driver = new Driver().queue('orders', { requiresDuplicateDetection: true, duplicateWindow: MINUTE });
    expect(driver.send('orders', withId('1'))).toBe(1);
    driver.wait(MINUTE - 1);
    expect(driver.send('orders', withId('1'))).toBe(0);
    driver.wait(1);
    expect(driver.send('orders', withId('1'))).toBe(2);
    expect(driver.peek('orders')).toHaveLength(2);
  });

  // https://learn.microsoft.com/azure/service-bus-messaging/duplicate-detection
  test('one that is scheduled counts from when it is sent, and is dropped for one that is there, and the other way round', () => {
    const driver = new Driver().queue('orders', { requiresDuplicateDetection: true, duplicateWindow: MINUTE });
    const later = (id: string) => sent({ body: id }, { messageId: id, scheduledAt: START + 2 * MINUTE });
    expect([driver.send('orders', later('1')), driver.send('orders', later('1'))]).toEqual([1, 0]);
    expect([driver.send('orders', withId('1')), driver.send('orders', withId('2'))]).toEqual([0, 2]);
    expect(driver.send('orders', later('2'))).toBe(0);
    // Its window has passed before its time has come.
    expect(driver.wait(MINUTE).send('orders', later('1'))).toBe(3);
    expect(driver.wait(MINUTE).peek('orders')).toHaveLength(3);
  });

  test('one that is refused is not remembered', () => {
    const driver = new Driver().queue('orders', { requiresDuplicateDetection: true });
    driver.do({ kind: 'fill', entity: 'orders', full: true });
    const message = { kind: 'send', entity: 'orders', messages: [withId('1')] } as const;
    expect(driver.refusal(message)).toBe('amqp:resource-limit-exceeded');
    driver.do({ kind: 'fill', entity: 'orders', full: false });
    expect(driver.send('orders', withId('1'))).toBe(1);
  });

  test('one that is gone from the queue is remembered all the same, and within a batch too', () => {
    const driver = new Driver().queue('orders', { requiresDuplicateDetection: true });
    driver.send('orders', withId('1'));
    driver.take('orders', 1, 'receive-and-delete');
    const messages = [withId('1'), withId('2'), withId('2')];
    expect(driver.do({ kind: 'send', entity: 'orders', messages }).sequenceNumbers).toEqual([0, 2, 0]);
  });

  test.each([
    ['an entity of one part', false, 0],
    ['a partitioned one, by the key too', true, 2],
  ])('%s', (_, partitioning, second) => {
    const driver = new Driver().queue('orders', { requiresDuplicateDetection: true, partitioning });
    driver.send('orders', withId('1', 'a'));
    expect(driver.send('orders', withId('1', 'b'))).toBe(second);
    expect(driver.send('orders', withId('1', 'a'))).toBe(0);
  });

  test('messages without an id, and entities that do not look, have no duplicates', () => {
    const driver = new Driver().queue('orders', { requiresDuplicateDetection: true }).queue('others');
    driver.send('orders', 'x');
    driver.send('orders', 'x');
    driver.send('others', withId('1'));
    driver.send('others', withId('1'));
    expect([driver.peek('orders'), driver.peek('others')].map(({ length }) => length)).toEqual([2, 2]);
  });

  test('what a topic drops comes to no subscription', () => {
    const driver = new Driver().topic('events', { requiresDuplicateDetection: true }).subscription('events', 's');
    driver.send('events', withId('1'));
    driver.send('events', withId('1'));
    expect(driver.peek('events/Subscriptions/s')).toHaveLength(1);
  });
});

describe('what is not taken', () => {
  const LARGE = 256 * 1024 + 1;
  const large = { encoded: Buffer.alloc(LARGE) };
  const send = (entity: string, ...messages: SentMessage[]): Command => ({ kind: 'send', entity, messages });
  test.each<[string, Command, Condition, RegExp]>([
    ['an entity that is not there', send('nobody', sent({})), 'amqp:not-found', /'nobody' could not be found/],
    ['a subscription', send('events/Subscriptions/s', sent({})), 'amqp:not-allowed', /send to 'events'/],
    ['a dead-letter queue', send('orders/$DeadLetterQueue', sent({})), 'amqp:not-allowed', /send to 'orders'/],
    ['nothing', send('orders'), 'com.microsoft:argument-error', /no message/],
    ['what is too large', send('orders', large), 'amqp:link:message-size-exceeded', /262145 bytes.*262144 bytes/],
    ['no session where there are sessions', send('sessions', sent({})), 'amqp:not-allowed', /SessionId was not set/],
    ['a disabled queue', send('off', sent({})), 'com.microsoft:entity-disabled', /'off' is currently disabled/],
    ['one disabled for sending', send('no-send', sent({})), 'com.microsoft:entity-disabled', /'no-send'/],
    [
      'a session and another partition',
      send('orders', sent({}, { sessionId: 'a', partitionKey: 'b' })),
      'com.microsoft:argument-error',
      /partition key 'b'.*session id 'a'/,
    ],
    [
      'an id that is too long',
      send('orders', sent({}, { messageId: 'x'.repeat(129) })),
      'com.microsoft:argument-out-of-range',
      /128 characters.*129/,
    ],
  ])('%s', (_, command, condition, words) => {
    const driver = new Driver()
      .queue('orders')
      .queue('sessions', { requiresSession: true })
      .queue('off', { status: 'Disabled' })
      .queue('no-send', { status: 'SendDisabled' })
      .topic('events')
      .subscription('events', 's');
    const before = driver.broker.snapshot();
    const answer = driver.try(command);
    expect(answer).toBeInstanceOf(BrokerError);
    expect(answer).toMatchObject({ condition, description: expect.stringMatching(words) });
    expect(driver.broker.snapshot()).toEqual(before);
  });

  test('of a batch with one message that is too large, none is taken', () => {
    const driver = new Driver().queue('orders');
    expect(driver.refusal(send('orders', sent({}), large))).toBe('amqp:link:message-size-exceeded');
    expect(driver.peek('orders')).toEqual([]);
  });

  test.each([
    ['Standard', undefined, 256 * 1024],
    ['Premium', undefined, 1024 * 1024],
    ['Premium', 10_240, 10 * 1024 * 1024],
  ] as const)('the largest message: %s, %s', (tier, maxMessageSizeInKilobytes, bytes) => {
    const driver = new Driver({ tier }).queue('orders', { maxMessageSizeInKilobytes });
    expect(driver.broker.maxMessageSize('orders')).toBe(bytes);
    expect(driver.refusal(send('orders', { encoded: Buffer.alloc(bytes + 1) }))).toBe(
      'amqp:link:message-size-exceeded',
    );
    expect(driver.refusal(send('orders', { encoded: Buffer.alloc(bytes) }))).toBeUndefined();
  });

  test('an entity that is full refuses until something is gone; dead letters count', () => {
    const driver = new Driver().queue('orders', { maxSizeInMegabytes: 1 });
    const quarter = { encoded: Buffer.alloc(256 * 1024, '{}') };
    for (let n = 0; n < 4; n++) driver.do(send('orders', quarter));
    const answer = driver.try(send('orders', quarter));
    expect(answer).toEqual(
      new BrokerError(
        'amqp:resource-limit-exceeded',
        "The maximum entity size has been reached or exceeded for Queue: 'orders'. Size of entity in bytes:1048576, Max entity size in bytes:1048576.",
      ),
    );
    driver.take('orders', 1, 'receive-and-delete');
    expect(driver.refusal(send('orders', quarter))).toBeUndefined();
  });

  test('copies that are the same count once in a topic', () => {
    const driver = new Driver().topic('events').subscription('events', 'a').subscription('events', 'b');
    const one = sent({ body: 'x' });
    driver.send('events', one);
    expect(driver.broker.describe('events')).toMatchObject({ size: one.encoded.length });
    driver.take('events/Subscriptions/a', 1, 'receive-and-delete');
    expect(driver.broker.describe('events')).toMatchObject({ size: one.encoded.length });
    driver.take('events/Subscriptions/b', 1, 'receive-and-delete');
    expect(driver.broker.describe('events')).toMatchObject({ size: 0 });
  });
});
