import Module, { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { FunctionsCore } from './functions-core';
import type { ToHost, ToWorker } from './worker-messages';

/**
 * The side of the program: what the worker of Azure Functions is for Node. It gives the program what that gives it, calls
 * its functions, and says what they log.
 *
 * @param importModule loads an ES module by its address
 */
export function serve(importModule: (address: string) => Promise<unknown>): void {
  const say = (message: ToHost) => process.send?.(message);
  const core = new FunctionsCore((level, text) => say({ kind: 'log', level, text }));
  provide(core.api);
  // Ctrl-C reaches everything that a terminal has started; when this ends is decided by the host.
  process.on('SIGINT', () => undefined);
  process.on('disconnect', () => process.exit());
  process.on('message', (message: ToWorker) => void take(message));

  async function take(message: ToWorker): Promise<void> {
    switch (message.kind) {
      case 'load':
        say(await load(message.modules));
        return;
      case 'invoke':
        say(await invoke(message));
        return;
      case 'terminate':
        try {
          await core.terminate();
        } finally {
          process.disconnect();
        }
    }
  }

  async function load(modules: readonly string[]): Promise<ToHost> {
    try {
      for (const file of modules) await loadModule(file, importModule);
      await core.start();
      // Only what can be said: the functions themselves stay here.
      return { kind: 'loaded', functions: JSON.parse(JSON.stringify(core.registered)) };
    } catch (error) {
      return { kind: 'not-loaded', why: wordsOf(error) };
    }
  }

  async function invoke({ id, name, request }: Extract<ToWorker, { kind: 'invoke' }>): Promise<ToHost> {
    try {
      await core.invoke(id, name, request);
      return { kind: 'done', id };
    } catch (error) {
      return { kind: 'threw', id, why: wordsOf(error) };
    }
  }
}

/** The program asks for a module that no package has: this process has it. */
function provide(api: object): void {
  const loader = Module as unknown as { _load(request: string, ...rest: unknown[]): unknown };
  const usual = loader._load;
  loader._load = (request, ...rest) =>
    request === '@azure/functions-core' ? api : usual.call(loader, request, ...rest);
}

async function loadModule(file: string, importModule: (address: string) => Promise<unknown>): Promise<void> {
  try {
    createRequire(file)(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_REQUIRE_ESM') throw error;
    await importModule(pathToFileURL(file).href);
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
