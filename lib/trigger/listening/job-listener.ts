import { Annotations } from 'cdktf';
import type { Construct } from 'constructs';
import type { JobStarts } from '../../requests';
import { type RoleGrant, UserAssignedIdentity } from '../../servicebus';
import type { Checks } from '../../servicebus/construct/checks';
import { findDecisions } from './decisions';
import type { ListenerProps } from './listener-props';
import { sayStarts } from './said-starts';
import { waitingWarnings } from './waiting-warnings';

/** Where a listener is, and what it is called in Azure. */
interface ListenerPlace {
  readonly name: string;
  readonly location: string;
  readonly resourceGroupName: string;
  readonly tags?: Readonly<Record<string, string>> | undefined;
}

/** The identity that a listener receives and submits as: one of its own. */
export function submitterOf(
  scope: Construct,
  { subscription }: ListenerProps,
  { name, location, resourceGroupName, tags }: ListenerPlace,
): UserAssignedIdentity {
  return new UserAssignedIdentity(scope, `${subscription.name}-submitter`, {
    identityName: `${name}-submitter`,
    location,
    resourceGroupName,
    ...(tags && { tags }),
  });
}

/** Every right that a listener needs of Service Bus and Azure ML, and no other. */
export function grantsOf(scope: Construct, identity: UserAssignedIdentity, props: ListenerProps): RoleGrant[] {
  const { subscription, rejectedQueue, retryQueue, workspace } = props;
  return [
    subscription.grantConsume(identity, scope),
    rejectedQueue.grantSend(identity),
    retryQueue.grantSend(identity),
    retryQueue.grantConsume(identity, scope),
    workspace.grantSubmit(scope, identity),
  ];
}

/** Leaves beside the subscription what its messages start, and warns of what may become of those that nobody takes. */
export function tellStarts(scope: Construct, props: ListenerProps, by: JobStarts['by']): void {
  sayStarts(props, by);
  const warnings = [...decisionsOf(props).warnings, ...waitingWarnings(props.subscription)];
  for (const warning of warnings) Annotations.of(scope).addWarning(warning);
}

/** What is wrong with what messages may start. */
export function checkTemplates(checks: Checks, props: ListenerProps): void {
  const { templates } = props;
  checks.require(Object.keys(templates).length > 0, 'templates', 'none', 'at least one', 'name what may be started');
  for (const [name, template] of Object.entries(templates)) {
    checks.problems.push(...template.problems().map((problem) => `template ${name}: ${problem}`));
  }
  checks.problems.push(...decisionsOf(props).problems);
}

function decisionsOf({ templates, subscription }: ListenerProps) {
  return findDecisions(templates, subscription.rules, subscription.topic.contract);
}
