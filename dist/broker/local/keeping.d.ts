import { FileProblem } from '../../files';
import type { Tier } from '../core';
import { RunningBroker } from '../running-broker';
/** A running broker, and the folder that keeps what it has, if there is one. */
export declare class Keeping {
    private readonly store;
    /**
     * Goes on from what a folder has; from nothing where there is no folder.
     *
     * @throws FileProblem where the folder cannot be used
     */
    static begin(folder: string | undefined, tier: Tier): Promise<Keeping>;
    readonly broker: RunningBroker;
    /** Comes when nothing can be kept any more. */
    readonly unkept: Promise<FileProblem>;
    /** Why nothing can be kept any more. */
    problem: FileProblem | undefined;
    private constructor();
    get folder(): string | undefined;
    end(): Promise<void>;
}
