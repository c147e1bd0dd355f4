import { join } from 'node:path';
import {
  CancellationTokenSource,
  Diagnostic,
  Disposable,
  Document,
  Emitter,
  Hover,
  MarkdownString,
  Position,
  Range,
  Uri,
} from './editor-values';

/**
 * As much of the module `vscode` as the extension and the official client need, around documents and settings of a test: what
 * an extension registers is kept, and what it shows is told. Places, addresses and events behave as the editor's; whatever
 * else the client registers at its start is taken and does nothing.
 *
 * @see https://code.visualstudio.com/api/references/vscode-api
 */
export class StandIn {
  /** What is underlined, by address. */
  readonly underlined = new Map<string, readonly Underline[]>();
  /** The errors that were shown, each with its buttons. */
  readonly errors: { readonly text: string; readonly buttons: readonly string[] }[] = [];
  /** What the client and the server have written about failures, for whoever looks at the output. */
  readonly failures: string[] = [];
  /** What was written into terminals, with whether it was run. */
  readonly typed: { readonly cwd: string; readonly text: string; readonly isRun: boolean }[] = [];
  /** The commands of the editor that were asked for. */
  readonly asked: unknown[][] = [];
  readonly documents: Document[] = [];
  readonly commands = new Map<string, () => unknown>();
  readonly hovers: HoverProvider[] = [];
  /** Which button the user presses when an error is shown. */
  presses: (buttons: readonly string[]) => string | undefined = () => undefined;
  private readonly changed = new Emitter<void>();
  private readonly opened = new Emitter<Document>();
  private readonly saved = new Emitter<Document>();
  private readonly configured = new Emitter<{ affectsConfiguration(name: string): boolean }>();

  /** @param settings as they stand in settings.json; a test may change them, and say so with `configure` */
  constructor(
    private readonly folder: string,
    private settings: Readonly<Record<string, unknown>>,
  ) {}

  /** Opens a file, as a user does. */
  open(name: string, languageId: string, text: string): Document {
    const document = new Document(Uri.file(join(this.folder, name)), languageId, text);
    this.documents.push(document);
    this.opened.fire(document);
    return document;
  }

  save(document: Document): void {
    this.saved.fire(document);
  }

  configure(settings: Readonly<Record<string, unknown>>): void {
    this.settings = settings;
    this.configured.fire({ affectsConfiguration: (name) => Object.keys(settings).includes(name) });
  }

  /** Waits until something is as it should be; each thing that the extension shows is looked at. */
  async until<T>(look: () => T | undefined): Promise<T> {
    for (let found = look(); ; found = look()) {
      if (found !== undefined) return found;
      await new Promise<void>((done) => {
        const once = this.changed.event(() => {
          once.dispose();
          done();
        });
      });
    }
  }

  /** What `require('vscode')` gives. */
  readonly module = unknownsIn({
    version: '1.91.0',
    Uri,
    Position,
    Range,
    Diagnostic,
    Disposable,
    EventEmitter: Emitter,
    MarkdownString,
    Hover,
    CancellationTokenSource,
    DiagnosticSeverity: { Error: 0, Warning: 1, Information: 2, Hint: 3 },
    CodeActionKind: { Empty: { value: '', append: (value: string) => ({ value }) } },
    env: { language: 'en', appName: 'stand-in', appRoot: '' },
    window: unknownsIn({
      createOutputChannel: () =>
        unknownsIn({
          error: (...all: unknown[]) => void this.failures.push(all.join(' ')),
          show: () => this.ask('output'),
        }),
      showErrorMessage: async (text: string, ...buttons: string[]) => {
        this.errors.push({ text, buttons });
        this.changed.fire();
        return this.presses(buttons);
      },
      createTerminal: ({ cwd }: { cwd: string }) => ({
        show() {},
        sendText: (text: string, isRun = true) => {
          this.typed.push({ cwd, text, isRun });
          this.changed.fire();
        },
      }),
      visibleTextEditors: [],
      tabGroups: unknownsIn({ all: [] }),
    }),
    workspace: unknownsIn({
      workspaceFolders: undefined,
      textDocuments: this.documents,
      notebookDocuments: [],
      onDidOpenTextDocument: this.opened.event,
      onDidSaveTextDocument: this.saved.event,
      onDidChangeConfiguration: this.configured.event,
      getConfiguration: (section: string) => ({
        get: (name: string, otherwise?: unknown) => this.settings[`${section}.${name}`] ?? otherwise,
      }),
      getWorkspaceFolder: () => undefined,
      createFileSystemWatcher: () => unknownsIn({}),
    }),
    languages: unknownsIn({
      match: (selector: Filter | readonly Filter[], document: Document) =>
        [selector].flat().some((filter) => isMatch(filter as Filter, document)) ? 10 : 0,
      createDiagnosticCollection: () => ({
        set: (uri: Uri, diagnostics: readonly Diagnostic[]) => {
          const { text } = this.documents.find((one) => `${one.uri}` === `${uri}`) as Document;
          const lines = text.split('\n');
          this.underlined.set(
            `${uri}`,
            diagnostics.map(({ range: { start, end }, severity, message, source }) => ({
              text: lines[start.line]?.slice(start.character, end.character) ?? '',
              severity,
              message,
              source,
            })),
          );
          this.changed.fire();
        },
        delete: (uri: Uri) => this.underlined.delete(`${uri}`),
        clear: () => this.underlined.clear(),
        dispose: () => this.underlined.clear(),
      }),
      registerHoverProvider: (_selector: unknown, provider: HoverProvider) => {
        this.hovers.push(provider);
        this.changed.fire();
        return new Disposable(() => {});
      },
    }),
    commands: {
      registerCommand: (name: string, act: () => unknown) => {
        this.commands.set(name, act);
        return new Disposable(() => this.commands.delete(name));
      },
      executeCommand: async (...all: unknown[]) => this.ask(...all),
    },
  });

  private ask(...all: unknown[]): void {
    this.asked.push(all);
    this.changed.fire();
  }
}

/** What a user sees under words. */
export interface Underline {
  readonly text: string;
  readonly severity: number | undefined;
  readonly message: string;
  readonly source: string | undefined;
}

interface HoverProvider {
  provideHover(
    document: Document,
    position: Position,
    token: unknown,
  ): Promise<{ readonly contents: readonly { readonly value: string }[] } | undefined>;
}

interface Filter {
  readonly scheme?: string;
  readonly language?: string;
  readonly pattern?: string;
}

function isMatch({ scheme, language, pattern }: Filter, { uri, languageId }: Document): boolean {
  return (
    (scheme === undefined || scheme === uri.scheme) &&
    (language === undefined || language === languageId) &&
    (pattern === undefined || /\.(tf|tofu)$/.test(uri.path))
  );
}

/** An object that has more than is written here: classes that hold nothing, and functions that do nothing. */
function unknownsIn<T extends object>(known: T): T {
  const made = new Map<string | symbol, unknown>();
  return new Proxy(known, {
    get(target, name, receiver) {
      if (name in target || typeof name === 'symbol') return Reflect.get(target, name, receiver);
      if (!made.has(name)) made.set(name, unknownNamed(name));
      return made.get(name);
    },
  });
}

function unknownNamed(name: string): unknown {
  if (!/^[A-Z]/.test(name)) return () => new Disposable(() => {});
  // A class, or an enumeration with any member.
  return new Proxy(class {}, {
    get: (target, member) => Reflect.get(target, member) ?? (member === 'prototype' ? {} : 0),
  });
}
