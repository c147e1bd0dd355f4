import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { started } from '../../package/started';
import { answerLines } from './eval-line';

/** A further thread pays only for so many bytes more: it takes as long to start as these lines take. */
const WORTH_A_THREAD = 1 << 20;
/** A thread has one batch that it answers, and one so that it need not wait for the next. */
const IN_HAND = 2;

/**
 * The answers to batches of lines, batch by batch in their order, which this thread and others make. They are as many as pay:
 * each has the modules to load that this one has, and the rules to read.
 *
 * @param mostThreads so many threads beside this one at most
 */
export async function* answersInOrder(batches: AsyncIterable<Buffer>, mostThreads: number): AsyncGenerator<string> {
  const threads: Thread[] = [];
  const pending: Promise<string>[] = [];
  let size = 0;
  try {
    for await (const batch of batches) {
      size += batch.length;
      if (threads.length < mostThreads && size > (threads.length + 1) * WORTH_A_THREAD) threads.push(new Thread());
      const free = threads.find(({ inHand }) => inHand < IN_HAND);
      pending.push(free?.answer(batch) ?? Promise.resolve(answerLines(batch)));
      // Lets the answers of the others arrive.
      await setImmediate();
      // What is not yet asked for is bounded, so that the memory is.
      while (pending.length > IN_HAND * (threads.length + 1)) yield await (pending.shift() as Promise<string>);
    }
    for (const answers of pending) yield await answers;
  } finally {
    await Promise.all(threads.map((thread) => thread.stop()));
  }
}

/** A further thread, which answers batches in the order in which it gets them. */
class Thread {
  private readonly worker: Worker;
  private readonly waiting: { readonly resolve: (answers: string) => void; readonly reject: (error: Error) => void }[] =
    [];

  constructor() {
    const { file, execArgv } = started(join(__dirname, 'eval-worker'));
    this.worker = new Worker(file, { execArgv });
    this.worker.on('message', (answers: string) => this.waiting.shift()?.resolve(answers));
    // It ends with it, and with whatever it had in hand.
    this.worker.on('error', (error) => {
      for (const { reject } of this.waiting.splice(0)) reject(error);
    });
  }

  /** How many batches it was given and has not answered. */
  get inHand(): number {
    return this.waiting.length;
  }

  answer(lines: Buffer): Promise<string> {
    const answers = new Promise<string>((resolve, reject) => this.waiting.push({ resolve, reject }));
    // Whoever waits for it is told, when it is its turn.
    answers.catch(() => undefined);
    this.worker.postMessage(lines);
    return answers;
  }

  async stop(): Promise<void> {
    await this.worker.terminate();
  }
}
