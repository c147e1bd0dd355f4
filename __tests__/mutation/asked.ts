import { FOLDERS, type Folder } from './folders';
import { lineNumberOf, type Placed } from './sample';

/** What is broken of one folder. */
export interface Asked {
  readonly name: string;
  readonly folder: Folder;
  /** Which of its changes; of all of them a sample is drawn. */
  readonly isMeant: (placed: Placed) => boolean;
  /** How many at most. */
  readonly count: number;
  readonly seed: number;
}

/** Changes of each folder, where nobody says how many. */
const MANY = 40;
const NAMES = Object.keys(FOLDERS);

/**
 * What somebody asks for: names of folders, or files with or without a line; nothing is everything.
 *
 * @param variables `MUTANTS`, how many of each folder; `SEED`, which; `TESTS`, which tests, where not all of the folder's
 * @returns the folders, or what is wrong, all of it
 */
export function askedFor(
  words: readonly string[],
  variables: Readonly<Record<string, string | undefined>>,
): { readonly folders: readonly Asked[]; readonly problems: readonly string[] } {
  const { MUTANTS, SEED, TESTS } = variables;
  const problems: string[] = [];
  const number = (name: string, value: string | undefined, otherwise: number): number => {
    if (value !== undefined && !/^[1-9]\d{0,8}$/.test(value)) {
      problems.push(`mutate: ${name} is ${value}; allowed: a whole number from 1`);
    }
    return Number(value ?? otherwise);
  };
  const count = number('MUTANTS', MUTANTS, MANY);
  const seed = number('SEED', SEED, 1);
  const parts = new Map<string, ((placed: Placed) => boolean)[]>();
  for (const word of words.length === 0 ? NAMES : words) {
    const [, file = word, line] = /^(.*\.ts)(?::(\d+))?(?::\d+)?$/.exec(word) ?? [];
    const name = NAMES.find((one) => one === word || FOLDERS[one]?.sources.test(file));
    if (name === undefined) {
      problems.push(`mutate: got ${word}; allowed: ${NAMES.join(', ')}, or a file of these, with or without :<line>`);
      continue;
    }
    const isMeant = (placed: Placed) =>
      name === word || (placed.file === file && (line === undefined || lineNumberOf(placed) === Number(line)));
    parts.set(name, [...(parts.get(name) ?? []), isMeant]);
  }
  const folders = [...parts].map(([name, some]): Asked => {
    const folder = FOLDERS[name] as Folder;
    return {
      name,
      folder: TESTS === undefined ? folder : { ...folder, tests: TESTS.split(/[\s,]+/), slower: [] },
      isMeant: (placed) => some.some((isMeant) => isMeant(placed)),
      count,
      seed,
    };
  });
  return { folders, problems };
}
