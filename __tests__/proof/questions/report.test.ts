import {
  changeOfFilters,
  type Finding,
  TopicProof as Proof,
  Prover,
  reportTopic,
  type TopicProof,
} from '../../../lib/proof';
import { exactly, inAll, outside } from '../../../lib/proof/messages/message-set';
import { changeOf } from '../../../lib/proof/questions/filter-change';
import { knownOf, listed, type Topic } from '../../../lib/routing';
import { messageToJson, SqlFilter } from '../../../lib/rules';
import { type Rules, topicOf } from '../../support/topics';

const contract = {
  type: 'object',
  properties: { kind: { enum: ['x', 'y'] }, n: { type: 'integer', minimum: 0, maximum: 3 } },
  required: ['kind'],
};
const topicWith = (rules: Readonly<Record<string, string | Rules>>) =>
  topicOf(rules, { said: { contract, setBySenders: [] } });
const open: Finding = { kind: 'undecided', reason: 'why' };

/** What is asked about a topic, and what is told of it, where the answer to some questions is given. */
async function reported(topic: Topic, answers: (words: string) => Finding | undefined = () => undefined) {
  const proof = new Proof(topic);
  const real: TopicProof['find'] = proof.find.bind(proof);
  const words: string[] = [];
  jest.spyOn(proof, 'find').mockImplementation(async (set, said = '') => {
    words.push(said);
    return answers(said) ?? real(set, said);
  });
  try {
    const { rules, undecided, unreachable, kinds, overlaps } = await reportTopic(proof);
    return {
      words,
      rules: rules.map(({ kind, rule, other }) => [kind, rule.name, other?.name].filter(Boolean).join(' ')),
      undecided: undecided.map(({ question, reason }) => `${question}: ${reason}`),
      unreachable: unreachable.map(({ name }) => name),
      kinds: kinds.map(({ kind, reached, unreached }) => [kind, reached.kind, unreached.kind]),
      overlaps: overlaps.undecided.length,
    };
  } finally {
    await proof.close();
  }
}
const TWO = { s: { r: "kind = 'x'", t: { sql: 'n > 1', action: 'SET n = 1' } } };

test('what is asked about a topic, in its order', async () => {
  const { words, undecided } = await reported(topicWith(TWO));
  expect(words).toEqual([
    'on which s/r fails',
    'on which the action of s/r fails',
    'on which s/t fails',
    'on which the action of s/t fails',
    'that reaches s',
    'that s/r delivers',
    'that s/t delivers',
    'that s gets twice, by r and t',
    "with kind = 'x' that reaches nobody",
    "with kind = 'x' that reaches anybody",
    "with kind = 'y' that reaches nobody",
    "with kind = 'y' that reaches anybody",
  ]);
  expect(undecided).toEqual([]);
});

test('all of it is told where nothing can be told', async () => {
  const { undecided, rules, unreachable, kinds } = await reported(topicWith(TWO), () => open);
  expect(undecided).toEqual(
    [
      'whether s/r fails',
      'whether the action of s/r fails',
      'whether s/t fails',
      'whether the action of s/t fails',
      'whether s is reached',
      'whether s/r ever matches',
      'whether s/t ever matches',
      'whether s gets a message twice by r and t',
    ].map((question) => `${question}: why`),
  );
  expect([rules, unreachable]).toEqual([[], []]);
  expect(kinds).toEqual([
    ["kind = 'x'", 'undecided', 'undecided'],
    ["kind = 'y'", 'undecided', 'undecided'],
  ]);
});

describe('a rule that another one covers', () => {
  const rules = { r: "kind = 'x'", s: "'x' = kind", t: "kind IN ('x', 'y')" };
  const covered = async (unknown: readonly string[]) =>
    (await reported(topicWith({ a: rules }), (words) => (unknown.includes(words) ? open : undefined))).rules;
  const delivers = (one: string, other: string) => `of a that ${one} delivers and ${other} does not`;

  test('is told with the first that does, and of two that match the same one', async () => {
    expect(await covered([])).toEqual(['covered r t', 'covered s r']);
  });

  test('is told where it is known, and not where it cannot be told', async () => {
    expect(await covered([delivers('r', 't')])).toEqual(['covered s r']);
    expect(await covered([delivers('s', 'r')])).toEqual(['covered r s', 'covered s t']);
    expect(await covered([delivers('s', 'r'), delivers('s', 't'), delivers('r', 's'), delivers('r', 't')])).toEqual([]);
  });

  test('is none that never matches, and none with an action that nobody knows', async () => {
    const found = async (own: Rules) => (await reported(topicWith({ a: own }))).rules;
    expect(await found({ r: '1 = 0', s: "kind = 'x'" })).toEqual(['never-matches r']);
    expect(await found({ r: "kind = 'x'", s: { sql: '1 = 1', action: '${var.action}' } })).toEqual([]);
    expect(await found({ r: { sql: "kind = 'x'", action: '${var.action}' }, s: '1 = 1' })).toEqual([]);
  });
});

test('of rules that are known in part nothing is asked but whether their subscription is reached', async () => {
  const { words, undecided } = await reported(topicWith({ s: '${var.filter}' }));
  expect(words.filter((one) => one.includes('s/'))).toEqual([]);
  expect(undecided).toEqual([expect.stringMatching(/^whether s is reached: /)]);
});

test('why further subscriptions are not known', async () => {
  const topic = topicWith({ s: '1 = 1' });
  const missing = { address: 'var.all', argument: 'for_each', problem: 'it is var.all' };
  const { undecided } = await reported({ ...topic, subscriptions: listed(knownOf(topic.subscriptions), [missing]) });
  expect(undecided).toEqual([expect.stringMatching(/^which further subscriptions it has: .*it is var\.all/)]);
});

describe('what one question is', () => {
  const filters = ["a = 'x'", 'n > 5', 'n > 7'].map((sql) => SqlFilter.parse(sql)) as [SqlFilter, SqlFilter, SqlFilter];

  test('is told with its words and its answer, to whom asks', async () => {
    const asked: string[] = [];
    const prover = new Prover(filters, undefined, { asked: ({ words, answer }) => asked.push(`${words}: ${answer}`) });
    await prover.find(prover.matching(filters[0]), 'that is x');
    await prover.find(prover.matching(filters[0]));
    await prover.find(inAll(prover.matching(filters[1]), prover.refusing(filters[1])), 'that is both');
    await prover.close();
    expect(asked).toEqual(['that is x: sat', 'as it is asked for: sat', 'that is both: unsat']);
  });

  test('is two, where something is not known: for sure, and perhaps', async () => {
    const asked: string[] = [];
    const prover = new Prover(filters, undefined, { asked: ({ words, answer }) => asked.push(`${words}: ${answer}`) });
    const [none, some] = [inAll(prover.matching(filters[1]), prover.refusing(filters[1])), prover.matching(filters[0])];
    const unresolved = [{ address: 'var.x', argument: 'filter', problem: 'it is var.x' }];
    const between = (sure: typeof none, possible: typeof none) => ({
      ...exactly(sure.formula, sure.has),
      possible: possible.formula,
      mayHave: possible.mayHave,
      unresolved: [...unresolved, ...unresolved],
    });
    expect(await prover.find(between(none, some), 'it')).toEqual({
      kind: 'undecided',
      reason: expect.stringContaining('it is var.x'),
      unresolved,
    });
    expect((await prover.find(between(some, some), 'it')).kind).toBe('message');
    expect((await prover.find(between(none, inAll(none, some)), 'it')).kind).toBe('none');
    await prover.close();
    expect(asked).toEqual([
      'it: unsat',
      'it, whatever is not known: sat',
      'it: sat',
      'it: unsat',
      'it, whatever is not known: unsat',
    ]);
  });

  test('is told as open, where there is no answer in time', async () => {
    const asked: string[] = [];
    const [hard, other] = ['n * m * m > 0.1', 'n * m * m >= 0.1'].map((sql) => SqlFilter.parse(sql)) as [
      SqlFilter,
      SqlFilter,
    ];
    const prover = new Prover([hard, other], undefined, {
      steps: 20_000,
      asked: ({ answer, smtLib }) => asked.push(answer, String(smtLib('that is hard').includes('that is hard'))),
    });
    const set = inAll(prover.matching(hard), outside(prover.matching(other)));
    expect(await prover.find(set)).toEqual({ kind: 'undecided', reason: 'no answer in 20000 steps' });
    await prover.close();
    expect(asked).toEqual(['unknown', 'true']);
  });

  test('how sets differ within another one', async () => {
    const prover = new Prover(filters);
    const [x, five, seven] = filters.map((one) => prover.matching(one)) as [
      ReturnType<Prover['matching']>,
      ReturnType<Prover['matching']>,
      ReturnType<Prover['matching']>,
    ];
    const verdict = async (...sets: Parameters<typeof changeOf> extends [unknown, ...infer Rest] ? Rest : never) =>
      (await changeOf(prover, ...sets)).verdict;
    expect(await verdict(five, seven)).toBe('narrowed');
    expect(await verdict(five, seven, seven)).toBe('equivalent');
    expect(await verdict(seven, five, x)).toBe('widened');
    expect(await verdict(x, five, seven)).toBe('widened');
    const { gained, kept } = await changeOfFilters(prover, filters[2], filters[1]);
    await prover.close();
    expect([gained, kept].map((one) => one.kind === 'message' && messageToJson(one.message))).toEqual([
      { properties: { n: { int: '6' } } },
      { properties: { n: { int: '8' } } },
    ]);
  });
});
