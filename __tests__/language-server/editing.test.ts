import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CompletionItem, TextEdit } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { CONTRACT, Editor, marked } from './editor';

let editor: Editor;

beforeEach(async () => {
  editor = await Editor.start();
  await editor.open('contract.ts', CONTRACT);
});

afterEach(() => editor.dispose());

const rule = (body: string) => `resource "azurerm_servicebus_subscription_rule" "r" {\n${body}\n}\n`;

describe('what is chosen among the proposals', () => {
  const nameOf = (text: string) => (text.startsWith('resource') ? 'a.tf' : 'a.ts');

  /** A file after somebody has chosen a proposal at `|`. */
  async function afterChoosing(written: string, label: string): Promise<string> {
    const { text, position } = marked(written);
    const name = nameOf(text);
    await editor.open(name, text);
    const item = (await editor.completions(name, position)).find((one) => one.label === label) as CompletionItem;
    const edit = item.textEdit as TextEdit;
    // An editor shows what has all signs that stand there already, up to the cursor, and an edit of one line.
    const document = TextDocument.create(name, '', 0, text);
    const begun = document.getText({ start: edit.range.start, end: position });
    expect(item.filterText?.toLowerCase()).toContain(begun.toLowerCase());
    expect(edit.range.start.line).toBe(edit.range.end.line);
    return TextDocument.applyEdits(document, [edit]);
  }

  test.each([
    ['SqlFilter.parse("gpu| > 1")', 'gpuCount', 'SqlFilter.parse("gpuCount > 1")'],
    ['SqlFilter.parse("eventType = |")', 'dataset.ready', 'SqlFilter.parse("eventType = \'dataset.ready\'")'],
    // A text that is not closed goes no further than to the cursor.
    ['SqlFilter.parse("eventType = \'da|")', 'dataset.ready', 'SqlFilter.parse("eventType = \'dataset.ready\'")'],
    [
      "SqlFilter.parse(`eventType = 'da|\n AND gpuCount > 1`)",
      'dataset.ready',
      "SqlFilter.parse(`eventType = 'dataset.ready'\n AND gpuCount > 1`)",
    ],
    ["SqlFilter.parse('eventType = \\'da|')", 'dataset.ready', "SqlFilter.parse('eventType = \\'dataset.ready\\'')"],
    // Of one that is closed, all is another one then.
    ['SqlFilter.parse("eventType = \'|\'")', 'dataset.ready', 'SqlFilter.parse("eventType = \'dataset.ready\'")'],
    [
      'SqlFilter.parse("eventType = \'|training.requested\' AND gpuCount > 1")',
      'dataset.ready',
      'SqlFilter.parse("eventType = \'dataset.ready\' AND gpuCount > 1")',
    ],
    [
      "SqlFilter.parse(\"eventType IN ('da|', 'training.requested')\")",
      'dataset.ready',
      "SqlFilter.parse(\"eventType IN ('dataset.ready', 'training.requested')\")",
    ],
    ['SqlFilter.parse("[|")', 'gpuCount', 'SqlFilter.parse("[gpuCount]")'],
    ['SqlFilter.parse("[gpu|] > 1")', 'gpuCount', 'SqlFilter.parse("[gpuCount] > 1")'],
    ['SqlFilter.parse("😀 = 1 AND gpu|")', 'gpuCount', 'SqlFilter.parse("😀 = 1 AND gpuCount")'],
    [
      rule('  sql_filter = "eventType = \'da|\'"'),
      'dataset.ready',
      rule('  sql_filter = "eventType = \'dataset.ready\'"'),
    ],
    [
      rule('  sql_filter = <<-EOT\n\t\tgpuCount > 1\n\t\t\tAND eventType = |\n\tEOT'),
      'dataset.ready',
      rule("  sql_filter = <<-EOT\n\t\tgpuCount > 1\n\t\t\tAND eventType = 'dataset.ready'\n\tEOT"),
    ],
    [
      rule('  sql_filter = <<-EOT\r\n    gpuCount > 1\r\n    AND even|\r\n'),
      'eventType',
      rule('  sql_filter = <<-EOT\r\n    gpuCount > 1\r\n    AND eventType\r\n'),
    ],
  ])('%j', async (written, label, expected) => {
    expect(await afterChoosing(written, label)).toBe(expected);
  });

  test.each([
    ['SqlFilter.parse("gpuCount = \'|\'")', []],
    ['SqlFilter.parse("[|]")', ['eventType', 'gpuCount']],
    // Something is put in: what text it is cannot be told.
    ['SqlFilter.parse(`eventType = ${kind} AND |`)', []],
  ])('%s: nothing else is proposed there', async (written, labels) => {
    const { text, position } = marked(written);
    await editor.open('a.ts', text);
    expect((await editor.completions('a.ts', position)).map(({ label }) => label)).toEqual(labels);
  });
});

describe('underlined is what is wrong', () => {
  const far = ' '.repeat(1100);

  test.each([
    ["const icon = '😀'; SqlFilter.parse(\"icon = '😀' AND gpuCnt > 1\")", ['icon', 'gpuCnt']],
    ['SqlFilter.parse(`gpuCount > 1\n\t\tAND gpuCnt > 1`)', ['gpuCnt']],
    ["SqlFilter.parse('gpuCnt > 1' as const)", ['gpuCnt']],
    ["SqlFilter.parse('gpuCnt > 1' satisfies string)", ['gpuCnt']],
    // Blanks that are not deployed do not count, and are there.
    [`SqlFilter.parse(\`gpuCount > 1${far}\nOR gpuCnt > 1\`)`, ['gpuCnt']],
    [`SqlFilter.parse(\`gpuCount > 1${far}\nOR gpuCount = = 1\`)`, ['=']],
    [`SqlAction.parse(\`SET a = gpuCount;${far}\nSET b = gpuCnt\`)`, ['gpuCnt']],
    ['SqlFilter.parse(`gpuCnt > ${least}`)', []],
  ])('%j', async (text, expected) => {
    await editor.open('a.ts', text);
    expect(editor.underlined('a.ts').map((one) => one.text)).toEqual(expected);
  });

  test.each([
    [
      rule('  sql_filter = <<-EOT\n\t\tgpuCount > 1\n\t\t\tAND gpuCnt = 2\n\tEOT'),
      ['unknown-property', 'several-lines'],
    ],
    [rule('  sql_filter = "gpuCount > 1 "'), ['several-lines']],
    [rule('  sql_filter = "gpuCount > 1"'), []],
    // Terraform sends the text as it is: blanks count there.
    [rule(`  sql_filter = "gpuCount > 1 ${far}OR gpuCount = 0"`), ['bytes']],
    [rule(`  sql_filter = "gpuCount > 1${' OR gpuCount > 1'.repeat(100)}"`), ['bytes']],
    [rule(`  action = "SET a = 1;${far} SET b = 2"`), ['bytes']],
    [rule('  sql_filter = ""'), ['empty']],
    ['{"resource": {"azurerm_servicebus_subscription_rule": {"r": {"sql_filter": "gpuCnt > 1"}}}}', []],
  ])('in Terraform: %j', async (text, expected) => {
    const name = text.startsWith('{') ? 'a.tf.json' : 'a.tf';
    await editor.open(name, text);
    expect(editor.underlined(name).map(({ code }) => code)).toEqual(expected);
  });
});

test.each([
  ['a.ts', 'SqlFilter.parse(`gpuCount  >  1\n`)', 'Deployed with 12 of 1024 characters: `gpuCount > 1`'],
  ['a.tf', rule('  sql_filter = <<EOT\ngpuCount  >  1\nEOT'), 'Deployed with 15 of 1024 characters'],
])('%s: how long the text is that is deployed, is told of the text that is deployed', async (name, text, expected) => {
  await editor.open(name, text);
  const at = TextDocument.create(name, '', 0, text).positionAt(text.indexOf('gpuCount') + 1);
  const hover = await editor.hover(name, at);
  expect((hover as unknown as { contents: { value: string } }).contents.value.split('\n\n').at(-1)).toBe(expected);
});

describe('files', () => {
  const codes = (name: string) => editor.underlined(name).map(({ code }) => code);

  test('one that is closed has nothing underlined, and no answers', async () => {
    await editor.open('a.ts', "SqlFilter.parse('gpuCnt > 1')");
    expect(codes('a.ts')).toEqual(['unknown-property']);
    await editor.close('a.ts');
    expect(editor.diagnostics('a.ts')).toEqual([]);
    expect(await editor.hover('a.ts', { line: 0, character: 20 })).toBeNull();
    expect(await editor.completions('a.ts', { line: 0, character: 20 })).toEqual([]);
  });

  test('a contract that is closed, and was not saved, counts no more', async () => {
    await editor.open('a.ts', "SqlFilter.parse('gpuCnt > 1')");
    expect(codes('a.ts')).toEqual(['unknown-property']);
    await editor.close('contract.ts');
    expect(codes('a.ts')).toEqual([]);
  });

  test('what is typed into a line moves what is underlined behind it', async () => {
    const [before, after] = [
      'SqlFilter.parse(`a = 1\r\nAND gpuCnt > 1`)',
      'SqlFilter.parse(`a = 1\r\n\r\n  AND gpuCnt > 1`)',
    ];
    await editor.open('a.ts', before);
    const start = { line: 1, character: 0 };
    await editor.change('a.ts', after, [{ range: { start, end: start }, text: '\r\n  ' }]);
    expect(editor.underlined('a.ts').map(({ text }) => text)).toEqual(['a', 'gpuCnt']);
  });

  test('a contract with an error while it is typed is the one that it was', async () => {
    await editor.open('a.ts', "SqlFilter.parse('gpuCnt > 1')");
    await editor.change('contract.ts', CONTRACT.replace('});', '  regi'));
    expect(codes('a.ts')).toEqual(['unknown-property']);
    await editor.change('contract.ts', '');
    expect(codes('a.ts')).toEqual([]);
  });
});

describe('a folder', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'an @open (folder) '));
    for (const name of ['node_modules/other', 'dist', '.cache', 'lib'])
      mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, 'lib/contract.ts'), CONTRACT);
    for (const name of ['node_modules/other', 'dist', '.cache']) writeFileSync(join(folder, name, 'copy.ts'), CONTRACT);
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const opened = async (uri: string, text: string) => {
    const own = await Editor.start(pathToFileURL(folder).href);
    await own.open(uri, text);
    await own.open('a.ts', "SqlFilter.parse('gpuCnt > 1')");
    const told = own.underlined('a.ts').map(({ message }) => message.split(' says: ')[0]);
    own.dispose();
    return told;
  };

  const ONLY = ['if messages are as trainingEvent (contract.ts:1)'];

  test('a contract is one, however the editor writes its address', async () => {
    const written = pathToFileURL(join(folder, 'lib/contract.ts')).href;
    for (const uri of [written, written.replaceAll('@', '%40').replaceAll('(', '%28').replaceAll(')', '%29')]) {
      expect(await opened(uri, CONTRACT)).toEqual(ONLY);
    }
  });

  test.each(['node_modules/other/copy.ts', 'dist/copy.ts', '.cache/copy.ts', 'lib/contract.d.ts'])(
    'a contract that others wrote, or that was made, is none of the folder, also where it is looked at: %s',
    async (name) => {
      expect(await opened(pathToFileURL(join(folder, name)).href, CONTRACT)).toEqual(ONLY);
    },
  );

  test('two contracts are two, also where one of them was just written', async () => {
    expect(await opened(pathToFileURL(join(folder, 'lib/more.ts')).href, CONTRACT)).toEqual([]);
  });

  test('a file of many filters is told of to its end', async () => {
    const text = Array.from({ length: 500 }, () => rule('  sql_filter = <<EOT\ngpuCnt > 1\nEOT')).join('\n');
    await editor.open('many.tf', text);
    const places = (editor.diagnostics('many.tf') ?? []).filter(({ code }) => code === 'unknown-property');
    expect(places.map(({ range }) => range.start.line)).toEqual(Array.from({ length: 500 }, (_, one) => one * 6 + 2));
  });
});
