import * as fc from 'fast-check';
import { type StoryLine, storyText } from '../../../lib/simulation';

const line = (second: number, who: string, what: string): StoryLine => ({ at: second * 1000, who, what });

test('who, when since the beginning, and what', () => {
  expect(storyText([line(1, 'a sender', 'sends m'), line(90_000, 'Azure ML', 'PUT tr-1: 201')], 0)).toEqual([
    '+00:00:01.000  a sender  sends m',
    '+1 d 01:00:00.000  Azure ML  PUT tr-1: 201',
  ]);
});

test('a passage that repeats itself is told once, whatever its times and counts', () => {
  const tries = [1, 2, 3, 4].flatMap((second) => [
    line(second, 'p', `gets m, delivery ${second}`),
    line(second, 'p', `waits until 2026-01-01T00:0${second}:00.000Z: 503`),
  ]);
  expect(storyText([line(0, 's', 'sends m'), ...tries, line(9, 'p', 'started tr-1')], 0)).toEqual([
    '+00:00:00.000  s  sends m',
    '+00:00:01.000  p  gets m, delivery 1',
    '+00:00:01.000  p  waits until 2026-01-01T00:01:00.000Z: 503',
    '…              the same 3 times more, until +00:00:04.000',
    '+00:00:09.000  p  started tr-1',
  ]);
});

test('what happens twice is told twice', () => {
  expect(storyText([line(1, 'p', 'x'), line(2, 'p', 'x')], 0)).toHaveLength(2);
});

test('nothing is told that did not happen, and each kind of line at least once', () => {
  const kinds = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 40 });
  fc.assert(
    fc.property(kinds, (all) => {
      const told = storyText(
        all.map((kind, index) => line(index, 'p', `does ${'abcd'[kind]}`)),
        0,
      );
      const lines = told.filter((text) => !text.startsWith('…'));
      const left = told.flatMap((text) => /the same (\d+) times more/.exec(text)?.[1] ?? []);
      expect(new Set(lines.map((text) => text.slice(-1)))).toEqual(new Set(all.map((kind) => 'abcd'[kind])));
      expect(lines.length + left.length > 0).toBe(all.length > 0);
      expect(told.length).toBeLessThanOrEqual(all.length);
    }),
  );
});
