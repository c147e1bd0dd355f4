import { flag, listOf, mapOf, number, oneOf, type Shape, shapeOf, text, valueThat } from '../rules';
import type { IQueue, ServiceBusQueue, ServiceBusSubscription, UserAssignedIdentity } from '../servicebus';
import { constructWith, objectWith, tags } from '../servicebus/shapes';
import type { TrainingComputeOptions, TrainingComputeProps } from './compute';
import type { JobEventsProps } from './events/job-events';
import type { FunctionHostingProps } from './function-hosting';
import type { FunctionTriggerProps } from './function-trigger';
import type { LogicAppTriggerProps } from './logic-app-trigger';
import type { QueueAlertProps } from './queue-alert';
import { JobTemplate } from './templates';
import type { ITrainingWorkspace, TrainingWorkspaceProps } from './workspace';

const PLACE = { location: text, resourceGroupName: text };
const workspace = objectWith<ITrainingWorkspace>('a TrainingWorkspace', 'workspaceId');
const identity = constructWith<UserAssignedIdentity>('a UserAssignedIdentity', 'identityId');
const queue = constructWith<ServiceBusQueue>('a ServiceBusQueue', 'queueId');

/** The templates by the name that a message asks for. */
export const templates: Shape<Readonly<Record<string, JobTemplate>>> = mapOf(
  valueThat<JobTemplate>('a JobTemplate', (value) => value instanceof JobTemplate, {
    isReference: true,
    fix: () => 'make one with JobTemplate.command({ … })',
  }),
);

export const COMPUTE_OPTIONS = shapeOf<TrainingComputeOptions>(
  { vmSize: text, maxNodes: number },
  { priority: oneOf('Dedicated', 'LowPriority'), idle: text, subnetId: text },
);
export const COMPUTE_PROPS = shapeOf<TrainingComputeProps>(
  { ...COMPUTE_OPTIONS.required, workspace, identity, location: text },
  { ...COMPUTE_OPTIONS.optional, tags },
);
export const HOSTING_PROPS = shapeOf<FunctionHostingProps>(
  { storageAccountName: text, planName: text, ...PLACE },
  { planSku: text, publicNetworkAccessEnabled: flag, subnetId: text, tags },
);

const TRIGGER = {
  subscription: constructWith<ServiceBusSubscription>('a ServiceBusSubscription', 'subscriptionId'),
  rejectedQueue: constructWith<IQueue>('a ServiceBusQueue', 'queueId'),
  retryQueue: queue,
  workspace,
  trainingIdentity: identity,
  templates,
  logWorkspaceId: text,
};
export const FUNCTION_TRIGGER_PROPS = shapeOf<FunctionTriggerProps>(
  { ...TRIGGER, hosting: constructWith<FunctionTriggerProps['hosting']>('a FunctionHosting', 'plan'), appName: text },
  {},
);
export const LOGIC_APP_TRIGGER_PROPS = shapeOf<LogicAppTriggerProps>(
  { ...TRIGGER, ...PLACE, workflowName: text },
  { tags },
);
export const JOB_EVENTS_PROPS = shapeOf<JobEventsProps>(
  { name: text, workspace, topic: constructWith<JobEventsProps['topic']>('a ServiceBusTopic', 'topicId'), ...PLACE },
  { tags },
);
export const QUEUE_ALERT_PROPS = shapeOf<QueueAlertProps>(
  {
    namespace: constructWith<QueueAlertProps['namespace']>('a ServiceBusNamespace', 'namespaceId'),
    queues: listOf(queue),
    resourceGroupName: text,
    actionGroupId: text,
    tags,
  },
  {},
);
export const WORKSPACE_PROPS = shapeOf<TrainingWorkspaceProps>(
  { name: text, storageAccountName: text, vaultName: text, ...PLACE, logWorkspaceId: text },
  { publicNetworkAccessEnabled: flag, outbound: oneOf('approved', 'internet'), tags },
);
