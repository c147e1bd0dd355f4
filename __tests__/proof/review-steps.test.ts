import { reviewOfPlannedStep, reviewOfStep, type System, saidOf } from '../support/small-systems';

const X = "kind = 'x'";
const Y = "kind = 'y'";
const X_OR_Y = "kind IN ('x', 'y')";
const UNKNOWN = '${var.x}';

/** One subscription with one rule. */
const ONE: System = { jobs: {}, 'jobs/gpu': {}, 'jobs/gpu/r': X };
const TWO: System = { ...ONE, 'jobs/cpu': {}, 'jobs/cpu/r': Y };

/** What changes, with what was there and what is there, and what is said of it. */
type Case = readonly [what: string, before: System, after: System, said: readonly string[]];

describe('a step is told the same of two configurations and of a plan', () => {
  test.each<Case>([
    ['nothing changes', ONE, ONE, ['unmoved: true']],
    [
      'a topic that takes nothing any more, whatever its rules',
      ONE,
      { ...ONE, jobs: { status: 'Disabled' }, 'jobs/gpu/r': Y },
      [
        'unmoved: false',
        'status jobs: its status is `Disabled`, before `Active`: **nothing can be sent to it** [message-loss]',
      ],
    ],
    [
      'a topic that took nothing',
      { ...ONE, jobs: { status: 'Disabled' } },
      { ...ONE, 'jobs/gpu/r': Y },
      [
        'unmoved: false',
        'status jobs: its status is `Active`, before `Disabled`: messages are taken in',
        "| jobs: kind = 'y' at jobs/gpu: + applicationProperties:{kind:y}",
        '> jobs/gpu/r disjoint',
      ],
    ],
    ['a new topic that takes nothing', {}, { ...ONE, jobs: { status: 'Disabled' } }, ['unmoved: false']],
    [
      'a new topic',
      {},
      ONE,
      ['unmoved: false', "| jobs: kind = 'x' at jobs/gpu: + applicationProperties:{kind:x}", '> jobs/gpu/r added'],
    ],
    [
      'another filter',
      ONE,
      { ...ONE, 'jobs/gpu/r': Y },
      [
        'unmoved: false',
        "lost-coverage jobs: messages with `kind = 'x'` that reached `gpu` now reach nobody for applicationProperties:{kind:x} [lost-coverage]",
        "| jobs: kind = 'x' at jobs/gpu: − applicationProperties:{kind:x}",
        "| jobs: kind = 'y' at jobs/gpu: + applicationProperties:{kind:y}",
        '> jobs/gpu/r disjoint',
      ],
    ],
    [
      'one rule of two',
      { ...ONE, 'jobs/gpu/s': Y },
      { ...ONE, 'jobs/gpu/s': "kind = 'z'" },
      [
        'unmoved: false',
        "lost-coverage jobs: messages with `kind = 'y'` that reached `gpu` now reach nobody for applicationProperties:{kind:y} [lost-coverage]",
        "| jobs: kind = 'y' at jobs/gpu: − applicationProperties:{kind:y}",
        "| jobs: kind = 'z' at jobs/gpu: + applicationProperties:{kind:z}",
        '> jobs/gpu/s disjoint',
      ],
    ],
    [
      'a rule more',
      ONE,
      { ...ONE, 'jobs/gpu/s': Y },
      ['unmoved: false', "| jobs: kind = 'y' at jobs/gpu: + applicationProperties:{kind:y}", '> jobs/gpu/s added'],
    ],
    [
      'a rule less',
      { ...ONE, 'jobs/gpu/s': Y },
      ONE,
      [
        'unmoved: false',
        "lost-coverage jobs: messages with `kind = 'y'` that reached `gpu` now reach nobody for applicationProperties:{kind:y} [lost-coverage]",
        "| jobs: kind = 'y' at jobs/gpu: − applicationProperties:{kind:y}",
        '> jobs/gpu/s removed',
      ],
    ],
    [
      'the last rule goes',
      ONE,
      { jobs: {}, 'jobs/gpu': {} },
      [
        'unmoved: false',
        "lost-coverage jobs: messages with `kind = 'x'` that reached `gpu` now reach nobody for applicationProperties:{kind:x} [lost-coverage]",
        'no-rules jobs/gpu: has **no rule** any more: it receives nothing, since Azure does not bring `$Default` back [message-loss]',
        "| jobs: kind = 'x' at jobs/gpu: − applicationProperties:{kind:x}",
        '> jobs/gpu/r removed',
      ],
    ],
    [
      'no kind of messages',
      { ...ONE, 'jobs/gpu/r': 'size > 1' },
      { ...ONE, 'jobs/gpu/r': 'size > 2' },
      [
        'unmoved: false',
        'lost-coverage jobs: messages that reached `gpu` now reach nobody for applicationProperties:{size:2} [lost-coverage]',
        '| jobs: all messages at jobs/gpu: − applicationProperties:{size:2} =',
        '> jobs/gpu/r narrowed',
      ],
    ],
    [
      'two kinds are lost',
      { ...ONE, 'jobs/gpu/r': X_OR_Y },
      { ...ONE, 'jobs/gpu/r': "kind = 'z'" },
      [
        'unmoved: false',
        "lost-coverage jobs: messages with `kind = 'x'` that reached `gpu` now reach nobody for applicationProperties:{kind:x} [lost-coverage]",
        "lost-coverage jobs: messages with `kind = 'y'` that reached `gpu` now reach nobody for applicationProperties:{kind:y} [lost-coverage]",
        "| jobs: kind = 'x' at jobs/gpu: − applicationProperties:{kind:x}",
        "| jobs: kind = 'y' at jobs/gpu: − applicationProperties:{kind:y}",
        "| jobs: kind = 'z' at jobs/gpu: + applicationProperties:{kind:z}",
        '> jobs/gpu/r disjoint',
      ],
    ],
    [
      'what one loses another one gains',
      TWO,
      { ...TWO, 'jobs/cpu/r': X_OR_Y, 'jobs/gpu/r': "kind = 'z'" },
      [
        'unmoved: false',
        "| jobs: kind = 'x' at jobs/cpu: + applicationProperties:{kind:x}",
        "| jobs: kind = 'x' at jobs/gpu: − applicationProperties:{kind:x}",
        "| jobs: kind = 'z' at jobs/gpu: + applicationProperties:{kind:z}",
        '> jobs/cpu/r widened',
        '> jobs/gpu/r disjoint',
      ],
    ],
    [
      'what two have had',
      { ...TWO, 'jobs/cpu/r': X },
      { ...TWO, 'jobs/gpu/r': Y },
      [
        'unmoved: false',
        "lost-coverage jobs: messages with `kind = 'x'` that reached `cpu` and `gpu` now reach nobody for applicationProperties:{kind:x} [lost-coverage]",
        'new-overlap jobs: `cpu` and `gpu` both get messages that at most one of them got before for applicationProperties:{kind:y}',
        "| jobs: kind = 'x' at jobs/cpu: − applicationProperties:{kind:x}",
        "| jobs: kind = 'y' at jobs/cpu: + applicationProperties:{kind:y}",
        "| jobs: kind = 'x' at jobs/gpu: − applicationProperties:{kind:x}",
        "| jobs: kind = 'y' at jobs/gpu: + applicationProperties:{kind:y}",
        '> jobs/cpu/r disjoint',
        '> jobs/gpu/r disjoint',
      ],
    ],
    [
      'two that get the same',
      TWO,
      { ...TWO, 'jobs/cpu/r': X_OR_Y },
      [
        'unmoved: false',
        'new-overlap jobs: `cpu` and `gpu` both get messages that at most one of them got before for applicationProperties:{kind:x}',
        "| jobs: kind = 'x' at jobs/cpu: + applicationProperties:{kind:x}",
        '> jobs/cpu/r widened',
      ],
    ],
    [
      'two that have got the same',
      { ...TWO, 'jobs/cpu/r': X },
      { ...TWO, 'jobs/cpu/r': X_OR_Y },
      ['unmoved: false', "| jobs: kind = 'y' at jobs/cpu: + applicationProperties:{kind:y}", '> jobs/cpu/r widened'],
    ],
    [
      'three of which one is another one',
      { ...TWO, 'jobs/cpu/r': X, 'jobs/tpu': {}, 'jobs/tpu/r': Y },
      { ...TWO, 'jobs/cpu/r': X, 'jobs/tpu': {}, 'jobs/tpu/r': X },
      [
        'unmoved: false',
        "lost-coverage jobs: messages with `kind = 'y'` that reached `tpu` now reach nobody for applicationProperties:{kind:y} [lost-coverage]",
        'new-overlap jobs: `cpu` and `tpu` both get messages that at most one of them got before for applicationProperties:{kind:x}',
        'new-overlap jobs: `gpu` and `tpu` both get messages that at most one of them got before for applicationProperties:{kind:x}',
        "| jobs: kind = 'x' at jobs/tpu: + applicationProperties:{kind:x}",
        "| jobs: kind = 'y' at jobs/tpu: − applicationProperties:{kind:y}",
        '> jobs/tpu/r disjoint',
      ],
    ],
    [
      'two that are new',
      ONE,
      { ...TWO, 'jobs/cpu/r': X, 'jobs/tpu': {}, 'jobs/tpu/r': X },
      [
        'unmoved: false',
        'new-overlap jobs: `cpu` and `gpu` both get messages that at most one of them got before for applicationProperties:{kind:x}',
        'new-overlap jobs: `cpu` and `tpu` both get messages that at most one of them got before for applicationProperties:{kind:x}',
        'new-overlap jobs: `gpu` and `tpu` both get messages that at most one of them got before for applicationProperties:{kind:x}',
        "| jobs: kind = 'x' at jobs/cpu: + applicationProperties:{kind:x}",
        "| jobs: kind = 'x' at jobs/tpu: + applicationProperties:{kind:x}",
        '> jobs/cpu/r added',
        '> jobs/tpu/r added',
      ],
    ],
    [
      'a filter that Azure refuses',
      ONE,
      { ...ONE, 'jobs/gpu/r': 'kind = ' },
      [
        'unmoved: null',
        'invalid-rule jobs/gpu: rule `r`: Azure would refuse its filter: line 1, column 8: the text ends where a property, a value or "(" should be (syntax); the apply would fail half way: cannot tell what it delivers [invalid-rule] ?',
        '> jobs/gpu/r invalid',
      ],
    ],
  ])('%s', async (_, before, after, said) => {
    expect(saidOf(await reviewOfStep(before, after))).toEqual(said);
    const planned = saidOf(await reviewOfPlannedStep(before, after));
    expect(planned.filter((line) => !line.startsWith('destroy '))).toEqual(said);
  });
});

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
      ['unmoved: false', 'forward-to jobs/gpu: messages now go on to `q`: its own readers get nothing any more'],
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

describe('rules that fail on messages', () => {
  const kept = (value: unknown): System => ({ 'jobs/gpu': { dead_lettering_on_filter_evaluation_error: value } });
  const acting = (action: string): System => ({ ...ONE, 'jobs/gpu/r': { sql_filter: X, action } });
  test.each<Case>([
    [
      'as dead letters',
      ONE,
      { ...ONE, 'jobs/gpu/r': 'kind > 1' },
      [
        'unmoved: false',
        "lost-coverage jobs: messages with `kind = 'x'` that reached `gpu` now reach nobody for applicationProperties:{kind:x} [lost-coverage]",
        'rule-fails jobs/gpu: rule `r` fails on messages that it did not fail on, and they are dead-lettered here for applicationProperties:{kind:x}',
        "| jobs: kind = 'x' at jobs/gpu: − applicationProperties:{kind:x}",
        '| jobs: any other kind at jobs/gpu: + applicationProperties:{kind:2}',
        '> jobs/gpu/r disjoint',
      ],
    ],
    [
      'which are lost',
      { ...ONE, ...kept(false) },
      { ...ONE, ...kept(false), 'jobs/gpu/r': 'kind > 1' },
      [
        'unmoved: false',
        "lost-coverage jobs: messages with `kind = 'x'` that reached `gpu` now reach nobody for applicationProperties:{kind:x} [lost-coverage]",
        'rule-fails jobs/gpu: rule `r` fails on messages that it did not fail on, and they are **lost** here for applicationProperties:{kind:x}',
        "| jobs: kind = 'x' at jobs/gpu: − applicationProperties:{kind:x}",
        '| jobs: any other kind at jobs/gpu: + applicationProperties:{kind:2}',
        '> jobs/gpu/r disjoint',
      ],
    ],
    [
      'which may be lost',
      { ...ONE, ...kept(UNKNOWN) },
      { ...ONE, ...kept(UNKNOWN), 'jobs/gpu/r': 'kind > 1' },
      [
        'unmoved: false',
        "lost-coverage jobs: messages with `kind = 'x'` that reached `gpu` now reach nobody for applicationProperties:{kind:x} [lost-coverage]",
        'rule-fails jobs/gpu: rule `r` fails on messages that it did not fail on, and they are dead-lettered or **lost** here for applicationProperties:{kind:x}',
        "| jobs: kind = 'x' at jobs/gpu: − applicationProperties:{kind:x}",
        '| jobs: any other kind at jobs/gpu: + applicationProperties:{kind:2}',
        '> jobs/gpu/r disjoint',
      ],
    ],
    [
      'on which it failed before',
      { ...ONE, 'jobs/gpu/r': 'kind > 1' },
      { ...ONE, 'jobs/gpu/r': 'kind > 2' },
      [
        'unmoved: false',
        'lost-coverage jobs: messages that reached `gpu` now reach nobody for applicationProperties:{kind:2} [lost-coverage]',
        '| jobs: all messages at jobs/gpu: − applicationProperties:{kind:2} =',
        '> jobs/gpu/r narrowed',
      ],
    ],
    [
      'in an action',
      ONE,
      acting('SET n = n + 1'),
      [
        'unmoved: false',
        "lost-coverage jobs: messages with `kind = 'x'` that reached `gpu` now reach nobody for applicationProperties:{kind:x,n:2147483647} [lost-coverage]",
        'rule-fails jobs/gpu: the action of rule `r` fails on messages that it did not fail on, and they are dead-lettered here for applicationProperties:{kind:x,n:2147483647}',
        'action jobs/gpu: rule `r` changes its copies by `SET n = n + 1`; before: none',
        "| jobs: kind = 'x' at jobs/gpu: − applicationProperties:{kind:x,n:2147483647} =",
        '> jobs/gpu/r equivalent',
      ],
    ],
    [
      'in an action, on more of them',
      acting('SET n = n + 1'),
      acting('SET n = n + 2'),
      [
        'unmoved: false',
        "lost-coverage jobs: messages with `kind = 'x'` that reached `gpu` now reach nobody for applicationProperties:{kind:x,n:{long:9223372036854775806}} [lost-coverage]",
        'rule-fails jobs/gpu: the action of rule `r` fails on messages that it did not fail on, and they are dead-lettered here for applicationProperties:{kind:x,n:{long:9223372036854775806}}',
        'action jobs/gpu: rule `r` changes its copies by `SET n = n + 2`; before: `SET n = n + 1`',
        "| jobs: kind = 'x' at jobs/gpu: − applicationProperties:{kind:x,n:{long:9223372036854775806}} =",
        '> jobs/gpu/r equivalent',
      ],
    ],
    [
      'of a new rule',
      ONE,
      { ...ONE, 'jobs/gpu/s': 'kind > 1' },
      [
        'unmoved: false',
        'rule-fails jobs/gpu: rule `s` fails on messages that it did not fail on, and they are dead-lettered here for applicationProperties:{kind:x}',
        '| jobs: any other kind at jobs/gpu: + applicationProperties:{kind:2}',
        '> jobs/gpu/s added',
      ],
    ],
    [
      'of a new subscription',
      ONE,
      { ...ONE, 'jobs/cpu': {}, 'jobs/cpu/r': 'kind > 1' },
      [
        'unmoved: false',
        'rule-fails jobs/cpu: rule `r` fails on messages that it did not fail on, and they are dead-lettered here for applicationProperties:{kind:x}',
        '| jobs: any other kind at jobs/cpu: + applicationProperties:{kind:2}',
        '> jobs/cpu/r added',
      ],
    ],
    [
      'of a rule that goes',
      { ...ONE, 'jobs/gpu/s': 'kind > 1' },
      ONE,
      [
        'unmoved: false',
        'lost-coverage jobs: messages with `any other kind` that reached `gpu` now reach nobody for applicationProperties:{kind:2} [lost-coverage]',
        '| jobs: any other kind at jobs/gpu: − applicationProperties:{kind:2}',
        '> jobs/gpu/s removed',
      ],
    ],
  ])('%s', async (_, before, after, said) => {
    expect(saidOf(await reviewOfStep(before, after))).toEqual(said);
  });
});

describe('a property that is nearly called as another one', () => {
  const asking: System = { ...ONE, 'jobs/gpu/r': "kindof = 'x'" };
  const told = async (before: System, after: System) =>
    saidOf(await reviewOfStep(before, after)).filter((line) => line.startsWith('lonely-property'));
  test.each<Case>([
    [
      'is told',
      asking,
      { ...asking, 'jobs/cpu': {}, 'jobs/cpu/r': "kindoff = 'y'" },
      [
        'lonely-property jobs/cpu: no other rule asks for `kindoff`; did you mean `kindof`? While no sender sets `kindoff`, the rule matches nothing',
      ],
    ],
    ['in other letters is that one', asking, { ...asking, 'jobs/cpu': {}, 'jobs/cpu/r': "KindOf = 'y'" }, []],
    [
      'that two rules ask for is meant',
      asking,
      { ...asking, 'jobs/cpu': {}, 'jobs/cpu/r': "kindoff = 'y'", 'jobs/cpu/s': "kindoff = 'z'" },
      [],
    ],
    ['no: called quite otherwise', asking, { ...asking, 'jobs/cpu': {}, 'jobs/cpu/r': "colour = 'y'" }, []],
    [
      'as one of the system',
      { ...ONE, 'jobs/gpu/r': "sys.Label = 'x'" },
      { ...ONE, 'jobs/gpu/r': "sys.Label = 'x'", 'jobs/cpu': {}, 'jobs/cpu/r': "labl = 'y'" },
      [],
    ],
    [
      'was there before',
      { ...ONE, 'jobs/gpu/r': "kindof = 'x' OR kindoff = 'x'" },
      { ...ONE, 'jobs/gpu/r': "kindof = 'y' OR kindoff = 'y'" },
      [],
    ],
    [
      'takes its place',
      asking,
      { ...asking, 'jobs/gpu/r': "kindoff = 'x'" },
      [
        'lonely-property jobs/gpu: `kindoff` takes the place of `kindof`, which is nearly the same name and which no rule asks for any more: while senders set `kindof`, the rule matches nothing',
      ],
    ],
  ])('%s', async (_, before, after, said) => {
    expect(await told(before, after)).toEqual(said);
  });
});
