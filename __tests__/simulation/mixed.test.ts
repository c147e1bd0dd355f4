import { calmEnds, type RunResult, run, type SimulatedSystem, search } from '../../lib/simulation';
import { handle } from '../../lib/trigger/program/handle';
import { calm, shortest } from './found';
import { MIXED_EXAMPLES, mixedSystem } from './system';

const system = mixedSystem();

/** The same with other commands that make it. */
function changed(
  change: (command: SimulatedSystem['commands'][number]) => SimulatedSystem['commands'],
): SimulatedSystem {
  return { ...system, commands: system.commands.flatMap(change) };
}

const says = ({ violations }: RunResult) => violations.map((one) => `${one.kind}: ${one.says}`);

describe('a program and a Logic App that get the same messages', () => {
  test('are both simulated, and each message starts one job', async () => {
    expect([system.programs.length, system.workflows.length]).toEqual([1, 1]);
    const result = await search(system, { seed: 1, schedules: 60, calm: await calm(system) });
    expect(result.found?.violations).toBeUndefined();
    // Whoever comes second finds the job of the first.
    expect(result.ends.get('already-started')).toBeGreaterThan(100);
    expect(result.ends.get('started')).toBeGreaterThan(100);
  });

  test('without faults, one of them starts the job and the other one finds it', async () => {
    const { story, violations } = await run(system, { seed: 4, faults: [], messages: 1, tells: true });
    expect(violations).toEqual([]);
    const ends = story.filter(({ who }) => /^training-mixed-by/.test(who)).map(({ what }) => what);
    expect(ends.filter((what) => /: started tr-/.test(what))).toHaveLength(1);
    expect(ends.filter((what) => /is there already$/.test(what))).toHaveLength(1);
  });

  test('start two where they name jobs in different ways', async () => {
    const handleOf = () =>
      ((message, deps) =>
        handle(message, { ...deps, settings: { ...deps.settings, source: 'elsewhere' } })) satisfies typeof handle;
    const result = await shortest(system, { faults: [], handleOf }, 20);
    expect(says(result)).toContainEqual(
      expect.stringMatching(/^two-jobs: (message-\d+) starts .*, and \S+ is its job$/),
    );
    expect(result.happened).toEqual([]);
  });
});

describe('what a deployment does to its messages', () => {
  const withSessions = () =>
    changed((command) =>
      command.kind === 'create' && command.entity.kind === 'subscription' && command.entity.name === 'by-function'
        ? [
            {
              ...command,
              entity: { ...command.entity, settings: { ...command.entity.settings, requiresSession: true } },
            },
          ]
        : [command],
    );

  test.each(['training-retry-by-function', 'training-retry-by-logic-app', 'training-rejected'])(
    'copies multiply in %s where it does not look for duplicates',
    async (queue) => {
      const taking = changed((command) =>
        command.kind === 'create' && command.entity.kind === 'queue' && command.entity.name === queue
          ? [
              {
                ...command,
                entity: {
                  ...command.entity,
                  settings: { ...command.entity.settings, requiresDuplicateDetection: false },
                },
              },
            ]
          : [command],
      );
      const likely = queue === 'training-rejected' ? (['not-allowed'] as const) : (['down'] as const);
      const result = await shortest(taking, { faults: ['crash-after'], likely }, 100);
      expect(says(result)).toContainEqual(
        expect.stringMatching(new RegExp(`^multiplied: message-\\d+\\S* has a second copy in ${queue}, `)),
      );
    },
  );

  test('messages of a subscription with sessions wait for ever, since no program takes them', async () => {
    const sessions = withSessions();
    const messages = MIXED_EXAMPLES.map((example) => {
      const message = example.message.copy();
      message.setSystemProperty('SessionId', 'model');
      return { ...example, message };
    });
    const result = await shortest({ ...sessions, messages }, { faults: [] }, 20);
    expect(says(result)).toContainEqual(
      expect.stringMatching(/^stuck: message-\d+ still waits in .*by-function at the end/),
    );
  });

  test('one without a session is a dead letter there, also where nothing goes wrong, and its other copy starts its job', async () => {
    const sessions = withSessions();
    // The copy for the Logic App starts it.
    expect((await calmEnds(sessions)).came.map(({ whyNothing }) => whyNothing)).toEqual(
      MIXED_EXAMPLES.flatMap(() => [undefined, undefined]),
    );
    expect((await calmEnds({ ...sessions, workflows: [] })).came).toEqual(
      MIXED_EXAMPLES.map(({ name }) => ({
        example: name,
        subscription: 'by-function',
        whyNothing: 'dead letter: Session ID is null.',
      })),
    );
  });

  test('an action that takes away what a template needs is told of before anything goes wrong', async () => {
    const taking = changed((command) =>
      command.kind === 'create' && command.rule?.action !== undefined
        ? [{ ...command, rule: { ...command.rule, action: "REMOVE eventType; SET queueTier = 'spot'" } }]
        : [command],
    );
    expect([...(await calmEnds(taking)).refused.keys()].sort()).toEqual(
      MIXED_EXAMPLES.flatMap(({ name }) => [`${name} in by-function`, `${name} in by-logic-app`]).sort(),
    );
    expect([...(await calm(system)).refused]).toEqual([]);
  });

  test('two rules whose actions decide in two ways give a message one job, and its other copy is set aside', async () => {
    const twice = changed((command) =>
      command.kind === 'create' && command.entity.kind === 'subscription' && command.entity.name === 'by-function'
        ? [
            command,
            {
              kind: 'add-rule',
              subscription: 'training-events/Subscriptions/by-function',
              rule: { name: 'urgent', filter: { kind: 'sql', sql: '1=1' }, action: "SET queueTier = 'dedicated'" },
            },
          ]
        : [command],
    );
    const [bert] = MIXED_EXAMPLES as readonly [(typeof MIXED_EXAMPLES)[0]];
    const { violations, story } = await run(
      { ...twice, workflows: [], messages: [bert] },
      { seed: 1, faults: [], messages: 1, tells: true },
    );
    expect(violations).toEqual([]);
    expect(story.filter(({ what }) => /: started tr-/.test(what))).toHaveLength(1);
    expect(story.filter(({ what }) => /is set aside, id-taken/.test(what))).toHaveLength(1);
  });

  test('results that no rule wants are told to nobody', async () => {
    const deaf = changed((command) =>
      command.kind === 'create' && command.entity.kind === 'subscription' && command.entity.name === 'results'
        ? []
        : [command],
    );
    const result = await shortest(deaf, { faults: [] }, 20);
    expect(says(result)).toContainEqual(
      expect.stringMatching(/^result: tr-\S+ is \w+, and no rule wants what is told of it$/),
    );
  });

  test('results that come twice, late and in any order are told once each', async () => {
    const ends = await calm(system);
    const { found, happened } = await search(system, {
      seed: 1,
      schedules: 40,
      calm: ends,
      likely: ['result-twice', 'result-late'],
    });
    expect(found?.violations).toBeUndefined();
    expect(happened.get('result-twice')).toBeGreaterThan(20);
  });
});
