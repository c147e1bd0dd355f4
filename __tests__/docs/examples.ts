import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transformSync } from '@swc/core';
import type { App } from 'cdktf';
import { type Block, placeOf, ROOT } from './pages';

const { exports: exported } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

/**
 * What an example imports, by the name under which it does: the source of each entry of the package. The variant for CDK
 * Terrain has none, since the build makes it of the first.
 */
const ENTRIES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries<{ default?: string }>(exported)
    .map(([name, { default: made = '' }]) => [
      join('training-job-scheduler', name),
      made.replace('./dist/', 'lib/').replace(/\.js$/, '.ts'),
    ])
    .filter(([, source = '']) => source !== '' && existsSync(join(ROOT, source))),
);

/** What the compiler has against examples, each with the page and its line. */
export function typeErrors(examples: readonly Block[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'examples-'));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  symlinkSync(join(ROOT, 'lib'), join(folder, 'lib'));
  mkdirSync(join(folder, 'tests'));
  const files = examples.map((example, index) => {
    const file = join('tests', `example-${index}.ts`);
    writeFileSync(join(folder, file), example.code);
    return [file, example] as const;
  });
  const paths = Object.fromEntries(Object.entries(ENTRIES).map(([name, file]) => [name, [join(ROOT, file)]]));
  const config = {
    extends: join(ROOT, 'tsconfig.json'),
    compilerOptions: {
      paths,
      noUnusedLocals: false,
      moduleDetection: 'force',
      typeRoots: [join(ROOT, 'node_modules/@types')],
    },
    include: ['tests'],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
  const { stdout, stderr } = spawnSync(process.execPath, [compiler, '-p', folder], { cwd: folder, encoding: 'utf8' });
  const told = `${stdout}${stderr}`.split('\n').filter((line) => line.includes('error TS'));
  // Sources of the project are for `npm run typecheck`, which sees all of them together.
  const ofExamples = told.filter((line) => !/(^|\/)lib\//.test(line.split('(')[0] ?? ''));
  return ofExamples.map((line) => {
    const [, file, within, rest] = /^(tests\/example-\d+\.ts)\((\d+),\d+\): (.*)$/.exec(line) ?? [];
    const example = files.find(([name]) => name === file)?.[1];
    if (example === undefined) return line;
    return `${placeOf({ ...example, line: example.line + Number(within) - 1 })}: ${rest}`;
  });
}

/** What an example has when it runs. */
export interface Surroundings {
  /** What it declares (`declare const topic: …`), by name. */
  readonly declared: Readonly<Record<string, unknown>>;
  /** What stands for files that it reads, by the beginning of their path. */
  readonly files?: Readonly<Record<string, string>>;
  /** What stands for `synthesize`, which would write into the folder that the tests run in. */
  readonly synthesize?: (define: (app: App) => void) => void;
}

/** What an example has done. */
export interface Done {
  readonly exported: Readonly<Record<string, unknown>>;
  /** The tests that it has. */
  readonly tests: readonly (() => unknown)[];
  /** What it declares. */
  readonly uses: readonly string[];
}

/** Runs an example as the module that it is. */
export function run({ code }: Pick<Block, 'code'>, { declared, files = {}, synthesize }: Surroundings): Done {
  const uses = [...code.matchAll(/^declare const (\w+):/gm)].map(([, name]) => name as string);
  const unknown = uses.filter((name) => !(name in declared));
  if (unknown.length > 0) throw new Error(`nobody provides ${unknown.join(', ')}`);
  const tests: (() => unknown)[] = [];
  const exported = {};
  const scope = {
    require: (name: string) => moduleOf(name, files, synthesize),
    exports: exported,
    test: (_: string, body: () => unknown) => tests.push(body),
    ...Object.fromEntries(uses.map((name) => [name, declared[name]])),
  };
  const compiled = transformSync(code, {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  }).code;
  new Function(...Object.keys(scope), compiled)(...Object.values(scope));
  return { exported, tests, uses };
}

function moduleOf(
  name: string,
  files: Readonly<Record<string, string>>,
  synthesize: Surroundings['synthesize'],
): unknown {
  const entry = ENTRIES[name];
  if (entry !== undefined) {
    const module = require(join(ROOT, entry.replace(/\.ts$/, '')));
    return synthesize === undefined || !('synthesize' in module) ? module : { ...module, synthesize };
  }
  if (name.startsWith('../lib/')) return require(join(ROOT, name.slice('../'.length)));
  const module = require(name);
  if (name !== 'node:fs') return module;
  const read = (path: string, ...rest: unknown[]) => files[path] ?? readFileSync(path, ...(rest as []));
  return { ...module, readFileSync: read };
}
