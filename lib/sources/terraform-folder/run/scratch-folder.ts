import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, parse, relative, sep } from 'node:path';
import { type Edit, edited } from '../configuration/configuration-file';
import {
  type ConfigurationTree,
  isConfiguration,
  type ModuleFolder,
  type Program,
} from '../configuration/configuration-tree';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A folder of this run alone among the temporary files of the machine, which goes when the work is done, whatever ends it. */
export async function inScratchFolder<T>(
  work: (folder: string, whenInterrupted: (stop: () => void) => void) => Promise<T>,
): Promise<T> {
  // What is in there may tell of what the user keeps secret: nobody else may look.
  const folder = mkdtempSync(join(tmpdir(), 'training-job-scheduler-terraform-'));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  const stops: (() => void)[] = [];
  const interrupted = (signal: NodeJS.Signals) => {
    release();
    for (const stop of stops) stop();
    remove();
    // Whoever listens as well has its own way to end.
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  const release = () => {
    process.removeListener('exit', remove);
    for (const signal of SIGNALS) process.removeListener(signal, interrupted);
  };
  process.on('exit', remove);
  for (const signal of SIGNALS) process.on(signal, interrupted);
  try {
    return await work(folder, (stop) => stops.push(stop));
  } finally {
    release();
    remove();
  }
}

/** Names in a folder that Terraform has no business with, or that say what is deployed. */
const LEFT_OUT = /^(\.git|\.terraform|\.terraform\.lock\.hcl|node_modules|.*\.tfstate(\..*)?|terraform\.tfstate\.d)$/;

/** Where a path of this machine is in a scratch folder: below it, as it is below the root of the file system. */
export function mirrored(scratch: string, absolute: string): string {
  const { root } = parse(absolute);
  return join(scratch, root.replace(/[\\/:]/g, ''), absolute.slice(root.length));
}

/**
 * Copies a configuration into a scratch folder: its files as they are changed for this run, and links to everything else
 * that they may read. Paths are the same from one to the other, so `../config/rules.json` leads to the same file.
 *
 * @param changes further changes of files, by their paths
 * @returns the folder in there to run Terraform in
 */
export function copyTree(
  tree: ConfigurationTree,
  scratch: string,
  program: Program,
  changes: ReadonlyMap<string, readonly Edit[]>,
): string {
  const modules = new Map(tree.folders.map((folder) => [folder.absolute, folder]));
  const made = new Set(modules.keys());
  const linked = new Set(modules.keys());
  for (const folder of tree.folders) {
    let above = folder.absolute;
    for (let left = stepsUp(folder); dirname(above) !== above; left--) {
      above = dirname(above);
      made.add(above);
      if (left > 0) linked.add(above);
    }
  }
  for (const folder of [...made].sort((a, b) => a.length - b.length)) {
    const target = mirrored(scratch, folder);
    mkdirSync(target, { recursive: true, mode: 0o700 });
    const module = modules.get(folder);
    for (const { file, text, edits } of module?.files ?? [])
      writeFileSync(join(target, basename(file)), edited(text, [...edits, ...(changes.get(file) ?? [])]));
    if (!linked.has(folder)) continue;
    const isGlobbed = module?.files.some(({ text }) => text.includes('fileset')) === true;
    linkOthers(folder, target, isGlobbed, (name) => {
      const isOwn = module !== undefined && isConfiguration(name, program);
      return isOwn || LEFT_OUT.test(name) || made.has(join(folder, name));
    });
  }
  const root = mirrored(scratch, tree.root.absolute);
  if (tree.manifest !== undefined) {
    mkdirSync(join(root, '.terraform', 'modules'), { recursive: true });
    writeFileSync(join(root, '.terraform', 'modules', 'modules.json'), tree.manifest);
  }
  return root;
}

/** How many folders up the files of a module may look: `../../config/rules.json` looks two up. */
function stepsUp({ files }: ModuleFolder): number {
  const runs = files.flatMap(({ text }) => text.match(/(?:\.\.[\\/])+/g) ?? []);
  return Math.max(0, ...runs.map((run) => run.length / 3));
}

/** More entries than so many are linked as the folder that they are in. */
const MANY = 10_000;

function linkOthers(folder: string, target: string, isGlobbed: boolean, isLeftOut: (name: string) => boolean): void {
  let count = 0;
  const link = (from: string, to: string, isDeep: boolean) => {
    const isFolder = statSync(from, { throwIfNoEntry: false })?.isDirectory() === true;
    count += 1;
    // Patterns do not look behind links to folders.
    if (isFolder && isDeep && count < MANY) {
      mkdirSync(to, { mode: 0o700 });
      for (const name of readdirSync(from)) if (!LEFT_OUT.test(name)) link(join(from, name), join(to, name), true);
      return;
    }
    try {
      symlinkSync(from, to, isFolder ? 'junction' : 'file');
    } catch (error) {
      // On Windows not everybody may make links.
      if ((error as NodeJS.ErrnoException).code !== 'EPERM' || isFolder) throw error;
      copyFileSync(from, to);
    }
  };
  for (const name of readdirSync(folder)) if (!isLeftOut(name)) link(join(folder, name), join(target, name), isGlobbed);
}

/** The user's path for one that Terraform names: below its folder in the scratch folder, or by its whole path. */
export function userPath(path: string, tree: ConfigurationTree, scratch: string): string {
  const root = mirrored(scratch, tree.root.absolute);
  const absolute = path.startsWith(scratch) ? path : join(root, path);
  for (const folder of [...tree.folders].sort((a, b) => b.absolute.length - a.absolute.length)) {
    const copy = mirrored(scratch, folder.absolute);
    if (absolute === copy) return folder.path;
    if (absolute.startsWith(`${copy}${sep}`)) return join(folder.path, relative(copy, absolute));
  }
  return absolute.startsWith(scratch) && path !== absolute ? join(tree.root.path, path) : tree.root.path;
}
