import { MonitorScheduledQueryRulesAlertV2 } from '@cdktf/provider-azurerm/lib/monitor-scheduled-query-rules-alert-v2';
import { Construct } from 'constructs';
import { shapeOf, text } from '../../rules';
import { literals } from '../../servicebus';
import type { Checks } from '../../servicebus/construct/checks';
import { ServiceBusConstruct } from '../../servicebus/construct/service-bus-construct';
import { tags } from '../../servicebus/construct/shapes';
import { giveAddress } from '../../servicebus/construct/terraform-address';
import { secondsOf } from '../options/iso-time';

/** Who is told of what, and where the logs of programs are. */
export interface WaitAlertsProps {
  /** What the names of alerts begin with: that of the namespace. */
  readonly name: string;
  readonly location: string;
  readonly resourceGroupName: string;
  /** ARM id of the Log Analytics workspace that programs write to, as a reference. */
  readonly logWorkspaceId: string;
  /** ARM id of the action group, as a reference. */
  readonly actionGroupId: string;
  /** How long a request may wait for a place of its template before somebody is told (ISO 8601). */
  readonly longestWait: string;
  readonly tags: Readonly<Record<string, string>>;
}

const WAIT_ALERTS_PROPS = shapeOf<WaitAlertsProps>(
  {
    name: text,
    location: text,
    resourceGroupName: text,
    logWorkspaceId: text,
    actionGroupId: text,
    longestWait: text,
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
 * Tells somebody that requests wait too long for a place of their template, and that all starts have been stopped for more
 * than an hour while requests come. It is the programs' own lines that are looked at: no metric of Azure knows of either.
 *
 * @see https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-create-log-alert-rule
 */
export class WaitAlerts extends ServiceBusConstruct {
  private readonly props: WaitAlertsProps;

  constructor(scope: Construct, id: string, given: WaitAlertsProps) {
    super(scope, id);
    const props = this.accept(WAIT_ALERTS_PROPS, given);
    this.props = props;
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

  private add(
    id: string,
    of: { readonly description: string; readonly severity: number; readonly query: string },
  ): void {
    const { name, location, resourceGroupName, logWorkspaceId, actionGroupId } = this.props;
    const { description, severity, query } = of;
    const owner = new Construct(this, id);
    giveAddress(
      owner,
      new MonitorScheduledQueryRulesAlertV2(owner, 'Resource', {
        name: `${name}-${id}`,
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
  }
}

const LEAST = { seconds: 60, text: 'PT1M' };
const MOST = { seconds: 7 * 86_400, text: 'P7D' };
