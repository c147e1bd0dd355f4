/**
 * What somebody would write without this project: the same resources through the raw bindings, in plain JavaScript,
 * without a check. `node benchmarks/bare.cjs [subscriptions]`; without a number, the shipped catalogue.
 */
const { App, AzurermBackend, Fn, LocalBackend, TerraformOutput, TerraformStack } = require('cdktf');
const { AzurermProvider } = require('@cdktf/provider-azurerm/lib/provider');
const { ResourceGroup } = require('@cdktf/provider-azurerm/lib/resource-group');
const { ServicebusNamespace } = require('@cdktf/provider-azurerm/lib/servicebus-namespace');
const { ServicebusQueue } = require('@cdktf/provider-azurerm/lib/servicebus-queue');
const { ServicebusSubscription } = require('@cdktf/provider-azurerm/lib/servicebus-subscription');
const { ServicebusSubscriptionRule } = require('@cdktf/provider-azurerm/lib/servicebus-subscription-rule');
const { ServicebusTopic } = require('@cdktf/provider-azurerm/lib/servicebus-topic');

const TRAINING = "eventType IN ('training.requested', 'retrain.requested')";
const AFFORDABLE = '(NOT EXISTS(costEstimateUsd) OR costEstimateUsd <= 200)';
const NO_GPU = '(NOT EXISTS(gpuCount) OR gpuCount < 1)';

const ENDED_BADLY = "'failed', 'Failed', 'canceled', 'Canceled'";

/** name, rule, filter (text or correlation), action, other arguments */
const JOBS = [
  [
    'gpu-urgent',
    'urgent',
    `${TRAINING} AND gpuCount >= 1 AND priority >= 7 AND ${AFFORDABLE}`,
    "SET queueTier = 'dedicated'",
    { lockDuration: 'PT5M' },
  ],
  [
    'gpu-spot',
    'not-urgent',
    `${TRAINING} AND gpuCount >= 1 AND (NOT EXISTS(priority) OR priority < 7) AND ${AFFORDABLE}`,
    "SET queueTier = 'spot'",
  ],
  ['cpu-train', 'without-gpu', `${TRAINING} AND ${NO_GPU} AND ${AFFORDABLE}`],
  [
    'cost-approval',
    'expensive',
    `${TRAINING} AND costEstimateUsd > 200`,
    undefined,
    { forwardTo: 'cost-approval-requests' },
  ],
  [
    'preprocess',
    'dataset-ready',
    { label: 'dataset.ready', properties: { env: 'prod' } },
    undefined,
    { requiresSession: true },
  ],
  ['large-dataset', 'many-rows', "eventType = 'dataset.ready' AND datasetRows > 100000000", 'SET nodeCount = 4'],
  [
    'train-after-prep',
    'preprocessed',
    "eventType = 'preprocess.completed' AND env = 'prod' AND schemaVersion = 1",
    "SET reason = 'new-data'",
  ],
  [
    'drift-retrain',
    'strong-drift',
    "eventType = 'drift.detected' AND driftScore >= 0.3 AND autoRetrain = TRUE AND env = 'prod'",
    "SET reason = 'drift'; SET priority = 5",
  ],
  [
    'drift-triage',
    'other-drift',
    "eventType = 'drift.detected' AND (NOT EXISTS(driftScore) OR driftScore < 0.3 OR NOT EXISTS(autoRetrain) OR autoRetrain = FALSE OR NOT EXISTS(env) OR env <> 'prod')",
    undefined,
    { forwardTo: 'drift-review' },
  ],
  ['evaluate', 'model-trained', { label: 'model.trained', properties: { stage: 'candidate' } }],
  [
    'eval-retry',
    'eval-failed',
    "eventType = 'eval.failed' AND (NOT EXISTS(attempt) OR attempt < 3)",
    "SET retryReason = 'eval'",
  ],
  [
    'run-failed',
    'failed-or-canceled',
    `eventType = 'run.statusChanged' AND (runStatus IN (${ENDED_BADLY}) OR runStatusPascal IN (${ENDED_BADLY}) OR NOT EXISTS(runStatus) AND NOT EXISTS(runStatusPascal))`,
  ],
  ['run-completed', 'succeeded', { properties: { eventType: 'run.completed' } }],
];
const QUEUES = ['drift-review', 'cost-approval-requests'];
const QUICKSTART = [['train-model', 'trigger-model-training', "user.property = 'trigger_model_training'"]];
const DEDUPLICATED = {
  defaultMessageTtl: 'P14D',
  requiresDuplicateDetection: true,
  duplicateDetectionHistoryTimeWindow: 'P1D',
};
const PREMIUM = { sku: 'Premium', capacity: 1, premiumMessagingPartitions: 1, identity: { type: 'SystemAssigned' } };

const count = Number(process.argv[2] ?? 0);
const app = new App({ outdir: process.env.CDKTF_OUTDIR ?? 'cdktf.out' });
if (count > 0) {
  const jobs = Array.from({ length: count }, (_, n) => [
    `job-${n}`,
    'start',
    `jobKind = 'kind-${n}' AND priority >= ${n % 10}`,
    "SET tier = 'spot'",
  ]);
  addStack('dev', { name: 'training-jobs-dev' }, jobs);
} else {
  addStack('quickstart', { name: 'training-quickstart', localAuthEnabled: true }, QUICKSTART, [], {
    requiresDuplicateDetection: false,
  });
  addStack('dev', { name: 'training-jobs-dev' }, JOBS, QUEUES, DEDUPLICATED);
  addStack(
    'prod',
    {
      name: 'training-jobs-prod',
      ...PREMIUM,
      publicNetworkAccessEnabled: false,
      networkRuleSet: { defaultAction: 'Allow', publicNetworkAccessEnabled: false, trustedServicesAllowed: false },
    },
    JOBS,
    QUEUES,
    DEDUPLICATED,
    { preventDestroy: true },
  );
}
app.synth();

function addStack(
  environment,
  namespaceConfig,
  jobs,
  queueNames = [],
  topicConfig = { requiresDuplicateDetection: false },
  lifecycle = undefined,
) {
  const stack = new TerraformStack(app, environment);
  const tags = { environment, application: 'training-job-scheduler' };
  if (environment === 'prod') {
    new AzurermBackend(stack, {
      storageAccountName: 'sttrainingstate',
      containerName: 'tfstate',
      key: 'prod.tfstate',
      useAzureadAuth: true,
    });
  } else {
    new LocalBackend(stack, { path: `../../../terraform.${environment}.tfstate` });
  }
  const provider = new AzurermProvider(stack, 'azurerm', {
    features: [{}],
    resourceProviderRegistrations: 'none',
    resourceProvidersToRegister: ['Microsoft.ServiceBus'],
    storageUseAzuread: true,
  });
  provider.addOverride('features.0.servicebus', [{ auto_delete_subscription_default_rule: true }]);
  stack.addOverride('terraform.required_providers.azurerm.version', '~> 4.81');
  const group = new ResourceGroup(stack, 'resource-group', {
    name: `rg-training-${environment}`,
    location: 'westeurope',
    tags,
  });
  const namespace = new ServicebusNamespace(stack, 'bus', {
    location: 'westeurope',
    resourceGroupName: group.name,
    sku: 'Standard',
    localAuthEnabled: false,
    minimumTlsVersion: '1.2',
    publicNetworkAccessEnabled: true,
    identity: { type: 'SystemAssigned' },
    tags,
    ...namespaceConfig,
    lifecycle,
  });
  const queues = {};
  for (const name of queueNames) {
    queues[name] = new ServicebusQueue(stack, `bus_${name}`, {
      name,
      namespaceId: namespace.id,
      batchedOperationsEnabled: true,
      deadLetteringOnMessageExpiration: true,
      expressEnabled: false,
      lockDuration: 'PT1M',
      maxDeliveryCount: 10,
      partitioningEnabled: false,
      requiresDuplicateDetection: false,
      requiresSession: false,
      status: 'Active',
      lifecycle,
    });
  }
  const topic = new ServicebusTopic(stack, 'bus_training-events', {
    name: 'training-events',
    namespaceId: namespace.id,
    batchedOperationsEnabled: true,
    expressEnabled: false,
    partitioningEnabled: false,
    status: 'Active',
    supportOrdering: false,
    ...topicConfig,
    lifecycle,
  });
  const ids = {};
  const rules = [];
  for (const [name, rule, filter, action, settings = {}] of jobs) {
    const subscription = new ServicebusSubscription(stack, `bus_training-events_${name}`, {
      name,
      topicId: topic.id,
      batchedOperationsEnabled: true,
      deadLetteringOnFilterEvaluationError: true,
      deadLetteringOnMessageExpiration: true,
      lockDuration: 'PT1M',
      maxDeliveryCount: 10,
      requiresSession: false,
      status: 'Active',
      ...settings,
      forwardTo: settings.forwardTo && queues[settings.forwardTo].name,
      lifecycle,
    });
    ids[name] = subscription.id;
    const body =
      typeof filter === 'string'
        ? { filterType: 'SqlFilter', sqlFilter: filter }
        : { filterType: 'CorrelationFilter', correlationFilter: filter };
    rules.push(
      new ServicebusSubscriptionRule(stack, `bus_training-events_${name}_${rule}`, {
        name: rule,
        subscriptionId: subscription.id,
        ...body,
        action,
        lifecycle: { createBeforeDestroy: true },
      }),
    );
  }
  const host = Fn.trimsuffix(Fn.trimprefix(namespace.endpoint, 'https://'), ':443/');
  new TerraformOutput(stack, 'namespace_host_name', {
    value: host,
    description: 'Where publishers and workers connect to, with Entra ID',
  });
  new TerraformOutput(stack, 'topic_id', { value: topic.id, description: 'The topic that jobs are requested at' });
  new TerraformOutput(stack, 'subscription_ids', { value: ids, description: 'The subscriptions by name of the job' });
  if (environment === 'quickstart') {
    const output = new TerraformOutput(stack, 'primary_connection_string', {
      value: namespace.defaultPrimaryConnectionString,
      sensitive: true,
      description: 'Secret that allows everything in the namespace',
    });
    output.addOverride(
      'depends_on',
      rules.map((rule) => `${rule.terraformResourceType}.${rule.friendlyUniqueId}`),
    );
  }
}
