import { type Finding, refutationWords } from '../../../lib/proof';
import { closedWords, refutedWords, undecidedWords } from '../../../lib/proof/questions/claims/claim-words';
import { knownOf, listed, Router, type Topic, topologyOf } from '../../../lib/routing';
import { type DeliveryClaim, messageFromJson } from '../../../lib/rules';
import { parseDocument } from '../../../lib/terraform';
import { KIND_A, said, withProof } from '../../support/topic-proof';
import { configurationOf, topicOf } from '../../support/topics';

const open = { address: 'somewhere', argument: 'rules', problem: 'it is known after the apply' };

type Rows = Readonly<Record<string, string>>;

/** Whether a claim holds; where a message refutes it, how, and where its copies end. */
const proved = (topic: Topic, claim: Omit<DeliveryClaim, 'name'>) =>
  withProof(topic, async (proof) => {
    const answer = await proof.prove({ name: 'it', ...claim });
    return answer.verdict === 'refuted' ? answer.refutations.map(({ how, ends }) => [how, ends]) : answer.verdict;
  });

/** A topic `events` of which some subscriptions forward to a topic `next`, with these subscriptions. */
function forwarding(own: Rows, next: Rows, settings: Readonly<Record<string, object>>): Topic {
  const document = JSON.parse(configurationOf(own, { said, settings }));
  const other = JSON.parse(
    configurationOf(next).replaceAll('azurerm_servicebus_topic.events', 'azurerm_servicebus_topic.next'),
  );
  const { resource } = document;
  resource.azurerm_servicebus_topic.next = { name: 'next', namespace_id: 'n' };
  Object.assign(resource.azurerm_servicebus_subscription, other.resource.azurerm_servicebus_subscription);
  Object.assign(resource.azurerm_servicebus_subscription_rule, other.resource.azurerm_servicebus_subscription_rule);
  return topologyOf(parseDocument('a.tf.json', JSON.stringify(document))).topics.find(({ name }) => name === 'events')!;
}

describe('what is one destination', () => {
  const topic = forwarding(
    { a: "kind = 'a'", b: "kind = 'b'" },
    { x: '1=1', y: 'n > 5' },
    { a: { forward_to: '${azurerm_servicebus_topic.next.name}' } },
  );

  test.each<[what: string, claim: Omit<DeliveryClaim, 'name'>, answer: unknown]>([
    ['each end, of all', { kind: 'never-overlap' }, [['comes twice', ['next/x', 'next/y']]]],
    ['each subscription that is named', { kind: 'never-overlap', subscriptions: ['a', 'b'] }, 'proved'],
    [
      'each copy, where there may be one alone',
      { kind: 'exactly-once', subscriptions: ['a', 'b'] },
      [['comes twice', ['next/x', 'next/y']]],
    ],
    ['each destination that is named', { kind: 'never-overlap', destinations: ['next/x', 'events/b'] }, 'proved'],
    [
      'of two that are named both',
      { kind: 'never-overlap', destinations: ['next/x', 'next/y'] },
      [['comes twice', ['next/x', 'next/y']]],
    ],
    ['and it is covered by any', { kind: 'cover', destinations: ['next/x', 'events/b'] }, 'proved'],
    ['but not by some', { kind: 'cover', destinations: ['next/y', 'events/b'] }, [['reaches nobody', []]]],
    ['that is reached', { kind: 'not-reach', destinations: ['next/y'] }, [['reaches one', ['next/y']]]],
    ['that is not', { kind: 'not-reach', destinations: ['next/y'], except: KIND_A }, 'proved'],
  ])('%s', async (_, claim, answer) => {
    expect(await proved(topic, claim)).toEqual(answer);
  });
});

describe('a subscription of which only the apply tells the name', () => {
  const topic = topicOf({ a: "kind = 'a'", b: "kind = 'b'", log: '1=1' }, { said });
  const subscriptions = knownOf(topic.subscriptions).map((one) =>
    one.name === 'log' ? { ...one, name: one.address } : one,
  );
  const nameless = { ...topic, subscriptions: listed(subscriptions, []) };
  const address = subscriptions.at(-1)!.address;

  test.each<[what: string, claim: Omit<DeliveryClaim, 'name'>, verdict: unknown]>([
    ['is none of those that are found', { kind: 'never-overlap', subscriptions: ['a', 'b'] }, 'proved'],
    ['may be one that is not', { kind: 'never-overlap', subscriptions: ['a', 'c'] }, 'undecided'],
    ['may cover what that one should', { kind: 'cover', subscriptions: ['c'] }, 'undecided'],
    ['may be called by its address', { kind: 'cover', subscriptions: [address] }, 'proved'],
    ['also beside one that is not found', { kind: 'cover', subscriptions: [address, 'c'] }, 'proved'],
    ['may be an observer', { kind: 'never-overlap', observers: ['log'] }, 'undecided'],
    [
      'is none where all observers are found',
      { kind: 'never-overlap', observers: ['a'] },
      [['comes twice', ['b', address]]],
    ],
  ])('%s', async (_, claim, verdict) => {
    expect(await proved(nameless, claim)).toEqual(verdict);
  });
});

test('subscriptions that are not known are none of those that are found', async () => {
  const topic = topicOf({ a: "kind = 'a'", b: "kind = 'b'" }, { said });
  const more = { ...topic, subscriptions: listed(knownOf(topic.subscriptions), [open]) };
  expect(await proved(more, { kind: 'never-overlap', subscriptions: ['a', 'b'] })).toBe('proved');
  expect(await proved(more, { kind: 'never-overlap', subscriptions: ['a', 'c'] })).toBe('undecided');
  expect(await proved(more, { kind: 'never-overlap', subscriptions: ['c', 'd'] })).toBe('undecided');
  expect(await proved(more, { kind: 'never-overlap', subscriptions: ['c'] })).toBe('proved');
  expect(await proved(more, { kind: 'exactly-once', subscriptions: ['a', 'b'] })).toBe('proved');
  expect(await proved(more, { kind: 'not-reach', destinations: ['c'] })).toBe('undecided');
  expect(await proved(more, { kind: 'not-reach', subscriptions: ['c'] })).toBe('undecided');
  expect(await proved(topic, { kind: 'not-reach', subscriptions: ['c'] })).toBe('proved');
});

describe('places where nobody can read', () => {
  const closedOf = (topic: Topic, claim: Omit<DeliveryClaim, 'name'>) =>
    withProof(topic, async (proof) =>
      (await proof.closedPlaces({ name: 'it', ...claim })).map(({ place, status, isSure }) => [place, status, isSure]),
    );
  const rules = { a: "kind = 'a'", b: { one: "kind = 'b'", two: { sql: 'n > 5', action: 'SET n = 1' } }, c: '1=1' };
  const closed = { status: 'ReceiveDisabled' };
  const topic = topicOf(rules, { said, settings: { a: closed, b: closed } });

  test.each<[what: string, claim: Omit<DeliveryClaim, 'name'>, places: readonly unknown[]]>([
    [
      'each once, whatever copies come there',
      { kind: 'cover' },
      [
        ['a', 'ReceiveDisabled', true],
        ['b', 'ReceiveDisabled', true],
      ],
    ],
    ['of those that a claim counts', { kind: 'cover', subscriptions: ['b', 'c'] }, [['b', 'ReceiveDisabled', true]]],
    ['of the messages that it is about', { kind: 'cover', subscriptions: ['a'], except: KIND_A }, []],
    ['none', { kind: 'cover', subscriptions: ['c'] }, []],
  ])('%s', async (_, claim, places) => {
    expect(await closedOf(topic, claim)).toEqual(places);
  });

  test('by any copy: the second rule brings one that the first does not', async () => {
    const only = topicOf(
      { b: { one: "kind = 'b'", two: { sql: 'n > 5', action: 'SET n = 1' } } },
      { said, settings: { b: closed } },
    );
    expect(await closedOf(only, { kind: 'cover', messages: KIND_A })).toEqual([['b', 'ReceiveDisabled', true]]);
  });

  test('perhaps, where it is not known whether a copy comes', async () => {
    const maybe = { ...topic, status: { kind: 'unknown', unresolved: open } } as const;
    expect(await closedOf(maybe, { kind: 'cover', subscriptions: ['a'] })).toEqual([['a', 'ReceiveDisabled', false]]);
  });

  test('in words', () => {
    const place = { place: 'a', status: 'Disabled' };
    expect(closedWords({ ...place, isSure: true })).toMatch(/^a copy is at a, and /);
    expect(closedWords({ ...place, isSure: false })).toMatch(/^a copy may be at a, and /);
  });
});

describe('answers of the solver', () => {
  const message: Finding = { kind: 'message', message: messageFromJson({ properties: { kind: 'a' } }) };
  const none: Finding = { kind: 'none' };
  const why: Finding = { kind: 'undecided', reason: 'why' };
  const other: Finding = { kind: 'undecided', reason: 'another' };

  test.each<[answers: readonly Finding[], verdict: unknown]>([
    [[none, none], { verdict: 'proved' }],
    [[message, none], ['reaches nobody']],
    [[none, message], ['comes twice']],
    [
      [message, message],
      ['reaches nobody', 'comes twice'],
    ],
    [[why, none], { verdict: 'undecided', reason: 'why' }],
    [[none, why], { verdict: 'undecided', reason: 'why' }],
    [[why, other], { verdict: 'undecided', reason: 'another' }],
    [[why, message], ['comes twice']],
    [[message, why], ['reaches nobody']],
  ])('%j', async (answers, verdict) => {
    await withProof(topicOf({ a: '1=1' }, { said }), async (proof) => {
      const asked: string[] = [];
      jest.spyOn(proof, 'find').mockImplementation(async (_, words = '') => {
        asked.push(words);
        return answers[asked.length - 1]!;
      });
      const answer = await proof.prove({ kind: 'exactly-once', name: 'it' });
      expect(answer.verdict === 'refuted' ? answer.refutations.map(({ how }) => how) : answer).toEqual(verdict);
      expect(asked).toEqual([
        'that reaches nobody, against the claim "it"',
        'that comes twice, against the claim "it"',
      ]);
    });
  });

  test('a message that the router has end elsewhere is an internal error', async () => {
    await withProof(topicOf({ a: "kind = 'a'" }, { said }), async (proof) => {
      jest.spyOn(proof, 'isRouted').mockReturnValue(false);
      await expect(proof.prove({ kind: 'cover', name: 'it' })).rejects.toThrow(
        /^internal error: .* disagree about .*"kind".* \(it\); please report it/,
      );
    });
  });
});

test('the router is asked for its word where something is forwarded, and not where nothing is', async () => {
  const message = messageFromJson({ properties: { kind: 'a' } });
  const onwards = forwarding(
    { a: '1=1' },
    { x: '1=1' },
    { a: { forward_to: '${azurerm_servicebus_topic.next.name}' } },
  );
  for (const [topic, isAsked] of [
    [topicOf({ a: '1=1' }, { said }), false],
    [onwards, true],
  ] as const)
    await withProof(topic, async (proof) => {
      expect(proof.isRouted(message)).toBe(true);
      const route = jest.spyOn(Router.prototype, 'route').mockReturnValue({ topic, results: [], unknown: [] });
      expect(proof.isRouted(message)).toBe(!isAsked);
      expect(route).toHaveBeenCalledTimes(isAsked ? 1 : 0);
      route.mockRestore();
    });
});

describe('in words', () => {
  const claim: DeliveryClaim = { kind: 'cover', name: 'it' };
  const named = (count: number) => Array.from({ length: count }, (_, at) => `s${at}`);

  test.each<[claim: Partial<DeliveryClaim>, words: string]>([
    [{ subscriptions: named(1) }, 'a message does not reach S0'],
    [{ subscriptions: named(2) }, 'a message reaches none of S0 and S1'],
    [{ destinations: named(5) }, 'a message reaches none of S0, S1, S2, S3 and S4'],
    [{ destinations: named(6) }, 'a message reaches none of the 6 that are named'],
    [{ jobs: ['t'] }, 'a message starts no job of T'],
    [{ jobs: ['t', 'u'] }, 'a message starts no job of T or U'],
    [{ observers: ['log'] }, 'a message reaches nobody, LOG aside'],
    [{ observers: [] }, 'a message reaches nobody'],
  ])('%j', (about, words) => {
    const found = { how: 'reaches nobody', ends: [] } as const;
    expect(refutationWords({ ...claim, ...about }, found, (name) => name.toUpperCase())).toBe(words);
  });

  test.each<[ends: readonly string[], twice: string, one: string]>([
    [[], 'a message comes twice, to ?', 'a message reaches ?'],
    [['a'], 'a message comes twice, to A', 'a message reaches A'],
    [['a', 'b'], 'a message comes twice, to A and B', 'a message reaches A and B'],
    [['a', 'b', 'a'], 'a message comes 3 times, to A and B', 'a message reaches A and B'],
  ])('%j', (ends, twice, one) => {
    const words = (how: 'comes twice' | 'reaches one') =>
      refutationWords(claim, { how, ends }, (name) => name.toUpperCase());
    expect([words('comes twice'), words('reaches one')]).toEqual([twice, one]);
  });

  test('the claim and what became of it', () => {
    expect(refutedWords(claim)).toBe('"it" is refuted');
    expect(undecidedWords(claim, 'why')).toBe('"it" is undecided: why');
  });
});
