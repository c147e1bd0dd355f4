import { reviewChange } from '../../lib/proof/review';
import { configurationChange, parseDocument } from '../../lib/terraform';
import { configurationWith, reviewOfPlannedStep, reviewOfStep, type System, saidOf } from '../support/small-systems';

const X = "kind = 'x'";
const Y = "kind = 'y'";
const X_OR_Y = "kind IN ('x', 'y')";

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

test('the last rule of a subscription that has another address goes: it gets no `$Default` back either', async () => {
  const step = (before: string, after: string, blocks: object) =>
    reviewChange(
      configurationChange(
        parseDocument('a.tf.json', before),
        parseDocument('a.tf.json', JSON.stringify({ ...JSON.parse(after), ...blocks })),
      ),
    );
  const [had, has] = [ONE, { jobs: {}, 'jobs/gpu': {} }].map(
    (system) => configurationWith(system).files[0]?.text ?? '',
  ) as [string, string];
  const type = 'azurerm_servicebus_subscription';
  const moved = { moved: [{ from: `${type}.jobs_gpu`, to: `${type}.fast` }] };
  const said = saidOf(await step(had, has.replace('"jobs_gpu":', '"fast":'), moved));
  expect(said.filter((line) => !line.startsWith('moved '))).toEqual(saidOf(await step(had, has, {})));
  expect(said).toContain("| jobs: kind = 'x' at jobs/gpu: − applicationProperties:{kind:x}");
});
