import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

const ROOT = resolve(__dirname, '..');

/** Who may import whom, beside their own folder. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'main.ts': ['scheduler'],
  // What others import of the package, beside its rooms.
  'index.ts': ['need-peers', 'rules', 'scheduler', 'servicebus', 'trigger'],
  'jest.ts': ['proof', 'routing', 'rules'],
  'need-peers.ts': ['package'],
  // Makes the package.
  build: ['package', 'terminal', 'trigger', 'web'],
  // Where this project's own files are, in a clone and in the package.
  package: [],
  scheduler: ['servicebus', 'trigger', 'rules', 'terminal', 'text', 'files', 'package'],
  servicebus: ['rules'],
  trigger: ['rules', 'servicebus', 'files', 'package'],
  rules: [],
  text: [],
  terminal: ['text'],
  files: [],
  // A new project, from names alone.
  init: ['rules', 'files'],
  // What JSON of others has to look like, said by a library; the sentences about it are ours.
  schema: ['rules'],
  terraform: ['files', 'schema'],
  routing: ['terraform', 'rules', 'text', 'schema', 'files'],
  proof: ['routing', 'terraform', 'rules', 'text', 'schema', 'package'],
  audit: ['terraform', 'rules', 'text', 'files', 'schema'],
  functions: ['trigger'],
  // What Service Bus does is decided without sockets and clocks: they are the edges' own.
  broker: ['routing', 'terraform', 'rules', 'schema', 'files'],
  // Of the trigger, what jobs are made of, which is data.
  local: [
    'web',
    'package',
    'broker',
    'routing',
    'terraform',
    'rules',
    'files',
    'text',
    'schema',
    'terminal',
    'trigger',
  ],
  // What pages in a browser are made of.
  web: ['routing', 'rules', 'text', 'schema', 'package'],
  // Messages and jobs, here and in Azure; of the broker, how AMQP writes values and messages.
  operations: ['broker', 'routing', 'rules', 'text', 'schema', 'trigger'],
  cli: [
    'init',
    'local',
    'package',
    'web',
    'operations',
    'broker',
    'routing',
    'proof',
    'audit',
    'terraform',
    'rules',
    'terminal',
    'text',
    'files',
    'schema',
    'trigger',
  ],
};

const MAY_USE_CDKTF = ['main.ts', 'scheduler', 'servicebus', 'trigger'];
const PURE = ['rules', 'text'];

interface Import {
  readonly file: string;
  readonly owner: string;
  readonly target: string;
}

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => join(folder, file));
}

const imports: Import[] = [
  join(ROOT, 'main.ts'),
  ...sources(join(ROOT, 'lib')),
  ...sources(join(ROOT, 'functions')),
].flatMap((path) => {
  const file = relative(ROOT, path);
  const [top = '', folder = ''] = file.split(sep);
  const owner = top === 'lib' ? folder : top;
  const targets = readFileSync(path, 'utf8').matchAll(/(?:from|import|require\()\s*'([^']+)'/g);
  return [...targets].map(([, target]) => ({ file, owner, target: target as string }));
});

const own = imports.filter(({ target }) => target.startsWith('.'));
const packages = imports.filter(({ target }) => !target.startsWith('.') && !target.startsWith('node:'));

test('there is something to check', () => {
  expect(own.length).toBeGreaterThan(50);
});

/** The imports that break a rule, as a person would report them. */
function violations(all: readonly Import[], breaks: (one: Import) => boolean): string[] {
  return all.filter(breaks).map(({ file, target }) => `${file} imports ${target}`);
}

test('folders import each other only along the arrows', () => {
  const folderOf = ({ file, target }: Import) =>
    relative(ROOT, resolve(dirname(join(ROOT, file)), target))
      .replace(/^lib[\\/]/, '')
      .split(sep)[0] ?? '';
  expect(violations(own, (one) => ![one.owner, ...(ALLOWED[one.owner] ?? [])].includes(folderOf(one)))).toEqual([]);
});

/** The rooms of a folder, the lowest first: each knows those before it, and none behind it. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  rules: [
    'text',
    'inspection',
    'values',
    'messages',
    'language',
    'properties',
    'evaluation',
    'checks',
    'filters',
    'contract',
    'topic',
  ],
  proof: ['solver', 'messages', 'encoding', 'questions', 'review'],
  operations: ['problem', 'bus', 'messages', 'dead-letters', 'jobs'],
};

test.each(Object.entries(ROOMS))('rooms of lib/%s know those below them alone', (folder, rooms) => {
  const roomOf = (path: string) => relative(join(ROOT, 'lib', folder), path).split(sep)[0] as string;
  const isWithin = (path: string) => path.startsWith(join(ROOT, 'lib', folder) + sep);
  const within = own.filter(({ file, target }) => {
    const path = join(ROOT, file);
    return isWithin(path) && isWithin(resolve(dirname(path), target));
  });
  // What stands before the rooms is for those who come in.
  const inRooms = within.filter(({ file }) => file.split(sep).length > 3);
  expect(inRooms.length).toBeGreaterThan(50);
  expect(
    violations(inRooms, ({ file, target }) => {
      const path = join(ROOT, file);
      const [from, to] = [roomOf(path), roomOf(resolve(dirname(path), target))].map((room) => rooms.indexOf(room));
      return from === undefined || to === undefined || from < 0 || to < 0 || to > from;
    }),
  ).toEqual([]);
});

test.each(Object.keys(ROOMS))('no file of lib/%s imports itself by way of others', (folder) => {
  const fileOf = ({ file, target }: Import) => `${relative(ROOT, resolve(dirname(join(ROOT, file)), target))}.ts`;
  const within = own.filter(({ file }) => file.startsWith(join('lib', folder) + sep));
  const reached = (start: string) => {
    const found = new Set<string>();
    const next = [start];
    for (let file = next.pop(); file !== undefined; file = next.pop()) {
      for (const one of within.filter((other) => other.file === file).map(fileOf)) {
        if (found.has(one)) continue;
        found.add(one);
        next.push(one);
      }
    }
    return found;
  };
  const files = [...new Set(within.map(({ file }) => file))];
  expect(files.filter((file) => reached(file).has(file))).toEqual([]);
});

test('only what builds resources uses the framework', () => {
  const framework = packages.filter(({ target }) => /^(cdktf|constructs|@cdktf\/)/.test(target));
  expect(framework.length).toBeGreaterThan(10);
  expect(violations(framework, ({ owner }) => !MAY_USE_CDKTF.includes(owner))).toEqual([]);
});

test('what runs in Azure has nothing of the framework in it: the job templates are data', () => {
  const shared = own.filter(({ file }) => file.startsWith(join('lib', 'trigger', 'jobs')));
  expect(shared.length).toBeGreaterThan(3);
  expect(violations(shared, ({ target }) => !/^\.\/|^\.\.\/\.\.\/rules$/.test(target))).toEqual([]);
  const program = own.filter(({ owner }) => owner === 'functions');
  expect(violations(program, ({ target }) => !/^\.\/|\/trigger\/jobs$/.test(target))).toEqual([]);
});

test('the command reads job templates, and loads nothing of the framework', () => {
  const targetOf = ({ file, target }: Import) => relative(ROOT, resolve(dirname(join(ROOT, file)), target));
  const fileOf = (target: string) =>
    [`${target}.ts`, join(target, 'index.ts')].find((one) => imports.some(({ file }) => file === one));
  const commands = own.filter(({ owner }) => owner === 'cli');
  const trigger = commands.filter((one) => targetOf(one).startsWith(join('lib', 'trigger')));
  expect(new Set(trigger.map(targetOf))).toEqual(new Set([join('lib', 'trigger', 'job-files')]));
  const loaded = new Set(commands.map(({ file }) => file));
  // A set goes on with what is added to it.
  for (const file of loaded) {
    for (const one of own.filter((other) => other.file === file)) {
      const found = fileOf(targetOf(one));
      if (found !== undefined) loaded.add(found);
    }
  }
  expect([...loaded].some((file) => file.endsWith(join('templates', 'parameter.ts')))).toBe(true);
  expect(
    violations(packages, ({ file, target }) => loaded.has(file) && /^(cdktf|constructs|@cdktf\/)/.test(target)),
  ).toEqual([]);
});

test('the rule language and what makes text harmless need no package', () => {
  expect(violations(packages, ({ owner }) => PURE.includes(owner))).toEqual([]);
});

test('everything is printed through lib/terminal, which makes harmless what is of others', () => {
  const printing = /\bconsole\s*\.\s*\w+\(|\bstd(?:out|err)\.write\(/;
  for (const text of ["console.log('x')", 'process.stderr.write(text)']) expect(text).toMatch(printing);
  const elsewhere = sources(join(ROOT, 'lib'))
    .map((path) => relative(ROOT, path))
    .filter(
      (file) => !file.startsWith(join('lib', 'terminal')) && printing.test(readFileSync(join(ROOT, file), 'utf8')),
    );
  expect(elsewhere).toEqual([]);
});

test('what documents of others are asked with is a Map: an object also has a constructor', () => {
  const table = /^(?:export )?const \w+: (?:Readonly<)?(?:Partial<)?Record<string\b/m;
  for (const text of ['const A: Record<string, B> = {', 'export const A: Readonly<Record<string, B>> = {'])
    expect(text).toMatch(table);
  const readers = ['text', 'files', 'schema', 'rules', 'terraform', 'routing', 'proof', 'audit', 'cli'];
  const tables = readers
    .flatMap((folder) => sources(join(ROOT, 'lib', folder)))
    .filter((path) => table.test(readFileSync(path, 'utf8')))
    .map((path) => relative(ROOT, path));
  expect(tables).toEqual([]);
});

test('bindings are imported one by one: the root of the package takes seconds to load', () => {
  const deep = /^@cdktf\/provider-azurerm\/lib\/[a-z-]+$/;
  expect(violations(packages, ({ target }) => target.startsWith('@cdktf/provider') && !deep.test(target))).toEqual([]);
});

test('only the tests in __tests__/catalogue know your catalogue: the others survive any', () => {
  const yours = /^lib\/scheduler(\/(index|jobs|contract|environments))?$|^main$/;
  const tests = ['__tests__', 'benchmarks'].flatMap((folder) => sources(join(ROOT, folder)));
  const knowing = tests.filter((path) => {
    const code = readFileSync(path, 'utf8');
    const targets = [...code.matchAll(/(?:from|import|require\()\s*'(\.[^']+)'/g)].map(([, target]) =>
      relative(ROOT, resolve(dirname(path), target as string))
        .split(sep)
        .join('/'),
    );
    return targets.some((target) => yours.test(target)) || /\.\.\/examples\/messages/.test(code);
  });
  const elsewhere = knowing.filter((path) => dirname(relative(ROOT, path)) !== join('__tests__', 'catalogue'));
  expect([knowing.length > 0, elsewhere]).toEqual([true, []]);
});
