import { jobCatalogue, SqlAction, SqlFilter, trainingJob } from 'training-job-scheduler';
import { trainingEvent } from './contract';
import { trainForest } from './templates';

/** What a training may cost, in US dollars, without somebody being asked. */
const AFFORDABLE = 200;

/**
 * Which messages start which jobs: each entry of `jobs` is a subscription of the topic.
 *
 * A property that a message lacks makes a comparison neither true nor false, and the message is not delivered: hence
 * the `isMissing()` beside comparisons with an optional property.
 */
export const trainingJobs = jobCatalogue({
  topicName: 'training-events',
  topic: {
    contract: trainingEvent,
    defaultMessageTtl: 'P14D',
    requiresDuplicateDetection: true,
    duplicateDetectionWindow: 'P1D',
  },
  queues: {
    /** People allow or refuse expensive trainings here. */
    'approval-requests': {},
  },
  jobs: (queues) => ({
    train: {
      rules: {
        affordable: trainingEvent.filter((m) =>
          m.eventType
            .is('training.requested')
            .and(m.costEstimateUsd.atMost(AFFORDABLE).or(m.costEstimateUsd.isMissing())),
        ),
        'strong-drift': SqlFilter.parse("eventType = 'drift.detected' AND driftScore >= 0.3").then(
          SqlAction.parse("SET reason = 'drift'"),
        ),
      },
      starts: trainingJob({ templates: { 'train-forest': trainForest } }),
    },
    approve: {
      rules: {
        expensive: trainingEvent.filter((m) =>
          m.eventType.is('training.requested').and(m.costEstimateUsd.above(AFFORDABLE)),
        ),
      },
      forwardTo: queues['approval-requests'],
    },
    'watch-drift': {
      rules: {
        weak: trainingEvent.filter((m) =>
          m.eventType.is('drift.detected').and(m.driftScore.below(0.3).or(m.driftScore.isMissing())),
        ),
      },
    },
  }),
  // About all subscriptions, those included that you add: `npx training-job-scheduler check` proves it for every message that
  // the contract allows, or shows one for which it does not hold.
  claims: (topic) => {
    topic.mustDeliverExactlyOnce('every message has exactly one place to go');
  },
});
