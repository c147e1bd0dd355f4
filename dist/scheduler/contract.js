"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.trainingEvent = void 0;
const rules_1 = require("../rules");
const trigger_1 = require("../trigger");
/** What may happen or be wanted; the label of a message says it as well, for filters that cost the least. */
const EVENT_TYPES = [
    'dataset.ready',
    'preprocess.completed',
    'training.requested',
    'retrain.requested',
    'drift.detected',
    'model.trained',
    'eval.passed',
    'eval.failed',
    'deploy.requested',
    'run.statusChanged',
    'run.completed',
    'quota.exhausted',
    'budget.exceeded',
];
/**
 * What the messages of the training topic look like: the application properties that rules may select on.
 *
 * They are copies of fields of the body, which rules cannot see, and never the source of truth for a job.
 */
exports.trainingEvent = rules_1.MessageContract.of({
    /** What has happened or is wanted. */
    eventType: rules_1.Property.oneOf(...EVENT_TYPES),
    /** The version of the body's schema. */
    schemaVersion: rules_1.Property.int({ min: 1 }).optional(),
    model: rules_1.Property.string().optional(),
    tenant: rules_1.Property.string().optional(),
    requestedBy: rules_1.Property.string().optional(),
    /** The environment that the message speaks of, not the one that the topic is in. */
    env: rules_1.Property.oneOf('dev', 'test', 'prod').optional(),
    stage: rules_1.Property.oneOf('candidate', 'staging', 'production').optional(),
    /** 7 and more is urgent. */
    priority: rules_1.Property.int({ min: 0, max: 9 }).optional(),
    gpuCount: rules_1.Property.int({ min: 0, max: 64 }).optional(),
    gpuSku: rules_1.Property.string().optional(),
    datasetRows: rules_1.Property.long({ min: 0 }).optional(),
    datasetBytes: rules_1.Property.long({ min: 0 }).optional(),
    /** How far the data has drifted, from 0 to 1. */
    driftScore: rules_1.Property.double({ min: 0, max: 1 }).optional(),
    autoRetrain: rules_1.Property.bool().optional(),
    metric: rules_1.Property.string().optional(),
    metricDelta: rules_1.Property.double().optional(),
    /** What the job is expected to cost, in US dollars. */
    costEstimateUsd: rules_1.Property.double({ min: 0 }).optional(),
    /** Which try this is, from 1. */
    attempt: rules_1.Property.int({ min: 1 }).optional(),
    /** What became of a job: which run it was, which request it answers, and its state. */
    ...trigger_1.runProperties,
}, {
    Label: rules_1.Property.oneOf(...EVENT_TYPES).optional(),
    MessageId: rules_1.Property.string().optional(),
    SessionId: rules_1.Property.string().optional(),
    CorrelationId: rules_1.Property.string().optional(),
    ContentType: rules_1.Property.string().optional(),
});
//# sourceMappingURL=contract.js.map