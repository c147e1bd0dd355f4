import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  acknowledge,
  acknowledgementsFromJson,
  closedGates,
  GATES,
  MalformedAcknowledgements,
  type Review,
  remarksOf,
  reviewChange,
  reviewMarkdown,
} from '../../lib/proof/review';
import {
  configurationChange,
  parseDocument,
  readConfigurationChange,
  readPlanChange,
  type TerraformDocument,
} from '../../lib/terraform';
import { jsonOf } from '../support/review-said';
import { configurationOf, type Rules } from '../support/topics';

const PLANS = resolve(__dirname, '../support/plans');
const folder = mkdtempSync(join(tmpdir(), 'review-'));

const reviewOf = (name: string) => reviewChange(readPlanChange(join(PLANS, `${name}.json`)));

type Values = Record<string, unknown>;

/** What the tests change of a plan. */
interface Plan {
  readonly resource_changes: {
    address: string;
    previous_address?: string;
    index?: unknown;
    readonly change: { actions: string[]; before: Values; after: Values; after_unknown: Values };
  }[];
  readonly configuration: {
    readonly provider_config: { readonly azurerm: { readonly expressions: { readonly features: readonly Values[] } } };
  };
}

/** The resource of a plan whose address ends so. */
function resourceOf({ resource_changes: changes }: Plan, address: string): Plan['resource_changes'][number] {
  return changes.find((one) => one.address.endsWith(address))!;
}

/** A plan with a change to what it has. */
async function reviewWith(name: string, change: (plan: Plan) => void): Promise<Review> {
  const plan = JSON.parse(readFileSync(join(PLANS, `${name}.json`), 'utf8'));
  change(plan);
  const file = join(folder, 'plan.json');
  writeFileSync(file, JSON.stringify(plan));
  return reviewChange(readPlanChange(file));
}

/** Review of the step from one topic to another. */
async function reviewStep(
  before: Readonly<Record<string, string | Rules>>,
  after: Readonly<Record<string, string | Rules>>,
  extras: { before?: object; after?: object } = {},
): Promise<Review> {
  const files = [
    [before, extras.before],
    [after, extras.after],
  ].map(([topic, extra], index) => {
    const file = join(folder, `${index}.tf.json`);
    writeFileSync(file, configurationOf(topic as typeof before, extra as object));
    return file;
  });
  return reviewChange(readConfigurationChange(files[0]!, files[1]!));
}

const codes = (review: Review) => jsonOf(review).remarks.map(({ code, subject }) => `${code} ${subject}`);
const rows = (review: Review) =>
  jsonOf(review).topics.flatMap(({ rows: own }) =>
    own.map(({ kind, end, gained, lost, kept }) => [
      end,
      kind,
      [gained && '+', lost && '-', kept && '='].filter(Boolean).join(''),
    ]),
  );
const verdicts = (review: Review) =>
  jsonOf(review).topics.flatMap(({ rules }) => rules.map(({ subscription, verdict }) => `${subscription} ${verdict}`));
const event = (properties: object) => ({ applicationProperties: properties });

const UNDECIDED_JOINS = [
  'loose-rule module.audit.azurerm_servicebus_subscription_rule.label[0]',
  'loose-rule module.audit.azurerm_servicebus_subscription_rule.label[1]',
];

describe('real plans, and what a reviewer must be told', () => {
  test('nothing: one line', async () => {
    const review = await reviewOf('nothing');
    expect(reviewMarkdown(review)).toBe('**No message changes destination**: nothing of Service Bus changes.\n');
    expect(jsonOf(review)).toMatchObject({ unmoved: true, gates: [], remarks: [] });
  });

  test('create: everything is new, and $Default lets everything through for a moment', async () => {
    const review = await reviewOf('create');
    // `label[count.index]` is written like `label[1 - count.index]` in a plan: which rule is whose is not decided by it.
    expect(codes(review)).toEqual([
      'unresolved audit/audit-0',
      'unresolved audit/audit-1',
      ...UNDECIDED_JOINS,
      'default-rule new subscriptions',
      'created resources',
    ]);
    expect(rows(review)).toEqual([
      ['jobs/cpu-train', "eventType = 'training.requested'", '+'],
      ['jobs/cpu-train', "eventType = 'retrain.requested'", '+'],
      ['jobs/drift', "eventType = 'drift.detected'", '+'],
      ['jobs/gpu-spot', "eventType = 'training.requested'", '+'],
      ['jobs/gpu-spot', "eventType = 'retrain.requested'", '+'],
      ['jobs/gpu-urgent', "eventType = 'training.requested'", '+'],
      ['jobs/gpu-urgent', "eventType = 'retrain.requested'", '+'],
    ]);
    expect(jsonOf(review).gates).toEqual([]);
  });

  test('create: what cannot be told is one sentence of both, whole, and followed by what answers it', async () => {
    const review = await reviewOf('create');
    const lines = reviewMarkdown(review).split('\n');
    const place = '`module.audit.azurerm_servicebus_subscription_rule.label';
    expect(lines.find((line) => line.startsWith('- ❔'))).toBe(
      `- ❔ \`audit/audit-0\`, \`audit/audit-1\`: cannot tell whether it gets messages that it did not get, since \`subscription_id\` of ${place}[0]\` and ${place}[1]\` is not known: it is made of \`azurerm_servicebus_subscription.label\`, \`count.index\`, and a plan does not say which of them… (more with \`--json\`)`,
    );
    const advice = (markdown: string) => markdown.split('\n').filter((line) => line.includes('--terraform <folder>'));
    expect(advice(reviewMarkdown(review))).toHaveLength(1);
    // Not where it was given, nor where a plan leaves nothing open.
    expect(advice(reviewMarkdown(review, true))).toEqual([]);
    expect(advice(reviewMarkdown(await reviewOf('widened')))).toEqual([]);
  });

  test('create with the switch of the provider: no exposure', async () => {
    const review = await reviewWith('create', (plan) => {
      plan.configuration.provider_config.azurerm.expressions.features[0]!.servicebus = [
        { auto_delete_subscription_default_rule: { constant_value: true } },
      ];
    });
    expect(codes(review)).toEqual(['unresolved audit/audit-0', ...UNDECIDED_JOINS, 'created resources']);
  });

  test('widened: gains priority 6, and overlaps there', async () => {
    const review = await reviewOf('widened');
    const message = event({ eventType: 'training.requested', gpuCount: 1, priority: 6 });
    expect(verdicts(review)).toEqual(['gpu-urgent widened']);
    expect(rows(review)).toEqual([
      ['jobs/gpu-urgent', "eventType = 'training.requested'", '+='],
      ['jobs/gpu-urgent', "eventType = 'retrain.requested'", '+='],
    ]);
    expect(jsonOf(review).remarks).toEqual([
      expect.objectContaining({ code: 'new-overlap', subject: 'jobs', message }),
    ]);
    expect(jsonOf(review).topics[1]?.rules[0]?.gained).toEqual(message);
  });

  test('narrowed: drift from 0.3 to below 0.5 reaches nobody', async () => {
    const review = await reviewOf('narrowed');
    expect(verdicts(review)).toEqual(['drift narrowed']);
    expect(rows(review)).toEqual([['jobs/drift', "eventType = 'drift.detected'", '-=']]);
    expect(jsonOf(review)).toMatchObject({
      gates: ['lost-coverage'],
      remarks: [
        {
          code: 'lost-coverage',
          gate: 'lost-coverage',
          message: event({ eventType: 'drift.detected', driftScore: 0.3 }),
        },
      ],
    });
  });

  test('respelled: proved that no message changes destination, with what was assumed', async () => {
    const review = await reviewOf('respelled');
    expect(verdicts(review)).toEqual(['gpu-urgent equivalent']);
    expect(jsonOf(review)).toMatchObject({ unmoved: true, gates: [], remarks: [] });
    expect(jsonOf(review).topics[1]?.assumptions).toContain('gpuCount and priority are whole numbers');
    expect(reviewMarkdown(review)).toMatch(
      /^\*\*No message changes destination\*\*: 1 changed rule, proved for all messages, as long as gpuCount and priority are whole numbers; the rest is assumed below/,
    );
  });

  test('forward: readers of the subscription get nothing', async () => {
    const review = await reviewOf('forward');
    expect(codes(review)).toEqual(['forwarded-elsewhere jobs/gpu-spot', 'forward-to jobs/gpu-spot']);
    expect(jsonOf(review).remarks[0]).toMatchObject({
      text: 'messages that ended at `jobs/gpu-spot` now end at `approval` (`jobs/gpu-spot` → `approval`)',
      message: event({ eventType: expect.any(String), gpuCount: expect.any(Number) }),
    });
    expect(new Set(rows(review).map(([end, , signs]) => `${end} ${signs}`))).toEqual(
      new Set(['jobs/gpu-spot -', 'approval +']),
    );
    expect(jsonOf(review).unmoved).toBe(false);
    expect(reviewMarkdown(review)).toMatch(/^\*\*Messages change destination\.\*\*[\s\S]*now go on to `approval`/);
  });

  test('added: a new subscription and its moment with $Default', async () => {
    const review = await reviewOf('added');
    expect(codes(review)).toEqual(['default-rule jobs/eval-retry']);
    expect(rows(review)).toEqual([['jobs/eval-retry', "eventType = 'eval.failed'", '+']]);
    expect(verdicts(review)).toEqual(['eval-retry added']);
  });

  test('topic-replaced: a gate, since messages are lost', async () => {
    const review = await reviewOf('topic-replaced');
    expect(codes(review)).toEqual([
      'replacement azurerm_servicebus_topic.jobs',
      'default-rule new subscriptions',
      'ordering jobs',
    ]);
    expect(jsonOf(review).gates).toEqual(['replacement']);
    expect(reviewMarkdown(review)).toMatch(
      /replaced, since `partitioning_enabled` changes: \*\*messages that wait in it and .*4 resources.* are lost\*\*/,
    );
  });

  test('label-changed: moves from one label to the other', async () => {
    const review = await reviewOf('label-changed');
    expect(verdicts(review)).toEqual(['audit-1 disjoint']);
    expect(rows(review)).toEqual([
      ['audit/audit-1', "sys.Label = 'eval.failed'", '-'],
      ['audit/audit-1', "sys.Label = 'eval.passed'", '+'],
    ]);
    expect(jsonOf(review).gates).toEqual(['lost-coverage']);
  });

  test('whoever mends a name is not told to write the slip again', async () => {
    const [slip, mended] = ['driftscroe > 1', 'driftScore > 1'].map((rule) =>
      parseDocument('a.tf.json', configurationOf({ drift: rule })),
    ) as [TerraformDocument, TerraformDocument];
    const told = async (before: TerraformDocument, after: TerraformDocument) =>
      remarksOf(await reviewChange(configurationChange(before, after))).filter(
        ({ code }) => code === 'lonely-property',
      );
    const sentence = (now: string, old: string) => expect.stringContaining(`\`${now}\` takes the place of \`${old}\``);
    expect(await told(slip, mended)).toMatchObject([{ text: sentence('driftScore', 'driftscroe') }]);
    expect(await told(mended, slip)).toMatchObject([{ text: sentence('driftscroe', 'driftScore') }]);
  });

  test('typo: the misspelt property is named, and what reaches nobody', async () => {
    const review = await reviewOf('typo');
    expect(codes(review)).toEqual(['lost-coverage jobs', 'lonely-property jobs/drift']);
    expect(reviewMarkdown(review)).toMatch(
      /`driftscroe` takes the place of `driftScore`, which is nearly the same name/,
    );
  });

  test('invalid: Azure would refuse it, and nothing is said to be lost', async () => {
    const review = await reviewOf('invalid');
    expect(codes(review)).toEqual(['invalid-rule jobs/drift']);
    expect(verdicts(review)).toEqual(['drift invalid']);
    expect(jsonOf(review)).toMatchObject({ unmoved: null, gates: ['invalid-rule'] });
  });
});

describe('other changes of filters in a real plan', () => {
  const withFilter = (sql: string) =>
    reviewWith('narrowed', (plan) => {
      resourceOf(plan, 'rule.job["drift"]').change.after.sql_filter = sql;
    });

  test('nothing matches any more', async () => {
    const review = await withFilter('1=0');
    expect(verdicts(review)).toEqual(['drift narrowed']);
    expect(codes(review)).toEqual(['lost-coverage jobs', 'unreachable jobs/drift']);
  });

  test('everything matches', async () => {
    const review = await withFilter('1=1');
    expect(verdicts(review)).toEqual(['drift widened']);
    expect(rows(review)).toContainEqual(['jobs/drift', 'any other eventType', '+']);
    expect(codes(review)).toEqual(['new-overlap jobs', 'new-overlap jobs', 'new-overlap jobs']);
  });

  test('a number in quotes fails on every message that has the property', async () => {
    const review = await withFilter("eventType = 'drift.detected' AND driftScore >= '0.3'");
    expect(codes(review)).toEqual(['lost-coverage jobs', 'rule-fails jobs/drift', 'unreachable jobs/drift']);
    expect(jsonOf(review).remarks[1]).toMatchObject({
      text: expect.stringMatching(/dead-lettered here/),
      message: expect.anything(),
    });
  });

  test('other letter case of names, another order and other spellings are the same', async () => {
    const review = await withFilter("DRIFTSCORE >= 0.3 AND user.EventType IN ('drift.detected')");
    expect(jsonOf(review)).toMatchObject({ unmoved: true, remarks: [] });
    expect(verdicts(review)).toEqual(['drift equivalent']);
  });

  test('a correlation filter as SQL is the same', async () => {
    const review = await reviewWith('label-changed', (plan) => {
      const { change } = resourceOf(plan, 'rule.label[1]');
      change.after = {
        ...change.after,
        filter_type: 'SqlFilter',
        sql_filter: "sys.Label = 'eval.failed' AND env = 'prod'",
        correlation_filter: [],
      };
    });
    expect(jsonOf(review)).toMatchObject({ unmoved: true, gates: [], remarks: [] });
    expect(verdicts(review)).toEqual(['audit-1 equivalent']);
  });

  test('a filter that only Terraform knows is named, and not compared', async () => {
    const review = await reviewWith('narrowed', (plan) => {
      const { change } = resourceOf(plan, 'rule.job["drift"]');
      delete change.after.sql_filter;
      change.after_unknown.sql_filter = true;
    });
    expect(codes(review)).toContain('unknown-rule jobs/drift');
    expect(jsonOf(review)).toMatchObject({ unmoved: null, gates: [] });
    expect(jsonOf(review).topics.flatMap(({ topic, unmoved }) => (topic === 'jobs' ? [unmoved] : []))).toEqual([null]);
  });

  test('a rule of the name that Azure keeps for itself', async () => {
    const review = await reviewWith('added', (plan) => {
      resourceOf(plan, 'rule.job["eval-retry"]').change.after.name = '$Default';
    });
    expect(codes(review)).toContain('invalid-rule jobs/eval-retry');
  });
});

describe('settings', () => {
  const resource = resourceOf;
  const spot = 'azurerm_servicebus_subscription.job["gpu-spot"]';

  test.each([
    [
      'a shorter time to live',
      { default_message_ttl: 'P1D' },
      'time-to-live',
      /longer than `P1D` are \*\*lost\*\*; before, the limit was `P7D`/,
    ],
    ['a longer one', { default_message_ttl: 'P14D' }, 'time-to-live', /wait longer/],
    [
      'one with dead-lettering',
      { default_message_ttl: 'P1D', dead_lettering_on_message_expiration: true },
      'time-to-live',
      /are dead-lettered/,
    ],
    [
      'fewer deliveries',
      { max_delivery_count: 3 },
      'max-delivery-count',
      /after 3 deliveries, before 10: .*given up earlier/,
    ],
    ['a shorter lock', { lock_duration: 'PT30S' }, 'lock-duration', /`PT30S`, before `PT1M`; .*a second time/],
    ['sessions', { requires_session: true }, 'sessions', /without a session id is a dead letter at once/],
    ['nobody can read', { status: 'ReceiveDisabled' }, 'status', /\*\*wait\*\*/],
    [
      'dead letters go elsewhere',
      { forward_dead_lettered_messages_to: 'approval' },
      'forward-dead-letters',
      /`approval`/,
    ],
    ['filter errors are lost', { dead_lettering_on_filter_evaluation_error: false }, 'filter-errors', /\*\*lost\*\*/],
  ] as const)('%s', async (_, after, code, text) => {
    const review = await reviewWith('nothing', (plan) => {
      const change = resource(plan, spot).change;
      change.actions = ['update'];
      change.after = { ...change.after, ...after };
    });
    expect(jsonOf(review).remarks).toContainEqual(
      expect.objectContaining({ code, subject: 'jobs/gpu-spot', text: expect.stringMatching(text) }),
    );
  });

  test('the queue that it forwards to goes away', async () => {
    const review = await reviewWith('nothing', (plan) => {
      const { change } = resource(plan, spot);
      change.before.forward_to = 'approval';
      change.after.forward_to = 'approval';
      Object.assign(resource(plan, 'azurerm_servicebus_queue.approval').change, { actions: ['delete'], after: null });
    });
    expect(codes(review)).toEqual([
      'lost-coverage jobs',
      'deletion azurerm_servicebus_queue.approval',
      'forward-target jobs/gpu-spot',
    ]);
    expect(jsonOf(review).remarks[0]!.text).toMatch(
      /that reached `approval` now reach nobody: they are dead letters, in `jobs\/gpu-spot\/\$DeadLetterQueue`$/,
    );
    expect(jsonOf(review).gates).toEqual(['message-loss']);
    expect(jsonOf(review).remarks[2]!.text).toMatch(/`approval`, and that \*\*goes away\*\*: they are dead-lettered/);
  });

  test('the same time in other words is no change', async () => {
    const review = await reviewWith('nothing', (plan) => {
      resource(plan, spot).change.after.default_message_ttl = 'PT168H';
    });
    expect(codes(review)).toEqual([]);
  });

  test('a topic that no longer drops duplicates', async () => {
    const review = await reviewWith('nothing', (plan) => {
      const change = resource(plan, 'azurerm_servicebus_topic.jobs').change;
      change.before.requires_duplicate_detection = true;
    });
    expect(jsonOf(review).remarks[0]).toMatchObject({
      code: 'duplicates',
      subject: 'jobs',
      text: expect.stringMatching(/starts two jobs/),
    });
  });

  test.each([
    ['keys are taken', { local_auth_enabled: false }, {}, /\*\*keys are taken/],
    ['keys are taken no longer', { local_auth_enabled: true }, { local_auth_enabled: false }, /only identities/],
    [
      'the internet',
      { public_network_access_enabled: false },
      { public_network_access_enabled: true },
      /\*\*it can be reached from the internet\*\*/,
    ],
    [
      'network rules',
      { network_rule_set: [] },
      { network_rule_set: [{ default_action: 'Allow' }] },
      /network rules change/,
    ],
  ])('how the namespace can be reached: %s', async (_, was, is, text) => {
    const review = await reviewWith('nothing', (plan) => {
      const { change } = resource(plan, 'azurerm_servicebus_namespace.ml');
      const { local_auth_enabled, public_network_access_enabled, network_rule_set, ...others } = change.after;
      Object.assign(change, { actions: ['update'], before: { ...others, ...was }, after: { ...others, ...is } });
    });
    expect(jsonOf(review).remarks).toEqual([
      { code: 'access-changed', subject: 'azurerm_servicebus_namespace.ml', text: expect.stringMatching(text) },
    ]);
  });

  test('a topic that takes nothing, and lets messages expire', async () => {
    const review = await reviewWith('nothing', (plan) => {
      const { change } = resource(plan, 'azurerm_servicebus_topic.jobs');
      change.after = { ...change.after, status: 'Disabled', default_message_ttl: 'PT1H' };
    });
    expect(jsonOf(review)).toMatchObject({ unmoved: false });
    expect(jsonOf(review).remarks.map(({ code, text }) => `${code}: ${text}`)).toEqual([
      'time-to-live: messages that wait longer than `PT1H` are dead-lettered or lost, as each subscription has it; before, the limit was `never`',
      'status: its status is `Disabled`, before `Active`: **nothing can be sent to it**',
    ]);
  });

  test('who may send, receive and manage', async () => {
    const role = (address: string, before: Values | null, after: Values | null) => ({
      address,
      mode: 'managed',
      type: 'azurerm_role_assignment',
      name: address.split('.')[1],
      change: { actions: ['update'], before: before as Values, after: after as Values, after_unknown: {} },
    });
    const sender = { role_definition_name: 'Azure Service Bus Data Sender', principal_id: 'p1', scope: '/topics/jobs' };
    const owner = {
      role_definition_id: '/x/roleDefinitions/090C5CFD-751d-490a-894a-3ce6f1109419',
      principal_id: 'p1',
      scope: '/topics/jobs',
    };
    const review = await reviewWith('nothing', (plan) => {
      plan.resource_changes.push(
        role('azurerm_role_assignment.new', null, sender),
        role('azurerm_role_assignment.more', sender, owner),
        role('azurerm_role_assignment.gone', sender, null),
      );
    });
    expect(jsonOf(review).remarks.map(({ code, text }) => `${code}: ${text}`)).toEqual([
      'access-added: the principal `p1` may send on `/topics/jobs`, which is new',
      'access-changed: the principal `p1` may send, receive, manage on `/topics/jobs`; before, the principal `p1` may send on `/topics/jobs`',
      'access-removed: the principal `p1` may send on `/topics/jobs` no longer',
    ]);
  });
});

describe('rules that are gone for a moment', () => {
  const rule = 'azurerm_servicebus_subscription_rule.job["drift"]';
  const replaced = (actions: string[]) =>
    reviewWith('nothing', (plan) => {
      const { change } = resourceOf(plan, rule);
      Object.assign(change, { actions, replace_paths: [['name']], after: { ...change.after, name: 'other' } });
    });

  test('deleted first: messages of that moment are lost', async () => {
    const review = await replaced(['delete', 'create']);
    expect(jsonOf(review)).toMatchObject({
      unmoved: true,
      remarks: [
        { code: 'rule-gap', subject: 'jobs/drift', message: event({ eventType: 'drift.detected', driftScore: 1 }) },
        { code: 'renamed' },
      ],
    });
  });

  test('created first: no gap', async () => {
    expect(codes(await replaced(['create', 'delete']))).toEqual(['renamed jobs/drift']);
  });

  test('a new address of the same subscription and rule is no change', async () => {
    const review = await reviewWith('nothing', (plan) => {
      for (const change of plan.resource_changes) {
        if (change.index !== 'drift') continue;
        change.previous_address = change.address;
        change.address = change.address.replace('"drift"', '"renamed"');
        change.index = 'renamed';
      }
    });
    expect(jsonOf(review)).toMatchObject({ unmoved: true, remarks: [{ code: 'moved', subject: 'Terraform' }] });
    expect(verdicts(review)).toEqual([]);
  });

  test('a rule that moves to another address and name is compared with what it was', async () => {
    const review = await reviewWith('widened', (plan) => {
      const moved = resourceOf(plan, 'rule.job["gpu-urgent"]');
      moved.previous_address = moved.address;
      moved.address = moved.address.replace('gpu-urgent', 'urgent');
      moved.change.actions = ['create', 'delete'];
      moved.change.after.name = 'urgent';
    });
    expect(verdicts(review)).toEqual(['gpu-urgent widened']);
    expect(codes(review)).toEqual([
      'new-overlap jobs',
      'renamed jobs/gpu-urgent',
      'moved azurerm_servicebus_subscription_rule.job["urgent"]',
    ]);
  });

  test('without the previous address the name tells', async () => {
    const plan = (name: string) => ({ [name]: 'n = 1' });
    const review = await reviewStep(plan('a'), plan('b'));
    expect(codes(review)).toEqual(['deletion azurerm_servicebus_subscription.a', 'default-rule events/b']);
  });
});

describe('two configurations', () => {
  const claims = (subscriptions: string[]) => ({
    said: { claims: [{ kind: 'exactly-once', name: 'one job', subscriptions, messages: "kind = 'train'" }] },
  });

  test('a new overlap in an exactly-once group is a gate', async () => {
    const before = { a: "kind = 'train' AND n < 5", b: "kind = 'train' AND (n IS NULL OR n >= 5)" };
    const review = await reviewStep(
      before,
      { ...before, a: "kind = 'train' AND n <= 5" },
      { before: claims(['a', 'b']), after: claims(['a', 'b']) },
    );
    expect(jsonOf(review).gates).toEqual(['new-overlap']);
    expect(jsonOf(review).remarks[0]).toMatchObject({ code: 'claim-refuted', message: event({ kind: 'train', n: 5 }) });
  });

  test('a new overlap is one also where others were before', async () => {
    const group = claims(['a', 'b']);
    const before = { a: "kind = 'train' AND n < 5", b: "kind = 'train' AND (n IS NULL OR n >= 4)" };
    const review = await reviewStep(
      before,
      { ...before, a: "kind = 'train' AND n < 6" },
      { before: group, after: group },
    );
    expect(jsonOf(review).gates).toEqual(['new-overlap']);
    expect(jsonOf(review).remarks[0]).toMatchObject({ code: 'claim-refuted', message: event({ kind: 'train', n: 5 }) });
  });

  test('what was refuted before is told and stops nobody', async () => {
    const before = { a: "kind = 'train'", b: "kind = 'train'" };
    const review = await reviewStep(
      before,
      { ...before, b: "kind = 'train' AND n > 1" },
      { before: claims(['a', 'b']), after: claims(['a', 'b']) },
    );
    expect(jsonOf(review)).toMatchObject({
      gates: [],
      remarks: [{ code: 'claim-refuted', text: expect.stringMatching(/as before/) }],
    });
  });

  test('a subscription is taken away, and nobody else has its messages', async () => {
    const review = await reviewStep({ a: "kind = 'x'", b: "kind = 'y' OR n = 1" }, { b: "kind = 'y' OR n = 1" });
    expect(rows(review)).toEqual([['events/a', "kind = 'x'", '-']]);
    expect(codes(review)).toEqual(['lost-coverage events', 'deletion azurerm_servicebus_subscription.a']);
  });

  test('an action changes: the same messages, other copies', async () => {
    const review = await reviewStep(
      { a: { r: { sql: 'n = 1', action: 'SET t = 1' } } },
      { a: { r: { sql: 'n = 1', action: 'SET t = 2' } } },
    );
    expect(verdicts(review)).toEqual(['a equivalent']);
    expect(jsonOf(review)).toMatchObject({
      unmoved: true,
      remarks: [
        {
          code: 'action',
          subject: 'events/a',
          text: 'rule `r` changes its copies by `SET t = 2`; before: `SET t = 1`',
        },
      ],
    });
  });

  test('an action more: a message comes twice', async () => {
    const review = await reviewStep(
      { a: { r: 'n = 1', s: 'n > 0' } },
      { a: { r: { sql: 'n = 1', action: 'SET t = 2' }, s: 'n > 0' } },
    );
    expect(codes(review)).toEqual(['two-copies events/a', 'action events/a']);
    expect(jsonOf(review).unmoved).toBe(false);
  });

  test('a rule is renamed: a gap that another rule may fill', async () => {
    const [before, after] = [{ a: { old: 'n >= 1' } }, { a: { fresh: 'n > 0' } }];
    expect(codes(await reviewStep(before, after))).toEqual(['rule-gap events/a']);
    const filled = await reviewStep({ a: { ...before.a, all: '1=1' } }, { a: { ...after.a, all: '1=1' } });
    expect(jsonOf(filled).unmoved).toBe(true);
  });

  test('the last rule goes: the subscription receives nothing', async () => {
    const review = await reviewStep({ a: 'n = 1', b: '1=1' }, { a: {}, b: '1=1' });
    expect(codes(review)).toContain('no-rules events/a');
  });

  test('where nothing is assumed, the proof is for all messages', async () => {
    const review = await reviewStep({ a: "sys.Label = 'x'" }, { a: "'x' = sys.Label" });
    expect(review.topics.flatMap(({ assumptions }) => assumptions)).toEqual([]);
    expect(reviewMarkdown(review)).toMatch(
      /^\*\*No message changes destination\*\*: 1 changed rule, proved for all messages\.$/m,
    );
  });

  test('a replaced subscription loses what waits in it', async () => {
    const review = await reviewStep(
      { a: 'n = 1' },
      { a: 'n = 1' },
      { after: { settings: { a: { requires_session: true } } } },
    );
    expect(codes(review)).toEqual(
      expect.arrayContaining(['replacement azurerm_servicebus_subscription.a', 'sessions events/a']),
    );
    expect(jsonOf(review).unmoved).toBe(false);
  });
});

describe('gates', () => {
  test('an acknowledged gate is open, with its reason in the comment', async () => {
    const review = await reviewOf('narrowed');
    const reason = 'weak drift is looked at by hand from now on';
    const opened = acknowledge(review, [{ gate: 'lost-coverage', subject: 'jobs', reason }]);
    expect(closedGates(opened)).toEqual([]);
    expect(reviewMarkdown(opened)).toContain(`(acknowledged: ${reason})`);
  });

  test('an acknowledgement that nothing asks for is told', async () => {
    const review = acknowledge(await reviewOf('nothing'), [
      { gate: 'replacement', subject: 'x', reason: 'it was meant then' },
    ]);
    expect(remarksOf(review).map(({ code }) => code)).toEqual(['stale-acknowledgement']);
  });

  test.each<[what: string, given: unknown, problems: readonly string[]]>([
    ['no list', {}, ['acknowledgements: got nothing, allowed a list of {"gate", "subject", "reason"}; give it']],
    ['a text', 'jobs', ['got "jobs", allowed a list of {"gate", "subject", "reason"}']],
    [
      'an unknown gate',
      [{ gate: 'lost-coverag', subject: 'a', reason: 'it is meant so' }],
      [`[0].gate: got "lost-coverag", allowed ${GATES.join(', ')}; did you mean "lost-coverage"?`],
    ],
    [
      'no subject',
      [{ gate: 'replacement', reason: 'it is meant so' }],
      ['[0].subject: got nothing, allowed what the review names, for example "jobs"; give it'],
    ],
    [
      'no real reason',
      [{ gate: 'replacement', subject: 'a', reason: 'ok' }],
      ['[0].reason: got "ok", allowed a sentence that says why it is meant'],
    ],
    [
      'something more',
      [{ gate: 'replacement', subject: 'a', reason: 'it is meant so', raeson: 1 }],
      ['[0]: unknown member "raeson"; did you mean reason?'],
    ],
    [
      'several, each with what is wrong',
      [
        null,
        { gate: { toString: 1 }, subject: 5, reason: 'it is meant so' },
        { gate: 'constructor', subject: '__proto__', reason: 'x' },
      ],
      [
        '[0]: got null, allowed an object with gate, subject and reason',
        `[1].gate: got {"toString":1}, allowed ${GATES.join(', ')}`,
        '[1].subject: got 5, allowed what the review names, for example "jobs"',
        `[2].gate: got "constructor", allowed ${GATES.join(', ')}`,
        '[2].reason: got "x", allowed a sentence that says why it is meant',
      ],
    ],
  ])('%s is refused', (_, given, problems) => {
    expect(() => acknowledgementsFromJson(given)).toThrow(new MalformedAcknowledgements(problems));
  });
});

describe('the comment', () => {
  test('stays short whatever the plan', async () => {
    const many = (sql: (n: number) => string) =>
      Object.fromEntries(Array.from({ length: 120 }, (_, n) => [`job-${n}`, sql(n)]));
    const long = 'x'.repeat(700);
    const review = await reviewStep(
      many((n) => `kind = 'kind-${n}' AND t <> '${long}'`),
      many((n) => `kind = 'kind-${n}' AND n > ${n} AND t <> '${long}'`),
    );
    const markdown = reviewMarkdown(review);
    expect(markdown.split('\n').length).toBeLessThanOrEqual(60);
    expect(markdown.length).toBeLessThan(60_000);
    expect(markdown).toMatch(/and \d+ more, see `--json`/);
  });

  test('names and texts of others neither end a table nor become HTML', async () => {
    const review = await reviewStep({ a: "kind = 'x' AND t = 'b'" }, { a: "kind = 'x' AND t = '`|</details><img>'" });
    const rowsShown = reviewMarkdown(review)
      .split('\n')
      .filter((line) => line.startsWith('| ') && line.includes('gained'));
    expect(rowsShown).toHaveLength(1);
    expect(rowsShown[0]!.replaceAll('\\|', '').split('|')).toHaveLength(6);
    expect(rowsShown[0]).toContain("``t = '`\\|</details><img>'``");
  });
});
