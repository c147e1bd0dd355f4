import type { LimitsData } from '../../../lib/trigger/jobs';
import { type Asking, decide, settle } from '../../../lib/trigger/program/guards/decide';
import { EMPTY, type Ledger, type Start, type Waiting } from '../../../lib/trigger/program/guards/ledger';
import { compareTurns, turnOf } from '../../../lib/trigger/program/guards/order';
import { countsFor, nextPlace, type PlaceQuestion } from '../../../lib/trigger/program/guards/template-places';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 10, 27, 12);
/** A place is looked for so long after it is free. */
const AFTER = 5 * SECOND;
/** So long after it was allowed a job of which nobody has heard may start. */
const UNHEARD = 26 * MINUTE;

/** A job that has started so long ago. */
const done = (ago: number, cost = 1): Start => ({ key: `${ago}`, at: NOW - ago, cost, done: NOW - ago });
/** One that was allowed so long ago, and of which nobody has heard. */
const unheard = (ago: number, cost = 1): Start => ({ key: `${ago}`, at: NOW - ago, cost });
const waiting = (key: string, more: Partial<Waiting> = {}): Waiting => ({
  key,
  since: NOW - HOUR,
  priority: 0,
  cost: 1,
  due: NOW,
  ...more,
});

describe('when there will probably be a place', () => {
  const next = (question: Partial<PlaceQuestion>) =>
    nextPlace({ starts: [], ahead: [], cost: 1, limits: {}, now: NOW, latest: NOW + 100 * DAY, ...question }) - NOW;

  test.each<[what: string, question: Partial<PlaceQuestion>, after: number]>([
    ['at once, where nothing is limited', { starts: [done(MINUTE)] }, 0],
    ['at once, where one is free', { starts: [done(MINUTE)], limits: { jobsPerHour: 2 } }, 0],
    ['at once, where nobody has one', { limits: { jobsPerHour: 1, budgetPerDay: 1 } }, 0],
    [
      'an hour after the first of them',
      { starts: [done(10 * MINUTE), done(20 * MINUTE)], limits: { jobsPerHour: 2 } },
      40 * MINUTE + AFTER,
    ],
    [
      'when the last but one is over, where there are too many',
      { starts: [done(10 * MINUTE), done(20 * MINUTE), done(30 * MINUTE)], limits: { jobsPerHour: 2 } },
      40 * MINUTE + AFTER,
    ],
    [
      'an hour after one was allowed, which has probably started since',
      { starts: [unheard(10 * MINUTE)], limits: { jobsPerHour: 1 } },
      50 * MINUTE + AFTER,
    ],
    [
      'when it counts no longer, where that hour has passed',
      { starts: [unheard(70 * MINUTE)], limits: { jobsPerHour: 1 } },
      UNHEARD - 10 * MINUTE,
    ],
    [
      'when it counts no longer, where that hour has passed just now',
      { starts: [unheard(HOUR + AFTER)], limits: { jobsPerHour: 1 } },
      UNHEARD - AFTER,
    ],
    [
      'a day after those that leave too little',
      { starts: [done(20 * HOUR, 60), done(10 * HOUR, 40)], cost: 50, limits: { budgetPerDay: 100 } },
      4 * HOUR + AFTER,
    ],
    [
      'at once, where the rest of the budget is just enough',
      { starts: [done(20 * HOUR, 60), done(10 * HOUR, 20)], cost: 20, limits: { budgetPerDay: 100 } },
      0,
    ],
    [
      'when both limits have one',
      {
        starts: [done(20 * HOUR, 100), done(10 * MINUTE, 0)],
        cost: 1,
        limits: { jobsPerHour: 1, budgetPerDay: 100 },
      },
      4 * HOUR + AFTER,
    ],
    [
      'an hour for each that is before, from when that one starts',
      {
        starts: [done(10 * MINUTE)],
        ahead: [waiting('a'), waiting('b')],
        limits: { jobsPerHour: 1 },
      },
      50 * MINUTE + AFTER + 2 * (HOUR + AFTER),
    ],
    [
      'after those before, of which two fit into an hour',
      { ahead: [waiting('a'), waiting('b')], limits: { jobsPerHour: 2 } },
      HOUR + AFTER,
    ],
    [
      'when what those before cost is over',
      { ahead: [waiting('a', { cost: 60 })], cost: 50, limits: { budgetPerDay: 100 } },
      DAY + AFTER,
    ],
    [
      'at once, where what those before cost leaves enough',
      { ahead: [waiting('a', { cost: 60 })], cost: 40, limits: { budgetPerDay: 100 } },
      0,
    ],
    [
      'no later than anybody asks',
      { starts: [done(MINUTE)], limits: { jobsPerHour: 1 }, latest: NOW + 30 * MINUTE },
      30 * MINUTE,
    ],
  ])('%s', (_, question, after) => {
    expect(next(question)).toBe(after);
  });
});

test.each<[what: string, start: Start, span: number, ago: number]>([
  ['an hour', { key: 'a', at: 0, cost: 0, done: NOW }, HOUR, HOUR],
  ['a day', { key: 'a', at: 0, cost: 0, done: NOW }, DAY, DAY],
  ['an hour and as long as it may start', { key: 'a', at: NOW, cost: 0 }, HOUR, HOUR + UNHEARD],
])('a place counts for %s, and not a moment longer', (_, start, span, length) => {
  expect([length - 1, length].map((after) => countsFor(start, span, NOW + after))).toEqual([true, false]);
});

describe('when somebody who waits looks again', () => {
  const asking: Asking = { key: 'own', priority: 0, cost: 1, since: undefined };
  const until = (ledger: Partial<Ledger>, limits: LimitsData) => {
    const decision = decide({ ...EMPTY, ...ledger }, asking, limits, NOW);
    return decision.kind === 'wait' ? decision.until - NOW : decision.kind;
  };

  test('in ten seconds at the soonest', () => {
    expect(until({ starts: [done(HOUR - 1)] }, { jobsPerHour: 1 })).toBe(10 * SECOND);
    expect(until({ starts: [done(HOUR - 6 * SECOND)] }, { jobsPerHour: 1 })).toBe(11 * SECOND);
  });

  test('in six hours at the latest', () => {
    const ahead = Array.from({ length: 10 }, (_, index) => waiting(`${index}`));
    expect(until({ starts: [done(MINUTE)], waiting: ahead }, { jobsPerHour: 1 })).toBe(6 * HOUR);
  });

  test('those that have not come for ten minutes are not waited for', () => {
    const due = (ago: number) => until({ waiting: [waiting('a', { due: NOW - ago })] }, { jobsPerHour: 1 });
    expect([due(10 * MINUTE - 1), due(10 * MINUTE)]).toEqual([HOUR + AFTER, 'start']);
  });
});

describe('a decision', () => {
  const asking: Asking = { key: 'own', priority: 0, cost: 30, since: undefined };

  test.each<[what: string, ledger: Partial<Ledger>, limits: LimitsData, decision: object]>([
    ['a budget that is used up to the last', { starts: [done(HOUR, 70)] }, { budgetPerDay: 100 }, { kind: 'start' }],
    [
      'a budget of which one is missing',
      { starts: [done(HOUR, 71)] },
      { budgetPerDay: 100 },
      { kind: 'wait', limit: 'budgetPerDay' },
    ],
    [
      'a budget that somebody before has to have',
      { waiting: [waiting('a', { cost: 71 })] },
      { budgetPerDay: 100 },
      { kind: 'wait', limit: 'budgetPerDay', ahead: 1 },
    ],
    [
      'both limits reached: that of the hour is told',
      { starts: [done(MINUTE, 100)] },
      { jobsPerHour: 1, budgetPerDay: 100 },
      { kind: 'wait', limit: 'jobsPerHour' },
    ],
    ['the last place of an hour', { starts: [done(MINUTE, 0)] }, { jobsPerHour: 2 }, { kind: 'start' }],
    [
      'one that is before for each place',
      { waiting: [waiting('a'), waiting('b')] },
      { jobsPerHour: 2 },
      { kind: 'wait', ahead: 2 },
    ],
    [
      'its own earlier wait',
      { waiting: [waiting('own')] },
      { jobsPerHour: 1 },
      { kind: 'start', ledger: { waiting: [] } },
    ],
    ['a job that costs as much as a day', {}, { budgetPerDay: 30 }, { kind: 'start' }],
    ['a job that costs more', {}, { budgetPerDay: 29 }, { kind: 'never' }],
  ])('%s', (_, ledger, limits, decision) => {
    expect(decide({ ...EMPTY, ...ledger }, asking, limits, NOW)).toMatchObject(decision);
  });

  test('who waits stands among the others by turn, with when it comes again', () => {
    const others = [waiting('early', { since: NOW - 2 * HOUR }), waiting('late', { since: NOW + HOUR })];
    const decision = decide(
      { starts: [done(MINUTE)], waiting: others },
      { ...asking, since: NOW },
      { jobsPerHour: 1 },
      NOW,
    );
    if (decision.kind !== 'wait') throw new Error(decision.kind);
    expect(decision.ledger.waiting.map(({ key }) => key)).toEqual(['early', 'own', 'late']);
    expect(decision.ledger.waiting[1]).toEqual({ key: 'own', since: NOW, priority: 0, cost: 30, due: decision.until });
  });

  test('a place that has lapsed while it may still start is kept beside the wait', () => {
    const own: Start = { key: 'own', at: NOW - UNHEARD - 2 * HOUR, cost: 0 };
    const ledger = { starts: [own, done(MINUTE)], waiting: [] };
    const decision = decide(ledger, asking, { jobsPerHour: 1 }, NOW);
    expect(decision).toMatchObject({ kind: 'wait', ledger: { starts: [done(MINUTE), own] } });
    const old = { ...ledger, starts: [{ ...own, at: NOW - UNHEARD - DAY }, done(MINUTE)] };
    expect(decide(old, asking, { jobsPerHour: 1 }, NOW)).toMatchObject({ ledger: { starts: [done(MINUTE)] } });
  });

  test('what counts for nothing any more is forgotten', () => {
    const ledger = { starts: [done(DAY), done(DAY - 1)], waiting: [] };
    const decision = decide(ledger, asking, { jobsPerHour: 1 }, NOW);
    expect(decision).toEqual({
      kind: 'start',
      ledger: { starts: [done(DAY - 1), { key: 'own', at: NOW, cost: 30 }], waiting: [] },
    });
  });
});

describe('what came of a place', () => {
  const starts: readonly Start[] = [done(MINUTE), unheard(2 * MINUTE), { key: 'own', at: NOW, cost: 5 }];
  const ledger: Ledger = { starts, waiting: [waiting('a')] };

  test('a start counts from the second in which it was heard of', () => {
    expect(settle(ledger, 'own', 'started', NOW + MINUTE)).toEqual({
      ...ledger,
      starts: [starts[0], starts[1], { key: 'own', at: NOW, cost: 5, done: NOW + MINUTE + SECOND }],
    });
  });

  test('what has not started and will not leaves no trace', () => {
    expect(settle(ledger, 'own', 'not-started', NOW)).toEqual({ ...ledger, starts: starts.slice(0, 2) });
  });

  test.each(['b', `${MINUTE}`])('nothing is written anew for %s, which has no open place', (key) => {
    expect(settle(ledger, key, 'started', NOW)).toBe(ledger);
  });
});

describe('turns', () => {
  const ranked = (since: number, priority = 0, key = 'a') => ({ key, since, priority });

  test('come an hour earlier for each step of priority', () => {
    expect([turnOf(ranked(NOW, 9)), turnOf(ranked(NOW, 8)), turnOf(ranked(NOW, 0))]).toEqual([
      NOW,
      NOW + HOUR,
      NOW + 9 * HOUR,
    ]);
  });

  test.each<[what: string, one: ReturnType<typeof ranked>, other: ReturnType<typeof ranked>, sign: number]>([
    ['who came first', ranked(NOW), ranked(NOW + 1), -1],
    ['who is more urgent by more than the difference', ranked(NOW + HOUR - 1, 1), ranked(NOW), -1],
    ['of two with the same turn, who has waited longer', ranked(NOW), ranked(NOW + HOUR, 1), -1],
    ['of two that are the same, the first by key', ranked(NOW, 0, 'a'), ranked(NOW, 0, 'b'), -1],
    ['nobody before himself', ranked(NOW), ranked(NOW), 0],
  ])('%s', (_, one, other, sign) => {
    expect([Math.sign(compareTurns(one, other)), Math.sign(compareTurns(other, one))]).toEqual([sign, -sign || 0]);
  });
});
