import type { JobState } from './job-view';
/** A change of the state of a run, with what Event Grid tells of it. A run is a job, a trial of a sweep or a step of a pipeline. */
export interface RunEvent {
    /** The ARM id of the workspace. */
    readonly workspaceId: string;
    /** The name of the job. */
    readonly runId: string;
    readonly kind: 'Command' | 'Sweep' | 'Pipeline';
    readonly experimentName: string;
    /** An id of its own for the experiment, as it stands in the subject of the event; the same for the same name. */
    readonly experimentId: string;
    readonly state: JobState;
    readonly tags: Readonly<Record<string, string>>;
    readonly properties: Readonly<Record<string, string>>;
    /** The job that it is a trial or a step of. */
    readonly parent: string | undefined;
    /** When the state changed. */
    readonly time: Date;
    readonly started: Date | undefined;
    readonly ended: Date | undefined;
}
/**
 * The event that Event Grid sends of a change; `undefined` where it sends none. Of runs that are on their way, or were
 * canceled, it tells nothing.
 *
 * @see https://learn.microsoft.com/azure/machine-learning/how-to-use-event-grid
 */
export declare function eventTypeOf({ state }: RunEvent): string | undefined;
