import { type Fault, type RunOptions, type RunResult, run, type SimulatedSystem, search } from '../../lib/simulation';
import type { Handle } from '../../lib/simulation/parts/simulated-program';
import type { LimitsData, PricesData } from '../../lib/trigger/jobs';
import type { Documents } from '../../lib/trigger/program/guards';
import { handle } from '../../lib/trigger/program/handle';
import { devSystem, EXAMPLES } from './system';

const PRICES: PricesData = {
  source: 'a test',
  date: '2026-11-01',
  currency: 'EUR',
  nodeHours: { 'gpu-dedicated': 4, 'gpu-spot': 1, cpu: 0.5 },
};

/** Messages that all ask for jobs of one template. */
const MESSAGES = EXAMPLES.filter(({ name }) => name.startsWith('gpu-'));

/** The tests' own catalogue, with limits for each of its templates. */
function limited(limits: LimitsData): SimulatedSystem {
  const system = devSystem(MESSAGES);
  const programs = system.programs.map((program) => {
    const templates = Object.entries(program.data.templates).map(([name, data]) => [name, { ...data, limits }]);
    return { ...program, data: { ...program.data, prices: PRICES, templates: Object.fromEntries(templates) } };
  });
  return { ...system, programs };
}

const HOURLY = limited({ jobsPerHour: 1, priority: 'priority' });
const DAILY = limited({ budgetPerDay: 60 });

/** The first run that shows something wrong. */
async function firstWrong(system: SimulatedSystem, options: Omit<RunOptions, 'seed'>): Promise<RunResult> {
  const { found, schedules } = await search(system, { seed: 1, schedules: 150, ...options });
  if (found === undefined) throw new Error(`nothing is found in ${schedules} schedules`);
  return found;
}

describe('limits hold, and everybody has his turn, in every schedule', () => {
  test.each([
    ['one job an hour', HOURLY],
    ['a budget a day', DAILY],
  ])('%s', async (_, system) => {
    const result = await search(system, { seed: 1, schedules: 40, messages: 5, likely: ['storm', 'starts-stopped'] });
    expect(result.found?.violations).toBeUndefined();
    expect(result.ends.get('started')).toBeGreaterThan(60);
    expect(result.happened.get('storage-busy')).toBeGreaterThan(3);
    expect(result.happened.get('starts-stopped')).toBeGreaterThan(0);
    expect(result.happened.get('storm')).toBeGreaterThan(0);
  });
});

test('what is over a limit waits in the queue of retries, and starts when there is a place', async () => {
  const { story, violations } = await run(HOURLY, { seed: 3, faults: [], messages: 12, tells: true });
  expect(violations).toEqual([]);
  const waits = story.filter(({ what }) => what.includes('as many as it may'));
  expect(waits.length).toBeGreaterThan(0);
  expect(story.filter(({ what }) => what.endsWith('201, the job is made')).length).toBeGreaterThan(5);
});

/** The documents of the program, changed. */
const withDocuments =
  (change: (documents: Documents) => Documents): Handle =>
  (message, deps) =>
    handle(message, { ...deps, guards: change(deps.guards) });

const BROKEN: readonly (readonly [string, Handle, RunResult['violations'][number]['kind']])[] = [
  [
    'what is taken is not written down',
    withDocuments((documents) => ({ ...documents, write: async () => true })),
    'over-limit',
  ],
  [
    'nobody looks whether somebody else has written',
    withDocuments((documents) => ({
      ...documents,
      write: async (name, text) => documents.write(name, text, (await documents.read(name)).version),
    })),
    'over-limit',
  ],
  [
    'a limit that cannot be read is none',
    withDocuments((documents) => ({
      ...documents,
      read: (name) =>
        documents
          .read(name)
          .catch(() => ({ text: undefined, version: undefined, written: undefined, now: Date.UTC(2026, 0, 1) })),
      write: (name, text, version) => documents.write(name, text, version).catch(() => true),
    })),
    'over-limit',
  ],
  [
    'each message has a ledger of its own',
    (message, deps) => {
      const { guards } = deps;
      const own: Documents = {
        read: (name) => guards.read(`${message.messageId} ${name}`),
        write: (name, text, version) => guards.write(`${message.messageId} ${name}`, text, version),
      };
      return handle(message, { ...deps, guards: own });
    },
    'over-limit',
  ],
];

/** What brings it to light, where it is not two that come at once. */
const kindOfTrouble = new Map<string, readonly Fault[]>([
  ['a limit that cannot be read is none', ['storm', 'storage-busy']],
]);

describe('limits that are broken on purpose are found out', () => {
  test.each(BROKEN)('%s', async (name, broken, kind) => {
    const likely = kindOfTrouble.get(name) ?? ['two-instances', 'storm'];
    const { violations } = await firstWrong(HOURLY, { handleOf: () => broken, likely, messages: 5 });
    expect(violations.map((one) => one.kind)).toContain(kind);
    expect(violations[0]?.says).toMatch(/^[\w-]+ starts 2 jobs within an hour, allowed 1$/);
  });
});
