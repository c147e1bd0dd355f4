import type { Time } from '../../broker/core';

/** One thing that happened, for whoever reads what a run was. */
export interface StoryLine {
  readonly at: Time;
  /** Who did it, or where: `start-gpu-urgent`, `Azure ML`, `gpu-urgent`. */
  readonly who: string;
  readonly what: string;
}

/** Hears what happens; of a run that nobody wants to read, nothing is written down. */
export type Tell = (who: string, what: string) => void;

/** What repeats itself is told of no longer passages than this: a try, and what comes of it. */
const LONGEST_PASSAGE = 8;
/** Told once and left out twice at least: less would save nothing. */
const FEWEST_REPEATS = 2;

/** What happened, with the time since the beginning: `+1 d 02:03:04.005`. A passage that repeats itself is told once. */
export function storyText(lines: readonly StoryLine[], start: Time): string[] {
  const width = Math.max(0, ...lines.map(({ who }) => who.length));
  const text = ({ at, who, what }: StoryLine) => `${sinceText(at - start)}  ${who.padEnd(width)}  ${what}`;
  const told: string[] = [];
  for (let from = 0; from < lines.length; ) {
    const { length, repeats } = passageAt(lines, from);
    told.push(...lines.slice(from, from + length).map(text));
    from += length * (repeats + 1);
    if (repeats === 0) continue;
    const last = lines[from - 1] as StoryLine;
    const what = length === 1 ? 'the same' : `the ${length} lines above`;
    const until = sinceText(last.at - start);
    told.push(`${'…'.padEnd(until.length)}  ${what}, ${repeats} times more, until ${until}`);
  }
  return told;
}

/** The shortest passage that begins at a line and repeats itself right after; the line alone where none does. */
function passageAt(lines: readonly StoryLine[], from: number): { readonly length: number; readonly repeats: number } {
  const keyAt = (index: number) => {
    const line = lines[index];
    // Times and counts are others each time.
    return line === undefined
      ? undefined
      : `${line.who} ${line.what.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z|delivery \d+/g, '')}`;
  };
  for (let length = 1; length <= LONGEST_PASSAGE; length++) {
    let same = 0;
    while (keyAt(from + same) !== undefined && keyAt(from + same) === keyAt(from + same + length)) same++;
    const repeats = Math.floor(same / length);
    if (repeats >= FEWEST_REPEATS) return { length, repeats };
  }
  return { length: 1, repeats: 0 };
}

function sinceText(milliseconds: number): string {
  const days = Math.floor(milliseconds / 86_400_000);
  const clock = new Date(milliseconds % 86_400_000).toISOString().slice(11, 23);
  return days === 0 ? `+${clock}` : `+${days} d ${clock}`;
}
