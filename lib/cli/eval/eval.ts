import { once } from 'node:events';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { MessageChannel, Worker } from 'node:worker_threads';
import { Command } from 'commander';
import { wholeLines } from '../../files';
import { started } from '../../package/started';
import { drained, Progress, printJsonLines } from '../../terminal';
import { answerLines } from './eval-line';

/** So many bytes of lines are answered at a time. */
const BATCH = 1 << 18;
/** A second thread pays only for more than this: it takes as long to start as these lines take. */
const SMALL_INPUT = 4 * BATCH;
/** Answers are kept in order: so many batches may be under way before the first of them has to be there. */
const MOST_PENDING = 4;

/** `scheduler eval`: what do these filters and actions do to these messages? */
export function evalCommand(): Command {
  return new Command('eval')
    .description('reads JSON lines on standard input, writes one line each: what do these rules do to these messages?')
    .action(evaluateStandardInput);
}

/** Answers batches in the order of the input, every other one in a second thread where the input is large. */
async function evaluateStandardInput(): Promise<void> {
  const pending: Promise<string>[] = [];
  let helper: Helper | undefined;
  let size = 0;
  const progress = new Progress();
  try {
    for await (const batch of wholeLines('-', BATCH)) {
      size += batch.length;
      // Where the answers appear on the terminal, they are the progress.
      if (!process.stdout.isTTY) progress.tell('answering, megabytes of requests', Math.floor(size / 1e6));
      if (size > SMALL_INPUT) helper ??= new Helper();
      // The helper never waits for work: this thread takes a batch itself when the helper has one in hand and one more.
      if (helper !== undefined && helper.inHand < 2) pending.push(helper.answer(batch));
      else pending.push(Promise.resolve(answerLines(batch)));
      // Lets the answers of the helper arrive.
      await setImmediate();
      while (pending.length > MOST_PENDING) await write(pending.shift() as Promise<string>);
    }
    for (const answer of pending) await write(answer);
  } finally {
    progress.end();
    await helper?.stop();
  }
}

async function write(answer: Promise<string>): Promise<void> {
  printJsonLines(await answer);
  await drained();
}

/** A second thread that answers lines. */
class Helper {
  /** How many batches it was given and has not answered. */
  inHand = 0;
  private readonly worker: Worker;

  constructor() {
    const { file, execArgv } = started(join(__dirname, 'eval-worker'));
    this.worker = new Worker(file, { execArgv });
  }

  async answer(lines: Buffer): Promise<string> {
    const { port1, port2 } = new MessageChannel();
    this.inHand++;
    this.worker.postMessage({ lines, port: port2 }, [port2]);
    const [answers] = (await once(port1, 'message')) as [string];
    port1.close();
    this.inHand--;
    return answers;
  }

  async stop(): Promise<void> {
    await this.worker.terminate();
  }
}
