import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { contractsIn, type WrittenContract } from './sources/written-contracts';

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
  private readonly folders: readonly string[];
  /** By the files that they stand in. */
  private readonly contracts = new Map<string, readonly PlacedContract[]>();

  /** @param folders the addresses of the open folders */
  constructor(folders: readonly string[]) {
    let left = MOST_FILES;
    this.folders = folders.filter((uri) => uri.startsWith('file:')).map((uri) => fileURLToPath(uri));
    for (const folder of this.folders) {
      for (const file of sources(folder)) {
        if (left-- <= 0) return;
        this.readFromDisk(pathToFileURL(file).href);
      }
    }
  }

  /** Takes the text of a file that is open, as it is now. */
  update(uri: string, source: string): void {
    const path = pathOf(uri);
    if (!isSource(path) || this.isLeftOut(path)) return;
    const file = path.split(/[\\/]/).pop() as string;
    const found = contractsIn(source).map((one) => {
      const line = source.slice(0, one.start).split('\n').length;
      return { ...one, uri, line, place: `${file}:${line}` };
    });
    // While a file is typed in, the contracts that it had are a better answer than none.
    if (found.length === 0 && source.includes('MessageContract.of(') && this.contracts.has(path)) return;
    if (found.length > 0) this.contracts.set(path, found);
    else this.contracts.delete(path);
  }

  /** Takes what is on disk. */
  readFromDisk(uri: string): void {
    const path = pathOf(uri);
    try {
      const source = readFileSync(path, 'utf8');
      if (source.length > LARGEST) this.contracts.delete(path);
      else this.update(uri, source);
    } catch {
      this.contracts.delete(path);
    }
  }

  /** Whether a file is in a folder that holds what others have written: one that is open in the editor is, too. */
  private isLeftOut(path: string): boolean {
    const folder = this.folders.find((one) => !relative(one, path).startsWith('..'));
    const parts = (folder === undefined ? path : relative(folder, path)).split(/[\\/]/).slice(0, -1);
    return parts.some((part) => (folder === undefined ? part === 'node_modules' : isFolderLeftOut(part)));
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

/** The file of an address: editors write one address in several ways, `@` as `%40` for instance. */
function pathOf(uri: string): string {
  try {
    return fileURLToPath(uri).replace(/^[A-Z]:/, (drive) => drive.toLowerCase());
  } catch {
    // What is on no disk, such as a file that has no name yet.
    return uri;
  }
}

function isSource(name: string): boolean {
  return name.endsWith('.ts') && !name.endsWith('.d.ts');
}

function isFolderLeftOut(name: string): boolean {
  return LEFT_OUT.has(name) || name.startsWith('.');
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
      if (!isFolderLeftOut(entry.name)) yield* sources(path);
    } else if (entry.isFile() && isSource(entry.name)) yield path;
  }
}

function entriesOf(folder: string) {
  return readdirSync(folder, { withFileTypes: true });
}
