import { Console } from 'node:console';
import { Readable, Writable } from 'node:stream';
import { Command, CommanderError } from 'commander';
import { auditCommand } from '../../lib/cli/audit';
import { checkCommand } from '../../lib/cli/check';
import { diagramCommand } from '../../lib/cli/diagram';
import { emulatorCommand } from '../../lib/cli/emulator';
import { evalCommand } from '../../lib/cli/eval';
import { ExitStatus, UsageError } from '../../lib/cli/exit-status';
import { proveCommand } from '../../lib/cli/prove';
import { reviewCommand } from '../../lib/cli/review';
import { routeCommand } from '../../lib/cli/route';

/** What a run of the command has come to. */
export interface Run {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
  /** What was thrown that is no answer to a user's mistake. */
  readonly crash?: unknown;
}

const capture = { stdout: '', stderr: '' };

function redirect(): () => void {
  const originals = [process.stdout.write, process.stderr.write] as const;
  const { console: original } = globalThis;
  const stdin = Object.getOwnPropertyDescriptor(process, 'stdin');
  process.stdout.write = toOut as typeof process.stdout.write;
  process.stderr.write = toErr as typeof process.stderr.write;
  globalThis.console = ours;
  return () => {
    [process.stdout.write, process.stderr.write] = originals;
    globalThis.console = original;
    if (stdin !== undefined) Object.defineProperty(process, 'stdin', stdin);
  };
}
const toOut = (chunk: unknown): boolean => {
  capture.stdout += String(chunk);
  return true;
};
const toErr = (chunk: unknown): boolean => {
  capture.stderr += String(chunk);
  return true;
};
const sink = (write: (chunk: unknown) => boolean) =>
  new Writable({
    decodeStrings: false,
    write: (chunk, _, done) => {
      write(chunk);
      done();
    },
  });
const ours = new Console({ stdout: sink(toOut), stderr: sink(toErr) });

function program(): Command {
  const all = new Command('scheduler').exitOverride().configureOutput({
    outputError: (text) => void toErr(text.replace(/^error: /, 'scheduler: ')),
    writeOut: (text) => void toOut(text),
    writeErr: (text) => void toErr(text),
  });
  const commands = [
    auditCommand(),
    checkCommand(),
    diagramCommand(),
    emulatorCommand(),
    evalCommand(),
    proveCommand(),
    reviewCommand(),
    routeCommand(),
  ];
  for (const command of commands) {
    all.addCommand(command.copyInheritedSettings(all));
    for (const question of command.commands) question.copyInheritedSettings(command);
  }
  return all;
}

/** Runs the command in this process, which takes a hundredth of the time of one of its own. */
export async function scheduler(argv: readonly string[], stdin = ''): Promise<Run> {
  capture.stdout = '';
  capture.stderr = '';
  const restore = redirect();
  Object.defineProperty(process, 'stdin', { value: Readable.from([Buffer.from(stdin)]), configurable: true });
  process.exitCode = undefined;
  let crash: { readonly error: unknown } | undefined;
  try {
    await program().parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : ExitStatus.WrongUsage;
    else if (error instanceof UsageError) {
      toErr(`scheduler: ${error.message}\n`);
      process.exitCode = ExitStatus.WrongUsage;
    } else crash = { error };
  } finally {
    restore();
  }
  const status = Number(process.exitCode ?? 0);
  process.exitCode = undefined;
  return { status, stdout: capture.stdout, stderr: capture.stderr, ...(crash && { crash: crash.error }) };
}
