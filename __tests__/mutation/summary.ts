import { colors } from '../../lib/terminal';
import type { Line } from '../../lib/text';
import type { Reached, Verdict } from './judging';
import { differenceOf, type Placed, placeOf } from './sample';

/** Of the changes that compile, how many have to be noticed. */
const LEAST = 0.9;
/** Test files are often as red as they get by then: the first few say which. */
const MOST_LISTED = 10;

/** What is known of the sample of one folder. */
export interface Judged {
  readonly name: string;
  readonly seed: number;
  readonly possible: number;
  readonly changes: ReadonlyMap<number, Placed>;
  /** How many were drawn, and how many of those the compiler says no to. */
  readonly drawn: number;
  readonly refused: number;
  readonly verdicts: ReadonlyMap<number, Verdict>;
  readonly failing: Reached['failing'];
}

export function isEnough(judged: Judged): boolean {
  return shareOf(judged) >= LEAST;
}

function shareOf(judged: Judged): number {
  const counted = judged.verdicts.size;
  return counted === 0 ? 1 : (counted - missedIn(judged.verdicts).length) / counted;
}

/** What no test has noticed. */
export function missedIn(verdicts: Judged['verdicts']): number[] {
  return [...verdicts].filter(([, { kind }]) => kind === 'survived' || kind === 'unreached').map(([id]) => id);
}

/** Each change that nothing noticed, with its place and what it changes; then the counts. */
export function summaryOf(judged: Judged): Line[] {
  const { name, seed, possible, changes, drawn, refused, verdicts, failing } = judged;
  const survivors = missedIn(verdicts);
  const endless = [...verdicts.values()].filter(({ kind }) => kind === 'never ends').length;
  return [
    ...survivors.flatMap((id) => {
      const placed = changes.get(id);
      if (placed === undefined) return [];
      const how = verdicts.get(id)?.kind === 'unreached' ? 'no test comes by' : 'no test notices';
      return [
        '',
        `${colors.bold(placeOf(placed))} ${how}: ${placed.mutant.kind}`,
        ...differenceOf(placed).map(colored),
      ];
    }),
    ...(failing.length === 0
      ? []
      : [
          '',
          `These fail without any change, and were not asked:`,
          ...failing.slice(0, MOST_LISTED).map((one) => `  ${one}`),
        ]),
    '',
    `${name}: ${verdicts.size - survivors.length} of ${verdicts.size} noticed (${Math.floor(100 * shareOf(judged))} %)` +
      `; ${endless} of them by never ending; drawn with seed ${seed} from ${possible} possible changes` +
      `, of which one in ${(drawn / Math.max(1, refused)).toFixed(1)} does not compile`,
  ];
}

function colored(line: string): Line {
  return line.startsWith('-') ? colors.red(line) : colors.green(line);
}
