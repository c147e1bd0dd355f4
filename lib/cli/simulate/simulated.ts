import {
  type ExampleEnds,
  exampleKey,
  type Fault,
  faultKind,
  type RunResult,
  type SearchResult,
  type ShortestRun,
  storyText,
  type Violation,
} from '../../simulation';
import { startsNothing, startsNothingLines } from './starts-nothing';

/** What is told beside what a search came to. */
export interface Beside {
  /** Faults that were asked for. */
  readonly more: readonly Fault[];
  /** What becomes of examples where nothing goes wrong. */
  readonly calm: ExampleEnds;
  /** How many schedules were asked for. */
  readonly asked: number;
  /** The command that does what some further options say, with the same messages and faults. */
  readonly command: (...besides: string[]) => string;
}

/** How far a search has come, and how to go on where it is stopped. */
export function progressText(seed: number, done: number, asked: number): string {
  return `${doneText(done, asked)}; --seed ${seed + done} --schedules ${asked - done} goes on from here`;
}

function doneText(done: number, asked: number): string {
  return `${done.toLocaleString('en')} of ${asked.toLocaleString('en')} schedules`;
}

/** What a search came to, for people. */
export function searchLines(result: SearchResult, shortest: ShortestRun | undefined, beside: Beside): string[] {
  const nothing = startsNothingLines(startsNothing(beside.calm));
  const told = shortest === undefined ? calmLines(result, beside) : foundLines(result, shortest, beside);
  return nothing.length === 0 ? told : [...nothing, '', ...told];
}

/** A search that has found nothing. */
function calmLines(
  { schedules, seed, ends, happened, cut }: SearchResult,
  { more, calm, asked, command }: Beside,
): string[] {
  return [
    ...(schedules < asked
      ? [
          `stopped after ${doneText(schedules, asked)}; this goes on from here:`,
          `  ${command('--seed', `${seed + schedules}`, '--schedules', `${asked - schedules}`)}`,
        ]
      : []),
    `${schedules.toLocaleString('en')} schedules (seeds ${seed} to ${seed + schedules - 1}): no message started two jobs, none started what its template does not allow, and each that came to a program has its end`,
    ...(cut === 0
      ? []
      : [
          `${cut.toLocaleString('en')} of them were not looked at to the end: copies of messages that wait had multiplied`,
        ]),
    '',
    'what became of them',
    ...counted([...ends].sort(([, a], [, b]) => b - a)),
    '',
    'what went wrong meanwhile',
    ...counted([...happened].sort(([, a], [, b]) => b - a)),
    ...refusedLines(calm),
    ...(more.length === 0 ? [] : ['', ...more.map(beyondText)]),
  ];
}

/** A run step by step. */
export function replayLines({ seed, story, start, violations, ends }: RunResult): string[] {
  return [
    `seed ${seed}`,
    ...storyText(story, start),
    '',
    ...(violations.length === 0 ? ['what became of them', ...counted([...ends])] : violationLines(violations)),
  ];
}

export function searchJson(
  result: SearchResult,
  shortest: ShortestRun | undefined,
  { asked, calm }: Pick<Beside, 'asked' | 'calm'>,
): object {
  const { schedules, seed, steps, cut, happened, ends } = result;
  return {
    asked,
    schedules,
    // Fewer than asked for, and nothing found: somebody has stopped it.
    isStopped: shortest === undefined && schedules < asked,
    seed,
    steps,
    cut,
    ends: Object.fromEntries(ends),
    faults: Object.fromEntries(happened),
    startsNothing: startsNothing(calm),
    refused: Object.fromEntries(calm.refused),
    found: shortest === undefined ? null : storyJson(shortest.result),
  };
}

export function storyJson({ seed, violations, happened, story, start, ends }: RunResult): object {
  return {
    seed,
    violations: violations.map(({ kind, at, messageId, says }) => ({ kind, at: at - start, messageId, says })),
    faults: happened,
    ends: Object.fromEntries(ends),
    story: story.map(({ at, who, what }) => ({ at: at - start, who, what })),
  };
}

/** Copies that are refused though nothing goes wrong, of messages that start a job elsewhere. */
function refusedLines({ refused, came }: ExampleEnds): string[] {
  const told = new Set(
    came.flatMap((one) => (one.whyNothing === undefined ? [] : [exampleKey(one.example, one.subscription)])),
  );
  const others = [...refused].filter(([key]) => !told.has(key));
  if (others.length === 0) return [];
  return ['', 'refused also where nothing goes wrong', ...others.map(([key, why]) => `  ${key}: ${why}`)];
}

function foundLines({ schedules }: SearchResult, { result }: ShortestRun, beside: Beside): string[] {
  const faults = [...new Set(result.happened.map(({ fault }) => fault))];
  const beyond = faults.filter((fault) => faultKind(fault).beyond !== undefined);
  return [
    `schedule ${schedules.toLocaleString('en')}, seed ${result.seed}, as short as it could be made:`,
    '',
    ...storyText(result.story, result.start),
    '',
    ...violationLines(result.violations),
    ...(beyond.length === 0 ? [] : ['', ...beyond.map(beyondText)]),
    '',
    'the whole of it:',
    `  ${beside.command('--replay', `${result.seed}`)}`,
  ];
}

function violationLines(violations: readonly Violation[]): string[] {
  return violations.map(({ kind, says }) => `${kind}: ${says}`);
}

function beyondText(fault: Fault): string {
  return `nobody promises anything against ${fault}: ${faultKind(fault).beyond}`;
}

function counted(all: readonly (readonly [string, number])[]): string[] {
  const width = Math.max(0, ...all.map(([, count]) => count.toLocaleString('en').length));
  return all.map(([name, count]) => `  ${count.toLocaleString('en').padStart(width)}  ${name}`);
}
