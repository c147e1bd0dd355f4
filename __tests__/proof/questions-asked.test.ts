import fc from 'fast-check';
import { heldValues, type SmallestChange, TopicProof, type WhyNot, whoGets, whyNot } from '../../lib/proof';
import { deliveredCopies, knownOf, Router, type Topic } from '../../lib/routing';
import { type Message, MessageContract, messageFromJson, Property, SqlFilter } from '../../lib/rules';
import { runs } from '../support/runs';
import { type Rules, topicOf } from '../support/topics';

const KINDS = ['train', 'evaluate', 'archive'] as const;
const contract = MessageContract.of(
  {
    kind: Property.oneOf(...KINDS),
    priority: Property.int({ min: 0, max: 3 }).optional(),
    urgent: Property.bool().optional(),
  },
  [],
);
const said = { contract: contract.jsonSchema(), setBySenders: contract.system };

async function asked(rules: string | Rules, json: object, extras: object = { said }): Promise<WhyNot> {
  const topic = topicOf({ a: rules }, extras);
  const subscription = knownOf(topic.subscriptions)[0]!;
  const message = messageFromJson({ properties: json });
  const held = heldValues(subscription, message);
  const proof = new TopicProof(topic, { filters: held.flatMap(({ filter }) => filter ?? []) });
  try {
    return await whyNot(proof, subscription, message, held);
  } finally {
    await proof.close();
  }
}

const changeIn = (found: WhyNot): SmallestChange =>
  found.kind === 'not' ? found.change : { kind: 'undecided', reason: found.kind };

/** Every message of the contract. */
const ALL = KINDS.flatMap((kind) =>
  [undefined, 0, 1, 2, 3].flatMap((priority) =>
    [undefined, true, false].map((urgent) => ({
      kind,
      ...(priority !== undefined && { priority }),
      ...(urgent !== undefined && { urgent }),
    })),
  ),
);

function isDelivered(topic: Topic, message: Message): boolean {
  return new Router().route(topic, message).results.some((one) => deliveredCopies(one).length > 0);
}

const atom = fc.constantFrom(
  "kind = 'train'",
  "kind <> 'archive'",
  "kind IN ('evaluate', 'archive')",
  'priority > 1',
  'priority = 3',
  'NOT EXISTS(priority)',
  'urgent = TRUE',
  'urgent IS NULL',
  'priority > 7',
);
const rule = fc
  .array(fc.tuple(fc.constantFrom(' AND ', ' AND ', ' OR '), atom), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.map(([joint, text], at) => `${at === 0 ? '' : joint}${text}`).join(''));

test('why-not: the changed message arrives, and no message of the contract with fewer changes does', async () => {
  let changed = 0;
  await fc.assert(
    fc.asyncProperty(rule, fc.constantFrom(...ALL), async (sql, json) => {
      const topic = topicOf({ a: sql }, { said });
      const found = await asked(sql, json);
      const arriving = ALL.filter((one) => isDelivered(topic, messageFromJson({ properties: one })));
      if (found.kind === 'gets') {
        expect(arriving).toContainEqual(json);
        return;
      }
      const change = changeIn(found);
      const distance = (other: object) =>
        ['kind', 'priority', 'urgent'].filter((name) => (other as never)[name] !== (json as never)[name]).length;
      const nearest = Math.min(...arriving.map(distance));
      if (arriving.length === 0) expect(change).toEqual({ kind: 'none' });
      else if (change.kind !== 'change') throw new Error(change.kind);
      else {
        changed++;
        expect([change.changes.length, change.isSmallest]).toEqual([nearest, true]);
        expect(isDelivered(topic, change.message)).toBe(true);
      }
    }),
    runs(150),
  );
  expect(changed).toBeGreaterThan(20);
}, 120_000);

describe('why-not', () => {
  test.each([
    ["kind = 'train' AND priority > 1", { kind: 'train', priority: 0 }, 'priority > 1 is false: priority is 0 (int)'],
    ["kind = 'train' AND priority > 1", { kind: 'train' }, 'priority > 1 is unknown: priority is missing or unknown'],
    ['10 / priority > 2', { kind: 'train', priority: 0 }, 'it fails (division by zero), and the message is'],
  ])('%s of %j', async (sql, json, reason) => {
    const found = await asked(sql, json);
    expect(found.kind === 'not' && found.reasons[0]?.reason).toContain(reason.split(' (division')[0]);
  });

  test('the session that a subscription asks for', async () => {
    const found = await asked("kind = 'train'", { kind: 'train' }, { settings: { a: { requires_session: true } } });
    expect(found).toMatchObject({
      kind: 'not',
      reasons: [{ rule: 'rule', reason: 'it matches, but it requires sessions, and the message has no session id' }],
      change: { kind: 'change', isSmallest: true, changes: [{ name: 'sys.SessionId', after: 'x' }] },
    });
  });

  test('without a contract the types are those of the rules and of the message', async () => {
    const found = await asked("kind = 'train' OR priority > 5", { kind: 'x', priority: 'high' }, {});
    expect(changeIn(found)).toMatchObject({ kind: 'change', changes: [{ name: 'kind', before: 'x', after: 'train' }] });
  });

  test('what is not known is not explained', async () => {
    const found = await asked('kind == 1', { kind: 'train' });
    expect(found).toMatchObject({
      kind: 'cannot-tell',
      unknown: [{ problem: expect.stringMatching(/^Azure would refuse/) }],
    });
  });

  test('a rule by which it comes', async () => {
    expect(await asked({ x: "kind = 'train'" }, { kind: 'train' })).toEqual({ kind: 'gets', rules: ['x'] });
  });
});

describe('who-gets', () => {
  async function of(subscriptions: Readonly<Record<string, string | Rules>>, sql: string, extras: object = { said }) {
    const kind = SqlFilter.parse(sql);
    const proof = new TopicProof(topicOf(subscriptions, extras), { filters: [kind] });
    const found = await whoGets(proof, kind);
    await proof.close();
    return {
      ...found,
      shares: Object.fromEntries(found.receipts.map(({ subscription, gets }) => [subscription.name, gets])),
    };
  }

  test('all, some, none and what cannot be told; and whom nobody gets', async () => {
    const subscriptions = { some: "kind = 'train' AND priority > 1", none: "kind = 'archive'", open: 'kind == 1' };
    const found = await of({ ...subscriptions, all: "kind <> 'archive'" }, "kind = 'train'");
    expect(found.shares).toEqual({ all: 'all', some: 'some', open: 'undecided', none: 'none' });
    expect(found.receipts.map(({ gets }) => gets)).toEqual(['all', 'some', 'undecided', 'none']);
    expect(found.unreached.kind).toBe('none');
    expect((await of({ some: subscriptions.some }, "kind = 'train'")).unreached.kind).toBe('message');
  });

  test('there is no such message', async () => {
    expect(await of({ a: '1=1' }, "kind = 'other'")).toMatchObject({ kind: { kind: 'none' }, receipts: [] });
  });

  test('the same as asking all messages of the contract', async () => {
    await fc.assert(
      fc.asyncProperty(rule, rule, async (sql, kind) => {
        const { shares } = await of({ a: sql }, kind);
        const isOfKind = (json: object) =>
          isDelivered(topicOf({ k: kind }, { said }), messageFromJson({ properties: json }));
        const some = ALL.filter(isOfKind);
        const got = some.filter((json) =>
          isDelivered(topicOf({ a: sql }, { said }), messageFromJson({ properties: json })),
        );
        const expected = got.length === 0 ? 'none' : got.length === some.length ? 'all' : 'some';
        expect(shares).toEqual(some.length === 0 ? {} : { a: expected });
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});
