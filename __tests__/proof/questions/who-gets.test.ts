import { type Finding, TopicProof, unaskedIn, whoGets } from '../../../lib/proof';
import { Destinations, endText, shareOf } from '../../../lib/proof/questions/destinations';
import { Disagreement } from '../../../lib/proof/questions/disagreement';
import { knownOf, Router, type Topic, topologyOf } from '../../../lib/routing';
import { messageFromJson, messageToJson, SqlFilter } from '../../../lib/rules';
import { parseDocument } from '../../../lib/terraform';
import { KIND_A, said, withProof } from '../../support/topic-proof';
import { configurationOf, topicOf } from '../../support/topics';

describe('how many of some messages something gets', () => {
  const got: Finding = { kind: 'message', message: messageFromJson({ properties: { kind: 'a' } }) };
  const missed: Finding = { kind: 'message', message: messageFromJson({ properties: { kind: 'b' } }) };
  const none: Finding = { kind: 'none' };
  const why: Finding = { kind: 'undecided', reason: 'why' };
  const other: Finding = { kind: 'undecided', reason: 'another' };

  test.each<[answers: readonly Finding[], share: object]>([
    [[none], { gets: 'none' }],
    [[got, none], { gets: 'all', message: 'a' }],
    [[got, missed], { gets: 'some', message: 'a', other: 'b' }],
    [[why, none], { gets: 'undecided', reason: 'why' }],
    [[why, missed], { gets: 'undecided', reason: 'why', other: 'b' }],
    [[got, other], { gets: 'undecided', reason: 'another', message: 'a' }],
    [[why, other], { gets: 'undecided', reason: 'why' }],
  ])('where one that it gets, and one that it misses, are %j', async (answers, share) => {
    await withProof(topicOf({ a: '1=1' }, { said }), async (proof) => {
      const find = jest.spyOn(proof, 'find').mockRejectedValue(new Error('nothing else is asked'));
      for (const one of answers) find.mockResolvedValueOnce(one);
      const all = proof.others;
      const found = await shareOf(proof, all, all);
      const named = Object.entries(found).map(([name, value]) => [
        name,
        typeof value === 'string' ? value : value?.property('KIND'),
      ]);
      expect(Object.fromEntries(named)).toEqual(share);
    });
  });
});

/** The topic `events` with a subscription that forwards to the topic `next`, of which this is the one rule. */
function forwarding(rule: string, next: string, settings: object = {}): Topic {
  const document = JSON.parse(
    configurationOf({ s: rule }, { said, settings: { s: { forward_to: '${azurerm_servicebus_topic.next.name}' } } }),
  );
  const behind = JSON.parse(
    configurationOf({ t: next }, { settings: { t: settings } }).replaceAll(
      'servicebus_topic.events',
      'servicebus_topic.next',
    ),
  );
  const { resource } = document;
  resource.azurerm_servicebus_topic.next = { name: 'next', namespace_id: 'n' };
  Object.assign(resource.azurerm_servicebus_subscription, behind.resource.azurerm_servicebus_subscription);
  Object.assign(resource.azurerm_servicebus_subscription_rule, behind.resource.azurerm_servicebus_subscription_rule);
  return topologyOf(parseDocument('a.tf.json', JSON.stringify(document))).topics.find(({ name }) => name === 'events')!;
}

const destinationsOf = (topic: Topic) =>
  withProof(topic, async (proof) => {
    const { receipts, unreached } = await whoGets(proof, KIND_A);
    return {
      ends: receipts.flatMap(({ destinations }) =>
        destinations.map(({ gets, end }) => [end.at, gets, end.state, endText(end)]),
      ),
      unreached: unreached.kind,
    };
  });

describe('where messages of a kind end', () => {
  const DEAD = { dead_lettering_on_filter_evaluation_error: true };

  test.each<[what: string, topic: Topic, ends: readonly unknown[], unreached: string]>([
    ['in the subscription', topicOf({ s: '1=1' }, { said }), [['events/s', 'all', 'waiting', '']], 'none'],
    ['some in the subscription', topicOf({ s: 'n > 5' }, { said }), [['events/s', 'some', 'waiting', '']], 'message'],
    ['nowhere', topicOf({ s: "kind = 'b'" }, { said }), [], 'message'],
    [
      'behind it',
      forwarding('1=1', "kind = 'a'"),
      [['next/t', 'all', 'waiting', 'forwarded to next -> next/t']],
      'none',
    ],
    [
      'behind it, or lost',
      forwarding('1=1', 'n > 5'),
      [
        ['next/t', 'some', 'waiting', 'forwarded to next -> next/t'],
        ['next', 'some', 'lost', 'forwarded to next, lost: no subscription there gets it'],
      ],
      'message',
    ],
    [
      'lost',
      forwarding('1=1', "kind = 'b'"),
      [['next', 'all', 'lost', 'forwarded to next, lost: no subscription there gets it']],
      'message',
    ],
    [
      'as a dead letter of a rule that fails',
      topicOf({ s: '10 / n > 0' }, { said, settings: { s: DEAD } }),
      [
        ['events/s', 'some', 'waiting', ''],
        [
          'events/s/$DeadLetterQueue',
          'some',
          'dead-letter',
          expect.stringMatching(/^dead-lettered: rule rule fails: /),
        ],
      ],
      'message',
    ],
  ])('%s', async (_, topic, ends, unreached) => {
    expect(await destinationsOf(topic)).toEqual({ ends, unreached });
  });

  test.each<[end: Parameters<typeof endText>[0], text: string]>([
    [{ way: ['s'], at: 's', state: 'waiting' }, ''],
    [{ way: ['s'], at: 's', state: 'unknown', reason: 'why' }, 'cannot tell where it ends: why'],
    [{ way: ['s', 'q'], at: 'q', state: 'waiting' }, 'forwarded to q'],
    [{ way: ['s', 'q', 'r'], at: 'r', state: 'left', reason: 'why' }, 'forwarded to q -> r: why'],
    [{ way: ['s'], at: 's', state: 'waiting', reason: 'why' }, 'why'],
    [{ way: ['s', 's/$DeadLetterQueue'], at: 's/$DeadLetterQueue', state: 'dead-letter' }, 'dead-lettered'],
    [{ way: ['s', 's/$DeadLetterQueue', 'q'], at: 'q', state: 'waiting' }, 'forwarded to q, as a dead letter'],
    [
      { way: ['s', 's/$DeadLetterQueue', 'q', 'q/$DeadLetterQueue'], at: 'q/$DeadLetterQueue', state: 'dead-letter' },
      'forwarded to q, dead-lettered',
    ],
    [{ way: ['s', 'q'], at: 'q/$DeadLetterQueue', state: 'lost' }, 'forwarded to q, as a dead letter, lost'],
  ])('in words: %j', (end, text) => {
    expect(endText(end)).toBe(text);
  });

  test('by the router too, or it is an internal error', async () => {
    const topic = topicOf({ s: '1=1' }, { said });
    const [subscription] = knownOf(topic.subscriptions);
    const message = messageFromJson({ properties: { kind: 'a' } });
    await withProof(topic, async (proof) => {
      const nowhere = jest.spyOn(Router.prototype, 'route').mockReturnValue({ topic, results: [], unknown: [] });
      const asked = new Destinations(proof, proof.others);
      await expect(asked.behind(subscription!, { gets: 'all', message })).rejects.toThrow(Disagreement);
      await expect(asked.behind(subscription!, { gets: 'all', message })).rejects.toThrow(/that comes to events\/s/);
      // Where the router cannot tell, it is none.
      const open = { address: 'x', argument: 'y', problem: 'z' };
      nowhere.mockReturnValue({ topic, results: [], unknown: [open] });
      const found = await asked.behind(subscription!, { gets: 'all', message });
      expect(found.map(({ end }) => end)).toEqual([{ way: ['s', 'events/s'], at: 'events/s', state: 'unknown' }]);
      nowhere.mockRestore();
    });
  });

  test('what it gets is shown with a message that it gets, and one that it does not', async () => {
    const { receipts } = await withProof(topicOf({ s: 'n > 5' }, { said }), (proof) => whoGets(proof, KIND_A));
    const [{ message, other }] = receipts as [(typeof receipts)[number]];
    expect([message, other].map((one) => one && messageToJson(one))).toEqual([
      { properties: { kind: { string: 'a' }, n: { int: '6' } } },
      { properties: { kind: { string: 'a' } } },
    ]);
  });
});

describe('what nobody asks for', () => {
  const unasked = (sql: string, topic: Topic, others: readonly Topic[] = []) => {
    const filter = SqlFilter.parse(sql);
    const proof = new TopicProof(topic, { filters: [filter] });
    return unaskedIn(proof, [filter], others);
  };
  const known = topicOf({ s: "region = 'west' AND code = 'abcd' AND size = 12345" });

  test.each<[sql: string, said: readonly string[]]>([
    ["region = 'west'", []],
    ["region = 'wset'", ["no rule of events asks for region = 'wset'; did you mean 'west'?"]],
    // Of three letters anything is near to anything.
    ["region = 'wet'", []],
    ["code = 'abdc'", ["no rule of events asks for code = 'abdc'; did you mean 'abcd'?"]],
    ["regoin = 'west'", ['no rule of events asks for regoin; did you mean region?']],
    ["colour = 'west'", []],
    ['size = 12346', []],
    ["region = 'north' OR region = 'wset'", ["no rule of events asks for region = 'wset'; did you mean 'west'?"]],
    ["sys.Label = 'wset'", []],
  ])('%s: %j', (sql, sentences) => {
    expect(unasked(sql, known)).toEqual(sentences);
  });

  test('is not told where somebody may not see the rules', () => {
    const document = JSON.parse(configurationOf({ s: '${var.secret}', t: "region = 'west'" }));
    document.variable = { secret: { default: "region = 'east'", sensitive: true } };
    const [sensitive] = topologyOf(parseDocument('a.tf.json', JSON.stringify(document))).topics;
    expect(unasked("region = 'wset'", sensitive!)).toEqual([]);
    expect(unasked("region = 'wset'", known, [sensitive!])).toEqual([]);
    expect(unasked("region = 'wset'", known, [known])).toHaveLength(1);
  });

  test('is told once of a contract, and only what is wrong by it', () => {
    const topic = topicOf({ s: "kind = 'a'" }, { said });
    const first = SqlFilter.parse("knd = 'a' OR kind <> 'b'");
    const second = SqlFilter.parse("knd = 'a'");
    const proof = new TopicProof(topic, { filters: [first, second] });
    expect(unaskedIn(proof, [first, second])).toEqual(['the contract has no property knd; did you mean kind?']);
  });
});
