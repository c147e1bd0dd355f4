import { execFile, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { stringify } from 'yaml';
import { Commands, type Ended } from '../support/kept-command/commands';

const COMMAND = resolve(__dirname, '../../lib/cli/scheduler.cjs');
const isPosix = process.platform !== 'win32';
const isRoot = process.getuid?.() === 0;
/** Nobody in particular: root may read everything. */
const NOBODY = 65534;

const folder = mkdtempSync(join(tmpdir(), 'bad-'));
// The tests' own folder for temporary files is private.
for (const open of [tmpdir(), folder]) if (isRoot) chmodSync(open, 0o755);
const at = (name: string) => join(folder, name);
function file(name: string, content: string | Uint8Array): string {
  writeFileSync(at(name), content);
  return at(name);
}

const GOOD = file(
  'good.tf.json',
  JSON.stringify({
    resource: {
      azurerm_servicebus_namespace: {
        bus: { name: 'bus-jobs', sku: 'Standard', location: 'x', resource_group_name: 'x' },
      },
      azurerm_servicebus_topic: { events: { name: 'events', namespace_id: '${azurerm_servicebus_namespace.bus.id}' } },
      azurerm_servicebus_subscription: {
        a: { name: 'a', max_delivery_count: 10, topic_id: '${azurerm_servicebus_topic.events.id}' },
      },
      azurerm_servicebus_subscription_rule: {
        a: {
          name: 'a',
          subscription_id: '${azurerm_servicebus_subscription.a.id}',
          filter_type: 'SqlFilter',
          sql_filter: 'a = 1',
        },
      },
    },
  }),
);
const MESSAGE = file('message.json', '{"applicationProperties": {"a": 1}}');

const commands = new Commands();
afterAll(() => commands.close());

/** Runs the command, as somebody else where one is named. */
function run(args: readonly string[], uid?: number): Promise<Ended> {
  const kept = uid === undefined ? commands.free() : undefined;
  return kept?.run(args, '', folder) ?? runProcess(args, uid);
}

/** Runs the command in a process of its own. */
function runProcess(args: readonly string[], uid?: number): Promise<Ended> {
  return new Promise((done) => {
    const options = { ...(uid !== undefined && { uid, gid: uid }), cwd: folder, timeout: 50_000, maxBuffer: 1 << 28 };
    const child = execFile(process.execPath, [COMMAND, ...args], options, (_, stdout, stderr) =>
      done({ status: child.exitCode, stdout, stderr }),
    );
    child.stdin?.on('error', () => {}).end();
  });
}

/** Every command, on a document. */
const COMMANDS: readonly (readonly [name: string, args: (from: string) => readonly string[]])[] = [
  ['check', (from) => ['check', '--from', from]],
  ['route', (from) => ['route', MESSAGE, '--from', from]],
  ['diagram', (from) => ['diagram', '--from', from]],
  ['emulator', (from) => ['emulator', '--from', from, '--out', at('emulator')]],
  ['prove', (from) => ['prove', '--from', from]],
  ['review', (from) => ['review', from, from]],
  ['audit', (from) => ['audit', '--from', from]],
];

const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
mkdirSync(at('folder-named.tf.json'));
mkdirSync(at('empty'));
if (isPosix) {
  symlinkSync('nowhere', at('dangling'));
  symlinkSync('circle', at('circle'));
}

/** Documents that nothing can be said about, and the one line that is said. */
const DOCUMENTS: readonly (readonly [what: string, path: string, line: RegExp])[] = [
  ['nothing', at('none'), /none: there is no such file/],
  ['an empty file', file('empty.tf.json', ''), /empty\.tf\.json: empty; expected/],
  ['an empty folder', at('empty'), /empty: (no|there is no)/],
  ['no JSON', file('text.tf.json', 'hello'), /text\.tf\.json: not JSON/],
  [
    '5,000 levels',
    file('deep.tf.json', `{"locals": {"a": ${nested(5000)}}}`),
    /deep\.tf\.json:1:\d+: nested more than 256/,
  ],
  ['half a million levels', file('deeper.tf.json', nested(500_000)), /deeper\.tf\.json:1:257: nested more than 256/],
  ['other bytes', file('bytes.tf.json', Buffer.from([0x7b, 0xc3, 0x28])), /bytes\.tf\.json: is not UTF-8: byte 0xC3/],
  ...(isPosix
    ? ([
        ['a dangling link', at('dangling'), /dangling: a link to nowhere, which is not there/],
        ['links in a circle', at('circle'), /circle: cannot be read: its links go in a circle/],
      ] as const)
    : []),
];

/** All runs of the table: of the first document in processes of their own, beside those in one that is kept. */
const answers = new Map<string, Ended>();
beforeAll(async () => {
  const all = DOCUMENTS.flatMap(([what, path], index) =>
    // The first two show that all commands say it alike, the others that all of it is said.
    COMMANDS.filter(([name]) => index < 2 || index === 4 || ['check', 'review', 'audit'].includes(name)).map(
      ([name, args]) => ({ name: `${name}, ${what}`, args: args(path), isOwn: index === 0 }),
    ),
  );
  const answerTo = async (isMeant: boolean, ask: (args: readonly string[]) => Promise<Ended>) => {
    for (const { name, args, isOwn } of all) if (isOwn === isMeant) answers.set(name, await ask(args));
  };
  await Promise.all([answerTo(true, runProcess), answerTo(false, run)]);
}, 180_000);

test.each(DOCUMENTS)('%s ends every command with status 2 and one true line', (what, _, line) => {
  const asked = [...answers].filter(([name]) => name.endsWith(`, ${what}`));
  expect(asked.length).toBeGreaterThan(2);
  for (const [name, { status, stdout, stderr }] of asked) {
    expect([name, status, stdout]).toEqual([name, 2, '']);
    expect(stderr).toMatch(line);
    expect(stderr).toMatch(/^training-job-scheduler: .*\n$/);
  }
});

test('the emulator has written nothing for any of them', () => {
  expect(existsSync(at('emulator'))).toBe(false);
});

const TEXT = readFileSync(GOOD, 'utf8');
test.each([
  ['a byte order mark', Buffer.from(`\uFEFF${TEXT}`)],
  ["UTF-16 of PowerShell's >", Buffer.from(`\uFEFF${TEXT.replaceAll('\n', '\r\n')}`, 'utf16le')],
  ['CRLF', Buffer.from(JSON.stringify(JSON.parse(TEXT), undefined, 2).replaceAll('\n', '\r\n'))],
])('a document with %s is read as without', async (_, bytes) => {
  const path = file('other.tf.json', bytes);
  const [one, other] = await Promise.all([GOOD, path].map((from) => run(['route', MESSAGE, '--from', from])));
  expect(other).toEqual({ ...one, stdout: one?.stdout.replaceAll('good.tf.json', 'other.tf.json') });
  expect(one?.status).toBe(0);
});

test('a folder that is called like a file of Terraform is passed over, as Terraform does', async () => {
  mkdirSync(at('with-folder/inner.tf.json'), { recursive: true });
  writeFileSync(at('with-folder/main.tf.json'), TEXT);
  expect(await run(['check', '--from', at('with-folder')])).toMatchObject({ status: 0, stderr: '' });
});

(isPosix && isRoot ? describe : describe.skip)('somebody who may not', () => {
  test.each([
    ['read the file', 'secret.tf.json', /secret\.tf\.json: cannot be read: permission denied/],
    ['look into the folder', 'closed', /closed: the folder cannot be read: permission denied/],
    ['read one file of a folder', 'half', /half\/b\.tf\.json: cannot be read: permission denied/],
  ])('%s is told so', async (_, name, line) => {
    for (const closed of ['closed', 'half']) mkdirSync(at(closed), { recursive: true });
    for (const path of ['secret.tf.json', 'half/a.tf.json', 'half/b.tf.json']) file(path, TEXT);
    for (const path of ['secret.tf.json', 'closed', 'half/b.tf.json']) chmodSync(at(path), 0);
    const { status, stdout, stderr } = await run(['check', '--from', at(name)], NOBODY);
    expect(stderr).toMatch(line);
    expect([status, stdout, stderr.trim().split('\n').length]).toEqual([2, '', 1]);
  });
});

describe('what is written', () => {
  test('standard output is -, and takes the place of the table', async () => {
    const { stdout } = await run(['audit', '--from', GOOD, '--sarif', '-']);
    expect(JSON.parse(stdout)).toMatchObject({ version: '2.1.0' });
  });

  (isPosix ? test : test.skip)('/dev/stdout is standard output, and stays a device', async () => {
    const { stdout } = await run(['audit', '--from', GOOD, '--sarif', '/dev/stdout']);
    expect(JSON.parse(stdout)).toMatchObject({ version: '2.1.0' });
    expect(spawnSync('sh', ['-c', 'test -h /dev/stdout && test ! -f /dev/stdout < /dev/null']).status).toBe(0);
  });

  test('a report that cannot be written is one line and status 2, and no other report is there', async () => {
    const { status, stderr, stdout } = await run([
      'audit',
      '--from',
      GOOD,
      '--sarif',
      at('audit.sarif'),
      '--markdown',
      at('no/audit.md'),
    ]);
    expect(stderr).toMatch(/^training-job-scheduler: .*no\/audit\.md: cannot be written: there is no folder .*\n$/);
    expect([status, stdout, existsSync(at('audit.sarif'))]).toEqual([2, '', false]);
  });

  test('the emulator never overwrites what it did not make', async () => {
    const out = at('mine');
    mkdirSync(out);
    writeFileSync(join(out, 'docker-compose.yaml'), stringify({ services: {} }));
    const { status, stderr } = await run(['emulator', '--from', GOOD, '--out', out]);
    expect([status, stderr]).toEqual([
      2,
      expect.stringMatching(/docker-compose\.yaml: was not made by training-job-scheduler emulator/),
    ]);
    expect(readdirSync(out)).toEqual(['docker-compose.yaml']);
    expect(readFileSync(join(out, 'docker-compose.yaml'), 'utf8')).toBe(stringify({ services: {} }));
  });

  test('the emulator makes its own files anew, unless somebody has changed one', async () => {
    const out = at('ours');
    expect((await run(['emulator', '--from', GOOD, '--out', out])).status).toBe(0);
    expect((await run(['emulator', '--from', GOOD, '--out', out])).status).toBe(0);
    writeFileSync(join(out, 'Config.json'), '{}');
    const { status, stderr } = await run(['emulator', '--from', GOOD, '--out', out]);
    expect([status, stderr]).toEqual([
      2,
      expect.stringMatching(/Config\.json: was changed since training-job-scheduler emulator made it/),
    ]);
  });

  test('nothing is written for a document without a bus', async () => {
    const from = file('no-bus.tf.json', '{"resource": {"azurerm_resource_group": {"rg": {"name": "rg"}}}}');
    const { status, stderr } = await run(['emulator', '--from', from, '--out', at('no-bus')]);
    expect([status, stderr, existsSync(at('no-bus'))]).toEqual([
      2,
      expect.stringMatching(/no topic and no queue in there; nothing is written/),
      false,
    ]);
  });
});

(isPosix ? describe : describe.skip)('standard output', () => {
  test.each([
    ['a full disk', '> /dev/full', /standard output: cannot be written: no space is left on the disk/],
    ['a closed pipe', '| true', /^$|standard output: cannot be written: nobody reads it any more/],
  ])('%s is never status 1', (_, redirect, line) => {
    const script = `{ "$0" "$1" audit --all --from "$2"; echo $? >&2; } ${redirect}`;
    const { stderr } = spawnSync('sh', ['-c', script, process.execPath, COMMAND, GOOD], { encoding: 'utf8' });
    const lines = stderr.trim().split('\n');
    const status = lines.pop();
    expect(lines.join('\n')).toMatch(line);
    expect(stderr).not.toMatch(/^ +at /m);
    // Where the pipe took all of it before its reader went, the command could not know.
    expect(['2', ...(redirect === '| true' ? ['1'] : [])]).toContain(status);
  });

  test.each([
    ['of a pipe', `"$0" "$@" | head -c 1 > /dev/null`],
    // Node makes sockets, of which a reader who goes leaves another error where something is unread.
    ['of a socket', `exec "$0" "$@"`],
  ])('a reader %s who goes early leaves status 2 and one line', async (_, script) => {
    const from = file(
      'many.tf.json',
      JSON.stringify({
        resource: {
          azurerm_servicebus_namespace: Object.fromEntries(
            Array.from({ length: 3000 }, (_, n) => [`n${n}`, { name: `bus-${n}`, sku: 'Standard' }]),
          ),
        },
      }),
    );
    const words = ['-c', `set -o pipefail; ${script}`, process.execPath, COMMAND, 'audit', '--all', '--from', from];
    const child = spawn('bash', words);
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const status = await new Promise((done) => child.once('close', done));
    expect([status, stderr]).toEqual([
      2,
      'training-job-scheduler: standard output: cannot be written: nobody reads it any more\n',
    ]);
  });
});
