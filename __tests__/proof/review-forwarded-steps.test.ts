import { reviewOfPlannedStep, reviewOfStep, type System, saidOf } from '../support/small-systems';

const X = "kind = 'x'";
const Y = "kind = 'y'";
const X_OR_Y = "kind IN ('x', 'y')";

const ONE: System = { jobs: {}, 'jobs/gpu': {}, 'jobs/gpu/r': X };
const QUEUE: System = { ...ONE, '=q': {}, 'jobs/gpu': { forward_to: 'q' } };
const NEXT: System = { ...ONE, 'jobs/gpu': { forward_to: 'next' }, next: {}, 'next/a': {}, 'next/a/r': 'EXISTS(kind)' };
/** A second subscription that forwards to the queue. */
const BOTH: System = { ...QUEUE, 'jobs/cpu': { forward_to: 'q' }, 'jobs/cpu/r': X };
/** The same, that forwards nothing. */
const BESIDE: System = { ...QUEUE, 'jobs/cpu': {}, 'jobs/cpu/r': X };
const DISABLED: System = { '=q': { status: 'Disabled' } };

type Case = readonly [what: string, before: System, after: System, said: readonly string[]];

describe('where forwarded messages end', () => {
  test.each<Case>([
    [
      'it forwards from now on',
      { ...ONE, '=q': {} },
      QUEUE,
      [
        'unmoved: false',
        'forwarded-elsewhere jobs/gpu: messages that ended at `jobs/gpu` now end at `q` (`jobs/gpu` → `q`) for applicationProperties:{kind:x}',
        'forward-to jobs/gpu: messages now go on to `q`: its own readers get nothing any more',
        "| jobs: kind = 'x' at jobs/gpu: − applicationProperties:{kind:x}",
        "| jobs: kind = 'x' at q: + applicationProperties:{kind:x}",
      ],
    ],
    [
      'it forwards no longer',
      QUEUE,
      { ...ONE, '=q': {} },
      [
        'unmoved: false',
        'forwarded-elsewhere jobs/gpu: messages that ended at `q` (`jobs/gpu` → `q`) now end at `jobs/gpu` for applicationProperties:{kind:x}',
        'forward-to jobs/gpu: messages stay here; before, they went on to `q`',
        "| jobs: kind = 'x' at jobs/gpu: + applicationProperties:{kind:x}",
        "| jobs: kind = 'x' at q: − applicationProperties:{kind:x}",
      ],
    ],
    [
      'it forwards other messages',
      QUEUE,
      { ...QUEUE, 'jobs/gpu/r': Y },
      [
        'unmoved: false',
        "lost-coverage jobs: messages with `kind = 'x'` that reached `q` now reach nobody for applicationProperties:{kind:x} [lost-coverage]",
        'forwarded-elsewhere jobs/gpu: messages now end at `q` (`jobs/gpu` → `q`) that did not before for applicationProperties:{kind:y}',
        "| jobs: kind = 'x' at q: − applicationProperties:{kind:x}",
        "| jobs: kind = 'y' at q: + applicationProperties:{kind:y}",
        '> jobs/gpu/r disjoint',
      ],
    ],
    [
      'it forwards out of the document',
      ONE,
      { ...ONE, 'jobs/gpu': { forward_to: 'far' } },
      [
        'unmoved: false',
        'forwarded-elsewhere jobs/gpu: messages that ended at `jobs/gpu` now end at `far` (`jobs/gpu` → `far`) for applicationProperties:{kind:x}',
        'forward-target jobs/gpu: messages go on to `far`, which is not part of this: cannot tell whether it is there and takes them ?',
        'forward-to jobs/gpu: messages now go on to `far`: its own readers get nothing any more',
        "| jobs: kind = 'x' at jobs/gpu: − applicationProperties:{kind:x}",
        "| jobs: kind = 'x' at far: + applicationProperties:{kind:x}",
      ],
    ],
    [
      'and elsewhere',
      { ...ONE, 'jobs/gpu': { forward_to: 'far' } },
      { ...ONE, 'jobs/gpu': { forward_to: 'near' } },
      [
        'unmoved: false',
        'forwarded-elsewhere jobs/gpu: messages that ended at `far` (`jobs/gpu` → `far`) now end at `near` (`jobs/gpu` → `near`) for applicationProperties:{kind:x}',
        'forward-target jobs/gpu: messages go on to `near`, which is not part of this: cannot tell whether it is there and takes them ?',
        'forward-to jobs/gpu: messages now go on to `near`, before to `far`',
        "| jobs: kind = 'x' at near: + applicationProperties:{kind:x}",
        "| jobs: kind = 'x' at far: − applicationProperties:{kind:x}",
      ],
    ],
    [
      'and to the same in other letters',
      { ...ONE, 'jobs/gpu': { forward_to: 'far' } },
      { ...ONE, 'jobs/gpu': { forward_to: 'FAR' } },
      ['unmoved: true'],
    ],
    [
      'and other messages',
      { ...ONE, 'jobs/gpu': { forward_to: 'far' } },
      { ...ONE, 'jobs/gpu': { forward_to: 'far' }, 'jobs/gpu/r': Y },
      [
        'unmoved: false',
        "lost-coverage jobs: messages with `kind = 'x'` that reached `far` now reach nobody for applicationProperties:{kind:x} [lost-coverage]",
        'forwarded-elsewhere jobs/gpu: messages now end at `far` (`jobs/gpu` → `far`) that did not before for applicationProperties:{kind:y}',
        "| jobs: kind = 'x' at far: − applicationProperties:{kind:x}",
        "| jobs: kind = 'y' at far: + applicationProperties:{kind:y}",
        '> jobs/gpu/r disjoint',
      ],
    ],
    [
      'a queue that takes nothing any more',
      QUEUE,
      { ...QUEUE, ...DISABLED },
      [
        'unmoved: false',
        "lost-coverage jobs: messages with `kind = 'x'` that reached `q` now reach nobody: they are dead letters, in `jobs/gpu/$DeadLetterQueue` for applicationProperties:{kind:x} [message-loss]",
        'status q: its status is `Disabled`, before `Active`: **messages neither come in nor can be read** [message-loss]',
        'forward-target jobs/gpu: messages go on to `q`, which **takes none**: they are dead-lettered [message-loss]',
        "| jobs: kind = 'x' at jobs/gpu/$DeadLetterQueue: + applicationProperties:{kind:x}",
        "| jobs: kind = 'x' at q: − applicationProperties:{kind:x}",
      ],
    ],
    [
      'a queue that takes nothing any more, where dead letters go on',
      { ...QUEUE, '=d': {}, 'jobs/gpu': { forward_to: 'q', forward_dead_lettered_messages_to: 'd' } },
      { ...QUEUE, '=d': {}, ...DISABLED, 'jobs/gpu': { forward_to: 'q', forward_dead_lettered_messages_to: 'd' } },
      [
        'unmoved: false',
        "lost-coverage jobs: messages with `kind = 'x'` that reached `q` now reach nobody: they are dead letters, in `d` for applicationProperties:{kind:x} [message-loss]",
        'status q: its status is `Disabled`, before `Active`: **messages neither come in nor can be read** [message-loss]',
        'forward-target jobs/gpu: messages go on to `q`, which **takes none**: they are dead-lettered [message-loss]',
        "| jobs: kind = 'x' at d: + applicationProperties:{kind:x}",
        "| jobs: kind = 'x' at q: − applicationProperties:{kind:x}",
      ],
    ],
    [
      'two kinds of messages that a queue takes no longer',
      { ...QUEUE, 'jobs/gpu/r': X_OR_Y },
      { ...QUEUE, 'jobs/gpu/r': X_OR_Y, ...DISABLED },
      [
        'unmoved: false',
        "lost-coverage jobs: messages with `kind = 'x'`, `kind = 'y'` that reached `q` now reach nobody: they are dead letters, in `jobs/gpu/$DeadLetterQueue` for applicationProperties:{kind:x} [message-loss]",
        'status q: its status is `Disabled`, before `Active`: **messages neither come in nor can be read** [message-loss]',
        'forward-target jobs/gpu: messages go on to `q`, which **takes none**: they are dead-lettered [message-loss]',
        "| jobs: kind = 'x' at jobs/gpu/$DeadLetterQueue: + applicationProperties:{kind:x}",
        "| jobs: kind = 'y' at jobs/gpu/$DeadLetterQueue: + applicationProperties:{kind:y}",
        "| jobs: kind = 'x' at q: − applicationProperties:{kind:x}",
        "| jobs: kind = 'y' at q: − applicationProperties:{kind:y}",
      ],
    ],
    [
      'a queue that takes nothing any more, and another one has them too',
      BESIDE,
      { ...BESIDE, ...DISABLED },
      [
        'unmoved: false',
        'status q: its status is `Disabled`, before `Active`: **messages neither come in nor can be read** [message-loss]',
        'forward-target jobs/gpu: messages go on to `q`, which **takes none**: they are dead-lettered [message-loss]',
        'forwarded-elsewhere jobs/gpu: messages that ended at `q` (`jobs/gpu` → `q`) now end at `jobs/gpu/$DeadLetterQueue` (`jobs/gpu` → `jobs/gpu/$DeadLetterQueue`) for applicationProperties:{kind:x}',
        "| jobs: kind = 'x' at jobs/gpu/$DeadLetterQueue: + applicationProperties:{kind:x}",
        "| jobs: kind = 'x' at q: − applicationProperties:{kind:x}",
      ],
    ],
    [
      'a rule of the next topic',
      NEXT,
      { ...NEXT, 'next/a/r': Y },
      [
        'unmoved: false',
        "lost-coverage jobs: messages with `kind = 'x'` that reached `next/a` now reach nobody for applicationProperties:{kind:x} [lost-coverage]",
        'lost-coverage next: messages with `any other kind` that reached `a` now reach nobody for applicationProperties:{kind:other} [lost-coverage]',
        "| jobs: kind = 'x' at next/a: − applicationProperties:{kind:x}",
        '| next: any other kind at next/a: − applicationProperties:{kind:other}',
        '> next/a/r narrowed',
      ],
    ],
    [
      'a subscription more of the next topic',
      NEXT,
      { ...NEXT, 'next/b': {}, 'next/b/r': X },
      [
        'unmoved: false',
        'forwarded-elsewhere jobs/gpu: messages now end at `next/b` (`jobs/gpu` → `next/b`) that did not before for applicationProperties:{kind:x}',
        'new-overlap next: `a` and `b` both get messages that at most one of them got before for applicationProperties:{kind:x}',
        "| jobs: kind = 'x' at next/b: + applicationProperties:{kind:x}",
        "| next: kind = 'x' at next/b: + applicationProperties:{kind:x}",
        '> next/b/r added',
      ],
    ],
    [
      'the next topic takes nothing any more',
      NEXT,
      { ...NEXT, next: { status: 'Disabled' } },
      [
        'unmoved: false',
        "lost-coverage jobs: messages with `kind = 'x'` that reached `next/a` now reach nobody: they are dead letters, in `jobs/gpu/$DeadLetterQueue` for applicationProperties:{kind:x} [message-loss]",
        'status next: its status is `Disabled`, before `Active`: **nothing can be sent to it** [message-loss]',
        'forward-target jobs/gpu: messages go on to `next`, which **takes none**: they are dead-lettered [message-loss]',
        "| jobs: kind = 'x' at jobs/gpu/$DeadLetterQueue: + applicationProperties:{kind:x}",
        "| jobs: kind = 'x' at next/a: − applicationProperties:{kind:x}",
      ],
    ],
    [
      'what nothing is forwarded to',
      { ...ONE, next: {}, 'next/a': {}, 'next/a/r': X },
      { ...ONE, next: {}, 'next/a': {}, 'next/a/r': Y },
      [
        'unmoved: false (jobs true)',
        "lost-coverage next: messages with `kind = 'x'` that reached `a` now reach nobody for applicationProperties:{kind:x} [lost-coverage]",
        "| next: kind = 'x' at next/a: − applicationProperties:{kind:x}",
        "| next: kind = 'y' at next/a: + applicationProperties:{kind:y}",
        '> next/a/r disjoint',
      ],
    ],
    [
      'a queue that takes nothing any more, and what was a dead letter elsewhere reached nobody there',
      { ...BOTH, '=d': { status: 'Disabled' }, 'jobs/cpu': { forward_to: 'd' } },
      { ...BOTH, '=d': { status: 'Disabled' }, 'jobs/cpu': { forward_to: 'd' }, ...DISABLED },
      [
        'unmoved: false',
        "lost-coverage jobs: messages with `kind = 'x'` that reached `q` now reach nobody: they are dead letters, in `jobs/cpu/$DeadLetterQueue` and `jobs/gpu/$DeadLetterQueue` for applicationProperties:{kind:x} [message-loss]",
        'status q: its status is `Disabled`, before `Active`: **messages neither come in nor can be read** [message-loss]',
        'forward-target jobs/gpu: messages go on to `q`, which **takes none**: they are dead-lettered [message-loss]',
        "| jobs: kind = 'x' at jobs/gpu/$DeadLetterQueue: + applicationProperties:{kind:x}",
        "| jobs: kind = 'x' at q: − applicationProperties:{kind:x}",
      ],
    ],
    [
      'a new subscription that forwards to a queue that takes nothing',
      { ...ONE, ...DISABLED },
      { ...ONE, ...DISABLED, 'jobs/cpu': { forward_to: 'q' }, 'jobs/cpu/r': Y },
      [
        'unmoved: false',
        'forward-target jobs/cpu: messages go on to `q`, which **takes none**: they are dead-lettered [message-loss]',
        "| jobs: kind = 'y' at jobs/cpu/$DeadLetterQueue: + applicationProperties:{kind:y}",
        '> jobs/cpu/r added',
      ],
    ],
    [
      'a subscription goes that forwarded to a queue that takes nothing',
      { ...ONE, ...DISABLED, 'jobs/cpu': { forward_to: 'q' }, 'jobs/cpu/r': Y },
      { ...ONE, ...DISABLED },
      [
        'unmoved: false',
        'deletion azurerm_servicebus_subscription.jobs_cpu: the subscription is deleted: it forwards, so that only messages on their way are lost',
        "| jobs: kind = 'y' at jobs/cpu/$DeadLetterQueue: − applicationProperties:{kind:y}",
        '> jobs/cpu/r removed',
      ],
    ],
    [
      'a subscription goes that forwarded',
      { ...BOTH, 'jobs/cpu/r': Y },
      QUEUE,
      [
        'unmoved: false',
        "lost-coverage jobs: messages with `kind = 'y'` that reached `q` now reach nobody for applicationProperties:{kind:y} [lost-coverage]",
        'deletion azurerm_servicebus_subscription.jobs_cpu: the subscription is deleted: it forwards, so that only messages on their way are lost',
        "| jobs: kind = 'y' at q: − applicationProperties:{kind:y}",
        '> jobs/cpu/r removed',
      ],
    ],
    [
      'two that change places, one of which forwards',
      { ...BESIDE, 'jobs/cpu/r': Y },
      { ...BESIDE, 'jobs/gpu/r': Y },
      [
        'unmoved: false',
        'forwarded-elsewhere jobs: messages that ended at `jobs/cpu` now end at `q` (`jobs/gpu` → `q`) for applicationProperties:{kind:y}',
        'forwarded-elsewhere jobs: messages that ended at `q` (`jobs/gpu` → `q`) now end at `jobs/cpu` for applicationProperties:{kind:x}',
        "| jobs: kind = 'y' at jobs/cpu: − applicationProperties:{kind:y}",
        "| jobs: kind = 'x' at jobs/cpu: + applicationProperties:{kind:x}",
        "| jobs: kind = 'y' at q: + applicationProperties:{kind:y}",
        "| jobs: kind = 'x' at q: − applicationProperties:{kind:x}",
        '> jobs/cpu/r disjoint',
        '> jobs/gpu/r disjoint',
      ],
    ],
  ])('%s', async (_, before, after, said) => {
    expect(saidOf(await reviewOfStep(before, after))).toEqual(said);
    const planned = saidOf(await reviewOfPlannedStep(before, after));
    expect(planned).toEqual(said);
  });
});

describe('how many copies come by several ways', () => {
  test.each<Case>([
    [
      'one more',
      QUEUE,
      BOTH,
      [
        'unmoved: false',
        'two-copies q: gets a message twice that came once: by `jobs/cpu` → `q` and `jobs/gpu` → `q` for applicationProperties:{kind:x}',
        'new-overlap jobs: `cpu` and `gpu` both get messages that at most one of them got before for applicationProperties:{kind:x}',
        '> jobs/cpu/r added',
      ],
    ],
    [
      'one less',
      BOTH,
      { ...BOTH, 'jobs/cpu/r': Y },
      [
        'unmoved: false',
        'forwarded-elsewhere jobs/cpu: messages now end at `q` (`jobs/cpu` → `q`) that did not before for applicationProperties:{kind:y}',
        'two-copies q: gets a message once that came twice: before, by `jobs/cpu` → `q` and `jobs/gpu` → `q` for applicationProperties:{kind:x}',
        "| jobs: kind = 'y' at q: + applicationProperties:{kind:y}",
        '> jobs/cpu/r disjoint',
      ],
    ],
    [
      'as many, by another way',
      BOTH,
      { ...BOTH, 'jobs/cpu/r': "'x' = kind" },
      ['unmoved: true', '> jobs/cpu/r equivalent'],
    ],
    [
      'one more, of what the other one forwards',
      BESIDE,
      { ...BESIDE, 'jobs/cpu': { forward_to: 'q' } },
      [
        'unmoved: false',
        'forwarded-elsewhere jobs/cpu: messages that ended at `jobs/cpu` now end at `q` (`jobs/cpu` → `q`) for applicationProperties:{kind:x}',
        'two-copies q: gets a message twice that came once: by `jobs/cpu` → `q` and `jobs/gpu` → `q` for applicationProperties:{kind:x}',
        'forward-to jobs/cpu: messages now go on to `q`: its own readers get nothing any more',
        "| jobs: kind = 'x' at jobs/cpu: − applicationProperties:{kind:x}",
      ],
    ],
    [
      'as many, of what has changed its way',
      { ...BOTH, 'jobs/cpu/r': Y },
      { ...BOTH, 'jobs/cpu/r': X, 'jobs/gpu/r': Y },
      ['unmoved: true', '> jobs/cpu/r disjoint', '> jobs/gpu/r disjoint'],
    ],
    [
      'one more, between two that come as before',
      { ...BOTH, 'jobs/gpu': {}, 'jobs/tpu': { forward_to: 'q' }, 'jobs/tpu/r': X },
      { ...BOTH, 'jobs/tpu': { forward_to: 'q' }, 'jobs/tpu/r': X },
      [
        'unmoved: false',
        'forwarded-elsewhere jobs/gpu: messages that ended at `jobs/gpu` now end at `q` (`jobs/gpu` → `q`) for applicationProperties:{kind:x}',
        'two-copies q: gets a message 3 times that came twice: by `jobs/gpu` → `q` and `jobs/cpu` → `q` and `jobs/tpu` → `q` for applicationProperties:{kind:x}',
        'forward-to jobs/gpu: messages now go on to `q`: its own readers get nothing any more',
        "| jobs: kind = 'x' at jobs/gpu: − applicationProperties:{kind:x}",
      ],
    ],
    [
      'one more by the same way, in place of one elsewhere',
      BESIDE,
      { ...BESIDE, 'jobs/gpu/s': { sql_filter: X, action: 'SET a = 1' }, 'jobs/cpu/r': Y },
      [
        'unmoved: false',
        'forwarded-elsewhere jobs: messages that ended at `jobs/cpu` now end at `q` (`jobs/gpu` → `q`) for applicationProperties:{kind:x}',
        'two-copies q: gets a message twice that came once: a rule with an action makes a copy of its own, and each copy starts a job for applicationProperties:{kind:x}',
        "| jobs: kind = 'x' at jobs/cpu: − applicationProperties:{kind:x}",
        "| jobs: kind = 'y' at jobs/cpu: + applicationProperties:{kind:y}",
        '> jobs/cpu/r disjoint',
        '> jobs/gpu/s added',
      ],
    ],
    [
      'all of several',
      BOTH,
      { ...BOTH, 'jobs/cpu': {}, 'jobs/gpu': {} },
      [
        'unmoved: false',
        'forwarded-elsewhere jobs: messages that ended at `q` (`jobs/cpu` → `q`) and `q` (`jobs/gpu` → `q`) now end at `jobs/cpu` and `jobs/gpu` for applicationProperties:{kind:x}',
        'forward-to jobs/gpu: messages stay here; before, they went on to `q`',
        'forward-to jobs/cpu: messages stay here; before, they went on to `q`',
        "| jobs: kind = 'x' at jobs/cpu: + applicationProperties:{kind:x}",
        "| jobs: kind = 'x' at jobs/gpu: + applicationProperties:{kind:x}",
        "| jobs: kind = 'x' at q: − applicationProperties:{kind:x}",
      ],
    ],
    [
      'two for none',
      { ...BOTH, 'jobs/cpu': {}, 'jobs/gpu': {} },
      BOTH,
      [
        'unmoved: false',
        'forwarded-elsewhere jobs: messages that ended at `jobs/cpu` and `jobs/gpu` now end at `q` (`jobs/cpu` → `q`) and `q` (`jobs/gpu` → `q`) for applicationProperties:{kind:x}',
        'forward-to jobs/gpu: messages now go on to `q`: its own readers get nothing any more',
        'forward-to jobs/cpu: messages now go on to `q`: its own readers get nothing any more',
        "| jobs: kind = 'x' at jobs/cpu: − applicationProperties:{kind:x}",
        "| jobs: kind = 'x' at jobs/gpu: − applicationProperties:{kind:x}",
        "| jobs: kind = 'x' at q: + applicationProperties:{kind:x}",
      ],
    ],
  ])('%s', async (_, before, after, said) => {
    expect(saidOf(await reviewOfStep(before, after))).toEqual(said);
  });
});
