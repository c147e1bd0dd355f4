import { Prover } from '../../lib/proof';
import type { Contract } from '../../lib/proof/questions/prover';
import { SqlFilter } from '../../lib/rules';

/** The comments of the question whether a filter matches anything, but for the question itself. */
async function commentsOf(sql: string, contract?: Contract): Promise<string[]> {
  const filter = SqlFilter.parse(sql);
  const written: string[] = [];
  const prover = new Prover([filter], contract, { asked: ({ smtLib }) => written.push(smtLib()) });
  await prover.find(prover.matching(filter));
  await prover.close();
  expect(written).toHaveLength(1);
  const comments = written[0]!.split('\n').filter((line) => line.startsWith('; '));
  expect(comments.slice(0, 2)).toEqual([
    '; Is there a message as it is asked for?',
    '; The answer here: yes, as far as this file says what a message is.',
  ]);
  return comments.slice(2).filter((line) => line !== `; ${sql}: it is true`);
}

describe('a question says in words what its symbols mean', () => {
  test.each<[sql: string, comments: readonly string[]]>([
    ["kind = 'x'", ['; kind', '; p0.state: true missing, false a text', '; p0.choice: true "x", false any other text']],
    [
      "kind IN ('x', 'y')",
      ['; kind', '; p0.state: true missing, false a text', '; p0.choice: 0 "x", 1 "y", 2 any other text'],
    ],
    ['n > 5', ['; n', '; p0.state: true missing, false a whole number']],
    ['score > 0.5', ['; score', '; p0.state: true missing, false a number']],
    ['flag = TRUE', ['; flag', '; p0.state: true missing, false true or false']],
    [
      "a = 'x' OR a = 1",
      ['; a', '; p0.state: 0 missing, 1 a text, 2 a whole number', '; p0.choice: true "x", false any other text'],
    ],
    [
      "sys.Label = 'l'",
      ['; sys.Label', '; p0.state: true null, false a text', '; p0.choice: true "l", false any other text'],
    ],
    ["model LIKE 'a%'", ['; model', '; p0.state: true missing, false a text', '; p0.like0: the text is LIKE a%']],
    [
      'a = b',
      [
        '; a',
        '; b',
        '; p0.state: true missing, false a text',
        '; p0.choice: true "other", as any text that is not named, false "another", as any text that is not named',
        '; p1.state: true missing, false a text',
        '; p1.choice: true "other", as any text that is not named, false "another", as any text that is not named',
      ],
    ],
  ])('%s', async (sql, comments) => {
    expect(await commentsOf(sql)).toEqual(comments);
  });

  test('of what has one state alone nothing is said of states, and a list has no other texts', async () => {
    const schema = { type: 'object', properties: { kind: { enum: ['x', 'y', 'z'] } }, required: ['kind'] };
    expect(await commentsOf("kind = 'x'", { schema, setBySenders: [] })).toEqual([
      '; kind',
      '; p0.choice: 0 "x", 1 "y", 2 "z"',
    ]);
  });
});
