import { Worker, type WorkerOptions } from 'node:worker_threads';
import { started } from '../../package/started';

/** A further thread of a command, which answers questions in the order in which it gets them. */
export class Thread<Question, Answer> {
  private readonly worker: Worker;
  private readonly waiting: { readonly resolve: (answer: Answer) => void; readonly reject: (error: Error) => void }[] =
    [];
  private failed: Error | undefined;

  /** @param path the file that it runs, without the ending */
  constructor(path: string, options: WorkerOptions = {}) {
    const { file, execArgv } = started(path);
    this.worker = new Worker(file, { ...options, execArgv });
    this.worker.on('message', (answer: Answer) => this.waiting.shift()?.resolve(answer));
    // It ends with it, and with whatever it had in hand.
    this.worker.on('error', (error: Error) => {
      this.failed = error;
      for (const { reject } of this.waiting.splice(0)) reject(error);
    });
  }

  /** How many questions it was given and has not answered. */
  get inHand(): number {
    return this.waiting.length;
  }

  ask(question: Question): Promise<Answer> {
    const answer = new Promise<Answer>((resolve, reject) => {
      if (this.failed !== undefined) reject(this.failed);
      else this.waiting.push({ resolve, reject });
    });
    // Whoever waits for it is told, when it is its turn.
    answer.catch(() => undefined);
    this.worker.postMessage(question);
    return answer;
  }

  /** Tells it something that has no answer. */
  tell(news: unknown): void {
    this.worker.postMessage(news);
  }

  async stop(): Promise<void> {
    await this.worker.terminate();
  }
}
