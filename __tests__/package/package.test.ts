import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, posix, resolve, sep } from 'node:path';
import { NAMED, weightOf } from '../docs/weights';
import { BUS } from '../sources/terraform-folder/reading';
import { hasTerraform } from '../terraform/terraform';

/**
 * The package as it is installed, without a registry: built into a scratch folder, with what it depends on beside it, and
 * peers only where a test puts them. `npm run test:package` tries it with other tools, versions and cdktn.
 */
const ROOT = resolve(__dirname, '../..');
const MANIFEST = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const PLAN = join(ROOT, '__tests__/support/plans/nothing.json');

const MESSAGE = join(ROOT, 'examples/messages/gpu-urgent.json');

/** The package's place, in a folder of somebody who has installed it. */
let installed: string;

beforeAll(() => {
  installed = join(folderWith([]), 'node_modules', MANIFEST.name);
  mkdirSync(join(installed, 'lib/cli'), { recursive: true });
  for (const file of ['package.json', 'lib/cli/scheduler.cjs', 'schemas', 'starter'])
    cpSync(join(ROOT, file), join(installed, file), { recursive: true });
  const built = run(ROOT, '--require', './lib/typescript.cjs', 'lib/build/main.ts', join(installed, 'dist'));
  if (built.status !== 0) throw new Error(built.stderr);
}, 300_000);

/** A folder in which the package can be found, and all that it depends on: what that needs stands beside it. */
function folderWith(peers: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'installed-'));
  const names = Object.keys(MANIFEST.dependencies);
  for (const name of [...names, ...peers]) link(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name));
  if (installed !== undefined) {
    cpSync(installed, join(folder, 'node_modules', MANIFEST.name), { recursive: true });
  }
  return folder;
}

function link(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  symlinkSync(from, to);
}

function run(cwd: string, ...options: string[]) {
  const { NODE_OPTIONS: _, ...env } = process.env;
  return spawnSync(process.execPath, options, { cwd, encoding: 'utf8', env });
}

const alone = () => join(installed, '..', '..');
const COMMAND = `node_modules/${MANIFEST.name}/lib/cli/scheduler.cjs`;

/** Files of the package. */
function files(pattern: RegExp): string[] {
  const dist = join(installed, 'dist');
  return readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) => pattern.test(file));
}

/** The packages that the code of a file asks for, by the file. */
function askedFor(file: string): string[] {
  const text = readFileSync(join(installed, 'dist', file), 'utf8');
  return [...text.matchAll(/\b(?:require|import)\((?:'([^'.][^']*)'|"([^".][^"]*)")\)/g)]
    .map(([, single, double]) => (single ?? double) as string)
    .map((name) => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] as string)
    .filter((name) => !name.startsWith('node:') && !builtinModules.includes(name));
}

test('every entry is there, with its types, for tools that know `exports` and for those that do not', () => {
  const { exports, typesVersions, main, types } = MANIFEST;
  const named = Object.entries<string | Record<string, string>>(exports).flatMap(([name, target]) =>
    typeof target === 'string' ? [[name, target]] : Object.values(target).map((one) => [name, one]),
  );
  const targets = [...named.map(([, target]) => target), main, types, ...Object.values(typesVersions['*']).flat()];
  // `*` stands for any name: there is a file of the folder for it.
  const isThere = (target: string) =>
    target.includes('*')
      ? readdirSync(join(installed, posix.dirname(target))).some((name) => name.endsWith(posix.extname(target)))
      : existsSync(join(installed, target));
  expect(targets.filter((target) => !isThere(target))).toEqual([]);
  const withTypes = Object.entries<{ types?: string }>(exports).filter(([, { types: one }]) => one !== undefined);
  const older = withTypes.filter(([name]) => name !== '.').map(([name]) => name.slice(2));
  expect(Object.keys(typesVersions['*']).sort()).toEqual(older.sort());
});

test('what it asks for is what it depends on, or a peer', () => {
  const known = new Set([...Object.keys(MANIFEST.dependencies), ...Object.keys(MANIFEST.peerDependencies)]);
  // Where a clone makes what the package has ready-made; the compiler is that of whoever runs a program of TypeScript.
  // What a program gets for `@azure/functions-core` is made here.
  const others = [
    '@azure/functions-core',
    'esbuild',
    'typescript',
    'uplot',
    '@babel/parser',
    '@grpc/grpc-js',
    '@grpc/proto-loader',
    '@msgpack/msgpack',
    '@cdktn/provider-azurerm',
  ];
  const asked = files(/\.c?js$/)
    .filter((file) => !file.startsWith(`ready-made${sep}`))
    .flatMap((file) => askedFor(file).map((name) => [name, file] as const));
  expect(asked.length).toBeGreaterThan(100);
  expect(asked.filter(([name]) => !known.has(name) && !others.includes(name))).toEqual([]);
  expect(asked.filter(([, file]) => file.startsWith(`rules${sep}`))).toEqual([]);
});

test('what is for CDK Terrain leads to nothing that is built on cdktf', () => {
  const reached = new Set(['cdktn/index.js']);
  for (const file of reached)
    for (const [, target] of readFileSync(join(installed, 'dist', file), 'utf8').matchAll(
      /\brequire\("(\.[^"]+)"\)/g,
    )) {
      const path = posix.join(posix.dirname(file), target as string);
      const found = [`${path}.js`, `${path}/index.js`].find((one) => existsSync(join(installed, 'dist', one)));
      if (found !== undefined) reached.add(found);
    }
  expect(reached.size).toBeGreaterThan(50);
  const asked = [...reached].flatMap((file) => askedFor(file).map((name) => [name, file] as const));
  expect(asked.filter(([name]) => name === 'cdktn')).not.toEqual([]);
  expect(asked.filter(([name]) => name === 'cdktf' || name.startsWith('@cdktf/'))).toEqual([]);
});

test('it weighs what the pages say', () => {
  const page = (path: string) => readFileSync(join(ROOT, 'docs', path), 'utf8');
  const said = (text: string, what: RegExp) => Number(what.exec(text)?.[1]);
  const bytes = files(/./).map((file) => statSync(join(installed, 'dist', file)));
  const own = bytes.reduce((sum, stat) => sum + (stat.isFile() ? stat.size : 0), 0) / 1e6;
  const adds = said(page('reference/dependencies.md'), /The package itself adds (\d+) MB/);
  expect(Math.abs(adds - own)).toBeLessThan(1);
  const installs = said(page('guides/use-it-in-your-project.md'), /The command installs (\d+) MB/);
  expect(Math.abs(installs - own - weightOf(NAMED.shipped))).toBeLessThan(2);
});

test('nothing of the loader comes along, nor what is the own of this project', () => {
  const mentions = files(/\.c?js$/).filter((file) => {
    const text = readFileSync(join(installed, 'dist', file), 'utf8');
    return /require\(['"][^'"]*(?:typescript\.cjs|\.ts)['"]\)/.test(text);
  });
  expect(mentions).toEqual([]);
  expect(files(/^(?:build|scheduler.(?:jobs|environments|contract|templates))\b/)).toEqual([]);
});

test('the command reviews a plan, with nothing but what it depends on', () => {
  const { status, stdout, stderr } = run(alone(), COMMAND, 'review', PLAN);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('No message changes destination');
});

test('it proves in a thread of the solver, and draws a page', () => {
  const proved = run(alone(), COMMAND, 'prove', 'exactly-once', 'gpu-urgent', 'gpu-spot', '--from', PLAN, '--json');
  expect(JSON.parse(proved.stdout)).toMatchObject({ verdict: 'refuted', refutations: [{ how: 'reaches nobody' }] });
  const page = run(alone(), COMMAND, 'diagram', '--from', PLAN, '--format', 'html');
  expect([page.status, page.stderr]).toEqual([0, '']);
  expect(page.stdout).toMatch(/<svg[\s\S]*<script>[\s\S]{100000,}<\/script>/);
});

const withTerraform = hasTerraform ? test : test.skip;

withTerraform('it has Terraform evaluate a folder, and brings what speaks with it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'folder-'));
  writeFileSync(join(folder, 'main.tf'), BUS);
  const { status, stdout, stderr } = run(alone(), COMMAND, 'diagram', '--from', folder);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('jobs');
});

test('schemas are printed without any package besides', () => {
  const { status, stdout, stderr } = run(alone(), COMMAND, 'schema', 'waivers');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(JSON.parse(stdout)).toMatchObject({ title: expect.any(String) });
});

test('what it adopts is told as not proved, with what that takes', () => {
  const { status, stdout, stderr } = run(alone(), COMMAND, 'adopt', '--from', PLAN, '--out', join(alone(), 'adopted'));
  expect([status, stderr]).toEqual([1, '']);
  expect(stdout).toMatch(
    /^not proved: training-job-scheduler needs [^\n]*cdktf[^\n]* and tsx, which are not installed; install them with: npm install [^\n]*cdktf@\S+ [^\n]*tsx$/m,
  );
});

test.each([
  ['send', ['send', MESSAGE, '--to', 'local:1/events'], '@azure/service-bus'],
  ['local', ['local', '--from', PLAN], '@azure/service-bus'],
])('what %s needs besides is named in one line', (_, options, peer) => {
  const { status, stdout, stderr } = run(alone(), COMMAND, ...options);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(new RegExp(`^scheduler: [^\\n]*needs ${peer}, [^\\n]*npm install ${peer}@[\\d.]+\\n$`, 'm'));
});

test('constructs without their peers say in one line what to install', () => {
  const folder = alone();
  writeFileSync(join(folder, 'wants.js'), `require('${MANIFEST.name}');\n`);
  const { status, stderr } = run(folder, 'wants.js');
  // Neither the line of code that throws it nor a stack: Node adds brackets, and its version.
  const lines = stderr.split('\n').filter((line) => line !== '' && !/^Node\.js v\d/.test(line));
  expect({ status, lines }).toEqual({
    status: 1,
    lines: [
      expect.stringMatching(
        /^\[?training-job-scheduler needs constructs and cdktf and @cdktf\/provider-azurerm, which are not installed; install them with: npm install constructs@\S+ cdktf@\S+ @cdktf\/provider-azurerm@[^\s\]]+\]?$/,
      ),
    ],
  });
});

test('code can catch that peers are missing', () => {
  const caught = `try { require('${MANIFEST.name}') } catch (error) { console.log(error instanceof Error, error.name, error.message) }`;
  expect(run(alone(), '--eval', caught).stdout).toMatch(
    /^true MissingPeers training-job-scheduler needs constructs and /,
  );
});

describe('with its peers', () => {
  const PROJECT = join(ROOT, '__tests__/toolchain/package/project');
  let folder: string;

  beforeAll(() => {
    folder = folderWith(['cdktf', 'constructs', '@cdktf/provider-azurerm', '@types/node', '@types/jest']);
    cpSync(PROJECT, folder, { recursive: true });
  });

  const compile = (...options: string[]) => {
    const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
    const settings = ['--strict', '--skipLibCheck', '--target', 'es2022', '--types', 'node,jest'];
    return run(folder, compiler, ...settings, ...options, 'main.ts', 'routing-test.ts').stdout;
  };

  test.each(['node16', 'nodenext', 'preserve'])('its types are found with --module %s', (module) => {
    expect(compile('--module', module, '--noEmit')).toBe('');
  });

  test('and a misspelt option is an error', () => {
    const wrong = readFileSync(join(PROJECT, 'main.ts'), 'utf8').replace('sku:', 'skew:');
    writeFileSync(join(folder, 'main.ts'), wrong);
    const said = compile('--module', 'node16', '--noEmit');
    cpSync(join(PROJECT, 'main.ts'), join(folder, 'main.ts'));
    expect(said).toMatch(/main\.ts\(\d+,\d+\): error TS2353: .*'skew'/);
  });

  test('a compiled program synthesizes', () => {
    expect(compile('--module', 'node16', '--outDir', 'js')).toBe('');
    const { status, stderr } = run(folder, 'js/main.js');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const json = JSON.parse(readFileSync(join(folder, 'cdktf.out/stacks/dev/cdk.tf.json'), 'utf8'));
    const rules = json.resource.azurerm_servicebus_subscription_rule as Record<string, { sql_filter?: string }>;
    const filters = Object.values(rules).map((one) => one.sql_filter);
    expect(filters).toContain("eventType = 'training.requested' AND gpuCount IS NULL");
  });

  test.each(['modules.mjs', 'modules.cjs'])('%s has all that it names', (file) => {
    const { status, stderr } = run(folder, file);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});
