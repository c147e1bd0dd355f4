import { getBorderCharacters, table } from 'table';
import type { CopyEnd, Story } from '../../local';
import { colors } from '../../terminal';
import { type Line, line } from '../../text';

/** What became of messages, a row for each copy of each. */
export function happenedLines(stories: readonly Story[], columns: number | undefined): Line[] {
  const rows = stories.flatMap(({ name, ends }) =>
    ends.length === 0
      ? [[name, '', 'has not arrived']]
      : ends.map((end, index) => [index === 0 ? name : '', placeOf(end), endText(end)]),
  );
  const cells = [['message', 'subscription', 'what became of it'], ...rows];
  const widest = [0, 1].map((column) => Math.max(...cells.map((row) => (row[column] as string).length)));
  const rest = Math.max(LEAST, (columns ?? WIDE) - widest.reduce((sum, width) => sum + width + GAP, 0));
  const drawn = table(cells, {
    border: getBorderCharacters('void'),
    drawHorizontalLine: () => false,
    columnDefault: { paddingLeft: 0, paddingRight: GAP, wrapWord: true },
    columns: [{ width: widest[0] as number }, { width: widest[1] as number }, { width: rest, paddingRight: 0 }],
  });
  return drawn
    .trimEnd()
    .split('\n')
    .map((text, index) => (index === 0 ? line`${colors.bold(text.trimEnd())}` : text.trimEnd()));
}

/** Between two columns. */
const GAP = 2;
/** How wide what became of a message is at least, and where there is no terminal. */
const LEAST = 30;
const WIDE = 140;

/** What became of one copy, in words. */
export function endText(end: CopyEnd): string {
  switch (end.kind) {
    case 'open':
      return 'is being worked on';
    case 'job':
      return jobText(end);
    case 'set-aside':
      return `set aside: ${end.reason}${end.details === '' ? '' : ` (${end.details})`}`;
    case 'waiting':
      return `waits until ${end.until}: ${end.reason}`;
    case 'stays':
      return end.entity === end.subscription ? 'waits there for who receives it' : `waits in ${end.entity}`;
    case 'dead-letter':
      return `is a dead letter: ${end.reason}`;
    case 'nowhere':
      return 'no rule wants it: it is gone';
    case 'dropped':
      return 'dropped: a message of this id came before';
  }
}

function jobText({ job, view }: Extract<CopyEnd, { kind: 'job' }>): string {
  if (view === undefined) return `job ${job}`;
  const { state, started, ended, error, metrics } = view;
  const seconds = started && ended ? ` in ${((ended.getTime() - started.getTime()) / 1000).toFixed(1)} s` : '';
  const values = Object.entries(metrics).map(([name, value]) => `${name} ${Number(value.toPrecision(3))}`);
  const shown = values.length === 0 ? '' : `, ${values.join(', ')}`;
  return `job ${job} ${state}${seconds}${error === undefined ? shown : `: ${error}`}`;
}

function placeOf(end: CopyEnd): string {
  return 'subscription' in end ? (end.subscription.split('/').at(-1) as string) : '';
}

/** Whether something went wrong that somebody has to look at. */
export function isBad(end: CopyEnd): boolean {
  if (end.kind === 'job') return end.view?.state === 'Failed' || end.view?.state === 'Canceled';
  return end.kind === 'set-aside' || end.kind === 'dead-letter' || end.kind === 'waiting' || end.kind === 'open';
}
