import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { auditCommand } from '../../lib/cli/audit-command';
import { checkCommand } from '../../lib/cli/check/check-command';
import { UsageError } from '../../lib/cli/common/exit-status';
import { diagramCommand } from '../../lib/cli/diagram/diagram-command';
import { emulatorCommand } from '../../lib/cli/emulator/emulator-command';
import { answerLines } from '../../lib/cli/eval/eval-line';
import { proveCommand } from '../../lib/cli/prove/prove-command';
import { reviewCommand } from '../../lib/cli/review-command';
import { routeCommand } from '../../lib/cli/route-command';
import { fitHarmless } from '../../lib/terminal';
import { terminalLines } from '../../lib/text';
import { ATTACKS, faultsOf, hostileText } from '../support/hostile';
import { hostileDocument, hostileMessage } from '../support/hostile-documents';
import { foundIn, rendered } from '../support/rendered';
import { configurationOf } from '../support/topics';
import { scheduler } from './scheduler';

const root = mkdtempSync(join(tmpdir(), 'harmless-'));
const COMMANDS = {
  audit: auditCommand,
  check: checkCommand,
  diagram: diagramCommand,
  emulator: emulatorCommand,
  prove: proveCommand,
  review: reviewCommand,
  route: routeCommand,
} as const;

/** A folder with documents, a message and waivers in which the texts stand. */
function folderOf(texts: readonly string[]): string {
  const folder = mkdtempSync(join(root, 'documents-'));
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  mkdirSync(join(folder, 'before'));
  mkdirSync(join(folder, 'after'));
  write('before/cdk.tf.json', hostileDocument(texts));
  write('after/cdk.tf.json', hostileDocument(texts, true));
  write('message.json', JSON.stringify(hostileMessage(texts)));
  write('waivers.json', JSON.stringify(waiversOf(texts)));
  write('checkov.json', JSON.stringify(checkovOf(texts)));
  return folder;
}

function waiversOf(texts: readonly string[]): object[] {
  return texts.map((text) => ({
    id: 'SB-TLS-001',
    scope: `stack/${text}`,
    reason: `it is known that ${text}`,
    approver: `a ${text}`,
    ticket: `t ${text}`,
    expires: '2027-06-30',
  }));
}

function checkovOf(texts: readonly string[]): object {
  const failed = texts.map((text, index) => ({
    check_id: `CKV ${text}`,
    check_name: text,
    file_path: '/cdk.tf.json',
    resource: `azurerm_servicebus_subscription.s${index}`,
    file_line_range: [1, 1],
  }));
  return { results: { passed_checks: [], failed_checks: failed } };
}

/** What each command is asked, in the folder. */
function questionsIn(folder: string): (readonly [keyof typeof COMMANDS, ...string[]])[] {
  const from = ['--from', join(folder, 'before/cdk.tf.json')];
  const [before, after] = ['before', 'after'].map((name) => join(folder, name, 'cdk.tf.json')) as [string, string];
  const files = [
    '--sarif',
    join(folder, 'a.sarif'),
    '--sarif-upload',
    join(folder, 'u.sarif'),
    '--markdown',
    join(folder, 'a.md'),
  ];
  return [
    ['check', ...from],
    ['check', '--json', ...from],
    [
      'audit',
      '--all',
      '--today',
      '2026-11-22',
      '--waivers',
      join(folder, 'waivers.json'),
      '--checkov',
      join(folder, 'checkov.json'),
      ...files,
      ...from,
    ],
    ['audit', '--json', '--today', '2026-11-22', ...from],
    ['prove', '--overlaps', ...from],
    ['prove', '--json', ...from],
    ['route', join(folder, 'message.json'), '--explain', ...from],
    ['route', join(folder, 'message.json'), '--json', ...from],
    ['diagram', ...from],
    ['diagram', '--from', folder],
    ['diagram', '--json', ...from],
    ['diagram', '--format', 'svg', ...from],
    ['diagram', '--format', 'html', ...from],
    ['emulator', '--out', join(folder, 'emulator'), ...from],
    ['emulator', '--json', '--out', join(folder, 'emulator'), ...from],
    ['review', before, after],
    ['review', '--json', before, after],
  ];
}

/** What is wrong with what a command has written, whatever that is. */
function faultsIn([command, ...options]: readonly string[], output: string): string[] {
  const isJson = options.includes('--json');
  const faults = faultsOf(output);
  if (isJson) for (const line of command === 'route' ? output.split('\n').slice(0, -1) : [output]) JSON.parse(line);
  else if (command === 'review') faults.push(...faultsOfPage(output));
  return faults;
}

/** What is for programs is not fitted into a terminal. */
function isFitted(question: readonly string[]): boolean {
  return question[0] !== 'diagram' && !question.includes('--json');
}

/** Our own HTML folds lists; nothing else of a page is anything but text. */
function faultsOfPage(markdown: string): string[] {
  const page = rendered(markdown);
  const foreign = page.html
    .flatMap((html) => html.match(/<[^>]*>?/g) ?? [html])
    .filter((tag) => !/^<(?:\/?details|\/?summary|br)>$/.test(tag.trim()));
  return [...page.links.map((link) => `a link: ${link}`), ...foreign.map((tag) => `HTML: ${tag}`), ...foundIn(page)];
}

/** Runs a command in this process, and gives what it has written. */
async function written([command, ...options]: readonly string[]): Promise<{ out: string; err: string }> {
  const texts = { out: '', err: '' };
  const status = process.exitCode;
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    jest.spyOn(process[name], 'write').mockImplementation((chunk) => {
      texts[name === 'stdout' ? 'out' : 'err'] += String(chunk);
      return true;
    }),
  );
  try {
    await COMMANDS[command as keyof typeof COMMANDS]().exitOverride().parseAsync(options, { from: 'user' });
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    texts.err += terminalLines(error.lines).join('\n');
  } finally {
    for (const spy of spies) spy.mockRestore();
    process.exitCode = status;
  }
  return texts;
}

const attacks = Object.values(ATTACKS);
const all = folderOf(attacks);
/** What is asked of all messages takes longer than in proportion: of some attacks at a time. */
const BY_PROOF: ReadonlySet<string> = new Set(['prove', 'review']);
const GROUP = 6;
const groups = attacks.flatMap((_, index) => (index % GROUP === 0 ? [attacks.slice(index, index + GROUP)] : []));

test.each(
  questionsIn(all)
    .filter(([command]) => !BY_PROOF.has(command))
    .map((question) => [question.join(' ').replaceAll(all, '.'), question] as const),
)('all known attacks: %s', (_, question) => {
  const { status, stdout, stderr } = scheduler(question);
  expect([0, 1]).toContain(status);
  expect(stdout.length).toBeGreaterThan(20);
  expect(faultsIn(question, stdout)).toEqual([]);
  expect(faultsOf(stderr)).toEqual([]);
  if (isFitted(question))
    for (const columns of [40, 80]) expect(faultsOf(fitHarmless(stdout.slice(0, 200_000), columns))).toEqual([]);
});

test.each(groups)('all known attacks, of all messages: %j, …', async (...texts) => {
  const questions = questionsIn(folderOf(texts)).filter(([command]) => BY_PROOF.has(command));
  for (const question of questions.filter((one) => !one.includes('--json'))) {
    const { out, err } = await written(question);
    expect(out.length).toBeGreaterThan(20);
    expect(faultsIn(question, out)).toEqual([]);
    expect(faultsOf(err)).toEqual([]);
    for (const columns of [40, 80]) expect(faultsOf(fitHarmless(out, columns))).toEqual([]);
  }
});

test('colours of ours are there where they are asked for, and those of others are not', () => {
  const few = folderOf(attacks.slice(0, GROUP));
  const from = ['--from', join(few, 'before/cdk.tf.json')];
  for (const command of [['prove'], ['audit', '--all']]) {
    const { stdout, stderr } = scheduler([...command, ...from], '', { FORCE_COLOR: '1', NO_COLOR: '' });
    expect(stdout).toMatch(/\p{Cc}\[3\dm/u);
    expect(faultsOf(stdout)).toEqual([]);
    expect(faultsOf(stderr)).toEqual([]);
  }
});

describe('the files of audit', () => {
  const file = (name: string) => readFileSync(join(all, name), 'utf8');
  beforeAll(() => scheduler(questionsIn(all).find((question) => question.includes('--markdown')) ?? []));

  test('Markdown has names, approvers, tickets and reasons as text', () => {
    const markdown = file('a.md');
    expect(faultsOf(markdown)).toEqual([]);
    expect(faultsOfPage(markdown)).toEqual([]);
    const page = rendered(markdown);
    expect(new Set(page.rows.map((row) => row.length))).toEqual(new Set([4]));
    expect(markdown).toContain('<summary>Exceptions (');
    expect(markdown.length).toBeLessThan(65_536);
  });

  test.each(['a.sarif', 'u.sarif'])(
    'messages of %s have no link and nothing unseen; what is data is as it was',
    (name) => {
      const log = JSON.parse(file(name));
      expect(faultsOf(file(name))).toEqual([]);
      const results = log.runs.flatMap((run: any) => run.results);
      const texts: string[] = results.flatMap(({ message, suppressions = [] }: any) => [
        message.text,
        ...suppressions.map(({ justification }: any) => justification),
      ]);
      expect(texts.length).toBeGreaterThan(50);
      for (const text of texts) {
        expect(faultsOf(text)).toEqual([]);
        expect(text).not.toMatch(/\]\(/);
      }
      const paths = results.flatMap(({ locations }: any) =>
        locations[0].logicalLocations.map(({ fullyQualifiedName }: any) => fullyQualifiedName),
      );
      expect(paths).toContain(`stack/${ATTACKS['a title']}`);
    },
  );
});

test('JSON of every command is the very data', async () => {
  const attack = `${ATTACKS['text turned around']}${ATTACKS['escape sequences of eight bits']}`;
  const folder = folderOf([attack]);
  for (const question of questionsIn(folder).filter((one) => one.includes('--json'))) {
    const { out } = await written(question);
    const data =
      question[0] === 'route'
        ? out
            .trimEnd()
            .split('\n')
            .map((line) => JSON.parse(line))
        : JSON.parse(out);
    expect(JSON.stringify(data)).toContain(JSON.stringify(attack).slice(1, -1));
  }
});

test('whatever stands in a document, no command writes anything that a terminal, a pipeline or a page acts on', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(hostileText, { minLength: 1, maxLength: 4 }), async (texts) => {
      const folder = folderOf(texts);
      for (const question of questionsIn(folder)) {
        const { out, err } = await written(question);
        expect(faultsIn(question, out)).toEqual([]);
        expect(faultsOf(err)).toEqual([]);
        if (isFitted(question)) expect(faultsOf(fitHarmless(out, 60))).toEqual([]);
      }
      expect(faultsOfPage(readFileSync(join(folder, 'a.md'), 'utf8'))).toEqual([]);
    }),
    { numRuns: Number(process.env.HARMLESS_RUNS ?? 2) },
  );
}, 600_000);

test('answers of eval are the same data, and harmless', () => {
  // A longer action is refused.
  const short = attacks.filter((text) => text.length < 1000);
  const lines = short.map((text) => ({
    id: text,
    action: `SET a = '${text.replaceAll("'", "''")}'`,
    messages: [{ properties: { [text || 'p']: text } }],
  }));
  const wrong = attacks.map((text) => ({ id: text, sql: `${text} AND AND`, messages: [] }));
  const asked = [...lines, ...wrong].map((line) => JSON.stringify(line));
  const answers = answerLines(Buffer.from(`${asked.join('\n')}\n${attacks.join('\n')}`));
  expect(faultsOf(answers)).toEqual([]);
  const read = answers
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  expect(read.slice(0, short.length).map(({ results }) => results[0].properties.a.string)).toEqual(short);
});

describe('what is wrong with usage is told, and harmless', () => {
  const bad = '\u001b]0;x\u0007\n::error::y\u202e';
  const plain = join(root, 'plain.tf.json');
  writeFileSync(plain, configurationOf({ train: "kind = 'train'" }));
  test.each([
    [['check', '--from', `${root}/${bad}`]],
    [['audit', '--waivers', bad, '--from', join(all, 'before')]],
    [['audit', '--today', bad]],
    [['prove', '--topic', bad, '--from', plain]],
    [['prove', 'cover', bad, '--from', plain]],
    [['prove', 'implies', `a = '\u001b]0;x\u0007' AND AND`, 'a = 1']],
    [['route', bad, '--from', join(all, 'before')]],
    [['review', bad]],
    [['diagram', '--format', bad]],
    [[bad]],
    [['check', `--${bad}`]],
  ])('%j', (options) => {
    const { status, stdout, stderr } = scheduler(options);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    // By its code point, or as JSON has it where a value is shown.
    expect(stderr).toMatch(/\\u\{1b\}\]0;x\\u\{7\}|"\\u001b\]0;x\\u0007/);
    expect(faultsOf(stderr)).toEqual([]);
  });
});
