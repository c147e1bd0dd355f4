import { reviewOfStep, type System, saidOf } from '../support/small-systems';

const X = "kind = 'x'";
const Y = "kind = 'y'";
const X_OR_Y = "kind IN ('x', 'y')";
const UNKNOWN = '${var.x}';

/** One subscription with one rule. */
const ONE: System = { jobs: {}, 'jobs/gpu': {}, 'jobs/gpu/r': X };
const TWO: System = { ...ONE, 'jobs/cpu': {}, 'jobs/cpu/r': Y };

/** What changes, with what was there and what is there, and what is said of it. */
type Case = readonly [what: string, before: System, after: System, said: readonly string[]];

describe('that a subscription gets no message any more is told once', () => {
  test.each<Case>([
    [
      'one that got some',
      ONE,
      { ...ONE, 'jobs/gpu/r': '1=0' },
      [
        'unmoved: false',
        "lost-coverage jobs: messages with `kind = 'x'` that reached `gpu` now reach nobody for applicationProperties:{kind:x} [lost-coverage]",
        'unreachable jobs/gpu: gets **no message** any more: none that is possible matches its rules',
        "| jobs: kind = 'x' at jobs/gpu: − applicationProperties:{kind:x}",
        '> jobs/gpu/r narrowed',
      ],
    ],
    [
      'one that got none',
      { ...ONE, 'jobs/gpu/r': '1=0' },
      { ...ONE, 'jobs/gpu/r': '2=3' },
      ['unmoved: true', '> jobs/gpu/r equivalent'],
    ],
    [
      'one that is new',
      ONE,
      { ...TWO, 'jobs/cpu/r': '1=0' },
      [
        'unmoved: true',
        'unreachable jobs/cpu: gets **no message** any more: none that is possible matches its rules',
        '> jobs/cpu/r added',
      ],
    ],
    [
      'one that goes',
      { ...TWO, 'jobs/cpu/r': '1=0' },
      ONE,
      [
        'unmoved: true',
        'deletion azurerm_servicebus_subscription.jobs_cpu: the subscription is deleted: **messages that wait in it are lost** [message-loss]',
        '> jobs/cpu/r removed',
      ],
    ],
    [
      'one that forwards what it gets',
      { ...ONE, '=q': {} },
      { ...ONE, '=q': {}, 'jobs/gpu': { forward_to: 'q' }, 'jobs/gpu/r': Y },
      [
        'unmoved: false',
        "lost-coverage jobs: messages with `kind = 'x'` that reached `gpu` now reach nobody for applicationProperties:{kind:x} [lost-coverage]",
        'forwarded-elsewhere jobs/gpu: messages now end at `q` (`jobs/gpu` → `q`) that did not before for applicationProperties:{kind:y}',
        'forward-to jobs/gpu: messages now go on to `q`: its own readers get nothing any more',
        "| jobs: kind = 'x' at jobs/gpu: − applicationProperties:{kind:x}",
        "| jobs: kind = 'y' at q: + applicationProperties:{kind:y}",
        '> jobs/gpu/r disjoint',
      ],
    ],
    [
      'one that forwards, and gets none',
      { ...ONE, '=q': {}, 'jobs/gpu': { forward_to: 'q' } },
      { ...ONE, '=q': {}, 'jobs/gpu': { forward_to: 'q' }, 'jobs/gpu/r': '1=0' },
      [
        'unmoved: false',
        "lost-coverage jobs: messages with `kind = 'x'` that reached `q` now reach nobody for applicationProperties:{kind:x} [lost-coverage]",
        'unreachable jobs/gpu: gets **no message** any more: none that is possible matches its rules',
        "| jobs: kind = 'x' at q: − applicationProperties:{kind:x}",
        '> jobs/gpu/r narrowed',
      ],
    ],
    [
      'one that forwards as well from now on',
      { ...ONE, '=q': {}, 'jobs/gpu/r': '1=0' },
      { ...ONE, '=q': {}, 'jobs/gpu': { forward_to: 'q' }, 'jobs/gpu/r': '1=0' },
      [
        'unmoved: false (jobs true)',
        'forward-to jobs/gpu: messages now go on to `q`: its own readers get nothing any more',
      ],
    ],
    [
      'one of which a rule is not known',
      ONE,
      { ...ONE, 'jobs/gpu/r': '1=0', 'jobs/gpu/s': UNKNOWN },
      [
        'unmoved: null',
        'unknown-rule jobs/gpu: rule `s`: sql_filter: it is ${var.x}, which only Terraform knows: cannot tell what it delivers ?',
        '> jobs/gpu/r narrowed',
        '> jobs/gpu/s added',
      ],
    ],
  ])('%s', async (_, before, after, said) => {
    expect(saidOf(await reviewOfStep(before, after))).toEqual(said);
  });
});

describe('actions', () => {
  const acting = (action: string): System => ({ ...ONE, 'jobs/gpu/r': { sql_filter: X, action } });
  test.each<Case>([
    [
      'one that is new',
      ONE,
      acting('SET a = 1'),
      [
        'unmoved: true',
        'action jobs/gpu: rule `r` changes its copies by `SET a = 1`; before: none',
        '> jobs/gpu/r equivalent',
      ],
    ],
    [
      'one that goes',
      acting('SET a = 1'),
      ONE,
      [
        'unmoved: true',
        'action jobs/gpu: rule `r` has no action any more; before: `SET a = 1`',
        '> jobs/gpu/r equivalent',
      ],
    ],
    [
      'another one',
      acting('SET a = 1'),
      acting('SET a = 2'),
      [
        'unmoved: true',
        'action jobs/gpu: rule `r` changes its copies by `SET a = 2`; before: `SET a = 1`',
        '> jobs/gpu/r equivalent',
      ],
    ],
    [
      'one that is not known',
      ONE,
      acting(UNKNOWN),
      [
        'unmoved: null',
        'unknown-rule jobs/gpu: rule `r`: action: it is ${var.x}, which only Terraform knows: cannot tell what it delivers ?',
        'action jobs/gpu: whether rule `r` changes its copies is not known: azurerm_servicebus_subscription_rule.jobs_gpu_r: action: it is ${var.x}, which only Terraform knows ?',
        '> jobs/gpu/r equivalent',
      ],
    ],
    [
      'one that was not known',
      acting(UNKNOWN),
      ONE,
      [
        'unmoved: null',
        'unresolved jobs/gpu: cannot tell whether it gets messages that it did not get, since `action` of `azurerm_servicebus_subscription_rule.jobs_gpu_r` is not known: it is ${var.x}, which only Terraform knows ?',
        'action jobs/gpu: rule `r` has no action any more; before: one that is not known',
        '> jobs/gpu/r equivalent',
      ],
    ],
    [
      'one that is not known, as before',
      acting(UNKNOWN),
      acting(UNKNOWN),
      [
        'unmoved: null',
        'action jobs/gpu: whether rule `r` changes its copies is not known: azurerm_servicebus_subscription_rule.jobs_gpu_r: action: it is ${var.x}, which only Terraform knows ?',
        'unresolved jobs/gpu: cannot tell whether it gets messages that it did not get, since `action` of `azurerm_servicebus_subscription_rule.jobs_gpu_r` is not known: it is ${var.x}, which only Terraform knows (and 2 more questions wait for that) ?',
      ],
    ],
    [
      'that of a new rule',
      ONE,
      { ...ONE, 'jobs/gpu/s': { sql_filter: Y, action: 'SET a = 1' } },
      ['unmoved: false', "| jobs: kind = 'y' at jobs/gpu: + applicationProperties:{kind:y}", '> jobs/gpu/s added'],
    ],
    [
      'a copy more',
      { ...ONE, 'jobs/gpu/s': { sql_filter: X, action: 'SET a = 1' } },
      {
        ...ONE,
        'jobs/gpu/s': { sql_filter: X, action: 'SET a = 1' },
        'jobs/gpu/t': { sql_filter: X_OR_Y, action: 'SET b = 1' },
      },
      [
        'unmoved: false',
        'two-copies jobs/gpu: gets a message 3 times that came twice: a rule with an action makes a copy of its own, and each copy starts a job for applicationProperties:{kind:x}',
        "| jobs: kind = 'y' at jobs/gpu: + applicationProperties:{kind:y}",
        '> jobs/gpu/t added',
      ],
    ],
  ])('%s', async (_, before, after, said) => {
    expect(saidOf(await reviewOfStep(before, after))).toEqual(said);
  });
});
