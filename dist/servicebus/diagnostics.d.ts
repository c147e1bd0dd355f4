import { LogAnalyticsWorkspace } from '@cdktf/provider-azurerm/lib/log-analytics-workspace';
import { MonitorDiagnosticSetting } from '@cdktf/provider-azurerm/lib/monitor-diagnostic-setting';
import type { Construct } from 'constructs';
import type { Checks } from './checks';
import { ServiceBusConstruct } from './service-bus-construct';
/** Where logs and metrics go; at least one of the two. */
export interface DiagnosticsOptions {
    /**
     * ARM id of a Log Analytics workspace, to ask questions of.
     *
     * @default - none
     */
    readonly workspaceId?: string;
    /**
     * ARM id of a storage account, to keep for years.
     *
     * @default - none
     */
    readonly storageAccountId?: string;
}
/**
 * Sends all logs of something to where an auditor can read them: who did what (audit), and what was changed and
 * refused (operational).
 */
export declare class Diagnostics extends ServiceBusConstruct {
    /** The resource itself, for `addOverride`. */
    readonly resource: MonitorDiagnosticSetting;
    private readonly options;
    /** @param targetId ARM id of what is logged, as a direct reference: scanners connect the two by its text */
    constructor(scope: Construct, id: string, targetId: string, given: DiagnosticsOptions);
    protected check(checks: Checks): void;
}
/** Where a workspace is made, and how long it keeps what it gets. */
export interface LogWorkspaceProps {
    /** The name in Azure. A change replaces the workspace with its logs. */
    readonly name: string;
    readonly location: string;
    readonly resourceGroupName: string;
    /**
     * Days: 30 to 730.
     *
     * @default 30
     */
    readonly retentionInDays?: number;
    /**
     * Gigabytes a day after which nothing is taken in until the next, as a guard of costs.
     *
     * @default - no limit
     */
    readonly dailyQuotaInGigabytes?: number;
    /**
     * Labels.
     *
     * @default - none
     */
    readonly tags?: Readonly<Record<string, string>>;
}
/** A Log Analytics workspace that takes logs from identities only, not with its shared key. */
export declare class LogWorkspace extends ServiceBusConstruct {
    /** The resource itself, for `addOverride`. */
    readonly resource: LogAnalyticsWorkspace;
    private readonly props;
    constructor(scope: Construct, id: string, given: LogWorkspaceProps);
    /** The ARM id, as a reference. */
    get workspaceId(): string;
    protected check(checks: Checks): void;
}
