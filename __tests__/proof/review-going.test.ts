import { changesOf, jsonOf, linesOf, NAMESPACE_ID, type PlannedChange, reviewOfPlan } from '../support/small-plans';

const GPU = 'azurerm_servicebus_subscription.gpu';
const RULE = 'azurerm_servicebus_subscription_rule.gpu';
const JOBS = 'azurerm_servicebus_topic.jobs';
const BUS = 'azurerm_servicebus_namespace.bus';
const APPROVAL = 'azurerm_servicebus_queue.approval';
const TOPIC_ID = `${NAMESPACE_ID}/topics/jobs`;

type Changed = Readonly<Record<string, Partial<PlannedChange>>>;

async function told(changed: Changed, ...codes: string[]) {
  const { remarks } = jsonOf(await reviewOfPlan(changesOf(changed)));
  return remarks
    .filter(({ code }) => codes.includes(code))
    .map(({ code, subject, text, gate }) => `${code} ${subject}: ${text}${gate === undefined ? '' : ` [${gate}]`}`);
}

const GONE = { after: null };
const AGAIN = (because: string[] = []): Partial<PlannedChange> => ({
  actions: ['delete', 'create'],
  ...(because.length > 0 && { detail: { replace_paths: because.map((one) => [one]) } }),
});
const FORWARDING = { forward_to: 'far' };

describe('what holds messages and goes', () => {
  test.each<[what: string, changed: Changed, told: readonly string[]]>([
    [
      'a queue',
      { [APPROVAL]: GONE },
      [`deletion ${APPROVAL}: the queue is deleted: **messages that wait in it are lost** [message-loss]`],
    ],
    [
      'a queue that forwards, and keeps nothing',
      { [APPROVAL]: { ...GONE, before: FORWARDING } },
      [`deletion ${APPROVAL}: the queue is deleted: it forwards, so that only messages on their way are lost`],
    ],
    [
      'a queue that says it forwards nowhere',
      { [APPROVAL]: { ...GONE, before: { forward_to: '' } } },
      [`deletion ${APPROVAL}: the queue is deleted: **messages that wait in it are lost** [message-loss]`],
    ],
    [
      'a topic without what is in it',
      { [JOBS]: GONE },
      [
        `deletion ${JOBS}: the topic is deleted: **messages that wait in it and in everything that belongs to it are lost** [replacement]`,
      ],
    ],
    [
      'a topic with its subscription, which is told with it',
      { [JOBS]: GONE, [GPU]: GONE, [RULE]: GONE },
      [
        `deletion ${JOBS}: the topic is deleted: **messages that wait in it and in everything that belongs to it (1 resource in it goes along) are lost** [replacement]`,
      ],
    ],
    [
      'a namespace with a queue and a topic, and what is in that',
      { [BUS]: GONE, [JOBS]: GONE, [GPU]: GONE, [APPROVAL]: GONE },
      [
        `deletion ${BUS}: the namespace is deleted: **messages that wait in it and in everything that belongs to it (3 resources in it go along) are lost** [replacement]`,
      ],
    ],
    [
      'two that do not belong together, the topic first',
      { [APPROVAL]: GONE, [JOBS]: GONE },
      [expect.stringMatching(/^deletion .*jobs: the topic/), expect.stringMatching(/^deletion .*approval: the queue/)],
    ],
    [
      'a subscription that is made anew, for a reason',
      { [GPU]: AGAIN(['requires_session']) },
      [
        `replacement ${GPU}: the subscription is replaced, since \`requires_session\` changes: **messages that wait in it are lost** [message-loss]`,
      ],
    ],
    [
      'for two reasons',
      { [APPROVAL]: AGAIN(['requires_session', 'partitioning_enabled']) },
      [
        `replacement ${APPROVAL}: the queue is replaced, since \`requires_session\` and \`partitioning_enabled\` change: **messages that wait in it are lost** [message-loss]`,
      ],
    ],
    [
      'for no reason that is said',
      { [APPROVAL]: AGAIN() },
      [`replacement ${APPROVAL}: the queue is replaced: **messages that wait in it are lost** [message-loss]`],
    ],
    [
      'the new one first, which Azure refuses',
      { [APPROVAL]: { actions: ['create', 'delete'] } },
      [
        `replacement ${APPROVAL}: the queue is replaced: **messages that wait in it are lost**; the new one comes first, and Azure refuses a second one of the same name [message-loss]`,
      ],
    ],
    ['nothing that changes in its place', { [APPROVAL]: { after: { lock_duration: 'PT5M' } } }, []],
    ['nothing that holds messages', { [RULE]: AGAIN(['name']) }, []],
  ])('%s', async (_, changed, expected) => {
    expect(await told(changed, 'deletion', 'replacement')).toEqual(expected);
  });
});

describe('what becomes of $Default', () => {
  const subscription = (name: string): Changed => ({
    [`azurerm_servicebus_subscription.${name}`]: {
      after: { name, topic_id: TOPIC_ID },
      unknown: { id: [] },
    },
  });
  const rule = (name: string): Changed => ({
    [`azurerm_servicebus_subscription_rule.${name}`]: {
      after: { name: 'r', filter_type: 'SqlFilter', sql_filter: 'a = 1' },
      unknown: {
        subscription_id: [`azurerm_servicebus_subscription.${name}.id`, `azurerm_servicebus_subscription.${name}`],
      },
    },
  });
  const seconds = '**every message** for the seconds between creation and first rule (`$Default`)';

  test.each<[what: string, changed: Changed, told: readonly unknown[]]>([
    [
      'one that is new has it for a moment',
      { ...subscription('a'), ...rule('a') },
      [expect.stringContaining(`default-rule jobs/a: is new and takes ${seconds}`)],
    ],
    [
      'several that are new are one sentence',
      { ...subscription('a'), ...rule('a'), ...subscription('b'), ...rule('b') },
      [expect.stringContaining(`default-rule new subscriptions: \`jobs/a\`, \`jobs/b\` take ${seconds}`)],
    ],
    [
      'one that is made anew has it again',
      { [GPU]: AGAIN(), [RULE]: AGAIN() },
      [expect.stringContaining(`default-rule jobs/gpu: is new and takes ${seconds}`)],
    ],
    [
      'one that is new and gets no rule keeps it',
      subscription('a'),
      [expect.stringContaining('no-rules jobs/a: is new and has no rule of its own: it keeps `$Default`')],
    ],
    ['a second rule takes nothing away', { [RULE]: { before: { sql_filter: 'b = 1' } } }, []],
    [
      'a rule that was there, and is known of only now, has taken it away long ago',
      { [RULE]: { before: null, actions: ['no-op'], detail: { importing: { id: 'x' } } } },
      [],
    ],
    ['of a subscription that goes nothing is said', { [GPU]: GONE, [RULE]: GONE }, []],
  ])('%s', async (_, changed, expected) => {
    expect(await told(changed, 'default-rule', 'no-rules', 'first-rule')).toEqual(expected);
  });

  test.each<[isRemoved: boolean, told: readonly unknown[]]>([
    [true, [expect.stringContaining('no-rules jobs/a: is new and has no rule: it receives nothing')]],
    [false, [expect.stringContaining('it keeps `$Default` and receives **every message**')]],
  ])('where the provider takes it away at once (%s)', async (isRemoved, expected) => {
    const configuration = {
      provider_config: {
        azurerm: {
          name: 'azurerm',
          expressions: {
            features: [{ servicebus: [{ auto_delete_subscription_default_rule: { constant_value: isRemoved } }] }],
          },
        },
      },
      root_module: {
        resources: [
          {
            address: 'azurerm_servicebus_subscription.a',
            mode: 'managed',
            type: 'azurerm_servicebus_subscription',
            name: 'a',
            provider_config_key: 'azurerm',
            expressions: { name: { constant_value: 'a' } },
          },
        ],
      },
    };
    const review = await reviewOfPlan(changesOf(subscription('a')), { configuration });
    expect(linesOf(review).filter((line) => line.startsWith('no-rules'))).toEqual(expected);
  });
});
