import { LogicAppActionCustom } from '@cdktf/provider-azurerm/lib/logic-app-action-custom';
import { LogicAppTriggerCustom } from '@cdktf/provider-azurerm/lib/logic-app-trigger-custom';
import { LogicAppWorkflow } from '@cdktf/provider-azurerm/lib/logic-app-workflow';
import { Fn } from 'cdktf';
import { Construct } from 'constructs';
import { shapeOf, text } from '../../rules';
import { Diagnostics, literals, type UserAssignedIdentity } from '../../servicebus';
import type { Checks } from '../../servicebus/construct/checks';
import { literal } from '../../servicebus/construct/literal';
import { ServiceBusConstruct } from '../../servicebus/construct/service-bus-construct';
import { PLACE, tags } from '../../servicebus/construct/shapes';
import { dependency, giveAddress } from '../../servicebus/construct/terraform-address';
import { SOURCE_LENGTH } from '../jobs';
import { decidedProperties, otherSpellings, unspeakableNames } from '../listening/decisions';
import { checkTemplates, grantsOf, submitterOf, tellStarts } from '../listening/job-listener';
import { LISTENER, type ListenerProps } from '../listening/listener-props';
import { sourceOf } from '../listening/request-source';
import { checkCopyQueues, checkListened } from '../listening/subscription-checks';
import { unkeptLimits } from '../listening/template-limits';
import {
  handleMessage,
  peekLock,
  peekRetry,
  recurrence,
  WORKFLOW_PARAMETERS,
  type WorkflowAction,
  type WorkflowParameter,
} from './workflow';

/** A workflow that starts jobs, without any code. */
export interface LogicAppTriggerProps extends ListenerProps {
  /** The name of the workflow: 1 to 80 letters, digits, "-", "_", "(", ")" and ".". */
  readonly workflowName: string;
  /** The region of Azure, as `az account list-locations` has it. */
  readonly location: string;
  /** The resource group that it is made in. */
  readonly resourceGroupName: string;
  /**
   * Labels for cost and ownership.
   *
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;
}

const LOGIC_APP_TRIGGER_PROPS = shapeOf<LogicAppTriggerProps>({ ...LISTENER, ...PLACE, workflowName: text }, { tags });

/**
 * Starts a job of Azure ML for each message of a subscription with a Logic App: no code, no connection, no secret. It
 * looks once a minute, and takes one message a run; one that waits for another try where there is no other.
 *
 * Each message ends as with `FunctionTrigger`, and has the same job: one that reaches both starts one. Whether the service
 * enforces every part of the request's schema is not documented; all of it is checked once more by the workflow itself.
 */
export class LogicAppTrigger extends ServiceBusConstruct {
  /** The workflow itself, for `addOverride`. */
  readonly resource: LogicAppWorkflow;
  /** Who receives and submits. */
  readonly identity: UserAssignedIdentity;
  private readonly props: LogicAppTriggerProps;

  constructor(scope: Construct, id: string, given: LogicAppTriggerProps) {
    super(scope, id);
    const props = this.accept(LOGIC_APP_TRIGGER_PROPS, given);
    this.props = props;
    const { workflowName, location, resourceGroupName } = props;
    this.identity = submitterOf(this, props, { name: workflowName, location, resourceGroupName, tags: props.tags });
    const grants = grantsOf(this, this.identity, props);
    const assets = props.workspace.register(Object.values(props.templates).flatMap((template) => template.assets));
    this.resource = giveAddress(
      this,
      new LogicAppWorkflow(this, 'Resource', {
        name: workflowName,
        location,
        resourceGroupName,
        identity: { type: 'UserAssigned', identityIds: [this.identity.identityId] },
        workflowParameters: Object.fromEntries(WORKFLOW_PARAMETERS.map((name) => [name, '{"type":"String"}'])),
        parameters: this.parameters(),
        ...(props.tags && { tags: literals(props.tags) }),
      }),
    );
    // Each action is written into the whole workflow; half a workflow would take messages and not finish them. So the
    // trigger comes last, and after the rights.
    const first = this.addAction('peekLock', peekLock, []);
    const second = this.addAction('peekRetry', peekRetry, [first]);
    const third = this.addAction('handle', this.handling(), [second]);
    this.addTrigger([dependency(third), ...[...grants.map(({ resource }) => resource), ...assets].map(dependency)]);
    new Diagnostics(this, 'diagnostics', this.resource.id, { workspaceId: props.logWorkspaceId });
    tellStarts(this, props, 'logic-app');
  }

  private handling(): WorkflowAction {
    const { templates, subscription } = this.props;
    return handleMessage({
      templates: Object.fromEntries(Object.entries(templates).map(([name, { data }]) => [name, data])),
      contract: subscription.topic.contract?.jsonSchema() ?? null,
      properties: decidedProperties(templates, subscription.rules),
    });
  }

  protected override check(checks: Checks): void {
    const { workflowName, templates, subscription } = this.props;
    checks.name('workflowName', workflowName, {
      shortest: 1,
      // azurerm passes 80, as Azure did.
      longest: 43,
      pattern: /^[\w().-]+$/,
      allowed: 'letters, digits, "-", "_", "(", ")" and "."',
    });
    checkTemplates(checks, this.props);
    checks.problems.push(...unkeptLimits(templates));
    for (const { property, rule, sets } of otherSpellings(templates, subscription.rules)) {
      checks.add(
        `fromProperties: ${property}`,
        sets,
        `the spelling of what is read, which is another in the rule ${rule}: a workflow tells the case of letters apart`,
        `write ${property} in both`,
      );
    }
    for (const name of unspeakableNames(subscription.topic.contract)) {
      checks.add(
        'contract',
        name,
        'names of letters, digits, "_", "." and "-": a workflow gets properties as headers',
        "give it another name, or start jobs by 'function'",
      );
    }
    checkListened(checks, subscription, 'the REST interface has none');
    checkCopyQueues(checks, this.props);
    const { namespace } = subscription.topic;
    checks.require(
      namespace.isPublic !== false,
      'subscription',
      `${subscription.name} in ${namespace.name}, which is closed`,
      'a namespace that is reached over the internet: a workflow is in no network, and no trusted service of Service Bus',
      "start the jobs by: 'function', or open the namespace",
    );
  }

  private parameters(): Record<string, string> {
    const { subscription, rejectedQueue, retryQueue, workspace, trainingIdentity } = this.props;
    const { topic } = subscription;
    const values: Record<WorkflowParameter, string> = {
      busHost: topic.namespace.clientHostName,
      retryQueue: retryQueue.entityName,
      // As the function computes it from its settings.
      source: Fn.substr(Fn.sha256(sourceOf(topic)), 0, SOURCE_LENGTH),
      topic: topic.entityName,
      subscription: subscription.resource.name,
      rejectedQueue: rejectedQueue.entityName,
      workspaceId: workspace.workspaceId,
      identity: this.identity.identityId,
      trainingClientId: trainingIdentity.clientId,
    };
    return values;
  }

  private addAction(
    name: string,
    action: WorkflowAction,
    after: readonly LogicAppActionCustom[],
  ): LogicAppActionCustom {
    const owner = new Construct(this, name);
    const resource = giveAddress(
      owner,
      new LogicAppActionCustom(owner, 'Resource', { name, logicAppId: this.resource.id, body: bodyText(action) }),
    );
    if (after.length > 0) resource.dependsOn = after.map(dependency);
    return resource;
  }

  private addTrigger(after: readonly string[]): void {
    const owner = new Construct(this, 'every-minute');
    const resource = giveAddress(
      owner,
      new LogicAppTriggerCustom(owner, 'Resource', {
        name: 'every-minute',
        logicAppId: this.resource.id,
        body: bodyText(recurrence),
      }),
    );
    resource.dependsOn = [...after];
  }
}

/** A step as text that Terraform reads back as it is: commands of jobs hold `${{…}}`. */
function bodyText(action: WorkflowAction): string {
  return literal(JSON.stringify(action));
}
