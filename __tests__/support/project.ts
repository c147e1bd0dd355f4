import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const PROJECT = resolve(__dirname, '../..');

/** A folder with an app of its own, which uses this project's code. */
export class Project {
  readonly folder = mkdtempSync(join(tmpdir(), 'project-'));

  constructor() {
    for (const part of ['lib', 'functions', 'node_modules', '__tests__'])
      symlinkSync(join(PROJECT, part), join(this.folder, part));
  }

  write(file: string, text: string): void {
    const path = join(this.folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }

  /** Runs the app as `npm run synth` does. */
  synth(main: string, environment: Record<string, string> = {}) {
    this.write('main.ts', main);
    const run = spawnSync(process.execPath, ['--preserve-symlinks', '--require', './lib/typescript.cjs', 'main.ts'], {
      cwd: this.folder,
      encoding: 'utf8',
      env: { ...process.env, ...environment },
    });
    return { status: run.status, stdout: run.stdout, stderr: run.stderr };
  }

  read(...path: string[]): string {
    return readFileSync(join(this.folder, ...path), 'utf8');
  }

  exists(...path: string[]): boolean {
    return existsSync(join(this.folder, ...path));
  }
}
