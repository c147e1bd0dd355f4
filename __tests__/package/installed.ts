import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

export const ROOT = resolve(__dirname, '../..');
export const MANIFEST = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

/**
 * Builds the package as it is installed, without a registry: into a scratch folder, with what it depends on beside it, and
 * peers only where a test puts them. `npm run test:package` tries it with other tools, versions and cdktn.
 *
 * @returns its place, in a folder of somebody who has installed it
 */
export function install(): string {
  const installed = join(folderWith([]), 'node_modules', MANIFEST.name);
  mkdirSync(join(installed, 'lib/cli'), { recursive: true });
  for (const file of ['package.json', 'lib/cli/scheduler.cjs', 'schemas', 'starter'])
    cpSync(join(ROOT, file), join(installed, file), { recursive: true });
  const built = run(ROOT, '--require', './lib/typescript.cjs', 'lib/build/main.ts', join(installed, 'dist'));
  if (built.status !== 0) throw new Error(built.stderr);
  return installed;
}

/**
 * A folder with all that the package depends on, and the package if it is there: what that needs stands beside it.
 *
 * @param peers packages besides; one that has the place of another one as `[place, name]`
 */
export function folderWith(
  peers: readonly (string | readonly [place: string, name: string])[],
  installed?: string,
): string {
  const folder = mkdtempSync(join(tmpdir(), 'installed-'));
  for (const one of [...Object.keys(MANIFEST.dependencies), ...peers]) {
    const [place, name] = typeof one === 'string' ? [one, one] : one;
    link(join(ROOT, 'node_modules', name), join(folder, 'node_modules', place));
  }
  if (installed !== undefined) cpSync(installed, join(folder, 'node_modules', MANIFEST.name), { recursive: true });
  return folder;
}

function link(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  symlinkSync(from, to);
}

/** Runs Node. */
export function run(cwd: string, ...options: string[]): SpawnSyncReturns<string> {
  const { NODE_OPTIONS: _, ...env } = process.env;
  return spawnSync(process.execPath, options, { cwd, encoding: 'utf8', env });
}
