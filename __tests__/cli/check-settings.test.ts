import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OneOfEach, oneOfEach } from '../support/one-of-each';
import { TestStack } from '../support/stacks';
import { scheduler } from './scheduler';

/**
 * The limits that constructs have at synth, asked of what others have written: each case is broken once in a construct and
 * once in a document, and told of in both.
 */

const SB = 'azurerm_servicebus';

function file(name: string, text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'settings-')), name);
  writeFileSync(path, text);
  return path;
}

interface Answer {
  readonly findings: readonly {
    readonly file: string;
    readonly line?: number;
    readonly address: string;
    readonly argument: string;
    readonly code: string;
    readonly message: string;
  }[];
  readonly notChecked: readonly object[];
  readonly tierNotKnown: readonly object[];
}

function check(from: string): Answer & { readonly status: number | null } {
  const { status, stdout } = scheduler(['check', '--json', '--from', from]);
  return { status, ...(JSON.parse(stdout) as Answer) };
}

const checkChange = (change: OneOfEach) => check(file('main.tf.json', JSON.stringify(oneOfEach(change), null, 2)));

test('what Azure takes is no finding', () => {
  const { status, findings, notChecked, tierNotKnown } = checkChange({
    topic: { max_size_in_megabytes: 5120, default_message_ttl: 'P10675199DT2H48M5.4775807S', support_ordering: true },
    subscription: { lock_duration: 'PT5M', auto_delete_on_idle: 'P1M', max_delivery_count: '1', forward_to: 'dead' },
  });
  expect({ status, findings, notChecked, tierNotKnown }).toEqual({
    status: 0,
    findings: [],
    notChecked: [],
    tierNotKnown: [],
  });
});

test.each<[change: OneOfEach, address: string, argument: string, message: RegExp]>([
  [
    { subscription: { lock_duration: 'PT10M' } },
    'subscription.train',
    'lock_duration',
    /got "PT10M", allowed at most PT5M/,
  ],
  [{ queue: { lock_duration: 'PT10M' } }, 'queue.dead', 'lock_duration', /got "PT10M", allowed at most PT5M/],
  [
    { subscription: { lock_duration: '5 minutes' } },
    'subscription.train',
    'lock_duration',
    /allowed an ISO 8601 duration/,
  ],
  [
    { subscription: { max_delivery_count: 0 } },
    'subscription.train',
    'max_delivery_count',
    /got 0, allowed a whole number/,
  ],
  [
    { subscription: { max_delivery_count: 'ten' } },
    'subscription.train',
    'max_delivery_count',
    /got "ten", allowed a whole/,
  ],
  [
    { subscription: { auto_delete_on_idle: 'PT1M' } },
    'subscription.train',
    'auto_delete_on_idle',
    /allowed at least PT5M/,
  ],
  [{ subscription: { status: 'Asleep' } }, 'subscription.train', 'status', /allowed Active, Disabled, ReceiveDisabled/],
  [
    { subscription: { name: 'x'.repeat(51) } },
    'subscription.train',
    'name',
    /allowed 1 to 50 characters \(this has 51\)/,
  ],
  [
    { subscription: { forward_to: 'dead', requires_session: true } },
    'subscription.train',
    'forward_to',
    /leave requires_session or forward_to out/,
  ],
  [{ topic: { name: 'a/b' } }, 'topic.jobs', 'name', /without "\/" and "~"/],
  [
    { topic: { max_size_in_megabytes: 10240 } },
    'topic.jobs',
    'max_size_in_megabytes',
    /allowed at most 5120 on Standard/,
  ],
  [
    { topic: { max_message_size_in_kilobytes: 2048 } },
    'topic.jobs',
    'max_message_size_in_kilobytes',
    /allowed on Premium only, and the namespace is Standard/,
  ],
  [
    { topic: { duplicate_detection_history_time_window: 'P8D' } },
    'topic.jobs',
    'duplicate_detection_history_time_window',
    /allowed at most P7D/,
  ],
  [
    { namespace: { sku: 'Basic' } },
    'topic.jobs',
    'namespace_id',
    /got "Basic", allowed Standard or Premium: Basic has no topics/,
  ],
  [{ namespace: { capacity: 2 } }, 'namespace.bus', 'capacity', /allowed on Premium only, and sku is Standard/],
  [{ namespace: { sku: 'Premium' } }, 'namespace.bus', 'capacity', /got 0, allowed 1, 2, 4, 8, 16/],
  [{ namespace: { sku: 'Gold' } }, 'namespace.bus', 'sku', /got "Gold", allowed Basic, Standard, Premium/],
  [{ namespace: { name: 'bus' } }, 'namespace.bus', 'name', /allowed 6 to 50 characters \(this has 3\)/],
])('%j', (change, address, argument, message) => {
  const { status, findings } = checkChange(change);
  const found = {
    address: `${SB}_${address}`,
    argument,
    code: 'refused-setting',
    message: expect.stringMatching(message),
  };
  expect({ status, findings }).toEqual({ status: 1, findings: [expect.objectContaining(found)] });
});

test('constructs and documents are told the same of the same values', () => {
  const values = ['PT1M', 'PT5M', 'PT5M1S', 'PT10M', '5 minutes', 'PT0S', '-PT1M', 'P1D'];
  const refused = (lockDuration: string) => {
    const stack = new TestStack();
    stack.namespace().addTopic('jobs').addSubscription('train', { rules: {}, lockDuration });
    return stack.problems().some((problem) => problem.includes('lockDuration'));
  };
  const told = (lock: string) => checkChange({ subscription: { lock_duration: lock } }).findings.length > 0;
  expect(values.map((value) => [value, told(value)])).toEqual(values.map((value) => [value, refused(value)]));
});

test('each has its file and line, also where Terraform evaluates it', () => {
  const main = file(
    'main.tf',
    `resource "${SB}_subscription" "train" {
  name     = "train"
  topic_id = "/subscriptions/s/resourceGroups/r/providers/Microsoft.ServiceBus/namespaces/sbns-train/topics/jobs"

  lock_duration      = "PT10M"
  max_delivery_cuont = 10
}
`,
  );
  const { findings } = check(join(main, '..'));
  expect(findings.map(({ file: place, line, argument, code }) => ({ place, line, argument, code }))).toEqual([
    { place: main, line: 6, argument: 'max_delivery_cuont', code: 'unknown-argument' },
    { place: main, line: 1, argument: 'max_delivery_count', code: 'missing-argument' },
    { place: main, line: 5, argument: 'lock_duration', code: 'refused-setting' },
  ]);
  const message = findings[0]?.message;
  expect(message).toMatch(/has no argument max_delivery_cuont; did you mean max_delivery_count\?$/);
});

test('arguments in blocks are known too, those of older azurerm are not held against anybody', () => {
  const { findings } = checkChange({
    topic: { enable_partitioning: true },
    subscription: { client_scoped_subscription: { client_idd: 'x' } },
  });
  expect(findings.map(({ argument, code }) => `${code} ${argument}`)).toEqual([
    'unknown-argument client_scoped_subscription.client_idd',
  ]);
});

test('a plan is asked as well; what azurerm and Azure fill in is within the limits', () => {
  const values = {
    name: 'jobs',
    namespace_id: '/x',
    max_message_size_in_kilobytes: 256,
    duplicate_detection_history_time_window: 'PT10M',
    default_message_ttl: 'P10675199DT2H48M5.4775807S',
  };
  const resources = [
    { address: `${SB}_topic.jobs`, mode: 'managed', type: `${SB}_topic`, name: 'jobs', values },
    {
      address: `${SB}_subscription.train`,
      mode: 'managed',
      type: `${SB}_subscription`,
      name: 'train',
      values: { name: 'train', topic_id: '/x/topics/jobs', max_delivery_count: 10, lock_duration: 'PT10M' },
    },
  ];
  const plan = {
    format_version: '1.2',
    terraform_version: '1.11.4',
    planned_values: { root_module: { resources } },
    resource_changes: resources.map(({ values: after, ...one }) => ({
      ...one,
      change: { actions: ['create'], before: null, after, after_unknown: {} },
    })),
    configuration: { root_module: {} },
  };
  const { findings } = check(file('plan.json', JSON.stringify(plan)));
  expect(findings.map(({ line, argument }) => ({ line, argument }))).toEqual([
    { line: undefined, argument: 'lock_duration' },
  ]);
});

test('what is written and not known is not checked, and said', () => {
  const { status, findings, notChecked, tierNotKnown } = checkChange({
    namespace: { sku: '${var.tier}' },
    topic: { max_size_in_megabytes: '${var.size}' },
    subscription: { lock_duration: '${var.lock}' },
  });
  expect({ status, findings }).toEqual({ status: 1, findings: [] });
  expect(notChecked).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ address: `${SB}_subscription.train`, arguments: ['lock_duration'] }),
      expect.objectContaining({ address: `${SB}_topic.jobs`, arguments: ['max_size_in_megabytes'] }),
    ]),
  );
  expect(tierNotKnown).toContainEqual(expect.objectContaining({ address: `${SB}_namespace.bus`, argument: 'sku' }));
});
