import { findOverlaps, reportTopic, TopicProof, whoGets } from '../../../lib/proof';
import { knownOf, listed, type Topic } from '../../../lib/routing';
import { messageFromJson, SqlFilter } from '../../../lib/rules';
import { said, withProof } from '../../support/topic-proof';
import { topicOf } from '../../support/topics';

const open = { address: 'somewhere', argument: 'status', problem: 'it is known after the apply' };
const unknown = { kind: 'unknown', unresolved: open } as const;

const message = (kind: string, n?: number) => messageFromJson({ properties: { kind, ...(n !== undefined && { n }) } });

describe('what nobody knows of a topic', () => {
  const rules = { a: "kind = 'a'", both: "kind IN ('a', 'b') AND n > 5" };

  test.each<[what: string, status: Topic['status'], has: boolean, mayHave: boolean]>([
    ['takes messages', { kind: 'known', value: 'Active' }, true, true],
    ['takes none', { kind: 'known', value: 'SendDisabled' }, false, false],
    ['may take none', unknown, false, true],
  ])('is whether it takes messages: one that %s', async (_, status, has, mayHave) => {
    const topic = { ...topicOf(rules, { said }), status };
    await withProof(topic, async (proof) => {
      const [a] = knownOf(topic.subscriptions);
      for (const set of [proof.receives(a!), proof.ends(a!)])
        expect([set.has(message('a')), set.mayHave(message('a'))]).toEqual([has, mayHave]);
      const [arrival] = proof.arrivals(a!);
      expect(arrival?.messages.mayHave(message('a')) ?? false).toBe(mayHave);
      expect(proof.unresolved).toEqual(status.kind === 'unknown' ? [open] : []);
    });
  });

  test('makes of overlaps and of rules questions that stay open', async () => {
    const topic = { ...topicOf(rules, { said }), status: unknown };
    const report = await withProof(topic, reportTopic);
    expect(report.overlaps.pairs).toEqual([]);
    expect(
      report.overlaps.undecided.map(({ subscriptions, reason }) => [subscriptions.map(({ name }) => name), reason]),
    ).toEqual([[['a', 'both'], expect.stringContaining('it is known after the apply')]]);
    expect(report.undecided.map(({ question }) => question)).toEqual([
      'whether a is reached',
      'whether both is reached',
    ]);
    expect(report.unreachable).toEqual([]);
    expect(report.kinds.map(({ reached, unreached }) => [reached.kind, unreached.kind])).toEqual([
      ['undecided', 'undecided'],
      // Of the others those with a small number reach nobody in any case.
      ['undecided', 'message'],
    ]);
  });

  test('is which further subscriptions it has: they may get anything, and twice', async () => {
    const topic = topicOf(rules, { said });
    const more = { ...topic, subscriptions: listed(knownOf(topic.subscriptions), [open]) };
    await withProof(more, async (proof) => {
      expect([proof.others.has(message('b')), proof.others.mayHave(message('b'))]).toEqual([false, true]);
      const claim = { name: 'it', observers: [] };
      const verdicts = [];
      for (const kind of ['exactly-once', 'cover', 'never-overlap', 'not-reach'] as const)
        verdicts.push((await proof.prove({ ...claim, kind })).verdict);
      expect(verdicts).toEqual(['refuted', 'undecided', 'refuted', 'refuted']);
      const named = await proof.prove({ kind: 'cover', name: 'it', subscriptions: ['stranger'] });
      expect(named).toMatchObject({
        verdict: 'undecided',
        reason: expect.stringContaining('it is known after the apply'),
      });
      expect((await proof.prove({ kind: 'cover', name: 'it', destinations: ['stranger'] })).verdict).toBe('undecided');
    });
    await withProof(topic, async (proof) => {
      expect([proof.others.has(message('b')), proof.others.mayHave(message('b'))]).toEqual([false, false]);
      expect((await proof.prove({ kind: 'cover', name: 'it', subscriptions: ['stranger'] })).verdict).toBe('refuted');
      expect((await proof.prove({ kind: 'cover', name: 'it', destinations: ['stranger'] })).verdict).toBe('refuted');
    });
  });
});

describe('what nobody knows of a subscription', () => {
  const shares = async (settings: object, rules: Parameters<typeof topicOf>[0] = { s: "kind = 'a'" }) => {
    const kind = SqlFilter.parse("kind = 'a'");
    const proof = new TopicProof(topicOf(rules, { said, settings: { s: settings } }), { filters: [kind] });
    const { receipts, unreached } = await whoGets(proof, kind);
    await proof.close();
    const [{ gets, destinations }] = receipts as [(typeof receipts)[number]];
    return {
      gets,
      unreached: unreached.kind,
      ends: destinations.map((one) => [one.end.at, one.gets, one.end.state]),
    };
  };

  test.each<[what: string, settings: object, found: object]>([
    ['nothing', {}, { gets: 'all', unreached: 'none', ends: [['events/s', 'all', 'waiting']] }],
    [
      'whether it asks for sessions',
      { requires_session: '${var.sessions}' },
      {
        gets: 'undecided',
        unreached: 'undecided',
        ends: [
          ['events/s', 'undecided', 'waiting'],
          ['events/s/$DeadLetterQueue', 'undecided', 'unknown'],
        ],
      },
    ],
    [
      'that it asks for sessions',
      { requires_session: true },
      {
        gets: 'some',
        unreached: 'message',
        ends: [
          ['events/s', 'some', 'waiting'],
          ['events/s/$DeadLetterQueue', 'some', 'dead-letter'],
        ],
      },
    ],
    [
      'where it forwards to',
      { forward_to: '${var.target}' },
      { gets: 'all', unreached: 'undecided', ends: [['events/s', 'all', 'unknown']] },
    ],
    [
      'what is forwarded out of the document',
      { forward_to: 'elsewhere' },
      { gets: 'all', unreached: 'undecided', ends: [['elsewhere', 'all', 'left']] },
    ],
  ])('%s', async (_, settings, found) => {
    expect(await shares(settings)).toEqual(found);
  });

  test('a filter, an action, or whether a rule is one of its own', async () => {
    const filter = await shares({}, { s: '${var.filter}' });
    expect([filter.gets, filter.unreached]).toEqual(['undecided', 'undecided']);
    const action = await shares({}, { s: { r: { sql: "kind = 'a'", action: '${var.action}' } } });
    expect([action.gets, action.unreached]).toEqual(['undecided', 'undecided']);
  });
});

test('overlaps are found among those that are asked about alone', async () => {
  const topic = topicOf({ a: "kind = 'a'", b: "kind = 'a' AND n > 1", c: 'n > 2' }, { said });
  const [a, b, c] = knownOf(topic.subscriptions);
  await withProof(topic, async (proof) => {
    const names = async (...among: (typeof a)[]) =>
      (await findOverlaps(proof, among as never)).pairs.map(({ subscriptions }) =>
        subscriptions.map(({ name }) => name).join(' '),
      );
    expect(await names(a, b, c)).toEqual(['a b', 'a c', 'b c']);
    expect(await names(a, c)).toEqual(['a c']);
    expect(await names(a)).toEqual([]);
    expect(await names()).toEqual([]);
  });
});
