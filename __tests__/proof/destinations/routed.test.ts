import { AS_SENT } from '../../../lib/proof/destinations/copy-sets';
import { closedTo, counts, endsAt, endsBehind } from '../../../lib/proof/destinations/counted';
import {
  endLabel,
  isNamed,
  labelOf,
  type Stop,
  stopLabel,
  stopName,
} from '../../../lib/proof/destinations/forward-stop';
import { areRoutedSo, endOf, endsOf, placesOf } from '../../../lib/proof/destinations/routed';
import type { Arrival } from '../../../lib/proof/destinations/walk';
import { EVERY_MESSAGE, type MessageSet, NO_MESSAGE, perhaps } from '../../../lib/proof/messages/message-set';
import type { Queue, Subscription, TopicResult } from '../../../lib/routing';
import { Message } from '../../../lib/rules';

const known = <T>(value: T) => ({ kind: 'known', value }) as const;
const open = { address: 'somewhere', argument: 'name', problem: 'it is not known' };

const queue = (name: string, more: Partial<Queue> = {}) =>
  ({
    kind: 'queue',
    name,
    label: name,
    address: `queue.${name}`,
    status: known('Active'),
    ...more,
  }) as unknown as Queue;
const subscription = (name: string, more: object = {}) =>
  ({
    kind: 'subscription',
    name,
    address: `subscription.${name}`,
    status: known('Active'),
    topic: { name: 'events', label: 'events', address: 'topic.events' },
    ...more,
  }) as unknown as Subscription;

const at = (entity: Queue | Subscription, isDeadLetter = false): Stop => ({ kind: 'entity', entity, isDeadLetter });
const nowhere: Stop = { kind: 'unknown', unresolved: [open] };
const outside = (name: string): Stop => ({ kind: 'outside', name, from: subscription('a') });
const arrival = (way: readonly Stop[], messages: MessageSet = EVERY_MESSAGE): Arrival => ({
  way,
  messages,
  shape: AS_SENT,
  hops: 0,
  boxes: [],
});
const [a, b, work] = [subscription('a'), subscription('b'), queue('work')];

/** What the router says of some copies and failures. */
const result = (
  ends: readonly object[],
  failures: readonly object[] = [],
  unknown: readonly object[] = [],
  of: Subscription = a,
): TopicResult =>
  ({
    topic: {},
    results: [{ subscription: of, copies: ends.map((end) => ({ end, rules: [] })), failures, unknown: [] }],
    unknown,
  }) as unknown as TopicResult;

describe('where copies end by what the router says', () => {
  const waiting = { way: ['events/a'], state: 'waiting' };
  const nobody = { topic: {}, results: [], unknown: [] };

  test.each<[what: string, result: TopicResult, ends: readonly object[]]>([
    ['where they wait', result([waiting]), [{ way: ['events/a'], at: 'events/a', state: 'waiting' }]],
    [
      'where they were forwarded to',
      result([{ way: ['events/a', 'work'], state: 'left', reason: 'it is not there' }]),
      [{ way: ['events/a', 'work'], at: 'work', state: 'left', reason: 'it is not there' }],
    ],
    [
      'among dead letters',
      result([
        { way: ['events/a'], state: 'dead-letter', reason: 'it lacks a session', deadLetters: { of: 'events/a' } },
      ]),
      [
        {
          way: ['events/a', 'events/a/$DeadLetterQueue'],
          at: 'events/a/$DeadLetterQueue',
          state: 'dead-letter',
          reason: 'it lacks a session',
        },
      ],
    ],
    [
      'among the dead letters of what is on its way',
      result([{ way: ['events/a', 'work', 'more'], state: 'dead-letter', deadLetters: { of: 'work' } }]),
      [{ way: ['events/a', 'work', 'work/$DeadLetterQueue'], at: 'work/$DeadLetterQueue', state: 'dead-letter' }],
    ],
    [
      'where dead letters go on to',
      result([
        {
          way: ['events/a'],
          state: 'dead-letter',
          reason: 'it lacks a session',
          deadLetters: { of: 'events/a', goesOn: { way: ['events/a', 'lost-and-found'], state: 'waiting' } },
        },
      ]),
      [
        {
          way: ['events/a', 'events/a/$DeadLetterQueue', 'lost-and-found'],
          at: 'lost-and-found',
          state: 'waiting',
          reason: 'it lacks a session',
        },
      ],
    ],
    [
      'with the reason of what comes last',
      result([
        {
          way: ['events/a'],
          state: 'dead-letter',
          reason: 'first',
          deadLetters: { of: 'events/a', goesOn: { way: ['events/a', 'found'], state: 'left', reason: 'second' } },
        },
      ]),
      [{ way: ['events/a', 'events/a/$DeadLetterQueue', 'found'], at: 'found', state: 'left', reason: 'second' }],
    ],
    [
      'where a rule fails',
      result([], [{ rule: 'r', reason: 'no number', deadLettered: true, deadLetters: { of: 'events/a' } }]),
      [
        {
          way: ['events/a/$DeadLetterQueue'],
          at: 'events/a/$DeadLetterQueue',
          state: 'dead-letter',
          reason: 'rule r fails: no number',
        },
      ],
    ],
    [
      'nowhere, where what fails is dropped',
      result([], [{ rule: 'r', reason: 'x', deadLettered: false, deadLetters: { of: 'events/a' } }]),
      [],
    ],
    ['nowhere, where it has no dead letters', result([], [{ rule: 'r', reason: 'x', deadLettered: true }]), []],
    [
      'lost, where no subscription of the next topic gets it',
      result([{ way: ['events/a', 'next'], state: 'waiting', next: nobody }]),
      [{ way: ['events/a', 'next'], at: 'next', state: 'lost', reason: 'no subscription there gets it' }],
    ],
    [
      'in the subscription of the next topic that gets it',
      result([{ way: ['events/a', 'next'], state: 'waiting', next: result([{ way: ['next/b'], state: 'waiting' }]) }]),
      [{ way: ['events/a', 'next', 'next/b'], at: 'next/b', state: 'waiting' }],
    ],
    [
      'and perhaps elsewhere, where that cannot be told',
      result([
        {
          way: ['events/a', 'next'],
          state: 'waiting',
          next: result([{ way: ['next/b'], state: 'waiting' }], [], [open]),
        },
      ]),
      [
        { way: ['events/a', 'next', 'next/b'], at: 'next/b', state: 'waiting' },
        { way: ['events/a', 'next'], at: 'next', state: 'unknown', reason: 'who else gets it there cannot be told' },
      ],
    ],
  ])('%s', (_, of, ends) => {
    expect(endsOf(of)).toEqual(ends);
    expect(placesOf(of)).toEqual(
      (ends as readonly { at: string; state: string }[]).flatMap((one) => (one.state === 'lost' ? [] : [one.at])),
    );
  });

  test('of one subscription alone, or of all', () => {
    const both = {
      ...result([waiting]),
      results: [...result([waiting]).results, ...result([waiting], [], [], b).results],
    };
    expect([endsOf(both as TopicResult), endsOf(both as TopicResult, b)].map(({ length }) => length)).toEqual([2, 1]);
    expect(endsOf(result([waiting]), b)).toEqual([]);
  });
});

describe('whether the router has copies where a proof has them', () => {
  const message = new Message();
  const waits = (count: number) =>
    result(Array.from({ length: count }, () => ({ way: ['events/a'], state: 'waiting' })));
  const dead = (count: number) =>
    result(
      [],
      Array.from({ length: count }, () => ({
        rule: 'r',
        reason: 'x',
        deadLettered: true,
        deadLetters: { of: 'events/a' },
      })),
    );
  const maybe = perhaps(EVERY_MESSAGE, [open]);
  const here = arrival([at(a)]);
  const mayBeHere = arrival([at(a)], maybe);
  const deadHere = arrival([at(a, true)]);
  const mayBeDead = arrival([at(a, true)], maybe);

  test.each<[what: string, result: TopicResult, arrivals: readonly Arrival[], isSo: boolean]>([
    ['none and none', waits(0), [], true],
    ['one and one', waits(1), [here], true],
    ['one more by the router', waits(1), [], false],
    ['one more by the proof', waits(0), [here], false],
    ['two by the router', waits(2), [here], false],
    ['two and two', waits(2), [here, here], true],
    ['one that may be, and is', waits(1), [mayBeHere], true],
    ['one that may be, and is not', waits(0), [mayBeHere], true],
    ['one that is, and one that may be', waits(2), [here, mayBeHere], true],
    ['three, of which two may be', waits(3), [here, mayBeHere], false],
    ['one of another message', waits(0), [arrival([at(a)], NO_MESSAGE)], true],
    ['one elsewhere', waits(1), [arrival([at(b)])], false],
    ['dead letters, however many', dead(2), [deadHere], true],
    ['dead letters, where the proof has two', dead(1), [deadHere, deadHere], true],
    ['dead letters that the proof has not', dead(1), [], false],
    ['dead letters that the router has not', dead(0), [deadHere], false],
    ['dead letters that may be', dead(0), [mayBeDead], true],
    ['dead letters that may be, and are', dead(3), [mayBeDead], true],
    ['whatever the router cannot tell', result([], [], [open]), [here], true],
  ])('%s: %#', (_, of, arrivals, isSo) => {
    expect(areRoutedSo(of, arrivals, message)).toBe(isSo);
  });
});

describe('what a stop is called', () => {
  const far = subscription('c', { topic: { name: 'next', label: 'ns/next', address: 'topic.next' } });
  const label = queue('q', { label: 'ns/q' } as Partial<Queue>);

  test.each<[what: string, stop: Stop, name: string, inDocument: string]>([
    ['a subscription', at(a), 'events/a', 'events/a'],
    ['its dead letters', at(a, true), 'events/a/$DeadLetterQueue', 'events/a/$DeadLetterQueue'],
    ['a queue', at(work), 'work', 'work'],
    ['one of several namespaces', at(label, true), 'q/$DeadLetterQueue', 'ns/q/$DeadLetterQueue'],
    ['a subscription of one', at(far), 'next/c', 'ns/next/c'],
    ['what is not in the document', outside('x'), 'x', 'x'],
    ['nobody knows', nowhere, '?', '?'],
  ])('%s', (_, stop, name, inDocument) => {
    expect([stopName(stop), stopLabel(stop)]).toEqual([name, inDocument]);
  });

  test.each<[what: string, way: readonly Stop[], label: string, end: string]>([
    ['one of its own topic', [at(a)], 'a', 'events/a'],
    ['dead letters of it', [at(a), at(a, true)], 'a/$DeadLetterQueue', 'events/a/$DeadLetterQueue'],
    ['one behind another', [at(a), at(b)], 'events/b', 'events/b'],
    ['a queue behind it', [at(a), at(label)], 'ns/q', 'ns/q'],
    ['what is known last', [at(a), at(work), nowhere], 'work', 'work'],
    ['what is not in the document', [at(a), outside('x'), nowhere], 'x', 'x'],
    ['nothing that is known', [nowhere], '?', ''],
  ])('where a copy ends: %s', (_, way, said, end) => {
    expect([endLabel(way), endOf(arrival(way))]).toEqual([said, end]);
  });

  const nameless = subscription('subscription.x', { address: 'subscription.x' });
  const ofNameless = subscription('d', { topic: { name: 'topic.y', label: 'topic.y', address: 'topic.y' } });

  test.each<[stop: Stop, wanted: string, is: boolean | undefined]>([
    [at(a), 'events/a', true],
    [at(a), 'EVENTS/A', true],
    [at(a), 'a', false],
    [at(a), 'events/a/$DeadLetterQueue', false],
    [at(a, true), 'events/a/$deadletterqueue', true],
    [at(a, true), 'events/a', false],
    [at(label), 'ns/q', true],
    [at(label), 'q', true],
    [at(label, true), 'ns/Q/$DeadLetterQueue', true],
    [outside('x'), 'X', true],
    [outside('x'), 'y', false],
    [nowhere, 'x', undefined],
    [at(nameless), 'events/z', undefined],
    [at(nameless), 'events/z/$DeadLetterQueue', false],
    [at(nameless, true), 'events/z/$DeadLetterQueue', undefined],
    [at(nameless, true), 'events/z', false],
    [at(ofNameless), 'z/d', undefined],
    [at(queue('queue.q', { address: 'queue.q' } as Partial<Queue>)), 'z', undefined],
  ])('%#: %j is %s', (stop, wanted, is) => {
    expect(isNamed(stop, wanted)).toBe(is);
  });

  test('in the document it has the label of its namespace', () => {
    expect([labelOf(a), labelOf(label), labelOf(far)]).toEqual(['events/a', 'ns/q', 'ns/next/c']);
  });
});

describe('copies that count', () => {
  const closed = queue('closed', { status: known('Disabled') } as Partial<Queue>);
  const receiveDisabled = queue('half', { status: known('ReceiveDisabled') } as Partial<Queue>);
  const notKnown = queue('half', { status: { kind: 'unknown', unresolved: open } } as unknown as Partial<Queue>);

  test('nobody reads from what is closed', () => {
    expect([work, closed, receiveDisabled, notKnown].map(closedTo)).toEqual([
      {},
      { closed: 'Disabled' },
      { closed: 'ReceiveDisabled' },
      {},
    ]);
    const of = (way: readonly Stop[]) => counts(arrival(way)).map(({ end, closed: status }) => [end, status]);
    expect(of([at(a), at(closed)])).toEqual([['closed', 'Disabled']]);
    // Dead letters of it are told otherwise.
    expect(of([at(a), at(closed, true)])).toEqual([['closed/$DeadLetterQueue', undefined]]);
    expect(of([at(a), outside('x')])).toEqual([['x', undefined]]);
  });

  test('what becomes of a copy later, where nobody knows, may be two', () => {
    const [one, other, ...more] = counts(arrival([at(a), nowhere]));
    expect(more).toEqual([]);
    expect(one).toBe(other);
    expect([one!.messages.has(new Message()), one!.messages.mayHave(new Message())]).toEqual([false, true]);
    expect(one!.messages.unresolved).toEqual([open]);
  });

  test('behind a subscription those are together that come one way, and dead letters do not count', () => {
    const ways = [
      [at(a)],
      [at(a), at(work)],
      [at(a)],
      [at(a), at(a, true)],
      [at(a), at(a, true), at(work)],
      [at(a), at(work), nowhere],
    ];
    const groups = endsBehind(ways.map((way) => arrival(way)));
    expect(groups.map((group) => group.map(({ end }) => end))).toEqual([['a', 'a'], ['work'], ['work'], ['work']]);
  });

  test.each<[what: string, names: readonly string[], way: readonly Stop[], ends: readonly string[]]>([
    ['by its name', ['work'], [at(a), at(work)], ['work']],
    ['by what is on its way', ['events/a'], [at(a), at(work)], ['work']],
    ['by another name not', ['other'], [at(a), at(work)], []],
    ['by one of several names', ['other', 'work'], [at(a), at(work)], ['work']],
    ['of what it was before it was a dead letter not', ['events/a'], [at(a), at(a, true), at(work)], []],
    ['as a dead letter', ['events/a/$DeadLetterQueue'], [at(a), at(a, true), at(work)], ['work']],
    ['outside by its name', ['x'], [at(a), outside('x'), nowhere], ['x']],
    ['outside by another name perhaps, twice', ['y'], [at(a), outside('x'), nowhere], ['x', 'x']],
    ['where nobody knows perhaps, twice', ['y'], [at(a), nowhere], ['events/a', 'events/a']],
  ])('for a destination %s', (_, names, way, ends) => {
    expect(endsAt(names, [arrival(way)], () => []).map(({ end }) => end)).toEqual(ends);
  });

  test('for a destination of which the name is not known, perhaps', () => {
    const nameless = queue('queue.q', { address: 'queue.q' } as Partial<Queue>);
    const [one, ...more] = endsAt(['work'], [arrival([at(a), at(nameless)])], () => []);
    expect(more).toEqual([]);
    expect(one!.messages.has(new Message())).toBe(false);
    expect(one!.messages.unresolved).toEqual([{ address: 'queue.q', argument: 'name', problem: 'it is not known' }]);
  });

  test('for a destination where it comes later, if it does not count already', () => {
    const later = (one: Arrival) => [arrival([...one.way, at(a, true)])];
    const of = (name: string) => endsAt([name], [arrival([at(a)])], later).map(({ end }) => end);
    expect([of('events/a'), of('events/a/$DeadLetterQueue'), of('other')]).toEqual([['a'], ['a/$DeadLetterQueue'], []]);
  });
});
