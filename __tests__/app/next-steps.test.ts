import { nextSteps } from '../../lib/app/synthesis/next-steps';

const ON_TERMINAL = { isTTY: true, environment: {}, hasExamples: true, scripts: ['test', 'snapshots', 'deploy'] };

test('people are told what to do next', () => {
  expect(nextSteps(['dev', 'prod'], ON_TERMINAL)).toBe(
    `next: npx training-job-scheduler check                           are the rules right, and do your claims hold for all messages?
      npx training-job-scheduler route examples/messages/*.json  where do messages go?
      npm test                                                   and npm run snapshots, if what has changed is what you meant
      npm run deploy -- dev                                      with Terraform, and after az login`,
  );
});

test.each([
  ['snapshots', /npm run snapshots/, /npm test .*does every message go where it should\?/],
  ['deploy', /npm run deploy/, /npm test/],
  ['test', /npm test/, /npm run deploy/],
])('a project without the script %s is not told of it', (script, told, others) => {
  const scripts = ON_TERMINAL.scripts.filter((one) => one !== script);
  const steps = nextSteps(['dev'], { ...ON_TERMINAL, scripts });
  expect(nextSteps(['dev'], ON_TERMINAL)).toMatch(told);
  expect(steps).not.toMatch(told);
  expect(steps).toMatch(others);
});

test.each([
  ['in a pipe', ['dev'], { isTTY: false, environment: {} }],
  ['in a workflow', ['dev'], { isTTY: true, environment: { CI: 'true' } }],
  ['under the cdktf command line', ['dev'], { isTTY: true, environment: { CDKTF_OUTDIR: 'cdktf.out' } }],
  ['where nothing was deployed', [], { isTTY: true, environment: {} }],
])('not %s', (_, stacks, where) => {
  expect(nextSteps(stacks, where)).toBeUndefined();
});
