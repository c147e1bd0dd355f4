import { jobCatalogue, trainingJob } from '../app';
import { CorrelationFilter, SqlAction, SqlFilter } from '../rules';
import { trainingEvent } from './contract';
import { evaluateAgain, evaluateModel, splitDataset, trainAgain, trainOnCpu, trainOnGpu } from './templates';

/** A message that asks for a training, for the first time or again. */
const TRAINING = "eventType IN ('training.requested', 'retrain.requested')";

/** What may train without being asked about: everything that is not known to cost more. */
const AFFORDABLE = '(NOT EXISTS(costEstimateUsd) OR costEstimateUsd <= 200)';

/** The states of a run that somebody has to look at, in the letters of every source: rules compare exactly. */
const ENDED_BADLY = "'failed', 'Failed', 'canceled', 'Canceled'";

/**
 * Messages whose label says something else than their eventType: a contract cannot forbid them, and nobody sends them.
 * What is claimed is not about them.
 */
const MISLABELLED = SqlFilter.parse('sys.Label IS NOT NULL AND sys.Label <> eventType');

/**
 * The jobs of a team that trains models on Azure.
 *
 * Four subscriptions take training requests (gpu-urgent, gpu-spot, cpu-train, cost-approval), two take drift
 * (drift-retrain, drift-triage); within each group every message has exactly one place to go. A property that a
 * message lacks makes a comparison neither true nor false, and the message is not delivered: hence the NOT EXISTS.
 *
 * Eight of them start a job of Azure ML by themselves, from the templates beside this file. The others are for people
 * (cost-approval, drift-triage), for who waits for results (run-completed, run-failed), and for a worker that keeps an
 * order (preprocess).
 */
export const trainingJobs = jobCatalogue({
  topicName: 'training-events',
  topic: {
    contract: trainingEvent,
    defaultMessageTtl: 'P14D',
    // The id of a drift message is made of its model and day: a day's window retrains a model once a day at most.
    requiresDuplicateDetection: true,
    duplicateDetectionWindow: 'P1D',
  },
  queues: {
    /** People look at drift here that must not retrain by itself. */
    'drift-review': {},
    /** People allow or refuse expensive trainings here. */
    'cost-approval-requests': {},
  },
  jobs: (queues) => ({
    'gpu-urgent': {
      rules: {
        urgent: SqlFilter.parse(`${TRAINING} AND gpuCount >= 1 AND priority >= 7 AND ${AFFORDABLE}`).then(
          SqlAction.parse("SET queueTier = 'dedicated'"),
        ),
      },
      lockDuration: 'PT5M',
      starts: trainingJob({ templates: { 'train-on-gpu': trainOnGpu } }),
    },
    'gpu-spot': {
      rules: {
        'not-urgent': SqlFilter.parse(
          `${TRAINING} AND gpuCount >= 1 AND (NOT EXISTS(priority) OR priority < 7) AND ${AFFORDABLE}`,
        ).then(SqlAction.parse("SET queueTier = 'spot'")),
      },
      starts: trainingJob({ templates: { 'train-on-gpu': trainOnGpu } }),
    },
    'cpu-train': {
      rules: {
        'without-gpu': SqlFilter.parse(`${TRAINING} AND (NOT EXISTS(gpuCount) OR gpuCount < 1) AND ${AFFORDABLE}`),
      },
      starts: trainingJob({ templates: { 'train-on-cpu': trainOnCpu } }),
    },
    'cost-approval': {
      rules: { expensive: SqlFilter.parse(`${TRAINING} AND costEstimateUsd > 200`) },
      forwardTo: queues['cost-approval-requests'],
    },
    preprocess: {
      rules: { 'dataset-ready': CorrelationFilter.of({ label: 'dataset.ready', properties: { env: 'prod' } }) },
      // The session is the model: its datasets are worked on in the order in which they came. A job of Azure ML that is
      // started has not ended, so a worker does it, which gives a session back when it is through.
      requiresSession: true,
    },
    'large-dataset': {
      observes: 'splits what is too large for one node, besides preprocess and not instead of it',
      rules: {
        'many-rows': SqlFilter.parse("eventType = 'dataset.ready' AND datasetRows > 100000000").then(
          SqlAction.parse('SET nodeCount = 4'),
        ),
      },
      starts: trainingJob({ templates: { 'split-dataset': splitDataset } }),
    },
    'train-after-prep': {
      rules: {
        preprocessed: SqlFilter.parse("eventType = 'preprocess.completed' AND env = 'prod' AND schemaVersion = 1").then(
          SqlAction.parse("SET reason = 'new-data'"),
        ),
      },
      starts: trainingJob({ templates: { 'train-again': trainAgain } }),
    },
    'drift-retrain': {
      rules: {
        'strong-drift': SqlFilter.parse(
          "eventType = 'drift.detected' AND driftScore >= 0.3 AND autoRetrain = TRUE AND env = 'prod'",
        ).then(SqlAction.parse("SET reason = 'drift'; SET priority = 5")),
      },
      starts: trainingJob({ templates: { 'train-again': trainAgain } }),
    },
    'drift-triage': {
      rules: {
        'other-drift': SqlFilter.parse(
          `eventType = 'drift.detected' AND (NOT EXISTS(driftScore) OR driftScore < 0.3
             OR NOT EXISTS(autoRetrain) OR autoRetrain = FALSE OR NOT EXISTS(env) OR env <> 'prod')`,
        ),
      },
      forwardTo: queues['drift-review'],
    },
    evaluate: {
      rules: { 'model-trained': CorrelationFilter.of({ label: 'model.trained', properties: { stage: 'candidate' } }) },
      starts: trainingJob({ templates: { 'evaluate-model': evaluateModel } }),
    },
    // The property says which attempt has failed, the body asks for the next; from the third on, somebody has to look.
    'eval-retry': {
      rules: {
        'eval-failed': SqlFilter.parse("eventType = 'eval.failed' AND (NOT EXISTS(attempt) OR attempt < 3)").then(
          SqlAction.parse("SET retryReason = 'eval'"),
        ),
      },
      starts: trainingJob({ templates: { 'evaluate-again': evaluateAgain } }),
    },
    // Azure ML tells of runs that failed, and of none that was canceled; it says 'failed' or 'Failed', in a field of
    // either name. One whose state cannot be read is looked at too.
    'run-failed': {
      rules: {
        'failed-or-canceled': SqlFilter.parse(
          `eventType = 'run.statusChanged' AND (runStatus IN (${ENDED_BADLY}) OR runStatusPascal IN (${ENDED_BADLY})
             OR NOT EXISTS(runStatus) AND NOT EXISTS(runStatusPascal))`,
        ),
      },
    },
    'run-completed': {
      rules: { succeeded: CorrelationFilter.of({ properties: { eventType: 'run.completed' } }) },
    },
  }),
  // About all subscriptions but those that say what they observe: a new job cannot slip past.
  claims: (topic) => {
    topic.mustDeliverExactlyOnce('a training request reaches exactly one subscription', {
      messages: SqlFilter.parse(TRAINING),
      except: MISLABELLED,
    });
    topic.mustDeliverExactlyOnce('drift is retrained or looked at, never both', {
      messages: SqlFilter.parse("eventType = 'drift.detected'"),
      except: MISLABELLED,
    });
    topic.mustNeverOverlap('no message reaches two subscriptions', { except: MISLABELLED });
  },
});

/** The smallest catalogue that does something: one subscription, one rule. */
export const quickstartJobs = jobCatalogue({
  topicName: 'training-events',
  jobs: () => ({
    'train-model': {
      rules: { 'trigger-model-training': SqlFilter.parse("user.property = 'trigger_model_training'") },
    },
  }),
});
