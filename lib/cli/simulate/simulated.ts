import {
  type Fault,
  faultKind,
  type RunResult,
  type SearchResult,
  type ShortestRun,
  storyText,
  type Violation,
} from '../../simulation';

/** What is told beside what a search came to. */
export interface Beside {
  /** Faults that were asked for. */
  readonly more: readonly Fault[];
  /** Examples that are refused where nothing goes wrong, and why. */
  readonly refused: ReadonlyMap<string, string>;
  /** How many schedules were asked for. */
  readonly asked: number;
  /** How many messages are sent in each. */
  readonly each: number;
}

/** How far a search has come, and how to go on where it is stopped. */
export function progressText(seed: number, done: number, asked: number): string {
  const text = (count: number) => count.toLocaleString('en');
  return `${text(done)} of ${text(asked)} schedules; --seed ${seed + done} --schedules ${asked - done} goes on from here`;
}

/** What a search came to, for people. */
export function searchLines(result: SearchResult, shortest: ShortestRun | undefined, beside: Beside): string[] {
  if (shortest !== undefined) return foundLines(result, shortest, beside);
  const { more, refused, asked } = beside;
  const { schedules, seed, ends, happened, cut } = result;
  return [
    ...(schedules < asked ? [`stopped after ${progressText(seed, schedules, asked)}`] : []),
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
    ...refusedLines(refused),
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
  { asked, refused }: Pick<Beside, 'asked' | 'refused'>,
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
    refused: Object.fromEntries(refused),
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

/** Messages that start nothing though nothing goes wrong: whoever wrote them thinks otherwise. */
function refusedLines(refused: ReadonlyMap<string, string>): string[] {
  if (refused.size === 0) return [];
  return ['', 'refused also where nothing goes wrong', ...[...refused].map(([key, why]) => `  ${key}: ${why}`)];
}

/** As many messages as a schedule has where nobody says. */
const EACH = 5;

/** What tells a run again: only with the same faults and as many messages it is the same. */
function replayText(seed: number, { more, each }: Beside): string {
  return [
    `--replay ${seed}`,
    ...more.map((name) => `--fault ${name}`),
    ...(each === EACH ? [] : [`--per-schedule ${each}`]),
  ].join(' ');
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
    `the whole of it: ${replayText(result.seed, beside)}`,
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
