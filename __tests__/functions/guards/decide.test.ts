import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import type { LimitsData } from '../../../lib/trigger/jobs';
import {
  type Asking,
  decide,
  LATEST,
  MISSED_AFTER,
  MOST_WAITING,
  settle,
} from '../../../lib/trigger/program/guards/decide';
import { EMPTY, type Ledger, ledgerText, readLedger } from '../../../lib/trigger/program/guards/ledger';
import { AGING, compareTurns } from '../../../lib/trigger/program/guards/order';
import { MAY_START_FOR, REUSED_FOR } from '../../../lib/trigger/program/guards/template-places';

const NOW = Date.UTC(2026, 10, 27, 12);
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const asking = (key: string, more: Partial<Asking> = {}): Asking => ({
  key,
  priority: 0,
  cost: 0,
  since: undefined,
  ...more,
});

/** Starts at once what it may: the ledger after it, with the job started. */
function started(ledger: Ledger, one: Asking, limits: LimitsData, now: number): Ledger {
  const decision = decide(ledger, one, limits, now);
  if (decision.kind !== 'start') throw new Error(`${one.key} ${JSON.stringify(decision)}`);
  return settle(decision.ledger, one.key, 'started', now);
}

describe('jobs an hour', () => {
  const limits = { jobsPerHour: 2 };

  test('as many as the limit says, and the next an hour after the first', () => {
    const first = started(EMPTY, asking('a'), limits, NOW);
    const second = started(first, asking('b'), limits, NOW + MINUTE);
    const third = decide(second, asking('c'), limits, NOW + 2 * MINUTE);
    expect(third).toMatchObject({ kind: 'wait', limit: 'jobsPerHour', ahead: 0, since: NOW + 2 * MINUTE });
    const { until, ledger } = third as Extract<typeof third, { kind: 'wait' }>;
    expect(until - NOW).toBeGreaterThan(HOUR);
    expect(until - NOW).toBeLessThan(HOUR + MINUTE);
    expect(decide(ledger, asking('c', { since: NOW + 2 * MINUTE }), limits, until)).toMatchObject({ kind: 'start' });
  });

  test('the same request counts once, however often it comes', () => {
    const once = decide(EMPTY, asking('a'), { jobsPerHour: 1 }, NOW);
    expect(once.kind).toBe('start');
    const { ledger } = once as Extract<typeof once, { kind: 'start' }>;
    const again = decide(ledger, asking('a'), { jobsPerHour: 1 }, NOW + MINUTE);
    expect(again).toEqual({ kind: 'start', ledger });
    // Nothing is written anew.
    expect(again.kind === 'start' && again.ledger).toBe(ledger);
  });

  test('one that was allowed and did not start takes its place anew, from then on', () => {
    const taken = decide(EMPTY, asking('a'), { jobsPerHour: 1 }, NOW);
    const { ledger } = taken as Extract<typeof taken, { kind: 'start' }>;
    const later = decide(ledger, asking('a'), { jobsPerHour: 1 }, NOW + REUSED_FOR);
    expect(later).toMatchObject({ kind: 'start', ledger: { starts: [{ key: 'a', at: NOW + REUSED_FOR }] } });
  });

  test('of one that nobody has heard of the place counts as long as it may start', () => {
    const taken = decide(EMPTY, asking('a'), { jobsPerHour: 1 }, NOW);
    const { ledger } = taken as Extract<typeof taken, { kind: 'start' }>;
    const end = NOW + MAY_START_FOR + HOUR;
    expect(decide(ledger, asking('b'), { jobsPerHour: 1 }, end - 1).kind).toBe('wait');
    expect(decide(ledger, asking('b'), { jobsPerHour: 1 }, end).kind).toBe('start');
  });

  test('what Azure ML refuses gives its place back', () => {
    const taken = decide(EMPTY, asking('a'), { jobsPerHour: 1 }, NOW);
    const { ledger } = taken as Extract<typeof taken, { kind: 'start' }>;
    expect(decide(settle(ledger, 'a', 'not-started', NOW), asking('b'), { jobsPerHour: 1 }, NOW).kind).toBe('start');
  });

  test('nobody takes a free place while another one waits whose turn is before', () => {
    const full = started(EMPTY, asking('a'), { jobsPerHour: 1 }, NOW);
    const waits = decide(full, asking('b'), { jobsPerHour: 1 }, NOW);
    const { ledger, until } = waits as Extract<typeof waits, { kind: 'wait' }>;
    expect(decide(ledger, asking('c'), { jobsPerHour: 1 }, until)).toMatchObject({ kind: 'wait', ahead: 1 });
    // One that is more urgent goes before it, and one that does not come is not waited for.
    expect(decide(ledger, asking('c', { priority: 9 }), { jobsPerHour: 1 }, until).kind).toBe('start');
    expect(decide(ledger, asking('c'), { jobsPerHour: 1 }, until + MISSED_AFTER).kind).toBe('start');
  });

  test('of a storm the first are remembered, and all are told a time within hours', () => {
    let ledger = started(EMPTY, asking('0'), { jobsPerHour: 1 }, NOW);
    for (let index = 1; index <= 2 * MOST_WAITING; index++) {
      const decision = decide(ledger, asking(String(index)), { jobsPerHour: 1 }, NOW + index);
      if (decision.kind !== 'wait') throw new Error(decision.kind);
      expect(decision.until - NOW - index).toBeLessThanOrEqual(LATEST);
      ledger = decision.ledger;
    }
    expect(ledger.waiting).toHaveLength(MOST_WAITING);
    expect(ledgerText(ledger).length).toBeLessThan(64 * 1024);
  });
});

describe('a budget a day', () => {
  const limits = { budgetPerDay: 100 };

  test('what jobs cost at their longest is added up, within any 24 hours', () => {
    const first = started(EMPTY, asking('a', { cost: 60 }), limits, NOW);
    const second = started(first, asking('b', { cost: 40 }), limits, NOW + HOUR);
    const third = decide(second, asking('c', { cost: 1 }), limits, NOW + 2 * HOUR);
    expect(third).toMatchObject({ kind: 'wait', limit: 'budgetPerDay' });
    expect(decide(second, asking('c', { cost: 60 }), limits, NOW + DAY + MINUTE).kind).toBe('start');
    expect(decide(second, asking('c', { cost: 61 }), limits, NOW + DAY + MINUTE).kind).toBe('wait');
  });

  test('what alone costs more than a day may never starts', () => {
    expect(decide(EMPTY, asking('a', { cost: 100.01 }), limits, NOW)).toEqual({ kind: 'never' });
  });

  test('a small one does not slip in before a large one that waits for the rest of the budget', () => {
    const full = started(EMPTY, asking('a', { cost: 60 }), limits, NOW);
    const large = decide(full, asking('b', { cost: 80 }), limits, NOW + HOUR);
    const { ledger } = large as Extract<typeof large, { kind: 'wait' }>;
    expect(decide(ledger, asking('c', { cost: 10 }), limits, NOW + 2 * HOUR)).toMatchObject({ kind: 'wait', ahead: 1 });
  });
});

test('a ledger is read as it was written, and nothing else is one', () => {
  const decision = decide(started(EMPTY, asking('a'), { jobsPerHour: 1 }, NOW), asking('b'), { jobsPerHour: 1 }, NOW);
  const { ledger } = decision as Extract<typeof decision, { kind: 'wait' }>;
  expect(readLedger(ledgerText(ledger))).toEqual(ledger);
  const bad = [
    '',
    '{',
    'null',
    '[]',
    '{}',
    '{"version":2,"starts":[],"waiting":[]}',
    '{"version":1,"starts":[{}],"waiting":[]}',
  ];
  expect(bad.map(readLedger)).toEqual(bad.map(() => undefined));
});

/** What may happen to a template: requests that come, and those among them whose start nobody hears of. */
const requests = fc.array(
  fc.record({
    after: fc.integer({ min: 0, max: 40 * MINUTE }),
    priority: fc.integer({ min: 0, max: 9 }),
    cost: fc.integer({ min: 1, max: 10 }),
    /** How long after it was allowed its job starts, and whether that is heard of. */
    starts: fc.integer({ min: 0, max: MAY_START_FOR - SECOND }),
    isHeard: fc.boolean(),
  }),
  { minLength: 1, maxLength: 40 },
);
const someLimits = fc.record({
  jobsPerHour: fc.integer({ min: 1, max: 4 }),
  budgetPerDay: fc.integer({ min: 10, max: 60 }),
});

interface Started {
  readonly key: string;
  readonly came: number;
  readonly priority: number;
  readonly cost: number;
  readonly allowed: number;
  readonly at: number;
}

type Request = { after: number; priority: number; cost: number; starts: number; isHeard: boolean };

/** Plays what comes, each message coming again when it is told to. */
function play(all: readonly Request[], limits: LimitsData): readonly Started[] {
  let came = NOW;
  const queue = all.map((request, index) => {
    came += request.after;
    return { ...request, key: `r${index}`, came, at: came, since: undefined as number | undefined };
  });
  const heard: { key: string; at: number }[] = [];
  const result: Started[] = [];
  let ledger = EMPTY;
  for (let steps = 0; queue.length > 0; steps++) {
    // Nobody looks more often than a few times for each job that starts meanwhile.
    if (steps > 30 * all.length) throw new Error('somebody waits for ever');
    queue.sort((one, other) => one.at - other.at);
    const [next] = queue as [(typeof queue)[number]];
    for (const one of heard.splice(0)) {
      if (one.at <= next.at) ledger = settle(ledger, one.key, 'started', one.at);
      else heard.push(one);
    }
    const { key, priority, cost, since, at } = next;
    const decision = decide(ledger, { key, priority, cost, since }, limits, at);
    if (decision.kind === 'never') throw new Error('too large');
    ledger = decision.ledger;
    if (decision.kind === 'wait') {
      next.since = decision.since;
      next.at = decision.until;
      continue;
    }
    queue.shift();
    result.push({ key, came: next.came, priority, cost, allowed: at, at: at + next.starts });
    if (next.isHeard) heard.push({ key, at: at + next.starts });
  }
  return result;
}

describe('whatever comes', () => {
  test('no hour has more starts than its limit, and no day costs more than its budget, wherever they begin', () => {
    fc.assert(
      fc.property(requests, someLimits, (all, limits) => {
        const jobs = play(all, limits);
        expect(jobs).toHaveLength(all.length);
        for (const { at } of jobs) {
          const within = (span: number) => jobs.filter((one) => one.at >= at && one.at < at + span);
          expect(within(HOUR).length).toBeLessThanOrEqual(limits.jobsPerHour);
          expect(within(DAY).reduce((sum, { cost }) => sum + cost, 0)).toBeLessThanOrEqual(limits.budgetPerDay);
        }
      }),
      { numRuns: 200 },
    );
  });

  // A place that is kept for somebody is not taken; of others that are free at the same time he may be told minutes later.
  test('nobody is overtaken by what comes more than an hour later for each step of priority between them', () => {
    fc.assert(
      fc.property(requests, someLimits, (all, limits) => {
        const jobs = play(all, limits);
        for (const one of jobs) {
          const late = jobs.filter(
            ({ came, priority, allowed }) =>
              allowed < one.allowed - MISSED_AFTER && came > one.came + Math.max(0, priority - one.priority) * AGING,
          );
          expect(late.map(({ key }) => key)).toEqual([]);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('who is before whom is one order, and never changes', () => {
    const ranked = fc.record({ key: fc.string(), since: fc.nat(), priority: fc.integer({ min: 0, max: 9 }) });
    fc.assert(
      fc.property(ranked, ranked, ranked, (a, b, c) => {
        expect(Math.sign(compareTurns(a, b))).toBe(-Math.sign(compareTurns(b, a)) + 0);
        if (compareTurns(a, b) <= 0 && compareTurns(b, c) <= 0) expect(compareTurns(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

test('so many are remembered as the page of limits says', () => {
  const page = readFileSync(resolve(__dirname, '../../../docs/guides/limits-and-stops.md'), 'utf8');
  expect(page).toContain(`More than ${MOST_WAITING} waiting requests`);
});
