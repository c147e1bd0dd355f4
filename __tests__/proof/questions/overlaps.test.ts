import { type Finding, findOverlaps, overlapExample, TopicProof } from '../../../lib/proof';
import { sentJson } from '../../../lib/routing';
import { topicOf } from '../../support/topics';

async function found(subscriptions: Readonly<Record<string, string>>, properties?: object) {
  const said = properties && { contract: { type: 'object', properties }, setBySenders: ['Label'] };
  const proof = new TopicProof(topicOf(subscriptions, said && { said }));
  try {
    const { pairs, decidedBy, undecided } = await findOverlaps(proof);
    return {
      pairs: pairs.map((pair) => [
        pair.subscriptions.map(({ name }) => name).join(' '),
        sentJson(overlapExample(proof, pair)),
      ]),
      by: [decidedBy.box, decidedBy.example, decidedBy.solver],
      undecided: undecided.length,
      questions: proof.prover.questions,
    };
  } finally {
    await proof.close();
  }
}
const sent = (applicationProperties: object, more: object = {}) => ({ applicationProperties, ...more });

test.each<
  [what: string, subscriptions: Readonly<Record<string, string>>, pairs: readonly unknown[], by: readonly number[]]
>([
  ['nothing beside itself', { a: "kind = 'x'" }, [], [0, 0, 0]],
  ['two that are apart', { a: "kind = 'x'", b: "kind = 'y'" }, [], [1, 0, 0]],
  ['two that get the same', { a: "kind = 'x'", b: "kind = 'x'" }, [['a b', sent({ kind: 'x' })]], [0, 1, 0]],
  [
    'of properties that have nothing to do with each other',
    { a: "kind = 'x'", b: 'n > 5' },
    [['a b', sent({ kind: 'x', n: 6 })]],
    [0, 1, 0],
  ],
  [
    'of system properties too',
    { a: "sys.Label = 'l'", b: 'n > 5' },
    [['a b', sent({ n: 6 }, { subject: 'l' })]],
    [0, 1, 0],
  ],
  ['of the second where they differ', { a: 'n > 5', b: 'n > 7' }, [['a b', sent({ n: 8 })]], [0, 1, 0]],
  ['of the first where they differ', { a: 'n > 7', b: 'n > 5' }, [['a b', sent({ n: 8 })]], [0, 1, 0]],
  [
    'of texts that are put one after the other',
    { a: "name LIKE 'a%'", b: "name LIKE '%b'" },
    [['a b', sent({ name: 'ab' })]],
    [0, 1, 0],
  ],
  [
    'three at once',
    { a: "kind = 'x'", b: 'n > 5', c: 'flag = TRUE' },
    [
      ['a b', sent({ kind: 'x', n: 6 })],
      ['a c', sent({ kind: 'x', flag: true })],
      ['b c', sent({ n: 6, flag: true })],
    ],
    [0, 3, 0],
  ],
  [
    'some of four',
    { a: "kind = 'x'", b: "kind = 'y'", c: "kind = 'x' AND n > 5", d: 'n < 3' },
    [
      ['a c', sent({ kind: 'x', n: 6 })],
      ['a d', sent({ kind: 'x', n: 0 })],
      ['b d', sent({ kind: 'y', n: 0 })],
    ],
    [3, 3, 0],
  ],
  ['two of which the solver has to tell that they are apart', { a: 'n % 2 = 0', b: 'n % 4 = 1' }, [], [0, 0, 1]],
  ['nothing of one that gets nothing', { a: 'n > 5 AND n < 6', b: 'n > 1' }, [], [0, 0, 1]],
])('which subscriptions overlap, and what told: %s', async (_, subscriptions, pairs, by) => {
  const all = await found(subscriptions);
  expect(all).toMatchObject({ pairs, by, undecided: 0 });
});

test('many that meet in one message are shown by it', async () => {
  const many = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`s${at}`, `p${at} = ${at}`]));
  const all = await found(many);
  expect([all.pairs.length, all.by, all.questions]).toEqual([66, [0, 66, 0], 0]);
});

describe('what is asked of the solver', () => {
  /** The words of all questions, where the answers to those of several subscriptions are given. */
  async function asked(
    subscriptions: Readonly<Record<string, string>>,
    answers: Readonly<Record<string, Finding>> = {},
  ) {
    const proof = new TopicProof(topicOf(subscriptions));
    const words: string[] = [];
    const real = proof.find.bind(proof);
    jest.spyOn(proof, 'find').mockImplementation(async (set, said = '') => {
      words.push(said);
      return answers[said] ?? real(set, said);
    });
    try {
      const { pairs, undecided, decidedBy } = await findOverlaps(proof);
      const named = ({ subscriptions: both }: { subscriptions: readonly { readonly name: string }[] }) =>
        both.map(({ name }) => name).join(' ');
      return {
        words,
        pairs: pairs.map(named),
        undecided: undecided.map((one) => [named(one), one.reason]),
        by: [decidedBy.box, decidedBy.example, decidedBy.solver],
      };
    } finally {
      await proof.close();
    }
  }
  const PARITIES = { a: 'n % 2 = 0', b: 'n % 4 = 1', c: 'n % 4 = 3' };

  test('for an example once of each, and for all partners of one at once', async () => {
    const { words, pairs, by } = await asked(PARITIES);
    expect(words).toEqual(['that reaches a', 'that reaches b', 'that reaches c', 'that reaches a and any of b, c']);
    // The last two are apart by what they compute.
    expect([pairs, by]).toEqual([[], [1, 0, 2]]);
  });

  test('for nothing of those that are apart by what they compare', async () => {
    expect((await asked({ a: "kind = 'x'", b: "kind = 'y'", c: "kind = 'z'" })).words).toEqual([]);
  });

  test('one by one, where it cannot be told of all', async () => {
    const open: Finding = { kind: 'undecided', reason: 'why' };
    const { words, undecided, pairs } = await asked(PARITIES, {
      'that reaches a and any of b, c': open,
      'that reaches a and any of c': open,
    });
    expect(words.slice(3)).toEqual([
      'that reaches a and any of b, c',
      'that reaches a and any of b',
      'that reaches a and any of c',
    ]);
    expect([undecided, pairs]).toEqual([[['a c', 'why']], []]);
  });

  test('again for those that the message of the solver does not reach', async () => {
    // Nothing but the solver finds a number for two of these: their examples do not help.
    const { words, pairs } = await asked({ a: 'n * n = 36 AND n > 0', b: 'n % 5 = 1', c: 'n % 7 = 6', d: 'n % 7 = 5' });
    expect(pairs).toEqual(expect.arrayContaining(['a b', 'a c', 'b c', 'b d']));
    expect(pairs).not.toContain('a d');
    expect(pairs).not.toContain('c d');
    expect(new Set(words).size).toBe(words.length);
  });

  test('of one that gets nothing, and of one of which it cannot be told', async () => {
    const open: Finding = { kind: 'undecided', reason: 'why' };
    const { pairs, undecided } = await asked({ a: 'n > 5', b: 'n > 7' }, { 'that reaches a': open });
    expect([pairs, undecided]).toEqual([['a b'], []]);
    expect((await asked({ a: 'n > 5 AND n < 6', b: 'n > 1' })).words).toEqual([
      'that reaches a',
      'that reaches b',
      'that reaches a and any of b',
    ]);
  });
});
