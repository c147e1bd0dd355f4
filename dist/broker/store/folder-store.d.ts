import { FileProblem } from '../../files';
import type { JournalRecord } from '../core';
import type { Store } from '../running-broker';
/**
 * Keeps records in a folder, by LevelDB: its log takes each batch whole or not at all, and is on the disk before a batch is
 * done; it compacts itself.
 */
export declare class FolderStore implements Store {
    /** As the user named it. */
    readonly folder: string;
    private readonly level;
    private readonly continuity;
    /**
     * Opens the store of a folder, which is made where there is none.
     *
     * @param folder as the user named it
     * @throws FileProblem where another process has it open, where it is not ours, of a newer version, damaged, or may not be
     *   written
     */
    static open(folder: string): Promise<FolderStore>;
    private writing;
    private constructor();
    /** Everything that is kept. @throws FileProblem where that cannot be read, or is not all that was acknowledged */
    load(): Promise<JournalRecord[]>;
    /** Keeps a batch, all of it or nothing; batches follow one another in the order of the calls. */
    write(records: readonly JournalRecord[]): Promise<void>;
    private writeBatch;
    /** Ends the use of the folder; what was written stays. */
    close(): Promise<void>;
    /** That what is kept cannot be gone on from. */
    damaged(error: Error): FileProblem;
}
