"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.JobEvents = void 0;
const eventgrid_system_topic_1 = require("@cdktf/provider-azurerm/lib/eventgrid-system-topic");
const eventgrid_system_topic_event_subscription_1 = require("@cdktf/provider-azurerm/lib/eventgrid-system-topic-event-subscription");
const cdktf_1 = require("cdktf");
const constructs_1 = require("constructs");
const servicebus_1 = require("../../servicebus");
const address_1 = require("../../servicebus/address");
const newer_arguments_1 = require("../../servicebus/provider/newer-arguments");
const service_bus_construct_1 = require("../../servicebus/service-bus-construct");
const shapes_1 = require("../shapes");
const delivery_checks_1 = require("./delivery-checks");
const run_events_1 = require("./run-events");
const undelivered_1 = require("./undelivered");
const unheard_1 = require("./unheard");
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
class JobEvents extends service_bus_construct_1.ServiceBusConstruct {
    /** The subscriptions of events by name, for `addOverride`. */
    resources;
    /** The container of what does not arrive; `undefined` where the storage of the workspace is not known. */
    undelivered;
    props;
    hasWarned = false;
    constructor(scope, id, given) {
        super(scope, id);
        const props = this.accept(shapes_1.JOB_EVENTS_PROPS, given);
        this.props = props;
        const { name, topic, location, resourceGroupName, tags } = props;
        const sender = new servicebus_1.UserAssignedIdentity(this, 'sender', {
            identityName: `${name}-sender`,
            location,
            resourceGroupName,
            ...(tags && { tags }),
        });
        const grant = topic.grantSend(sender);
        const source = this.addSource(sender);
        const { storage } = props.workspace;
        const undelivered = storage && new undelivered_1.UndeliveredEvents(this, 'undelivered', storage, sender);
        this.undelivered = undelivered?.container;
        const grants = undelivered === undefined ? [grant] : [grant, undelivered.grant];
        this.resources = new Map(run_events_1.RUN_EVENTS.map((event) => {
            const subscription = this.subscribe(event, source, sender, undelivered);
            subscription.dependsOn = grants.map(({ resource }) => (0, address_1.dependency)(resource));
            return [event.name, subscription];
        }));
    }
    check(checks) {
        const { name, topic } = this.props;
        checks.name('name', name, {
            shortest: 3,
            longest: 128,
            pattern: /^[A-Za-z0-9-]+$/,
            allowed: 'letters, digits and "-"',
        });
        const { contract, namespace } = topic;
        checks.require(namespace.isOpenToServices !== false, 'topic', `${topic.name} in ${namespace.name}, which is closed`, 'a namespace that lets services of Azure in: Event Grid has no private way to one', "set networkRules: { defaultAction: 'Allow', trustedServicesAllowed: true } beside publicNetworkAccessEnabled: false, with a waiver of SB-NET-004, or take the events away");
        for (const event of run_events_1.RUN_EVENTS) {
            (0, delivery_checks_1.checkDelivery)(checks, event);
            if (contract !== undefined)
                (0, delivery_checks_1.checkAgainstContract)(checks, contract, event);
        }
        this.warnOfUnheard();
    }
    /**
     * The workspace as Event Grid sees it, in its region: it may be another one than that of the messages.
     *
     * @see https://learn.microsoft.com/azure/event-grid/system-topics#location-and-resource-group-for-a-system-topic
     */
    addSource(sender) {
        const { name, workspace, resourceGroupName, tags } = this.props;
        const owner = new constructs_1.Construct(this, 'source');
        return (0, address_1.giveAddress)(owner, new eventgrid_system_topic_1.EventgridSystemTopic(owner, 'Resource', {
            name,
            location: workspace.location,
            resourceGroupName,
            sourceResourceId: workspace.workspaceId,
            topicType: 'Microsoft.MachineLearningServices.Workspaces',
            identity: { type: 'UserAssigned', identityIds: [sender.identityId] },
            ...(tags && { tags: (0, servicebus_1.literals)(tags) }),
        }));
    }
    /** One subscription for each event: what is written down, such as eventType, differs. */
    subscribe(event, source, sender, undelivered) {
        const { topic, resourceGroupName } = this.props;
        const owner = new constructs_1.Construct(this, event.name);
        const subscription = (0, address_1.giveAddress)(owner, new eventgrid_system_topic_event_subscription_1.EventgridSystemTopicEventSubscription(owner, 'Resource', {
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
        }));
        (0, newer_arguments_1.setNewer)(subscription, 'azurerm_eventgrid_system_topic_event_subscription', {
            service_bus_topic_id: topic.topicId,
        });
        return subscription;
    }
    /** Once, and with everything that was added: so when the app is checked. Others may subscribe to the topic elsewhere. */
    warnOfUnheard() {
        if (this.hasWarned)
            return;
        this.hasWarned = true;
        const { topic } = this.props;
        for (const { example } of (0, unheard_1.unheardOf)(topic)) {
            cdktf_1.Annotations.of(this).addWarning(`no subscription of ${topic.name} gets what became of a job as ${example}, and it is lost; add a rule that takes it (unheard-results)`);
        }
    }
}
exports.JobEvents = JobEvents;
function deliveryPropertyOf({ name, from }) {
    return 'value' in from
        ? { headerName: name, type: 'Static', value: from.value, secret: false }
        : { headerName: name, type: 'Dynamic', sourceField: from.field };
}
//# sourceMappingURL=job-events.js.map