import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import {
  type AskedQuestion,
  inAll,
  inAny,
  inSeveral,
  outside,
  Prover,
  type ProverOptions,
  reportTopic,
  TopicProof,
} from '../../lib/proof';
import { topologyOf } from '../../lib/routing';
import { SqlFilter } from '../../lib/rules';
import { parseDocument } from '../../lib/terraform';
import { arbitraryFilter } from '../support/arbitrary-rules';
import { shippedTexts } from '../support/shipped/synthesized';
import { askCvc5, askZ3, describeWithSecondSolver } from '../support/solvers/second-solver';
import { topicOf } from '../support/topics';

/** A question as it is written down. */
interface Written {
  readonly answer: AskedQuestion['answer'];
  readonly text: string;
}

/** Everything that is asked on the way, written down. */
async function writtenBy(ask: (asked: NonNullable<ProverOptions['asked']>) => Promise<void>): Promise<Written[]> {
  const written = new Map<string, Written>();
  await ask((question) => {
    const text = question.smtLib();
    written.set(text, { answer: question.answer, text });
  });
  return [...written.values()];
}

/** The questions that proofs and reviews ask about filters. */
async function questionsAbout(asked: NonNullable<ProverOptions['asked']>, sqls: readonly string[]): Promise<void> {
  const filters = sqls.map((sql) => SqlFilter.parse(sql)).filter(({ predicate }) => predicate !== undefined);
  const prover = new Prover(filters, undefined, { steps: 300_000, asked });
  const sets = filters.map((filter) => prover.matching(filter));
  const [first, ...others] = sets;
  const all = [
    ...filters.flatMap((filter) => [prover.refusing(filter), prover.failing(filter)]),
    ...(first === undefined
      ? []
      : [first, inAll(...sets), inAll(first, outside(inAny(...others))), inAll(inAny(...others), outside(first))]),
    inSeveral(sets),
  ];
  for (const set of all) await prover.find(set);
  await prover.close();
}

const RECORDED = readFileSync(resolve(__dirname, '../rules/fixtures/filters.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line): { readonly sql: string; readonly valid: boolean } => JSON.parse(line))
  .filter(({ valid }) => valid);

const SOURCES: readonly (readonly [string, (asked: NonNullable<ProverOptions['asked']>) => Promise<void>])[] = [
  [
    'the shipped catalogue',
    async (asked) => {
      for (const [name, text] of Object.entries(shippedTexts())) {
        for (const topic of topologyOf(parseDocument(name, text)).topics) {
          const proof = new TopicProof(topic, { asked });
          await reportTopic(proof);
          await proof.close();
        }
      }
    },
  ],
  [
    'filters that answers of the engine were recorded of',
    async (asked) => {
      for (const { sql } of RECORDED.filter((_, at) => at % 80 === 0)) await questionsAbout(asked, [sql]);
    },
  ],
  [
    'random filters',
    async (asked) => {
      for (const sqls of fc.sample(fc.array(arbitraryFilter, { minLength: 1, maxLength: 3 }), 20))
        await questionsAbout(asked, sqls);
    },
  ],
  [
    'patterns, sums and partitions',
    async (asked) => {
      await questionsAbout(asked, ["a LIKE '%x%' AND a LIKE 'x_'", "a LIKE '_x'", "a <> 'xx' AND a NOT LIKE '%y'"]);
      await questionsAbout(asked, ["a LIKE 'x%' AND a LIKE '%y' AND a NOT LIKE 'x%y'", "a LIKE '__' AND a LIKE '_'"]);
      await questionsAbout(asked, ['n + m > 5', 'n > 5 AND m > 5', 'n * 2 = 7', 'n % 2 = 1']);
      await questionsAbout(asked, [
        "sys.PartitionKey = 'k'",
        "sys.SessionId = 'l'",
        'sys.SessionId = sys.PartitionKey',
      ]);
      await questionsAbout(asked, ["newid() = a AND b = 'x'", "b = 'x' AND p(b) = 1 AND b <> 'x'"]);
    },
  ],
];

/** So many steps of each solver a question: what it does not answer in them, it leaves open. */
const STEPS = 300_000;

describe.each(SOURCES)('questions about %s', (_, ask) => {
  let written: readonly Written[];
  beforeAll(async () => {
    written = await writtenBy(ask);
  }, 300_000);

  test('are standard SMT-LIB that says what was answered', () => {
    expect(written.length).toBeGreaterThan(15);
    for (const { answer, text } of written) {
      expect(text).toMatch(/^; Is there a message .+\?\n; The answer here: .+\n/);
      expect(text).toContain(`(set-info :status ${answer})`);
      // Notations that Z3 alone has, or that only later versions of the standard do.
      expect(text).not.toMatch(/at-most|int2bv|int_to_bv|bv2int|\(_ bv|:rlimit/);
      expect(text).toMatch(answer === 'unsat' ? /\(check-sat\)\n$/ : /\(check-sat\)\n(?:\(get-value \(.+\)\)\n)?$/);
    }
  });

  test('get the same answer from Z3 that is given nothing else', async () => {
    expectSame(written, await askZ3(textsOf(written), STEPS));
  }, 300_000);

  describeWithSecondSolver('and by cvc5', () => {
    test('the same answer from cvc5', () => {
      expectSame(written, askCvc5(textsOf(written), STEPS));
    }, 300_000);
  });
});

function textsOf(written: readonly Written[]): string[] {
  return written.map(({ text }) => text);
}

/** Nobody contradicts, and most is answered by both. */
function expectSame(written: readonly Written[], said: readonly string[]): void {
  const isOpen = (answer: string | undefined) => answer === 'unknown';
  const wrong = written.filter(({ answer }, at) => answer !== said[at] && !isOpen(answer) && !isOpen(said[at]));
  expect(wrong.map(({ text }) => `${said[written.findIndex((one) => one.text === text)]}: ${text}`)).toEqual([]);
  const both = written.filter(({ answer }, at) => answer === said[at] && !isOpen(answer));
  expect(both.length).toBeGreaterThan(written.length * 0.9);
  for (const answer of ['sat', 'unsat']) expect(both.some((one) => one.answer === answer)).toBe(true);
}

test('a question tells what is hidden from the solver, and what its symbols mean', async () => {
  const written = await writtenBy((asked) =>
    questionsAbout(asked, ["newid() = id AND model LIKE 'gpt-%' AND kind = 'x'"]),
  );
  const [{ text }] = written.filter(({ answer }) => answer === 'sat') as [Written];
  expect(text).toContain('; hidden0 stands for something that is not computed here, and may be anything: newid() = id');
});

test('only what a question is about is in its file', async () => {
  const topic = topicOf(
    Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`s${n}`, `kind = 'k${n}' AND m${n} > 1`])),
  );
  const written = await writtenBy(async (asked) => {
    const proof = new TopicProof(topic, { asked });
    await reportTopic(proof);
    await proof.close();
  });
  const one = written.find(({ text }) => text.startsWith('; Is there a message that reaches s7?\n'));
  expect(one?.text).toContain('; m7\n');
  expect(one?.text.match(/^; m\d+$/gm)).toEqual(['; m7']);
});
