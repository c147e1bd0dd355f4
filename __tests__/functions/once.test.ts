import fc from 'fast-check';
import type { KillOptions } from '../../lib/local/functions';
import { until } from '../support/local-bus';
import { runs } from '../support/runs';
import { REQUEST } from '../support/templates';
import { APP, jobOf, RunningProgram, SOURCE } from './running-program';

/** One job for each request, whoever is killed when, and however many are at it at once. */

let running: RunningProgram;
afterEach(() => running.stop());

type What = NonNullable<KillOptions['what']>;
const WHAT: readonly What[] = ['program', 'instance'];
const POINTS = ['before token', 'after token', 'before GET', 'after GET', 'before PUT', 'after PUT'] as const;

/** Kills at a point of the way to Azure ML: the first time that it comes there. Comes when that is done. */
function killAt(point: (typeof POINTS)[number], what: What): Promise<void> {
  const [when, request] = point.split(' ') as ['before' | 'after', string];
  return new Promise((resolve) => {
    let kills = 1;
    running.azure[when] = async (one) => {
      if (one !== request || kills-- <= 0) return;
      await running.functions.kill(APP, { what });
      resolve();
    };
  });
}

/** Waits until all is worked off, when somebody was killed: what a dead host had comes again when its lock ends. */
async function workedOffAfter(killed: Promise<unknown>, what: What): Promise<void> {
  await killed;
  if (what === 'instance') await running.bus.bus.faults.loseLocks(SOURCE);
  await running.drain();
}

describe.each(WHAT)('the %s is killed', (what) => {
  test.each(POINTS)('%s: the message comes again, and there is one job', async (point) => {
    running = await RunningProgram.start();
    const killed = killAt(point, what);
    await running.send(REQUEST);
    await workedOffAfter(killed, what);
    expect(running.azure.jobs.map(({ name }) => name)).toEqual([jobOf(REQUEST.id)]);
    // A request that was sent is carried out, although nobody hears the answer.
    expect(running.outcomes()).toEqual([point.endsWith('PUT') ? 'already-started' : 'started']);
    expect(await running.left()).toEqual([0, 0, 0]);
  });

  test('after it has said that the job is started: it is found', async () => {
    running = await RunningProgram.start();
    running.killAfter('started', { what });
    await running.send(REQUEST);
    const said = until(
      () => running.outcomes(),
      ({ length }) => length > 0,
    );
    await workedOffAfter(said, what);
    expect(running.azure.jobs.map(({ name }) => name)).toEqual([jobOf(REQUEST.id)]);
    expect(running.outcomes()).toEqual(expect.arrayContaining(['started']));
    expect(await running.left()).toEqual([0, 0, 0]);
  });
});

test('a program that is killed starts again by itself, and says so', async () => {
  running = await RunningProgram.start();
  killAt('before PUT', 'program');
  await running.send(REQUEST);
  await running.drain();
  expect(running.lines.filter(({ entry }) => entry === undefined).map(({ level, text }) => [level, text])).toEqual([
    ['error', 'the program has ended: signal SIGKILL; it starts again with its next message'],
    ['error', 'startTrainingJob: its process has ended: signal SIGKILL; the message is given back'],
  ]);
});

test('three instances at once work off requests that come twice each: one job for each', async () => {
  running = await RunningProgram.start(3);
  const ids = Array.from({ length: 12 }, (_, index) => `request-${index}`);
  const sent = ids.flatMap((id) =>
    [`${id}-a`, `${id}-b`].map((messageId) => running.send({ ...REQUEST, id }, { messageId })),
  );
  await Promise.all(sent);
  await running.drain();
  expect(running.azure.jobs.map(({ name }) => name).sort()).toEqual(ids.map(jobOf).sort());
  expect(running.outcomes().sort()).toEqual([...ids.map(() => 'already-started'), ...ids.map(() => 'started')]);
  expect(await running.left()).toEqual([0, 0, 0]);
});

test('three instances of which any is killed at any time: one job for each request', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          at: fc.integer({ min: 0, max: 40 }),
          what: fc.constantFrom(...WHAT),
          instance: fc.integer({ min: 0, max: 2 }),
        }),
        {
          minLength: 1,
          maxLength: 6,
        },
      ),
      async (kills) => {
        running = await RunningProgram.start(3);
        try {
          let requests = 0;
          running.azure.before = async () => {
            const number = requests++;
            for (const { at, what, instance } of kills) {
              if (at === number) await running.functions.kill(APP, { what, instance });
            }
          };
          const ids = Array.from({ length: 8 }, (_, index) => `request-${index}`);
          await Promise.all(ids.map((id) => running.send({ ...REQUEST, id }, { messageId: id })));
          // Whoever is dead never settles; others lose locks as well, which harms nobody.
          await until(
            async () => {
              await running.bus.bus.faults.loseLocks(SOURCE);
              await new Promise((resolve) => setTimeout(resolve, 400));
              return running.left();
            },
            ([source, retries]) => source === 0 && retries === 0,
            40,
          );
          expect(running.azure.jobs.map(({ name }) => name).sort()).toEqual(ids.map(jobOf).sort());
          expect((await running.left())[2]).toBe(0);
        } finally {
          await running.stop();
        }
      },
    ),
    { ...runs(3), endOnFailure: true },
  );
  running = await RunningProgram.start();
}, 120_000);
