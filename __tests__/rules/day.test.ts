import { daysBetween, isDay, isInstant, messageFromJson, messageToJson, NotAMessage } from '../../lib/rules';

test.each(['2026-11-22', '2028-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('%s is a day', (text) => {
  expect(isDay(text)).toBe(true);
});

test.each([
  ...['2026-02-30', '2026-02-29', '1900-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00', '2026-01-32'],
  ...['2026-1-1', '26-01-01', '2026/01/01', '20260101', '2026-01-01T00:00:00Z', ' 2026-01-01', '2026-01-01\n'],
  ...['', 'soon', '30.6.2027', '+002026-01-01', '２０２６-01-01', 'Infinity'],
])('%j is no day', (text) => {
  expect(isDay(text)).toBe(false);
});

test.each(['2028-12-31T00:00:00Z', '2028-12-31t23:59:59.123z', '2028-02-29T12:00:00+05:30'])(
  '%s is a point in time',
  (text) => expect(isInstant(text)).toBe(true),
);

test.each([
  ...['2026-02-30T00:00:00Z', '2026-01-01T24:00:00Z', '2026-01-01T00:60:00Z', '2026-01-01T00:00:60Z'],
  ...['2026-01-01T00:00:00', '2026-01-01T00:00Z', '2026-01-01', '2026-01-01 00:00:00Z', '2026-01-01T00:00:00+25:00'],
  ...['May 1, 2028', '2028', '', '2026-01-01T00:00:00Z\n'],
])('%j is no point in time', (text) => {
  expect(isInstant(text)).toBe(false);
});

test.each([
  ['2026-11-22', '2026-11-22', 0],
  ['2026-11-22', '2026-11-21', -1],
  ['2026-12-31', '2027-01-01', 1],
  // Over the change to summer time and back.
  ['2026-01-01', '2027-01-01', 365],
])('from %s to %s are %d days', (from, to, days) => {
  expect(daysBetween(from, to)).toBe(days);
});

const dated = (datetime: string) => messageFromJson({ properties: { at: { datetime } } });

test.each([
  ['2028-02-29', '2028-02-29T00:00:00Z'],
  ['2028-02-29T12:00:00+05:30', '2028-02-29T06:30:00Z'],
  ['0001-01-01T14:00:00+14:00', '0001-01-01T00:00:00Z'],
  ['9999-12-31T09:59:59.9999999-14:00', '9999-12-31T23:59:59.9999999Z'],
])('a message can have the point in time %s', (text, utc) => {
  expect(messageToJson(dated(text))).toMatchObject({ properties: { at: { datetime: utc } } });
});

test.each([
  ...['2026-02-30', '2026-02-30T00:00:00Z', '2026-13-01', '0000-01-01', '2026-01-01T24:00:00Z'],
  // .NET has no such zones, and no time before the year 1 or after the year 9999.
  ...['2026-01-01T00:00:00+14:01', '2026-01-01T00:00:00+99:99', '2026-01-01T00:00:00+01:60'],
  ...['0001-01-01T00:00:00+00:01', '9999-12-31T23:59:59-00:01'],
])('no message can have the point in time %s', (text) => {
  expect(() => dated(text)).toThrow(NotAMessage);
});
