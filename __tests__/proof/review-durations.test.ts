import { areSameLength, canonical, lengthOf } from '../../lib/proof/review/settings/setting-duration';

const SECOND = 10_000_000n;
const [MINUTE, HOUR, DAY] = [60n * SECOND, 3600n * SECOND, 86_400n * SECOND];
const NEVER = 'P10675199DT2H48M5.4775807S';

describe('the length of a duration, in ticks of a tenth of a microsecond', () => {
  test.each<[text: unknown, length: bigint | undefined]>([
    ['PT0S', 0n],
    ['PT1S', SECOND],
    ['PT1M', MINUTE],
    ['PT1H', HOUR],
    ['P1D', DAY],
    ['P1W', 7n * DAY],
    ['P10W', 70n * DAY],
    ['PT0.0000001S', 1n],
    ['PT0.5S', SECOND / 2n],
    ['PT1.5S', SECOND + SECOND / 2n],
    ['P2DT3H4M5.6S', 2n * DAY + 3n * HOUR + 4n * MINUTE + 5n * SECOND + 6n * (SECOND / 10n)],
    ['PT90M', 90n * MINUTE],
    [NEVER, 2n ** 63n - 1n],
    ['P', undefined],
    ['PT', undefined],
    ['P1DT', undefined],
    ['', undefined],
    ['P1M', undefined],
    ['P1Y', undefined],
    ['P1W1D', undefined],
    ['PT1S1M', undefined],
    ['PT0.00000001S', undefined],
    ['1D', undefined],
    ['soon', undefined],
    [' PT1S', undefined],
    ['PT1S ', undefined],
    [60, undefined],
    [undefined, undefined],
  ])('%j', (text, length) => {
    expect(lengthOf(text)).toBe(length);
  });
});

test.each<[text: string, written: string]>([
  ['PT24H', 'P1D'],
  ['PT25H', 'P1DT1H'],
  ['PT23H59M', 'PT23H59M'],
  ['PT60M', 'PT1H'],
  ['PT61M', 'PT1H1M'],
  ['PT59S', 'PT59S'],
  ['PT61S', 'PT1M1S'],
  ['PT10S', 'PT10S'],
  ['PT1.0S', 'PT1S'],
  ['PT1.50S', 'PT1.5S'],
  ['PT0.5S', 'PT0.5S'],
  ['PT60.25S', 'PT1M0.25S'],
  ['P1DT1S', 'P1DT1S'],
  ['P0D', 'PT0S'],
  ['P2W', 'P14D'],
  ['P10675199DT2H48M5.4775806S', 'P10675199DT2H48M5.4775806S'],
  [NEVER, 'never'],
  ['P10675200D', 'never'],
  ['P1M', 'P1M'],
])('%s is written %s', (text, written) => {
  expect(canonical(text)).toBe(written);
});

test.each<[a: unknown, b: unknown, isSame: boolean]>([
  ['PT60S', 'PT1M', true],
  ['PT60S', 'PT61S', false],
  ['soon', 'soon', true],
  ['soon', 'later', false],
  ['soon', 'PT1M', false],
  ['PT1M', 'soon', false],
  [undefined, undefined, true],
  [undefined, 'PT1M', false],
])('%j and %j are one length: %s', (a, b, isSame) => {
  expect(areSameLength(a, b)).toBe(isSame);
});
