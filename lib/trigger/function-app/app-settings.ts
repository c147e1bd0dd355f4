import { createHash } from 'node:crypto';
import type { UserAssignedIdentity } from '../../servicebus';
import { sourceOf } from '../listening/request-source';
import { limitsText } from '../listening/template-limits';
import type { FunctionTriggerProps } from './function-trigger-props';

/**
 * Apps on one storage account are told apart by their host id, which is the beginning of the name unless a setting says
 * otherwise; with the same one the hosts stop.
 *
 * @see https://learn.microsoft.com/azure/azure-functions/storage-considerations#host-id-considerations
 */
const LONGEST_HOST_ID = 32;

/** The settings by which the program in an app knows what it is for, and as whom it does it. */
export function appSettings(props: FunctionTriggerProps, identity: UserAssignedIdentity): Record<string, string> {
  const { subscription, rejectedQueue, retryQueue, workspace, trainingIdentity, appName, hosting } = props;
  const { topic } = subscription;
  const { clientId } = identity;
  const limits = limitsText(props.templates);
  return {
    ...(appName.length > LONGEST_HOST_ID && { AzureFunctionsWebHost__hostid: hostIdOf(appName) }),
    AzureWebJobsStorage__credential: 'managedidentity',
    AzureWebJobsStorage__clientId: clientId,
    TrainingBus__fullyQualifiedNamespace: topic.namespace.clientHostName,
    TrainingBus__credential: 'managedidentity',
    TrainingBus__clientId: clientId,
    TRAINING_TOPIC: topic.entityName,
    TRAINING_SOURCE: sourceOf(topic),
    TRAINING_SUBSCRIPTION: subscription.resource.name,
    TRAINING_REJECTED_QUEUE: rejectedQueue.entityName,
    TRAINING_RETRY_QUEUE: retryQueue.entityName,
    // For people, in the plan and in the portal: the program has them in its package.
    ...(limits !== undefined && { TRAINING_LIMITS: limits }),
    TRAINING_GUARDS: `${hosting.storage.primaryBlobEndpoint}${hosting.guards.name}`,
    AML_WORKSPACE_ID: workspace.workspaceId,
    AZURE_CLIENT_ID: clientId,
    TRAINING_CLIENT_ID: trainingIdentity.clientId,
  };
}

/** A host id for a name that is too long to be one. */
function hostIdOf(appName: string): string {
  return createHash('sha256').update(appName).digest('hex').slice(0, LONGEST_HOST_ID);
}
