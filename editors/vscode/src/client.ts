import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  type LanguageClientOptions,
  TransportKind,
} from 'vscode-languageclient/node';
import type { Start } from './find-server';

/** A server that ends more often than this is left alone: what it ends of will be there again. */
const MOST_RESTARTS = 3;

const OPTIONS: LanguageClientOptions = {
  documentSelector: [
    { scheme: 'file', language: 'typescript' },
    { scheme: 'file', language: 'terraform' },
    { scheme: 'file', language: 'opentofu' },
    // Without an extension for Terraform its files have no language.
    { scheme: 'file', pattern: '**/*.{tf,tofu}' },
  ],
};

/** The client writes all of its own errors into the output: what a user has to know is said once, in one line. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

/** A server that was started. */
export interface Running {
  /** Shows what it and its client have written. */
  readonly showOutput: () => void;
  /** Ends it, whether it has answered yet or not. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts a server, with a client that tells the editor what it says.
 *
 * @param failed told once, when there is no server and will be none: what it did, in a few words
 */
export function startClient({ command, args, cwd, env, shell }: Start, failed: (what: string) => void): Running {
  let state: 'starting' | 'running' | 'failed' | 'stopped' = 'starting';
  let restarts = 0;
  const fail = (what: string): void => {
    if (state === 'failed' || state === 'stopped') return;
    state = 'failed';
    failed(what);
  };
  const client = new QuietClient(
    'serviceBusFilters',
    'Service Bus filters',
    {
      command,
      args: [...args],
      transport: TransportKind.stdio,
      options: { cwd, shell, env: { ...process.env, ...env } },
    },
    {
      ...OPTIONS,
      initializationFailedHandler: () => false,
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed() {
          if (state === 'running' && restarts++ < MOST_RESTARTS) return { action: CloseAction.Restart, handled: true };
          fail(state === 'starting' ? 'ended before it answered' : 'ended again and again');
          return { action: CloseAction.DoNotRestart, handled: true };
        },
      },
    },
  );
  const settled = client.start().then(
    () => {
      if (state === 'starting') state = 'running';
    },
    // Some of the client's errors are texts.
    (error: unknown) => fail(`cannot be started: ${error instanceof Error ? error.message : error}`),
  );
  return {
    showOutput: () => client.outputChannel.show(),
    async stop() {
      // A client takes no end before its server has answered; one without a process has nobody to wait for.
      if (state === 'starting') client.serverProcess?.kill();
      state = 'stopped';
      await settled;
      await client.dispose().catch(() => undefined);
    },
  };
}
