import { changeOfFilters, Prover, reportTopic, TopicProof, type TopicReport } from '../../lib/proof';
import { sampled } from '../../lib/proof/messages/samples';
import { knownOf, listed, sentJson, type Topic } from '../../lib/routing';
import { type ClaimKind, MessageContract, Property, SqlFilter } from '../../lib/rules';
import { type Rules, topicOf } from '../support/topics';

const contract = MessageContract.of(
  {
    kind: Property.oneOf('train', 'evaluate', 'archive'),
    priority: Property.int({ min: 0, max: 9 }).optional(),
    tenant: Property.string().optional(),
    score: Property.double({ min: 0, max: 1 }).optional(),
    urgent: Property.bool().optional(),
  },
  ['Label', 'SessionId'],
);
const said = { contract: contract.jsonSchema(), setBySenders: contract.system };

async function report(subscriptions: Readonly<Record<string, string | Rules>>, extras = {}): Promise<TopicReport> {
  const proof = new TopicProof(topicOf(subscriptions, { said: { ...said, ...extras } }));
  const found = await reportTopic(proof);
  await proof.close();
  return found;
}

const found = ({ rules }: TopicReport) =>
  rules.map(({ kind, subscription, rule, other, message }) => [
    kind,
    `${subscription.name}/${rule.name}`,
    other?.name,
    message && sentJson(message),
  ]);

describe('rules', () => {
  test('one that no message matches is dead, and its subscription unreachable', async () => {
    const { unreachable, rules } = await report({
      a: 'priority > 9',
      b: "kind = 'train' AND kind = 'archive'",
      c: 'gpuCount > 1',
      d: 'priority > 8',
    });
    expect(unreachable.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
    expect(rules).toEqual([]);
  });

  test('one beside others may be dead or covered', async () => {
    const rules = {
      all: "kind = 'train'",
      urgent: "kind = 'train' AND priority > 5",
      dead: 'score > 1.5',
      other: "kind = 'archive'",
    };
    expect(found(await report({ a: rules }))).toEqual([
      ['never-matches', 'a/dead', undefined, undefined],
      ['covered', 'a/urgent', 'all', undefined],
    ]);
  });

  test('of two that match the same one is told', async () => {
    const rules = { first: 'priority >= 5', second: 'NOT (priority < 5)' };
    expect(found(await report({ a: rules }))).toEqual([['covered', 'a/second', 'first', undefined]]);
  });

  test('one that fails is told with the message', async () => {
    expect(found(await report({ a: "kind = 'train' AND 10 / priority > 2" }))).toEqual([
      ['fails', 'a/rule', undefined, { applicationProperties: { kind: 'train', priority: 0 } }],
    ]);
  });

  test('two copies by an action', async () => {
    const rules = { all: "kind = 'train'", urgent: { sql: "kind = 'train' AND priority > 5", action: 'SET a = 1' } };
    expect(found(await report({ a: rules }))).toEqual([
      ['two-copies', 'a/all', 'urgent', { applicationProperties: { kind: 'train', priority: 6 } }],
    ]);
    const acknowledged = { 'two-copies': 'the archive keeps both' };
    expect(found(await report({ a: { ...rules, urgent: { ...rules.urgent, acknowledged } } }))).toEqual([]);
    const apart = { ...rules, all: "kind = 'train' AND (NOT EXISTS(priority) OR priority <= 5)" };
    expect(found(await report({ a: apart }))).toEqual([]);
  });

  test('one that does not parse is excluded by name, and its subscription is not called unreachable', async () => {
    const { proof, unreachable } = await report({ a: 'kind == 1', b: "kind = 'train'" });
    expect(proof.excluded).toEqual([
      {
        subscription: 'a',
        rule: 'rule',
        reason: expect.stringMatching(/^Azure would refuse its filter: line 1, column 7/),
      },
    ]);
    expect(unreachable).toEqual([]);
  });
});

test('kinds of messages, and which of them reach nobody', async () => {
  const { kinds } = await report({ a: "kind = 'train'", b: "kind = 'evaluate' AND priority > 3" });
  expect(kinds.map(({ kind, unreached, reached }) => [kind, unreached.kind, reached.kind])).toEqual([
    ["kind = 'train'", 'none', 'message'],
    ["kind = 'evaluate'", 'message', 'message'],
    ["kind = 'archive'", 'message', 'none'],
  ]);
});

test('what every message has is in a witness, also where no rule looks at it', async () => {
  const proof = new TopicProof(topicOf({ a: 'priority > 3' }, { said }));
  const found = await proof.find(proof.receives(knownOf(proof.topic.subscriptions)[0]!));
  await proof.close();
  expect(found.kind === 'message' && sentJson(found.message)).toEqual({
    applicationProperties: { kind: 'train', priority: 4 },
  });
});

test('a subscription with sessions gets nothing without one', async () => {
  const proof = new TopicProof(topicOf({ a: "kind = 'train'" }, { said, settings: { a: { requires_session: true } } }));
  const [subscription] = knownOf(proof.topic.subscriptions);
  const witness = await proof.find(proof.receives(subscription!));
  await proof.close();
  expect(witness.kind === 'message' && sentJson(witness.message)).toEqual({
    sessionId: 'x',
    applicationProperties: { kind: 'train' },
  });
});

test.each([
  ['without a session', 'sys.SessionId IS NULL', 'proved'],
  ['of a session without a name', "sys.SessionId = ''", 'refuted'],
  ['of a session', "sys.SessionId = 's'", 'refuted'],
])('that messages %s do not reach a subscription with sessions', async (_, messages, verdict) => {
  const topic = topicOf({ a: "kind = 'train'" }, { said, settings: { a: { requires_session: true } } });
  const claim = { kind: 'not-reach', name: 'it', subscriptions: ['a'], messages: SqlFilter.parse(messages) } as const;
  const proof = new TopicProof(topic, { filters: [claim.messages] });
  const answer = await proof.prove(claim);
  await proof.close();
  expect(answer.verdict).toBe(verdict);
});

describe('a claim about all subscriptions, of a topic of which something is not known', () => {
  const topic = topicOf({ a: "kind = 'train'", b: "kind = 'evaluate'", log: '1=1' }, { said });
  const subscriptions = knownOf(topic.subscriptions);
  const missing = { address: 'module.x', argument: '', problem: 'it is not read' };
  const nameless = subscriptions.map((one) => (one.name === 'log' ? { ...one, name: one.address } : one));
  const observers = ['log'];

  test.each<[what: string, kind: ClaimKind, of: Topic['subscriptions'], verdict: string]>([
    ['all known', 'never-overlap', listed(subscriptions, []), 'proved'],
    ['one more may overlap', 'never-overlap', listed(subscriptions, [missing]), 'undecided'],
    ['the observer may be any', 'never-overlap', listed(nameless, []), 'undecided'],
    ['who may be the observer covers nothing for sure', 'cover', listed(nameless, []), 'undecided'],
  ])('%s', async (_, kind, of, verdict) => {
    const proof = new TopicProof({ ...topic, subscriptions: of });
    const answer = await proof.prove({ kind, name: 'it', observers });
    await proof.close();
    expect(answer.verdict).toBe(verdict);
  });
});

describe('claims', () => {
  const subscriptions = {
    a: "tenant = 'acme' AND kind = 'train'",
    b: "kind = 'train' AND tenant LIKE 'ac%'",
    c: "kind = 'evaluate' OR priority > 5",
  };
  const prove = async (claim: object) => {
    const { claims } = await report(subscriptions, { claims: [{ name: 'it', ...claim }] });
    const answer = claims[0]!.answer;
    if (answer.verdict !== 'refuted') return answer.verdict;
    return answer.refutations.flatMap(({ how, message }) => [how, sentJson(message)]);
  };

  test.each([
    [
      'all subscriptions, and one that slipped past a list of names',
      { kind: 'never-overlap', observers: [], messages: "kind = 'train'", except: 'EXISTS(priority)' },
      ['comes twice', { applicationProperties: { kind: 'train', tenant: 'acme' } }],
    ],
    [
      'all subscriptions but observers',
      { kind: 'never-overlap', observers: ['b'], messages: "kind = 'train'", except: 'EXISTS(priority)' },
      'proved',
    ],
    ['isolation holds', { kind: 'not-reach', subscriptions: ['a'], except: "tenant = 'acme'" }, 'proved'],
    [
      'isolation is broken by a pattern',
      { kind: 'not-reach', subscriptions: ['b'], except: "tenant = 'acme'" },
      ['reaches one', { applicationProperties: { kind: 'train', tenant: 'ac' } }],
    ],
    [
      'coverage of a scope',
      { kind: 'cover', subscriptions: ['a', 'c'], messages: "kind = 'evaluate' OR tenant = 'acme' AND kind = 'train'" },
      'proved',
    ],
    [
      'no coverage of all',
      { kind: 'cover', subscriptions: ['a', 'b', 'c'] },
      ['reaches nobody', { applicationProperties: { kind: 'train' } }],
    ],
    [
      'overlap',
      { kind: 'never-overlap', subscriptions: ['a', 'c'] },
      ['comes twice', { applicationProperties: { kind: 'train', priority: 6, tenant: 'acme' } }],
    ],
    [
      'no overlap in a scope',
      { kind: 'never-overlap', subscriptions: ['a', 'c'], except: 'EXISTS(priority)' },
      'proved',
    ],
    [
      'neither none nor two',
      { kind: 'exactly-once', subscriptions: ['a', 'c'], messages: "kind <> 'archive'" },
      [
        'reaches nobody',
        { applicationProperties: { kind: 'train' } },
        'comes twice',
        { applicationProperties: { kind: 'train', priority: 6, tenant: 'acme' } },
      ],
    ],
    ['exactly once', { kind: 'exactly-once', subscriptions: ['c'], messages: "kind = 'evaluate'" }, 'proved'],
  ])('%s', async (_, claim, expected) => {
    expect(await prove(claim)).toEqual(expected);
  });

  test('what the solver cannot tell in time is undecided, not proved', async () => {
    const hard = { a: 'priority * score * score > 0.1', b: "kind = 'train'" };
    const claims = [{ kind: 'not-reach', name: 'it', subscriptions: ['a'], except: 'priority * score * score >= 0.1' }];
    const proof = new TopicProof(topicOf(hard, { said: { ...said, claims } }), {
      effort: { steps: 20_000 },
    });
    const answer = await proof.prove(proof.topic.claims[0]!);
    await proof.close();
    expect(answer).toEqual({ verdict: 'undecided', reason: 'no answer in 20000 steps' });
  });

  test('what the solver does not find in time may be found by trying', async () => {
    const proof = new TopicProof(topicOf({ a: 'priority * score * score > 0.5' }, { said }), {
      effort: { steps: 1000 },
    });
    const found = await proof.find(proof.receives(knownOf(proof.topic.subscriptions)[0]!));
    await proof.close();
    expect(found.kind === 'message' && sentJson(found.message)).toEqual({
      applicationProperties: { kind: 'train', priority: 1, score: 1 },
    });
  });

  test('what is tried keeps to the contract: required, within limits, of its partition', async () => {
    const properties = {
      at: { type: 'string', format: 'date-time' },
      n: { type: 'number', minimum: 36.5, maximum: 37.5 },
    };
    const schema = { properties, required: ['at', 'n'] };
    const never = ['NOT EXISTS(at)', 'n < 36 OR n > 38', "sys.SessionId = 's' AND sys.PartitionKey = 'p'"];
    for (const sql of never) {
      const filters = [SqlFilter.parse(sql)];
      const prover = new Prover(filters, { schema });
      expect(sampled(prover.matching(filters[0]!), prover.space, prover.usages)).toBeUndefined();
    }
    const filters = [SqlFilter.parse("n > 36 AND EXISTS(at) AND sys.SessionId = 's' AND sys.PartitionKey = 's'")];
    const prover = new Prover(filters, { schema });
    expect(sampled(prover.matching(filters[0]!), prover.space, prover.usages)).toBeDefined();
  });

  test('what the solver cannot compute is undecided where it matters', async () => {
    const hidden = {
      a: "kind = 'train' AND score % 0.3 > 5",
      b: "kind = 'train' AND score % 0.3 > 5 AND priority = 1",
    };
    const claims = [
      { kind: 'not-reach', name: 'too hard', subscriptions: ['a'] },
      { kind: 'not-reach', name: 'does not depend on it', subscriptions: ['b'], messages: 'priority > 1' },
    ];
    const { claims: answers } = await report(hidden, { claims });
    expect(answers.map(({ answer }) => answer)).toEqual([
      { verdict: 'undecided', reason: 'the solver cannot compute score % 0.3 > 5' },
      { verdict: 'proved' },
    ]);
  });
});

describe('two filters', () => {
  test.each([
    ['a >= 7', 'NOT (a < 7)', 'equivalent'],
    ['a >= 7', 'a > 6', 'equivalent'],
    ['a >= 7.0', 'a > 6.0', 'widened'],
    ['a >= 7', 'a >= 6', 'widened'],
    ['a >= 6', 'a >= 7', 'narrowed'],
    ["a = 'x'", "a = 'y'", 'disjoint'],
    ["a IN ('x', 'y')", "a IN ('y', 'z')", 'moved'],
    ["a <> 'x'", "a IS NULL OR a <> 'x'", 'widened'],
    ["a = 'x' OR a = 'y'", "a IN ('y', 'x')", 'equivalent'],
    ["a LIKE 'bert-%'", "a LIKE 'bert%'", 'widened'],
    ["a LIKE 'x_'", "a LIKE 'x%' AND NOT (a LIKE 'x')", 'widened'],
    // A whole number beside a double is computed with as a double.
    ['price * 1.2 > 120.0', 'price > 99.0', 'widened'],
    ['price + 1.0 > 100.0', 'price > 99.0', 'equivalent'],
    // A text may have one line feed more at its end than the pattern.
    ["a LIKE 'x'", "a = 'x'", 'narrowed'],
    // A message of a session has the session as its partition.
    ["sys.SessionId = 's' AND sys.PartitionKey = 's'", "sys.SessionId = 's'", 'equivalent'],
    ['a + 1 > 5', 'a > 4', 'widened'],
    ['a % 3 = 0 OR a % 3 = 1 OR a % 3 = 2 OR a < 0', 'EXISTS(a)', 'equivalent'],
    ["EXISTS(a) AND b = 'x'", "b = 'x' AND EXISTS(a)", 'equivalent'],
    ["sys.Label <> 'x'", "sys.Label IS NULL OR sys.Label <> 'x'", 'equivalent'],
    ["p('a') = 1", 'A = 1', 'equivalent'],
    ['a = b AND b = c', 'a = b AND a = c', 'equivalent'],
    ['f = TRUE', 'f <> FALSE', 'equivalent'],
    ['f = TRUE', 'f = FALSE', 'disjoint'],
    ["a + '-' + b = 'x-y'", "b = 'y' AND a = 'x'", 'equivalent'],
    ["a + b = 'xy'", "a = 'x' AND b = 'y'", 'narrowed'],
  ])('%s -> %s is %s', async (before, after, expected) => {
    expect(await verdictOf(before, after)).toBe(expected);
  });

  test.each([
    ["[a\u0000b] = 'x\u0000'", "[a\u0000b] = 'x'", 'disjoint'],
    ["[a\n(assert false)\r] = 'x'", "[a\n(assert false)\r] = 'y'", 'disjoint'],
    ['[\ud800|"] = \'\ud800|"\'', "[\ud800|\"] <> 'x'", 'widened'],
  ])(
    'names and texts that would end a line, or a text, of the solver: %j -> %j is %s',
    async (before, after, expected) => {
      expect(await verdictOf(before, after)).toBe(expected);
    },
  );

  async function verdictOf(before: string, after: string): Promise<string> {
    const [from, to] = [SqlFilter.parse(before), SqlFilter.parse(after)];
    const prover = new Prover([from, to]);
    const { verdict } = await changeOfFilters(prover, from, to);
    await prover.close();
    return verdict;
  }

  test('long numbers are compared as the engine compares them', async () => {
    // 9007199254740993 is no double: beside one it is rounded, beside a whole number it is not.
    const [from, to] = [SqlFilter.parse('a = 9007199254740992.0'), SqlFilter.parse('a = 9007199254740992')];
    const prover = new Prover([from, to], { schema: { properties: { a: { type: 'integer' } } } });
    const { verdict, lost } = await changeOfFilters(prover, from, to);
    await prover.close();
    expect(verdict).toBe('narrowed');
    expect(lost.kind === 'message' && sentJson(lost.message)).toEqual({
      applicationProperties: { a: { long: '9007199254740993' } },
    });
  });
});

test('without a contract the types are those of use, and said', () => {
  const filters = ["a > 1 AND b >= 0.5 AND c LIKE 'x%'", 'd = TRUE AND e = a AND EXISTS(f)'].map((sql) =>
    SqlFilter.parse(sql),
  );
  expect(new Prover(filters).space.assumptions).toEqual([
    'a and e are whole numbers',
    'b is a number',
    'c and f are text',
    'd is true or false',
  ]);
});

test('a schema that lists values, or only asks for a property', () => {
  const properties = { a: { enum: ['x', 'y'] }, b: { enum: [1, 2], type: 'integer' } };
  const { space } = new Prover([], { schema: { properties, required: ['c'] } });
  expect(space.property('a', false)).toMatchObject({ types: ['string'], allowed: ['x', 'y'], optional: true });
  expect(space.property('b', false)).not.toHaveProperty('allowed');
  expect(space.assumptions).toEqual(['b: enum of its schema is not considered, so more messages are']);
  expect(space.property('c', false)).toMatchObject({
    types: ['string', 'bool', 'int', 'long', 'double'],
    optional: false,
  });
});

test('a filter that nobody announced is refused: how properties are encoded depends on all filters', () => {
  const prover = new Prover([SqlFilter.parse("a = 'x'")]);
  expect(() => prover.matching(SqlFilter.parse("a = 'z'"))).toThrow(/nobody said/);
});

test('a value that a schema names twice is one kind of messages', async () => {
  const schema = { properties: { kind: { enum: ['train', 'evaluate', 'train'] } }, required: ['kind'] };
  const { kinds } = await report({ a: "kind = 'train'", b: '1 = 0' }, { contract: schema });
  expect(kinds).toEqual(
    (
      await report(
        { a: "kind = 'train'", b: '1 = 0' },
        { contract: { ...schema, properties: { kind: { enum: ['train', 'evaluate'] } } } },
      )
    ).kinds,
  );
});

test('a schema of others is understood as far as it goes', () => {
  const schema = {
    type: 'object',
    properties: { a: { type: 'string', pattern: '^x' }, b: { type: ['integer', 'null'] } },
    required: ['b'],
  };
  const { space } = new Prover([], { schema });
  expect(space.assumptions).toEqual(['a: pattern of its schema is not considered, so more messages are']);
  expect(space.property('B', false)).toMatchObject({ types: ['int', 'long'], optional: false, nullable: true });
});
