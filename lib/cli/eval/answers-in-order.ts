import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Thread } from '../common/thread';
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
  const threads: Thread<Buffer, string>[] = [];
  const pending: Promise<string>[] = [];
  let size = 0;
  try {
    for await (const batch of batches) {
      size += batch.length;
      if (threads.length < mostThreads && size > (threads.length + 1) * WORTH_A_THREAD)
        threads.push(new Thread(join(__dirname, 'eval-worker')));
      const free = threads.find(({ inHand }) => inHand < IN_HAND);
      pending.push(free?.ask(batch) ?? Promise.resolve(answerLines(batch)));
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
