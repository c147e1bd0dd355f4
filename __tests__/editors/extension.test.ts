import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { builtinModules, createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { bundleExtension, EXTENSION } from '../../editors/vscode/build/bundle';
import { StandIn } from './stand-in';

const CLONE = resolve(EXTENSION, '../..');
const LOADER = ['--require', join(CLONE, 'lib/typescript.cjs')];

/** The packages of the extension are its own: `npm run vscode` installs them. */
const isInstalled = existsSync(join(EXTENSION, 'node_modules/vscode-languageclient'));
const withPackages = isInstalled ? describe : describe.skip;

interface Extension {
  activate(context: { readonly subscriptions: unknown[] }): void;
  deactivate(): Promise<void> | undefined;
}

let script: string;
const running: Extension[] = [];

/** The extension as the editor loads it, and the editor. */
function started(folder: string, settings: Readonly<Record<string, unknown>> = {}): StandIn {
  const editor = new StandIn(folder, settings);
  const real = createRequire(join(EXTENSION, 'package.json'));
  const required = (name: string) => (name === 'vscode' ? editor.module : real(name));
  const module = { exports: {} as Extension };
  // The client gives a server that ends two seconds, and does not take them back.
  const timeout = (act: () => void, milliseconds: number) => setTimeout(act, milliseconds).unref();
  new Function('module', 'exports', 'require', 'setTimeout', script)(module, module.exports, required, timeout);
  module.exports.activate({ subscriptions: [] });
  running.push(module.exports);
  return editor;
}

/** A folder of somebody's, with the package installed or not. */
function project(isWithPackage: boolean): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'editor-')));
  writeFileSync(join(folder, 'package.json'), '{ "name": "mine" }');
  if (isWithPackage) install(folder);
  return folder;
}

function install(folder: string): void {
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(CLONE, join(folder, 'node_modules/training-job-scheduler'));
}

const NEVER = { isCancellationRequested: false, onCancellationRequested: () => undefined };
const WRONG = "const urgent = SqlFilter.parse('priority = = 7');";
const UNDERLINED = [{ text: '=', severity: 0, message: expect.stringMatching(/./), source: 'service-bus' }];

withPackages('the bundled extension, with the real client and the real server', () => {
  beforeAll(async () => {
    ({ script } = await bundleExtension());
  });

  afterEach(async () => {
    for (const one of running.splice(0)) await one.deactivate();
  });

  test.each([
    ['jobs.ts', 'typescript', WRONG],
    [
      'main.tf',
      'plaintext',
      'resource "azurerm_servicebus_subscription_rule" "r" {\n  sql_filter = "priority = = 7"\n}\n',
    ],
  ])('%s of a project that has the package: what is wrong is underlined', async (name, languageId, text) => {
    const editor = started(project(true));
    const { uri } = editor.open(name, languageId, text);
    expect(await editor.until(() => editor.underlined.get(`${uri}`))).toEqual(UNDERLINED);
    expect(editor.errors).toEqual([]);
  });

  test('a server that is started anew before the first has answered is the only one', async () => {
    const editor = started(project(true));
    const { uri } = editor.open('jobs.ts', 'typescript', WRONG);
    await editor.commands.get('serviceBusFilters.restart')?.();
    expect(await editor.until(() => editor.underlined.get(`${uri}`))).toEqual(UNDERLINED);
    expect(editor.errors).toEqual([]);
  });

  test('pointing at a filter says what it means', async () => {
    const editor = started(project(true));
    const document = editor.open('jobs.ts', 'typescript', "const urgent = SqlFilter.parse('priority = 7');");
    await editor.until(() => editor.underlined.get(`${document.uri}`));
    const [provider] = editor.hovers;
    const position = new editor.module.Position(0, 35);
    const hover = await provider?.provideHover(document, position, NEVER);
    expect(hover?.contents.map(({ value }) => value).join('')).toMatch(/messages whose priority is 7/);
    expect(editor.failures).toEqual([]);
  });

  test('where the package is missing, a button writes the command that installs it; then it is found', async () => {
    const folder = project(false);
    const editor = started(folder);
    editor.presses = (buttons) => buttons[0];
    const document = editor.open('jobs.ts', 'typescript', WRONG);
    editor.open('more.ts', 'typescript', WRONG);
    const [typed] = await editor.until(() => (editor.typed.length > 0 ? editor.typed : undefined));
    expect(typed).toEqual({ cwd: folder, text: 'npm install --save-dev training-job-scheduler', isRun: false });
    // Two files, said once.
    expect(editor.errors).toEqual([
      {
        text: `Service Bus filters are not checked: training-job-scheduler is not installed in ${folder}; run \`npm install --save-dev training-job-scheduler\` there.`,
        buttons: ['Install', 'Set the Command'],
      },
    ]);
    install(folder);
    editor.save(document);
    expect(await editor.until(() => editor.underlined.get(`${document.uri}`))).toEqual(UNDERLINED);
  });

  test('a command that is none is told in one line, and another setting mends it', async () => {
    const editor = started(project(false), { 'serviceBusFilters.command': ['no-such-command-here'] });
    editor.presses = (buttons) => buttons.find((title) => title === 'Set the Command');
    const { uri } = editor.open('jobs.ts', 'typescript', WRONG);
    const [error] = await editor.until(() => (editor.asked.length > 0 ? editor.errors : undefined));
    expect(error?.text).toMatch(
      /^Service Bus filters are not checked: `no-such-command-here language-server` cannot be started: .*no-such-command-here.*$/,
    );
    expect(error?.buttons).toEqual(['Try Again', 'Show the Output', 'Set the Command']);
    expect(editor.asked).toEqual([['workbench.action.openSettings', 'serviceBusFilters.command']]);
    editor.configure({ 'serviceBusFilters.command': [process.execPath, join(CLONE, 'lib/cli/scheduler.cjs')] });
    expect(await editor.until(() => editor.underlined.get(`${uri}`))).toEqual(UNDERLINED);
  });

  test('a command that ends at once is told as well', async () => {
    const editor = started(project(false), {
      'serviceBusFilters.command': [process.execPath, '-e', 'process.exit(3)'],
    });
    editor.open('jobs.ts', 'typescript', WRONG);
    const [error] = await editor.until(() => (editor.errors.length > 0 ? editor.errors : undefined));
    expect(error?.text).toMatch(/language-server` ended before it answered$/);
    await new Promise((done) => setTimeout(done, 200));
    expect(editor.errors).toHaveLength(1);
  });
});

withPackages('the package for VS Code', () => {
  let files: Readonly<Record<string, string>>;

  beforeAll(() => {
    const folder = mkdtempSync(join(tmpdir(), 'extension-'));
    const answer = spawnSync(process.execPath, [...LOADER, join(EXTENSION, 'build/main.ts'), folder], {
      cwd: EXTENSION,
      encoding: 'utf8',
    });
    expect([answer.status, answer.stderr]).toEqual([0, '']);
    const zip = unzipSync(readFileSync(join(folder, 'service-bus-filters.vsix')));
    files = Object.fromEntries(Object.entries(zip).map(([name, bytes]) => [name, strFromU8(bytes)]));
  });

  test('has the extension, its page and its licenses, and nothing else', () => {
    expect(Object.keys(files).sort()).toEqual([
      '[Content_Types].xml',
      'extension.vsixmanifest',
      'extension/LICENSE.txt',
      'extension/LICENSES.txt',
      'extension/extension.js',
      'extension/package.json',
      'extension/readme.md',
    ]);
  });

  test('runs what is bundled, for the version of the project', () => {
    const manifest = JSON.parse(files['extension/package.json'] ?? '');
    const { version } = JSON.parse(readFileSync(join(CLONE, 'package.json'), 'utf8'));
    expect(manifest).toMatchObject({ name: 'service-bus-filters', version, main: './extension.js' });
    for (const name of ['scripts', 'devDependencies', 'private']) expect(manifest).not.toHaveProperty(name);
    const required = new Set(
      [...(files['extension/extension.js'] ?? '').matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name),
    );
    expect([...required].filter((name) => !builtinModules.includes(`${name}`.replace(/^node:/, '')))).toEqual([
      'vscode',
    ]);
    expect(files['extension.vsixmanifest']).toContain(`Version="${version}"`);
  });

  test('has the licenses of what is bundled', () => {
    const licensed = [...(files['extension/LICENSES.txt'] ?? '').matchAll(/^(\S+) \d+\.\d+\.\d+ \(/gm)].map(
      ([, name]) => name,
    );
    expect(licensed).toEqual(
      expect.arrayContaining(['vscode-languageclient', 'vscode-jsonrpc', 'minimatch', 'semver']),
    );
  });
});
