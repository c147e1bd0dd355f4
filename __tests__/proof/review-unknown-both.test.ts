import { reviewOfStep, type System, saidOf } from '../support/small-systems';

const X = "kind = 'x'";
const Y = "kind = 'y'";
const UNKNOWN = '${var.x}';

const ONE: System = { jobs: {}, 'jobs/gpu': {}, 'jobs/gpu/r': X };
const QUEUE: System = { ...ONE, '=q': {}, 'jobs/gpu': { forward_to: 'q' } };
const NEXT: System = { ...ONE, 'jobs/gpu': { forward_to: 'next' }, next: {}, 'next/a': {}, 'next/a/r': 'EXISTS(kind)' };

describe('of two configurations, what is not known in either may be another thing', () => {
  test.each<[what: string, system: System, said: readonly string[]]>([
    [
      'where it forwards to',
      { ...ONE, 'jobs/gpu': { forward_to: UNKNOWN } },
      [
        'unmoved: null',
        'unresolved jobs/gpu: cannot tell whether it gets messages that it did not get, since `forward_to` of `azurerm_servicebus_subscription.jobs_gpu` is not known: it is ${var.x} (and 2 more questions wait for that) ?',
      ],
    ],
    [
      'where its dead letters go',
      { ...ONE, 'jobs/gpu': { forward_dead_lettered_messages_to: UNKNOWN } },
      ['unmoved: true'],
    ],
    [
      'what becomes of what a filter fails on',
      { ...ONE, 'jobs/gpu': { dead_lettering_on_filter_evaluation_error: UNKNOWN } },
      ['unmoved: true'],
    ],
    [
      'whether it asks for sessions',
      { ...ONE, 'jobs/gpu': { requires_session: UNKNOWN } },
      [
        'unmoved: null',
        'unresolved jobs/gpu: cannot tell whether it gets messages that it did not get, since `requires_session` of `azurerm_servicebus_subscription.jobs_gpu` is not known: it is ${var.x}, which only Terraform knows (and 2 more questions wait for that) ?',
      ],
    ],
    [
      'the status of a topic',
      { ...ONE, jobs: { status: UNKNOWN } },
      [
        'unmoved: null',
        'unresolved jobs/gpu: cannot tell whether it gets messages that it did not get, since `status` of `azurerm_servicebus_topic.jobs` is not known: it is ${var.x}, which only Terraform knows (and 2 more questions wait for that) ?',
      ],
    ],
    [
      'the status of a subscription, which decides nothing of where',
      { ...ONE, 'jobs/gpu': { status: UNKNOWN } },
      ['unmoved: true'],
    ],
    [
      'a filter',
      { ...ONE, 'jobs/gpu/r': UNKNOWN },
      [
        'unmoved: null',
        'unresolved jobs/gpu: cannot tell whether it gets messages that it did not get, since `sql_filter` of `azurerm_servicebus_subscription_rule.jobs_gpu_r` is not known: it is ${var.x}, which only Terraform knows (and 2 more questions wait for that) ?',
      ],
    ],
    [
      'a filter that Azure refuses',
      { ...ONE, 'jobs/gpu/r': 'kind = ' },
      [
        'unmoved: null',
        'unresolved jobs/gpu: cannot tell whether it gets messages that it did not get, since `sql_filter` of `azurerm_servicebus_subscription_rule.jobs_gpu_r`: Azure would refuse its filter: line 1, column 8: the text ends where a property, a value or "(" should be (syntax) (and 2 more questions wait for that) ?',
      ],
    ],
    [
      'which subscription a rule is of',
      { ...ONE, 'jobs/gpu/s': { sql_filter: Y, subscription_id: UNKNOWN } },
      [
        'unmoved: null',
        'unresolved jobs/gpu: cannot tell whether it gets messages that it did not get, since `subscription_id` of `azurerm_servicebus_subscription_rule.jobs_gpu_s` is not known: it is ${var.x} (and 2 more questions wait for that) ?',
      ],
    ],
    [
      'which topic a subscription is of',
      { ...ONE, 'jobs/cpu': { topic_id: UNKNOWN }, 'jobs/cpu/r': Y },
      [
        'unmoved: null',
        'unresolved jobs: cannot tell which subscriptions it has, since `topic_id` of `azurerm_servicebus_subscription.jobs_cpu` is not known: it is ${var.x} ?',
      ],
    ],
    [
      'behind it, the status of a topic',
      { ...NEXT, next: { status: UNKNOWN } },
      [
        'unmoved: null',
        'unresolved jobs/gpu/$DeadLetterQueue: cannot tell whether it gets messages that it did not get, since `status` of `azurerm_servicebus_topic.next` is not known: it is ${var.x}, which only Terraform knows (and 4 more questions wait for that) ?',
        'unresolved next/a: cannot tell whether it gets messages that it did not get, since `status` of `azurerm_servicebus_topic.next` is not known: it is ${var.x}, which only Terraform knows (and 2 more questions wait for that) ?',
      ],
    ],
    [
      'behind it, whether a subscription asks for sessions',
      { ...NEXT, 'next/a': { requires_session: UNKNOWN } },
      [
        'unmoved: null',
        'unresolved next/a: cannot tell whether it gets messages that it did not get, since `requires_session` of `azurerm_servicebus_subscription.next_a` is not known: it is ${var.x}, which only Terraform knows (and 4 more questions wait for that) ?',
        'unresolved next/a: cannot tell whether it gets messages that it did not get, since `requires_session` of `azurerm_servicebus_subscription.next_a` is not known: it is ${var.x}, which only Terraform knows (and 2 more questions wait for that) ?',
      ],
    ],
    [
      'behind it, a filter',
      { ...NEXT, 'next/a/r': UNKNOWN },
      [
        'unmoved: null',
        'unresolved next/a: cannot tell whether it gets messages that it did not get, since `sql_filter` of `azurerm_servicebus_subscription_rule.next_a_r` is not known: it is ${var.x}, which only Terraform knows (and 4 more questions wait for that) ?',
        'unresolved next/a: cannot tell whether it gets messages that it did not get, since `sql_filter` of `azurerm_servicebus_subscription_rule.next_a_r` is not known: it is ${var.x}, which only Terraform knows (and 2 more questions wait for that) ?',
      ],
    ],
    [
      'behind it, the status of a queue',
      { ...QUEUE, '=q': { status: UNKNOWN } },
      [
        'unmoved: null',
        'unresolved jobs/gpu/$DeadLetterQueue: cannot tell whether it gets messages that it did not get, since `status` of `azurerm_servicebus_queue.q` is not known: it is ${var.x}, which only Terraform knows (and 4 more questions wait for that) ?',
      ],
    ],
    [
      'behind it, whether a queue asks for sessions',
      { ...QUEUE, '=q': { requires_session: UNKNOWN } },
      [
        'unmoved: null',
        'unresolved q: cannot tell whether it gets messages that it did not get, since `requires_session` of `azurerm_servicebus_queue.q` is not known: it is ${var.x}, which only Terraform knows (and 4 more questions wait for that) ?',
      ],
    ],
    [
      'behind it, where a queue forwards to',
      { ...QUEUE, '=q': { forward_to: UNKNOWN } },
      [
        'unmoved: null',
        'unresolved jobs/gpu: cannot tell whether it gets messages that it did not get, since `forward_to` of `azurerm_servicebus_queue.q` is not known: it is ${var.x} (and 2 more questions wait for that) ?',
      ],
    ],
    ['nothing, where all is known', NEXT, ['unmoved: true']],
    ['nothing, where it leads out of the document', { ...ONE, 'jobs/gpu': { forward_to: 'far' } }, ['unmoved: true']],
    [
      'the name of a subscription, which is one by its address',
      { ...ONE, 'jobs/gpu': { name: UNKNOWN } },
      [
        'unmoved: true',
        'known-after-apply azurerm_servicebus_subscription.jobs_gpu: its name is known only after apply; its address stands for it here',
      ],
    ],
  ])('%s', async (_, system, said) => {
    expect(saidOf(await reviewOfStep(system, system))).toEqual(said);
  });
});
