import { NAMESPACE_ID, reviewOfPlan } from '../support/small-plans';
import { plannedStep, reviewOfPlannedStep, type System, saidOf } from '../support/small-systems';

const X = "kind = 'x'";
const Y = "kind = 'y'";
const UNKNOWN = '${var.x}';

const ONE: System = { jobs: {}, 'jobs/gpu': {}, 'jobs/gpu/r': X };
const QUEUE: System = { ...ONE, '=q': {}, 'jobs/gpu': { forward_to: 'q' } };

/** It forwards to what may be a queue of this name in another namespace. */
const ASTRAY: System = { ...ONE, '=q': { namespace_id: undefined }, 'jobs/gpu': { forward_to: 'q' } };
/** A second subscription that has no rule here. */
const BARE: System = { ...ONE, 'jobs/cpu': {} };

type Case = readonly [what: string, before: System, after: System, said: readonly string[]];

describe('a plan leaves as it is what it does not list as changed', () => {
  test.each<Case>([
    [
      'a filter that Azure refuses',
      { ...ONE, 'jobs/gpu/r': 'kind = ' },
      { ...ONE, 'jobs/gpu/r': 'kind = ' },
      ['unmoved: true'],
    ],
    [
      'a filter that is not known',
      ONE,
      { ...ONE, 'jobs/gpu/r': UNKNOWN },
      [
        'unmoved: null',
        'unknown-rule jobs/gpu: rule `r`: sql_filter: it is known after apply: cannot tell what it delivers ?',
        '> jobs/gpu/r unknown',
      ],
    ],
    [
      'a rule of which the subscription is not known',
      ONE,
      { ...ONE, 'jobs/gpu/s': { sql_filter: Y, subscription_id: UNKNOWN } },
      [
        'unmoved: null',
        'unresolved jobs/gpu: cannot tell whether it gets messages that it did not get, since `subscription_id` of `azurerm_servicebus_subscription_rule.jobs_gpu_s` is not known: it is made of var.x ?',
        "loose-rule azurerm_servicebus_subscription_rule.jobs_gpu_s: is new (`kind = 'y'`); cannot tell what its subscription receives, since what else that has is not known ?",
      ],
    ],
    [
      'a subscription of which the topic is not known',
      ONE,
      { ...ONE, 'jobs/cpu': { topic_id: UNKNOWN }, 'jobs/cpu/r': Y },
      [
        'unmoved: null',
        'unresolved jobs: cannot tell which subscriptions it has, since `topic_id` of `azurerm_servicebus_subscription.jobs_cpu` is not known: it is made of var.x ?',
        "loose-rule jobs/cpu: rule `azurerm_servicebus_subscription_rule.jobs_cpu_r` is new (`kind = 'y'`); cannot tell what its subscription receives, since what else that has is not known ?",
      ],
    ],
    [
      'where something forwards to',
      QUEUE,
      { ...QUEUE, 'jobs/gpu': { forward_to: UNKNOWN } },
      [
        'unmoved: null',
        'unresolved jobs/gpu: cannot tell whether it gets messages that it did not get, since `forward_to` of `azurerm_servicebus_subscription.jobs_gpu` is not known: it is made of var.x (and 2 more questions wait for that) ?',
        'unresolved jobs/gpu: `forward_to` is not known: it is made of var.x, before `q`; cannot tell where messages go on to ?',
      ],
    ],
    [
      'the status of a queue behind',
      QUEUE,
      { ...QUEUE, '=q': { status: UNKNOWN } },
      [
        'unmoved: null',
        'unresolved jobs/gpu/$DeadLetterQueue: cannot tell whether it gets messages that it did not get, since `status` of `azurerm_servicebus_queue.q` is not known: it is known after apply (and 2 more questions wait for that) ?',
        'unresolved q: `status` is not known: it is known only after apply, before `Active`; cannot tell whether messages come in and can be read ?',
      ],
    ],
    [
      'the name of something new that it forwards to',
      { ...ONE, '=q': {}, 'jobs/gpu': { forward_to: 'q' } },
      { ...ONE, '=q': {}, '=p': { name: UNKNOWN }, 'jobs/gpu': { forward_to: '${azurerm_servicebus_queue.p.name}' } },
      [
        'unmoved: false (jobs null)',
        'unresolved jobs/gpu: cannot tell whether it gets messages that it did not get, since `name` of `azurerm_servicebus_queue.p` is not known: it is not known (and 1 more question waits for that) ?',
        'forward-to jobs/gpu: messages now go on to `azurerm_servicebus_queue.p`, before to `q`',
        'known-after-apply azurerm_servicebus_queue.p: its name is known only after apply; its address stands for it here',
      ],
    ],
    [
      'the name of something new that dead letters are forwarded to',
      QUEUE,
      {
        ...QUEUE,
        '=p': { name: UNKNOWN },
        'jobs/gpu': { forward_to: 'q', forward_dead_lettered_messages_to: '${azurerm_servicebus_queue.p.name}' },
      },
      [
        'unmoved: null (jobs true)',
        'unresolved azurerm_servicebus_queue.p: `name` is not part of this review: it is known after apply ?',
        'forward-dead-letters jobs/gpu: dead-lettered messages now go on to `azurerm_servicebus_queue.p`: whoever looks into its dead-letter queue finds nothing new',
        'known-after-apply azurerm_servicebus_queue.p: its name is known only after apply; its address stands for it here',
      ],
    ],
    [
      'the name of a subscription of a topic that it forwards to',
      { ...ONE, next: {}, 'next/a': {}, 'next/a/r': X, 'jobs/gpu': { forward_to: 'next' } },
      { ...ONE, next: {}, 'next/a': { name: UNKNOWN }, 'next/a/r': X, 'jobs/gpu': { forward_to: 'next' } },
      [
        'unmoved: null',
        'unresolved jobs/gpu: cannot tell whether it gets messages that it did not get, since `name` of `azurerm_servicebus_subscription.next_a` is not known: it is not known (and 1 more question waits for that) ?',
        'unresolved next/azurerm_servicebus_subscription.next_a: `name` is not known: it is known only after apply, before `a`; cannot tell what it is called, and whether it is made anew ?',
        'known-after-apply azurerm_servicebus_subscription.next_a: its name is known only after apply; its address stands for it here',
      ],
    ],
    ['where it forwards to, and nothing changes', ASTRAY, ASTRAY, ['unmoved: true']],
    [
      'where it forwards to, which other messages do now',
      ASTRAY,
      { ...ASTRAY, 'jobs/gpu/r': Y },
      [
        'unmoved: false',
        'forwarded-elsewhere jobs/gpu: messages now end at `?` (`jobs/gpu` → `?`) that did not before for applicationProperties:{kind:y}',
        "unresolved jobs: cannot tell whether messages with `kind = 'x'` are lost, since `forward_to` of `azurerm_servicebus_subscription.jobs_gpu` is not known: it is q, and whether that is one of this document is not known, since a namespace or a name is not ?",
        "| jobs: kind = 'x' at ?: − applicationProperties:{kind:x}",
        "| jobs: kind = 'y' at ?: + applicationProperties:{kind:y}",
        '> jobs/gpu/r disjoint',
      ],
    ],
    [
      'where it forwards to, which fewer messages do now',
      { ...ASTRAY, 'jobs/gpu/r': "kind IN ('x', 'y')" },
      { ...ASTRAY, 'jobs/gpu/r': Y },
      [
        'unmoved: false',
        "unresolved jobs: cannot tell whether messages with `kind = 'x'` are lost, since `forward_to` of `azurerm_servicebus_subscription.jobs_gpu` is not known: it is q, and whether that is one of this document is not known, since a namespace or a name is not (and 1 more question waits for that) ?",
        "| jobs: kind = 'x' at ?: − applicationProperties:{kind:x}",
        '> jobs/gpu/r narrowed',
      ],
    ],
    [
      'where it forwards to, as a new one does',
      ASTRAY,
      { ...ASTRAY, 'jobs/cpu': { forward_to: 'q' }, 'jobs/cpu/r': Y },
      [
        'unmoved: null',
        'unresolved jobs/cpu: cannot tell whether it gets messages that it did not get, since `forward_to` of `azurerm_servicebus_subscription.jobs_cpu` is not known: it is q, and whether that is one of this document is not known, since a namespace or a name is not ?',
        "unresolved jobs: cannot tell whether messages with `kind = 'x'` are lost, since `forward_to` of `azurerm_servicebus_subscription.jobs_gpu` is not known: it is q, and whether that is one of this document is not known, since a namespace or a name is not ?",
        '> jobs/cpu/r added',
      ],
    ],
    [
      'the rules of another subscription',
      BARE,
      { ...BARE, 'jobs/gpu/r': Y },
      [
        'unmoved: false',
        "unresolved jobs: cannot tell whether messages with `kind = 'x'` are lost, since of `azurerm_servicebus_subscription.jobs_cpu` it exists already and has no rule in this document: unless somebody changed that, it has $Default and gets every message (and 2 more questions wait for that) ?",
        'not-in-document jobs/cpu: has no rule here, and what it receives is not known: if nobody changed that, `$Default` is still there, and **every message** comes',
        "| jobs: kind = 'x' at jobs/gpu: − applicationProperties:{kind:x}",
        "| jobs: kind = 'y' at jobs/gpu: + applicationProperties:{kind:y}",
        '> jobs/gpu/r disjoint',
      ],
    ],
    [
      'the rules of a subscription that gets one',
      BARE,
      { ...BARE, 'jobs/cpu/r': Y },
      [
        'unmoved: null',
        'first-rule jobs/cpu: gets its first rule here, which takes `$Default` away: if nobody changed its rules it received **every message**, and what the new rules do not match comes **no longer**',
        'unresolved jobs/cpu: cannot tell how many copies of a message it gets, since of `azurerm_servicebus_subscription.jobs_cpu` it exists already and has no rule in this document: unless somebody changed that, it has $Default and gets every message; of `azurerm_servicebus_subscription.jobs_cpu` it exists already and gets its first rule of this document: what rules it had is not known (and 4 more questions wait for that) ?',
        '> jobs/cpu/r unknown',
      ],
    ],
    [
      'the rules of a subscription that goes',
      BARE,
      ONE,
      [
        'unmoved: null',
        'deletion azurerm_servicebus_subscription.jobs_cpu: the subscription is deleted: **messages that wait in it are lost** [message-loss]',
        'unresolved jobs/cpu: cannot tell whether it loses messages, since of `azurerm_servicebus_subscription.jobs_cpu` it exists already and has no rule in this document: unless somebody changed that, it has $Default and gets every message (and 1 more question waits for that) ?',
      ],
    ],
  ])('%s', async (_, before, after, said) => {
    expect(saidOf(await reviewOfPlannedStep(before, after))).toEqual(said);
  });
});

test.each<[what: string, now: string, said: readonly string[]]>([
  ['as it was', X, ['unmoved: true']],
  [
    'another one',
    Y,
    [
      'unmoved: null',
      'unresolved jobs/gpu: cannot tell how many copies of a message it gets, since `subscription_id` of `azurerm_servicebus_subscription_rule.jobs_gpu_s` is not known: it has none (and 1 more question waits for that) ?',
      "loose-rule azurerm_servicebus_subscription_rule.jobs_gpu_s: changes: `sql_filter` changes from `kind = 'x'` to `kind = 'y'`; cannot tell which messages change destination, since what else its subscription has is not known ?",
    ],
  ],
])('of a rule that has no subscription in the plan, the filter is %s', async (_, now, said) => {
  const loose = (sql_filter: string): System => ({ ...ONE, 'jobs/gpu/s': { sql_filter, subscription_id: undefined } });
  expect(saidOf(await reviewOfPlannedStep(loose(X), loose(now)))).toEqual(said);
});

test.each<[what: string, before: System, after: System, open: string]>([
  [
    'a queue',
    QUEUE,
    { ...QUEUE, '=q': { name: UNKNOWN }, 'jobs/gpu': { forward_to: '${azurerm_servicebus_queue.q.name}' } },
    'azurerm_servicebus_queue.q',
  ],
  [
    'a topic',
    { ...ONE, next: {}, 'next/a': {}, 'next/a/r': X, 'jobs/gpu': { forward_to: 'next' } },
    {
      ...ONE,
      next: { name: UNKNOWN },
      'next/a': {},
      'next/a/r': X,
      'jobs/gpu': { forward_to: '${azurerm_servicebus_topic.next.name}' },
    },
    'azurerm_servicebus_subscription.next_a',
  ],
])('where messages end behind %s whose name only the apply tells cannot be told', async (_, before, after, open) => {
  const said = saidOf(await reviewOfPlannedStep(before, after));
  expect(said[0]).toBe('unmoved: null');
  expect(said).toContain(
    `unresolved jobs/gpu: cannot tell whether it gets messages that it did not get, since \`name\` of \`${open}\` is not known: it is not known (and 1 more question waits for that) ?`,
  );
});

describe('a name that only the apply tells', () => {
  const TO_P = { ...ONE, '=p': { name: UNKNOWN }, 'jobs/gpu': { forward_to: '${azurerm_servicebus_queue.p.name}' } };
  test.each<[what: string, before: System, after: System, said: string]>([
    [
      'may be that of the queue that goes, to which it forwarded',
      QUEUE,
      TO_P,
      'unresolved jobs/gpu: `forward_to` is the name of `azurerm_servicebus_queue.p`, which is known only after apply, before `q`; cannot tell whether that changes where messages go on to ?',
    ],
    [
      'may be that of a queue of the same name in another namespace',
      QUEUE,
      { ...TO_P, '=q': { namespace_id: `${NAMESPACE_ID}2` } },
      'unresolved jobs/gpu: `forward_to` is the name of `azurerm_servicebus_queue.p`, which is known only after apply, before `q`; cannot tell whether that changes where messages go on to ?',
    ],
    [
      'is another one where the queue to which it forwarded stays',
      QUEUE,
      { ...TO_P, '=q': {} },
      'forward-to jobs/gpu: messages now go on to `azurerm_servicebus_queue.p`, before to `q`',
    ],
    [
      'is another one where that queue stays, and its name is written with other letters',
      QUEUE,
      { ...TO_P, '=q': { name: 'Q' } },
      'forward-to jobs/gpu: messages now go on to `azurerm_servicebus_queue.p`, before to `q`',
    ],
    [
      'is a new target where nothing was forwarded before',
      ONE,
      TO_P,
      'forward-to jobs/gpu: messages now go on to `azurerm_servicebus_queue.p`: its own readers get nothing any more',
    ],
  ])('%s', async (_, before, after, said) => {
    expect(saidOf(await reviewOfPlannedStep(before, after))).toContain(said);
  });
});

describe('what has another address in Terraform, and else is as it was, moves no message', () => {
  test.each<[what: string, system: System, address: string]>([
    ['a subscription of which the rules are not known', BARE, 'azurerm_servicebus_subscription.jobs_cpu'],
    [
      'one behind forwarding',
      { ...ONE, 'jobs/gpu': { forward_to: 'next' }, next: {}, 'next/a': {} },
      'azurerm_servicebus_subscription.next_a',
    ],
  ])('%s', async (_, system, address) => {
    const was = 'azurerm_servicebus_subscription.old';
    const steps = plannedStep(system, system).map((one) => (one.address === address ? { ...one, was } : one));
    expect(saidOf(await reviewOfPlan(steps))).toEqual([
      'unmoved: true',
      `moved ${address}: 1 resource has another address in Terraform, which changes nothing in Azure`,
    ]);
  });
});

test('a subscription behind forwarding that is replaced, where nobody knows whether it had $Default or will have it', async () => {
  const system: System = { ...ONE, 'jobs/gpu': { forward_to: 'next' }, next: {}, 'next/a': {} };
  const address = 'azurerm_servicebus_subscription.next_a';
  const steps = plannedStep(system, system).map((one) =>
    one.address === address ? { ...one, actions: ['delete', 'create'] } : one,
  );
  const servicebus = [{ auto_delete_subscription_default_rule: { references: ['var.x'] } }];
  const resources = steps.map((one) => ({
    address: one.address,
    mode: 'managed',
    type: one.address.split('.')[0],
    name: one.address.split('.')[1],
    provider_config_key: 'azurerm',
    expressions: { name: {} },
  }));
  const provider_config = { azurerm: { name: 'azurerm', expressions: { features: [{ servicebus }] } } };
  const review = await reviewOfPlan(steps, { configuration: { provider_config, root_module: { resources } } });
  const subjects = saidOf(review).map((line) => line.split(': ')[0]);
  // By the topic that forwards to it, and by its own.
  expect(subjects).toEqual([
    'unmoved',
    `replacement ${address}`,
    'unresolved next/a',
    'unresolved next/a/$DeadLetterQueue',
    'unresolved next/a',
  ]);
});
