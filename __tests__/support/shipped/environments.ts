import type { WaiverGrounds } from '../../../lib/rules';
import type { AccessTo, Environment } from '../../../lib/scheduler/app';
import { quickstartJobs, trainingJobs } from './jobs';

/** A publisher that may send, and workers that may receive what no queue and no program takes: identities of the environment. */
function publisherAndWorkers({ topic, identity }: AccessTo): void {
  topic.grantSend(identity('publisher'));
  for (const subscription of topic.subscriptions) {
    if (subscription.consumer === undefined) subscription.grantReceive(identity('worker'));
  }
}

// Exceptions from security rules. As they are here they are a template: nobody has approved them, `scheduler audit` says
// so, and they have no end. With your own approver they end on your own day (at most a year ahead), and from ninety days
// before that the audit says so.

/** Why the quickstart, which holds nothing real, does without. */
const QUICKSTART: WaiverGrounds = {
  reason: 'the quickstart shows the smallest scenario, with a connection string, and holds no real messages',
  approver: 'platform-security@example.com',
  ticket: 'SEC-101',
  expires: '2027-06-30',
};

/** Why dev is on Standard. */
const STANDARD: WaiverGrounds = {
  reason: "Standard has neither private endpoints nor keys of one's own, and dev holds no customer data",
  approver: 'platform-security@example.com',
  ticket: 'SEC-102',
  expires: '2027-06-30',
};

/** Why its state is a file on somebody's machine, and anybody can delete it. */
const DISPOSABLE: WaiverGrounds = {
  reason: 'the environment belongs to one person, who can destroy and make it anew at any time',
  approver: 'platform-security@example.com',
  ticket: 'SEC-103',
  expires: '2027-06-30',
};

/** What checkov asks of every tier, and Azure Policy of Premium alone (ebaf4f25, 295fc8b1), or only Premium can do. */
const PREMIUM_ONLY = ['CKV_AZURE_199', 'CKV_AZURE_201', 'SB-NET-001'] as const;

/**
 * Where the scheduler runs. The names of namespaces, vaults and storage accounts are unique in all of Azure: put your
 * own here, and the addresses of your own people.
 *
 * The Azure subscription is not named: Terraform takes it from `ARM_SUBSCRIPTION_ID` or from `az login`.
 */
export const environments: readonly Environment[] = [
  {
    name: 'quickstart',
    location: 'westeurope',
    resourceGroup: { create: 'rg-training-quickstart' },
    namespace: { name: 'training-quickstart', sku: 'Standard', localAuthEnabled: QUICKSTART },
    catalogue: quickstartJobs,
    state: { kind: 'local' },
    secrets: [{ allows: 'namespace', grounds: QUICKSTART }],
    waivers: {
      namespace: [...PREMIUM_ONLY, 'SB-LOG-001', 'SB-ALERT-001', 'SB-ALERT-002', 'SB-ALERT-003', 'SB-LOCK-001'].map(
        (id) => ({
          id,
          ...QUICKSTART,
        }),
      ),
      state: [{ id: 'TF-001', ...DISPOSABLE }],
    },
    tags: { environment: 'quickstart', application: 'training-job-scheduler' },
  },
  {
    name: 'dev',
    location: 'westeurope',
    resourceGroup: { create: 'rg-training-dev' },
    namespace: { name: 'training-jobs-dev', sku: 'Standard' },
    catalogue: trainingJobs,
    state: { kind: 'local' },
    logs: { retentionInDays: 30, dailyQuotaInGigabytes: 1 },
    alerts: { emails: ['training-dev@example.com'] },
    access: publisherAndWorkers,
    waivers: {
      namespace: [...PREMIUM_ONLY.map((id) => ({ id, ...STANDARD })), { id: 'SB-LOCK-001', ...DISPOSABLE }],
      state: [{ id: 'TF-001', ...DISPOSABLE }],
    },
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
      preventDestroy: true,
    },
    catalogue: trainingJobs,
    state: { kind: 'azure', storageAccountName: 'sttrainingstate', containerName: 'tfstate' },
    logs: { retentionInDays: 365 },
    alerts: { emails: ['training-oncall@example.com'] },
    network: { addressSpace: '10.90.0.0/26' },
    encryption: {
      vault: { existing: 'kv-training-keys-weu', resourceGroupName: 'rg-training-keys' },
      keyName: 'training-jobs',
    },
    partner: {
      name: 'training-jobs-prod-neu',
      location: 'northeurope',
      resourceGroup: { create: 'rg-training-prod-neu' },
      alias: 'training-jobs',
      network: { addressSpace: '10.90.0.64/26' },
      encryption: {
        vault: { existing: 'kv-training-keys-neu', resourceGroupName: 'rg-training-keys' },
        keyName: 'training-jobs',
      },
    },
    locked: true,
    access: publisherAndWorkers,
    tags: { environment: 'prod', application: 'training-job-scheduler' },
  },
];
