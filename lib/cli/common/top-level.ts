import { CommanderError } from 'commander';
import { FileProblem, reasonOf, writeStandardStreamsWhole } from '../../files';
import { OperationProblem } from '../../operations/operation-problem';
import { MissingPeers, missingPeer } from '../../package/peers';
import { Disagreement } from '../../proof/questions/disagreement';
import { SolverHangs } from '../../proof/solver/solver';
import { printError } from '../../terminal';
import { UnreadableDocument } from '../../terraform';
import { ExitStatus, UsageError } from './exit-status';

/** What ends a command in a line that is whole without a stack: the input, the usage, or an answer that was not found. */
const SAID = [UsageError, MissingPeers, FileProblem, UnreadableDocument, Disagreement, SolverHangs, OperationProblem];

/**
 * Runs the command so that whatever happens ends with a status that is true and at most one line about it, never with a
 * stack trace, and never with status 1, which means findings.
 */
export function run(command: () => Promise<unknown>): void {
  writeStandardStreamsWhole();
  process.stdout.on('error', endWithoutOutput);
  // Nobody is left to tell; what the command was asked for is none the worse for it.
  process.stderr.on('error', () => {});
  process.on('uncaughtException', (error) => {
    tell(error);
    // What it was doing is not known, and may go on.
    process.exit(ExitStatus.WrongUsage);
  });
  command().catch(tell);
}

/** `training-job-scheduler audit | head -1` closes the pipe, as a full disk ends the output: what was answered is not all that there is. */
function endWithoutOutput(error: NodeJS.ErrnoException): void {
  // A socket, as Node gives to what it starts, says so where its reader has left something in it.
  const reason = error.code === 'ECONNRESET' ? { code: 'EPIPE' } : error;
  say(`standard output: cannot be written: ${reasonOf(reason)}`);
  process.exit(ExitStatus.WrongUsage);
}

/** Says in a line what has ended the command, and sets the status that is true. */
export function tell(error: unknown): void {
  if (error instanceof CommanderError) {
    // Commander has said it; help and version are no mistakes.
    process.exitCode = error.exitCode === 0 ? ExitStatus.NothingToReport : ExitStatus.WrongUsage;
    return;
  }
  process.exitCode = ExitStatus.WrongUsage;
  const missing = missingPeer(error);
  if (missing !== undefined) say(missing.message);
  else if (error instanceof UsageError || error instanceof OperationProblem) say(...error.lines);
  else if (isSaid(error)) say((error as Error).message);
  else say(...faultText(error, process.env.SCHEDULER_DEBUG).split('\n'));
}

/** Whether an error is an answer: anything else is a fault of this project. */
export function isSaid(error: unknown): boolean {
  return [CommanderError, UsageError, ...SAID].some((kind) => error instanceof kind);
}

/**
 * What is said of an error that nobody has thought of: that it is a fault of this project, and how to get the stack.
 *
 * @param debug the variable SCHEDULER_DEBUG; with anything in it the stack is shown
 */
export function faultText(error: unknown, debug: string | undefined): string {
  const { name = 'Error', message = String(error), stack = '' } = error instanceof Error ? error : {};
  if (debug !== undefined && debug !== '') return `a fault of this program: ${stack === '' ? message : stack}`;
  const [first = ''] = message.split('\n');
  return `a fault of this program, not of its input: ${name}: ${first}; please report it with what the same command says with SCHEDULER_DEBUG=1`;
}

/** Each as one line, whatever is in it. */
function say(...[first = '', ...others]: readonly string[]): void {
  printError([`training-job-scheduler: ${first}`, ...others]);
}
