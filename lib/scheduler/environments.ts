import type { Environment } from './environment';
import { quickstartJobs, trainingJobs } from './jobs';

/**
 * Where the scheduler runs. Namespace and storage account names are unique in all of Azure: put your own here.
 *
 * The Azure subscription is not named: Terraform takes it from `ARM_SUBSCRIPTION_ID` or from `az login`.
 */
export const environments: readonly Environment[] = [
  {
    name: 'quickstart',
    location: 'westeurope',
    resourceGroup: { create: 'rg-training-quickstart' },
    namespace: { name: 'training-quickstart', sku: 'Standard', localAuthEnabled: true },
    catalogue: quickstartJobs,
    state: { kind: 'local' },
    secrets: ['namespace'],
    tags: { environment: 'quickstart', application: 'training-job-scheduler' },
  },
  {
    name: 'dev',
    location: 'westeurope',
    resourceGroup: { create: 'rg-training-dev' },
    namespace: { name: 'training-jobs-dev', sku: 'Standard' },
    catalogue: trainingJobs,
    state: { kind: 'local' },
    tags: { environment: 'dev', application: 'training-job-scheduler' },
  },
  {
    name: 'prod',
    location: 'westeurope',
    resourceGroup: { create: 'rg-training-prod' },
    namespace: {
      name: 'training-jobs-prod',
      sku: 'Premium',
      capacity: 1,
      premiumMessagingPartitions: 1,
      identity: { systemAssigned: true },
      preventDestroy: true,
    },
    catalogue: trainingJobs,
    state: { kind: 'azure', storageAccountName: 'sttrainingstate', containerName: 'tfstate' },
    tags: { environment: 'prod', application: 'training-job-scheduler' },
  },
];
