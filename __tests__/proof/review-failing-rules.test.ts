import { changesOf, linesOf, reviewOfPlan } from '../support/small-plans';
import { reviewOfStep, type System, saidOf } from '../support/small-systems';

const X = "kind = 'x'";
const UNKNOWN = '${var.x}';

/** One subscription with one rule. */
const ONE: System = { jobs: {}, 'jobs/gpu': {}, 'jobs/gpu/r': X };

/** What changes, with what was there and what is there, and what is said of it. */
type Case = readonly [what: string, before: System, after: System, said: readonly string[]];

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

test('a property that only a sensitive filter asks for is not named', async () => {
  const change = (isSensitive: boolean) => ({
    before: { sql_filter: "kindof = 'x'" },
    after: { sql_filter: "kindoff = 'x'" },
    ...(isSensitive && { sensitive: { sql_filter: true } }),
  });
  const told = async (isSensitive: boolean) => {
    const changes = changesOf({ 'azurerm_servicebus_subscription_rule.gpu': change(isSensitive) });
    return linesOf(await reviewOfPlan(changes)).filter((line) => line.startsWith('lonely-property'));
  };
  expect(await told(false)).toHaveLength(1);
  expect(await told(true)).toEqual([]);
});
