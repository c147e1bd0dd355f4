import { createHash } from 'node:crypto';
import { accessSync, constants, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { FileProblem, kindOf, reasonOf } from '../../files';
import { describeProblem } from '../../rules';
import { IgnoreFile } from './ignore-file';

/** A file that a job gets. */
export interface LocalFile {
  /** Where it is below what is uploaded, with "/". */
  readonly path: string;
  /** Where it is on this machine. */
  readonly source: string;
}

/** Files that are uploaded together. */
export interface LocalFiles {
  readonly files: readonly LocalFile[];
  /** Whether it is one file that was named, and no folder. */
  readonly isFile: boolean;
  readonly problems: readonly string[];
}

/** Each file is a resource of Terraform, and so much is a mistake: data, or what `.amlignore` should name. */
const MOST_FILES = 500;
const MOST_BYTES = 300 * 1024 * 1024;

/**
 * The files of a folder, or the one file, that a job gets: links are followed, and what `.amlignore` or `.gitignore` names
 * stays here.
 *
 * @param subject what is wrong in a problem
 * @param shown the path as somebody wrote it
 */
export function localFiles(path: string, subject: string, shown: string): LocalFiles {
  const nothing = (allowed: string, fix: string): LocalFiles => ({
    files: [],
    isFile: false,
    problems: [describeProblem({ subject, got: shown, allowed, fix })],
  });
  try {
    const found = filesAt(path);
    if (found === undefined) return nothing('a file or folder that is there', 'give its path from where it is written');
    const { files, isFile } = found;
    if (files.length === 0) return nothing('a folder with a file in it that .amlignore does not name', 'put one in');
    const bytes = files.reduce((sum, { source }) => sum + sizeOf(source), 0);
    if (files.length > MOST_FILES || bytes > MOST_BYTES) {
      const allowed = `at most ${MOST_FILES} files and ${MOST_BYTES / 1024 ** 2} MB, and these are ${files.length} and ${Math.ceil(bytes / 1024 ** 2)} MB`;
      return nothing(allowed, 'name what no job needs in .amlignore, and register data as data');
    }
    return { files, isFile, problems: [] };
  } catch (error) {
    const why = whyNotRead(error);
    if (why === undefined) throw error;
    return nothing(`files that can be read: ${why}`, 'let them be read');
  }
}

/** The files at a path in their order; `undefined` where there is neither a file nor a folder. */
function filesAt(path: string): Pick<LocalFiles, 'files' | 'isFile'> | undefined {
  const kind = kindOf(path);
  switch (kind) {
    case 'file':
      return { files: [{ path: basename(path), source: path }], isFile: true };
    case 'folder': {
      const ignore = IgnoreFile.of(path);
      const files = walk(path, '', [realpathSync(path)]).filter((file) => !ignore.leavesOut(file.path));
      return { files: files.sort((a, b) => (order(a) < order(b) ? -1 : 1)), isFile: false };
    }
    case 'other':
    case 'missing':
      return undefined;
  }
}

/** The size of a file that may be read. */
function sizeOf(path: string): number {
  accessSync(path, constants.R_OK);
  return statSync(path).size;
}

/** What of a file the system did not let happen; `undefined` for what is another mistake. */
function whyNotRead(error: unknown): string | undefined {
  if (error instanceof FileProblem) return error.message;
  const { code, path } = error as NodeJS.ErrnoException;
  return typeof code === 'string' && path !== undefined ? `${path}: ${reasonOf(error)}` : undefined;
}

/** @param above the folders that this one is in, as they really are: a link to one of them goes round */
function walk(folder: string, prefix: string, above: readonly string[]): LocalFile[] {
  return readdirSync(folder).flatMap((name) => {
    const [source, path] = [join(folder, name), `${prefix}${name}`];
    const found = statSync(source, { throwIfNoEntry: false });
    if (found?.isFile() === true) return [{ path, source }];
    if (found?.isDirectory() !== true) return [];
    const real = realpathSync(source);
    return above.includes(real) ? [] : walk(source, `${path}/`, [...above, real]);
  });
}

function order({ path }: LocalFile): string {
  return path.toLowerCase();
}

/** The version of the way in which files are hashed, which the service checks what it gets by. */
export const HASH_VERSION = '202208';

/**
 * What the content of files is known by: the same on every machine, and the same as the official client has it.
 *
 * @param files in their order
 */
export function contentHash(files: readonly LocalFile[]): string {
  const hash = createHash('sha256').update(String(files.length));
  const contents = files.map(({ source }) => readFileSync(source));
  for (const [at, { path }] of files.entries()) hash.update(`#${path}#${contents[at]?.length}`);
  for (const content of contents) hash.update(content);
  return hash.digest('hex');
}
