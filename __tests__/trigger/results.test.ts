import fc from 'fast-check';
import type { Environment } from '../../lib/app';
import { Router, sentMessage, topicIn } from '../../lib/routing';
import { CorrelationFilter, MessageContract, Property, SqlFilter } from '../../lib/rules';
import type { ServiceBusNamespaceProps } from '../../lib/servicebus';
import { JobEvents, runProperties, TrainingWorkspace } from '../../lib/trigger';
import { jobBody, jobName, sourceInName } from '../../lib/trigger/jobs';
import { addressesOfStacks, problemsOfStack, synthEnvironments, synthEnvironmentTexts } from '../support/environments';
import { quickstartJobs, trainingEvent, trainingJobs } from '../support/shipped';
import { PREMIUM, type StackJson, TestStack } from '../support/stacks';
import { REQUEST, TEMPLATE_DATA, TEMPLATES } from '../support/templates';
import { TRAINING } from '../support/training';
import { type DeliveredMessage, delivered, HABITS, type Habits } from './event-grid';
import { DOCUMENTED } from './run-events';

/**
 * What becomes of jobs, from the event of Azure ML to the subscription that gets it, without Azure: the documented
 * events, a model of Event Grid, and the rules of the shipped catalogue as the routing of this project reads them.
 */

const SUBSCRIPTION = 'azurerm_eventgrid_system_topic_event_subscription';
const PLACE = { location: 'westeurope', resourceGroupName: 'rg-training' };

/** The shipped catalogue, of which one subscription starts jobs, and learns of them. */
const RESULTS: Environment = {
  ...TRAINING,
  catalogue: {
    ...trainingJobs,
    jobs: (queues) => {
      const jobs = Object.entries(trainingJobs.jobs(queues as never)).map(([name, { starts: _, ...job }]) => [
        name,
        job,
      ]);
      const { 'gpu-urgent': urgent, ...others } = Object.fromEntries(jobs);
      return { ...others, 'gpu-urgent': { ...urgent, starts: { templates: TEMPLATES } } };
    },
  },
  training: {
    ...TRAINING.training!,
    computes: { ...TRAINING.training!.computes, cpu: { vmSize: 'Standard_DS3_v2', maxNodes: 4 } },
    jobEvents: true,
  },
};
const text = synthEnvironmentTexts([RESULTS]).ml!;
const stack: StackJson = JSON.parse(text);
const topic = topicIn(text, 'training-events');
const router = new Router();

/** The subscriptions that get a message. */
function gotBy({ messageId, body, applicationProperties, ...system }: DeliveredMessage): string[] {
  const message = sentMessage({ messageId, body, applicationProperties, ...system });
  return router.route(topic, message).results.map(({ subscription }) => subscription.name);
}

const shown = ({ pathsHaveCase, missing }: Habits) =>
  `paths ${pathsHaveCase ? 'with' : 'without'} letter case, what is missing ${missing}`;

test('events are taken where the workspace is, which may be another region than that of the messages', () => {
  const events = (workspace: NonNullable<Environment['training']>['workspace']) => {
    const environment = { ...RESULTS, training: { ...RESULTS.training!, workspace } };
    const { resource } = JSON.parse(synthEnvironmentTexts([environment]).ml!) as StackJson;
    return Object.values(resource.azurerm_eventgrid_system_topic!).map(({ location }) => location);
  };
  expect(events(TRAINING.training!.workspace)).toEqual(['westeurope']);
  expect(events({ existing: 'mlw-platform', resourceGroupName: 'rg-platform' })).toEqual([
    '${data.azurerm_machine_learning_workspace.training_workspace.location}',
  ]);
});

describe.each(HABITS.map((habits) => [shown(habits), habits] as const))('%s', (_, habits) => {
  test.each(DOCUMENTED.map((one) => [one.source, one.reaches, one] as const))('%s: reaches %s', (__, reaches, one) => {
    const messages = delivered(stack, one.event, habits);
    expect(messages).toHaveLength(1);
    expect(gotBy(messages[0]!)).toEqual(reaches === undefined ? [] : [reaches]);
  });

  test('a result matches its request, by its job and by its tags, in whatever letters', () => {
    const request = { ...REQUEST, attempt: 2, tier: 'dedicated' } as never;
    const place = { workspaceId: '/w', trainingClientId: 'training' };
    const { tags } = jobBody(TEMPLATE_DATA['reviews-bert']!, request, place, 'run-1').properties as any;
    const job = jobName(sourceInName('bus.example.net/training-events'), REQUEST.id, 2);
    fc.assert(
      fc.property(
        fc.constantFrom('RunStatusChanged', 'RunCompleted'),
        fc.constantFrom('runTags', 'RunTags'),
        fc.constantFrom('runStatus', 'RunStatus'),
        fc.constantFrom('failed', 'Failed'),
        (type, ofTags, ofStatus, status) => {
          const event = {
            ...DOCUMENTED[0]!.event,
            type: `Microsoft.MachineLearningServices.${type}`,
            subject: `experiments/e/runs/${job}`,
            data: { [ofTags]: tags, ...(type === 'RunStatusChanged' && { [ofStatus]: status }) },
          };
          const [message, ...others] = delivered(stack, event, habits);
          expect(others).toEqual([]);
          expect(gotBy(message!)).toEqual([type === 'RunCompleted' ? 'run-completed' : 'run-failed']);
          const { applicationProperties: said, correlationId } = message!;
          expect({
            run: said.run,
            request: said.requestId || said.requestIdPascal,
            attempt: said.requestAttempt || said.requestAttemptPascal,
            correlation: correlationId || said.correlationIdPascal,
          }).toEqual({ run: `experiments/e/runs/${job}`, request: REQUEST.id, attempt: '2', correlation: 'run-1' });
        },
      ),
    );
  });
});

test('a run that nobody started by a message says no request', () => {
  const [message] = delivered(stack, DOCUMENTED[0]!.event, HABITS[0]!);
  expect(Object.keys(message!.applicationProperties).filter((name) => !name.startsWith('aeg-'))).toEqual([
    'eventType',
    'runStatus',
    'run',
  ]);
  expect(message).not.toHaveProperty('correlationId');
});

test('one whose state cannot be read is looked at', () => {
  const event = { ...DOCUMENTED[0]!.event, data: { runstate: 'failed' } };
  expect(delivered(stack, event, HABITS[0]!).map(gotBy)).toEqual([['run-failed']]);
});

test.each(['ModelRegistered', 'DatasetDriftDetected'])('no message comes of %s', (type) => {
  const event = { ...DOCUMENTED[0]!.event, type: `Microsoft.MachineLearningServices.${type}` };
  expect(delivered(stack, event, HABITS[0]!)).toEqual([]);
});

test('they are sent as an identity that may send once all rules exist, from the workspace', () => {
  const { azurerm_eventgrid_system_topic: sources, azurerm_role_assignment: grants } = stack.resource;
  expect(Object.values(sources!)).toEqual([
    expect.objectContaining({
      source_resource_id: '${azurerm_machine_learning_workspace.training_workspace.id}',
      topic_type: 'Microsoft.MachineLearningServices.Workspaces',
    }),
  ]);
  const rules = Object.keys(stack.resource.azurerm_servicebus_subscription_rule!);
  expect([...grants!['bus_training-events_send-sender']!.depends_on].sort()).toEqual(
    rules.map((id) => `azurerm_servicebus_subscription_rule.${id}`).sort(),
  );
});

test('what each event subscription is: its type, ten properties at most, as an identity, tried for a day', () => {
  const subscriptions = Object.values(stack.resource[SUBSCRIPTION]!);
  expect(subscriptions.map(({ included_event_types: types, delivery_property: all }) => [types, all.length])).toEqual([
    [['Microsoft.MachineLearningServices.RunCompleted'], 9],
    [['Microsoft.MachineLearningServices.RunStatusChanged'], 10],
  ]);
  for (const subscription of subscriptions) {
    expect(subscription).not.toHaveProperty('service_bus_topic_endpoint_id');
    expect(subscription).toMatchObject({
      service_bus_topic_id: '${azurerm_servicebus_topic.bus_training-events.id}',
      delivery_identity: {
        type: 'UserAssigned',
        user_assigned_identity: '${azurerm_user_assigned_identity.training_events_sender.id}',
      },
      retry_policy: { max_delivery_attempts: 30, event_time_to_live: 1440 },
      storage_blob_dead_letter_destination: {
        storage_account_id: '${azurerm_storage_account.training_workspace_storage.id}',
        storage_blob_container_name: '${azurerm_storage_container.training_events_undelivered.name}',
      },
      dead_letter_identity: {
        type: 'UserAssigned',
        user_assigned_identity: '${azurerm_user_assigned_identity.training_events_sender.id}',
      },
      depends_on: [
        'azurerm_role_assignment.bus_training-events_send-sender',
        'azurerm_role_assignment.training_events_undelivered_sender',
      ],
    });
  }
  expect(stack.resource.azurerm_role_assignment!.training_events_undelivered_sender).toMatchObject({
    role_definition_id: expect.stringContaining('ba92f5b4-2d11-453d-a403-e96b0029c9fe'),
    scope: '${azurerm_storage_container.training_events_undelivered.id}',
    principal_id: '${azurerm_user_assigned_identity.training_events_sender.principal_id}',
  });
});

test('in the workspace of another team, whose storage is not known, nothing is put aside', () => {
  const workspace = { existing: 'mlw-theirs', resourceGroupName: 'rg-theirs' };
  const theirs = { ...RESULTS, training: { ...RESULTS.training!, workspace } };
  const json: StackJson = JSON.parse(synthEnvironmentTexts([theirs]).ml!);
  for (const subscription of Object.values(json.resource[SUBSCRIPTION]!)) {
    expect(subscription).not.toHaveProperty('storage_blob_dead_letter_destination');
    expect(subscription).not.toHaveProperty('dead_letter_identity');
  }
});

test('azurerm 4 has another name for the topic', () => {
  const four: StackJson = JSON.parse(synthEnvironmentTexts([{ ...RESULTS, provider: '~> 4.81' }]).ml!);
  for (const subscription of Object.values(four.resource[SUBSCRIPTION]!)) {
    expect(subscription.service_bus_topic_endpoint_id).toBe('${azurerm_servicebus_topic.bus_training-events.id}');
    expect(subscription).not.toHaveProperty('service_bus_topic_id');
  }
});

test('what they send is what the contract says, in every letters', () => {
  for (const habits of HABITS) {
    for (const { event } of DOCUMENTED) {
      for (const { applicationProperties } of delivered(stack, event, { ...habits, missing: 'left out' })) {
        for (const [name, value] of Object.entries(applicationProperties).filter(([one]) => !one.startsWith('aeg-'))) {
          const property = trainingEvent.property(name);
          expect([name, property?.engineTypes.includes('string')]).toEqual([name, true]);
          expect(property?.values ?? [value]).toContain(value);
        }
      }
    }
  }
});

describe('at synth', () => {
  const events = (
    rules: Readonly<Record<string, SqlFilter | CorrelationFilter>>,
    contract?: MessageContract,
    namespace: Partial<ServiceBusNamespaceProps> = {},
  ): TestStack => {
    const test = new TestStack();
    const target = test.namespace(namespace).addTopic('events', contract && { contract });
    if (Object.keys(rules).length > 0) target.addSubscription('results', { rules });
    const workspace = TrainingWorkspace.fromExisting(test.stack, 'ml', {
      workspaceName: 'ml',
      resourceGroupName: 'rg-ml',
    });
    new JobEvents(test.stack, 'events', { name: 'training-events', workspace, topic: target, ...PLACE });
    return test;
  };
  const warnings = (test: TestStack) => {
    expect(test.problems()).toEqual([]);
    const [found] = test.stack.node.findAll().filter(({ node }) => node.path === 'test/events');
    return found!.node.metadata.filter(({ type }) => type === '@cdktf/warn').map(({ data }) => data);
  };
  const FAILED = "eventType = 'run.statusChanged' AND";

  test.each<[told: string, rules: Parameters<typeof events>[0], lost: readonly string[]]>([
    ['nothing where all are heard', { all: SqlFilter.acceptEverything() }, []],
    ['nothing of a topic that others subscribe to', {}, []],
    [
      'that nobody hears of success',
      { failed: SqlFilter.parse("eventType = 'run.statusChanged'") },
      ["eventType = 'run.completed' and runStatus = 'Completed'"],
    ],
    [
      'that a rule hears the documentation alone, or one spelling of it',
      {
        done: CorrelationFilter.of({ properties: { eventType: 'run.completed' } }),
        failed: SqlFilter.parse(`${FAILED} runStatus IN ('Failed', 'Canceled')`),
      },
      ["eventType = 'run.statusChanged' and runStatus = 'failed'"],
    ],
    [
      'that a rule hears one name of the field alone',
      {
        done: SqlFilter.parse("runStatus = 'Completed'"),
        failed: SqlFilter.parse(`${FAILED} runStatus IN ('Failed', 'failed')`),
      },
      ["eventType = 'run.statusChanged' and runStatusPascal = 'Failed'"],
    ],
  ])('tells %s', (_, rules, lost) => {
    expect(warnings(events(rules))).toEqual(
      lost.map((example) => expect.stringContaining(`gets what became of a job as ${example}, and it is lost`)),
    );
  });

  test('of a rule that is not valid that alone is told', () => {
    const test = events({ wrong: SqlFilter.parse("eventType = 'run.completed") });
    expect(test.problems()).toEqual([expect.stringContaining('[test/bus/events/results/wrong]')]);
  });

  test.each<[problem: string, make: () => TestStack, message: RegExp]>([
    [
      'a contract that does not know what is sent',
      () =>
        events(
          { all: SqlFilter.acceptEverything() },
          MessageContract.of({ eventType: Property.oneOf('training.requested', 'run.statusChanged') }),
        ),
      /contract\.eventType: got \["training.requested","run.statusChanged"\], allowed also "run.completed", which run-completed sends/,
    ],
    [
      'a contract with states of one spelling',
      () =>
        events(
          { all: SqlFilter.acceptEverything() },
          MessageContract.of({ runStatus: Property.oneOf('Completed', 'Failed').optional() }),
        ),
      /contract\.runStatus: got .*, allowed also "failed", which run-status-changed sends/,
    ],
    [
      'a contract with another type',
      () =>
        events(
          { all: SqlFilter.acceptEverything() },
          MessageContract.of({ requestAttempt: Property.int().optional() }),
        ),
      /contract\.requestAttempt: got "int", allowed text, as run-status-changed sends it/,
    ],
    [
      'a namespace that Event Grid cannot reach',
      () => events({ all: SqlFilter.acceptEverything() }, undefined, PREMIUM),
      /topic: got "events in training-jobs, which is closed", allowed a namespace that lets services of Azure in/,
    ],
    [
      'a namespace that lets in some addresses',
      () =>
        events({ all: SqlFilter.acceptEverything() }, undefined, {
          ...PREMIUM,
          networkRules: { ipRules: ['203.0.113.0/24'] },
        }),
      /which is closed/,
    ],
  ])('refuses %s', (_, make, message) => {
    expect(make().problems().join('\n')).toMatch(message);
  });

  test.each<[open: string, namespace: Partial<ServiceBusNamespaceProps>]>([
    ['Standard', {}],
    ['open Premium', { ...PREMIUM, publicNetworkAccessEnabled: true }],
    [
      'closed Premium that lets trusted services in',
      {
        ...PREMIUM,
        publicNetworkAccessEnabled: false,
        networkRules: { defaultAction: 'Allow', trustedServicesAllowed: true },
      },
    ],
    [
      'some addresses and trusted services',
      { ...PREMIUM, networkRules: { ipRules: ['203.0.113.0/24'], trustedServicesAllowed: true } },
    ],
  ])('reaches a namespace on %s', (_, namespace) => {
    expect(events({ all: SqlFilter.acceptEverything() }, undefined, namespace).problems()).toEqual([]);
  });

  test('a contract with the properties of runs fits, and rules can ask for all of them', () => {
    const contract = MessageContract.of({
      eventType: Property.oneOf('run.completed', 'run.statusChanged'),
      ...runProperties,
    });
    const rule = contract.filter((m) => m.eventType.is('run.completed').and(m.requestId.is('r-1')));
    expect(events({ all: SqlFilter.acceptEverything(), rule }, contract).problems()).toEqual([]);
  });

  test('without a job that could cause them there are none, and nothing of what starts jobs', () => {
    const none: Environment = {
      ...TRAINING,
      catalogue: quickstartJobs,
      training: { ...TRAINING.training!, jobEvents: true },
    };
    expect(problemsOfStack(none)).toBe('');
    expect(addressesOfStacks(synthEnvironments([none])).ml).toEqual(
      addressesOfStacks(synthEnvironments([{ ...TRAINING, catalogue: quickstartJobs }])).ml,
    );
    expect(JSON.stringify(synthEnvironments([none]).ml)).not.toMatch(/eventgrid|machine_learning/);
  });
});
