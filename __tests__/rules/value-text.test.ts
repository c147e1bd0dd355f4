import type { Value } from '../../lib/rules';
import { Decimal } from '../../lib/rules/values/decimal';
import { readValue } from '../../lib/rules/values/value-json';
import {
  dateTimeOf,
  isDateTime,
  isoOf,
  parseDateTime,
  parseGuid,
  parseIsoTimeSpan,
  parseTimeSpan,
  plainValue,
  roundTripText,
  textOf,
} from '../../lib/rules/values/value-text';
import { DateTime, DecimalValue, Float, Guid, Integer, Opaque, TimeSpan } from '../../lib/rules/values/values';

const SECOND = 10_000_000n;
const DAY = 86_400n * SECOND;
const EPOCH = 621_355_968_000_000_000n;
const LONGEST = 2n ** 63n - 1n;
const GUID = '6f0c0000-1234-5678-9abc-000000000001';

test.each<[value: Value, text: string]>([
  [null, ''],
  ['x', 'x'],
  [true, 'True'],
  [false, 'False'],
  [0, '0'],
  [-0, '0'],
  [1.5, '1.5'],
  [-1.5, '-1.5'],
  [100, '100'],
  [123456.75, '123456.75'],
  [0.1 + 0.2, '0.3'],
  [0.00012345, '0.00012345'],
  [0.0001, '0.0001'],
  [-0.00001, '-1E-05'],
  [0.000012, '1.2E-05'],
  [999999999999999, '999999999999999'],
  [1e15, '1E+15'],
  [1.25e100, '1.25E+100'],
  [1e-100, '1E-100'],
  [Number.NaN, 'NaN'],
  [Number.POSITIVE_INFINITY, 'Infinity'],
  [Number.NEGATIVE_INFINITY, '-Infinity'],
  [new Float(0.1), '0.1'],
  [new Float(1234567), '1234567'],
  [new Float(12345678), '1.234568E+07'],
  [Integer.of('long', LONGEST), String(LONGEST)],
  [Integer.small('int', -7), '-7'],
  [new DecimalValue(Decimal.parse('1.50') as Decimal), '1.50'],
  [new Guid(GUID), GUID],
  [new DateTime(0n), '01/01/0001 00:00:00'],
  [new DateTime(EPOCH + 3661n * SECOND + 5_000_000n), '01/01/1970 01:01:01'],
  [new TimeSpan(0n), '00:00:00'],
  [new TimeSpan(3661n * SECOND), '01:01:01'],
  [new TimeSpan(59n * SECOND), '00:00:59'],
  [new TimeSpan(60n * SECOND), '00:01:00'],
  [new TimeSpan(DAY - SECOND), '23:59:59'],
  [new TimeSpan(DAY), '1.00:00:00'],
  [new TimeSpan(-DAY - 1n), '-1.00:00:00.0000001'],
  [new TimeSpan(5_000_000n), '00:00:00.5000000'],
  [new Opaque('state', 'Active'), 'Active'],
])('%p as text is %j', (value, text) => {
  expect(textOf(value)).toBe(text);
});

test.each<[value: number, text: string]>([
  [0.1, '0.1'],
  [0.1 + 0.2, '0.30000000000000004'],
  [123456789.12345679, '123456789.12345679'],
  [1.7976931348623157e308, '1.7976931348623157E+308'],
  [5e-324, '4.94065645841247E-324'],
  [-0, '-0'],
  [-1, '-1'],
])('%p is written so that it reads back: %s', (value, text) => {
  expect([roundTripText(value), Number(text)]).toEqual([text, value]);
});

describe('points in time', () => {
  test.each<[text: string, ticks: bigint]>([
    ['1970-01-01', EPOCH],
    ['1970-01-01T00:00', EPOCH],
    ['1970-01-01 00:00:01', EPOCH + SECOND],
    [' 1970-01-01t01:02:03z ', EPOCH + 3723n * SECOND],
    ['1970-01-01T00:00:00.5', EPOCH + SECOND / 2n],
    ['1970-01-01T00:00:00.0000001Z', EPOCH + 1n],
    ['1970-01-01T00:00:00+01:30', EPOCH - 5400n * SECOND],
    ['1970-01-01T00:00:00-01:30', EPOCH + 5400n * SECOND],
    ['1970-01-01T23:59:59Z', EPOCH + DAY - SECOND],
    ['1970-01-02T00:00:00+14:00', EPOCH + DAY - 50_400n * SECOND],
    ['0001-01-01', 0n],
    ['0099-12-31', 30_926n * DAY + 5_232n * DAY],
    ['9999-12-31T23:59:59.9999999', 3_155_378_975_999_999_999n],
  ])('%s', (text, ticks) => {
    expect(parseDateTime(text)?.ticks).toBe(ticks);
    expect(isDateTime(text)).toBe(true);
  });

  test.each([
    ...['1970-01-01T24:00', '1970-01-01T00:60', '1970-01-01T00:00:60', '1970-02-30', '1970-01-01T', '1970-01-01Z'],
    ...['1970-01-01T00:00+14:01', '1970-01-01T00:00+00:60', '1970-01-01T00:00:00.12345678', '0001-01-01T00:00+00:01'],
    ...['', 'x1970-01-01', '1970-01-01x'],
  ])('%j is none', (text) => {
    expect(parseDateTime(text)).toBeUndefined();
    expect(isDateTime(text)).toBe(false);
  });

  test('are those of the years 1 to 9999', () => {
    expect([0n, 3_155_378_975_999_999_999n].map((ticks) => dateTimeOf(ticks)?.ticks)).toEqual([
      0n,
      3_155_378_975_999_999_999n,
    ]);
    expect([-1n, 3_155_378_976_000_000_000n].map(dateTimeOf)).toEqual([undefined, undefined]);
  });

  test.each([
    [EPOCH, '1970-01-01T00:00:00Z'],
    [EPOCH + 1n, '1970-01-01T00:00:00.0000001Z'],
    [EPOCH - 1n, '1969-12-31T23:59:59.9999999Z'],
    [1n, '0001-01-01T00:00:00.0000001Z'],
  ])('%d ticks are %s', (ticks, text) => {
    expect(isoOf(new DateTime(ticks))).toBe(text);
  });
});

describe('lengths of time', () => {
  test.each<[text: string, ticks: bigint | undefined]>([
    ['5', 5n * DAY],
    ['-5', -5n * DAY],
    ['1:2', 3720n * SECOND],
    ['23:59:59', 86_399n * SECOND],
    [' 3.04:05:06.7 ', 3n * DAY + 14_706n * SECOND + 7_000_000n],
    ['10675199.02:48:05.4775807', LONGEST],
    ['-10675199.02:48:05.4775807', -LONGEST],
    ['10675199.02:48:05.4775808', undefined],
    ['24:00', undefined],
    ['00:60', undefined],
    ['00:00:60', undefined],
    ['PT5S', undefined],
    ['1.', undefined],
    ['00:00:00.12345678', undefined],
    ['', undefined],
  ])('%j as .NET writes it', (text, ticks) => {
    expect(parseTimeSpan(text)?.ticks).toBe(ticks);
  });

  test.each<[text: string, ticks: bigint | undefined]>([
    ['P2D', 2n * DAY],
    ['PT3H', 10_800n * SECOND],
    ['PT4M', 240n * SECOND],
    ['PT5S', 5n * SECOND],
    ['PT0.5S', SECOND / 2n],
    ['P1DT2H3M4.5S', DAY + 7384n * SECOND + SECOND / 2n],
    ['-P1DT1S', -DAY - SECOND],
    ['PT90M', 5400n * SECOND],
    ['P10675199DT2H48M5.4775807S', LONGEST],
    ['P10675199DT2H48M5.4775808S', undefined],
    ['P', undefined],
    ['PT', undefined],
    ['P1DT', undefined],
    ['P1Y', undefined],
    ['1D', undefined],
    ['P1D ', undefined],
  ])('%j as ISO 8601 does', (text, ticks) => {
    expect(parseIsoTimeSpan(text)?.ticks).toBe(ticks);
  });
});

test.each<[text: string, is: boolean]>([
  [GUID, true],
  [GUID.toUpperCase(), true],
  [` {${GUID}} `, true],
  [`(${GUID})`, true],
  [GUID.replaceAll('-', ''), true],
  [`{${GUID.replaceAll('-', '')}}`, false],
  [`{${GUID})`, false],
  [`(${GUID}}`, false],
  [`{${GUID}`, false],
  [GUID.slice(1), false],
  [`${GUID}0`, false],
  [GUID.replace('6', 'g'), false],
  ['', false],
])('%s is a GUID: %s', (text, is) => {
  expect(parseGuid(text)?.value).toBe(is ? GUID : undefined);
});

test.each<[json: unknown, plain: unknown]>([
  [null, null],
  ['x', 'x'],
  [true, true],
  [1.5, 1.5],
  [7, 7],
  [{ long: '9007199254740993' }, 9007199254740992],
  [{ decimal: '1.50' }, 1.5],
  [{ float: '0.5' }, 0.5],
  [{ guid: GUID }, GUID],
  [{ datetime: '2026-11-27T12:00:00Z' }, '2026-11-27T12:00:00Z'],
  [{ timespan: 'PT5M' }, '00:05:00'],
])('%j as plain JSON has it', (json, plain) => {
  expect(plainValue(readValue(json) as Value)).toBe(plain);
});

test('what only the service has is its text', () => {
  expect(plainValue(new Opaque('state', 'Active'))).toBe('Active');
});
