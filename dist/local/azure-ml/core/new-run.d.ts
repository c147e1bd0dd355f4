import type { Json } from './reading';
import type { MutableRun, Part, RunKind, RunRef, Time } from './run';
import type { Task } from './task';
/** What a run begins with. */
export interface NewRun extends RunRef {
    readonly kind: RunKind;
    readonly properties: Json;
    readonly created: Time;
    readonly task: Task | undefined;
    readonly parent?: string;
    readonly part?: Part;
}
export declare function newRun({ parent, part, ...rest }: NewRun): MutableRun;
/** What a part has of the job that it is a part of. */
export declare function partProperties(of: Json, name: string, own: Json): Json;
