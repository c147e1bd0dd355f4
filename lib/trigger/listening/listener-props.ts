import { mapOf, type Shape, text, valueThat } from '../../rules';
import type { IQueue, ISubscription, UserAssignedIdentity } from '../../servicebus';
import { identity } from '../../servicebus/access/user-assigned-identity';
import { constructWith } from '../../servicebus/construct/shapes';
import { JobTemplate } from '../templates';
import { type ITrainingWorkspace, workspace } from '../workspace/workspace-base';

/** What whoever listens to a subscription needs to start jobs, be it a program or a workflow. */
export interface ListenerProps {
  /** The subscription whose messages it takes. */
  readonly subscription: ISubscription;
  /** Where messages go that start nothing. */
  readonly rejectedQueue: IQueue;
  /** Where messages wait for another try, and where those are sent that shall be tried again; of this listener alone. */
  readonly retryQueue: IQueue;
  readonly workspace: ITrainingWorkspace;
  /** The identity that jobs run as. */
  readonly trainingIdentity: UserAssignedIdentity;
  /** What messages may start, by the name that they ask for. */
  readonly templates: Readonly<Record<string, JobTemplate>>;
  /** ARM id of the Log Analytics workspace that its logs go to. */
  readonly logWorkspaceId: string;
}

/** The templates by the name that a message asks for. */
export const templates: Shape<Readonly<Record<string, JobTemplate>>> = mapOf(
  valueThat<JobTemplate>('a JobTemplate', (value) => value instanceof JobTemplate, {
    isReference: true,
    fix: () => 'make one with JobTemplate.command({ … })',
  }),
);

const queue = constructWith<IQueue>('a ServiceBusQueue', 'queueId');

export const LISTENER = {
  subscription: constructWith<ISubscription>('a ServiceBusSubscription', 'subscriptionId'),
  rejectedQueue: queue,
  retryQueue: queue,
  workspace,
  trainingIdentity: identity,
  templates,
  logWorkspaceId: text,
};
