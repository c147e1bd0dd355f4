import {
  type CodeAction,
  CodeActionKind,
  type CompletionItem,
  CompletionItemKind,
  type Connection,
  type Diagnostic,
  DiagnosticSeverity,
  DidChangeWatchedFilesNotification,
  MarkupKind,
  type Range,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { packageVersion } from '../package/version';
import type { Span } from '../rules/text/position';
import { completionsAt, type Proposal } from './answers/completions';
import { type Finding, findingsOf } from './answers/findings';
import { meaningAt } from './answers/meaning';
import { Workspace } from './editor-workspace';
import type { Embedded } from './sources/embedded';
import { sqlInTerraform } from './sources/terraform';
import { sqlInTypeScript } from './sources/typescript';

/** What diagnostics are said to come from. */
const SOURCE = 'service-bus';

const KINDS: Readonly<Record<Proposal['kind'], CompletionItemKind>> = {
  property: CompletionItemKind.Field,
  'system-property': CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  keyword: CompletionItemKind.Keyword,
  function: CompletionItemKind.Function,
};

/**
 * Answers an editor about the SQL in a document: what is wrong, what it means, what could be written. It reads files, and
 * runs none of them.
 *
 * @param connection to the editor; the caller listens
 * @see https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/
 */
export function serve(connection: Connection): void {
  const documents = new TextDocuments(TextDocument);
  let workspace = new Workspace([]);
  let canWatch = false;

  connection.onInitialize(({ workspaceFolders, rootUri, capabilities }) => {
    const folders = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri === null ? [] : [rootUri]);
    workspace = new Workspace(folders);
    canWatch = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    return {
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        hoverProvider: true,
        completionProvider: { triggerCharacters: ["'", '.', ' ', '('] },
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
      },
      serverInfo: { name: 'training-job-scheduler', version: packageVersion() },
    };
  });

  connection.onInitialized(() => {
    if (!canWatch) return;
    const watchers = [{ globPattern: '**/*.ts' }];
    // An editor that refuses tells nothing of changes on disk; what it has open is followed all the same.
    connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(() => undefined);
  });

  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri } of changes) if (documents.get(uri) === undefined) workspace.readFromDisk(uri);
    tellAll();
  });

  documents.onDidChangeContent(({ document }) => {
    const before = workspace.likely;
    workspace.update(document.uri, document.getText());
    // What a contract says may change what is said of every other document.
    if (workspace.likely === before) tell(document);
    else tellAll();
  });
  documents.onDidClose(({ document: { uri } }) => {
    const before = workspace.likely;
    workspace.readFromDisk(uri);
    void connection.sendDiagnostics({ uri, diagnostics: [] });
    // What was typed and not saved counts no more.
    if (workspace.likely !== before) tellAll();
  });

  connection.onHover(({ textDocument: { uri }, position }) => {
    const at = find(uri, position);
    if (at === undefined) return null;
    const meaning = meaningAt(at.embedded, at.offset, workspace.all, workspace.likely);
    if (meaning === undefined) return null;
    const contents = { kind: MarkupKind.Markdown, value: meaning.markdown };
    return { contents, range: rangeOf(at.document, at.embedded.inDocument(meaning.span)) };
  });

  connection.onCompletion(({ textDocument: { uri }, position }) => {
    const at = find(uri, position);
    if (at === undefined) return [];
    return completionsAt(at.embedded, at.offset, workspace.all).map((one, index): CompletionItem => {
      const range = rangeOf(at.document, at.embedded.inDocument(one.span));
      const newText = at.embedded.quoting(one.text);
      return {
        label: one.label,
        kind: KINDS[one.kind],
        detail: one.detail,
        // In this order, and found by what stands there already, quotes and their escapes included.
        sortText: String(index).padStart(4, '0'),
        filterText: newText,
        textEdit: { range, newText },
      };
    });
  });

  connection.onCodeAction(({ textDocument: { uri }, range }) => {
    const document = documents.get(uri);
    if (document === undefined) return [];
    const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)];
    return told(document)
      .filter(({ span }) => span.start <= to && from <= span.end)
      .flatMap(({ embedded, finding, span }) =>
        finding.rewrites.map((text): CodeAction => {
          const edit = { range: rangeOf(document, span), newText: embedded.quoting(text) };
          return {
            title: `Write ${text}`,
            kind: CodeActionKind.QuickFix,
            diagnostics: [diagnosticOf(document, finding, span)],
            isPreferred: finding.rewrites.length === 1,
            edit: { changes: { [uri]: [edit] } },
          };
        }),
      );
  });

  documents.listen(connection);

  function told(document: TextDocument): { embedded: Embedded; finding: Finding; span: Span }[] {
    return sqlIn(document).flatMap((embedded) =>
      findingsOf(embedded, workspace.likely).map((finding) => ({
        embedded,
        finding,
        span: embedded.inDocument(finding.diagnostic.span),
      })),
    );
  }

  function tell(document: TextDocument): void {
    const diagnostics = told(document).map(({ finding, span }) => diagnosticOf(document, finding, span));
    void connection.sendDiagnostics({ uri: document.uri, version: document.version, diagnostics });
  }

  function tellAll(): void {
    for (const document of documents.all()) tell(document);
  }

  function find(uri: string, position: Range['start']) {
    const document = documents.get(uri);
    if (document === undefined) return undefined;
    const at = document.offsetAt(position);
    for (const embedded of sqlIn(document)) {
      const offset = embedded.inText(at);
      if (offset !== undefined) return { document, embedded, offset };
    }
    return undefined;
  }
}

/** What was found in each open document, for as long as it stays as it is: an editor asks several times about one version. */
const found = new WeakMap<TextDocument, { readonly version: number; readonly sql: readonly Embedded[] }>();

function sqlIn(document: TextDocument): readonly Embedded[] {
  const { version, languageId, uri } = document;
  const known = found.get(document);
  if (known?.version === version) return known.sql;
  const isTerraform = languageId === 'terraform' || /\.(tf|tofu)$/.test(uri);
  const text = document.getText();
  const sql = isTerraform ? sqlInTerraform(text) : sqlInTypeScript(text);
  found.set(document, { version, sql });
  return sql;
}

function rangeOf(document: TextDocument, { start, end }: Span): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

function diagnosticOf(document: TextDocument, { severity, message, diagnostic }: Finding, span: Span): Diagnostic {
  return {
    range: rangeOf(document, span),
    severity: severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    source: SOURCE,
    code: diagnostic.code,
    message,
  };
}
