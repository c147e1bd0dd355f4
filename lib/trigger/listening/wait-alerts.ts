import { MonitorMetricAlert } from '@cdktf/provider-azurerm/lib/monitor-metric-alert';
import { MonitorScheduledQueryRulesAlertV2 } from '@cdktf/provider-azurerm/lib/monitor-scheduled-query-rules-alert-v2';
import { Construct } from 'constructs';
import { number, shapeOf, text } from '../../rules';
import { type INamespace, literals } from '../../servicebus';
import type { Checks } from '../../servicebus/construct/checks';
import { ServiceBusConstruct } from '../../servicebus/construct/service-bus-construct';
import { tags } from '../../servicebus/construct/shapes';
import { giveAddress } from '../../servicebus/construct/terraform-address';
import { namespace } from '../../servicebus/entities/construct-references';
import { retryQueueName } from '../jobs';
import { secondsOf } from '../options/iso-time';

/** Who is told of what, and where the logs of programs are. */
export interface WaitAlertsProps {
  /** The namespace whose requests may wait. */
  readonly namespace: INamespace;
  /** The region of Azure, as `az account list-locations` has it. */
  readonly location: string;
  /** The resource group that it is made in. */
  readonly resourceGroupName: string;
  /** ARM id of the Log Analytics workspace that programs write to, as a reference. */
  readonly logWorkspaceId: string;
  /** ARM id of the action group, as a reference. */
  readonly actionGroupId: string;
  /** How long a request may wait for a place of its template before somebody is told (ISO 8601). */
  readonly longestWait: string;
  /** How many may wait in one queue of retries before somebody is told. */
  readonly mostWaiting: number;
  readonly tags: Readonly<Record<string, string>>;
}

const WAIT_ALERTS_PROPS = shapeOf<WaitAlertsProps>(
  {
    namespace,
    location: text,
    resourceGroupName: text,
    logWorkspaceId: text,
    actionGroupId: text,
    longestWait: text,
    mostWaiting: number,
    tags,
  },
  {},
);

/** A request looks again within so long, and writes a line each time: an alert that looks at less sees none of it. */
const WINDOW = 'PT6H';
const EVERY = 'PT15M';
/** While all is stopped, a request looks again within an hour: two looks so far apart are a stop of that length. */
const STOPPED_MINUTES = 60;

/** Lines of programs that say that a request waits. */
const WAITING = `FunctionAppLogs
| where Message has "waiting"
| extend entry = parse_json(Message)
| where tostring(entry.outcome) == "waiting"`;

/**
 * Tells somebody that requests wait too long for a place of their template, that many wait, for whatever reason, and that
 * all starts have been stopped for more than an hour while requests come. Of the first and the last no metric of Azure
 * knows: it is the programs' own lines that are looked at.
 *
 * @see https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-create-log-alert-rule
 */
export class WaitAlerts extends ServiceBusConstruct {
  private readonly props: WaitAlertsProps;

  constructor(scope: Construct, id: string, given: WaitAlertsProps) {
    super(scope, id);
    const props = this.accept(WAIT_ALERTS_PROPS, given);
    this.props = props;
    this.addCount();
    const minutes = Math.round((secondsOf(props.longestWait) ?? 0) / 60);
    this.add('waits-too-long', {
      description: `Requests wait longer than ${props.longestWait} for a place of their template: training-job-scheduler jobs limits shows which`,
      severity: 3,
      query: `${WAITING}
| where tostring(entry.reason) == "over-limit"
| extend minutes = toint(entry.waitedMinutes) + datetime_diff("minute", todatetime(entry.until), TimeGenerated)
| where minutes >= ${minutes}`,
    });
    this.add('starts-stopped', {
      description:
        'All starts have been stopped for more than an hour, and requests wait: training-job-scheduler jobs resume lets them go on',
      severity: 2,
      query: `${WAITING}
| where tostring(entry.reason) == "stopped"
| summarize first = min(TimeGenerated), last = max(TimeGenerated)
| where datetime_diff("minute", last, first) >= ${STOPPED_MINUTES}`,
    });
  }

  /** A copy that waits is a scheduled message until its time comes. */
  private addCount(): void {
    const { namespace: bus, resourceGroupName, actionGroupId, mostWaiting } = this.props;
    const owner = new Construct(this, 'many-wait');
    giveAddress(
      owner,
      new MonitorMetricAlert(owner, 'Resource', {
        name: `${bus.name}-many-wait`,
        resourceGroupName,
        scopes: [bus.namespaceId],
        description: `More than ${mostWaiting} requests of one subscription wait for another try or for a place of their template`,
        severity: 3,
        frequency: 'PT5M',
        windowSize: 'PT15M',
        criteria: [
          {
            metricNamespace: 'Microsoft.ServiceBus/namespaces',
            metricName: 'ScheduledMessages',
            aggregation: 'Maximum',
            operator: 'GreaterThan',
            threshold: mostWaiting,
            skipMetricValidation: false,
            dimension: [{ name: 'EntityName', operator: 'StartsWith', values: [retryQueueName('')] }],
          },
        ],
        action: [{ actionGroupId }],
        tags: literals(this.props.tags),
      }),
    );
  }

  private add(
    id: string,
    of: { readonly description: string; readonly severity: number; readonly query: string },
  ): void {
    const { namespace: bus, location, resourceGroupName, logWorkspaceId, actionGroupId } = this.props;
    const { description, severity, query } = of;
    const owner = new Construct(this, id);
    giveAddress(
      owner,
      new MonitorScheduledQueryRulesAlertV2(owner, 'Resource', {
        name: `${bus.name}-${id}`,
        location,
        resourceGroupName,
        scopes: [logWorkspaceId],
        description,
        severity,
        windowDuration: WINDOW,
        evaluationFrequency: EVERY,
        // Told once, and again when it was over.
        autoMitigationEnabled: true,
        // The table is there when a program has written its first line, which is after the deployment.
        skipQueryValidation: true,
        criteria: [{ query, timeAggregationMethod: 'Count', operator: 'GreaterThan', threshold: 0 }],
        action: { actionGroups: [actionGroupId] },
        tags: literals(this.props.tags),
      }),
    );
  }

  protected override check(checks: Checks): void {
    checks.duration('longestWait', this.props.longestWait, LEAST, MOST, 'use PT4H');
    checks.wholeNumber('mostWaiting', this.props.mostWaiting, 0, 1_000_000, 'use 100');
  }
}

const LEAST = { seconds: 60, text: 'PT1M' };
const MOST = { seconds: 7 * 86_400, text: 'P7D' };
