import { Disagreement } from '../../lib/proof/questions/disagreement';
import { foundOf, saidOf } from '../../lib/proof/review/remarks/review-fault';
import { SolverHangs } from '../../lib/proof/solver/solver';
import { messageOf, remarkWith } from '../support/made-reviews';

const FAULT = {
  code: 'fault',
  subject: 'jobs',
  text: expect.stringMatching(/it: a bug of ours; please report it; cannot tell what changes here$/),
  unknown: true,
};
const fail = (error: Error) => () => {
  throw error;
};

describe('where this program fails on something, the rest of a review goes on', () => {
  test('what is said is said', async () => {
    const said = [remarkWith()];
    expect(saidOf('jobs', () => said)).toBe(said);
    expect(await foundOf('jobs', async () => said, fail(new Error('not asked')))).toBe(said);
  });

  test('a fault is a remark that something is not known', async () => {
    const bug = new Error('a bug of ours');
    expect(saidOf('jobs', fail(bug))).toEqual([FAULT]);
    expect(
      await foundOf(
        'jobs',
        async () => fail(bug)(),
        (fault) => fault,
      ),
    ).toEqual(FAULT);
  });

  test.each<[what: string, error: Error]>([
    ['the solver and the evaluator disagree', new Disagreement(messageOf('x'), 'a = 1')],
    ['the solver hangs', new SolverHangs(60_000)],
  ])('but not where %s: no answer is to be trusted then', async (_, error) => {
    expect(() => saidOf('jobs', fail(error))).toThrow(error);
    await expect(
      foundOf(
        'jobs',
        async () => fail(error)(),
        (fault) => fault,
      ),
    ).rejects.toBe(error);
  });
});
