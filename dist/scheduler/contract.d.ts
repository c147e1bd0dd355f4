import { MessageContract, Property } from '../rules';
/**
 * What the messages of the training topic look like: the application properties that rules may select on.
 *
 * They are copies of fields of the body, which rules cannot see, and never the source of truth for a job.
 */
export declare const trainingEvent: MessageContract<{
    readonly runStatus: Property<"enumeration", "CancelRequested" | "Canceled" | "Completed" | "Failed" | "Finalizing" | "NotResponding" | "NotStarted" | "Paused" | "Preparing" | "Provisioning" | "Queued" | "Running" | "Scheduled" | "Starting" | "Unknown" | "canceled" | "cancelrequested" | "completed" | "failed" | "finalizing" | "notresponding" | "notstarted" | "paused" | "preparing" | "provisioning" | "queued" | "running" | "scheduled" | "starting" | "unknown", false>;
    readonly runStatusPascal: Property<"enumeration", "CancelRequested" | "Canceled" | "Completed" | "Failed" | "Finalizing" | "NotResponding" | "NotStarted" | "Paused" | "Preparing" | "Provisioning" | "Queued" | "Running" | "Scheduled" | "Starting" | "Unknown" | "canceled" | "cancelrequested" | "completed" | "failed" | "finalizing" | "notresponding" | "notstarted" | "paused" | "preparing" | "provisioning" | "queued" | "running" | "scheduled" | "starting" | "unknown", false>;
    readonly run: Property<"string", string, false>;
    readonly requestId: Property<"string", string, false>;
    readonly requestIdPascal: Property<"string", string, false>;
    readonly requestAttempt: Property<"string", string, false>;
    readonly requestAttemptPascal: Property<"string", string, false>;
    readonly correlationIdPascal: Property<"string", string, false>;
    /** What has happened or is wanted. */
    readonly eventType: Property<"enumeration", "budget.exceeded" | "dataset.ready" | "deploy.requested" | "drift.detected" | "eval.failed" | "eval.passed" | "model.trained" | "preprocess.completed" | "quota.exhausted" | "retrain.requested" | "run.completed" | "run.statusChanged" | "training.requested", true>;
    /** The version of the body's schema. */
    readonly schemaVersion: Property<"int", string, false>;
    readonly model: Property<"string", string, false>;
    readonly tenant: Property<"string", string, false>;
    readonly requestedBy: Property<"string", string, false>;
    /** The environment that the message speaks of, not the one that the topic is in. */
    readonly env: Property<"enumeration", "dev" | "prod" | "test", false>;
    readonly stage: Property<"enumeration", "candidate" | "production" | "staging", false>;
    /** 7 and more is urgent. */
    readonly priority: Property<"int", string, false>;
    readonly gpuCount: Property<"int", string, false>;
    readonly gpuSku: Property<"string", string, false>;
    readonly datasetRows: Property<"long", string, false>;
    readonly datasetBytes: Property<"long", string, false>;
    /** How far the data has drifted, from 0 to 1. */
    readonly driftScore: Property<"double", string, false>;
    readonly autoRetrain: Property<"bool", string, false>;
    readonly metric: Property<"string", string, false>;
    readonly metricDelta: Property<"double", string, false>;
    /** What the job is expected to cost, in US dollars. */
    readonly costEstimateUsd: Property<"double", string, false>;
    /** Which try this is, from 1. */
    readonly attempt: Property<"int", string, false>;
}>;
