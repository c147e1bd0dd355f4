import { BrokerError, type Command, type Condition, MINUTE } from '../../lib/broker/core';
import { bodyOf, Driver, propertiesOf, START } from '../support/broker/driver';
import { sent, type TestMessage } from '../support/broker/json-codec';

const at = (name: string, suffix = '') => `events/Subscriptions/${name}${suffix}`;

function send(driver: Driver, message: TestMessage): void {
  driver.send('events', sent(message));
}

describe('rules', () => {
  test('a topic with SQL, correlation and actions: who gets what, and nobody what matches nothing', () => {
    const driver = new Driver()
      .topic('events')
      .subscription('events', 'high', { high: 'priority > 5', urgent: "label = 'urgent'" })
      .subscription('events', 'red', {
        red: { filter: { kind: 'correlation', system: new Map(), properties: new Map([['color', 'red']]) } },
      })
      .subscription('events', 'changed', {
        plain: '1=1',
        a: { filter: { kind: 'sql', sql: 'priority > 5' }, action: "SET tier = 'gold'; REMOVE color" },
        b: { filter: { kind: 'sql', sql: '1=1' }, action: "SET sys.Label = 'seen'" },
      });
    send(driver, { body: 'both', properties: { priority: 7, label: 'urgent', color: 'red' } });
    send(driver, { body: 'neither', properties: { priority: 1 } });
    expect(driver.peek(at('high'))).toEqual(['both']);
    expect(driver.peek(at('red'))).toEqual(['both']);
    const copies = driver.do({ kind: 'peek', entity: at('changed'), from: 0, count: 9 }).messages;
    expect(copies.map((one) => [bodyOf(one), propertiesOf(one)])).toEqual([
      ['both', { priority: 7, label: 'urgent', color: 'red' }],
      ['both', { priority: 7, label: 'urgent', tier: 'gold', RuleName: 'a' }],
      ['both', { priority: 7, label: 'urgent', color: 'red', RuleName: 'b' }],
      ['neither', { priority: 1 }],
      ['neither', { priority: 1, RuleName: 'b' }],
    ]);
    expect(copies[0]?.encoded).not.toBe(copies[1]?.encoded);
    expect(JSON.parse(String(copies[2]?.encoded)).system).toEqual({ Label: 'seen' });
  });

  test('copies that nothing changes are one buffer', () => {
    const driver = new Driver().topic('events').subscription('events', 'a').subscription('events', 'b');
    send(driver, { body: 'x' });
    const [a] = driver.take(at('a'));
    const [b] = driver.take(at('b'));
    expect(a?.encoded).toBe(b?.encoded);
  });

  test('each subscription numbers its own, and tells the number that the message has in the topic', () => {
    const driver = new Driver().topic('events').subscription('events', 'odd', { odd: 'n % 2 = 1' });
    for (const n of [1, 2, 3]) send(driver, { properties: { n } });
    const numbers = driver.take(at('odd'), 9).map((one) => [one.sequenceNumber, one.enqueuedSequenceNumber]);
    expect(numbers).toEqual([
      [1, 1],
      [2, 3],
    ]);
  });

  test('an action that sets system properties counts: time to live and session', () => {
    const driver = new Driver().topic('events').subscription(
      'events',
      's',
      {
        a: {
          filter: { kind: 'sql', sql: '1=1' },
          action: "SET sys.SessionId = 'from-rule'; SET sys.TimeToLive = '00:01:00'",
        },
      },
      { requiresSession: true },
    );
    send(driver, { body: 'x' });
    driver.receiver(at('s'), 'r', 1, 'peek-lock', 'from-rule');
    expect(driver.received('r')).toMatchObject([{ sessionId: 'from-rule', timeToLive: MINUTE }]);
  });

  test('newid() in an action is luck of the seed', () => {
    const ids = ['a', 'a', 'b'].map((seed) => {
      const rule = { filter: { kind: 'sql', sql: '1=1' }, action: 'SET id = newid()' } as const;
      const driver = new Driver({ seed }).topic('events').subscription('events', 's', { rule });
      send(driver, {});
      send(driver, {});
      return driver.take(at('s'), 2).map((one) => propertiesOf(one).id);
    });
    expect(ids[0]).toEqual(ids[1]);
    expect(new Set(ids.flat()).size).toBe(4);
  });

  test('newid() in a filter is luck of the seed', () => {
    const arrived = ['a', 'a', 'b'].map((seed) => {
      const rule = { filter: { kind: 'sql', sql: "newid() + '' LIKE '%0'" } } as const;
      const driver = new Driver({ seed }).topic('events').subscription('events', 's', { rule });
      for (let n = 0; n < 200; n++) send(driver, { body: String(n) });
      return driver.peek(at('s'));
    });
    expect(arrived[0]).toEqual(arrived[1]);
    expect(arrived[0]).not.toEqual(arrived[2]);
    expect(arrived.every((some) => some.length > 0 && some.length < 100)).toBe(true);
  });

  test('rules that come and go count from then on', () => {
    const driver = new Driver().topic('events').subscription('events', 's', {});
    send(driver, { body: 'none' });
    const subscription = at('s');
    const rule = { name: 'Some', filter: { kind: 'sql', sql: 'a = 1' } } as const;
    driver.do({ kind: 'add-rule', subscription, rule });
    send(driver, { body: 'one', properties: { a: 1 } });
    driver.do({
      kind: 'add-rule',
      subscription,
      rule: { ...rule, filter: { kind: 'sql', sql: 'a = 2' } },
      replace: true,
    });
    send(driver, { body: 'old', properties: { a: 1 } });
    send(driver, { body: 'two', properties: { a: 2 } });
    driver.do({ kind: 'remove-rule', subscription, name: 'some' });
    send(driver, { body: 'gone', properties: { a: 2 } });
    expect(driver.peek(subscription)).toEqual(['one', 'two']);
    expect(driver.broker.rules(subscription)).toEqual([]);
  });

  test.each<[string, boolean, string[]]>([
    ['dead-lettered where the subscription says so', true, ['wrong']],
    ['lost where it does not', false, []],
  ])('a message that a filter fails on is %s', (_, deadLetterOnFilterErrors, dead) => {
    const driver = new Driver()
      .topic('events')
      .subscription('events', 's', { high: 'priority > 5' }, { deadLetterOnFilterErrors });
    send(driver, { body: 'wrong', properties: { priority: 'high' } });
    expect(driver.peek(at('s'))).toEqual([]);
    expect(driver.peek(at('s', '/$DeadLetterQueue'))).toEqual(dead);
    for (const one of driver.take(at('s', '/$DeadLetterQueue'))) {
      expect(propertiesOf(one).DeadLetterErrorDescription).toMatch(/cannot compare string with/);
    }
  });

  test('so is one that an action fails on, and the others get their copies', () => {
    const driver = new Driver().topic('events').subscription('events', 's', {
      all: '1=1',
      bad: { filter: { kind: 'sql', sql: '1=1' }, action: 'SET n = 1 / m' },
    });
    send(driver, { body: 'x', properties: { m: 0 } });
    expect(driver.peek(at('s'))).toEqual(['x']);
    expect(driver.peek(at('s', '/$DeadLetterQueue'))).toEqual(['x']);
  });

  test('one that an action makes too large is dead whatever the subscription says, with the reason of the service', () => {
    const action = 'SET b = b + b; SET b = b + b; SET b = b + b';
    const driver = new Driver()
      .topic('events')
      .subscription(
        'events',
        's',
        { r: { filter: { kind: 'sql', sql: '1=1' }, action } },
        { deadLetterOnFilterErrors: false },
      );
    send(driver, { body: 'x', properties: { b: 'x'.repeat(5000) } });
    expect(driver.peek(at('s'))).toEqual([]);
    expect(driver.take(at('s', '/$DeadLetterQueue')).map((one) => propertiesOf(one).DeadLetterReason)).toEqual([
      'HeaderSizeExceeded',
    ]);
  });

  test('a message without a session is dead where the subscription has sessions, with the reason of the service', () => {
    const driver = new Driver().topic('events').subscription('events', 's', { all: '1=1' }, { requiresSession: true });
    send(driver, { body: 'x' });
    const [dead] = driver.take(at('s', '/$DeadLetterQueue'));
    expect(propertiesOf(dead as never).DeadLetterReason).toBe('Session ID is null.');
  });

  test.each<[string, { sql: string; action?: string }, RegExp]>([
    ['a filter', { sql: "a = 'x" }, /^There was an error parsing the SQL expression\. \[Token line=2, column=0, /],
    ['an action', { sql: '1=1', action: 'a = 1' }, /\[Token line=1, column=0, Token in error= a, Additional details= /],
    ['a filter that is too complex', { sql: `${'NOT '.repeat(40)}a=1` }, /too complex/],
  ])('%s that the service refuses is refused with the place', (_, { sql, action }, words) => {
    const driver = new Driver().topic('events').subscription('events', 's');
    const rule = { name: 'r', filter: { kind: 'sql', sql }, action } as const;
    const answer = driver.try({ kind: 'add-rule', subscription: at('s'), rule });
    expect(answer).toMatchObject({
      condition: 'com.microsoft:argument-error',
      description: expect.stringMatching(words),
    });
  });

  test.each<[string, Command, Condition]>([
    ['a rule of a name that is there', rule('ALL', '1=0'), 'com.microsoft:entity-already-exists'],
    ['one that is to be replaced and is not there', { ...rule('x', '1=0'), replace: true }, 'amqp:not-found'],
    ['an empty name', rule('', '1=1'), 'com.microsoft:argument-error'],
    ['a name that is too long', rule('x'.repeat(51), '1=1'), 'com.microsoft:argument-error'],
    ['one to remove that is not there', { kind: 'remove-rule', subscription: at('s'), name: 'x' }, 'amqp:not-found'],
    ['a rule of a topic', { ...rule('x', '1=1'), subscription: 'events' }, 'amqp:not-allowed'],
    ['an empty correlation filter', emptyCorrelation(), 'com.microsoft:argument-error'],
  ])('%s', (_, command, condition) => {
    const driver = new Driver().topic('events').subscription('events', 's');
    expect(driver.refusal(command)).toBe(condition);
    expect(driver.broker.rules(at('s'))).toHaveLength(1);
  });
});

function rule(name: string, sql: string) {
  return { kind: 'add-rule', subscription: at('s'), rule: { name, filter: { kind: 'sql', sql } } } as const;
}

function emptyCorrelation(): Command {
  const filter = { kind: 'correlation', system: new Map(), properties: new Map() } as const;
  return { kind: 'add-rule', subscription: at('s'), rule: { name: 'x', filter } };
}

describe('forwarding', () => {
  test('a message goes on at once, through the rules of the target, and keeps its first number', () => {
    const driver = new Driver()
      .queue('end')
      .topic('second')
      .subscription('second', 'on', { some: 'n > 1' }, { forwardTo: 'end' })
      .topic('events')
      .subscription('events', 'on', { all: '1=1' }, { forwardTo: 'second' });
    for (const n of [1, 2, 3]) send(driver, { body: `m${n}`, properties: { n } });
    expect(driver.take('end', 9)).toMatchObject([
      { sequenceNumber: 1, enqueuedSequenceNumber: 2, enqueuedAt: START },
      { sequenceNumber: 2, enqueuedSequenceNumber: 3 },
    ]);
    expect(driver.broker.describe(at('on'))).toMatchObject({ counts: { active: 0 } });
  });

  test('after four hops a message is dead where it is then', () => {
    const driver = new Driver().queue('q6');
    for (let n = 5; n >= 1; n--) driver.queue(`q${n}`, { forwardTo: `q${n + 1}` });
    driver.send('q1', 'x');
    const [dead] = driver.take('q5/$DeadLetterQueue');
    expect(propertiesOf(dead as never)).toEqual({
      DeadLetterReason: 'MaxTransferHopCountExceeded',
      DeadLetterErrorDescription:
        'The maximum number of allowed hops when forwarding between queues has been exceeded. This value is set to 4.',
    });
    driver.send('q2', 'y');
    expect(driver.peek('q6')).toEqual(['y']);
  });

  test.each<[string, (driver: Driver) => void, RegExp]>([
    ['is deleted', (driver) => driver.do({ kind: 'delete', entity: 'end' }), /NotFound/],
    [
      'is disabled',
      (driver) => driver.do({ kind: 'update', entity: 'end', settings: { status: 'SendDisabled' } }),
      /Disabled/,
    ],
    ['is full', (driver) => driver.do({ kind: 'fill', entity: 'end', full: true }), /Quota/],
  ])('where the target %s, the message is dead where it comes from', (_, spoil, reason) => {
    const driver = new Driver().queue('end').queue('orders', { forwardTo: 'end' });
    spoil(driver);
    driver.send('orders', 'x');
    const [dead] = driver.take('orders/$DeadLetterQueue');
    expect(propertiesOf(dead as never).DeadLetterReason).toMatch(reason);
  });

  test('dead letters go to where they are forwarded, and tell where they are from; what cannot go stays', () => {
    const driver = new Driver().queue('graves').queue('orders', { forwardDeadLetteredMessagesTo: 'graves' });
    for (const body of ['first', 'second']) {
      driver.send('orders', body);
      const [one] = driver.take('orders');
      driver.settle('orders', one as never, { kind: 'dead-letter', reason: 'why' });
      driver.do({ kind: 'update', entity: 'graves', settings: { status: 'SendDisabled' } });
    }
    const [grave] = driver.take('graves');
    expect(grave).toMatchObject({ deadLetterSource: 'orders', enqueuedSequenceNumber: 1, deliveryCount: 0 });
    expect(propertiesOf(grave as never)).toEqual({ DeadLetterReason: 'why' });
    expect(driver.peek('orders/$DeadLetterQueue')).toEqual(['second']);
  });

  test('entities whose dead letters go in a circle stop after four hops', () => {
    const settings = { maxDeliveryCount: 1 };
    const driver = new Driver().queue('a', settings).queue('b', { ...settings, forwardDeadLetteredMessagesTo: 'a' });
    driver.do({ kind: 'update', entity: 'a', settings: { forwardDeadLetteredMessagesTo: 'b' } });
    driver.send('a', 'x');
    for (let n = 0; n < 4; n++) {
      const from = n % 2 === 0 ? 'a' : 'b';
      driver.settle(from, driver.take(from)[0] as never, 'abandon');
    }
    driver.settle('a', driver.take('a')[0] as never, 'abandon');
    expect(driver.peek('a/$DeadLetterQueue')).toEqual(['x']);
  });

  test('an entity that begins to forward sends on what waits, and nobody can receive from it', () => {
    const driver = new Driver().queue('end').queue('orders');
    driver.send('orders', 'locked');
    const [locked] = driver.take('orders');
    driver.send('orders', 'waiting');
    driver.receiver('orders', 'r');
    driver.do({ kind: 'update', entity: 'orders', settings: { forwardTo: 'end' } });
    expect(driver.peek('end')).toEqual(['waiting']);
    expect(driver.told('receiver-closed')).toHaveLength(1);
    driver.settle('orders', locked as never, 'complete');
    const open = { kind: 'open-receiver', receiver: 'r', entity: 'orders', mode: 'peek-lock' } as const;
    expect(driver.try(open)).toBeInstanceOf(BrokerError);
    expect(driver.refusal({ ...open, entity: 'orders/$DeadLetterQueue' })).toBeUndefined();
  });

  test("what expires in a subscription counts the topic's time too", () => {
    const driver = new Driver()
      .topic('events', { defaultTimeToLive: MINUTE })
      .subscription('events', 's', { all: '1=1' }, { defaultTimeToLive: 2 * MINUTE, deadLetterOnExpiration: true });
    send(driver, { body: 'x' });
    driver.wait(MINUTE);
    expect(driver.peek(at('s', '/$DeadLetterQueue'))).toEqual(['x']);
  });
});
