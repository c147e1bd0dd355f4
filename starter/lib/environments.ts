import type { AccessTo, Environment } from 'training-job-scheduler';
import { DISPOSABLE, except, MADE_ANEW, MESSAGES_WAIT, OPEN, OWN_IDENTITY, START_SMALL } from './exceptions';
import { trainingJobs } from './jobs';

/** Who is told of dead letters, of requests that are refused, and of errors of the service. */
const emails = ['{{email}}'];

/** A publisher that may send, and a worker that may receive what neither a queue nor a program takes. */
function access({ topic, identity }: AccessTo): void {
  topic.grantSend(identity('publisher'));
  for (const subscription of topic.subscriptions) {
    if (subscription.consumer === undefined) subscription.grantReceive(identity('worker'));
  }
}

/**
 * Where the jobs are deployed: each entry is a Terraform stack with a state of its own.
 *
 * Names of namespaces, vaults and storage accounts are unique in all of Azure. The Azure subscription is not named:
 * Terraform takes it from `ARM_SUBSCRIPTION_ID` or from `az login`.
 */
export const environments: readonly Environment[] = [
  {
    name: 'dev',
    location: '{{location}}',
    resourceGroup: { create: 'rg-{{prefix}}-dev' },
    namespace: { name: 'sbns-{{prefix}}-dev', sku: 'Standard' },
    catalogue: trainingJobs,
    // A file beside main.ts that is yours alone.
    state: { kind: 'local' },
    logs: { retentionInDays: 30, dailyQuotaInGigabytes: 1 },
    alerts: { emails },
    training: {
      workspace: {
        create: 'mlw-{{prefix}}-dev',
        storageAccountName: 'st{{letters}}devml',
        vaultName: 'kv-{{prefix}}-dev',
      },
      // No node runs, and none is paid for, without a job.
      computes: { cpu: { vmSize: 'Standard_DS3_v2', maxNodes: 2 } },
      hosting: { storageAccountName: 'st{{letters}}devfn' },
      publicNetworkAccessEnabled: true,
      waivers: {
        workspace: [...except(OPEN, 'AML-001'), ...except(OWN_IDENTITY, 'AML-003')],
        vault: except(OPEN, 'KV-007'),
        storage: [...except(OPEN, 'ST-005', 'ST-007', 'ST-009'), ...except(MADE_ANEW, 'ST-010', 'ST-011')],
        plan: except(MESSAGES_WAIT, 'PLAN-001', 'PLAN-002'),
        computes: except(OPEN, 'AML-006'),
      },
    },
    access,
    waivers: {
      namespace: [...except(OPEN, 'SB-NET-001'), ...except(DISPOSABLE, 'SB-LOCK-001')],
      state: except(DISPOSABLE, 'TF-001'),
    },
    tags: { environment: 'dev', application: '{{name}}' },
  },
  {
    name: 'prod',
    location: '{{location}}',
    resourceGroup: { create: 'rg-{{prefix}}-prod' },
    namespace: {
      name: 'sbns-{{prefix}}-prod',
      sku: 'Premium',
      capacity: 1,
      premiumMessagingPartitions: 1,
      preventDestroy: true,
      publicNetworkAccessEnabled: false,
    },
    catalogue: trainingJobs,
    // The account and the container exist before the first deployment: see the README.
    state: { kind: 'azure', storageAccountName: 'st{{letters}}state', containerName: 'tfstate' },
    logs: { retentionInDays: 365 },
    alerts: { emails },
    network: { addressSpace: '10.90.0.0/24', endpoints: '10.90.0.0/26', programs: '10.90.0.64/26' },
    locked: true,
    training: {
      workspace: {
        create: 'mlw-{{prefix}}-prod',
        storageAccountName: 'st{{letters}}prodml',
        vaultName: 'kv-{{prefix}}-prod',
      },
      computes: { cpu: { vmSize: 'Standard_D8s_v5', maxNodes: 4, priority: 'Dedicated' } },
      hosting: { storageAccountName: 'st{{letters}}prodfn', planSku: 'P1v3' },
      waivers: {
        workspace: except(OWN_IDENTITY, 'AML-003'),
        storage: except(MADE_ANEW, 'ST-010', 'ST-011'),
        plan: except(MESSAGES_WAIT, 'PLAN-002', 'PLAN-003'),
      },
    },
    access,
    waivers: { namespace: except(START_SMALL, 'SB-ENC-001', 'SB-ENC-002', 'SB-DR-001') },
    tags: { environment: 'prod', application: '{{name}}' },
  },
];
