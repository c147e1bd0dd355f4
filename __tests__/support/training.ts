import { join } from 'node:path';
import { type Environment, jobCatalogue, type TrainingJob, trainingJob } from '../../lib/app';
import { SqlAction, SqlFilter } from '../../lib/rules';
import { JobTemplate, Parameter } from '../../lib/trigger/templates';
import { trainingEvent } from './shipped';
import { TEMPLATES } from './templates';

/** A catalogue in which one subscription starts jobs of Azure ML. */
export const startingJobs = jobCatalogue({
  topicName: 'training-events',
  topic: { contract: trainingEvent, requiresDuplicateDetection: true, duplicateDetectionWindow: 'P1D' },
  jobs: () => ({
    'gpu-train': {
      rules: {
        requested: SqlFilter.parse("eventType = 'training.requested' AND gpuCount >= 1").then(
          SqlAction.parse("SET queueTier = 'spot'"),
        ),
      },
      starts: trainingJob({ templates: TEMPLATES }),
    },
    other: { rules: { ready: SqlFilter.parse("eventType = 'dataset.ready'") } },
  }),
});

/** An environment with a place for its jobs. */
export const TRAINING: Environment = {
  name: 'ml',
  location: 'westeurope',
  resourceGroup: { create: 'rg-training-ml' },
  namespace: { name: 'training-ml', sku: 'Standard' },
  catalogue: startingJobs,
  state: { kind: 'azure', storageAccountName: 'sttrainingstate', containerName: 'tfstate' },
  logs: { retentionInDays: 30 },
  alerts: { emails: ['oncall@example.com'] },
  training: {
    workspace: { create: 'mlw-training', storageAccountName: 'sttrainingml', vaultName: 'kv-training-ml' },
    computes: {
      'gpu-dedicated': { vmSize: 'Standard_NC24ads_A100_v4', maxNodes: 4, priority: 'Dedicated' },
      'gpu-spot': { vmSize: 'Standard_NC24ads_A100_v4', maxNodes: 8 },
      cpu: { vmSize: 'Standard_DS3_v2', maxNodes: 2 },
    },
    hosting: { storageAccountName: 'sttrainingfn' },
    publicNetworkAccessEnabled: true,
  },
  tags: { environment: 'ml' },
};

const training = TRAINING.training as NonNullable<Environment['training']>;

/** An environment of its own, of which the subscription starts jobs in another way; their results come back. */
export function startingBy(starts: TrainingJob): Environment {
  return {
    ...TRAINING,
    name: 'logic',
    resourceGroup: { create: 'rg-training-logic' },
    namespace: { name: 'training-logic', sku: 'Standard' },
    catalogue: {
      ...startingJobs,
      jobs: (queues) => ({
        ...startingJobs.jobs(queues),
        'gpu-train': { ...startingJobs.jobs(queues)['gpu-train'], starts },
      }),
    },
    training: {
      ...training,
      workspace: { create: 'mlw-logic', storageAccountName: 'sttraininglogic', vaultName: 'kv-training-logic' },
      jobEvents: true,
    },
  };
}

/** Started without any code. */
export const LOGIC_APP = startingBy({ templates: TEMPLATES, by: 'logic-app' });

/** Started by a function that scales to zero. */
export const FLEX: Environment = {
  ...TRAINING,
  name: 'flex',
  resourceGroup: { create: 'rg-training-flex' },
  namespace: { name: 'training-flex', sku: 'Standard' },
  training: {
    ...training,
    workspace: { existing: 'mlw-platform', resourceGroupName: 'rg-platform' },
    hosting: { storageAccountName: 'sttrainingflex', planSku: 'FC1' },
  },
};

/** Everything closed: the programs, the workspace and the namespace meet in one network; results come back all the same. */
export const CLOSED: Environment = {
  ...TRAINING,
  name: 'closed',
  resourceGroup: { create: 'rg-training-closed' },
  namespace: {
    name: 'training-closed',
    sku: 'Premium',
    capacity: 1,
    premiumMessagingPartitions: 1,
    // Event Grid has no private way in, and is a service of Azure that can be let in.
    networkRules: { defaultAction: 'Allow', trustedServicesAllowed: true },
    publicNetworkAccessEnabled: false,
  },
  network: { addressSpace: '10.91.0.0/24', endpoints: '10.91.0.0/26', programs: '10.91.0.64/26' },
  training: {
    workspace: { create: 'mlw-closed', storageAccountName: 'sttrainingclosed', vaultName: 'kv-training-closed' },
    computes: training.computes,
    hosting: { storageAccountName: 'sttrainingclosedfn' },
    jobEvents: true,
  },
};

const file = (path: string, options: Parameters<typeof JobTemplate.fromYaml>[1] = {}) =>
  JobTemplate.fromYaml(join(__dirname, '../job-files/fixtures', path), options);

/** Job files as people have them: code, data, environments and steps lie beside them. */
export const JOB_FILES: Environment = {
  ...startingBy({
    templates: {
      train: file('command/job.yml', { parameters: { epochs: Parameter.integer({ min: 1, max: 50 }) } }),
      serverless: file('serverless/job.yml'),
      search: file('sweep/job.yml'),
      nightly: file('pipeline/pipeline.yml', { inputs: { raw: { assets: ['reviews'] } } }),
    },
  }),
  name: 'files',
  resourceGroup: { create: 'rg-training-files' },
  namespace: { name: 'training-files', sku: 'Standard' },
  training: {
    ...training,
    workspace: { create: 'mlw-files', storageAccountName: 'sttrainingfiles', vaultName: 'kv-training-files' },
    hosting: { storageAccountName: 'sttrainingfilesfn' },
    computes: {
      gpu: { vmSize: 'Standard_NC24ads_A100_v4', maxNodes: 4 },
      cpu: { vmSize: 'Standard_DS3_v2', maxNodes: 2 },
    },
  },
};
