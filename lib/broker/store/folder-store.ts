import type { ClassicLevel } from 'classic-level';
import { FileProblem } from '../../files';
import type { JournalRecord } from '../core';
import type { Store } from '../running-broker';
import { Continuity } from './continuity';
import { placeIn } from './data-folder';
import { bytesOf, valueIn } from './stored-values';

/**
 * Keeps records in a folder, by LevelDB: its log takes each batch whole or not at all, and is on the disk before a batch is
 * done; it compacts itself.
 */
export class FolderStore implements Store {
  /**
   * Opens the store of a folder, which is made where there is none.
   *
   * @param folder as the user named it
   * @throws FileProblem where another process has it open, where it is not ours, of a newer version, damaged, or may not be
   *   written
   */
  static async open(folder: string): Promise<FolderStore> {
    const place = placeIn(folder);
    // Loaded here: who keeps nothing loads nothing that is not JavaScript.
    const { ClassicLevel } = await import('classic-level');
    const level = new ClassicLevel<string, Buffer>(place, { valueEncoding: 'buffer' });
    try {
      await level.open();
      return new FolderStore(folder, level, await Continuity.of(level));
    } catch (error) {
      await level.close();
      throw new FileProblem(folder, openReason(error as Error));
    }
  }

  private writing: Promise<void> = Promise.resolve();

  private constructor(
    /** As the user named it. */
    readonly folder: string,
    private readonly level: ClassicLevel<string, Buffer>,
    private readonly continuity: Continuity,
  ) {}

  /** Everything that is kept. @throws FileProblem where that cannot be read, or is not all that was acknowledged */
  async load(): Promise<JournalRecord[]> {
    const records: JournalRecord[] = [];
    if (this.continuity.gap !== undefined) throw this.damaged(this.continuity.gap);
    try {
      for await (const [key, bytes] of this.level.iterator())
        if (!Continuity.isMark(key)) records.push({ key, value: valueIn(bytes) });
    } catch (error) {
      throw this.damaged(error as Error);
    }
    return records;
  }

  /** Keeps a batch, all of it or nothing; batches follow one another in the order of the calls. */
  write(records: readonly JournalRecord[]): Promise<void> {
    const written = this.writing.then(() => this.writeBatch(records));
    this.writing = written.catch(() => undefined);
    return written;
  }

  private async writeBatch(records: readonly JournalRecord[]): Promise<void> {
    const operations = records.map(({ key, value }) =>
      value === undefined ? ({ type: 'del', key } as const) : ({ type: 'put', key, value: bytesOf(value) } as const),
    );
    // What is not synced is lost with the machine, though not with the process.
    await this.level.batch([...operations, ...this.continuity.next()], { sync: true });
    this.continuity.written();
  }

  /** Ends the use of the folder; what was written stays. */
  async close(): Promise<void> {
    await this.level.close();
  }

  /** That what is kept cannot be gone on from. */
  damaged(error: Error): FileProblem {
    return new FileProblem(this.folder, `its data is damaged: ${reasonIn(error)}; begin with another folder`);
  }
}

interface LevelError extends Error {
  readonly code?: string;
}

function openReason(error: Error): string {
  // What says that it cannot be opened has within it why.
  const cause = (error.cause ?? error) as LevelError;
  if (cause.code === 'LEVEL_LOCKED')
    return 'it is in use by another training-job-scheduler local, or in this process; stop that, or pass another folder';
  return `its data cannot be opened: ${reasonIn(cause)}`;
}

/** What LevelDB says, in one line. */
function reasonIn(error: Error): string {
  return error.message.split('\n')[0] ?? '';
}
