import { reviewOfPlan } from '../support/small-plans';
import { plannedStep, reviewOfStep, type System, saidOf } from '../support/small-systems';

const X = "kind = 'x'";
const Y = "kind = 'y'";
/** What no solver computes. */
const STATE = "sys.State = 'x'";

const ONE: System = { jobs: {}, 'jobs/gpu': {}, 'jobs/gpu/r': X };
const TWO: System = { ...ONE, 'jobs/cpu': {}, 'jobs/cpu/r': Y };
const HARD: System = { jobs: {}, 'jobs/gpu': {}, 'jobs/gpu/r': STATE };
const claimed: System = {
  jobs: {
    '//': { claims: [{ kind: 'cover', name: 'somebody', subscriptions: ['gpu', 'cpu'], messages: "env = 'prod'" }] },
  },
};
const acting = (sql_filter: string, action = 'SET a = 1'): System => ({ 'jobs/gpu/s': { sql_filter, action } });

describe('what the solver cannot compute is not known', () => {
  test.each<[what: string, before: System, after: System, said: readonly string[]]>([
    [
      'a filter',
      ONE,
      HARD,
      [
        'unmoved: false',
        "lost-coverage jobs: messages with `kind = 'x'` that reached `gpu` now reach nobody for applicationProperties:{kind:x} [lost-coverage]",
        'rule-fails jobs/gpu: rule `r` fails on messages that it did not fail on, and they are dead-lettered here for ',
        "undecided jobs/gpu: cannot tell whether it gets messages that it did not get: the solver cannot compute sys.State = 'x' ?",
        "| jobs: kind = 'x' at jobs/gpu: − applicationProperties:{kind:x} ?",
        '> jobs/gpu/r undecided',
      ],
    ],
    [
      'a filter that was there',
      HARD,
      ONE,
      [
        'unmoved: false',
        "undecided jobs/gpu: cannot tell whether it loses messages: the solver cannot compute sys.State = 'x' ?",
        "undecided jobs: cannot tell whether messages with `sys.State = 'x'` are lost: the solver cannot compute sys.State = 'x' ?",
        '| jobs: any other sys.State at jobs/gpu: + applicationProperties:{kind:x}',
        '> jobs/gpu/r undecided',
      ],
    ],
    [
      'a filter that stays',
      { ...HARD, 'jobs/cpu': {}, 'jobs/cpu/r': Y },
      { ...HARD, 'jobs/cpu': {}, 'jobs/cpu/r': "'y' = kind" },
      ['unmoved: true', '> jobs/cpu/r equivalent'],
    ],
    [
      'one of two',
      TWO,
      { ...TWO, 'jobs/cpu/r': STATE },
      [
        'unmoved: false',
        "lost-coverage jobs: messages with `kind = 'y'` that reached `cpu` now reach nobody for applicationProperties:{kind:y} [lost-coverage]",
        'rule-fails jobs/cpu: rule `r` fails on messages that it did not fail on, and they are dead-lettered here for ',
        "undecided jobs/cpu: cannot tell whether it gets messages that it did not get: the solver cannot compute sys.State = 'x' ?",
        "undecided jobs: cannot tell whether `cpu` and `gpu` overlap: the solver cannot compute sys.State = 'x' ?",
        "| jobs: kind = 'y' at jobs/cpu: − applicationProperties:{kind:y} ?",
        '> jobs/cpu/r undecided',
      ],
    ],
    [
      'both of two',
      TWO,
      { ...TWO, 'jobs/gpu/r': STATE, 'jobs/cpu/r': "sys.State = 'y'" },
      [
        'unmoved: false',
        "lost-coverage jobs: messages with `kind = 'y'` that reached `cpu` now reach nobody for applicationProperties:{kind:y} [lost-coverage]",
        "lost-coverage jobs: messages with `kind = 'x'` that reached `gpu` now reach nobody for applicationProperties:{kind:x} [lost-coverage]",
        'rule-fails jobs/cpu: rule `r` fails on messages that it did not fail on, and they are dead-lettered here for ',
        'rule-fails jobs/gpu: rule `r` fails on messages that it did not fail on, and they are dead-lettered here for ',
        "undecided jobs/cpu: cannot tell whether it gets messages that it did not get: the solver cannot compute sys.State = 'y' ?",
        "undecided jobs/gpu: cannot tell whether it gets messages that it did not get: the solver cannot compute sys.State = 'x' ?",
        "| jobs: kind = 'y' at jobs/cpu: − applicationProperties:{kind:y} ?",
        "| jobs: kind = 'x' at jobs/gpu: − applicationProperties:{kind:x} ?",
        '> jobs/cpu/r undecided',
        '> jobs/gpu/r undecided',
      ],
    ],
    [
      'what is claimed',
      { ...TWO, ...claimed },
      { ...TWO, ...claimed, 'jobs/gpu/r': "env = 'prod' AND sys.State IS NULL" },
      [
        'unmoved: false',
        "lost-coverage jobs: messages with `kind = 'x'` that reached `gpu` now reach nobody for applicationProperties:{kind:x} [lost-coverage]",
        'claim-refuted jobs: "somebody" is refuted, and was not before: a message reaches none of `gpu` and `cpu` (it is claimed for messages whose env is \'prod\') for applicationProperties:{kind:x,env:prod} [lost-coverage]',
        'undecided jobs/gpu: cannot tell whether it gets messages that it did not get: the solver cannot compute sys.State IS NULL ?',
        'undecided jobs: cannot tell whether `cpu` and `gpu` overlap: the solver cannot compute sys.State IS NULL ?',
        "| jobs: kind = 'x' at jobs/gpu: − applicationProperties:{kind:x} ?",
        '> jobs/gpu/r undecided',
      ],
    ],
    [
      'how many copies come',
      { ...ONE, ...acting(Y) },
      { ...ONE, ...acting(STATE) },
      [
        'unmoved: false',
        "lost-coverage jobs: messages with `kind = 'y'` that reached `gpu` now reach nobody for applicationProperties:{kind:y} [lost-coverage]",
        'rule-fails jobs/gpu: rule `s` fails on messages that it did not fail on, and they are dead-lettered here for ',
        "undecided jobs/gpu: cannot tell how many copies of a message it gets: the solver cannot compute sys.State = 'x' ?",
        "undecided jobs/gpu: cannot tell whether it gets messages that it did not get: the solver cannot compute sys.State = 'x' ?",
        "| jobs: kind = 'y' at jobs/gpu: − applicationProperties:{kind:y} ?",
        '> jobs/gpu/s undecided',
      ],
    ],
    [
      'how many copies came',
      { ...ONE, ...acting(STATE) },
      { ...ONE, ...acting(Y) },
      [
        'unmoved: false',
        "undecided jobs/gpu: cannot tell how many copies of a message it gets: the solver cannot compute sys.State = 'x' ?",
        "undecided jobs/gpu: cannot tell whether it loses messages: the solver cannot compute sys.State = 'x' ?",
        "undecided jobs: cannot tell whether messages with `any other kind` are lost: the solver cannot compute sys.State = 'x' ?",
        "| jobs: kind = 'y' at jobs/gpu: + applicationProperties:{kind:y} ?",
        '> jobs/gpu/s undecided',
      ],
    ],
    [
      'whether it gets any',
      ONE,
      { ...ONE, 'jobs/gpu/r': "sys.State = 'x' AND 1 = 0" },
      [
        'unmoved: false',
        "lost-coverage jobs: messages with `kind = 'x'` that reached `gpu` now reach nobody for applicationProperties:{kind:x} [lost-coverage]",
        'rule-fails jobs/gpu: rule `r` fails on messages that it did not fail on, and they are dead-lettered here for ',
        'unreachable jobs/gpu: gets **no message** any more: none that is possible matches its rules',
        "| jobs: kind = 'x' at jobs/gpu: − applicationProperties:{kind:x}",
        '> jobs/gpu/r narrowed',
      ],
    ],
  ])('%s', async (_, before, after, said) => {
    expect(saidOf(await reviewOfStep(before, after))).toEqual(said);
  });

  test('a rule that is made anew, of which nobody knows what it matches, may be missed', async () => {
    const again = plannedStep(HARD, HARD).map((one) =>
      one.address.includes('subscription_rule') ? { ...one, actions: ['delete', 'create'] } : one,
    );
    expect(saidOf(await reviewOfPlan(again)).filter((line) => line.startsWith('rule-gap'))).toEqual([
      'rule-gap jobs/gpu: rule `r` is deleted before it is created again: **messages of that moment are lost**; `create_before_destroy` closes the gap',
    ]);
  });
});
