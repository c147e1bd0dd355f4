import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join, posix, sep } from 'node:path';
import { FRAMEWORKS } from '../../lib/init';
import { NAMED, weightOf } from '../docs/weights';
import { BUS } from '../sources/terraform-folder/reading';
import { hasTerraform } from '../terraform/terraform';
import { install, MANIFEST, ROOT, run } from './installed';

const PLAN = join(ROOT, '__tests__/support/plans/nothing.json');

const MESSAGE = join(ROOT, 'examples/messages/gpu-urgent.json');

let installed: string;

beforeAll(() => {
  installed = install();
}, 300_000);

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
    /^not proved: training-job-scheduler needs [^\n]*cdktf[^\n]* and tsx, which are not installed; install them with: npm install [^\n]*cdktf@\S+ [^\n]*tsx@\S+$/m,
  );
});

test.each([
  ['send', ['send', MESSAGE, '--to', 'local:1/events'], '@azure/service-bus'],
  ['local', ['local', '--from', PLAN], '@azure/service-bus'],
])('what %s needs besides is named in one line', (_, options, peer) => {
  const { status, stdout, stderr } = run(alone(), COMMAND, ...options);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(
    new RegExp(`^training-job-scheduler: [^\\n]*needs ${peer}, [^\\n]*npm install ${peer}@[\\d.]+\\n$`, 'm'),
  );
});

test.each([
  ['', 'cdktf', ''],
  ['/cdktn', 'cdktn', 'write "overrides": {"@cdktn/provider-azurerm":{"cdktn":"$cdktn"}} into package.json, and '],
])('what is imported from its entry %j without its peers says in one line what to install', (entry, name, first) => {
  const folder = alone();
  writeFileSync(join(folder, 'wants.js'), `require('${MANIFEST.name}${entry}');\n`);
  const { status, stderr } = run(folder, 'wants.js');
  // Neither the line of code that throws it nor a stack: Node adds brackets, and its version.
  const lines = stderr.split('\n').filter((line) => line !== '' && !/^Node\.js v\d/.test(line));
  const names = ['constructs', name, `@${name}/provider-azurerm`];
  const versions: Readonly<Record<string, string>> = FRAMEWORKS.get(name)?.packages ?? {};
  const install = names.map((one) => `${one}@${versions[one]}`).join(' ');
  expect(lines.map((line) => line.replace(/^\[(.*)\]$/, '$1'))).toEqual([
    `training-job-scheduler needs ${names.join(' and ')}, which are not installed; ${first}install them with: npm install ${install}`,
  ]);
  expect(status).toBe(1);
});

test('code can catch that peers are missing', () => {
  const caught = `try { require('${MANIFEST.name}') } catch (error) { console.log(error instanceof Error, error.name, error.message) }`;
  expect(run(alone(), '--eval', caught).stdout).toMatch(
    /^true MissingPeers training-job-scheduler needs constructs and /,
  );
});
