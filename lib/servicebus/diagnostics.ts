import { LogAnalyticsWorkspace } from '@cdktf/provider-azurerm/lib/log-analytics-workspace';
import { MonitorDiagnosticSetting } from '@cdktf/provider-azurerm/lib/monitor-diagnostic-setting';
import type { Construct } from 'constructs';
import { giveAddress } from './address';
import type { Checks } from './checks';
import { literals } from './literal';
import { DIAGNOSTICS_OPTIONS, LOG_WORKSPACE_PROPS } from './place-shapes';
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
export class Diagnostics extends ServiceBusConstruct {
  /** The resource itself, for `addOverride`. */
  readonly resource: MonitorDiagnosticSetting;
  private readonly options: DiagnosticsOptions;

  /** @param targetId ARM id of what is logged, as a direct reference: scanners connect the two by its text */
  constructor(scope: Construct, id: string, targetId: string, given: DiagnosticsOptions) {
    super(scope, id);
    const options = this.accept(DIAGNOSTICS_OPTIONS, given);
    this.options = options;
    const { workspaceId, storageAccountId } = options;
    this.resource = giveAddress(
      this,
      new MonitorDiagnosticSetting(this, 'Resource', {
        name: 'audit-and-operations',
        targetResourceId: targetId,
        logAnalyticsWorkspaceId: workspaceId,
        storageAccountId,
        // Tables of the service's own instead of one for everything; unset, azurerm may see a difference for ever.
        logAnalyticsDestinationType: workspaceId === undefined ? undefined : 'Dedicated',
        // The group has the audit logs of Premium too, and those that Azure adds later.
        enabledLog: [{ categoryGroup: 'allLogs' }],
        enabledMetric: [{ category: 'AllMetrics' }],
      }),
    );
  }

  protected override check(checks: Checks): void {
    const { workspaceId, storageAccountId } = this.options;
    checks.require(
      workspaceId !== undefined || storageAccountId !== undefined,
      'diagnostics',
      this.options,
      'workspaceId, storageAccountId or both',
      'say where the logs go',
    );
  }
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
export class LogWorkspace extends ServiceBusConstruct {
  /** The resource itself, for `addOverride`. */
  readonly resource: LogAnalyticsWorkspace;
  private readonly props: LogWorkspaceProps;

  constructor(scope: Construct, id: string, given: LogWorkspaceProps) {
    super(scope, id);
    const props = this.accept(LOG_WORKSPACE_PROPS, given);
    this.props = props;
    this.resource = giveAddress(
      this,
      new LogAnalyticsWorkspace(this, 'Resource', {
        name: props.name,
        location: props.location,
        resourceGroupName: props.resourceGroupName,
        sku: 'PerGB2018',
        retentionInDays: props.retentionInDays ?? 30,
        dailyQuotaGb: props.dailyQuotaInGigabytes,
        localAuthenticationEnabled: false,
        ...(props.tags && { tags: literals(props.tags) }),
      }),
    );
  }

  /** The ARM id, as a reference. */
  get workspaceId(): string {
    return this.resource.id;
  }

  protected override check(checks: Checks): void {
    const { name, retentionInDays, dailyQuotaInGigabytes } = this.props;
    checks.name('name', name, {
      shortest: 4,
      longest: 63,
      pattern: /^[A-Za-z0-9][A-Za-z0-9-]*[A-Za-z0-9]$/,
      allowed: 'letters, digits and "-", with a letter or digit at both ends',
    });
    checks.wholeNumber('retentionInDays', retentionInDays, 30, 730, 'use 30 to 730');
    checks.require(
      dailyQuotaInGigabytes === undefined || dailyQuotaInGigabytes > 0,
      'dailyQuotaInGigabytes',
      dailyQuotaInGigabytes,
      'more than 0',
      'leave it out for no limit',
    );
  }
}
