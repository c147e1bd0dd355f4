import {
  changesOf,
  drifted,
  jsonOf,
  linesOf,
  NAMESPACE_ID,
  type PlannedChange,
  reviewOfPlan,
  type Values,
} from '../support/small-plans';

const TOPIC_ID = `${NAMESPACE_ID}/topics/jobs`;
const TOPIC = '`azurerm_servicebus_topic.jobs`';
const KEY = 'azurerm_servicebus_topic_authorization_rule.key';
const ROLE = 'azurerm_role_assignment.role';

type Changed = Readonly<Record<string, Partial<PlannedChange>>>;

const told = async (changed: Changed) =>
  linesOf(await reviewOfPlan(changesOf(changed))).filter((line) => line.startsWith('access-'));
const rights = (...names: readonly string[]): Values => ({
  topic_id: TOPIC_ID,
  ...Object.fromEntries(names.map((name) => [name, true])),
});
const step = (before: Values | null, after: Values | null): Partial<PlannedChange> => ({ before, after });

describe('who has a key', () => {
  test.each<[what: string, change: Partial<PlannedChange>, told: readonly string[]]>([
    [
      'a new one',
      step(null, rights('send')),
      [`added ${KEY}: whoever has this key may send on ${TOPIC}, which is new`],
    ],
    [
      'one that goes',
      step(rights('listen'), null),
      [`removed ${KEY}: whoever has this key may receive on ${TOPIC} no longer`],
    ],
    [
      'one with other rights',
      step(rights('send'), rights('send', 'listen')),
      [
        `changed ${KEY}: whoever has this key may send, receive on ${TOPIC}; before, whoever has this key may send on ${TOPIC}`,
      ],
    ],
    [
      'one that may do nothing any more',
      step(rights('send'), rights()),
      [
        `changed ${KEY}: whoever has this key may do nothing on ${TOPIC}; before, whoever has this key may send on ${TOPIC}`,
      ],
    ],
    ['one that stays', { ...step(rights('send'), rights('send')), actions: ['no-op'] }, []],
    [
      'one at another address',
      { ...step(rights('send'), rights('send')), was: `${KEY}_before`, actions: ['no-op'] },
      [],
    ],
    ...['send', 'listen', 'manage'].map((right): [string, Partial<PlannedChange>, string[]] => [
      `one of which ${right} is not known`,
      { ...step(rights('listen', 'send', 'manage'), { topic_id: TOPIC_ID }), unknown: { [right]: ['var.x'] } },
      [expect.stringMatching(new RegExp(`^unknown ${KEY}: \`${right}\` is not known: `))],
    ]),
  ])('%s', async (_, change, expected) => {
    const lines = await told({ [KEY]: change });
    expect(lines.map((line) => line.replace('access-', ''))).toEqual(expected);
  });
});

describe('who has a role', () => {
  const given = (name: string, more: Values = {}): Values => ({
    scope: TOPIC_ID,
    principal_id: 'p',
    role_definition_name: `Azure Service Bus Data ${name}`,
    ...more,
  });
  const may = (what: string, who = 'p') => `the principal \`${who}\` may ${what} on ${TOPIC}`;

  test.each<[what: string, change: Partial<PlannedChange>, told: readonly string[]]>([
    ['a new one', step(null, given('Sender')), [`added ${ROLE}: ${may('send')}, which is new`]],
    ['one that goes', step(given('Sender'), null), [`removed ${ROLE}: ${may('send')} no longer`]],
    [
      'another role',
      step(given('Sender'), given('Receiver')),
      [`changed ${ROLE}: ${may('receive')}; before, ${may('send')}`],
    ],
    [
      'of somebody else',
      step(given('Sender'), given('Sender', { principal_id: 'other' })),
      [`changed ${ROLE}: ${may('send', 'other')}; before, ${may('send')}`],
    ],
    [
      'somewhere else',
      step(given('Sender'), given('Sender', { scope: '/elsewhere' })),
      [`changed ${ROLE}: the principal \`p\` may send on \`/elsewhere\`; before, ${may('send')}`],
    ],
    ['one whose description is another one', step(given('Sender'), given('Sender', { description: 'x' })), []],
    [
      'of somebody whom only the apply tells, in place of somebody',
      { ...step(given('Sender'), given('Sender', { principal_id: undefined })), unknown: { principal_id: ['a.b.id'] } },
      [expect.stringMatching(new RegExp(`^changed ${ROLE}: the principal .* may send on .*; before, ${may('send')}$`))],
    ],
  ])('%s', async (_, change, expected) => {
    expect((await told({ [ROLE]: change })).map((line) => line.replace('access-', ''))).toEqual(expected);
  });

  test('what comes beside what is known stands behind it, whatever the order of the plan', async () => {
    const open = { ...step(null, given('Sender', { principal_id: undefined })), unknown: { principal_id: ['var.p'] } };
    const lines = await told({
      'azurerm_role_assignment.a': open,
      'azurerm_role_assignment.b': step(null, given('Receiver')),
      'azurerm_role_assignment.c': open,
    });
    expect(lines).toEqual([
      `access-added azurerm_role_assignment.b: ${may('receive')}, which is new`,
      `access-added azurerm_role_assignment.a: the principal \`var.p\`, which is known only after apply, may send on ${TOPIC}, send on ${TOPIC}, which is new`,
    ]);
  });
});

describe('what was changed outside Terraform', () => {
  const known = changesOf({});
  const of = (address: string) => known.find((one) => one.address === address)!;
  const GPU = 'azurerm_servicebus_subscription.gpu';
  const RULE = 'azurerm_servicebus_subscription_rule.gpu';
  const lines = async (drift: readonly PlannedChange[], changed: Changed = {}) => {
    const review = await reviewOfPlan(changesOf(changed), drifted(drift));
    return linesOf(review).filter((line) => line.startsWith('drift '));
  };
  const changed = (address: string, values: Values): PlannedChange => ({
    ...of(address),
    actions: ['update'],
    after: { ...of(address).after, ...values },
  });

  test('two arguments are two sentences, also those that are told elsewhere otherwise', async () => {
    expect(await lines([changed(RULE, { sql_filter: '1=1', action: 'SET a = 1' })])).toEqual([
      `drift jobs/gpu: \`action\` of \`${RULE}\` was changed in Azure outside Terraform: \`action\` changes from nothing to \`SET a = 1\`; applying **puts it back**`,
      `drift jobs/gpu: \`sql_filter\` of \`${RULE}\` was changed in Azure outside Terraform: \`sql_filter\` changes from \`kind = 'train'\` to \`1=1\`; applying **puts it back**`,
    ]);
  });

  test('a role, and something of azapi', async () => {
    const role: PlannedChange = {
      address: ROLE,
      before: { scope: TOPIC_ID, principal_id: 'a' },
      after: { scope: TOPIC_ID, principal_id: 'b' },
    };
    const body = (status: string) => ({ properties: { status } });
    const queue: PlannedChange = {
      address: 'azapi_resource.q',
      before: { type: 'Microsoft.ServiceBus/namespaces/queues@2024-01-01', name: 'q', body: body('Active') },
      after: { type: 'Microsoft.ServiceBus/namespaces/queues@2024-01-01', name: 'q', body: body('Disabled') },
    };
    expect(await lines([role, queue])).toEqual([
      `drift ${ROLE}: \`principal_id\` of \`${ROLE}\` was changed in Azure outside Terraform: \`principal_id\` changes from \`a\` to \`b\`; it goes with this plan`,
      expect.stringMatching(
        /^drift azapi_resource\.q: `status` of `azapi_resource\.q` was changed in Azure outside Terraform: its status is `Disabled`, before `Active`/,
      ),
    ]);
  });

  test('of a resource at another address', async () => {
    const moved = { ...of(GPU), address: `${GPU}_now`, was: GPU, actions: ['no-op'] };
    const plan = [...known.filter(({ address }) => address !== GPU), moved];
    const review = await reviewOfPlan(plan, drifted([changed(GPU, { lock_duration: 'PT5M' })]));
    expect(linesOf(review).filter((line) => line.startsWith('drift '))).toEqual([
      expect.stringMatching(
        /`lock_duration` of .*: a message is locked for `PT5M`, before `PT1M`; applying \*\*puts it back\*\*$/,
      ),
    ]);
  });

  test('something that is gone, and is made again at another address', async () => {
    const again = { ...of(GPU), address: `${GPU}_now`, was: GPU, before: null, actions: ['create'] };
    const plan = [...known.filter(({ address }) => address !== GPU), again];
    const review = await reviewOfPlan(plan, drifted([{ ...of(GPU), actions: ['delete'], after: null }]));
    expect(linesOf(review).filter((line) => line.startsWith('drift '))).toEqual([
      expect.stringMatching(/was \*\*deleted\*\* in Azure outside Terraform, .*; applying makes it again$/),
    ]);
  });

  test('says nothing of where messages go', async () => {
    const review = await reviewOfPlan(changesOf({}), drifted([changed(GPU, { lock_duration: 'PT5M' })]));
    expect(jsonOf(review).unmoved).toBe(true);
  });
});
