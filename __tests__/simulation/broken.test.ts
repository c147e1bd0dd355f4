import { FAULT_NAMES, faultKind, run, search, storyText } from '../../lib/simulation';
import { BROKEN, type BrokenOne, optionsOf } from './broken';
import { shortest } from './found';
import { devSystem } from './system';

const system = devSystem();

describe('what is broken on purpose is found within seconds, and its story is short', () => {
  test.each([...BROKEN])('%s', async (_, one) => {
    const { violations, story, happened, start } = await shortest(system, optionsOf(one), 300);
    expect(violations.map(({ kind }) => kind)).toContain(one.finds);
    const needed = happened.filter(({ fault }) => faultKind(fault).beyond === undefined);
    expect(needed.length).toBeLessThanOrEqual(6);
    expect(storyText(story, start).length).toBeLessThanOrEqual(45);
  });

  test.each([...BROKEN])('and not by itself: %s', async (_, { faults, likely = [], broken: _broken }) => {
    // With the program that is deployed, the same schedules show nothing.
    if (faults === undefined) return;
    const beyond = likely.filter((fault) => faultKind(fault).beyond !== undefined && fault !== 'region-lost');
    if (beyond.length > 0) return;
    const { found } = await search(system, { seed: 1, schedules: 15, faults, likely });
    expect(found?.violations).toBeUndefined();
  });

  test('in an outage with a program that ends again and again, one message does not become many', async () => {
    const outage = { seed: 1, likely: ['down', 'crash-after'] } as const;
    const { broken } = BROKEN.get('a copy has another id at each delivery of its message') as BrokenOne;
    const { steps, isCut, violations } = await run(system, outage);
    expect([isCut, violations]).toEqual([false, []]);
    expect((await run(system, { ...outage, ...broken })).steps).toBeGreaterThan(10 * steps);
  });

  test('each fault is needed by one of them, or is one that everything meets', () => {
    const named = new Set([...BROKEN.values()].flatMap(({ faults = [], likely = [] }) => [...faults, ...likely]));
    const others = FAULT_NAMES.filter((name) => !named.has(name));
    // Nothing here waits for a result, so that one is late breaks nothing. What storms and stops may break is in limits.test.ts,
    // and what is not promised has tests of its own.
    expect(others).toEqual(['storage-busy', 'result-late', 'storm', 'starts-stopped', 'job-deleted', 'rules-replaced']);
  });
});
