import { reviewOverlaps } from '../../lib/proof/review/topics/overlap-review';
import { TopicChange } from '../../lib/proof/review/topics/topic-change';
import { topologyOf } from '../../lib/routing';
import { configurationWith, reviewOfStep, type System, saidOf } from '../support/small-systems';

const X = "kind = 'x'";
const Y = "kind = 'y'";
const X_OR_Y = "kind IN ('x', 'y')";
const UNKNOWN = '${var.x}';

const claimed = (...claims: readonly object[]): System => ({ jobs: { '//': { claims } } });
const ONCE = { kind: 'exactly-once', name: 'one job', subscriptions: ['gpu', 'cpu'], messages: X_OR_Y };
const COVER = { kind: 'cover', name: 'somebody', subscriptions: ['gpu', 'cpu'] };
const TWO: System = { 'jobs/gpu': {}, 'jobs/gpu/r': X, 'jobs/cpu': {}, 'jobs/cpu/r': Y };

type Case = readonly [what: string, before: System, after: System, said: readonly string[]];

describe('what is claimed is asked again', () => {
  const told = async (before: System, after: System) =>
    saidOf(await reviewOfStep(before, after)).filter((line) =>
      /^(claim-refuted|undecided|unresolved|unknown-rule)/.test(line),
    );
  test.each<Case>([
    ['it holds still', { ...claimed(ONCE), ...TWO }, { ...claimed(ONCE), ...TWO, 'jobs/cpu/r': "'y' = kind" }, []],
    [
      'a message comes twice',
      { ...claimed(ONCE), ...TWO },
      { ...claimed(ONCE), ...TWO, 'jobs/cpu/r': X_OR_Y },
      [
        "claim-refuted jobs: \"one job\" is refuted, and was not before: a message comes twice, to `cpu` and `gpu` (it is claimed for messages whose kind is one of 'x', 'y') for applicationProperties:{kind:x} [new-overlap]",
      ],
    ],
    [
      'a message comes to nobody',
      { ...claimed(ONCE), ...TWO },
      { ...claimed(ONCE), ...TWO, 'jobs/cpu/r': "kind = 'z'" },
      [
        "claim-refuted jobs: \"one job\" is refuted, and was not before: a message reaches none of `gpu` and `cpu` (it is claimed for messages whose kind is one of 'x', 'y') for applicationProperties:{kind:y} [lost-coverage]",
      ],
    ],
    [
      'both',
      { ...claimed(ONCE), ...TWO },
      { ...claimed(ONCE), ...TWO, 'jobs/cpu/r': X },
      [
        "claim-refuted jobs: \"one job\" is refuted, and was not before: a message reaches none of `gpu` and `cpu` (it is claimed for messages whose kind is one of 'x', 'y') for applicationProperties:{kind:y} [lost-coverage]",
        "claim-refuted jobs: \"one job\" is refuted, and was not before: a message comes twice, to `cpu` and `gpu` (it is claimed for messages whose kind is one of 'x', 'y') for applicationProperties:{kind:x} [new-overlap]",
      ],
    ],
    [
      'it came twice before',
      { ...claimed(ONCE), ...TWO, 'jobs/cpu/r': X_OR_Y },
      { ...claimed(ONCE), ...TWO, 'jobs/cpu/r': "kind LIKE '_'" },
      [
        "claim-refuted jobs: \"one job\" is refuted, as before: a message comes twice, to `cpu` and `gpu` (it is claimed for messages whose kind is one of 'x', 'y') for applicationProperties:{kind:x}",
      ],
    ],
    [
      'it came twice before, and does no longer',
      { ...claimed(ONCE), ...TWO, 'jobs/cpu/r': X_OR_Y },
      { ...claimed(ONCE), ...TWO },
      [],
    ],
    [
      'a claim that is new is asked as one that was there',
      { jobs: {}, ...TWO },
      { ...claimed(ONCE), ...TWO, 'jobs/cpu/r': X_OR_Y },
      [
        "claim-refuted jobs: \"one job\" is refuted, and was not before: a message comes twice, to `cpu` and `gpu` (it is claimed for messages whose kind is one of 'x', 'y') for applicationProperties:{kind:x} [new-overlap]",
      ],
    ],
    [
      'a claim about all messages',
      { ...claimed(COVER), ...TWO },
      { ...claimed(COVER), ...TWO, 'jobs/cpu/r': X },
      [
        'claim-refuted jobs: "somebody" is refuted, and was not before: a message reaches none of `gpu` and `cpu` for applicationProperties:{kind:y} [lost-coverage]',
      ],
    ],
    [
      'two claims',
      { ...claimed(ONCE, COVER), ...TWO },
      { ...claimed(ONCE, COVER), ...TWO, 'jobs/gpu/r': Y },
      [
        "claim-refuted jobs: \"one job\" is refuted, and was not before: a message reaches none of `gpu` and `cpu` (it is claimed for messages whose kind is one of 'x', 'y') for applicationProperties:{kind:x} [lost-coverage]",
        "claim-refuted jobs: \"one job\" is refuted, and was not before: a message comes twice, to `cpu` and `gpu` (it is claimed for messages whose kind is one of 'x', 'y') for applicationProperties:{kind:y} [new-overlap]",
        'claim-refuted jobs: "somebody" is refuted, and was not before: a message reaches none of `gpu` and `cpu` for applicationProperties:{kind:x} [lost-coverage]',
      ],
    ],
    [
      'a filter that is not known',
      { ...claimed(ONCE), ...TWO },
      { ...claimed(ONCE), ...TWO, 'jobs/cpu/r': UNKNOWN },
      [
        'unknown-rule jobs/cpu: rule `r`: sql_filter: it is ${var.x}, which only Terraform knows: cannot tell what it delivers ?',
      ],
    ],
    [
      'the topic of a subscription that is not known',
      { ...claimed(ONCE), ...TWO },
      { ...claimed(ONCE), ...TWO, 'jobs/cpu': { topic_id: UNKNOWN } },
      [
        'unresolved jobs/cpu: cannot tell whether it gets messages that it did not get, since `topic_id` of `azurerm_servicebus_subscription.jobs_cpu` is not known: it is ${var.x} (and 5 more questions wait for that) ?',
        'unresolved jobs/cpu: `topic_id` is not known: it is ${var.x}, before `azurerm_servicebus_topic.jobs`; cannot tell which topic it is of ?',
      ],
    ],
  ])('%s', async (_, before, after, said) => {
    expect(await told(before, after)).toEqual(said);
  });
});

describe('which subscriptions newly get the same messages', () => {
  const told = async (before: System, after: System) =>
    saidOf(await reviewOfStep(before, after)).filter((line) => /overlap|newly/.test(line));
  const JOBS: System = { jobs: {} };
  const THREE: System = { ...JOBS, ...TWO, 'jobs/tpu': {}, 'jobs/tpu/r': "kind = 'z'" };
  test.each<Case>([
    [
      'a pair of which one changes',
      THREE,
      { ...THREE, 'jobs/gpu/r': X_OR_Y },
      [
        'new-overlap jobs: `cpu` and `gpu` both get messages that at most one of them got before for applicationProperties:{kind:y}',
      ],
    ],
    [
      'two pairs of one that changes',
      THREE,
      { ...THREE, 'jobs/gpu/r': 'EXISTS(kind)' },
      [
        'new-overlap jobs: `cpu` and `gpu` both get messages that at most one of them got before for applicationProperties:{kind:y}',
        'new-overlap jobs: `gpu` and `tpu` both get messages that at most one of them got before for applicationProperties:{kind:z}',
      ],
    ],
    [
      'a pair of which both change, once',
      THREE,
      { ...THREE, 'jobs/gpu/r': "kind = 'w'", 'jobs/cpu/r': "kind = 'w'" },
      [
        'new-overlap jobs: `cpu` and `gpu` both get messages that at most one of them got before for applicationProperties:{kind:w}',
      ],
    ],
    [
      'not a pair that got the same before',
      { ...THREE, 'jobs/cpu/r': X },
      { ...THREE, 'jobs/gpu/r': "'x' = kind", 'jobs/cpu/r': X },
      [],
    ],
    [
      'not a pair that does not change, beside one that does',
      { ...THREE, 'jobs/cpu/r': X },
      { ...THREE, 'jobs/cpu/r': X, 'jobs/tpu/r': Y },
      [],
    ],
    ['not where one goes', { ...THREE, 'jobs/cpu/r': X }, { ...JOBS, 'jobs/gpu': {}, 'jobs/gpu/r': X }, []],
    ['not of a new topic', {}, { ...THREE, 'jobs/cpu/r': X }, []],
    [
      'of one that is new',
      THREE,
      { ...THREE, 'jobs/new': {}, 'jobs/new/r': X },
      [
        'new-overlap jobs: `gpu` and `new` both get messages that at most one of them got before for applicationProperties:{kind:x}',
      ],
    ],
  ])('%s', async (_, before, after, said) => {
    expect(await told(before, after)).toEqual(said);
  });

  test('of very many pairs nobody asks', async () => {
    const many = (sql: string): System =>
      Object.fromEntries(
        Array.from({ length: 101 }, (_, at) => [
          [`jobs/s${at}`, {}],
          [`jobs/s${at}/r`, sql],
        ]).flat(),
      );
    const [before, after] = ['a = 1', 'a = 2'].map(
      (sql) => topologyOf(configurationWith({ ...JOBS, ...many(sql) })).topics[0]!,
    );
    const change = new TopicChange(
      { before: before!, after: after! },
      (one) => one,
      undefined,
      false,
      () => undefined,
    );
    try {
      expect((await reviewOverlaps(change)).map(({ code, subject, text }) => `${code} ${subject}: ${text}`)).toEqual([
        'undecided jobs: cannot tell whether 101 changed subscriptions overlap more with others than before: 5050 pairs are too many to look at; `training-job-scheduler prove` tells which overlap now',
      ]);
    } finally {
      await change.prover.close();
    }
  });
});
