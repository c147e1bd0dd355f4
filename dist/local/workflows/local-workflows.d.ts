import type { Workflow } from '../deployment';
import type { ProgramLine } from '../programs/program-line';
import { type IdentityEndpoint } from './edge/calls';
import { type RunResult } from './run/run';
export interface LocalWorkflowsOptions {
    readonly workflows: readonly Workflow[];
    /** Of Service Bus on this machine, which stands for every namespace that they call. */
    readonly connectionString: string;
    /** Where `https://management.azure.com` is on this machine: `http://localhost:5673`. */
    readonly resourceManager: string;
    /**
     * Where they get their tokens.
     *
     * @default - a token that nobody looks at
     */
    readonly identity?: IdentityEndpoint;
    /**
     * What time it is: that of Service Bus, where that goes ahead of the machine's.
     *
     * @default - that of this machine
     */
    readonly now?: () => Date;
    /** Hears what is tracked of their steps, and of runs that failed. */
    readonly onLine: (line: ProgramLine) => void;
}
/**
 * The Logic Apps of a deployment, run on this machine: each when its recurrence says, beginning at once, and one run at a
 * time, with what it calls being here.
 *
 * @example
 * const workflows = await LocalWorkflows.start({ workflows: deployment.workflows, connectionString, resourceManager, onLine });
 * await workflows.stop();
 */
export declare class LocalWorkflows {
    private readonly running;
    /** @throws WorkflowRefused with what is not known here of any of them, before any of them runs */
    static start(options: LocalWorkflowsOptions): Promise<LocalWorkflows>;
    private constructor();
    /**
     * Runs one now, beside its recurrence: after the run that it is in.
     *
     * @throws RangeError for a name that none has
     */
    run(name: string): Promise<RunResult>;
    /** Ends what runs; a message that it had comes again when its lock ends. */
    stop(): Promise<void>;
}
