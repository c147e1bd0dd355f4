import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { type Mutant, mutated, switched } from './mutants';
import type { Placed } from './sample';

const ROOT = resolve(__dirname, '../..');

/** Who takes a statement away takes away what only it has used, too. */
const LENIENT = ['--pretty', 'false', '--noUnusedLocals', 'false', '--noUnusedParameters', 'false'];

/** A copy of the project, in which things are broken. */
export class Workshop {
  private readonly outer = mkdtempSync(join(tmpdir(), 'mutate-'));
  readonly folder = join(this.outer, 'project');
  /** What tests leave in the temporary folder goes with the copy. */
  readonly temporary = join(this.outer, 'temporary');
  /** From the project's root. */
  readonly files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
    .split('\0')
    .filter((file) => file !== '' && file !== 'node_modules');

  constructor() {
    mkdirSync(this.temporary, { recursive: true });
    for (const file of this.files) {
      mkdirSync(dirname(join(this.folder, file)), { recursive: true });
      cpSync(join(ROOT, file), join(this.folder, file));
    }
    symlinkSync(join(ROOT, 'node_modules'), join(this.folder, 'node_modules'));
    // The tests ask what is tracked, as in a clone.
    for (const words of [
      ['init', '--quiet'],
      ['add', '--all', '--intent-to-add'],
    ])
      this.git(words);
  }

  private git(words: readonly string[]): void {
    execFileSync('git', words, { cwd: this.folder, stdio: 'ignore' });
  }

  /** The sources of a folder, by their place from the root. */
  sources(of: RegExp): ReadonlyMap<string, string> {
    const own = this.files.filter((file) => of.test(file) && file.endsWith('.ts'));
    return new Map(own.map((file) => [file, readFileSync(join(this.folder, file), 'utf8')]));
  }

  /** Which changes the compiler says no to: those are noticed before any test is run. */
  notCompiling(changes: ReadonlyMap<number, Placed>): Set<number> {
    // Each is a file of its own beside what it changes, all of them compiled at once.
    const beside = (file: string, what: string) => file.replace(/\.ts$/, `.${what}.ts`);
    const made = new Map<string, string>();
    for (const [id, { file, source, mutant }] of changes) {
      made.set(beside(file, `mutant${id}`), mutated(source, mutant));
      // A class with private parts is another class in a copy, changed or not.
      made.set(beside(file, 'unchanged'), source);
    }
    for (const [file, text] of made) writeFileSync(join(this.folder, file), text);
    const { stdout } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', ...LENIENT], {
      cwd: this.folder,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    for (const file of made.keys()) rmSync(join(this.folder, file));
    return refused(stdout, changes, beside);
  }

  /** Has each change in its file, behind its number. */
  breakUp(changes: ReadonlyMap<number, Placed>): void {
    const isOn = `require(${JSON.stringify(join(this.folder, '__tests__/mutation/switch.cjs'))})`;
    const byFile = grouped(changes);
    for (const [file, { source, mutants }] of byFile) {
      // What is synthesized in a test is compiled first, and the compiler cannot follow what depends on a switch.
      const head = `// @ts-nocheck\nconst isMutantOn = ${isOn}; `;
      writeFileSync(join(this.folder, file), `${head}${switched(source, mutants, 'isMutantOn')}`);
    }
  }

  /** Puts the sources back as they were. */
  mend(changes: ReadonlyMap<number, Placed>): void {
    for (const { file, source } of changes.values()) writeFileSync(join(this.folder, file), source);
  }

  remove(): void {
    rmSync(this.outer, { recursive: true, force: true, maxRetries: 5 });
  }
}

function grouped(changes: ReadonlyMap<number, Placed>) {
  const byFile = new Map<string, { readonly source: string; readonly mutants: Map<number, Mutant> }>();
  for (const [id, { file, source, mutant }] of changes) {
    const one = byFile.get(file) ?? { source, mutants: new Map() };
    one.mutants.set(id, mutant);
    byFile.set(file, one);
  }
  return byFile;
}

const PROBLEM = /^(?<file>[^(\n]+)\(\d+,\d+\): error (?<problem>.*)$/gm;

function refused(
  output: string,
  changes: ReadonlyMap<number, Placed>,
  beside: (file: string, what: string) => string,
): Set<number> {
  const problems = new Map<string, string[]>();
  for (const { groups } of output.matchAll(PROBLEM)) {
    const { file = '', problem = '' } = groups ?? {};
    problems.set(file, [...(problems.get(file) ?? []), problem]);
  }
  const found = new Set<number>();
  for (const [id, { file }] of changes) {
    const always = problems.get(beside(file, 'unchanged')) ?? [];
    const own = problems.get(beside(file, `mutant${id}`)) ?? [];
    if (own.some((problem) => !always.includes(problem))) found.add(id);
  }
  return found;
}
