import { HOUR, MINUTE } from '../../../lib/broker/core';
import { Message } from '../../../lib/rules';
import { Luck } from '../../../lib/simulation/chance/luck';
import { arrivalsOf, beginningOf, type DayLine } from '../../../lib/simulation/day/arrivals';
import { quantile } from '../../../lib/simulation/day/day-result';
import { type DurationLaw, drawnDuration } from '../../../lib/simulation/day/durations';

const luck = () => new Luck({ seed: 7, faults: [] });
const example = { name: 'one', message: new Message(), body: Buffer.from('') };

describe('how long a job runs', () => {
  const drawn = (law: DurationLaw) =>
    Array.from({ length: 4000 }, (_, index) => drawnDuration(law, luck(), `job ${index}`)).sort((a, b) => a - b);

  test('is one of those that were seen, each as often as another', () => {
    const all = drawn({ kind: 'observed', all: [10, 20, 30, 40] });
    for (const one of [10, 20, 30, 40]) {
      const part = all.filter((length) => length === one).length / all.length;
      expect(Math.abs(part - 0.25)).toBeLessThan(0.03);
    }
  });

  test('has the median and the nine of ten that were asked for', () => {
    const all = drawn({ kind: 'spread', median: HOUR, p90: 3 * HOUR });
    expect(Math.abs((quantile(all, 0.5) as number) / HOUR - 1)).toBeLessThan(0.08);
    expect(Math.abs((quantile(all, 0.9) as number) / HOUR - 3)).toBeLessThan(0.3);
  });

  test('is the same for the same job, whatever else is drawn before', () => {
    const law: DurationLaw = { kind: 'spread', median: HOUR, p90: 2 * HOUR };
    const other = luck();
    drawnDuration(law, other, 'another');
    expect(drawnDuration(law, other, 'job')).toBe(drawnDuration(law, luck(), 'job'));
  });
});

describe('when messages come', () => {
  test('those of a rate come as many an hour as it says, within their part of the day', () => {
    const line: DayLine = { kind: 'rate', perHour: 120, from: 8 * HOUR, until: 18 * HOUR, example };
    const arrivals = arrivalsOf([line], luck());
    expect(Math.abs(arrivals.length / 1200 - 1)).toBeLessThan(0.1);
    const start = beginningOf([line]);
    expect(arrivals[0]?.at).toBeGreaterThanOrEqual(start + 8 * HOUR);
    expect(arrivals.at(-1)?.at).toBeLessThan(start + 18 * HOUR);
    // Independent of each other: of the gaps about one in e is longer than the mean.
    const gaps = arrivals.slice(1).map(({ at }, index) => at - (arrivals[index]?.at ?? 0));
    const longer = gaps.filter((gap) => gap > MINUTE / 2).length / gaps.length;
    expect(Math.abs(longer - Math.exp(-1))).toBeLessThan(0.05);
    expect(new Set(arrivals.map(({ id }) => id)).size).toBe(arrivals.length);
  });

  test('the day is that of the first message that says one', () => {
    const at = Date.parse('2026-03-05T10:30:00Z');
    const lines: DayLine[] = [
      { kind: 'single', at: { intoTheDay: 9 * HOUR }, example },
      { kind: 'single', at, example },
    ];
    expect(arrivalsOf(lines, luck()).map((one) => new Date(one.at).toISOString())).toEqual([
      '2026-03-05T09:00:00.000Z',
      '2026-03-05T10:30:00.000Z',
    ]);
  });
});
