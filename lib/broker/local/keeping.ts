import { randomUUID } from 'node:crypto';
import { FileProblem } from '../../files';
import { amqpCodec } from '../amqp/codec';
import type { Tier } from '../core';
import { RunningBroker } from '../running-broker';
import { FolderStore } from '../store/folder-store';

/** A running broker, and the folder that keeps what it has, if there is one. */
export class Keeping {
  /**
   * Goes on from what a folder has; from nothing where there is no folder.
   *
   * @throws FileProblem where the folder cannot be used
   */
  static async begin(folder: string | undefined, tier: Tier): Promise<Keeping> {
    const store = folder === undefined ? undefined : await FolderStore.open(folder);
    try {
      return new Keeping(store, (await store?.load()) ?? [], tier);
    } catch (error) {
      await store?.close();
      throw error instanceof FileProblem || store === undefined ? error : store.damaged(error as Error);
    }
  }

  readonly broker: RunningBroker;
  /** Comes when nothing can be kept any more. */
  readonly unkept: Promise<FileProblem>;
  /** Why nothing can be kept any more. */
  problem: FileProblem | undefined;

  private constructor(
    private readonly store: FolderStore | undefined,
    records: Awaited<ReturnType<FolderStore['load']>>,
    tier: Tier,
  ) {
    let tell: (problem: FileProblem) => void;
    this.unkept = new Promise((resolve) => {
      tell = resolve;
    });
    this.broker = new RunningBroker({
      codec: amqpCodec,
      // Tokens of locks that were kept are nobody else's.
      seed: randomUUID(),
      tier,
      store,
      records,
      onUnkept: ({ message }) => {
        const reason = `nothing more can be kept: ${message.split('\n')[0]}; what was acknowledged is kept`;
        this.problem = new FileProblem(this.folder ?? '', reason);
        tell(this.problem);
      },
    });
  }

  get folder(): string | undefined {
    return this.store?.folder;
  }

  async end(): Promise<void> {
    await this.broker.stop();
    await this.store?.close();
  }
}
