import { changeOfFilters, DEFAULT_EFFORT, inAll, inAny, outside, Prover, SolverHangs } from '../../lib/proof';
import { Budget } from '../../lib/proof/solver/budget';
import { written } from '../../lib/proof/solver/formula';
import { Z3 } from '../../lib/proof/solver/z3';
import { SqlFilter } from '../../lib/rules';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** A pattern that looks for so many letters one after the other, other ones for each seed. */
function longPattern(seed: number, wildcards: number): string {
  const letter = (at: number) => LETTERS[(at * at * 7 + at * seed + seed) % LETTERS.length];
  return `${Array.from({ length: wildcards }, (_, at) => `%${letter(at)}`).join('')}%`;
}

function longFilters(count: number, wildcards = 500): SqlFilter[] {
  return Array.from({ length: count }, (_, n) => SqlFilter.parse(`name LIKE '${longPattern(n + 1, wildcards)}'`));
}

test('effort is counted in steps and in nothing else, so that no clock decides about an answer', () => {
  expect(DEFAULT_EFFORT).toEqual({ steps: expect.any(Number), searched: expect.any(Number) });
});

describe('patterns of the most characters that Azure takes', () => {
  test.each([2, 20])(
    '%i of them: all questions are answered',
    async (count) => {
      const filters = longFilters(count);
      const prover = new Prover(filters);
      const sets = filters.map((filter) => prover.matching(filter));
      const [first, ...others] = sets as [(typeof sets)[number], ...typeof sets];
      const questions = [inAll(...sets), inAll(first, outside(inAny(...others))), outside(inAny(...sets))];
      for (const set of questions) {
        const found = await prover.find(set);
        expect(found.kind === 'message' && set.has(found.message)).toBe(true);
      }
      await prover.close();
    },
    120_000,
  );

  test('a change of one is told with messages', async () => {
    const [before, after] = longFilters(2) as [SqlFilter, SqlFilter];
    const prover = new Prover([before, after]);
    const { verdict, gained, lost } = await changeOfFilters(prover, before, after);
    await prover.close();
    expect([verdict, gained.kind, lost.kind]).toEqual(['moved', 'message', 'message']);
  }, 60_000);

  test('that one implies another is proved', async () => {
    const long = longPattern(3, 400);
    const [narrow, wide] = [`name LIKE '${long}x%'`, `name LIKE '${long}'`].map((sql) => SqlFilter.parse(sql)) as [
      SqlFilter,
      SqlFilter,
    ];
    const prover = new Prover([narrow, wide]);
    expect(await prover.find(inAll(prover.matching(narrow), outside(prover.matching(wide))))).toEqual({ kind: 'none' });
    await prover.close();
  }, 60_000);
});

test('what patterns the solver would have to compute itself is limited, and what is beyond is named', async () => {
  const filter = SqlFilter.parse(`a + b LIKE '${longPattern(1, 20)}' AND a <> 'x'`);
  const prover = new Prover([filter]);
  expect(await prover.find(prover.matching(filter))).toMatchObject({
    kind: 'undecided',
    reason: expect.stringContaining('the solver cannot compute a + b LIKE'),
  });
  await prover.close();
});

// Each property is there or not: eleven of them are 2,048 cases.
test.each([
  ['a comparison', 'a + b + c + d + e = f + g + h + i + j + k'],
  ['a pattern', 'a + b + c + d + e LIKE f + g + h + i + j + k'],
  ['a pattern with an escape', 'a + b + c + d LIKE e + f + g + h ESCAPE i + j + k'],
])('%s of more cases than are told apart may be true or not, and is named', async (_, condition) => {
  // Nothing matches it, since what is missing is neither.
  const filter = SqlFilter.parse(`${condition} AND NOT EXISTS(a)`);
  const prover = new Prover([filter]);
  const found = await prover.find(prover.matching(filter));
  await prover.close();
  expect(found).toMatchObject({
    kind: 'undecided',
    reason: expect.stringContaining(`the solver cannot compute ${condition}`),
  });
});

describe.each([
  ['no text', "name LIKE 'a%' AND name LIKE 'b%'", 'none'],
  ['nor with a line feed', "name LIKE 'x' AND name <> 'x' AND NOT (name LIKE 'x_' OR name LIKE 'x%')", 'none'],
  ['only with a line feed at its end', "name LIKE 'x' AND name <> 'x'", 'message'],
  ['only with a line feed within', "name NOT LIKE '%'", 'message'],
  ['three that exclude each other only together', "name LIKE 'a%' AND name LIKE '_b' AND name NOT LIKE 'ab'", 'none'],
  ['a text of known length', "name LIKE '___' AND name LIKE '%a%b%c%' AND name <> 'abc'", 'message'],
  ['an escape', "name LIKE 'a!%' ESCAPE '!' AND name <> 'a%'", 'message'],
  ['a literal in the way', "name LIKE '%' AND name NOT LIKE '_%' AND name <> ''", 'message'],
])('patterns of one property: %s', (_, sql, expected) => {
  test(sql, async () => {
    const filter = SqlFilter.parse(sql);
    const prover = new Prover([filter]);
    expect((await prover.find(prover.matching(filter))).kind).toBe(expected);
    await prover.close();
  });
});

test('a member of IN that cannot be computed may fail', async () => {
  const filter = SqlFilter.parse("a IN (p('a'), -(a + p(a)))");
  const prover = new Prover([filter]);
  const rest = inAll(outside(prover.matching(filter)), outside(prover.refusing(filter)), prover.failing(filter));
  expect((await prover.find(rest)).kind).not.toBe('none');
  await prover.close();
});

describe('all questions together have a budget', () => {
  test('who runs out leaves half to each that comes, down to a fiftieth', () => {
    const budget = new Budget(1000, 10_000);
    const given = Array.from({ length: 8 }, () => {
      const steps = budget.next;
      budget.take(steps, true);
      return steps;
    });
    expect(given).toEqual([1000, 500, 250, 125, 62, 31, 20, 20]);
    budget.take(10, false);
    expect(budget.next).toBe(20);
  });

  test('who is answered takes nothing from the others, until nothing is left', () => {
    const budget = new Budget(1000, 2500);
    budget.take(900, false);
    expect(budget.next).toBe(1000);
    budget.take(1000, false);
    expect(budget.next).toBe(600);
    budget.take(600, true);
    expect([budget.next, budget.reason(0)]).toEqual([
      0,
      'not looked for: all questions together have taken 2500 steps',
    ]);
  });

  test.each<[most: number, given: readonly number[]]>([
    [1, [1, 1]],
    [7, [7, 3, 1, 1]],
    [51, [51, 25, 12, 6, 3, 2, 2]],
    [101, [101, 50, 25, 12, 6, 3, 3]],
  ])('a fiftieth of %i is rounded up, so that something is left', (most, given) => {
    const budget = new Budget(most, 1_000_000);
    const each = given.map(() => {
      const steps = budget.next;
      budget.take(steps, true);
      return steps;
    });
    expect(each).toEqual(given);
    budget.renew();
    expect(budget.next).toBe(most);
  });

  test('what takes more than is left leaves nothing, and not less', () => {
    const budget = new Budget(100, 150);
    budget.take(170, false);
    expect(budget.next).toBe(0);
    budget.renew();
    budget.take(149, false);
    expect(budget.next).toBe(1);
  });

  test('why a question has no answer is said by what it was given', () => {
    const budget = new Budget(100, 150);
    expect([100, 99, 1].map((steps) => budget.reason(steps))).toEqual([
      'no answer in 100 steps',
      'no answer in 99 steps, which is what questions before it have left for each',
      'no answer in 1 steps, which is what questions before it have left for each',
    ]);
  });

  test('questions of another kind have what the first ones had', async () => {
    const hard = SqlFilter.parse('x * y * y > 0.1 AND x * y * y < 0.1');
    const prover = new Prover([hard], undefined, { steps: 40_000 });
    const reason = async () => {
      const found = await prover.find(prover.matching(hard));
      return found.kind === 'undecided' ? found.reason : found.kind;
    };
    const [first, second] = [await reason(), await reason()];
    prover.renew();
    const third = await reason();
    await prover.close();
    expect(first).toBe('no answer in 40000 steps');
    expect(second).toMatch('no answer in 20000 steps');
    expect(third).toBe(first);
  });

  test('questions that are too hard are undecided, each by itself, and those beside them are answered', async () => {
    const hard = Array.from({ length: 4 }, (_, n) =>
      SqlFilter.parse(`x * y * y > 0.${n + 1} AND x * y * y < 0.${n + 1}`),
    );
    const easy = SqlFilter.parse('i + j > 3 AND i + j < 5');
    const prover = new Prover([...hard, easy], undefined, { steps: 40_000 });
    const reasons = [];
    for (const filter of hard) {
      const found = await prover.find(prover.matching(filter));
      reasons.push(found.kind === 'undecided' ? found.reason : found.kind);
      expect((await prover.find(prover.matching(easy))).kind).toBe('message');
    }
    await prover.close();
    const left = 'which is what questions before it have left for each';
    expect(reasons).toEqual([
      'no answer in 40000 steps',
      `no answer in 20000 steps, ${left}`,
      `no answer in 10000 steps, ${left}`,
      `no answer in 5000 steps, ${left}`,
    ]);
  });

  test('when all is taken, nothing more is asked of the solver', async () => {
    const solver = new Z3({ steps: 200 });
    solver.tell('(declare-const a Int)(declare-const b Int)');
    const hard = written('(= (* a a a) (+ 7 (* b b b b b)))');
    const answers = [];
    for (let time = 0; time < 2000 && answers.at(-1) !== 'all'; time++) {
      const found = await solver.solve(hard, ['a']);
      answers.push(found.kind === 'unknown' && found.reason.startsWith('not looked for') ? 'all' : found.kind);
    }
    expect([answers.at(-1), solver.questions]).toEqual(['all', answers.length - 1]);
    solver.forget();
    expect((await solver.solve(written('true'), [])).kind).toBe('values');
    await solver.close();
  });
});

test('a solver that never ends is a fault and no answer', async () => {
  const solver = new Z3({ steps: 4_000_000_000 }, 300);
  solver.tell('(declare-const a Int)(declare-const b Int)(declare-const c Int)');
  const hard = written(
    '(and (= (* a b c) 494712643933) (> a 1) (> b 1) (> c 1) (< a b) (< b c) (> (* a a a) (* b c)))',
  );
  await expect(solver.solve(hard, ['a'])).rejects.toThrow(SolverHangs);
  await expect(solver.solve(hard, ['a'])).rejects.toThrow(/^internal error: the solver hangs: .*please report it/);
  await solver.close();
}, 30_000);

test('a question that is answered leaves no timer behind, for which a program would wait', async () => {
  const timers = () => process.getActiveResourcesInfo().filter((one) => one === 'Timeout').length;
  const solver = new Z3();
  await solver.solve(written('true'), []);
  const before = timers();
  for (let time = 0; time < 3; time++) await solver.solve(written('true'), []);
  expect(timers()).toBeLessThanOrEqual(before);
  await solver.close();
});
