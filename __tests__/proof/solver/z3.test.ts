import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { and, FALSE, not, Whole, written } from '../../../lib/proof/solver/formula';
import { Z3 } from '../../../lib/proof/solver/z3';

const number = new Whole('n', 0n, 9n);

async function withSolver(ask: (solver: Z3) => Promise<void>, steps?: number): Promise<void> {
  const solver = steps === undefined ? new Z3() : new Z3({ steps });
  try {
    await ask(solver);
  } finally {
    await solver.close();
  }
}

test('a question is answered with the values that were asked for', () =>
  withSolver(async (solver) => {
    solver.tell('');
    solver.tell(number.declaration);
    expect(await solver.solve(number.is(7n), ['n'])).toEqual({ kind: 'values', values: new Map([['n', '7']]) });
    expect(await solver.solve(number.atLeast(5n), [])).toEqual({ kind: 'values', values: new Map() });
    expect(await solver.solve(and(number.atLeast(5n), not(number.atLeast(2n))), ['n'])).toEqual({ kind: 'none' });
    // What was asked holds for that question alone.
    expect(await solver.solve(number.is(3n), ['n'])).toMatchObject({ kind: 'values' });
    expect(solver.questions).toBe(4);
  }));

test('a program that has asked and has nothing else to do ends, though nobody has closed the solver', () => {
  const solver = resolve(__dirname, '../../../lib/proof/solver');
  const { status, stdout } = spawnSync(
    process.execPath,
    [
      '--require',
      resolve(__dirname, '../../../lib/typescript.cjs'),
      '--eval',
      `const { Z3 } = require('${solver}/z3.ts');
       const { written } = require('${solver}/formula.ts');
       const z3 = new Z3();
       z3.tell('(declare-const p Bool)');
       z3.solve(written('p'), ['p']).then(({ kind }) => console.log(kind));`,
    ],
    { encoding: 'utf8', timeout: 120_000 },
  );
  expect([status, stdout]).toEqual([0, 'values\n']);
}, 150_000);

test('what cannot be is not asked', () =>
  withSolver(async (solver) => {
    expect(await solver.solve(FALSE, ['n'])).toEqual({ kind: 'none' });
    expect(solver.questions).toBe(0);
  }));

test('what it was told is known after it was closed, and not after it was forgotten', () =>
  withSolver(async (solver) => {
    solver.tell(number.declaration);
    solver.tell('(assert (> n 4))');
    expect((await solver.solve(number.is(7n), ['n'])).kind).toBe('values');
    await solver.close();
    expect((await solver.solve(number.is(3n), ['n'])).kind).toBe('none');
    solver.tell('(assert (> n 7))');
    expect((await solver.solve(number.is(7n), ['n'])).kind).toBe('none');
    expect((await solver.solve(number.is(8n), ['n'])).kind).toBe('values');
    solver.forget();
    await expect(solver.solve(number.is(8n), ['n'])).rejects.toThrow(/does not understand/);
    solver.tell(number.declaration);
    expect((await solver.solve(number.is(3n), ['n'])).kind).toBe('values');
  }));

test('it is told again only what it does not know', () =>
  withSolver(async (solver) => {
    const posted = jest.spyOn(Worker.prototype, 'postMessage');
    solver.tell(number.declaration);
    await solver.solve(number.is(7n), ['n']);
    await solver.solve(number.is(3n), ['n']);
    solver.tell('(assert (> n 4))');
    await solver.solve(number.is(7n), ['n']);
    const sent = posted.mock.calls.map(([one]) => one as { readonly open?: string; readonly ask?: string });
    posted.mockRestore();
    expect(sent.map((one) => Object.keys(one))).toEqual([['open'], ['ask'], ['ask']]);
    expect(sent.map(({ open, ask = open }) => [ask?.includes('declare-const'), ask?.includes('(> n 4)')])).toEqual([
      [true, false],
      [false, false],
      [false, true],
    ]);
  }));

test('a question that is not understood is a fault, and the next one is answered', () =>
  withSolver(async (solver) => {
    solver.tell(number.declaration);
    await expect(solver.solve(written('(nobody knows)'), [])).rejects.toThrow(
      /^the solver does not understand the question: \(error .*[^\s]$/s,
    );
    expect((await solver.solve(number.is(1n), ['n'])).kind).toBe('values');
  }));

test('texts have units of UTF-16, and whole numbers become the nearest doubles', () =>
  withSolver(async (solver) => {
    solver.tell('(declare-const s String)(declare-const n Int)');
    const long = written('(and (= (str.len s) 1) (= s "\\u{ffff}"))');
    expect(await solver.solve(long, ['s'])).toEqual({ kind: 'values', values: new Map([['s', { text: '\uffff' }]]) });
    const half = written('(and (= n 9007199254740993) (fp.eq (nearest.double n) (nearest.double (- n 1))))');
    expect((await solver.solve(half, [])).kind).toBe('values');
  }));

test('steps are counted from question to question, and what one takes is not taken from another twice', () =>
  withSolver(async (solver) => {
    solver.tell(number.declaration);
    for (let time = 0; time < 40; time++)
      expect([time, (await solver.solve(number.is(BigInt(time % 10)), ['n'])).kind]).toEqual([time, 'values']);
  }, 2000));
