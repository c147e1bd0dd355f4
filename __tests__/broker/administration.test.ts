import {
  BrokerError,
  type Command,
  type Condition,
  DAY,
  type EntityDefinition,
  MINUTE,
  SECOND,
} from '../../lib/broker/core';
import { Driver, START } from '../support/broker/driver';
import { sent } from '../support/broker/json-codec';

const create = (entity: EntityDefinition): Command => ({ kind: 'create', entity });
const queue = (settings: object, name = 'q'): Command => create({ kind: 'queue', name, settings });

describe('what is created', () => {
  test('has the defaults of the service, and its times', () => {
    const driver = new Driver().queue('orders').topic('events');
    driver.do(create({ kind: 'subscription', topic: 'EVENTS', name: 's' }));
    expect(driver.broker.describe('Orders')).toEqual({
      kind: 'queue',
      name: 'orders',
      createdAt: START,
      updatedAt: START,
      accessedAt: undefined,
      settings: {
        authorizationRules: [],
        status: 'Active',
        defaultTimeToLive: undefined,
        autoDeleteOnIdle: undefined,
        batchedOperations: true,
        userMetadata: '',
        lockDuration: MINUTE,
        maxDeliveryCount: 10,
        requiresSession: false,
        deadLetterOnExpiration: false,
        forwardTo: undefined,
        forwardDeadLetteredMessagesTo: undefined,
        requiresDuplicateDetection: false,
        duplicateWindow: 10 * MINUTE,
        maxSizeInMegabytes: 1024,
        maxMessageSizeInKilobytes: 256,
        partitioning: false,
      },
      counts: { active: 0, locked: 0, deferred: 0, deadLetter: 0, scheduled: 0, transfer: 0, transferDeadLetter: 0 },
      size: 0,
    });
    expect(driver.broker.rules('events/subscriptions/S')).toMatchObject([
      { rule: { name: '$Default', filter: { sql: '1=1' } }, createdAt: START },
    ]);
    expect(driver.broker.describe('events')).toMatchObject({
      subscriptionCount: 1,
      sqlFilterCount: 1,
      correlationFilterCount: 0,
    });
  });

  test('is not yet used, but for a subscription; then when somebody sends, receives or looks', () => {
    const driver = new Driver().queue('orders').topic('events').subscription('events', 's');
    const used = (entity: string) => {
      const description = driver.broker.describe(entity);
      return description instanceof BrokerError ? description.condition : description.accessedAt;
    };
    driver.wait(SECOND).do({ kind: 'update', entity: 'orders', settings: { maxDeliveryCount: 3 } });
    expect(['orders', 'events', 'events/Subscriptions/s'].map(used)).toEqual([undefined, undefined, START]);
    driver.send('orders', 'x');
    driver.peek('events/Subscriptions/s');
    expect(['orders', 'events/Subscriptions/s'].map(used)).toEqual([START + SECOND, START + SECOND]);
  });

  test.each([
    ['Standard', true, 4096, 65_536, 256],
    ['Standard', false, 4096, 4096, 256],
    ['Premium', true, 4096, 4096, 1024],
  ] as const)('has the size of all its partitions: %s, %s', (tier, partitioning, asked, megabytes, kilobytes) => {
    const driver = new Driver({ tier }).queue('orders', { partitioning, maxSizeInMegabytes: asked });
    const description = driver.broker.describe('orders');
    const settings = { maxSizeInMegabytes: megabytes, maxMessageSizeInKilobytes: kilobytes };
    expect(description).toMatchObject({ settings });
    // What a client reads it may write back.
    driver.do({ kind: 'update', entity: 'orders', settings: (description as { settings: object }).settings });
    expect(driver.broker.describe('orders')).toMatchObject({ settings });
  });

  test('is listed by name', () => {
    const driver = new Driver().queue('b').queue('a').topic('t').subscription('t', 's2').subscription('t', 's1');
    const names = (all: readonly { name: string }[] | BrokerError) =>
      all instanceof BrokerError ? all.condition : all.map(({ name }) => name);
    expect(names(driver.broker.list('queue'))).toEqual(['a', 'b']);
    expect(names(driver.broker.list('topic'))).toEqual(['t']);
    expect(names(driver.broker.subscriptions('t'))).toEqual(['s1', 's2']);
    expect(names(driver.broker.subscriptions('a'))).toBe('amqp:not-found');
  });
});

const ARGUMENT = 'com.microsoft:argument-error';
test.each<[string, Command, Condition, RegExp]>([
  [
    'a lock that is too long',
    queue({ lockDuration: 6 * MINUTE }),
    ARGUMENT,
    /LockDuration is 1 second to 5 minutes, and this is 360000/,
  ],
  ['no deliveries', queue({ maxDeliveryCount: 0 }), ARGUMENT, /MaxDeliveryCount is 1 to 2147483647, and this is 0\./],
  [
    'a window that is too short',
    queue({ duplicateWindow: SECOND }),
    ARGUMENT,
    /DuplicateWindow is 20 seconds to 7 days/i,
  ],
  ['idle for too short', queue({ autoDeleteOnIdle: MINUTE }), ARGUMENT, /at least 5 minutes/],
  ['a status that is none', queue({ status: 'Off' }), ARGUMENT, /"Off"/],
  ['too large', queue({ maxSizeInMegabytes: 81_920 }), ARGUMENT, /1 to 5120 in the tier Standard/],
  [
    'several things at once',
    queue({ maxDeliveryCount: 0, lockDuration: 1 }, ''),
    ARGUMENT,
    /^The name .*; lockDuration .*; maxDeliveryCount /,
  ],
  ['a name of other letters', queue({}, 'a b'), ARGUMENT, /"a b"/],
  ['a name like an address', queue({}, 'a/subscriptions/b'), ARGUMENT, /address of a subscription/],
  ['a name that is there', queue({}, 'ORDERS'), 'com.microsoft:entity-already-exists', /'orders' already exists/],
  [
    'a topic of the name of a queue',
    create({ kind: 'topic', name: 'orders' }),
    'com.microsoft:entity-already-exists',
    /'orders'/,
  ],
  ['a subscription of no topic', create({ kind: 'subscription', topic: 'x', name: 's' }), 'amqp:not-found', /'x'/],
  [
    'a subscription of a queue',
    create({ kind: 'subscription', topic: 'orders', name: 's' }),
    'amqp:not-found',
    /'orders'/,
  ],
  ['forwarding to nothing', queue({ forwardTo: 'x' }), 'amqp:not-found', /'x'/],
  [
    'forwarding of sessions',
    queue({ forwardTo: 'orders', requiresSession: true }),
    ARGUMENT,
    /sessions cannot forward/,
  ],
  [
    'another session setting',
    { kind: 'update', entity: 'orders', settings: { requiresSession: true } },
    ARGUMENT,
    /requiresSession of an existing queue cannot be changed/,
  ],
  ['forwarding to itself', { kind: 'update', entity: 'orders', settings: { forwardTo: 'orders' } }, ARGUMENT, /itself/],
  ['an update of nothing', { kind: 'update', entity: 'x', settings: {} }, 'amqp:not-found', /'x'/],
  ['deleting nothing', { kind: 'delete', entity: 'x' }, 'amqp:not-found', /'x'/],
  [
    'deleting dead letters',
    { kind: 'delete', entity: 'orders/$DeadLetterQueue' },
    'amqp:not-allowed',
    /goes with its entity/,
  ],
])('refused: %s', (_, command, condition, words) => {
  const driver = new Driver().queue('orders');
  const before = driver.broker.snapshot();
  expect(driver.try(command)).toMatchObject({ condition, description: expect.stringMatching(words) });
  expect(driver.broker.snapshot()).toEqual(before);
});

test('a subscription whose first rule is refused is not made', () => {
  const driver = new Driver().topic('events');
  const entity = { kind: 'subscription', topic: 'events', name: 's' } as const;
  const rule = { name: 'r', filter: { kind: 'sql', sql: 'a' } } as const;
  expect(driver.refusal({ kind: 'create', entity, rule })).toBe(ARGUMENT);
  expect(driver.broker.describe('events/Subscriptions/s')).toBeInstanceOf(BrokerError);
  const other = { name: 'only', filter: { kind: 'sql', sql: 'a = 1' } } as const;
  driver.do({ kind: 'create', entity, rule: other });
  expect(driver.broker.rules('events/Subscriptions/s')).toMatchObject([{ rule: other }]);
});

test('the tier Basic has queues alone, without sessions', () => {
  const driver = new Driver({ tier: 'Basic' });
  expect(driver.refusal(create({ kind: 'topic', name: 't' }))).toBe(ARGUMENT);
  expect(driver.refusal(queue({ requiresSession: true }))).toBe(ARGUMENT);
  expect(driver.refusal(queue({}))).toBeUndefined();
});

test('an update changes what it names; without a value only what need not have one', () => {
  const driver = new Driver()
    .queue('end')
    .queue('orders', { forwardTo: 'end', defaultTimeToLive: DAY, lockDuration: MINUTE });
  driver.wait(SECOND);
  const settings = { maxDeliveryCount: 3, lockDuration: undefined, forwardTo: undefined };
  driver.do({ kind: 'update', entity: 'ORDERS', settings });
  expect(driver.broker.describe('orders')).toMatchObject({
    createdAt: START,
    updatedAt: START + SECOND,
    settings: { maxDeliveryCount: 3, lockDuration: MINUTE, forwardTo: undefined, defaultTimeToLive: DAY },
  });
});

describe('what is deleted', () => {
  test('closes its links, and one of the same name begins anew', () => {
    const driver = new Driver().queue('orders').receiver('orders', 'r');
    driver.send('orders', 'x');
    driver.do({ kind: 'delete', entity: 'orders' });
    expect(driver.told('receiver-closed')).toMatchObject([{ receiver: 'r', error: { condition: 'amqp:not-found' } }]);
    expect(driver.told('senders-closed')).toMatchObject([{ entity: 'orders' }]);
    expect(driver.broker.snapshot()).toEqual([]);
    driver.queue('orders');
    expect(driver.send('orders', 'y')).toBe(1);
    expect(driver.peek('orders')).toEqual(['y']);
  });

  test('a topic goes with its subscriptions, and no message comes to one that is gone', () => {
    const driver = new Driver().topic('events').subscription('events', 'a').subscription('events', 'b');
    driver.do({ kind: 'delete', entity: 'events/Subscriptions/a' });
    driver.send('events', 'x');
    expect(driver.peek('events/Subscriptions/b')).toEqual(['x']);
    driver.do({ kind: 'delete', entity: 'events' });
    expect(driver.broker.describe('events/Subscriptions/b')).toBeInstanceOf(BrokerError);
    expect(driver.broker.snapshot()).toEqual([]);
  });
});

describe('status', () => {
  test.each([
    ['Active', undefined, undefined],
    ['Disabled', 'com.microsoft:entity-disabled', 'com.microsoft:entity-disabled'],
    ['SendDisabled', 'com.microsoft:entity-disabled', undefined],
    ['ReceiveDisabled', undefined, 'com.microsoft:entity-disabled'],
  ] as const)('%s', (status, sending, receiving) => {
    const driver = new Driver().queue('orders').receiver('orders', 'r', 5);
    driver.do({ kind: 'update', entity: 'orders', settings: { status } });
    expect(driver.broker.refusal('orders', 'send')?.condition).toBe(sending);
    expect(driver.broker.refusal('orders', 'receive')?.condition).toBe(receiving);
    expect(driver.broker.refusal('orders', 'manage')).toBeUndefined();
    expect(driver.told('receiver-closed')).toHaveLength(receiving === undefined ? 0 : 1);
    expect(driver.told('senders-closed')).toHaveLength(sending === undefined ? 0 : 1);
    expect(driver.refusal({ kind: 'send', entity: 'orders', messages: [sent({})] })).toBe(sending);
    const open = { kind: 'open-receiver', receiver: 's', entity: 'orders', mode: 'peek-lock' } as const;
    expect(driver.refusal(open)).toBe(receiving);
  });

  test('a disabled subscription gets its messages, and gives them when it is active again', () => {
    const driver = new Driver()
      .topic('events')
      .subscription('events', 's', { all: '1=1' }, { status: 'ReceiveDisabled' });
    driver.send('events', 'x');
    driver.do({ kind: 'update', entity: 'events/Subscriptions/s', settings: { status: 'Active' } });
    expect(driver.take('events/Subscriptions/s')).toHaveLength(1);
  });
});

describe('idle entities', () => {
  const idle = { autoDeleteOnIdle: 10 * MINUTE };
  const isThere = (driver: Driver, entity: string) => !(driver.broker.describe(entity) instanceof BrokerError);

  test('are deleted when nobody has used them for so long', () => {
    const driver = new Driver().queue('orders', idle);
    driver.wait(9 * MINUTE).send('orders', 'x');
    driver.wait(9 * MINUTE).peek('orders');
    driver.wait(10 * MINUTE - 1);
    expect(isThere(driver, 'orders')).toBe(true);
    driver.wait(1);
    expect(isThere(driver, 'orders')).toBe(false);
  });

  test.each<[string, (driver: Driver) => void]>([
    ['a receiver that waits', (driver) => driver.receiver('orders', 'r', 1)],
    ['a message that is scheduled', (driver) => driver.send('orders', { ...sent({}), scheduledAt: START + DAY })],
    ['forwarding', (driver) => driver.do({ kind: 'update', entity: 'orders', settings: { forwardTo: 'end' } })],
  ])('%s is use', (_, use) => {
    const driver = new Driver().queue('end').queue('orders', idle);
    use(driver);
    driver.wait(DAY - 1);
    expect(isThere(driver, 'orders')).toBe(true);
  });

  test('that messages come to a subscription is no use of it, and its use is one of its topic', () => {
    const driver = new Driver().topic('events', idle).subscription('events', 's', { all: '1=1' }, idle);
    driver.wait(9 * MINUTE).send('events', 'x');
    driver.wait(MINUTE);
    expect([isThere(driver, 'events/Subscriptions/s'), isThere(driver, 'events')]).toEqual([false, true]);
    const other = new Driver().topic('events', idle).subscription('events', 's');
    other.wait(9 * MINUTE).peek('events/Subscriptions/s');
    other.wait(9 * MINUTE);
    expect(isThere(other, 'events')).toBe(true);
    other.wait(MINUTE);
    expect(isThere(other, 'events')).toBe(false);
  });
});

test('2,000 subscriptions are the most of a topic', () => {
  const driver = new Driver({ durable: false }).topic('events');
  const one = (n: number) => create({ kind: 'subscription', topic: 'events', name: `s${n}` });
  for (let n = 0; n < 2000; n++) driver.do(one(n));
  expect(driver.refusal(one(2000))).toBe('amqp:resource-limit-exceeded');
});
