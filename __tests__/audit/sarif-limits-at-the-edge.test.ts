import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { fittingUpload, GITHUB_LIMITS, limited, unlimited } from '../../lib/audit/report/sarif-limits';
import type { SarifLog, SarifResult } from '../../lib/audit/report/sarif-log';

/** What GitHub takes, exactly, and one more. */

/** Results by their ranks; a rank is the message. */
const ranked = (...ranks: readonly number[]) => ranks.map((rank) => ({ message: { text: `${rank}` } }) as SarifResult);
const rankOf = ({ message }: SarifResult) => Number(message.text);
const many = (count: number) => ranked(...Array.from({ length: count }, () => 0));

test.each<[ranks: number[], most: number, left: number[]]>([
  [[2, 0, 1], 3, [2, 0, 1]],
  [[2, 0, 1], 4, [2, 0, 1]],
  [[2, 0, 1], 2, [0, 1]],
  [[2, 0, 1], 1, [0]],
  [[2, 0, 1], 0, []],
  [[3, 1, 2, 1, 0], 4, [0, 1, 1, 2]],
])('of results of the ranks %j, %d at most are the severest %j', (ranks, most, left) => {
  const { results, notice } = limited(ranked(...ranks), most, rankOf);
  expect(results.map(rankOf)).toEqual(left);
  expect(notice === undefined).toBe(ranks.length <= most);
});

test('of results that are as severe the first ones are there', () => {
  const results = ['a', 'b', 'c'].map((ruleId) => ({ ruleId }) as SarifResult);
  expect(limited(results, 2, () => 0).results.map(({ ruleId }) => ruleId)).toEqual(['a', 'b']);
});

const REST = '; --json and --sarif have all of them';
const { resultsPerRun } = GITHUB_LIMITS;
test.each<[count: number, most: number, notice: string | undefined]>([
  [5_000, resultsPerRun, undefined],
  [5_001, resultsPerRun, '5001 results, of which GitHub shows the 5000 of the highest severity'],
  [25_000, resultsPerRun, '25000 results, of which GitHub shows the 5000 of the highest severity'],
  [
    25_001,
    resultsPerRun,
    `1 result of 25001 is left out, one of the least severity: GitHub takes 25000 results a run${REST}`,
  ],
  [
    25_002,
    resultsPerRun,
    `2 results of 25002 are left out, those of the least severity: GitHub takes 25000 results a run${REST}`,
  ],
  [3, 1, `2 results of 3 are left out, those of the least severity: GitHub takes 10 MB a file, compressed${REST}`],
])('of %d results, %d at most, it says %j', (count, most, notice) => {
  expect(limited(many(count), most, rankOf).notice).toBe(notice);
});

test.each<[count: number, notice: string | undefined]>([
  [25_000, undefined],
  [25_001, '25001 results, and GitHub takes 25000 a run: upload what --sarif-upload writes'],
])('of %d results that are all there it says %j', (count, notice) => {
  const results = many(count);
  expect(unlimited(results)).toEqual({ results, notice });
});

describe('a report that has to fit', () => {
  /** Letters that no program makes much smaller. */
  const noise = (length: number) => {
    let text = '';
    for (let part = 0; text.length < length; part++) text += createHash('sha512').update(`${part}`).digest('base64');
    return text.slice(0, length);
  };
  const NOISE = noise(1_600_000);
  /** A tenth of what GitHub takes. */
  const BYTES = 1_000_000;
  /** A report of some bytes for each result, with what it was asked for. */
  function asked(bytesPerResult: number, fixed: number, available = 1_000, runs = 1) {
    const told: number[] = [];
    const log = fittingUpload((most) => {
      told.push(most);
      const count = Math.min(most, available);
      const results = Array.from({ length: count }, () => ({}));
      const text = NOISE.slice(0, fixed + runs * count * bytesPerResult);
      return { runs: Array.from({ length: runs }, () => ({ results })), text } as unknown as SarifLog;
    }, BYTES);
    return { told, count: log.runs[0]?.results.length };
  }

  test('is asked for with as many results as a run may have, once where it fits', () => {
    expect(asked(100, 0)).toEqual({ told: [25_000], count: 1_000 });
  });

  test('is large only when it is compressed: what is said twice takes no room', () => {
    const log = { runs: [], text: 'a'.repeat(4_000_000) } as unknown as SarifLog;
    const told: number[] = [];
    fittingUpload((most) => {
      told.push(most);
      return log;
    }, BYTES);
    expect(told).toEqual([25_000]);
  });

  test.each([
    ['of one run', 1],
    ['of three', 3],
  ])('has a little less than its share where it does not, %s', (_, runs) => {
    const { told, count } = asked(Math.floor(1_500_000 / 1_000 / runs), 0, 1_000, runs);
    expect(told).toHaveLength(2);
    // Base64 is three quarters of its letters when it is compressed: 1.14 MB of these, of which one fits.
    expect(count).toBe(told[1]);
    expect(count).toBeGreaterThan(780);
    expect(count).toBeLessThan(880);
  });

  test.each([
    ['as large as may be', 0, 1],
    ['a byte larger', 1, 2],
  ])('that is %s is asked for as often as it has to', (_, larger, times) => {
    const log = { runs: [{ results: [{}] }], text: NOISE.slice(0, 1_000) } as unknown as SarifLog;
    const size = gzipSync(JSON.stringify(log, undefined, 2)).length;
    let told = 0;
    fittingUpload(() => {
      told++;
      return log;
    }, size - larger);
    expect(told).toBe(times);
  });

  test('has none where nothing fits, and that is an end', () => {
    const { told, count } = asked(1, 1_500_000, 3);
    expect([told.at(-1), count]).toEqual([0, 0]);
    expect(told.length).toBeLessThan(6);
  });
});
