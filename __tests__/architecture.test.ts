import { readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { FILES, graph, type Import, own, packages, ROOT, sources } from './support/imports';

/** Who may import whom, beside their own folder. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'main.ts': ['scheduler', 'app'],
  // What others import of the package, beside its rooms.
  'index.ts': ['need-peers', 'rules', 'app', 'servicebus', 'trigger'],
  'jest.ts': ['proof', 'routing', 'rules'],
  'need-peers.ts': ['package'],
  // Makes the package.
  build: ['package', 'terminal', 'trigger', 'web'],
  // Where this project's own files are, in a clone and in the package.
  package: [],
  // What is the user's.
  scheduler: ['app', 'trigger', 'servicebus', 'rules'],
  app: ['servicebus', 'trigger', 'rules', 'terminal', 'text', 'files', 'package'],
  servicebus: ['limits', 'rules'],
  // What Azure takes, said once for constructs and for documents.
  limits: [],
  trigger: ['rules', 'requests', 'servicebus', 'files', 'package'],
  rules: [],
  // What a message may ask for: by it the program decides in Azure, and what is proved beforehand.
  requests: ['rules'],
  text: [],
  terminal: ['text'],
  files: [],
  // Filters in an editor.
  'language-server': ['rules', 'terraform', 'text', 'package'],
  // A new project, from names alone.
  init: ['rules', 'files', 'package'],
  // What JSON of others has to look like, said by a library; the sentences about it are ours.
  schema: ['rules'],
  terraform: ['files', 'schema'],
  // Everything else that describes a topology, as Terraform would; of operations, how Azure is asked.
  sources: ['terraform', 'files', 'schema', 'text', 'rules', 'operations', 'package'],
  routing: ['terraform', 'limits', 'rules', 'requests', 'text', 'schema', 'files'],
  proof: ['routing', 'terraform', 'rules', 'requests', 'text', 'schema', 'package'],
  audit: ['terraform', 'rules', 'text', 'files', 'schema'],
  // A namespace that is there already, as code.
  adopt: ['init', 'proof', 'routing', 'terraform', 'rules', 'schema', 'package'],
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
  // The same parts in virtual time: of the local system what decides, of the trigger the program itself.
  simulation: ['local', 'broker', 'operations', 'routing', 'terraform', 'rules', 'files', 'trigger', 'requests'],
  // What pages in a browser are made of.
  web: ['routing', 'rules', 'text', 'schema', 'package'],
  // Messages and jobs, here and in Azure; of the broker, how AMQP writes values and messages.
  operations: ['broker', 'routing', 'rules', 'text', 'schema', 'trigger'],
  cli: [
    'adopt',
    'init',
    'language-server',
    'local',
    'simulation',
    'package',
    'web',
    'operations',
    'broker',
    'routing',
    'proof',
    'audit',
    'sources',
    'terraform',
    'rules',
    'terminal',
    'text',
    'files',
    'schema',
    'trigger',
  ],
};

const MAY_USE_CDKTF = ['main.ts', 'scheduler', 'app', 'servicebus', 'trigger'];
const PURE = ['rules', 'text'];

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

test('the page about the layout has the arrows', () => {
  const page = readFileSync(join(ROOT, 'docs/reference/layout.md'), 'utf8');
  const rows = [...page.matchAll(/^\| `([\w-]+)` \| (.*) \|$/gm)].map(([, floor, imports]) => [
    floor,
    [...(imports as string).matchAll(/`([\w-]+)`/g)].map(([, one]) => one),
  ]);
  expect(rows).toEqual(Object.entries(ALLOWED).filter(([floor]) => !floor.endsWith('.ts')));
});

/** The rooms of a folder, the lowest first: each knows those before it, and none behind it. A room may be a single file. */
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
  terraform: [
    'grouping',
    'parsed-json',
    'resource',
    'hcl',
    'references',
    'shown-value',
    'module',
    'plan',
    'state',
    'other-output',
    'document',
    'service-bus',
    'changes',
  ],
  sources: [
    'json-source',
    'arm',
    'described-document',
    'template',
    'emulator',
    'azure',
    'terraform-folder',
    'written-arguments',
    'read-source',
  ],
  'sources/terraform-folder': [
    'configuration',
    'stand-in',
    'run',
    'merging',
    'same-configuration',
    'open-repetitions',
    'user-words',
    'evaluate-folder',
    'terraform-folder',
  ],
  routing: [
    'messages',
    'topology',
    'reading',
    'limits',
    'emulator',
    'pictures',
    'rule-index',
    'answers',
    'matcher-mistakes',
    'routing-matchers',
  ],
  proof: [
    'solver',
    'messages',
    'encoding',
    'destinations',
    'jobs',
    'questions',
    'rewriting',
    'review',
    'claim-given',
    'proof-matchers',
  ],
  audit: ['document', 'places', 'rules', 'waivers', 'judging', 'checkov', 'audit', 'report'],
  broker: ['core', 'administration', 'running-broker', 'setup', 'amqp', 'port', 'store', 'local'],
  'broker/core': ['commands', 'state', 'messages', 'administration', 'firing', 'restoring', 'broker'],
  local: [
    'deployment',
    'http',
    'profile',
    'programs',
    'azure-ml',
    'blobs',
    'functions',
    'workflows',
    'events',
    'stories',
    'page',
    'system',
  ],
  operations: ['operation-problem', 'bus', 'jobs', 'messages', 'dead-letters'],
  adopt: ['model', 'contract', 'code', 'proof', 'choose', 'adopt'],
  cli: [
    'common',
    'adopt',
    'eval',
    'audit-command',
    'diagram',
    'emulator',
    'init',
    'jobs',
    'language-server',
    'messages',
    'prove',
    'questions',
    'route-command',
    'check',
    'local',
    'simulate',
    'review-command',
    'schema',
    'completion',
    'program',
    'one-command',
    'main',
  ],
  servicebus: ['azurerm', 'construct', 'access', 'network', 'monitoring', 'encryption', 'entities', 'namespace'],
  trigger: [
    'jobs',
    'program',
    'assets',
    'options',
    'job-files',
    'templates',
    'workspace',
    'listening',
    'function-app',
    'logic-app',
    'events',
  ],
  'proof/encoding': ['texts', 'terms', 'properties', 'filters', 'messages', 'solver-problem'],
  'proof/questions': [
    'disagreement',
    'prover',
    'filter-change',
    'proof-options',
    'topic-filters',
    'excluded-rules',
    'message-kinds',
    'near-kinds',
    'claims',
    'topic-proof',
    'unasked',
    'destinations',
    'who-gets',
    'why-not',
    'forward-loops',
    'pair-table',
    'overlaps',
    'kind-coverage',
    'topic-report',
    'jobs',
  ],
  'proof/review': ['remarks', 'settings', 'topics', 'resources', 'report', 'compared-sources', 'review-change'],
  simulation: ['chance', 'time', 'judging', 'parts', 'world', 'day', 'system-of', 'search'],
  'trigger/job-files': ['form', 'reading', 'exporting'],
  app: ['declaration', 'places', 'report', 'types', 'stack', 'synthesis'],
};

test.each(Object.entries(ROOMS))('rooms of lib/%s know those below them alone', (folder, rooms) => {
  const place = join('lib', ...folder.split('/')) + sep;
  const roomOf = (file: string) => (file.slice(place.length).split(sep)[0] as string).replace(/\.tsx?$/, '');
  // What stands before the rooms is for those who come in.
  const inRooms = [...graph].flatMap(([file, targets]) =>
    file.startsWith(place) && file !== join(place, 'index.ts')
      ? [...targets].filter((target) => target.startsWith(place)).map((target) => ({ file, owner: folder, target }))
      : [],
  );
  expect(inRooms.length).toBeGreaterThan(20);
  expect(
    violations(inRooms, ({ file, target }) => {
      const [from = -1, to = -1] = [roomOf(file), roomOf(target)].map((room) => rooms.indexOf(room));
      return from < 0 || to < 0 || to > from;
    }),
  ).toEqual([]);
});

/** The groups of files that import each other, each group in the order of its names. */
function circles(imports: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const reached = (start: string) => {
    const found = new Set<string>();
    const next = [start];
    for (let file = next.pop(); file !== undefined; file = next.pop())
      for (const one of imports.get(file) ?? []) {
        if (found.has(one)) continue;
        found.add(one);
        next.push(one);
      }
    return found;
  };
  const behind = new Map([...imports.keys()].map((file) => [file, reached(file)]));
  const inCircle = [...behind].filter(([file, found]) => found.has(file)).map(([file]) => file);
  const groups = inCircle.map((file) =>
    inCircle.filter((one) => behind.get(file)?.has(one) && behind.get(one)?.has(file)),
  );
  return [...new Map(groups.map((group) => [group.sort().join(), group])).values()];
}

test('a circle is found, and what leads into it is not told', () => {
  const imports = { into: ['a'], a: ['b'], b: ['c', 'out'], c: ['a'], self: ['self'] };
  expect(circles(new Map(Object.entries(imports).map(([file, targets]) => [file, new Set(targets)])))).toEqual([
    ['a', 'b', 'c'],
    ['self'],
  ]);
});

test('no file imports itself by way of others, not even for a type', () => {
  expect(graph.size).toBeGreaterThan(500);
  expect(circles(graph)).toEqual([]);
});

test('no two files have one name: what a file is about is said by its name alone', () => {
  const names = [...FILES].filter((file) => file.startsWith('lib')).map((file) => basename(file));
  // What stands before a room, and what a program begins with.
  const own = names.filter((name) => !/^(index|main)\.tsx?$/.test(name));
  expect(own.length).toBeGreaterThan(1000);
  expect([...new Set(own.filter((name, index) => own.indexOf(name) !== index))]).toEqual([]);
});

test('only what builds resources uses the framework', () => {
  const framework = packages.filter(({ target }) => /^(cdktf|constructs|@cdktf\/)/.test(target));
  expect(framework.length).toBeGreaterThan(10);
  expect(violations(framework, ({ owner }) => !MAY_USE_CDKTF.includes(owner))).toEqual([]);
});

test('what runs in Azure has nothing of the framework in it: the job templates are data', () => {
  const shared = own.filter(({ file }) => file.startsWith(join('lib', 'trigger', 'jobs')));
  expect(shared.length).toBeGreaterThan(3);
  expect(violations(shared, ({ target }) => !/^\.\/|^\.\.\/\.\.\/(rules|requests)$/.test(target))).toEqual([]);
  const requests = own.filter(({ owner }) => owner === 'requests');
  expect(requests.length).toBeGreaterThan(3);
  expect(violations(requests, ({ target }) => !/^\.\/|^\.\.\/rules$/.test(target))).toEqual([]);
  const program = own.filter(({ file }) => file.startsWith(join('lib', 'trigger', 'program')));
  expect(program.length).toBeGreaterThan(3);
  // Its rooms know each other, and beside them the jobs alone.
  const inTrigger = ({ file, target }: Import) =>
    relative(join(ROOT, 'lib', 'trigger'), resolve(dirname(join(ROOT, file)), target));
  expect(violations(program, (one) => !/^(jobs$|program[\\/])/.test(inTrigger(one)))).toEqual([]);
  const edges = own.filter(({ owner }) => owner === 'functions');
  expect(violations(edges, ({ target }) => !/^\.\/|\/trigger\/(jobs$|program\/)/.test(target))).toEqual([]);
});

test('the command reads job templates, and loads nothing of the framework', () => {
  const targetOf = ({ file, target }: Import) => relative(ROOT, resolve(dirname(join(ROOT, file)), target));
  const commands = own.filter(({ owner }) => owner === 'cli');
  const trigger = commands.filter((one) => targetOf(one).startsWith(join('lib', 'trigger')));
  expect(new Set(trigger.map(targetOf))).toEqual(new Set([join('lib', 'trigger', 'job-files')]));
  const loaded = new Set(commands.map(({ file }) => file));
  // A set goes on with what is added to it.
  for (const file of loaded) for (const target of graph.get(file) ?? []) loaded.add(target);
  expect([...loaded].some((file) => file.endsWith(join('options', 'parameter.ts')))).toBe(true);
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
  const readers = ['text', 'files', 'schema', 'rules', 'requests', 'terraform', 'routing', 'proof', 'audit', 'cli'];
  const tables = readers
    .flatMap((folder) => sources(join(ROOT, 'lib', folder)))
    .filter((path) => table.test(readFileSync(path, 'utf8')))
    .map((path) => relative(ROOT, path));
  expect(tables).toEqual([]);
});

test('bindings are imported one by one: the root of the package takes seconds to load', () => {
  const deep = /^@cdktf\/provider-azurerm\/lib\/[a-z0-9-]+$/;
  expect(violations(packages, ({ target }) => target.startsWith('@cdktf/provider') && !deep.test(target))).toEqual([]);
});

test('only the tests in __tests__/catalogue know your catalogue: the others survive any', () => {
  const yours = /^lib\/scheduler(\/|$)|^main$/;
  const tests = ['__tests__', 'benchmarks'].flatMap((folder) => sources(join(ROOT, folder)));
  const knowing = tests.filter((path) => {
    const code = readFileSync(path, 'utf8');
    const targets = [...code.matchAll(/(?:from|import|require\()\s*'(\.[^']+)'/g)].map(([, target]) =>
      relative(ROOT, resolve(dirname(path), target as string))
        .split(sep)
        .join('/'),
    );
    return targets.some((target) => yours.test(target)) || /\.\.\/examples(?!\/pipelines)/.test(code);
  });
  const elsewhere = knowing.filter((path) => dirname(relative(ROOT, path)) !== join('__tests__', 'catalogue'));
  expect([knowing.length > 0, elsewhere]).toEqual([true, []]);
});
