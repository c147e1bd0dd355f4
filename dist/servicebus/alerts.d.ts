import { MonitorMetricAlert } from '@cdktf/provider-azurerm/lib/monitor-metric-alert';
import { Construct } from 'constructs';
import { type Checks } from './checks';
import { ServiceBusConstruct } from './service-bus-construct';
/** Who is told, and from when on. */
export interface AlertOptions {
    /**
     * Who gets a mail.
     *
     * @default - nobody; `actionGroupId` is needed then
     */
    readonly emails?: readonly string[];
    /**
     * ARM id of an action group that exists already.
     *
     * @default - one is made for the mails
     */
    readonly actionGroupId?: string;
    /**
     * More dead-lettered messages than these in one queue or topic.
     *
     * @default 0
     */
    readonly deadLetteredMessages?: number;
    /**
     * More throttled requests than these within a quarter of an hour.
     *
     * @default 0
     */
    readonly throttledRequests?: number;
    /**
     * More errors of the service than these within a quarter of an hour.
     *
     * @default 5
     */
    readonly serverErrors?: number;
    /**
     * More CPU than this, in percent. Premium only: Standard shares its machines and does not measure it. At 70 Microsoft
     * advises to add messaging units.
     *
     * @default 70
     */
    readonly cpuPercent?: number;
}
/** The namespace that is watched. */
export interface NamespaceAlertsProps extends AlertOptions {
    readonly namespaceId: string;
    readonly namespaceName: string;
    readonly resourceGroupName: string;
    readonly isPremium: boolean;
    readonly tags?: Readonly<Record<string, string>> | undefined;
}
/**
 * Alerts on what goes wrong silently: messages that nobody could handle, requests that are refused, errors of the
 * service, and a Premium namespace that runs hot.
 *
 * @see https://learn.microsoft.com/azure/azure-monitor/reference/supported-metrics/microsoft-servicebus-namespaces-metrics
 */
export declare class NamespaceAlerts extends ServiceBusConstruct {
    /** The alerts by name, for `addOverride`. */
    readonly alerts: ReadonlyMap<string, MonitorMetricAlert>;
    /** ARM id of the action group, as a reference where it is made here; for the alerts of another namespace. */
    readonly actionGroupId: string;
    private readonly props;
    constructor(scope: Construct, id: string, props: NamespaceAlertsProps);
    protected check(checks: Checks): void;
    private addActionGroup;
    private addAlert;
}
