import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type CodeAction,
  CodeActionRequest,
  type CompletionItem,
  CompletionRequest,
  createProtocolConnection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

const COMMAND = resolve(__dirname, '../../lib/cli/scheduler.cjs');

const CONTRACT = `import { MessageContract, Property } from 'training-job-scheduler';

export const trainingEvent = MessageContract.of({
  eventType: Property.oneOf('training.requested', 'dataset.ready'),
  gpuCount: Property.int({ min: 0, max: 64 }).optional(),
});
`;

/** The command as an editor starts it, with the official client of the protocol. */
let child: ChildProcess;
let client: ProtocolConnection;
let folder: string;
let said = '';
const told = new Map<string, (diagnostics: readonly Diagnostic[]) => void>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'editor-'));
  writeFileSync(join(folder, 'contract.ts'), CONTRACT);
  child = spawn(process.execPath, [COMMAND, 'language-server', '--stdio'], { stdio: 'pipe' });
  child.stderr?.on('data', (text) => {
    said += text;
  });
  client = createProtocolConnection(
    new StreamMessageReader(child.stdout as NonNullable<typeof child.stdout>),
    new StreamMessageWriter(child.stdin as NonNullable<typeof child.stdin>),
  );
  client.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => told.get(uri)?.(diagnostics));
  client.listen();
  const { serverInfo } = await client.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'project' }],
    // This client refuses to be told what to watch, which no server may end of.
    capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } },
  });
  expect(serverInfo?.name).toBe('training-job-scheduler');
  await client.sendNotification(InitializedNotification.type, {});
});

afterAll(async () => {
  await client.sendRequest(ShutdownRequest.type);
  await client.sendNotification(ExitNotification.type);
  const status = await new Promise((done) => child.on('exit', done));
  client.dispose();
  expect([status, said]).toEqual([0, '']);
});

const uriOf = (name: string) => pathToFileURL(join(folder, name)).href;

/** What is told of a file that is opened with this text. */
function opened(name: string, text: string): Promise<readonly Diagnostic[]> {
  const uri = uriOf(name);
  const languageId = name.endsWith('.tf') ? 'terraform' : 'typescript';
  const answer = new Promise<readonly Diagnostic[]>((done) => told.set(uri, done));
  void client.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId, version: 1, text },
  });
  return answer;
}

/** The text under a diagnostic, with its severity, code and sentence. */
function shown(text: string, { range, severity, code, message }: Diagnostic) {
  const line = text.split('\n')[range.start.line] ?? '';
  return [line.slice(range.start.character, range.end.character), severity, code, message];
}

test.each([
  ['refused.ts', "const a = SqlFilter.parse('a = = 1');", [['=', 1, 'syntax', expect.stringMatching(/./)]]],
  [
    'missing.ts',
    "const a = SqlFilter.parse('gpuCnt >= 1');",
    [
      [
        'gpuCnt',
        2,
        'unknown-property',
        expect.stringMatching(/^if messages are as trainingEvent \(contract\.ts:3\) says: .*did you mean gpuCount\?/),
      ],
    ],
  ],
  [
    'escaped.ts',
    "const a = SqlFilter.parse('eventType = \\'training.requested\\' AND gpuCnt >= 1');",
    [['gpuCnt', 2, 'unknown-property', expect.stringMatching(/gpuCount/)]],
  ],
  ['right.ts', "const a = SqlFilter.parse('gpuCount >= 1');", []],
  ['other.ts', "const a = SqlFilter.parse(`gpuCnt >= ${'$'}{least}`);".replace("${'$'}", '$'), []],
  [
    'main.tf',
    'resource "azurerm_servicebus_subscription_rule" "r" {\n  sql_filter = "a LIKE 5"\n}\n',
    [['5', 1, 'operand', expect.stringMatching(/LIKE does not take a number/)]],
  ],
])('%s: what is wrong is underlined where it stands', async (name, text, expected) => {
  const diagnostics = await opened(name, text);
  expect(diagnostics.map((one) => shown(text, one))).toEqual(expected);
});

test('pointing at a filter says what it means, and at a property what the contract says of it', async () => {
  const text = 'const a = SqlFilter.parse("eventType = \'training.requested\' AND gpuCount >= 1");';
  await opened('hover.ts', text);
  const at = (word: string) => ({ line: 0, character: text.indexOf(word) + 1 });
  const hover = await client.sendRequest(HoverRequest.type, {
    textDocument: { uri: uriOf('hover.ts') },
    position: at('gpuCount'),
  });
  const value = (hover?.contents as { value: string } | undefined)?.value ?? '';
  expect(value).toMatch(/\*\*gpuCount\*\*: whole number of 32 bits from 0 to 64; may be missing, by \[trainingEvent\]/);
  expect(value).toMatch(/\*\*Filter\*\*: messages whose eventType is 'training\.requested' and gpuCount is at least 1/);
  expect(value).toMatch(/A message without `gpuCount` does not match/);
  expect(value).toMatch(/Deployed with 50 of 1024 characters/);
  const elsewhere = await client.sendRequest(HoverRequest.type, {
    textDocument: { uri: uriOf('hover.ts') },
    position: { line: 0, character: 2 },
  });
  expect(elsewhere).toBeNull();
});

async function completed(name: string, text: string): Promise<CompletionItem[]> {
  await opened(name, text.replace('|', ''));
  const before = text.slice(0, text.indexOf('|')).split('\n');
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  return (await client.sendRequest(CompletionRequest.type, {
    textDocument: { uri: uriOf(name) },
    position,
  })) as CompletionItem[];
}

test('properties, system properties and values are proposed as they have to be written there', async () => {
  const labels = (items: readonly CompletionItem[]) => items.map(({ label }) => label);
  expect(labels(await completed('c1.ts', "SqlFilter.parse('gpu|');"))).toEqual(
    expect.arrayContaining(['gpuCount', 'eventType', 'sys.Label', 'AND', 'newid()']),
  );
  expect(labels(await completed('c2.ts', "SqlFilter.parse('sys.|');"))).toEqual(
    expect.arrayContaining(['Label', 'SessionId']),
  );
  const values = await completed('c3.ts', "SqlFilter.parse('eventType = |');");
  expect(values.slice(0, 2).map(({ label, textEdit }) => [label, textEdit?.newText])).toEqual([
    ['training.requested', "\\'training.requested\\'"],
    ['dataset.ready', "\\'dataset.ready\\'"],
  ]);
  expect(labels(await completed('c4.ts', "SqlFilter.parse(\"eventType IN ('dataset.ready', 'tr|\");"))).toEqual([
    'training.requested',
    'dataset.ready',
  ]);
  expect(await completed('c5.ts', "const other = 'gpu|';")).toEqual([]);
});

test('a near miss is mended at a click', async () => {
  const text = "const a = SqlFilter.parse('gpuCnt >= 1');";
  const diagnostics = [...(await opened('mend.ts', text))];
  const actions = (await client.sendRequest(CodeActionRequest.type, {
    textDocument: { uri: uriOf('mend.ts') },
    range: diagnostics[0]?.range as Diagnostic['range'],
    context: { diagnostics },
  })) as CodeAction[];
  expect(actions.map(({ title, edit }) => [title, edit?.changes?.[uriOf('mend.ts')]])).toEqual([
    ['Write gpuCount', [{ range: diagnostics[0]?.range, newText: 'gpuCount' }]],
  ]);
});

test('a contract that changes changes what is said of other files', async () => {
  const text = "const a = SqlFilter.parse('gpuModel IS NOT NULL');";
  expect(await opened('follows.ts', text)).toHaveLength(1);
  await opened('contract.ts', CONTRACT);
  const next = new Promise<readonly Diagnostic[]>((done) => told.set(uriOf('follows.ts'), done));
  await client.sendNotification(DidChangeTextDocumentNotification.type, {
    textDocument: { uri: uriOf('contract.ts'), version: 2 },
    contentChanges: [{ text: CONTRACT.replace('gpuCount', 'gpuModel') }],
  });
  expect(await next).toEqual([]);
});
