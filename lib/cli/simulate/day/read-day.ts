import { DAY, HOUR, MINUTE, SECOND } from '../../../broker/core';
import { isInstant, nearest } from '../../../rules';
import { Schema } from '../../../schema';
import { type DayLine, expectedArrivals } from '../../../simulation';
import { UsageError } from '../../common/exit-status';
import { jsonPieces } from '../../common/json-lines';
import { messageIn } from '../../messages/message-in';

/** So many messages are simulated at most: more than a day of a busy platform has, and minutes of this machine. */
const MOST_MESSAGES = 200_000;

/** A day that was read, and the lines of its file that say something else. */
export interface ReadDay {
  readonly lines: readonly DayLine[];
  /** A sentence for each line that is left out, with its place. */
  readonly problems: readonly string[];
}

const TIME_OF_DAY = '^([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?$';
const timeOfDay = (description: string) => ({ type: 'string', pattern: TIME_OF_DAY, description });
const message = { type: 'object', description: 'a message' };

const AT = new Schema({
  type: 'object',
  description: 'a line of a day',
  properties: { at: { type: 'string', description: 'a time' }, message },
  required: ['at', 'message'],
  additionalProperties: false,
});

const RATE = new Schema({
  type: 'object',
  description: 'a line of a day',
  properties: {
    perHour: { type: 'number', exclusiveMinimum: 0, description: 'how many messages an hour, more than 0' },
    from: timeOfDay('a time of day, as 08:00'),
    until: {
      anyOf: [timeOfDay('a time of day, as 18:00'), { const: '24:00' }],
      description: 'a time of day, as 18:00',
    },
    message,
  },
  required: ['perHour', 'message'],
  additionalProperties: false,
});

/** Where a message says when the service took it, as `peek --json` and the SDKs write it. */
const TAKEN = ['enqueuedTimeUtc', 'enqueuedTime', 'EnqueuedTimeUtc', 'EnqueuedTime'];

/**
 * A day of messages: each line one with its time, or a kind of message with how many come in an hour. A message as it was
 * received, with the time at which the service took it, is a line as well.
 *
 * @throws UsageError where nothing is left, or too much; FileProblem where it cannot be read
 */
export async function readDay(file: string): Promise<ReadDay> {
  const lines: DayLine[] = [];
  const problems: string[] = [];
  for await (const piece of jsonPieces(file)) {
    const read = 'json' in piece ? lineOf(piece.place, piece.json) : [piece.problem];
    if (Array.isArray(read)) problems.push(...read.map((problem) => `${piece.place}: ${problem}`));
    else lines.push(read);
  }
  if (lines.length === 0) throw new UsageError([...problems, `${file}: no message in there whose time is known`]);
  const count = expectedArrivals(lines);
  if (count > MOST_MESSAGES)
    throw new UsageError(
      `${file}: comes to about ${Math.round(count).toLocaleString('en')} messages, and ${MOST_MESSAGES.toLocaleString('en')} are the most that are simulated; write an hour of it`,
    );
  return { lines, problems };
}

function lineOf(place: string, json: unknown): DayLine | string[] {
  const line = (typeof json === 'object' && json !== null ? json : {}) as Readonly<Record<string, unknown>>;
  const names = Object.keys(line);
  const has = (...wanted: readonly string[]) => names.some((name) => wanted.includes(name));
  if (has('perHour')) return rateOf(place, line);
  if (has('at') && has('message')) return singleOf(place, line);
  if (has(...TAKEN)) return receivedOf(place, line);
  // Where a name is nearly one of a line's, it is said which.
  if (has('from', 'until') || names.some((name) => nearest(name, ['perHour']))) return rateOf(place, line);
  if (has('at', 'message') || names.some((name) => nearest(name, ['message', 'messageId']) === 'message'))
    return singleOf(place, line);
  return receivedOf(place, line);
}

function singleOf(place: string, line: Readonly<Record<string, unknown>>): DayLine | string[] {
  const problems = AT.problems(line);
  if (problems.length > 0) return problems;
  const at = timeOf(line.at as string);
  const read = messageIn(place, line.message);
  const wrong = at === undefined ? [`at: got ${JSON.stringify(line.at)}, ${ALLOWED_TIMES}`] : [];
  if (Array.isArray(read)) return [...wrong, ...read.map((problem) => `message: ${problem}`)];
  return at === undefined ? wrong : { kind: 'single', at, example: { name: place, ...read } };
}

function rateOf(place: string, line: Readonly<Record<string, unknown>>): DayLine | string[] {
  const problems = RATE.problems(line);
  if (problems.length > 0) return problems;
  const { perHour, from = '00:00', until = '24:00' } = line as { perHour: number; from?: string; until?: string };
  const read = messageIn(place, line.message);
  const [begins, ends] = [intoTheDay(from), intoTheDay(until)];
  const wrong = begins < ends ? [] : [`until: got ${until}, allowed a time after ${from}`];
  if (Array.isArray(read)) return [...wrong, ...read.map((problem) => `message: ${problem}`)];
  if (wrong.length > 0) return wrong;
  return { kind: 'rate', perHour, from: begins, until: ends, example: { name: place, ...read } };
}

function receivedOf(place: string, line: Readonly<Record<string, unknown>>): DayLine | string[] {
  const said = TAKEN.map((name) => line[name]).find((value) => value !== undefined);
  if (typeof said !== 'string' || !isInstant(said)) {
    const nearly = Object.keys(line).flatMap((name) => {
      const near = nearest(name, TAKEN);
      return near === undefined || near === name ? [] : [`unknown member "${name}"; did you mean ${near}?`];
    });
    if (nearly.length > 0) return nearly;
    return [
      'says no time: write {"at": "08:30", "message": {…}} or {"perHour": 12, "message": {…}}, or a message with its enqueuedTimeUtc',
    ];
  }
  const read = messageIn(place, line);
  return Array.isArray(read) ? read : { kind: 'single', at: Date.parse(said), example: { name: place, ...read } };
}

const ALLOWED_TIMES = 'allowed a time of day (UTC), as 08:30 or 08:30:15, or a point in time, as 2026-01-05T08:30:00Z';

function timeOf(text: string): Extract<DayLine, { kind: 'single' }>['at'] | undefined {
  if (new RegExp(TIME_OF_DAY).test(text)) return { intoTheDay: intoTheDay(text) };
  return isInstant(text) ? Date.parse(text) : undefined;
}

function intoTheDay(text: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = text.split(':').map(Number);
  return Math.min(DAY, hours * HOUR + minutes * MINUTE + seconds * SECOND);
}
