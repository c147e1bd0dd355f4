import { MessageContract, Property } from '../rules';
import { runProperties } from '../trigger';

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
] as const;

/**
 * What the messages of the training topic look like: the application properties that rules may select on.
 *
 * They are copies of fields of the body, which rules cannot see, and never the source of truth for a job.
 */
export const trainingEvent = MessageContract.of(
  {
    /** What has happened or is wanted. */
    eventType: Property.oneOf(...EVENT_TYPES),
    /** The version of the body's schema. */
    schemaVersion: Property.int({ min: 1 }).optional(),
    model: Property.string().optional(),
    tenant: Property.string().optional(),
    requestedBy: Property.string().optional(),
    /** The environment that the message speaks of, not the one that the topic is in. */
    env: Property.oneOf('dev', 'test', 'prod').optional(),
    stage: Property.oneOf('candidate', 'staging', 'production').optional(),
    /** 7 and more is urgent. */
    priority: Property.int({ min: 0, max: 9 }).optional(),
    gpuCount: Property.int({ min: 0, max: 64 }).optional(),
    gpuSku: Property.string().optional(),
    datasetRows: Property.long({ min: 0 }).optional(),
    datasetBytes: Property.long({ min: 0 }).optional(),
    /** How far the data has drifted, from 0 to 1. */
    driftScore: Property.double({ min: 0, max: 1 }).optional(),
    autoRetrain: Property.bool().optional(),
    metric: Property.string().optional(),
    metricDelta: Property.double().optional(),
    /** What the job is expected to cost, in US dollars. */
    costEstimateUsd: Property.double({ min: 0 }).optional(),
    /** Which try this is, from 1. */
    attempt: Property.int({ min: 1 }).optional(),
    /** What became of a job: which run it was, which request it answers, and its state. */
    ...runProperties,
  },
  {
    Label: Property.oneOf(...EVENT_TYPES).optional(),
    MessageId: Property.string().optional(),
    SessionId: Property.string().optional(),
    CorrelationId: Property.string().optional(),
    ContentType: Property.string().optional(),
  },
);
