import { readFileSync } from 'node:fs';
import { linesOf, planFile, reviewOfPlan } from '../support/small-plans';
import { plannedStep, reviewOfPlannedStep, reviewOfStep, type System, saidOf } from '../support/small-systems';

const X = "kind = 'x'";
const Y = "kind = 'y'";
const ONE: System = { jobs: {}, 'jobs/gpu': {}, 'jobs/gpu/r': X };
const BARE: System = { jobs: {}, 'jobs/gpu': {} };

type Case = readonly [what: string, before: System, after: System, said: readonly string[]];

const gaps = (lines: readonly string[]) =>
  lines.filter((line) => /^(rule-gap|renamed|first-rule|no-rules) /.test(line));

describe('a rule that goes while another one comes', () => {
  test.each<Case>([
    [
      'of the same filter',
      ONE,
      { ...BARE, 'jobs/gpu/other': X },
      [
        'rule-gap jobs/gpu: rule `r` is now called `other`: Terraform keeps no order between the two, and messages of that moment may be lost or come twice; a `moved` block with `create_before_destroy` closes the gap',
      ],
    ],
    [
      'of the same filter in other words',
      ONE,
      { ...BARE, 'jobs/gpu/other': "'x' = kind" },
      [
        'rule-gap jobs/gpu: rule `r` is now called `other`: Terraform keeps no order between the two, and messages of that moment may be lost or come twice; a `moved` block with `create_before_destroy` closes the gap',
      ],
    ],
    ['of another filter', ONE, { ...BARE, 'jobs/gpu/other': Y }, []],
    ['of a filter that is not known', ONE, { ...BARE, 'jobs/gpu/other': '${var.x}' }, []],
    ['and was not known', { ...BARE, 'jobs/gpu/r': '${var.x}' }, { ...BARE, 'jobs/gpu/other': X }, []],
    [
      'the second of two that come',
      ONE,
      { ...BARE, 'jobs/gpu/a': Y, 'jobs/gpu/b': X },
      [
        'rule-gap jobs/gpu: rule `r` is now called `b`: Terraform keeps no order between the two, and messages of that moment may be lost or come twice; a `moved` block with `create_before_destroy` closes the gap',
      ],
    ],
    [
      'two that go',
      { ...ONE, 'jobs/gpu/s': Y },
      { ...BARE, 'jobs/gpu/a': Y, 'jobs/gpu/b': X },
      [
        'rule-gap jobs/gpu: rule `r` is now called `b`: Terraform keeps no order between the two, and messages of that moment may be lost or come twice; a `moved` block with `create_before_destroy` closes the gap',
        'rule-gap jobs/gpu: rule `s` is now called `a`: Terraform keeps no order between the two, and messages of that moment may be lost or come twice; a `moved` block with `create_before_destroy` closes the gap',
      ],
    ],
    ['none comes', { ...ONE, 'jobs/gpu/s': Y }, ONE, []],
    ['none goes', ONE, { ...ONE, 'jobs/gpu/s': X }, []],
    [
      'in another subscription',
      { ...ONE, 'jobs/cpu': {}, 'jobs/cpu/r': X },
      { ...BARE, 'jobs/gpu/s': Y, 'jobs/cpu': {}, 'jobs/cpu/r': X, 'jobs/cpu/s': X },
      [],
    ],
    [
      'of a subscription that is made anew',
      ONE,
      { jobs: {}, 'jobs/gpu': { requires_session: true }, 'jobs/gpu/s': X },
      [],
    ],
  ])('%s', async (_, before, after, said) => {
    expect(gaps(saidOf(await reviewOfStep(before, after)))).toEqual(said);
  });
});

describe('a rule that is made anew', () => {
  const reviewed = async (
    system: System,
    names: readonly string[],
    actions: readonly string[] = ['delete', 'create'],
  ) => {
    const again = plannedStep(system, system).map((change) =>
      names.some((name) => change.address === `azurerm_servicebus_subscription_rule.${name}`)
        ? { ...change, actions }
        : change,
    );
    return gaps(saidOf(await reviewOfPlan(again)));
  };

  test.each<
    [
      what: string,
      system: System,
      rules: readonly string[],
      actions: readonly string[] | undefined,
      said: readonly string[],
    ]
  >([
    [
      'is missing for a moment',
      ONE,
      ['jobs_gpu_r'],
      undefined,
      [
        'rule-gap jobs/gpu: rule `r` is deleted before it is created again: **messages of that moment are lost**; `create_before_destroy` closes the gap for applicationProperties:{kind:x}',
      ],
    ],
    ['is there, where the new one comes first', ONE, ['jobs_gpu_r'], ['create', 'delete'], []],
    [
      'is missing for what no other one matches',
      { ...ONE, 'jobs/gpu/s': Y },
      ['jobs_gpu_r'],
      undefined,
      [
        'rule-gap jobs/gpu: rule `r` is deleted before it is created again: **messages of that moment are lost**; `create_before_destroy` closes the gap for applicationProperties:{kind:x}',
      ],
    ],
    [
      'is not missed where another one matches the same',
      { ...ONE, 'jobs/gpu/s': "kind LIKE 'x%'" },
      ['jobs_gpu_r'],
      undefined,
      [],
    ],
    [
      'is missed together with that other one',
      { ...ONE, 'jobs/gpu/s': X },
      ['jobs_gpu_r', 'jobs_gpu_s'],
      undefined,
      [
        'rule-gap jobs/gpu: rule `r` is deleted before it is created again: **messages of that moment are lost**; `create_before_destroy` closes the gap for applicationProperties:{kind:x}',
        'rule-gap jobs/gpu: rule `s` is deleted before it is created again: **messages of that moment are lost**; `create_before_destroy` closes the gap for applicationProperties:{kind:x}',
      ],
    ],
    ['is not missed where it matches nothing', { ...ONE, 'jobs/gpu/r': '1=0' }, ['jobs_gpu_r'], undefined, []],
  ])('%s', async (_, system, rules, actions, said) => {
    expect(await reviewed(system, rules, actions)).toEqual(said);
  });
});

describe('what becomes of $Default', () => {
  test.each<Case>([
    [
      'a first rule takes it away',
      BARE,
      ONE,
      [
        'first-rule jobs/gpu: gets its first rule here, which takes `$Default` away: if nobody changed its rules it received **every message**, and what the new rules do not match comes **no longer**',
      ],
    ],
    [
      'the last rule that goes brings it not back',
      ONE,
      BARE,
      [
        'no-rules jobs/gpu: has **no rule** any more: it receives nothing, since Azure does not bring `$Default` back [message-loss]',
      ],
    ],
    ['of one that never had a rule', BARE, { ...BARE, jobs: { support_ordering: true } }, []],
    [
      'one that is new',
      {},
      BARE,
      ['no-rules jobs/gpu: is new and has no rule of its own: it keeps `$Default` and receives **every message**'],
    ],
    ['one that is new and has a rule', {}, ONE, []],
    ['of one that goes', ONE, { jobs: {} }, []],
    ['of a topic that goes', ONE, {}, []],
    [
      'one that is made anew without its rule',
      ONE,
      { jobs: {}, 'jobs/gpu': { requires_session: true } },
      ['no-rules jobs/gpu: is new and has no rule of its own: it keeps `$Default` and receives **every message**'],
    ],
    [
      'two whose last rules go',
      { ...ONE, 'jobs/cpu': {}, 'jobs/cpu/r': Y },
      { ...BARE, 'jobs/cpu': {} },
      [
        'no-rules jobs/cpu: has **no rule** any more: it receives nothing, since Azure does not bring `$Default` back [message-loss]',
        'no-rules jobs/gpu: has **no rule** any more: it receives nothing, since Azure does not bring `$Default` back [message-loss]',
      ],
    ],
  ])('%s', async (_, before, after, said) => {
    expect(gaps(saidOf(await reviewOfStep(before, after)))).toEqual(said);
  });

  test('where there may be others, a plan does not say that the last rule goes', async () => {
    const stray = { 'jobs/gpu/s': { sql_filter: Y, subscription_id: '${var.x}' } };
    expect(gaps(saidOf(await reviewOfPlannedStep(ONE, { ...BARE, ...stray })))).toEqual([]);
  });
});

describe('a new subscription has $Default until its first rule is there', () => {
  const added = (...names: readonly string[]): System =>
    Object.assign({}, ...names.map((name) => ({ [`jobs/${name}`]: {}, [`jobs/${name}/r`]: Y })));
  const told = async (after: System, isRemoved: object) => {
    const changes = plannedStep(ONE, { ...ONE, ...after });
    const plan = JSON.parse(readFileSync(planFile(changes), 'utf8'));
    plan.configuration.provider_config.azurerm.expressions = {
      features: [{ servicebus: [{ auto_delete_subscription_default_rule: isRemoved }] }],
    };
    return linesOf(await reviewOfPlan(changes, { configuration: plan.configuration })).filter((line) =>
      line.startsWith('default-rule '),
    );
  };
  const sentence = (subject: string, who: string, known = '') =>
    `default-rule ${subject}: ${who} **every message** for the seconds between creation and first rule (\`$Default\`)${known}; azurerm 4.81 closes most of that with \`features.servicebus.auto_delete_subscription_default_rule\``;
  const OPEN = { references: ['var.x'] };
  const KNOWN = ', as far as is known of their provider';

  test.each<[what: string, after: System, isRemoved: object, told: readonly string[]]>([
    ['one', added('a'), { constant_value: false }, [sentence('jobs/a', 'is new and takes')]],
    ['two', added('a', 'b'), { constant_value: false }, [sentence('new subscriptions', '`jobs/a`, `jobs/b` take')]],
    ['one whose provider may take it away', added('a'), OPEN, [sentence('jobs/a', 'is new and may take', KNOWN)]],
    ['two of them', added('a', 'b'), OPEN, [sentence('new subscriptions', '`jobs/a`, `jobs/b` may take', KNOWN)]],
    ['none whose provider takes it away', added('a'), { constant_value: true }, []],
    ['none that was there', { 'jobs/gpu/r': Y }, { constant_value: false }, []],
  ])('%s', async (_, after, isRemoved, expected) => {
    expect(await told(after, isRemoved)).toEqual(expected);
  });
});
