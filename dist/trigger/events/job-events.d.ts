import { EventgridSystemTopicEventSubscription } from '@cdktf/provider-azurerm/lib/eventgrid-system-topic-event-subscription';
import type { StorageContainer } from '@cdktf/provider-azurerm/lib/storage-container';
import { Construct } from 'constructs';
import { type ServiceBusTopicBase } from '../../servicebus';
import type { Checks } from '../../servicebus/checks';
import { ServiceBusConstruct } from '../../servicebus/service-bus-construct';
import type { ITrainingWorkspace } from '../workspace-base';
/** A workspace, and the topic that learns of its jobs. */
export interface JobEventsProps {
    readonly name: string;
    readonly workspace: ITrainingWorkspace;
    readonly topic: ServiceBusTopicBase;
    readonly location: string;
    readonly resourceGroupName: string;
    readonly tags?: Readonly<Record<string, string>>;
}
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
export declare class JobEvents extends ServiceBusConstruct {
    /** The subscriptions of events by name, for `addOverride`. */
    readonly resources: ReadonlyMap<string, EventgridSystemTopicEventSubscription>;
    /** The container of what does not arrive; `undefined` where the storage of the workspace is not known. */
    readonly undelivered: StorageContainer | undefined;
    private readonly props;
    private hasWarned;
    constructor(scope: Construct, id: string, given: JobEventsProps);
    protected check(checks: Checks): void;
    /**
     * The workspace as Event Grid sees it, in its region: it may be another one than that of the messages.
     *
     * @see https://learn.microsoft.com/azure/event-grid/system-topics#location-and-resource-group-for-a-system-topic
     */
    private addSource;
    /** One subscription for each event: what is written down, such as eventType, differs. */
    private subscribe;
    /** Once, and with everything that was added: so when the app is checked. Others may subscribe to the topic elsewhere. */
    private warnOfUnheard;
}
