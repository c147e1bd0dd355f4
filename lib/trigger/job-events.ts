import { EventgridSystemTopic } from '@cdktf/provider-azurerm/lib/eventgrid-system-topic';
import { EventgridSystemTopicEventSubscription } from '@cdktf/provider-azurerm/lib/eventgrid-system-topic-event-subscription';
import { Construct } from 'constructs';
import { literals, type ServiceBusTopic, UserAssignedIdentity } from '../servicebus';
import { dependency, giveAddress } from '../servicebus/address';
import type { Checks } from '../servicebus/checks';
import { setNewer } from '../servicebus/provider/newer-arguments';
import { ServiceBusConstruct } from '../servicebus/service-bus-construct';
import { JOB_EVENTS_PROPS } from './shapes';
import type { ITrainingWorkspace } from './workspace';

/** A workspace, and the topic that learns of its jobs. */
export interface JobEventsProps {
  readonly name: string;
  readonly workspace: ITrainingWorkspace;
  readonly topic: ServiceBusTopic;
  readonly location: string;
  readonly resourceGroupName: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * Closes the loop: what becomes of a job comes back to the topic as a message that rules can select,
 * `eventType = 'run.statusChanged' AND runStatus = 'Failed'`. Sent as an identity, after all rules exist.
 *
 * @see https://learn.microsoft.com/azure/event-grid/event-schema-machine-learning
 */
export class JobEvents extends ServiceBusConstruct {
  /** The subscription of events, for `addOverride`. */
  readonly resource: EventgridSystemTopicEventSubscription;
  private readonly props: JobEventsProps;

  constructor(scope: Construct, id: string, given: JobEventsProps) {
    super(scope, id);
    const props = this.accept(JOB_EVENTS_PROPS, given);
    this.props = props;
    const { name, workspace, topic, location, resourceGroupName } = props;
    const tags = props.tags && { tags: props.tags };
    const sender = new UserAssignedIdentity(this, 'sender', {
      identityName: `${name}-sender`,
      location,
      resourceGroupName,
      ...tags,
    });
    const grant = topic.grantSend(sender);
    const source = new Construct(this, 'source');
    const system = giveAddress(
      source,
      new EventgridSystemTopic(source, 'Resource', {
        name,
        location,
        resourceGroupName,
        sourceResourceId: workspace.workspaceId,
        topicType: 'Microsoft.MachineLearningServices.Workspaces',
        identity: { type: 'UserAssigned', identityIds: [sender.identityId] },
        ...(tags && { tags: literals(tags.tags) }),
      }),
    );
    this.resource = giveAddress(
      this,
      new EventgridSystemTopicEventSubscription(this, 'Resource', {
        name: 'to-service-bus',
        systemTopic: system.name,
        resourceGroupName,
        serviceBusTopicEndpointId: topic.topicId,
        eventDeliverySchema: 'CloudEventSchemaV1_0',
        // Tells of every job, also of one that failed; RunCompleted is about success alone.
        includedEventTypes: ['Microsoft.MachineLearningServices.RunStatusChanged'],
        deliveryIdentity: { type: 'UserAssigned', userAssignedIdentity: sender.identityId },
        // The event is the body, which rules never see: what they select on is copied beside it.
        deliveryProperty: [
          { headerName: 'eventType', type: 'Static', value: 'run.statusChanged', secret: false },
          { headerName: 'runStatus', type: 'Dynamic', sourceField: 'data.RunStatus' },
        ],
      }),
    );
    setNewer(this.resource, 'azurerm_eventgrid_system_topic_event_subscription', {
      service_bus_topic_id: topic.topicId,
    });
    this.resource.dependsOn = [dependency(grant.resource)];
  }

  protected override check(checks: Checks): void {
    checks.name('name', this.props.name, {
      shortest: 3,
      longest: 128,
      pattern: /^[A-Za-z0-9-]+$/,
      allowed: 'letters, digits and "-"',
    });
  }
}
