import { StringDecoder } from 'node:string_decoder';
import { isOver } from './listed-job';
import type { Workspace } from './workspace';

/** What a program writes itself; of several processes that of the first, as the official client shows it. */
const STREAMED = [/^user_logs\/std_log\D*0*(_ps)?\.txt$/, /^azureml-logs\/(\d\d.+|hyperdrive)\.txt$/];
const ALL = /^(user_logs|azureml-logs)\//;

/** A piece of a log: whole lines, but for the end of it. */
export interface LogPiece {
  readonly file: string;
  readonly lines: readonly string[];
}

export interface LogOptions {
  /** The log of each process, and not of the first alone. */
  readonly all: boolean;
  /** Whether it goes on until the job is over. */
  readonly follow: boolean;
  readonly signal: AbortSignal;
  /** Lets time pass between two looks. */
  wait(): Promise<unknown>;
}

/**
 * The log of a job, in pieces; to follow it, whatever comes until the job is over.
 *
 * @returns the state of the job at the end
 * @throws OperationProblem
 */
export async function* logOf(
  workspace: Workspace,
  name: string,
  options: LogOptions,
): AsyncGenerator<LogPiece, string> {
  const readers = new Map<string, LogReader>();
  for (;;) {
    const { state, logs } = await workspace.details(name);
    const isLast = !options.follow || isOver(state);
    for (const [file, url] of logsMeant(logs, options.all)) {
      const reader = readers.get(file) ?? new LogReader();
      readers.set(file, reader);
      const bytes = await workspace.bytes(url, reader.length);
      const lines = reader.lines(bytes, isLast);
      if (lines.length > 0) yield { file, lines };
    }
    if (isLast || options.signal.aborted) return state;
    await options.wait();
  }
}

function logsMeant(logs: ReadonlyMap<string, string>, all: boolean): [file: string, url: string][] {
  const sorted = [...logs].sort(([one], [other]) => (one < other ? -1 : 1));
  if (all) return sorted.filter(([file]) => ALL.test(file));
  for (const pattern of STREAMED) {
    const found = sorted.filter(([file]) => pattern.test(file));
    if (found.length > 0) return found;
  }
  return [];
}

/** Takes bytes as they come, and gives lines. */
class LogReader {
  /** How many bytes have come. */
  length = 0;
  private readonly decoder = new StringDecoder('utf8');
  private rest = '';

  lines(bytes: Buffer, isLast: boolean): string[] {
    this.length += bytes.length;
    const text = this.rest + this.decoder.write(bytes) + (isLast ? this.decoder.end() : '');
    const lines = text.split(/\r?\n/);
    this.rest = lines.pop() ?? '';
    if (isLast && this.rest !== '') lines.push(this.rest);
    return lines;
  }
}
