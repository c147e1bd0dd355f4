import { EventgridSystemTopic } from '@cdktf/provider-azurerm/lib/eventgrid-system-topic';
import { EventgridSystemTopicEventSubscription } from '@cdktf/provider-azurerm/lib/eventgrid-system-topic-event-subscription';
import type { StorageContainer } from '@cdktf/provider-azurerm/lib/storage-container';
import { Annotations } from 'cdktf';
import { Construct } from 'constructs';
import { shapeOf, text } from '../../rules';
import { type ITopic, literals, UserAssignedIdentity } from '../../servicebus';
import { setNewer } from '../../servicebus/azurerm/newer-arguments';
import type { Checks } from '../../servicebus/construct/checks';
import { ServiceBusConstruct } from '../../servicebus/construct/service-bus-construct';
import { constructWith, PLACE, tags } from '../../servicebus/construct/shapes';
import { dependency, giveAddress } from '../../servicebus/construct/terraform-address';
import { type ITrainingWorkspace, workspace } from '../workspace/workspace-base';
import { checkAgainstContract, checkDelivery } from './delivery-checks';
import { type DeliveryProperty, RUN_EVENTS, type RunEvent } from './run-events';
import { UndeliveredEvents } from './undelivered';
import { unheardOf } from './unheard';

/** A workspace, and the topic that learns of its jobs. */
export interface JobEventsProps {
  readonly name: string;
  readonly workspace: ITrainingWorkspace;
  /** The topic that gets what becomes of jobs. */
  readonly topic: ITopic;
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

const JOB_EVENTS_PROPS = shapeOf<JobEventsProps>(
  { name: text, workspace, topic: constructWith<ITopic>('a ServiceBusTopic', 'topicId'), ...PLACE },
  { tags },
);

/**
 * Tries of Event Grid to deliver an event, and the minutes after which it gives up: the most of both, and its defaults.
 * The id of the message stays the same, so a topic that drops duplicates for a day gets each event once.
 *
 * @see https://learn.microsoft.com/azure/event-grid/delivery-and-retry
 */
const RETRIES = { maxDeliveryAttempts: 30, eventTimeToLive: 1440 };

/**
 * Closes the loop: what becomes of a job comes back to the topic as a message that rules can select, `eventType =
 * 'run.completed'`, or `'run.statusChanged'` with a `runStatus`. Sent as an identity, after all rules exist.
 *
 * Azure ML tells of runs that failed and of runs that succeeded, also of those that nobody started by a message, and of
 * none that was canceled. A workspace can have one system topic, and so one of these. What does not arrive within a day
 * is put into the storage account of the workspace, where that is known.
 *
 * @see https://learn.microsoft.com/azure/event-grid/event-schema-machine-learning
 */
export class JobEvents extends ServiceBusConstruct {
  /** The subscriptions of events by name, for `addOverride`. */
  readonly resources: ReadonlyMap<string, EventgridSystemTopicEventSubscription>;
  /** The container of what does not arrive; `undefined` where the storage of the workspace is not known. */
  readonly undelivered: StorageContainer | undefined;
  private readonly props: JobEventsProps;
  private hasWarned = false;

  constructor(scope: Construct, id: string, given: JobEventsProps) {
    super(scope, id);
    const props = this.accept(JOB_EVENTS_PROPS, given);
    this.props = props;
    const { name, topic, location, resourceGroupName, tags } = props;
    const sender = new UserAssignedIdentity(this, 'sender', {
      identityName: `${name}-sender`,
      location,
      resourceGroupName,
      ...(tags && { tags }),
    });
    const grant = topic.grantSend(sender);
    const source = this.addSource(sender);
    const { storage } = props.workspace;
    const undelivered = storage && new UndeliveredEvents(this, 'undelivered', storage, sender);
    this.undelivered = undelivered?.container;
    const grants = undelivered === undefined ? [grant] : [grant, undelivered.grant];
    this.resources = new Map(
      RUN_EVENTS.map((event) => {
        const subscription = this.subscribe(event, source, sender, undelivered);
        subscription.dependsOn = grants.map(({ resource }) => dependency(resource));
        return [event.name, subscription];
      }),
    );
  }

  protected override check(checks: Checks): void {
    const { name, topic } = this.props;
    checks.name('name', name, {
      shortest: 3,
      longest: 128,
      pattern: /^[A-Za-z0-9-]+$/,
      allowed: 'letters, digits and "-"',
    });
    const { contract, namespace } = topic;
    checks.require(
      namespace.isOpenToServices !== false,
      'topic',
      `${topic.name} in ${namespace.name}, which is closed`,
      'a namespace that lets services of Azure in: Event Grid has no private way to one',
      "set networkRules: { defaultAction: 'Allow', trustedServicesAllowed: true } beside publicNetworkAccessEnabled: false, with a waiver of SB-NET-004, or take the events away",
    );
    for (const event of RUN_EVENTS) {
      checkDelivery(checks, event);
      if (contract !== undefined) checkAgainstContract(checks, contract, event);
    }
    this.warnOfUnheard();
  }

  /**
   * The workspace as Event Grid sees it, in its region: it may be another one than that of the messages.
   *
   * @see https://learn.microsoft.com/azure/event-grid/system-topics#location-and-resource-group-for-a-system-topic
   */
  private addSource(sender: UserAssignedIdentity): EventgridSystemTopic {
    const { name, workspace, resourceGroupName, tags } = this.props;
    const owner = new Construct(this, 'source');
    return giveAddress(
      owner,
      new EventgridSystemTopic(owner, 'Resource', {
        name,
        location: workspace.location,
        resourceGroupName,
        sourceResourceId: workspace.workspaceId,
        topicType: 'Microsoft.MachineLearningServices.Workspaces',
        identity: { type: 'UserAssigned', identityIds: [sender.identityId] },
        ...(tags && { tags: literals(tags) }),
      }),
    );
  }

  /** One subscription for each event: what is written down, such as eventType, differs. */
  private subscribe(
    event: RunEvent,
    source: EventgridSystemTopic,
    sender: UserAssignedIdentity,
    undelivered: UndeliveredEvents | undefined,
  ) {
    const { topic, resourceGroupName } = this.props;
    const owner = new Construct(this, event.name);
    const subscription = giveAddress(
      owner,
      new EventgridSystemTopicEventSubscription(owner, 'Resource', {
        name: event.name,
        systemTopic: source.name,
        resourceGroupName,
        serviceBusTopicEndpointId: topic.topicId,
        eventDeliverySchema: 'CloudEventSchemaV1_0',
        includedEventTypes: [event.type],
        deliveryIdentity: { type: 'UserAssigned', userAssignedIdentity: sender.identityId },
        deliveryProperty: event.properties.map(deliveryPropertyOf),
        retryPolicy: RETRIES,
        ...undelivered?.destination,
      }),
    );
    setNewer(subscription, 'azurerm_eventgrid_system_topic_event_subscription', {
      service_bus_topic_id: topic.topicId,
    });
    return subscription;
  }

  /** Once, and with everything that was added: so when the app is checked. Others may subscribe to the topic elsewhere. */
  private warnOfUnheard(): void {
    if (this.hasWarned) return;
    this.hasWarned = true;
    const { topic } = this.props;
    for (const { example } of unheardOf(topic)) {
      Annotations.of(this).addWarning(
        `no subscription of ${topic.name} gets what became of a job as ${example}, and it is lost; add a rule that takes it (unheard-results)`,
      );
    }
  }
}

function deliveryPropertyOf({ name, from }: DeliveryProperty) {
  return 'value' in from
    ? { headerName: name, type: 'Static', value: from.value, secret: false }
    : { headerName: name, type: 'Dynamic', sourceField: from.field };
}
