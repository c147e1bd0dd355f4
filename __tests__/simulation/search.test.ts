import { FAULT_NAMES, type Fault, faultKind, GUARANTEED, run, search } from '../../lib/simulation';
import { shortest } from './found';
import { devSystem } from './system';

const system = devSystem();

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

describe('what nobody promises', () => {
  const beyond = FAULT_NAMES.filter((name) => faultKind(name).beyond !== undefined);

  test('is left out unless it is asked for', () => {
    expect(GUARANTEED.filter((name) => beyond.includes(name))).toEqual([]);
    expect(beyond.length).toBeGreaterThan(2);
  });

  test('a message between two versions of a rule is lost', async () => {
    const result = await shortest(system, { faults: [], likely: ['rules-replaced'] }, 300);
    expect(result.violations.map(({ says }) => says)).toEqual([
      expect.stringMatching(/^message-\d+ asks for a job, and at that moment no rule wants it$/),
    ]);
  });

  test('a job that somebody has deleted is started again by the same request', async () => {
    const result = await shortest(
      system,
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
