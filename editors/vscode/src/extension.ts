import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands, type ExtensionContext, type TextDocument, window, workspace } from 'vscode';
import { type Running, startClient } from './client';
import { decide } from './decide';
import type { Start } from './find-server';
import { type Deed, notRunning, type Problem } from './problems';

/** The server of this window; one for all of its folders. */
let server: Running | undefined;
/** What was said already: nobody wants to read it again for every file. */
const said = new Set<string>();

const MACHINE = {
  node: process.execPath,
  platform: process.platform,
  has: (folder: string, file: string) => existsSync(join(folder, file)),
  readJson(path: string): unknown {
    try {
      return JSON.parse(readFileSync(path, 'utf8'));
    } catch {
      return undefined;
    }
  },
};

/** Called by the editor when a file of one of the languages is opened. */
export function activate({ subscriptions }: ExtensionContext): void {
  subscriptions.push(
    workspace.onDidOpenTextDocument(look),
    // What is installed in the meantime is found with the next file that is saved.
    workspace.onDidSaveTextDocument(look),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('serviceBusFilters.command')) void restart();
    }),
    commands.registerCommand('serviceBusFilters.restart', restart),
    commands.registerCommand('serviceBusFilters.showOutput', () => server?.showOutput()),
  );
  for (const document of workspace.textDocuments) look(document);
}

/** Called by the editor when it closes. */
export function deactivate(): Promise<void> | undefined {
  return stop();
}

function look(document: TextDocument): void {
  if (server !== undefined || document.uri.scheme !== 'file') return;
  const file = { languageId: document.languageId, path: document.uri.fsPath, text: document.getText() };
  const setting = workspace.getConfiguration('serviceBusFilters', document.uri).get('command');
  const decision = decide(file, setting, MACHINE);
  if (decision.kind === 'start') start(decision.start);
  else if (decision.kind === 'problem') void say(decision.problem);
}

function start(how: Start): void {
  const command = [how.command, ...how.args].join(' ');
  server = startClient(how, (what) => void say(notRunning(command, what)));
}

async function stop(): Promise<void> {
  const stopped = server;
  server = undefined;
  await stopped?.stop();
}

async function restart(): Promise<void> {
  await stop();
  said.clear();
  for (const document of workspace.textDocuments) look(document);
}

async function say({ text, buttons }: Problem): Promise<void> {
  if (said.has(text)) return;
  said.add(text);
  const chosen = await window.showErrorMessage(text, ...buttons.map(({ title }) => title));
  const deed = buttons.find(({ title }) => title === chosen)?.deed;
  if (deed !== undefined) run(deed);
}

function run(deed: Deed): void {
  switch (deed.kind) {
    case 'terminal': {
      const terminal = window.createTerminal({ name: 'Service Bus filters', cwd: deed.cwd });
      terminal.show();
      // Not run: the user sees it, and says so.
      terminal.sendText(deed.command, false);
      return;
    }
    case 'setting':
      void commands.executeCommand('workbench.action.openSettings', 'serviceBusFilters.command');
      return;
    case 'restart':
      void restart();
      return;
    case 'output':
      server?.showOutput();
  }
}
