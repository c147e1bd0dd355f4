import type { AccessTo, Environment } from '../app';
import type { Waiver, WaiverGrounds } from '../rules';
import { quickstartJobs, trainingJobs } from './jobs';

/** A publisher that may send, and workers that may receive what no queue and no program takes: identities of the environment. */
function publisherAndWorkers({ topic, identity }: AccessTo): void {
  topic.grantSend(identity('publisher'));
  for (const subscription of topic.subscriptions) {
    if (subscription.consumer === undefined) subscription.grantReceive(identity('worker'));
  }
}

// Exceptions from security rules. As they are here they are a template: nobody has approved them, `training-job-scheduler audit` says
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

/** Why jobs of dev can be reached from the internet, by identities alone. */
const OPEN: WaiverGrounds = {
  reason: 'dev has no network of its own, takes identities and no keys, and holds no customer data',
  approver: 'platform-security@example.com',
  ticket: 'SEC-104',
  expires: '2027-06-30',
};

/** Why Event Grid is let past the network rules of prod. */
const EVENTS: WaiverGrounds = {
  reason:
    'what becomes of jobs comes by way of Event Grid, which has no private way to a namespace; it needs a role too',
  approver: 'platform-security@example.com',
  ticket: 'SEC-105',
  expires: '2027-06-30',
};

/** Why the workspace has the identity that Azure ML makes with it. */
const OWN_IDENTITY: WaiverGrounds = {
  reason: 'Azure ML gives this identity what the workspace itself needs; jobs and programs run as others',
  approver: 'platform-security@example.com',
  ticket: 'SEC-106',
  expires: '2027-06-30',
};

/** Why what lies in its storage is encrypted with a key of Microsoft's, in one region. */
const MADE_ANEW: WaiverGrounds = {
  reason: 'packages, logs and results of jobs can be made anew from this repository and from registered data',
  approver: 'platform-security@example.com',
  ticket: 'SEC-107',
  expires: '2027-06-30',
};

/** Why one machine is enough for the programs that start jobs. */
const MESSAGES_WAIT: WaiverGrounds = {
  reason: 'while the only machine is moved or restarted, messages wait in their subscriptions and none is lost',
  approver: 'platform-security@example.com',
  ticket: 'SEC-108',
  expires: '2027-06-30',
};

/** Why checkov's older ways of logging are not used. */
const LOGGED_OTHERWISE: WaiverGrounds = {
  reason:
    'requests are logged by diagnostic settings (ST-LOG-001, ST-LOG-002); the older ways need a key of the account',
  approver: 'platform-security@example.com',
  ticket: 'SEC-109',
  expires: '2027-06-30',
};

/** Exceptions from several rules for one reason. */
function except(grounds: WaiverGrounds, ...ids: readonly string[]): Waiver[] {
  return ids.map((id) => ({ id, ...grounds }));
}

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
      namespace: except(
        QUICKSTART,
        ...PREMIUM_ONLY,
        ...['SB-LOG-001', 'SB-ALERT-001', 'SB-ALERT-002', 'SB-ALERT-003', 'SB-LOCK-001'],
      ),
      state: except(DISPOSABLE, 'TF-001'),
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
    training: {
      workspace: { create: 'mlw-training-dev', storageAccountName: 'sttrainingdevml', vaultName: 'kv-training-dev-ml' },
      // No node runs, and none is paid for, without a job.
      computes: {
        'gpu-dedicated': { vmSize: 'Standard_NC4as_T4_v3', maxNodes: 2, priority: 'Dedicated' },
        'gpu-spot': { vmSize: 'Standard_NC4as_T4_v3', maxNodes: 2 },
        cpu: { vmSize: 'Standard_DS3_v2', maxNodes: 4 },
      },
      // Eight small programs.
      hosting: { storageAccountName: 'sttrainingdevfn', planSku: 'B2' },
      jobEvents: true,
      publicNetworkAccessEnabled: true,
      waivers: {
        workspace: [...except(OPEN, 'AML-001'), ...except(OWN_IDENTITY, 'AML-003')],
        vault: except(OPEN, 'KV-007'),
        storage: [
          ...except(OPEN, 'ST-005', 'ST-007', 'ST-009'),
          ...except(MADE_ANEW, 'ST-010', 'ST-011'),
          ...except(LOGGED_OTHERWISE, 'CKV_AZURE_33'),
        ],
        containers: except(LOGGED_OTHERWISE, 'CKV2_AZURE_21'),
        plan: except(MESSAGES_WAIT, 'PLAN-001', 'PLAN-002', 'CKV_AZURE_225'),
        computes: except(OPEN, 'AML-006'),
      },
    },
    access: publisherAndWorkers,
    waivers: {
      namespace: [...except(STANDARD, ...PREMIUM_ONLY), ...except(DISPOSABLE, 'SB-LOCK-001')],
      state: except(DISPOSABLE, 'TF-001'),
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
      publicNetworkAccessEnabled: false,
      // Event Grid, which brings back what becomes of jobs.
      networkRules: { defaultAction: 'Allow', trustedServicesAllowed: true },
    },
    catalogue: trainingJobs,
    state: { kind: 'azure', storageAccountName: 'sttrainingstate', containerName: 'tfstate' },
    logs: { retentionInDays: 365 },
    alerts: { emails: ['training-oncall@example.com'] },
    network: { addressSpace: '10.90.0.0/24', endpoints: '10.90.0.0/26', programs: '10.90.0.64/26' },
    encryption: {
      vault: { existing: 'kv-training-keys-weu', resourceGroupName: 'rg-training-keys' },
      keyName: 'training-jobs',
    },
    partner: {
      name: 'training-jobs-prod-neu',
      location: 'northeurope',
      resourceGroup: { create: 'rg-training-prod-neu' },
      alias: 'training-jobs',
      network: { addressSpace: '10.90.1.0/26' },
      encryption: {
        vault: { existing: 'kv-training-keys-neu', resourceGroupName: 'rg-training-keys' },
        keyName: 'training-jobs',
      },
    },
    locked: true,
    training: {
      workspace: {
        create: 'mlw-training-prod',
        storageAccountName: 'sttrainingprodml',
        vaultName: 'kv-training-prod-ml',
      },
      computes: {
        'gpu-dedicated': { vmSize: 'Standard_NC24ads_A100_v4', maxNodes: 4, priority: 'Dedicated' },
        'gpu-spot': { vmSize: 'Standard_NC24ads_A100_v4', maxNodes: 8 },
        cpu: { vmSize: 'Standard_D8s_v5', maxNodes: 8, priority: 'Dedicated' },
      },
      hosting: { storageAccountName: 'sttrainingprodfn', planSku: 'P1v3' },
      jobEvents: true,
      waivers: {
        workspace: except(OWN_IDENTITY, 'AML-003'),
        storage: [...except(MADE_ANEW, 'ST-010', 'ST-011'), ...except(LOGGED_OTHERWISE, 'CKV_AZURE_33')],
        containers: except(LOGGED_OTHERWISE, 'CKV2_AZURE_21'),
        plan: except(MESSAGES_WAIT, 'PLAN-002', 'PLAN-003'),
      },
    },
    access: publisherAndWorkers,
    waivers: { namespace: except(EVENTS, 'SB-NET-004') },
    tags: { environment: 'prod', application: 'training-job-scheduler' },
  },
];
