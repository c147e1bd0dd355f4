import { changesOf, jsonOf, NAMESPACE_ID, type PlannedChange, reviewOfPlan, type Values } from '../support/small-plans';
import { plannedStep, reviewOfPlannedStep, reviewOfStep, type System, saidOf } from '../support/small-systems';

const FAR = `${NAMESPACE_ID}/topics/far/subscriptions/s`;
const LOOSE = 'azurerm_servicebus_subscription_rule.loose';
const SQL: Values = { name: 'r', filter_type: 'SqlFilter', sql_filter: 'a = 1', subscription_id: FAR };

const told = async (change: Partial<PlannedChange>) => {
  const review = await reviewOfPlan(changesOf({ [LOOSE]: change }));
  return jsonOf(review)
    .remarks.filter(({ code }) => code === 'loose-rule')
    .map(
      ({ subject, text, gate, unknown }) =>
        `${subject}: ${text}${gate === undefined ? '' : ` [${gate}]`}${unknown ? ' ?' : ''}`,
    );
};

const REST = 'cannot tell which messages change destination, since what else its subscription has is not known ?';
const UNPLACED = { subscription_id: ['var.x'] };

describe('a rule of which the subscription is not known', () => {
  const open = (values: Values): Values => ({ ...SQL, subscription_id: undefined, ...values });
  test.each<[what: string, change: Partial<PlannedChange>, told: readonly string[]]>([
    [
      'is new',
      { before: null, after: open({}), unknown: UNPLACED },
      [
        `${LOOSE}: is new (\`a = 1\`); cannot tell what its subscription receives, since what else that has is not known ?`,
      ],
    ],
    [
      'is new, by fields',
      {
        before: null,
        after: open({ filter_type: 'CorrelationFilter', sql_filter: undefined, correlation_filter: [{ label: 'x' }] }),
        unknown: UNPLACED,
      },
      [
        `${LOOSE}: is new (\`label = x\`); cannot tell what its subscription receives, since what else that has is not known ?`,
      ],
    ],
    [
      'has another filter',
      { before: SQL, after: open({ sql_filter: 'a = 2' }), unknown: UNPLACED },
      [
        `${LOOSE}: changes: \`sql_filter\` changes from \`a = 1\` to \`a = 2\`; \`subscription_id\` is not known: it is made of var.x, before \`${FAR}\`; cannot tell which subscription it is of; ${REST}`,
      ],
    ],
    [
      'has only another address',
      { before: SQL, after: open({}), unknown: UNPLACED, actions: ['no-op'], was: `${LOOSE}_before` },
      [],
    ],
    ['is no longer looked after', { before: SQL, after: null, actions: ['forget'] }, []],
    ['stays', { before: SQL, after: open({}), unknown: UNPLACED, actions: ['no-op'] }, []],
  ])('%s', async (_, change, expected) => {
    expect(await told(change)).toEqual(expected);
  });
});

describe('rules of a configuration that belong to what is not part of it', () => {
  const ONE: System = { jobs: {}, 'jobs/gpu': {}, 'jobs/gpu/r': "kind = 'x'" };
  const loose = (values: Values): System => ({ ...ONE, 'far/s/r': { subscription_id: '${var.x}', ...values } });
  const lines = async (before: System, after: System, review = reviewOfStep) =>
    saidOf(await review(before, after)).filter((line) => line.startsWith('loose-rule '));
  const ADDRESS = 'azurerm_servicebus_subscription_rule.far_s_r';

  test.each<[what: string, before: System, after: System, told: readonly string[]]>([
    ['the same', loose({ sql_filter: 'a = 1' }), loose({ sql_filter: 'a = 1' }), []],
    [
      'one that goes, which may be the last one',
      loose({ sql_filter: 'a = 1' }),
      ONE,
      [
        `loose-rule ${ADDRESS}: is deleted (\`a = 1\`): messages that only it delivers come **no longer**, and if it is the last one, its subscription receives **nothing** any more [message-loss] ?`,
      ],
    ],
    [
      'one that is another one',
      loose({ sql_filter: 'a = 1' }),
      loose({ sql_filter: 'a = 2', action: 'SET b = 1' }),
      [
        `loose-rule ${ADDRESS}: changes: \`action\` changes from nothing to \`SET b = 1\`; \`sql_filter\` changes from \`a = 1\` to \`a = 2\`; ${REST}`,
      ],
    ],
    [
      'one that is made anew under another name',
      loose({ sql_filter: 'a = 1' }),
      loose({ sql_filter: 'a = 1', name: 'other' }),
      [
        `loose-rule ${ADDRESS}: changes: the rule \`r\` is called \`other\`, and what a rule is called decides of no message; it is made anew; ${REST}`,
      ],
    ],
    [
      'one of which only a note of tools is another one',
      loose({ sql_filter: 'a = 1', lifecycle: { prevent_destroy: true } }),
      loose({ sql_filter: 'a = 1', lifecycle: { prevent_destroy: false } }),
      [`loose-rule ${ADDRESS}: changes: \`lifecycle\`; ${REST}`],
    ],
    [
      'one that was in its place before',
      { ...ONE, 'jobs/gpu/s': 'a = 1' },
      { ...ONE, 'jobs/gpu/s': { sql_filter: 'a = 1', subscription_id: '${var.x}' } },
      [expect.stringMatching(/^loose-rule .*jobs_gpu_s: changes: `subscription_id` is not known: /)],
    ],
    [
      'one that is in its place now',
      { ...ONE, 'jobs/gpu/s': { sql_filter: 'a = 1', subscription_id: '${var.x}' } },
      { ...ONE, 'jobs/gpu/s': 'a = 1' },
      [
        expect.stringMatching(
          /^loose-rule .*jobs_gpu_s: changes: `subscription_id` is `.*jobs_gpu` now, and what it was is not known: /,
        ),
      ],
    ],
    ['one in its place, before and after', ONE, { ...ONE, 'jobs/gpu/r': 'a = 1' }, []],
  ])('%s', async (_, before, after, expected) => {
    expect(await lines(before, after)).toEqual(expected);
  });

  test('one of a subscription of which the topic is not known is told by the names in its id', async () => {
    const stray = { ...ONE, 'jobs/cpu': { topic_id: '${var.x}' }, 'jobs/cpu/r': 'a = 1' };
    expect(await lines(ONE, stray, reviewOfPlannedStep)).toEqual([
      'loose-rule jobs/cpu: rule `azurerm_servicebus_subscription_rule.jobs_cpu_r` is new (`a = 1`); cannot tell what its subscription receives, since what else that has is not known ?',
    ]);
  });

  test('where its id is sensitive, nothing of it is named', async () => {
    const address = 'azurerm_servicebus_subscription_rule.jobs_cpu_r';
    const stray = { ...ONE, 'jobs/cpu': { topic_id: '${var.x}' }, 'jobs/cpu/r': 'a = 1' };
    const changes = plannedStep(ONE, stray).map((one) =>
      one.address === address ? { ...one, sensitive: { subscription_id: true } } : one,
    );
    const said = saidOf(await reviewOfPlan(changes)).filter((line) => line.startsWith('loose-rule '));
    expect(said).toEqual([
      `loose-rule ${address}: is new (\`a = 1\`); cannot tell what its subscription receives, since what else that has is not known ?`,
    ]);
  });
});
