import { Disagreement } from '../../lib/proof/questions/disagreement';
import { type Review, reviewChange, reviewJson } from '../../lib/proof/review';
import { isOfTerraform, originOf } from '../../lib/proof/review/remarks/origin';
import { foundOf, saidOf } from '../../lib/proof/review/remarks/review-fault';
import { SolverHangs } from '../../lib/proof/solver/solver';
import { configurationChange, type DocumentChange } from '../../lib/terraform';
import { messageOf, remarkWith } from '../support/made-reviews';
import type { Values } from '../support/small-plans';
import { configurationWith, type System } from '../support/small-systems';

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

test.each<[foreign: string | undefined, origin: string]>([
  [undefined, 'Terraform'],
  ['an ARM template', 'an ARM template'],
])('what is about no single resource is about the document: %s', (foreign, origin) => {
  const document = { settings: { foreign } } as unknown as DocumentChange['after'];
  expect(originOf(document)).toBe(origin);
  expect(isOfTerraform(document)).toBe(foreign === undefined);
});

describe('a review that fails on something', () => {
  const X = "kind = 'x'";
  const ONE: System = { jobs: {}, 'jobs/gpu': {}, 'jobs/gpu/r': X };
  const step = (before: System, after: System): DocumentChange =>
    configurationChange(configurationWith(before), configurationWith(after));
  /** Whoever writes down each question fails on the first. */
  const failing = (change: DocumentChange): Promise<Review> =>
    reviewChange(change, undefined, () => {
      throw new Error('a bug of ours');
    });
  const said = async (change: DocumentChange) => {
    const { unmoved, remarks, topics } = reviewJson(await failing(change)) as {
      readonly unmoved: boolean | null;
      readonly remarks: readonly { code: string; subject: string }[];
      readonly topics: readonly object[];
    };
    return { unmoved, faults: remarks.filter(({ code }) => code === 'fault').map(({ subject }) => subject), topics };
  };

  test.each<[what: string, said: Values, contract: boolean]>([
    ['has no contract', {}, false],
    ['has one', { '//': { contract: { type: 'object' } } }, true],
  ])('knows nothing of that topic, which %s', async (_, values, contract) => {
    const system = { ...ONE, jobs: values };
    const found = await said(step(system, { ...system, 'jobs/gpu/r': "kind = 'y'" }));
    expect(found).toEqual({
      unmoved: null,
      faults: ['jobs'],
      topics: [{ topic: 'jobs', unmoved: null, contract, assumptions: [], rows: [], rules: [] }],
    });
  });

  test.each<[what: string, before: System, after: System, faults: readonly string[]]>([
    ['on moments without rules', ONE, { jobs: {}, 'jobs/gpu': {}, 'jobs/gpu/other': X }, ['jobs', 'Terraform']],
    [
      'on loops',
      { ...ONE, 'jobs/gpu': { forward_to: 'next' }, next: {}, 'next/a': {}, 'next/a/r': X },
      { ...ONE, 'jobs/gpu': { forward_to: 'next' }, next: {}, 'next/a': { forward_to: 'jobs' }, 'next/a/r': X },
      ['jobs', 'next', 'Terraform'],
    ],
  ])('goes on with the rest: %s', async (_, before, after, faults) => {
    expect((await said(step(before, after))).faults).toEqual(faults);
  });
});
