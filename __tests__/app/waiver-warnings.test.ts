import { waiverWarnings } from '../../lib/app/report/waiver-warnings';
import type { Waiver } from '../../lib/rules';
import { Project } from '../support/project';

const GROUNDS = { reason: 'the producer cannot use Entra ID yet', approver: 'security@example.com', ticket: 'SEC-1' };
const waiver = (id: string, expires: string, others: Partial<Waiver> = {}): Waiver => ({
  id,
  ...GROUNDS,
  expires,
  ...others,
});

test.each([
  ['91 days before', '2027-03-31', []],
  [
    '90 days before',
    '2027-04-01',
    [
      'an exception ends on 2027-06-30, in 90 days, and the audit fails from then on: SB-NET-001 (SEC-1); follow the rule, or have it approved anew',
    ],
  ],
  ['a day before', '2027-06-29', [expect.stringContaining('ends on 2027-06-30, in a day, and')]],
  ['on its day', '2027-06-30', [expect.stringContaining('ends on 2027-06-30, today, and')]],
  [
    'after it',
    '2027-07-01',
    [
      'an exception ended on 2027-06-30, so the audit fails: SB-NET-001 (SEC-1); follow the rule, or have it approved anew',
    ],
  ],
])('%s its end an exception is told so', (_, today, expected) => {
  expect(waiverWarnings([waiver('SB-NET-001', '2027-06-30')], today)).toEqual(expected);
});

test('those of one day share a line, the next day first; those of the template do not end', () => {
  const warnings = waiverWarnings(
    [
      waiver('SB-LOG-001', '2027-06-30'),
      waiver('SB-NET-001', '2027-06-01'),
      waiver('SB-TLS-001', '2027-06-30', { ticket: 'SEC-2' }),
      waiver('SB-LOCK-001', '2027-06-30', { approver: 'platform-security@example.com' }),
    ],
    '2027-05-31',
  );
  expect(warnings.map((line) => line.replace(/;.*/, ''))).toEqual([
    'an exception ends on 2027-06-01, in a day, and the audit fails from then on: SB-NET-001 (SEC-1)',
    'exceptions end on 2027-06-30, in 30 days, and the audit fails from then on: SB-LOG-001 (SEC-1), SB-TLS-001 (SEC-2)',
  ]);
});

test('the same exception twice beside one thing is told', () => {
  expect(
    waiverWarnings(
      ['a', 'b', 'a'].map((end) => waiver(`SB-${end}`, '2027-06-30')),
      '2026-01-01',
    ),
  ).toEqual(['the exception SB-a stands here 2 times; one is enough, take the others away']);
});

test('synth tells them with the construct, and the output is the same on every day', () => {
  const main = (today: string) => `
    import { SqlFilter } from './lib/rules';
    import { jobCatalogue, synthesize, TrainingSchedulerStack } from './lib/app';
    import { environments } from './__tests__/support/shipped';
    const catalogue = jobCatalogue({
      topicName: 'events',
      jobs: () => ({ train: { rules: { all: SqlFilter.acceptEverything() } } }),
    });
    const waivers = { namespace: [${JSON.stringify(waiver('SB-NET-001', '2027-06-30'))}] };
    synthesize((app) => {
      const { training, ...environment } = environments[1]!;
      for (const name of ['one', 'two']) new TrainingSchedulerStack(app, { ...environment, name, catalogue, waivers });
    }, { today: '${today}' });`;
  const [early, late] = ['2027-01-01', '2027-06-01'].map((today) => {
    const project = new Project();
    const { status, stderr } = project.synth(main(today));
    const output = ['manifest.json', 'stacks/one/cdk.tf.json'].map((file) => project.read('cdktf.out', file));
    return { status, stderr, output };
  });
  expect([early?.status, early?.stderr]).toEqual([0, '']);
  expect([late?.status, late?.stderr]).toEqual([
    0,
    'warning: [one/bus, two/bus] an exception ends on 2027-06-30, in 29 days, and the audit fails from then on: SB-NET-001 (SEC-1); follow the rule, or have it approved anew\n',
  ]);
  expect(late?.output).toEqual(early?.output);
});
