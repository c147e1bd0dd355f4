import { Property } from '../../rules';
/** A property that Event Grid puts on a message, beside the event, which is the body and which rules never see. */
export interface DeliveryProperty {
    /** The name of an application property, or `CorrelationId`, which Event Grid makes the system property. */
    readonly name: string;
    /** The value itself, or the path of the field of the event that it is taken from. */
    readonly from: {
        readonly value: string;
    } | {
        readonly field: string;
    };
    /**
     * The letters in which the event has to have the field.
     *
     * @default - every source has it in the same
     */
    readonly letters?: Letters;
}
/** How an event writes the names of its fields. */
export type Letters = 'camelCase' | 'PascalCase';
/** An event of Azure ML about a run, and the message that it becomes. */
export interface RunEvent {
    /** What the subscription of the event is called: letters, digits and "-". */
    readonly name: string;
    /** The type of the event in Event Grid. */
    readonly type: string;
    /** The states that the event tells of, as the documentation has them. */
    readonly states: readonly string[];
    readonly properties: readonly DeliveryProperty[];
}
/**
 * What Azure ML tells of runs, by way of Event Grid: a run that failed, and one that succeeded. There is no event of a
 * run that was canceled, nor of one that is on its way.
 *
 * @see https://learn.microsoft.com/azure/machine-learning/how-to-use-event-grid
 */
export declare const RUN_EVENTS: readonly RunEvent[];
/**
 * The properties of messages that tell what became of a job, for the contract of the topic that they come back to. Each
 * `…Pascal` holds what its twin does where the event has its fields in PascalCase; a message has one of the two.
 */
export declare const runProperties: {
    /** The state of the run: `failed` or `Failed`, in the letters of the event. */
    readonly runStatus: Property<"enumeration", "CancelRequested" | "Canceled" | "Completed" | "Failed" | "Finalizing" | "NotResponding" | "NotStarted" | "Paused" | "Preparing" | "Provisioning" | "Queued" | "Running" | "Scheduled" | "Starting" | "Unknown" | "canceled" | "cancelrequested" | "completed" | "failed" | "finalizing" | "notresponding" | "notstarted" | "paused" | "preparing" | "provisioning" | "queued" | "running" | "scheduled" | "starting" | "unknown", false>;
    readonly runStatusPascal: Property<"enumeration", "CancelRequested" | "Canceled" | "Completed" | "Failed" | "Finalizing" | "NotResponding" | "NotStarted" | "Paused" | "Preparing" | "Provisioning" | "Queued" | "Running" | "Scheduled" | "Starting" | "Unknown" | "canceled" | "cancelrequested" | "completed" | "failed" | "finalizing" | "notresponding" | "notstarted" | "paused" | "preparing" | "provisioning" | "queued" | "running" | "scheduled" | "starting" | "unknown", false>;
    /** `experiments/<id of the experiment>/runs/<name of the job>`. */
    readonly run: Property<"string", string, false>;
    /** The id of the request that started the job. */
    readonly requestId: Property<"string", string, false>;
    readonly requestIdPascal: Property<"string", string, false>;
    /** Which try of that request it was, as text. */
    readonly requestAttempt: Property<"string", string, false>;
    readonly requestAttemptPascal: Property<"string", string, false>;
    /** What is the system property CorrelationId where the event has its fields in camelCase. */
    readonly correlationIdPascal: Property<"string", string, false>;
};
