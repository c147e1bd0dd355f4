import { type WorkerOptions, WorkerProcess } from './worker-process';

/** How long is waited before a program starts again that has ended by itself, in milliseconds; twice as long each time. */
const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 30_000;

/** What keeps a program running. */
export interface KeeperOptions extends WorkerOptions {
  /** Hears that the process has ended by itself, why, and after how many milliseconds there is another. */
  readonly onEnd: (why: string, pause: number) => void;
  /** After so long without a message the process ends; it starts with the next one. */
  readonly idle: number;
}

/**
 * The process of a program: started when there is something to do, ended when there has been nothing for long, and started
 * again, after a pause that grows, where it has ended by itself.
 */
export class Workers {
  private current: Promise<WorkerProcess> | undefined;
  private running: WorkerProcess | undefined;
  private pause = 0;
  private notBefore = 0;
  private isStopping = false;
  private idleTimer: NodeJS.Timeout | undefined;
  private wake: (() => void) | undefined;

  constructor(private readonly options: KeeperOptions) {}

  /** The process, when it runs. @throws Error where it does not start: in words of the program */
  worker(): Promise<WorkerProcess> {
    this.waitForIdle();
    this.current ??= this.start();
    return this.current;
  }

  /** That a call went well: the next end is the first again. */
  wentWell(): void {
    this.pause = 0;
  }

  /** Lets the process go; the next message has another, with the settings of then. */
  recycle(): void {
    void this.letGo();
  }

  /** Ends the process, as if it had ended by itself. */
  kill(): void {
    this.running?.kill();
  }

  /** Ends the process for good. */
  async stop(within: number): Promise<void> {
    this.isStopping = true;
    clearTimeout(this.idleTimer);
    this.wake?.();
    const { running } = this;
    await running?.terminate(within);
    await this.current?.catch(() => undefined);
    await this.running?.terminate(within);
  }

  /** Ends the process for good, at once. */
  async crash(): Promise<void> {
    this.isStopping = true;
    clearTimeout(this.idleTimer);
    this.wake?.();
    const { running } = this;
    running?.kill();
    await running?.exited;
  }

  private async start(): Promise<WorkerProcess> {
    const wait = this.notBefore - Date.now();
    if (wait > 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, wait);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    if (this.isStopping) throw new Error('it is stopped');
    try {
      const worker = await WorkerProcess.start(this.options);
      this.running = worker;
      void worker.exited.then((why) => this.ended(worker, why));
      if (this.isStopping) worker.kill();
      return worker;
    } catch (error) {
      this.endedByItself((error as Error).message);
      throw error;
    }
  }

  private ended(worker: WorkerProcess, why: string): void {
    // One that was ended for want of work was let go before.
    if (this.running !== worker) return;
    this.running = undefined;
    if (!this.isStopping) this.endedByItself(why);
  }

  private endedByItself(why: string): void {
    this.current = undefined;
    this.notBefore = Date.now() + this.pause;
    if (!this.isStopping) this.options.onEnd(why, this.pause);
    this.pause = Math.min(LONGEST_PAUSE, Math.max(FIRST_PAUSE, this.pause * 2));
  }

  private waitForIdle(): void {
    clearTimeout(this.idleTimer);
    if (this.isStopping) return;
    this.idleTimer = setTimeout(() => {
      if (this.isBusy()) this.waitForIdle();
      else void this.letGo();
    }, this.options.idle);
    this.idleTimer.unref();
  }

  /** Whether it starts, which may take longer than it may be idle, or works. */
  private isBusy(): boolean {
    return this.running === undefined ? this.current !== undefined : this.running.calls > 0;
  }

  private async letGo(): Promise<void> {
    const { running } = this;
    if (running === undefined) return;
    this.running = undefined;
    this.current = undefined;
    await running.terminate(this.options.idle);
  }
}
