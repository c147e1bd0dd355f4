import { MonitorMetricAlert } from '@cdktf/provider-azurerm/lib/monitor-metric-alert';
import type { Construct } from 'constructs';
import { type ServiceBusNamespace, type ServiceBusQueue } from '../servicebus';
import type { Checks } from '../servicebus/checks';
import { ServiceBusConstruct } from '../servicebus/service-bus-construct';
/** Which queues are watched, and who is told. */
export interface QueueAlertProps {
    readonly namespace: ServiceBusNamespace;
    readonly queues: readonly ServiceBusQueue[];
    readonly resourceGroupName: string;
    /** ARM id of the action group, as a reference. */
    readonly actionGroupId: string;
    readonly tags: Readonly<Record<string, string>>;
}
/** Tells somebody that messages are in queues that should be empty: what was set aside, and what nobody could handle. */
export declare class QueueAlert extends ServiceBusConstruct {
    /** The resource itself, for `addOverride`. */
    readonly resource: MonitorMetricAlert;
    constructor(scope: Construct, id: string, given: QueueAlertProps);
    protected check(_checks: Checks): void;
}
