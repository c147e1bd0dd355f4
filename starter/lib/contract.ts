import { MessageContract, Property } from 'training-job-scheduler';

/**
 * What the messages of the topic look like: the application properties that rules may select on.
 *
 * A rule sees these and nothing of the body, so producers copy here what decides which job starts. A property that
 * is not `optional()` stands in every message.
 */
export const trainingEvent = MessageContract.of(
  {
    /** What has happened or is wanted. */
    eventType: Property.oneOf('training.requested', 'drift.detected'),
    /** The model that the message is about. */
    model: Property.string().optional(),
    /** What the training is expected to cost, in US dollars. */
    costEstimateUsd: Property.double({ min: 0 }).optional(),
    /** How far the data has drifted, from 0 to 1. */
    driftScore: Property.double({ min: 0, max: 1 }).optional(),
  },
  {
    // Two messages with one id are one request: see requiresDuplicateDetection in jobs.ts.
    MessageId: Property.string(),
    Label: Property.string().optional(),
    ContentType: Property.string().optional(),
  },
);
