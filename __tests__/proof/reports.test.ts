import { reportTopic, TopicProof } from '../../lib/proof';
import { knownOf, listed, type Topic } from '../../lib/routing';
import { type Rules, topicOf } from '../support/topics';

const copying = (sql: string, action = 'SET n = 1') => ({ sql, action });

const contract = {
  type: 'object',
  properties: { kind: { type: 'string', enum: ['x', 'y', 'z'] }, count: { type: 'integer', minimum: 0, maximum: 3 } },
};

const topicWith = (rules: Readonly<Record<string, string | Rules>>) =>
  topicOf(rules, { said: { contract, setBySenders: [] } });

async function reportOf(topic: Topic) {
  const proof = new TopicProof(topic);
  try {
    return await reportTopic(proof);
  } finally {
    await proof.close();
  }
}

async function found(rules: Rules): Promise<string[]> {
  const report = await reportOf(topicWith({ a: rules }));
  return report.rules.map(
    ({ kind, rule, other }) => `${kind} ${rule.name}${other === undefined ? '' : ` ${other.name}`}`,
  );
}

describe('what is probably a mistake', () => {
  test.each<[what: string, rules: Rules, found: readonly string[]]>([
    ['a rule that never matches', { r: "kind = 'x' AND kind = 'y'", s: "kind = 'z'" }, ['never-matches r']],
    ['a rule that another one covers', { r: "kind = 'x'", s: "kind IN ('x', 'y')" }, ['covered r s']],
    ['the other one first', { r: "kind IN ('x', 'y')", s: "kind = 'x'" }, ['covered s r']],
    ['of two that match the same, the second', { r: "kind = 'x'", s: "'x' = kind" }, ['covered s r']],
    [
      'of three, what each is covered by',
      { r: "kind = 'x'", s: "kind = 'y'", t: "kind IN ('x', 'y')" },
      ['covered r t', 'covered s t'],
    ],
    ['neither of two that overlap', { r: "kind IN ('x', 'y')", s: "kind IN ('y', 'z')" }, []],
    ['no rule alone', { r: "kind = 'x'" }, []],
    ['a rule with an action is covered by none', { r: copying("kind = 'x'"), s: "kind <> 'y' AND kind <> 'x'" }, []],
    ['and covers none', { r: "kind = 'x'", s: copying("kind = 'z'") }, []],
    ['two copies', { r: copying("kind = 'x'"), s: "kind IN ('x', 'y')" }, ['two-copies r s']],
    [
      'two copies, the other one with the action',
      { r: "kind = 'x'", s: copying("kind IN ('x', 'y')") },
      ['two-copies r s'],
    ],
    ['no two copies without an action', { r: "kind IN ('x', 'z')", s: "kind IN ('x', 'y')" }, []],
    ['no two copies of messages that are apart', { r: copying("kind = 'x'"), s: copying("kind = 'y'") }, []],
    [
      'each pair of three',
      { r: copying("kind IN ('x', 'y')"), s: copying("kind IN ('y', 'z')"), t: copying("kind IN ('x', 'z')") },
      ['two-copies r s', 'two-copies r t', 'two-copies s t'],
    ],
    [
      'no two copies that somebody has acknowledged',
      {
        r: { ...copying("kind = 'x'"), acknowledged: { 'two-copies': 'both are meant, for two readers' } },
        s: "kind IN ('x', 'y')",
      },
      [],
    ],
    [
      'what is acknowledged otherwise is told',
      {
        r: { ...copying("kind = 'x'"), acknowledged: { negation: 'this one is meant as well' } },
        s: "kind IN ('x', 'y')",
      },
      ['two-copies r s'],
    ],
    ['a filter that fails', { r: 'count = 1 OR kind - 1 = 0' }, ['fails r']],
    ['an action that fails', { r: copying("kind = 'x'", 'SET fresh = kind - 1') }, ['action-fails r']],
    ['both', { r: copying('count = 1 OR kind - 1 = 0', 'SET fresh = kind - 1') }, ['fails r', 'action-fails r']],
  ])('%s', async (_, rules, expected) => {
    expect(await found(rules)).toEqual(expected);
  });

  test('an example goes with what fails and what comes twice, and with nothing else', async () => {
    const { rules } = await reportOf(
      topicWith({
        a: { r: copying("kind = 'x'"), s: "kind = 'x'" },
        b: 'count = 1 OR kind - 1 = 0',
        c: { r: "kind = 'x'", s: "kind IN ('x')" },
      }),
    );
    expect(rules.map(({ kind, message }) => [kind, message !== undefined])).toEqual([
      ['two-copies', true],
      ['fails', true],
      ['covered', false],
    ]);
  });

  test('subscriptions that nothing reaches are told, and nothing more of their rules', async () => {
    const report = await reportOf(topicWith({ a: { r: "kind = 'x' AND kind = 'y'", s: '1 = 0' }, b: "kind = 'x'" }));
    expect(report.unreachable.map(({ name }) => name)).toEqual(['a']);
    expect(report.rules).toEqual([]);
    expect(report.undecided).toEqual([]);
  });

  test('of one that is known in part it is told what cannot be', async () => {
    const topic = topicWith({ a: "kind = 'x'" });
    const missing = { address: 'var.all', argument: 'for_each', problem: 'it is var.all' };
    const report = await reportOf({ ...topic, subscriptions: listed(knownOf(topic.subscriptions), [missing]) });
    expect(report.undecided.map(({ question }) => question)).toContain('which further subscriptions it has');
  });
});
