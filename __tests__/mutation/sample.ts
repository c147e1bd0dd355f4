import { createHash } from 'node:crypto';
import { EQUIVALENT } from './equivalent';
import { type Mutant, mutantsOf } from './mutants';

/** A change of a file of the project. */
export interface Placed {
  /** From the project's root, with `/`. */
  readonly file: string;
  readonly source: string;
  readonly mutant: Mutant;
}

/** A change that makes no difference, by where it is and what stands there: it is not judged again. */
export interface Equivalent {
  readonly file: string;
  /** The line that it begins in, without the spaces around it. */
  readonly line: string;
  /** As the summary names it: `=== to !==`. */
  readonly kind: string;
  /** Where the line has several of this kind: which, from 1. */
  readonly which?: number;
  /** Why nobody can tell the difference. */
  readonly why: string;
}

/** All changes of some files, but those that make no difference. */
export function changesOf(sources: ReadonlyMap<string, string>): Placed[] {
  return [...sources].flatMap(([file, source]) => {
    const known = EQUIVALENT.filter((one) => one.file === file);
    return mutantsOf(source)
      .map((mutant) => ({ file, source, mutant }))
      .filter((placed, _, all) => !known.some((one) => isThat(placed, one, all)));
  });
}

/** Whether a change is one of the list; `all` are those of its file. */
export function isThat(placed: Placed, { file, line, kind, which }: Equivalent, all: readonly Placed[]): boolean {
  const isLike = (one: Placed) => one.file === file && one.mutant.kind === kind && lineOf(one) === line;
  if (!isLike(placed)) return false;
  return (
    which === undefined ||
    all.filter((one) => isLike(one) && one !== placed && isBefore(one, placed)).length === which - 1
  );
}

function isBefore(one: Placed, other: Placed): boolean {
  return lineNumberOf(one) === lineNumberOf(other) && one.mutant.start <= other.mutant.start;
}

/** From 1. */
export function lineNumberOf({ source, mutant }: Placed): number {
  return source.slice(0, mutant.start).split('\n').length;
}

function lineOf(placed: Placed): string {
  return placed.source.split('\n')[lineNumberOf(placed) - 1]?.trim() ?? '';
}

/** `lib/rules/a.ts:3:7`, for a terminal that leads there. */
export function placeOf(placed: Placed): string {
  const column = placed.mutant.start - placed.source.lastIndexOf('\n', placed.mutant.start - 1);
  return `${placed.file}:${lineNumberOf(placed)}:${column}`;
}

/** The lines that change, each with `-` or `+` in front. */
export function differenceOf({ source, mutant: { start, end, text } }: Placed): string[] {
  const from = source.lastIndexOf('\n', start - 1) + 1;
  const to = source.indexOf('\n', end) === -1 ? source.length : source.indexOf('\n', end);
  const [before, after] = [source.slice(from, to), source.slice(from, start) + text + source.slice(end, to)];
  return [...before.split('\n').map((line) => `- ${line}`), ...after.split('\n').map((line) => `+ ${line}`)];
}

/**
 * Some of them, the same for a seed: those whose names come first when the seed shuffles them. What is changed elsewhere
 * changes little of a sample, so that it can be judged again after tests were added.
 */
export function drawn(all: readonly Placed[], count: number, seed: number): Placed[] {
  const times = new Map<string, number>();
  const ranked = all.map((placed) => {
    const name = `${placed.file} ${placed.mutant.kind} ${lineOf(placed)}`;
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    return { placed, rank: createHash('sha256').update(`${seed} ${time} ${name}`).digest('hex') };
  });
  return ranked
    .sort((one, other) => (one.rank < other.rank ? -1 : 1))
    .slice(0, count)
    .map(({ placed }) => placed);
}
