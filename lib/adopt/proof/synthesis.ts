import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { ownManifest } from '../../package/manifest';
import { MissingPeers } from '../../package/peers';
import { IS_COMPILED } from '../../package/started';
import type { WrittenFile } from '../code/project';

/** What became of a project that was synthesized. */
export type Synthesis =
  | { readonly kind: 'done'; readonly json: string }
  /** The constructs refuse it: what they say. */
  | { readonly kind: 'refused'; readonly lines: readonly string[] }
  /** It cannot be tried here, and how that is changed. */
  | { readonly kind: 'impossible'; readonly why: string };

/** Where this project is, in a clone. */
const CLONE = resolve(__dirname, '..', '..', '..');
/** What runs TypeScript in a project of others. */
const LOADER = 'tsx';

/**
 * Synthesizes a project in a folder of its own, which is removed afterwards: with this clone, or with the packages of a
 * project that is there already.
 *
 * @param files all files of the project
 * @param stack the stack that is asked for
 * @param near where the packages may be installed: these folders, and those above
 * @param packages what the project imports
 */
export async function synthesize(
  files: readonly WrittenFile[],
  stack: string,
  near: readonly string[],
  packages: readonly string[],
): Promise<Synthesis> {
  const installed = IS_COMPILED ? installedIn(near, [...packages, LOADER]) : { folder: join(CLONE, 'node_modules') };
  if ('missing' in installed) return { kind: 'impossible', why: new MissingPeers(installed.missing).message };
  // Within the real folder of temporary files: what the compiler says of a file is compared with where it is.
  const scratch = mkdtempSync(join(realpathSync(tmpdir()), 'adopt-'));
  try {
    for (const { path, content } of files) {
      mkdirSync(dirname(join(scratch, path)), { recursive: true });
      writeFileSync(join(scratch, path), IS_COMPILED ? content : onSources(content));
    }
    symlinkSync(installed.folder, join(scratch, 'node_modules'), 'junction');
    const { status, said } = await run(scratch, installed.folder);
    const output = join(scratch, 'cdktf.out', 'stacks', stack, 'cdk.tf.json');
    if (status !== 0 || !existsSync(output)) return { kind: 'refused', lines: said.trim().split('\n') };
    return { kind: 'done', json: readFileSync(output, 'utf8') };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** A clone has no package of itself: its sources stand in for it. */
function onSources(code: string): string {
  const { name } = ownManifest();
  return code.replaceAll(new RegExp(`(?<=from ')${name}(?:/\\w+)?(?=')`, 'g'), join(CLONE, 'lib', 'index'));
}

/** The folder of packages that has all of these; or those that the nearest one lacks. */
function installedIn(
  near: readonly string[],
  packages: readonly string[],
): { readonly folder: string } | { readonly missing: readonly string[] } {
  const folders = near.flatMap(foldersAbove).map((folder) => join(folder, 'node_modules'));
  const missingIn = (folder: string) => packages.filter((name) => !existsSync(join(folder, name, 'package.json')));
  const there = folders.filter((folder) => existsSync(folder));
  const folder = there.find((one) => missingIn(one).length === 0);
  if (folder !== undefined) return { folder: realpathSync(folder) };
  const [nearest] = there;
  return { missing: nearest === undefined ? packages : missingIn(nearest) };
}

function foldersAbove(path: string): string[] {
  const above = dirname(path);
  return above === path ? [path] : [path, ...foldersAbove(above)];
}

function run(folder: string, packages: string): Promise<{ readonly status: number | null; readonly said: string }> {
  const options = IS_COMPILED
    ? [join(packages, LOADER, 'dist', 'cli.mjs'), 'main.ts']
    : ['--require', join(CLONE, 'lib', 'typescript.cjs'), 'main.ts'];
  const { CDKTF_OUTDIR: _, ...environment } = process.env;
  const child = spawn(process.execPath, options, {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...environment, CI: '1', NO_COLOR: '1' },
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  return new Promise((done) => {
    child.on('error', ({ message }) => done({ status: null, said: message }));
    child.on('close', (status) => done({ status, said }));
  });
}
