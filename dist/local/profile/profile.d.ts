/**
 * What a machine says of jobs that were written for Azure: what runs in place of commands that need an environment which is
 * not here, and where data is that is registered there.
 */
export interface LocalProfile {
    /**
     * Commands by the name of a template (the tag `template` of a job); of a step of a pipeline, `<template>/<step>` or the
     * name of the step. They may say `${{inputs.x}}`, `${{outputs.x}}` and `${{search_space.x}}` as those of templates do.
     *
     * @default - the command of the job runs as it is
     */
    readonly commands?: Readonly<Record<string, string>>;
    /** Folders or files of registered data, by `<name>:<version>` or by `<name>` for all versions; relative to `folder`. */
    readonly data?: Readonly<Record<string, string>>;
    /** The same of registered models. */
    readonly models?: Readonly<Record<string, string>>;
    /** Variables that every process gets besides. */
    readonly environmentVariables?: Readonly<Record<string, string>>;
    /**
     * The shell that commands are for: its path or name.
     *
     * @default bash
     */
    readonly shell?: string;
    /** What a job takes beside its own process, to see it go by as in Azure. */
    readonly stages?: StageTimes;
    /**
     * Where paths of this profile begin.
     *
     * @default - the folder in which the process runs
     */
    readonly folder?: string;
}
/** Milliseconds that jobs stay in a state that takes minutes in Azure. */
export interface StageTimes {
    /** @default 0 */
    readonly preparing?: number;
    /** @default 0 */
    readonly finalizing?: number;
}
