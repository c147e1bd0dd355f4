import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allPages, type Block, blocks, page, placeOf } from '../docs/pages';
import { folderWith, install, MANIFEST, ROOT, run } from './installed';

const COMPILER = join(ROOT, 'node_modules/typescript/bin/tsc');
/** CDK Terrain is not installed here: what it was made of has its place, with the same names and types. */
const PEERS = [
  'cdktf',
  'constructs',
  '@cdktf/provider-azurerm',
  ['cdktn', 'cdktf'],
  ['@cdktn/provider-azurerm', '@cdktf/provider-azurerm'],
] as const;
const PROJECT = join(ROOT, '__tests__/toolchain/package/project');
let installed: string;
let folder: string;

beforeAll(() => {
  installed = install();
  folder = folderWith([...PEERS, '@azure/service-bus', '@types/node', '@types/jest'], installed);
  cpSync(PROJECT, folder, { recursive: true });
}, 300_000);

const compile = (...options: string[]) => {
  const settings = ['--strict', '--skipLibCheck', '--target', 'es2022', '--types', 'node,jest'];
  return run(folder, COMPILER, ...settings, ...options, 'main.ts', 'routing-test.ts').stdout;
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

describe('declarations, each of them read by the compiler', () => {
  const entries = Object.entries<{ types?: string }>(MANIFEST.exports)
    .filter(([, { types }]) => types !== undefined)
    .map(([name]) => `${MANIFEST.name}${name.slice(1)}`);
  const read = (where: string, ...options: string[]) =>
    run(where, COMPILER, '--strict', '--skipLibCheck', 'false', '--module', 'node16', '--noEmit', ...options).stdout;
  const importing = (where: string, entry: string, index: number): string => {
    const file = `entry-${index}.ts`;
    writeFileSync(join(where, file), `import * as all from '${entry}';\nexport const names = Object.keys(all);\n`);
    return file;
  };

  let alone: string;
  beforeAll(() => {
    alone = folderWith(PEERS, installed);
  });

  test.each(entries)('%s needs the types of no package but those that come with it and its peers', (entry) => {
    expect(read(alone, importing(alone, entry, 0))).toBe('');
  });

  test('beside the types of Node and jest, too', () => {
    const files = entries.map((entry, index) => importing(folder, entry, index));
    expect(read(folder, '--types', 'node,jest', ...files)).toBe('');
  });
});

describe('what the pages show', () => {
  const shown = allPages().flatMap((one) => blocks(one, 'ts'));
  const specifiers = ({ code }: Block) => [...code.matchAll(/^(?:import|\}) .*?from '([^'.][^']*)';$/gm)];
  const [beginning] = blocks(page('docs/guides/use-it-in-your-project.md'), 'ts');

  /** Compiles an example and runs it by Node alone. */
  function runAs(type: 'module' | 'commonjs', code: string) {
    const here = folderWith([...PEERS, '@types/node'], installed);
    writeFileSync(join(here, 'package.json'), JSON.stringify({ type }));
    writeFileSync(join(here, 'main.ts'), code);
    const settings = ['--strict', '--skipLibCheck', '--module', 'nodenext', '--target', 'es2022', '--types', 'node'];
    const said = run(here, COMPILER, ...settings, 'main.ts').stdout;
    const { status, stderr } = run(here, 'main.js');
    return { here, ran: { said, status, stderr } };
  }

  test.each(['module', 'commonjs'] as const)('the program of a project runs as %s', (type) => {
    const { here, ran } = runAs(type, beginning?.code ?? '');
    expect(ran).toEqual({ said: '', status: 0, stderr: '' });
    const json = JSON.parse(readFileSync(join(here, 'cdktf.out/stacks/dev/cdk.tf.json'), 'utf8'));
    expect(Object.keys(json.resource)).toContain('azurerm_servicebus_subscription_rule');
  });

  test('all that they import is found by Node in an ES module', () => {
    const places = new Map(shown.flatMap((one) => specifiers(one).map(([, name]) => [name as string, placeOf(one)])));
    expect(places.size).toBeGreaterThan(8);
    writeFileSync(join(folder, 'finds.mjs'), FINDS);
    const lost: string[] = JSON.parse(run(folder, 'finds.mjs', ...places.keys()).stdout);
    expect(lost.map((name) => `${places.get(name)}: ${name}`)).toEqual([]);
  });
});

/** Prints which of the modules that it is given are not found. What they do when they are loaded is another matter. */
const FINDS = `
const lost = ['ERR_UNSUPPORTED_DIR_IMPORT', 'ERR_MODULE_NOT_FOUND', 'ERR_PACKAGE_PATH_NOT_EXPORTED'];
const isLost = (name) => import(name).then(() => false, ({ code }) => lost.includes(code));
const names = process.argv.slice(2);
const answers = await Promise.all(names.map(isLost));
console.log(JSON.stringify(names.filter((_, index) => answers[index])));
`;
