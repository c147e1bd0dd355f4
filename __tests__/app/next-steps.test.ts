import { nextSteps } from '../../lib/app/synthesis/next-steps';

test('people are told what to do next', () => {
  expect(nextSteps(['dev', 'prod'], { isTTY: true, environment: {}, hasExamples: true })).toBe(
    `next: npx training-job-scheduler check                           are the rules right, and do your claims hold for all messages?
      npx training-job-scheduler route examples/messages/*.json  where do messages go?
      npm test                                                   and npm run snapshots, if what has changed is what you meant
      npm run deploy -- dev                                      with Terraform, and after az login`,
  );
});

test.each([
  ['in a pipe', ['dev'], { isTTY: false, environment: {} }],
  ['in a workflow', ['dev'], { isTTY: true, environment: { CI: 'true' } }],
  ['under the cdktf command line', ['dev'], { isTTY: true, environment: { CDKTF_OUTDIR: 'cdktf.out' } }],
  ['where nothing was deployed', [], { isTTY: true, environment: {} }],
])('not %s', (_, stacks, where) => {
  expect(nextSteps(stacks, where)).toBeUndefined();
});
