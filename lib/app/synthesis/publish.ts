import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Puts a finished synthesis in the place of the one before it.
 *
 * Files are renamed one by one, since Terraform keeps its own files (`.terraform`, lock files) in the same folders.
 * Folders of stacks that are no longer in the app are removed: deploying one by accident would bring it back.
 */
export function publish(draft: string, outdir: string): void {
  const stacks = stackNames(draft);
  for (const old of stackNames(outdir)) {
    const folder = join(outdir, 'stacks', old);
    if (!stacks.includes(old)) rmSync(folder, { recursive: true });
    // Terraform reads every file of a folder: JSON of the last run beside HCL of this one would be both.
    else for (const file of SYNTHESIZED) rmSync(join(folder, file), { force: true, recursive: true });
  }
  move(draft, outdir);
}

/** The files of a stack, as JSON and as HCL, and the packages that it uploads. */
const SYNTHESIZED = ['cdk.tf.json', 'cdk.tf', 'metadata.json', 'assets'];

function stackNames(outdir: string): string[] {
  const folder = join(outdir, 'stacks');
  return existsSync(folder) ? readdirSync(folder) : [];
}

function move(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) move(source, target);
    else renameSync(source, target);
  }
}
