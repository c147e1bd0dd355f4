type Json = Readonly<Record<string, unknown>>;
/** A job as the service has it. https://learn.microsoft.com/rest/api/azureml/jobs/get (2025-06-01) */
export interface Job {
    readonly name: string;
    readonly workspaceId: string;
    /** `Command`, `Sweep`, `Pipeline`, and others that people start. */
    readonly kind: string;
    readonly state: string;
    readonly displayName: string | undefined;
    readonly experiment: string | undefined;
    /** The cluster; `undefined` without one. */
    readonly compute: string | undefined;
    readonly tags: ReadonlyMap<string, string>;
    readonly created: string | undefined;
    /** Its page in the studio. */
    readonly studio: string | undefined;
    /** As it was answered. */
    readonly json: Json;
}
/** Whether a job is over. */
export declare function isOver(state: string): boolean;
/** A job of an answer; what of it is of another form is not known. */
export declare function jobOf(workspaceId: string, json: Json): Job;
export declare function objectIn(value: unknown): Json;
export declare function textIn(value: unknown): string | undefined;
export {};
