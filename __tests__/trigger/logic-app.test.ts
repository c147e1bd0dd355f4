import { createHash } from 'node:crypto';
import { SqlAction, SqlFilter } from '../../lib/rules';
import {
  type ServiceBusQueueOptions,
  type ServiceBusSubscriptionOptions,
  UserAssignedIdentity,
} from '../../lib/servicebus';
import { parseDocument } from '../../lib/terraform';
import { JobTemplate, LogicAppTrigger, type LogicAppTriggerProps, TrainingWorkspace } from '../../lib/trigger';
import { sourceInName } from '../../lib/trigger/jobs';
import { only, type StackJson, TestStack } from '../support/stacks';
import { TEMPLATE_DATA, TEMPLATES } from '../support/templates';

const PLACE = { location: 'westeurope', resourceGroupName: 'rg-training' };

const FOR_COPIES = { requiresDuplicateDetection: true, duplicateDetectionWindow: 'P1D' };

interface Queues {
  readonly rejected?: ServiceBusQueueOptions;
  readonly retries?: ServiceBusQueueOptions;
}

function stackWith(
  props: Partial<LogicAppTriggerProps> = {},
  options: Partial<ServiceBusSubscriptionOptions> = {},
  { rejected = FOR_COPIES, retries = FOR_COPIES }: Queues = {},
): TestStack {
  const test = new TestStack();
  const topic = test.topic();
  const rejectedQueue = topic.namespace.addQueue('training-rejected', rejected);
  new LogicAppTrigger(test.stack, 'starter', {
    workflowName: 'start-training',
    ...PLACE,
    subscription: topic.addSubscription('train', { rules: { all: SqlFilter.acceptEverything() }, ...options }),
    rejectedQueue,
    retryQueue: topic.namespace.addQueue('training-retry-train', retries),
    workspace: TrainingWorkspace.fromExisting(test.stack, 'ml', { workspaceName: 'ml', resourceGroupName: 'rg-ml' }),
    trainingIdentity: new UserAssignedIdentity(test.stack, 'jobs', PLACE),
    templates: TEMPLATES,
    logWorkspaceId: '/workspaces/logs',
    ...props,
  });
  return test;
}

/** A step as Terraform reads it, and then the service. */
function stepOf(text: string, type: string, name: string): any {
  const { resources } = parseDocument('cdk.tf.json', text);
  const found = resources.find((resource) => resource.type === type && resource.values.name === name);
  return JSON.parse(found!.values.body as string);
}

const text = stackWith().synthText();
const json: StackJson = JSON.parse(text);
const handle = stepOf(text, 'azurerm_logic_app_action_custom', 'handle');
const caseOf = (template: string) =>
  Object.values<any>(handle.actions.template.cases).find((one) => one.case === template)!.actions;
const part = (actions: any, name: string) => Object.entries<any>(actions).find(([key]) => key.startsWith(name))![1];

test('no secret, no connection: an identity with the rights of a listener and a submitter', () => {
  expect(only(json, 'azurerm_logic_app_workflow')).toMatchObject({
    identity: { type: 'UserAssigned', identity_ids: ['${azurerm_user_assigned_identity.starter_train-submitter.id}'] },
    parameters: {
      workspaceId: '${data.azurerm_machine_learning_workspace.ml.id}',
      identity: '${azurerm_user_assigned_identity.starter_train-submitter.id}',
      topic: '${azurerm_servicebus_topic.bus_events.name}',
    },
  });
  const scopes = Object.values(json.resource.azurerm_role_assignment!).map(({ scope }) => scope);
  expect(scopes.sort()).toEqual([
    '${azurerm_servicebus_queue.bus_training-rejected.id}',
    // To send there, and to receive.
    '${azurerm_servicebus_queue.bus_training-retry-train.id}',
    '${azurerm_servicebus_queue.bus_training-retry-train.id}',
    '${azurerm_servicebus_subscription.bus_events_train.id}',
    '${data.azurerm_machine_learning_workspace.ml.id}',
  ]);
  expect(text).not.toMatch(/api_connection|SharedAccess/);
});

test('the trigger comes last: half a workflow would take messages and not finish them', () => {
  expect(only(json, 'azurerm_logic_app_trigger_custom').depends_on).toEqual([
    'azurerm_logic_app_action_custom.starter_handle',
    'azurerm_role_assignment.bus_events_train_receive-train-submitter',
    'azurerm_role_assignment.bus_training-rejected_send-train-submitter',
    'azurerm_role_assignment.bus_training-retry-train_send-train-submitter',
    'azurerm_role_assignment.bus_training-retry-train_receive-train-submitter',
    'azurerm_role_assignment.starter_submit-train-submitter',
  ]);
  const actions = json.resource.azurerm_logic_app_action_custom!;
  expect(actions.starter_peekRetry?.depends_on).toEqual(['azurerm_logic_app_action_custom.starter_peekLock']);
  expect(actions.starter_handle?.depends_on).toEqual(['azurerm_logic_app_action_custom.starter_peekRetry']);
});

test('one message a minute, locked; where there is none, one that waits for another try', () => {
  expect(stepOf(text, 'azurerm_logic_app_trigger_custom', 'every-minute')).toMatchObject({
    type: 'Recurrence',
    runtimeConfiguration: { concurrency: { runs: 1 } },
  });
  expect(stepOf(text, 'azurerm_logic_app_action_custom', 'peekLock').inputs).toMatchObject({
    method: 'POST',
    uri: "https://@{parameters('busHost')}/@{parameters('topic')}/subscriptions/@{parameters('subscription')}/messages/head?timeout=5",
    authentication: { type: 'ManagedServiceIdentity', audience: 'https://servicebus.azure.net' },
  });
  const { expression, actions } = stepOf(text, 'azurerm_logic_app_action_custom', 'peekRetry');
  expect(expression).toEqual({ and: [{ equals: ["@outputs('peekLock')['statusCode']", 204] }] });
  expect(actions.retryLock.inputs.uri).toBe(
    "https://@{parameters('busHost')}/@{parameters('retryQueue')}/messages/head?timeout=5",
  );
});

test('the source is a hash that Terraform makes, since a workflow has none: the same as that of the function', () => {
  const { source } = only(json, 'azurerm_logic_app_workflow').parameters;
  expect(source).toMatch(
    /^\$\{substr\(sha256\(join\("\/", \[.*azurerm_servicebus_namespace.bus.endpoint.*, azurerm_servicebus_topic.bus_events.name\]\)\), 0, 12\)\}$/,
  );
  expect(createHash('sha256').update('bus.example.net/events').digest('hex').slice(0, 12)).toBe(
    sourceInName('bus.example.net/events'),
  );
});

/** The body of a job for a tier. */
const bodyOf = (name: string, tier: string) => part(caseOf(name), 'bodies').inputs[tier].properties;

test('a command reaches Azure ML as it was written: Terraform and the workflow take nothing of it for theirs', () => {
  const { command } = bodyOf('reviews-bert', 'dedicated');
  expect(command).toBe((TEMPLATE_DATA['reviews-bert'] as { command: string }).command);
  expect(command).toContain('${{inputs.data}}');
  expect(text).toContain('$${{inputs.data}}');
});

test('a message fills in literal values, data, nodes, its name and tags, and nothing else', () => {
  const properties = bodyOf('reviews-bert', 'spot');
  const filled = (value: unknown, path = ''): string[] => {
    if (typeof value === 'string')
      return /@\{?[a-z]+\((?!parameters)/i.test(value.replaceAll(/@\{parameters\('[^']*'\)\}/g, '')) ? [path] : [];
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([name, inner]) => filled(inner, path === '' ? name : `${path}.${name}`));
  };
  expect(filled(properties).sort()).toEqual([
    'displayName',
    'inputs.data.uri',
    'inputs.epochs.value',
    'inputs.lr.value',
    'inputs.optimizer.value',
    'properties.asked',
    'properties.askedProperties',
    'resources.instanceCount',
    'tags.asked',
    'tags.askedProperties',
    'tags.attempt',
    'tags.correlationId',
    'tags.requestId',
  ]);
  expect(properties.computeId).toBe("@{parameters('workspaceId')}/computes/gpu-spot");
});

test("a deployment's own text is no expression of the workflow", () => {
  const command = '@x echo user@{host} a@b';
  const template = JobTemplate.command({
    experiment: 'x',
    compute: 'cpu',
    command,
    environment: 'azureml:e:1',
    timeout: 'PT1H',
  });
  const own = stackWith({ templates: { mail: template } }).synthText();
  const { actions } = stepOf(own, 'azurerm_logic_app_action_custom', 'handle').actions.template.cases.case_0;
  expect(actions.bodies_0.inputs.default.properties.command).toBe('@@x echo user@@{host} a@b');
});

test('what a rule sets and a template cannot take is refused, and what nobody reads is told of', () => {
  const made = (action: string) =>
    stackWith({}, { rules: { all: SqlFilter.acceptEverything().then(SqlAction.parse(action)) } });
  expect(made("SET queueTier = 'spto'").problems().join('\n')).toMatch(
    /rule all sets queueTier, which is tier of the template reviews-bert: got "spto", allowed one of dedicated, spot/,
  );
  expect(made("SET QueueTier = 'spot'").problems().join('\n')).toMatch(/fromProperties: queueTier: got "QueueTier"/);
  const warned = made("SET reason = 'x'")
    .stack.node.findAll()
    .flatMap(({ node }) => node.metadata);
  expect(
    warned
      .filter(({ type }) => type === '@cdktf/warn')
      .map(({ data }) => data)
      .join('\n'),
  ).toMatch(/rule all sets reason, which no template reads/);
});

test.each<[problem: string, make: () => TestStack, message: RegExp]>([
  ['no template', () => stackWith({ templates: {} }), /templates: got "none"/],
  ['a name with a space', () => stackWith({ workflowName: 'start training' }), /workflowName: got "start training"/],
  ['sessions', () => stackWith({}, { requiresSession: true }), /allowed a subscription without sessions/],
  [
    'a queue of retries that takes each copy',
    () => stackWith({}, {}, { retries: {} }),
    /^\S* ?retryQueue: got "training-retry-train", allowed a queue that detects duplicates.*'P1D'$/,
  ],
  [
    'a queue for what starts nothing that takes each copy',
    () => stackWith({}, {}, { rejected: { requiresDuplicateDetection: false } }),
    /^\S* ?rejectedQueue: got "training-rejected", allowed a queue that detects duplicates/,
  ],
])('refuses %s', (_, make, message) => {
  expect(make().problems().join('\n')).toMatch(message);
});
