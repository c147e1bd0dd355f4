import { MonitorDiagnosticSetting } from '@cdktf/provider-azurerm/lib/monitor-diagnostic-setting';
import type { Construct } from 'constructs';
import { shapeOf, text } from '../../rules';
import type { Checks } from '../construct/checks';
import { ServiceBusConstruct } from '../construct/service-bus-construct';
import { giveAddress } from '../construct/terraform-address';

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

const DIAGNOSTICS_OPTIONS = shapeOf<DiagnosticsOptions>({}, { workspaceId: text, storageAccountId: text });

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
