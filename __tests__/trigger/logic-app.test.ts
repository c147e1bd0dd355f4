import { SqlFilter } from '../../lib/rules';
import { type ServiceBusSubscriptionOptions, UserAssignedIdentity } from '../../lib/servicebus';
import { parseDocument } from '../../lib/terraform';
import {
  JobEvents,
  JobTemplate,
  LogicAppTrigger,
  type LogicAppTriggerProps,
  TrainingWorkspace,
} from '../../lib/trigger';
import { only, type StackJson, TestStack } from '../support/stacks';
import { TEMPLATE_DATA, TEMPLATES } from '../support/templates';

const PLACE = { location: 'westeurope', resourceGroupName: 'rg-training' };

function stackWith(
  props: Partial<LogicAppTriggerProps> = {},
  options: Partial<ServiceBusSubscriptionOptions> = {},
): TestStack {
  const test = new TestStack();
  const topic = test.topic();
  const rejectedQueue = topic.namespace.addQueue('training-rejected');
  new LogicAppTrigger(test.stack, 'starter', {
    workflowName: 'start-training',
    ...PLACE,
    subscription: topic.addSubscription('train', { rules: { all: SqlFilter.acceptEverything() }, ...options }),
    rejectedQueue,
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
const submitOf = (template: string) => part(part(caseOf(template), 'allowed').actions, 'submit');

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
    'azurerm_role_assignment.starter_submit-train-submitter',
  ]);
  const actions = json.resource.azurerm_logic_app_action_custom!;
  expect(actions.starter_handle?.depends_on).toEqual(['azurerm_logic_app_action_custom.starter_peekLock']);
});

test('one message a minute, locked, and gone once its job is started', () => {
  expect(stepOf(text, 'azurerm_logic_app_trigger_custom', 'every-minute')).toMatchObject({
    type: 'Recurrence',
    runtimeConfiguration: { concurrency: { runs: 1 } },
  });
  expect(stepOf(text, 'azurerm_logic_app_action_custom', 'peekLock').inputs).toMatchObject({
    method: 'POST',
    uri: "https://@{parameters('busHost')}/@{parameters('topic')}/subscriptions/@{parameters('subscription')}/messages/head?timeout=5",
    authentication: { type: 'ManagedServiceIdentity', audience: 'https://servicebus.azure.net' },
  });
  const { actions } = part(caseOf('reviews-bert'), 'allowed');
  expect(part(actions, 'complete')).toMatchObject({
    inputs: { method: 'DELETE', uri: expect.stringContaining("@{outputs('broker')?['LockToken']}") },
    runAfter: { [Object.keys(actions).find((name) => name.startsWith('submit'))!]: ['Succeeded'] },
  });
  // An earlier delivery has started it.
  expect(JSON.stringify(part(actions, 'duplicate'))).toContain('JobPropertyImmutable');
});

test('a command reaches Azure ML as it was written: Terraform and the workflow take nothing of it for theirs', () => {
  const { command } = submitOf('reviews-bert').inputs.body.properties;
  expect(command).toBe((TEMPLATE_DATA['reviews-bert'] as { command: string }).command);
  expect(command).toContain('${{inputs.data}}');
  expect(text).toContain('$${{inputs.data}}');
});

test('a message fills in literal values, data, nodes and tags, and nothing else', () => {
  const { properties } = submitOf('reviews-bert').inputs.body;
  const filled = (value: unknown, path = ''): string[] => {
    if (typeof value === 'string')
      return /@\{?[a-z]+\((?!parameters)/i.test(value.replaceAll(/@\{parameters\('[^']*'\)\}/g, '')) ? [path] : [];
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([name, inner]) => filled(inner, path === '' ? name : `${path}.${name}`));
  };
  expect(filled(properties).sort()).toEqual([
    'inputs.data.uri',
    'inputs.epochs.value',
    'inputs.lr.value',
    'inputs.optimizer.value',
    'resources.instanceCount',
    'tags.attempt',
    'tags.requestId',
  ]);
  expect(properties.computeId).toBe("@{parameters('workspaceId')}/computes/gpu-dedicated");
});

test('bounds are checked by the workflow, too', () => {
  const { and: checks } = part(caseOf('reviews-bert'), 'allowed').expression;
  const said = JSON.stringify(checks);
  for (const bound of ["['epochs'], 3))\",50]", "createArray('adam', 'sgd')", 'azureml:reviews:', ',4]', ',36]']) {
    expect(said).toContain(bound);
  }
  expect(part(caseOf('reviews-bert'), 'request').inputs.schema).toMatchObject({ additionalProperties: false });
});

test.each<[what: string, actions: () => any, reason: string, when: object]>([
  ['an unknown template', () => handle.actions.template.default.actions, 'unknown-template', {}],
  ['what the schema refuses', () => part(caseOf('nightly'), 'refused').actions, 'not-allowed', {}],
  ['what is out of bounds', () => part(caseOf('nightly'), 'allowed').else.actions, 'not-allowed', {}],
])('%s is set aside with its reason, and only then gone', (_, actions, reason, when) => {
  const reject = part(actions(), 'reject');
  expect(reject).toMatchObject({
    inputs: {
      method: 'POST',
      uri: "https://@{parameters('busHost')}/@{parameters('rejectedQueue')}/messages",
      body: { reason, request: "@body('peekLock')" },
    },
    runAfter: when,
  });
  const [name] = Object.keys(actions()).filter((key) => key.startsWith('reject'));
  expect(part(actions(), 'complete')).toMatchObject({
    inputs: { method: 'DELETE' },
    runAfter: { [name!]: ['Succeeded'] },
  });
});

test("a deployment's own text is no expression of the workflow", () => {
  const command = '@x echo user@{host} a@b';
  const template = JobTemplate.command({
    experiment: 'x',
    compute: 'cpu',
    command,
    environment: 'azureml://e',
    timeout: 'PT1H',
  });
  const own = stackWith({ templates: { mail: template } }).synthText();
  const { actions } = stepOf(own, 'azurerm_logic_app_action_custom', 'handle').actions.template.cases.case_0;
  expect(actions.allowed_0.actions.submit_0.inputs.body.properties.command).toBe('@@x echo user@@{host} a@b');
});

test.each<[problem: string, make: () => TestStack, message: RegExp]>([
  ['no template', () => stackWith({ templates: {} }), /templates: got "none"/],
  ['a name with a space', () => stackWith({ workflowName: 'start training' }), /workflowName: got "start training"/],
  ['sessions', () => stackWith({}, { requiresSession: true }), /allowed a subscription without sessions/],
])('refuses %s', (_, make, message) => {
  expect(make().problems().join('\n')).toMatch(message);
});

test('what becomes of jobs comes back as messages, sent as an identity once all rules exist', () => {
  const test = new TestStack();
  const topic = test.topic();
  topic.addSubscription('run-failed', {
    rules: { failed: SqlFilter.parse("eventType = 'run.statusChanged' AND runStatus = 'Failed'") },
  });
  const workspace = TrainingWorkspace.fromExisting(test.stack, 'ml', {
    workspaceName: 'ml',
    resourceGroupName: 'rg-ml',
  });
  new JobEvents(test.stack, 'events', { name: 'training-events', workspace, topic, ...PLACE });
  const stack = test.synth();
  expect(only(stack, 'azurerm_eventgrid_system_topic')).toMatchObject({
    source_resource_id: '${data.azurerm_machine_learning_workspace.ml.id}',
    topic_type: 'Microsoft.MachineLearningServices.Workspaces',
  });
  expect(only(stack, 'azurerm_eventgrid_system_topic_event_subscription')).toMatchObject({
    service_bus_topic_id: '${azurerm_servicebus_topic.bus_events.id}',
    included_event_types: ['Microsoft.MachineLearningServices.RunStatusChanged'],
    delivery_identity: { user_assigned_identity: '${azurerm_user_assigned_identity.events_sender.id}' },
    delivery_property: [
      { header_name: 'eventType', type: 'Static', value: 'run.statusChanged' },
      { header_name: 'runStatus', type: 'Dynamic', source_field: 'data.RunStatus' },
    ],
    depends_on: ['azurerm_role_assignment.bus_events_send-sender'],
  });
  expect(only(stack, 'azurerm_role_assignment').depends_on).toEqual([
    'azurerm_servicebus_subscription_rule.bus_events_run-failed_failed',
  ]);
});
