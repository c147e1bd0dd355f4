import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import type { Scenario } from './arbitrary/command-lines';
import { type Run, scheduler } from './in-process';

/** A run, and what it has left in its folder. */
export interface SandboxedRun extends Run {
  /** The files that were not there before, or have changed, by their names. */
  readonly files: Readonly<Record<string, string>>;
  /** The files that were there before, and are gone. */
  readonly gone: readonly string[];
}

/** One folder for all: its name stands in what is said. */
const folder = join(mkdtempSync(join(tmpdir(), 'fuzz-')), 'here');

/** Runs a scenario in a folder in which only its files are. */
export async function inSandbox(
  scenario: Scenario,
  run: (argv: readonly string[], stdin: string) => Run | Promise<Run> = scheduler,
): Promise<SandboxedRun> {
  const before = process.cwd();
  try {
    mkdirSync(folder);
    process.chdir(folder);
    for (const [name, bytes] of Object.entries(scenario.files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), bytes);
    }
    const outcome = await run(scenario.argv, scenario.stdin);
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    const names = entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) =>
        join(parentPath, name)
          .slice(folder.length + 1)
          .replaceAll(sep, '/'),
      );
    const changed = names
      .map((name) => [name, readFileSync(join(folder, name))] as const)
      .filter(([name, bytes]) => scenario.files[name]?.equals(bytes) !== true);
    const gone = Object.keys(scenario.files).filter((name) => !names.includes(name));
    return { ...outcome, files: Object.fromEntries(changed.map(([name, bytes]) => [name, bytes.toString()])), gone };
  } finally {
    process.chdir(before);
    rmSync(folder, { recursive: true, force: true });
  }
}
