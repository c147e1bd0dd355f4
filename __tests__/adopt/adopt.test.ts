import { spawnSync } from 'node:child_process';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { synthesize } from '../../lib/adopt/proof/synthesis';
import { writeNewFiles } from '../../lib/init';
import { readMessage } from '../../lib/routing';
import { adopted, comparisonOf, fileOf, newFolder } from './adopting';
import { changed, HAND_MADE } from './hand-made';

const ROOT = resolve(__dirname, '../..');
const notesOf = ({ namespace }: Awaited<ReturnType<typeof adopted>>) =>
  namespace.notes.map(({ kind, subject, text }) => `${kind} ${subject}: ${text}`);

describe('a namespace that was made by hand', () => {
  let adoption: Awaited<ReturnType<typeof adopted>>;
  const folder = newFolder();
  const onSources = (code: string) =>
    code.replace(/'training-job-scheduler(?:\/(\w+))?'/g, (_, entry = 'index') => `'${join(ROOT, 'lib', entry)}'`);
  const run = (command: string, ...options: string[]) => {
    const done = spawnSync(process.execPath, [join(ROOT, 'node_modules', command), ...options], {
      cwd: folder,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, HOME: process.env.HOME, TMPDIR: process.env.TMPDIR, CI: '1' },
    });
    return { status: done.status, said: `${done.stdout}${done.stderr}` };
  };

  beforeAll(async () => {
    const choosing = { subscription: '00000000-0000-0000-0000-000000000001' };
    // As the command does it: in a process of its own, with its types.
    adoption = await adopted(HAND_MADE, { choosing, options: { synthesize } });
    writeNewFiles(folder, [...adoption.files]);
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  });

  test('is proved to be the same', () => {
    expect(comparisonOf(adoption).comparison).toEqual({
      topics: 1,
      subscriptions: 2,
      queues: 2,
      rules: 3,
      rewritten: [],
      differences: [],
    });
  });

  test('reads like what somebody would have written', () => {
    expect(fileOf(adoption, 'lib/jobs.ts')).toMatchSnapshot();
    expect(fileOf(adoption, 'lib/contract.ts')).toMatchSnapshot();
    expect(fileOf(adoption, 'lib/environments.ts')).toMatchSnapshot();
    expect(fileOf(adoption, 'lib/imports.ts')).toMatchSnapshot();
  });

  test('is formatted, and has nothing to be mended', () => {
    const { vcs: _, files: __, ...config } = JSON.parse(readFileSync(join(ROOT, '.biome.json'), 'utf8'));
    writeFileSync(join(folder, 'biome.json'), JSON.stringify(config));
    // The file of this configuration is none of the project.
    const { status, said } = run('@biomejs/biome/bin/biome', 'check', 'lib', '__tests__', 'main.ts');
    expect({ status, said }).toMatchObject({ status: 0 });
  });

  test('is right by its types, and its own tests are green', () => {
    for (const { path, content } of adoption.files)
      if (path.endsWith('.ts')) writeFileSync(join(folder, path), onSources(content));
    const types = run('typescript/bin/tsc', '--project', '.');
    // The sources of this project, which stand in for the package, have options of their own.
    expect(types.said.split('\n').filter((line) => line !== '' && !line.startsWith('..'))).toEqual([]);
    const { jest } = JSON.parse(fileOf(adoption, 'package.json'));
    const config = JSON.stringify({ ...jest, transform: { '\\.ts$': join(ROOT, 'node_modules/@swc/jest') } });
    const { status, said } = run('jest/bin/jest.js', '--config', config, '--rootDir', folder, '--runInBand');
    expect({ status, said }).toMatchObject({ status: 0, said: expect.stringMatching(/Tests: +2 passed, 2 total/) });
  });

  test('tells what the constructs make otherwise, and nothing else', () => {
    expect(notesOf(adoption)).toEqual([expect.stringMatching(/^stricter sbns-contoso-prod: it has no identity/)]);
  });

  test('tells what the first apply changes', () => {
    const remarks = comparisonOf(adoption).review.remarks.map(({ subject, text }) => `${subject} ${text}`);
    expect(remarks).toEqual([expect.stringMatching(/^azurerm_servicebus_namespace.bus its identity changes/)]);
  });
});

describe('what cannot be written is told, and not written', () => {
  test.each<[what: string, changes: Record<string, object | undefined>, note: RegExp]>([
    [
      'a key of the namespace',
      {
        'azurerm_servicebus_namespace_authorization_rule.k': {
          name: 'k',
          namespace_id: '${azurerm_servicebus_namespace.ns.id}',
          send: true,
        },
      },
      /^left-out azurerm_servicebus_namespace_authorization_rule\.k: it stays where it is.*`secrets` of the environment/,
    ],
    [
      'an older TLS',
      { 'azurerm_servicebus_namespace.ns': { minimum_tls_version: '1.0' } },
      /^stricter sbns-contoso-prod: clients may use TLS 1\.0, and the constructs ask for 1\.2/,
    ],
    [
      'a status that a topic cannot have here',
      { 'azurerm_servicebus_topic.t': { status: 'ReceiveDisabled' } },
      /^left-out training-events: status is ReceiveDisabled, and the construct takes Active, Disabled$/,
    ],
    [
      'a setting that only Terraform knows',
      { 'azurerm_servicebus_topic.t': { default_message_ttl: '${var.ttl}' } },
      /^unknown training-events: defaultMessageTtl is not known, and not written: it is \$\{var\.ttl\}$/,
    ],
    [
      'a filter that only Terraform knows',
      { 'azurerm_servicebus_subscription_rule.urgent': { sql_filter: '${var.filter}' } },
      /^unknown training-events\/gpu-train\/urgent: its filter is not known/,
    ],
    [
      'a filter that Azure refuses',
      { 'azurerm_servicebus_subscription_rule.urgent': { sql_filter: 'a = = 1' } },
      /^left-out training-events\/gpu-train\/urgent: Azure refuses it/,
    ],
    [
      'a filter that matches nothing',
      { 'azurerm_servicebus_subscription_rule.urgent': { sql_filter: "a = 'x' AND a = 'y'", action: null } },
      /^left-out training-events\/gpu-train\/urgent: synth refuses it/,
    ],
    [
      'a target that is not there',
      { 'azurerm_servicebus_subscription.drift': { forward_to: 'elsewhere' } },
      /^left-out training-events\/drift: forwardTo is not written: it goes to elsewhere, which the source does not have; .*takes the forwarding away$/,
    ],
    [
      'a subscription whose rules go all',
      { 'azurerm_servicebus_subscription_rule.drift': { sql_filter: '${var.filter}' } },
      /^left-out training-events\/drift: none of its rules can be written; it stays in Azure as it is$/,
    ],
    [
      'the rule of Azure',
      { 'azurerm_servicebus_subscription_rule.drift': undefined },
      /^stricter training-events\/drift\/\$Default: it is Azure's own rule.*the code has it as "all"/,
    ],
  ])('%s', async (_, changes, note) => {
    const adoption = await adopted(changed(changes));
    expect(notesOf(adoption)).toContainEqual(expect.stringMatching(note));
    expect(comparisonOf(adoption).comparison.differences).toEqual([]);
  });

  test('what is not known stands as a comment where it would be written', async () => {
    const adoption = await adopted(changed({ 'azurerm_servicebus_topic.t': { default_message_ttl: '${var.ttl}' } }));
    expect(fileOf(adoption, 'lib/jobs.ts')).toContain('    // defaultMessageTtl is not known: it is ${var.ttl}\n');
  });

  test('what nobody has said has a place to be filled in', async () => {
    const document = changed({
      'azurerm_servicebus_namespace.ns': { location: '${var.region}', resource_group_name: '${var.group}' },
    });
    const adoption = await adopted(document);
    expect(notesOf(adoption).filter((note) => note.startsWith('fill-in'))).toHaveLength(3);
    expect(comparisonOf(adoption).comparison.differences).toEqual([]);
    expect(fileOf(adoption, 'lib/environments.ts')).toMatch(/\/\/ Not known.*\n {4}location: 'fill-this-in',/);
    expect(fileOf(adoption, 'lib/imports.ts')).toContain('// Not all of it was known');
  });
});

describe('messages tell what rules do not', () => {
  const message = (applicationProperties: object) => readMessage({ messageId: '1', applicationProperties }).message;

  test('types, and what each of them has', async () => {
    const messages = [
      message({ eventType: 'training.requested', gpuCount: 4, team: 'vision' }),
      message({ eventType: 'training.requested', gpuCount: 1 }),
    ];
    const contract = fileOf(await adopted(HAND_MADE, { options: { messages } }), 'lib/contract.ts');
    expect(contract).toContain('  eventType: Property.string(),');
    expect(contract).toContain('  gpuCount: Property.double(),');
    expect(contract).toContain('  team: Property.string().optional(),');
    // A rule asks whether it is there.
    expect(contract).toContain('  env: Property.string().optional(),');
    expect(contract).toContain('in 2 of 2 examples, so taken to be in every message.');
  });

  test('a value that no rule names stays possible', async () => {
    expect(fileOf(await adopted(HAND_MADE), 'lib/contract.ts')).not.toContain('oneOf');
  });
});

test('for CDK Terrain it is written with the entry and the packages of that', async () => {
  const adoption = await adopted(HAND_MADE, { options: { framework: 'cdktn' } });
  expect(comparisonOf(adoption).comparison.differences).toEqual([]);
  const imported = adoption.files
    .filter(({ path }) => path.endsWith('.ts'))
    .flatMap(({ content }) => [...content.matchAll(/from '((?:training-job-scheduler|@?cdkt)[^']*)'/g)])
    .map(([, name]) => name);
  expect([...new Set(imported)].sort()).toEqual(['training-job-scheduler/cdktn', 'training-job-scheduler/jest']);
  const { dependencies, devDependencies } = JSON.parse(fileOf(adoption, 'package.json'));
  const packages = Object.keys({ ...dependencies, ...devDependencies });
  expect(packages.filter((name) => /cdkt/.test(name)).sort()).toEqual(['@cdktn/provider-azurerm', 'cdktn']);
});
