import {
  lookForStop,
  readStop,
  STOP_DOCUMENT,
  type Stop,
  stopText,
  stopWords,
} from '../../../lib/trigger/program/guards/stop';
import { DocumentsInMemory } from '../../support/guards';

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 10, 27, 12);
const NONE: Stop = { since: undefined, by: undefined, reason: undefined };

test.each<[what: string, ago: number, again: number]>([
  ['has just been made', 0, 1],
  ['is two minutes old', 2, 1],
  ['is ten minutes old', 10, 5],
  ['is two hours old', 120, 60],
  ['is a day old', 24 * 60, 60],
])('a message looks again after half as long as the stop has lasted: one that %s', async (_, ago, again) => {
  let now = NOW - ago * MINUTE;
  const documents = new DocumentsInMemory(() => now);
  documents.put(STOP_DOCUMENT, stopText(NONE));
  now = NOW;
  expect(await lookForStop(documents)).toEqual({ stop: NONE, again: NOW + again * MINUTE });
});

test('where nobody has stopped anything there is no stop, and where it is not known since when, it is looked at soon', async () => {
  const documents = new DocumentsInMemory(() => NOW);
  expect((await lookForStop(documents)).stop).toBeUndefined();
  documents.read = async () => ({ text: '', version: '1', written: undefined, now: NOW });
  expect(await lookForStop(documents)).toEqual({ stop: NONE, again: NOW + MINUTE });
});

test.each<[text: string, stop: Partial<Stop>, words: string]>([
  ['', {}, 'all starts are stopped'],
  ['{', {}, 'all starts are stopped'],
  ['null', {}, 'all starts are stopped'],
  ['"since"', {}, 'all starts are stopped'],
  ['{"since": 1, "by": null, "reason": ["a"]}', {}, 'all starts are stopped'],
  ['{"since": "noon"}', { since: 'noon' }, 'all starts are stopped since noon'],
  ['{"by": "me"}', { by: 'me' }, 'all starts are stopped by me'],
  ['{"reason": "a storm"}', { reason: 'a storm' }, 'all starts are stopped: a storm'],
  [
    '{"since": "noon", "by": "me", "reason": "a storm", "more": 1}',
    { since: 'noon', by: 'me', reason: 'a storm' },
    'all starts are stopped since noon by me: a storm',
  ],
  [`{"by": "${'x'.repeat(201)}"}`, { by: 'x'.repeat(200) }, `all starts are stopped by ${'x'.repeat(200)}`],
])('%s', (text, stop, words) => {
  expect(readStop(text)).toEqual({ ...NONE, ...stop });
  expect(stopWords(readStop(text))).toBe(words);
});

test('what stops is read as it was written', () => {
  const stop = { since: '2026-11-27T12:00:00.000Z', by: 'me', reason: 'a storm' };
  expect(readStop(stopText(stop))).toEqual(stop);
});
