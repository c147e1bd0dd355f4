import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { transformSync } from '@swc/core';
import { placeOfThrown } from '../../lib/app/places/thrown';
import { Project } from '../support/project';

const JOBS = `import { jobCatalogue } from '../lib/app';
import { SqlFilter } from '../lib/rules';

interface Team {
  readonly name: string;
}

export const catalogue = jobCatalogue({
  jobs: () => ({
    urgent: { rules: { r: SqlFilter.parse("a = 'x' AND") } },
  }),
} as never);

export function refuse(team: Team): never {
  throw new TypeError(\`no \${team.name}\`);
}
`;
const MAIN = `import { synthesize, TrainingSchedulerStack } from '../lib/app';
import { catalogue, refuse } from './jobs';

void synthesize((app) => {
  if (process.argv[2] === 'refuse') refuse({ name: 'team' });
  new TrainingSchedulerStack(app, { name: 'dev', catalogue } as never);
});
`;
const SOURCES = { jobs: JOBS, main: MAIN };

/** How a file tells of its source map. */
type Maps = 'beside' | 'inline' | 'none';

/** What the program says that was compiled from those sources, as `tsc` does it. */
function synth(maps: Maps, { keepsSources = true, sourceRoot = '' } = {}, ...args: readonly string[]) {
  const project = new Project();
  for (const [name, source] of Object.entries(SOURCES)) {
    const { code, map = '' } = transformSync(source, {
      filename: `${name}.ts`,
      sourceFileName: sourceRoot === '' ? `../src/${name}.ts` : `${name}.ts`,
      swcrc: false,
      configFile: false,
      sourceMaps: true,
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'commonjs' },
    });
    const full = JSON.stringify({ ...JSON.parse(map), ...(sourceRoot !== '' && { sourceRoot }) });
    const url = {
      beside: `${name}.js.map`,
      inline: `data:application/json;base64,${Buffer.from(full).toString('base64')}`,
      none: '',
    }[maps];
    if (keepsSources) project.write(join('src', `${name}.ts`), source);
    project.write(join('dist', `${name}.js`), url === '' ? code : `${code}\n//# sourceMappingURL=${url}\n`);
    if (maps === 'beside') project.write(join('dist', `${name}.js.map`), full);
  }
  const words = ['--preserve-symlinks', '--require', './lib/typescript.cjs', 'dist/main.js', ...args];
  const { status, stderr } = spawnSync(process.execPath, words, { cwd: project.folder, encoding: 'utf8' });
  const line = (text: string) => {
    const [, file = '', row] = new RegExp(`^(\\S+):(\\d+):\\d+ - .*${text}`, 'm').exec(stderr) ?? [];
    return file === '' ? undefined : `${file}: ${project.read(file).split('\n')[Number(row) - 1]?.trim()}`;
  };
  return { status, stderr, line };
}

const FILTER = 'filter: line 1, column 12: the text ends';

test.each<[what: string, maps: Maps, options: Parameters<typeof synth>[1]]>([
  ['a map beside it', 'beside', {}],
  ['a map in it', 'inline', {}],
  ['a map with a root of sources', 'beside', { sourceRoot: '../src' }],
])('a problem of a program that was compiled, with %s, stands at the source', (_, maps, options) => {
  const { status, line } = synth(maps, options);
  expect([status, line(FILTER)]).toEqual([1, `src/jobs.ts: urgent: { rules: { r: SqlFilter.parse("a = 'x' AND") } },`]);
});

test.each<[what: string, maps: Maps, options: Parameters<typeof synth>[1]]>([
  ['without a map', 'none', {}],
  ['whose sources are not there', 'beside', { keepsSources: false }],
])('of one %s it stands at the line that runs', (_, maps, options) => {
  const { status, line } = synth(maps, options);
  expect([status, line(FILTER)]).toEqual([1, expect.stringMatching(/^dist\/jobs\.js: r: .*SqlFilter\.parse/)]);
});

test.each<[maps: Maps, place: string]>([
  ['beside', 'src/jobs.ts'],
  ['inline', 'src/jobs.ts'],
  ['none', 'dist/jobs.js'],
])('an error that such a program throws (map: %s) is one line with its place, and no stack', (maps, place) => {
  const { status, stderr, line } = synth(maps, {}, 'refuse');
  expect([status, stderr.trim().split('\n').length]).toEqual([1, 1]);
  expect(line('TypeError: no team')).toBe(`${place}: throw new TypeError(\`no \${team.name}\`);`);
});

describe('the place of an error, by its stack', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stack-'));
  const at = (name: string) => {
    writeFileSync(join(folder, name), '');
    return join(folder, name);
  };
  const placed = (...frames: readonly string[]) =>
    placeOfThrown(
      Object.assign(new TypeError('x'), {
        stack: ['TypeError: x', ...frames.map((one) => `    at ${one}`)].join('\n'),
      }),
    );

  test.each([
    ['a script', `run (${at('a.js')}:3:7)`, 'a.js:3:7'],
    ['a module', `run (${pathToFileURL(at('a.mjs')).href}:3:7)`, 'a.mjs:3:7'],
    ['a script with an ending of its own', `${at('a.cjs')}:3:7`, 'a.cjs:3:7'],
    ['a module of TypeScript', `run (${at('a.mts')}:3:7)`, 'a.mts:3:7'],
    ['a function that waits', `async ${at('a.js')}:3:7`, 'a.js:3:7'],
  ])('%s is the user’s', (_, frame, place) => {
    expect(placed('node:internal/main:1:1', frame)?.endsWith(place)).toBe(true);
  });

  test('a package is not, nor what Yarn writes', () => {
    const packaged = join(folder, 'node_modules', 'cdktf', 'index.js');
    expect(placed(`run (${packaged}:1:1)`, `Module._load (${at('.pnp.cjs')}:9:9)`)).toBeUndefined();
    expect(placed(`run (${packaged}:1:1)`, `own (${at('b.js')}:2:2)`)?.endsWith('b.js:2:2')).toBe(true);
  });
});
