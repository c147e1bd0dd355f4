import { PassThrough } from 'node:stream';
import {
  type CodeAction,
  CodeActionRequest,
  type CompletionItem,
  CompletionRequest,
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type Hover,
  HoverRequest,
  InitializeRequest,
  type NotificationType,
  type Position,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver/node';
import { serve } from '../../lib/language-server';

/** A contract with one property that every message has, and one that it may lack. */
export const CONTRACT = `export const trainingEvent = MessageContract.of({
  eventType: Property.oneOf('training.requested', 'dataset.ready'),
  gpuCount: Property.int({ min: 0, max: 64 }).optional(),
});
`;

/** What somebody sees of a filter: what is underlined, and with which words. */
export interface Underlined {
  readonly text: string;
  readonly code: unknown;
  readonly message: string;
}

/** An editor with files open, whose server runs in this process. No file is on disk. */
export class Editor {
  private readonly client: ProtocolConnection;
  private readonly told = new Map<string, readonly Diagnostic[]>();
  private readonly texts = new Map<string, string>();
  private version = 0;

  private constructor() {
    const [there, back] = [new PassThrough(), new PassThrough()];
    const connection = createConnection(new StreamMessageReader(there), new StreamMessageWriter(back));
    serve(connection);
    connection.listen();
    this.client = createProtocolConnection(new StreamMessageReader(back), new StreamMessageWriter(there));
    this.client.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
      this.told.set(uri, diagnostics);
    });
    this.client.listen();
  }

  /** @param folder the address of the folder that is open, if any */
  static async start(folder?: string): Promise<Editor> {
    const editor = new Editor();
    const workspaceFolders = folder === undefined ? null : [{ uri: folder, name: 'project' }];
    await editor.client.sendRequest(InitializeRequest.type, {
      processId: null,
      rootUri: null,
      workspaceFolders,
      capabilities: {},
    });
    return editor;
  }

  uriOf(name: string): string {
    return name.startsWith('file:') ? name : `file:///project/${name}`;
  }

  open(name: string, text: string): Promise<void> {
    const languageId = /\.(?:tf|tofu)$/.test(name) ? 'terraform' : name.endsWith('.json') ? 'json' : 'typescript';
    this.texts.set(name, text);
    this.version++;
    const textDocument = { uri: this.uriOf(name), languageId, version: this.version, text };
    return this.sent(name, DidOpenTextDocumentNotification.type, { textDocument });
  }

  /** Types over all of a file, or over parts of it. */
  change(name: string, text: string, contentChanges: TextDocumentContentChangeEvent[] = [{ text }]): Promise<void> {
    this.texts.set(name, text);
    this.version++;
    const textDocument = { uri: this.uriOf(name), version: this.version };
    return this.sent(name, DidChangeTextDocumentNotification.type, { textDocument, contentChanges });
  }

  close(name: string): Promise<void> {
    return this.sent(name, DidCloseTextDocumentNotification.type, { textDocument: { uri: this.uriOf(name) } });
  }

  diagnostics(name: string): readonly Diagnostic[] | undefined {
    return this.told.get(this.uriOf(name));
  }

  /** What is underlined in a file, as somebody reads it. */
  underlined(name: string): Underlined[] {
    const lines = (this.texts.get(name) ?? '').split(/\r\n|\r|\n/);
    return (this.diagnostics(name) ?? []).map(({ range: { start, end }, code, message }) => {
      const whole = lines.slice(start.line, end.line + 1);
      const last = whole.pop() ?? '';
      const text = [...whole, last.slice(0, end.character)].join('\n').slice(start.character);
      return { text, code, message: String(message) };
    });
  }

  hover(name: string, position: Position): Promise<Hover | null> {
    return this.client.sendRequest(HoverRequest.type, { textDocument: { uri: this.uriOf(name) }, position });
  }

  async completions(name: string, position: Position): Promise<CompletionItem[]> {
    const textDocument = { uri: this.uriOf(name) };
    return (await this.client.sendRequest(CompletionRequest.type, { textDocument, position })) as CompletionItem[];
  }

  /** What could be done about all that is underlined in a file. */
  async mends(name: string): Promise<CodeAction[]> {
    const textDocument = { uri: this.uriOf(name) };
    const range = { start: { line: 0, character: 0 }, end: { line: 100_000, character: 0 } };
    const context = { diagnostics: [] };
    return (await this.client.sendRequest(CodeActionRequest.type, { textDocument, range, context })) as CodeAction[];
  }

  dispose(): void {
    this.client.dispose();
  }

  /** A notification has no answer: what comes of it has come when a question behind it is answered. */
  private async sent<P>(name: string, type: NotificationType<P>, params: P): Promise<void> {
    await this.client.sendNotification(type.method, params);
    await this.hover(name, { line: 0, character: 0 });
  }
}

/** The place that `|` marks in a text, and the text without it. */
export function marked(text: string): { readonly text: string; readonly position: Position } {
  const before = text.slice(0, text.indexOf('|')).split(/\r\n|\r|\n/);
  return {
    text: text.replace('|', ''),
    position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 },
  };
}
