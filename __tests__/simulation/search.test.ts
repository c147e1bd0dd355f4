import {
  FAULT_NAMES,
  type Fault,
  faultKind,
  GUARANTEED,
  type RunOptions,
  type RunResult,
  run,
  search,
  shrink,
  storyText,
} from '../../lib/simulation';
import type { Handle } from '../../lib/simulation/parts/program';
import { handle } from '../../lib/trigger/program/handle';
import { devSystem } from './system';

const system = devSystem();

/** The first run that shows something wrong, made short. */
async function shortest(options: Omit<RunOptions, 'seed'>, schedules: number): Promise<RunResult> {
  const { found } = await search(system, { seed: 1, schedules, ...options });
  if (found === undefined) throw new Error(`nothing is found in ${schedules} schedules`);
  return (await shrink(system, found, { seed: found.seed, ...options })).result;
}

describe('the program that is deployed', () => {
  test('starts one job for each message, or lays it where somebody looks, in every schedule', async () => {
    const result = await search(system, { seed: 1, schedules: 300 });
    expect(result.found?.violations).toBeUndefined();
    expect(result.schedules).toBe(300);
    // Enough happens for that to mean something.
    expect(result.ends.get('started')).toBeGreaterThan(300);
    expect(result.ends.get('already-started')).toBeGreaterThan(50);
    expect(result.ends.get('training-rejected')).toBeGreaterThan(20);
    const rare: readonly Fault[] = ['lock-lost', 'job-archived', 'error-after-work', 'bus-busy'];
    for (const fault of GUARANTEED.filter((name) => !rare.includes(name)))
      expect([fault, result.happened.get(fault) ?? 0]).toEqual([fault, expect.any(Number)]);
    const never = GUARANTEED.filter((name) => !rare.includes(name) && !result.happened.has(name));
    expect(never).toEqual([]);
  });

  test('the same seed is the same run, to the last step', async () => {
    const [one, two] = [await run(system, { seed: 17, tells: true }), await run(system, { seed: 17, tells: true })];
    expect(one.story.length).toBeGreaterThan(5);
    expect(one).toEqual(two);
    expect((await run(system, { seed: 18, tells: true })).story).not.toEqual(one.story);
  });

  test('without faults each message starts its job at its first delivery', async () => {
    const { story, violations, happened } = await run(system, { seed: 3, faults: [], tells: true });
    expect([violations, happened]).toEqual([[], []]);
    expect(story.filter(({ what }) => /delivery [2-9]/.test(what))).toEqual([]);
    expect(story.some(({ what }) => what.endsWith('201, the job is made'))).toBe(true);
  });
});

/** Ways to break it, each with what is wrong then. */
const BROKEN: readonly (readonly [string, Omit<RunOptions, 'seed'>, RunResult['violations'][number]['kind']])[] = [
  [
    'the name of a job depends on the delivery',
    {
      handle: ((message, deps) =>
        handle(message, {
          ...deps,
          settings: { ...deps.settings, source: `${deps.settings.source}${message.deliveryCount}` },
        })) satisfies Handle,
    },
    'two-jobs',
  ],
  ['a message is settled before its job is started', { host: { completes: 'before' } }, 'lost'],
  [
    'whatever job has the name is taken for the own',
    {
      handle: (async (message, deps) => {
        const outcome = await handle(message, deps);
        const [, job = ''] =
          outcome.kind === 'rejected' ? (/^job (\S+) exists/.exec(outcome.details[0] ?? '') ?? []) : [];
        return job === '' ? outcome : { kind: 'already-started', job };
      }) satisfies Handle,
    },
    'wrong-job',
  ],
  [
    'a message that cannot be started now is forgotten',
    {
      handle: ((message, deps) =>
        handle(message, { ...deps, queues: { ...deps.queues, send: async () => undefined } })) satisfies Handle,
    },
    'lost',
  ],
  [
    'what no template allows is started as another one',
    {
      handle: ((message, deps) => {
        const validator = {
          request: (body: unknown, properties: unknown) => {
            const read = deps.validator.request(body, properties);
            if (!('reason' in read)) return read;
            const [[template, data] = []] = Object.entries(deps.data.templates);
            const [tier = ''] = Object.keys(data?.tiers ?? {});
            const asset = { name: 'a', version: '1' };
            const inputs = Object.fromEntries(Object.keys(data?.inputs ?? {}).map((name) => [name, asset]));
            const id = String(message.messageId);
            const request = { id, attempt: 1, template: template ?? '', tier, nodeCount: 1, params: {}, inputs };
            return { request, asked: { body: '', properties: '' }, overruled: [] };
          },
          breach: () => undefined,
        };
        return handle(message, { ...deps, validator: validator as unknown as typeof deps.validator });
      }) satisfies Handle,
    },
    'not-allowed',
  ],
];

describe('a program that is broken on purpose is found out, and the story is short', () => {
  test.each(BROKEN)('%s', async (_, broken, kind) => {
    const { violations, story, happened, start } = await shortest(broken, 300);
    expect(violations.map((one) => one.kind)).toContain(kind);
    expect(happened.length).toBeLessThanOrEqual(3);
    expect(storyText(story, start).length).toBeLessThanOrEqual(25);
  });
});

describe('what nobody promises', () => {
  const beyond = FAULT_NAMES.filter((name) => faultKind(name).beyond !== undefined);

  test('is left out unless it is asked for', () => {
    expect(GUARANTEED.filter((name) => beyond.includes(name))).toEqual([]);
    expect(beyond.length).toBeGreaterThan(2);
  });

  test('a message between two versions of a rule is lost', async () => {
    const result = await shortest({ faults: [], likely: ['rules-replaced'] }, 300);
    expect(result.violations.map(({ says }) => says)).toEqual([
      expect.stringMatching(/^message-\d+ asks for a job, and at that moment no rule wants it$/),
    ]);
  });

  test('a job that somebody has deleted is started again by the same request', async () => {
    const result = await shortest(
      { faults: [], likely: ['job-deleted', 'sent-twice', 'other-message-same-request'] },
      1000,
    );
    expect(result.violations.map(({ says }) => says)).toEqual([expect.stringContaining('a second time')]);
  });

  test('a region that is lost takes nothing that was copied', async () => {
    const result = await search(system, { seed: 1, schedules: 100, likely: ['region-lost'] });
    expect(result.happened.get('region-lost')).toBeGreaterThan(3);
    expect(result.found).toBeUndefined();
  });
});
