import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { contractsIn, type WrittenContract } from './sources/contracts';

/** A contract of the workspace, with the file that it stands in. */
export interface PlacedContract extends WrittenContract {
  readonly uri: string;
  /** From 1. */
  readonly line: number;
  /** Both for people: `contract.ts:3`. */
  readonly place: string;
}

/** Folders that hold what others have written, or what was made. */
const LEFT_OUT = new Set(['node_modules', 'dist', 'cdktf.out', 'build', 'coverage', 'out']);

/** More files, and larger ones, are not looked at: an editor waits. */
const MOST_FILES = 5_000;
const LARGEST = 1_000_000;

/** The contracts of the folders that are open in the editor, as they stand in its windows and, else, on disk. */
export class Workspace {
  private readonly contracts = new Map<string, readonly PlacedContract[]>();

  /** @param folders the addresses of the open folders */
  constructor(folders: readonly string[]) {
    let left = MOST_FILES;
    for (const folder of folders.filter((uri) => uri.startsWith('file:'))) {
      for (const file of sources(fileURLToPath(folder))) {
        if (left-- <= 0) return;
        this.readFromDisk(pathToFileURL(file).href);
      }
    }
  }

  /** Takes the text of a file that is open, as it is now. */
  update(uri: string, source: string): void {
    if (!uri.endsWith('.ts')) return;
    const file = decodeURIComponent(uri.split('/').pop() as string);
    const found = contractsIn(source).map((one) => {
      const line = source.slice(0, one.start).split('\n').length;
      return { ...one, uri, line, place: `${file}:${line}` };
    });
    // While a file is typed in, the contracts that it had are a better answer than none.
    if (found.length === 0 && source.includes('MessageContract.of(') && this.contracts.has(uri)) return;
    if (found.length > 0) this.contracts.set(uri, found);
    else this.contracts.delete(uri);
  }

  /** Takes what is on disk. */
  readFromDisk(uri: string): void {
    try {
      const source = readFileSync(fileURLToPath(uri), 'utf8');
      if (source.length <= LARGEST) this.update(uri, source);
    } catch {
      this.contracts.delete(uri);
    }
  }

  /** All contracts, those of tests last. */
  get all(): readonly PlacedContract[] {
    return [...this.outsideOfTests, ...[...this.contracts.values()].flat().filter(isOfTest)];
  }

  /**
   * The contract that filters are most likely about: the only one that was understood as a whole, apart from those of tests.
   * Which topic a filter will be used for is not known from its text, so what follows from the contract alone is no
   * certainty.
   */
  get likely(): PlacedContract | undefined {
    const [only, ...others] = this.outsideOfTests;
    return others.length === 0 && only?.isWhole === true && only.contract.problems.length === 0 ? only : undefined;
  }

  private get outsideOfTests(): readonly PlacedContract[] {
    return [...this.contracts.values()].flat().filter((one) => !isOfTest(one));
  }
}

function isOfTest({ uri }: PlacedContract): boolean {
  return /__tests__|\.(test|spec)\.ts$/.test(uri);
}

function* sources(folder: string): Generator<string> {
  let entries: ReturnType<typeof entriesOf>;
  try {
    entries = entriesOf(folder);
  } catch {
    // A folder that may not be read has nothing for this user.
    return;
  }
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!LEFT_OUT.has(entry.name) && !entry.name.startsWith('.')) yield* sources(path);
    } else if (entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts')) yield path;
  }
}

function entriesOf(folder: string) {
  return readdirSync(folder, { withFileTypes: true });
}
