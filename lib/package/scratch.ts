import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * A folder for what can be made again at any time: beside the packages of the project that runs, where tools keep such
 * things and git ignores them. Where there are none, among the temporary files of the machine, in a folder of this process
 * alone: others may write into what has a name that they know.
 *
 * @param name of the folder in there
 */
export function scratchFolder(name: string): string {
  const packages = packagesAbove(process.cwd());
  if (packages !== undefined) return join(packages, '.cache', PROJECT, name);
  temporary ??= mkdtempSync(join(tmpdir(), `${PROJECT}-`));
  return join(temporary, name);
}

const PROJECT = 'training-job-scheduler';
let temporary: string | undefined;

function packagesAbove(folder: string): string | undefined {
  const packages = join(folder, 'node_modules');
  if (existsSync(packages)) return packages;
  const above = dirname(folder);
  return above === folder ? undefined : packagesAbove(above);
}
