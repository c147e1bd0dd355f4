import type { RegisteredAsset } from '../../deployment/deployment';
import type { LocalProfile } from '../../profile/profile';
import type { Task } from '../core';
import { type RunFacts } from './environment';
import { type DataHere } from './inputs';
import { type Measured } from './metric-lines';
/** What a run is to be run with. */
export interface TaskPlace extends DataHere {
    readonly facts: RunFacts;
    readonly task: Task;
    /** The folder of the run. */
    readonly folder: string;
    readonly profile: LocalProfile;
    readonly codeOf: (id: string) => RegisteredAsset | undefined;
    readonly onBegan: () => void;
    /** It is over, with why where that is a failure; the last that is heard. */
    readonly onEnded: (error: string | undefined) => void;
    readonly onMeasured: (measured: Measured) => void;
}
/** The command of a run as processes: prepared, started, watched, ended. */
export declare class TaskProcess {
    private readonly place;
    private readonly grace;
    private readonly folder;
    private trees;
    /** That it is to end, from before it has begun. */
    private isEnding;
    private readonly done;
    /** What its processes have in their environment. */
    readonly mark: `${string}-${string}-${string}-${string}-${string}`;
    constructor(place: TaskPlace, grace: number);
    /** Ends all of it, and waits until it has. */
    end(why: string): Promise<void>;
    /** Ends all of it without waiting. */
    endNow(): void;
    private run;
    private attempt;
    private firstFailure;
    private start;
    /** Puts everything where the command looks for it. */
    private prepare;
    private having;
    private placeOutput;
    /** The files of the code, and the folder `outputs` among them that Azure ML keeps of every job. */
    private placeCode;
    private note;
}
