import fc from 'fast-check';
import { durationFrom, durationText } from '../../../lib/broker/administration/duration-text';
import { DAY } from '../../../lib/broker/core';

test.each([
  [0, 'PT0S'],
  [1500, 'PT1.5S'],
  [90_000, 'PT1M30S'],
  [DAY, 'P1D'],
  [14 * DAY + 3_600_000, 'P14DT1H'],
  [undefined, 'P10675199DT2H48M5.4775807S'],
])('%s milliseconds are %s', (duration, text) => {
  expect(durationText(duration)).toBe(text);
});

test('what is written is read again', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 10_000 * DAY }),
      (duration) => durationFrom(durationText(duration)) === duration,
    ),
  );
});

test.each(['P1M', 'P1Y', '-PT1M', 'PT', 'P', '1', '', 'PT1M ago'])('%j is no length of time', (text) => {
  expect(durationFrom(text)).toBeUndefined();
});
