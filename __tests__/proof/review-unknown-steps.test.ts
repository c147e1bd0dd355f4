import { reviewOfStep, type System, saidOf } from '../support/small-systems';

const X = "kind = 'x'";
const Y = "kind = 'y'";
const UNKNOWN = '${var.x}';

const ONE: System = { jobs: {}, 'jobs/gpu': {}, 'jobs/gpu/r': X };

const NEXT: System = { ...ONE, 'jobs/gpu': { forward_to: 'next' }, next: {}, 'next/a': {}, 'next/a/r': 'EXISTS(kind)' };

type Case = readonly [what: string, before: System, after: System, said: readonly string[]];

describe('a step of which something is not known', () => {
  test.each<Case>([
    [
      'a filter',
      ONE,
      { ...ONE, 'jobs/gpu/r': UNKNOWN },
      [
        'unmoved: null',
        'unknown-rule jobs/gpu: rule `r`: sql_filter: it is ${var.x}, which only Terraform knows: cannot tell what it delivers ?',
        '> jobs/gpu/r unknown',
      ],
    ],
    [
      'a filter, for another reason than before',
      { ...ONE, 'jobs/gpu/r': '${var.y}' },
      { ...ONE, 'jobs/gpu/r': UNKNOWN },
      [
        'unmoved: null',
        'unknown-rule jobs/gpu: rule `r`: sql_filter: it is ${var.x}, which only Terraform knows: cannot tell what it delivers ?',
        'unresolved jobs/gpu: cannot tell whether it gets messages that it did not get, since `sql_filter` of `azurerm_servicebus_subscription_rule.jobs_gpu_r` is not known: it is ${var.x}, which only Terraform knows; `sql_filter` of `azurerm_servicebus_subscription_rule.jobs_gpu_r` is not known: it is ${var.y}, which only Terraform knows (and 2 more questions wait for that) ?',
        '> jobs/gpu/r unknown',
      ],
    ],
    [
      'two filters',
      { ...ONE, 'jobs/cpu': {}, 'jobs/cpu/r': Y },
      { ...ONE, 'jobs/gpu/r': UNKNOWN, 'jobs/cpu': {}, 'jobs/cpu/r': UNKNOWN },
      [
        'unmoved: null',
        'unknown-rule jobs/cpu: rule `r`: sql_filter: it is ${var.x}, which only Terraform knows: cannot tell what it delivers ?',
        'unknown-rule jobs/gpu: rule `r`: sql_filter: it is ${var.x}, which only Terraform knows: cannot tell what it delivers ?',
        '> jobs/cpu/r unknown',
        '> jobs/gpu/r unknown',
      ],
    ],
    [
      'the filter of a new rule',
      ONE,
      { ...ONE, 'jobs/gpu/s': UNKNOWN },
      [
        'unmoved: null',
        'unknown-rule jobs/gpu: rule `s`: sql_filter: it is ${var.x}, which only Terraform knows: cannot tell what it delivers ?',
        '> jobs/gpu/s added',
      ],
    ],
    [
      'the status of a topic, beside another filter',
      ONE,
      { ...ONE, jobs: { status: UNKNOWN }, 'jobs/gpu/r': Y },
      [
        'unmoved: false',
        "lost-coverage jobs: messages with `kind = 'x'` that reached `gpu` now reach nobody for applicationProperties:{kind:x} [lost-coverage]",
        'unresolved jobs/gpu: cannot tell whether it gets messages that it did not get, since `status` of `azurerm_servicebus_topic.jobs` is not known: it is ${var.x}, which only Terraform knows ?',
        'unresolved jobs: `status` is not known: it is ${var.x}, before `Active`; cannot tell whether messages come in and can be read ?',
        "| jobs: kind = 'x' at jobs/gpu: − applicationProperties:{kind:x}",
        '> jobs/gpu/r disjoint',
      ],
    ],
    [
      'whether it asks for sessions',
      ONE,
      { ...ONE, 'jobs/gpu': { requires_session: UNKNOWN } },
      [
        'unmoved: null',
        'unresolved jobs/gpu: cannot tell whether it loses messages, since `requires_session` of `azurerm_servicebus_subscription.jobs_gpu` is not known: it is ${var.x}, which only Terraform knows (and 1 more question waits for that) ?',
        'unresolved jobs/gpu: `requires_session` is not known: it is ${var.x}, before `false`; cannot tell whether messages without a session id are dead letters at once ?',
      ],
    ],
    [
      'where it forwards to',
      ONE,
      { ...ONE, 'jobs/gpu': { forward_to: UNKNOWN } },
      [
        'unmoved: null',
        'unresolved jobs/gpu: cannot tell whether it loses messages, since `forward_to` of `azurerm_servicebus_subscription.jobs_gpu` is not known: it is ${var.x} (and 1 more question waits for that) ?',
        'unresolved jobs/gpu: `forward_to` is not known: it is ${var.x}, before nothing; cannot tell where messages go on to ?',
      ],
    ],
    [
      'which subscription a new rule is of',
      ONE,
      { ...ONE, 'jobs/gpu/s': { sql_filter: Y, subscription_id: UNKNOWN } },
      [
        'unmoved: null',
        'unresolved jobs/gpu: cannot tell whether it gets messages that it did not get, since `subscription_id` of `azurerm_servicebus_subscription_rule.jobs_gpu_s` is not known: it is ${var.x} ?',
        "loose-rule azurerm_servicebus_subscription_rule.jobs_gpu_s: is new (`kind = 'y'`); cannot tell what its subscription receives, since what else that has is not known ?",
      ],
    ],
    [
      'which subscription its only rule is of',
      ONE,
      { ...ONE, 'jobs/gpu/r': { sql_filter: X, subscription_id: UNKNOWN } },
      [
        'unmoved: null',
        'unresolved jobs/gpu: cannot tell how many copies of a message it gets, since `subscription_id` of `azurerm_servicebus_subscription_rule.jobs_gpu_r` is not known: it is ${var.x}; of `azurerm_servicebus_subscription.jobs_gpu` it keeps $Default and gets every message, if none of the rules is its own (and 3 more questions wait for that) ?',
        'unresolved jobs/gpu: `subscription_id` is not known: it is ${var.x}, before `azurerm_servicebus_subscription.jobs_gpu`; cannot tell which subscription it is of ?',
        'loose-rule azurerm_servicebus_subscription_rule.jobs_gpu_r: changes: `subscription_id` is not known: it is ${var.x}, before `azurerm_servicebus_subscription.jobs_gpu`; cannot tell which subscription it is of; cannot tell which messages change destination, since what else its subscription has is not known ?',
        '> jobs/gpu/r unknown',
      ],
    ],
    [
      'which subscription a rule with an action is of',
      { ...ONE, 'jobs/gpu/s': { sql_filter: X, action: 'SET a = 1' } },
      { ...ONE, 'jobs/gpu/s': { sql_filter: X, action: 'SET a = 1', subscription_id: UNKNOWN } },
      [
        'unmoved: null',
        'unresolved jobs/gpu: cannot tell how many copies of a message it gets, since `subscription_id` of `azurerm_servicebus_subscription_rule.jobs_gpu_s` is not known: it is ${var.x} ?',
        'unresolved jobs/gpu: `subscription_id` is not known: it is ${var.x}, before `azurerm_servicebus_subscription.jobs_gpu`; cannot tell which subscription it is of ?',
        'loose-rule azurerm_servicebus_subscription_rule.jobs_gpu_s: changes: `subscription_id` is not known: it is ${var.x}, before `azurerm_servicebus_subscription.jobs_gpu`; cannot tell which subscription it is of; cannot tell which messages change destination, since what else its subscription has is not known ?',
        '> jobs/gpu/s unknown',
      ],
    ],
    [
      'which topic a new subscription is of',
      ONE,
      { ...ONE, 'jobs/cpu': { topic_id: UNKNOWN }, 'jobs/cpu/r': Y },
      [
        'unmoved: null',
        'unresolved jobs: cannot tell which subscriptions it has, since `topic_id` of `azurerm_servicebus_subscription.jobs_cpu` is not known: it is ${var.x} ?',
        "loose-rule azurerm_servicebus_subscription_rule.jobs_cpu_r: is new (`kind = 'y'`); cannot tell what its subscription receives, since what else that has is not known ?",
      ],
    ],
    [
      'which topic a subscription was of',
      { ...ONE, 'jobs/cpu': { topic_id: UNKNOWN } },
      { ...ONE, 'jobs/cpu': {}, 'jobs/cpu/r': Y },
      [
        'unmoved: null',
        'first-rule jobs/cpu: gets its first rule here, which takes `$Default` away: if nobody changed its rules it received **every message**, and what the new rules do not match comes **no longer**',
        'unresolved jobs/cpu: cannot tell whether it gets messages that it did not get, since `topic_id` of `azurerm_servicebus_subscription.jobs_cpu` is not known: it is ${var.x} (and 2 more questions wait for that) ?',
        'unresolved jobs/cpu: `topic_id` is `azurerm_servicebus_topic.jobs` now, and what it was is not known: it is ${var.x}; cannot tell whether that changes which topic it is of ?',
        '> jobs/cpu/r unknown',
      ],
    ],
    [
      'which topic a subscription is of that had a rule',
      { ...ONE, 'jobs/cpu': {}, 'jobs/cpu/r': Y },
      { ...ONE, 'jobs/cpu': { topic_id: UNKNOWN }, 'jobs/cpu/r': Y },
      [
        'unmoved: null',
        'unresolved jobs/cpu: cannot tell whether it gets messages that it did not get, since `topic_id` of `azurerm_servicebus_subscription.jobs_cpu` is not known: it is ${var.x} (and 3 more questions wait for that) ?',
        'unresolved jobs/cpu: `topic_id` is not known: it is ${var.x}, before `azurerm_servicebus_topic.jobs`; cannot tell which topic it is of ?',
        '> jobs/cpu/r unknown',
      ],
    ],
    [
      'which topic another subscription is of, so that nothing is said to be lost',
      { ...ONE, 'jobs/cpu': { topic_id: UNKNOWN } },
      { ...ONE, 'jobs/cpu': { topic_id: UNKNOWN }, 'jobs/gpu/r': Y },
      [
        'unmoved: false',
        'unresolved jobs: cannot tell which subscriptions it has, since `topic_id` of `azurerm_servicebus_subscription.jobs_cpu` is not known: it is ${var.x} (and 1 more question waits for that) ?',
        "| jobs: kind = 'x' at jobs/gpu: − applicationProperties:{kind:x}",
        "| jobs: kind = 'y' at jobs/gpu: + applicationProperties:{kind:y}",
        '> jobs/gpu/r disjoint',
      ],
    ],
    [
      'the name of a subscription',
      ONE,
      { ...ONE, 'jobs/gpu': { name: UNKNOWN } },
      [
        'unmoved: null',
        'unresolved jobs/azurerm_servicebus_subscription.jobs_gpu: `name` is not known: it is ${var.x}, before `gpu`; cannot tell what it is called, and whether it is made anew ?',
        'known-after-apply azurerm_servicebus_subscription.jobs_gpu: its name is known only after apply; its address stands for it here',
      ],
    ],
    [
      'the name that a subscription had',
      { ...ONE, 'jobs/gpu': { name: UNKNOWN } },
      ONE,
      [
        'unmoved: null',
        'unresolved jobs/gpu: `name` is `gpu` now, and what it was is not known: it is ${var.x}; cannot tell whether that changes what it is called, and whether it is made anew ?',
      ],
    ],
    [
      'the name of a subscription, as before, beside another filter',
      { ...ONE, 'jobs/gpu': { name: UNKNOWN } },
      { ...ONE, 'jobs/gpu': { name: UNKNOWN }, 'jobs/gpu/r': Y },
      [
        'unmoved: false',
        "lost-coverage jobs: messages with `kind = 'x'` that reached `azurerm_servicebus_subscription.jobs_gpu` now reach nobody for applicationProperties:{kind:x} [lost-coverage]",
        'known-after-apply azurerm_servicebus_subscription.jobs_gpu: its name is known only after apply; its address stands for it here',
        "| jobs: kind = 'x' at jobs/azurerm_servicebus_subscription.jobs_gpu: − applicationProperties:{kind:x}",
        "| jobs: kind = 'y' at jobs/azurerm_servicebus_subscription.jobs_gpu: + applicationProperties:{kind:y}",
        '> jobs/azurerm_servicebus_subscription.jobs_gpu/r disjoint',
      ],
    ],
    [
      'the name of a subscription behind it, as before, and other messages come',
      { ...NEXT, 'next/a': { name: UNKNOWN } },
      { ...NEXT, 'next/a': { name: UNKNOWN }, 'jobs/gpu/r': Y },
      [
        'unmoved: false (next true)',
        "lost-coverage jobs: messages with `kind = 'x'` that reached `next/azurerm_servicebus_subscription.next_a` now reach nobody for applicationProperties:{kind:x} [lost-coverage]",
        'forwarded-elsewhere jobs/gpu: messages now end at `next/azurerm_servicebus_subscription.next_a` (`jobs/gpu` → `next/azurerm_servicebus_subscription.next_a`) that did not before for applicationProperties:{kind:y}',
        'known-after-apply azurerm_servicebus_subscription.next_a: its name is known only after apply; its address stands for it here',
        "| jobs: kind = 'x' at next/azurerm_servicebus_subscription.next_a: − applicationProperties:{kind:x}",
        "| jobs: kind = 'y' at next/azurerm_servicebus_subscription.next_a: + applicationProperties:{kind:y}",
        '> jobs/gpu/r disjoint',
      ],
    ],
    [
      'the name of a subscription behind it, as before, and other dead letters come',
      { ...NEXT, 'next/a': { name: UNKNOWN, requires_session: true } },
      { ...NEXT, 'next/a': { name: UNKNOWN, requires_session: true }, 'jobs/gpu/r': Y },
      [
        'unmoved: false (next true)',
        "lost-coverage jobs: messages with `kind = 'x'` that reached `next/azurerm_servicebus_subscription.next_a` now reach nobody for sessionId:x,applicationProperties:{kind:x} [lost-coverage]",
        'forwarded-elsewhere jobs/gpu: messages now end at `next/azurerm_servicebus_subscription.next_a` (`jobs/gpu` → `next/azurerm_servicebus_subscription.next_a`) that did not before for sessionId:x,applicationProperties:{kind:y}',
        'known-after-apply azurerm_servicebus_subscription.next_a: its name is known only after apply; its address stands for it here',
        "| jobs: kind = 'x' at next/azurerm_servicebus_subscription.next_a: − sessionId:x,applicationProperties:{kind:x}",
        "| jobs: kind = 'y' at next/azurerm_servicebus_subscription.next_a: + sessionId:x,applicationProperties:{kind:y}",
        "| jobs: kind = 'x' at next/azurerm_servicebus_subscription.next_a/$DeadLetterQueue: − applicationProperties:{kind:x}",
        "| jobs: kind = 'y' at next/azurerm_servicebus_subscription.next_a/$DeadLetterQueue: + applicationProperties:{kind:y}",
        '> jobs/gpu/r disjoint',
      ],
    ],
    [
      'the name of a subscription behind it, as before, and another one gets them',
      { ...NEXT, 'next/a': { name: UNKNOWN } },
      { ...NEXT, 'next/a': { name: UNKNOWN }, 'next/a/r': Y, 'next/b': {}, 'next/b/r': X },
      [
        'unmoved: false (jobs null)',
        'lost-coverage next: messages with `any other kind` that reached `azurerm_servicebus_subscription.next_a` now reach nobody for applicationProperties:{kind:other} [lost-coverage]',
        'unresolved jobs/gpu: cannot tell whether it loses messages, since `name` of `azurerm_servicebus_subscription.next_a` is not known: it is not known (and 1 more question waits for that) ?',
        'known-after-apply azurerm_servicebus_subscription.next_a: its name is known only after apply; its address stands for it here',
        "| next: kind = 'x' at next/azurerm_servicebus_subscription.next_a: − applicationProperties:{kind:x}",
        '| next: any other kind at next/azurerm_servicebus_subscription.next_a: − applicationProperties:{kind:other}',
        "| next: kind = 'x' at next/b: + applicationProperties:{kind:x}",
        '> next/azurerm_servicebus_subscription.next_a/r narrowed',
        '> next/b/r added',
      ],
    ],
    [
      'the name that a subscription behind it had',
      { ...NEXT, 'next/a': { name: UNKNOWN } },
      NEXT,
      [
        'unmoved: null',
        'unresolved jobs/gpu: cannot tell whether it loses messages, since `name` of `azurerm_servicebus_subscription.next_a` is not known: it is not known (and 1 more question waits for that) ?',
        'unresolved next/a: `name` is `a` now, and what it was is not known: it is ${var.x}; cannot tell whether that changes what it is called, and whether it is made anew ?',
      ],
    ],
    [
      'the name of a topic',
      ONE,
      { ...ONE, jobs: { name: UNKNOWN } },
      [
        'unmoved: null',
        'unresolved azurerm_servicebus_topic.jobs: `name` is not known: it is ${var.x}, before `jobs`; cannot tell what it is called, and whether it is made anew ?',
        'known-after-apply azurerm_servicebus_topic.jobs: its name is known only after apply; its address stands for it here',
      ],
    ],
    [
      'the name of a namespace',
      ONE,
      { ...ONE, jobs: { namespace_id: UNKNOWN } },
      [
        'unmoved: null',
        'unresolved jobs: cannot tell whether it is still `jobs`: the name of its namespace is not known ?',
        'unresolved jobs: `namespace_id` is not known: it is ${var.x}, before `n`; cannot tell which namespace it is in ?',
      ],
    ],
  ])('%s', async (_, before, after, said) => {
    expect(saidOf(await reviewOfStep(before, after))).toEqual(said);
  });
});
