import { MonitorActionGroup } from '@cdktf/provider-azurerm/lib/monitor-action-group';
import { MonitorMetricAlert, type MonitorMetricAlertCriteria } from '@cdktf/provider-azurerm/lib/monitor-metric-alert';
import { Construct } from 'constructs';
import { listOf, number, shapeOf, text } from '../../rules';
import { type Checks, known } from '../construct/checks';
import { literal, literals } from '../construct/literal';
import { ServiceBusConstruct } from '../construct/service-bus-construct';
import { giveAddress } from '../construct/terraform-address';

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

export const ALERT_OPTIONS = shapeOf<AlertOptions>(
  {},
  {
    emails: listOf(text),
    actionGroupId: text,
    deadLetteredMessages: number,
    throttledRequests: number,
    serverErrors: number,
    cpuPercent: number,
  },
);

/** The namespace that is watched. */
export interface NamespaceAlertsProps extends AlertOptions {
  readonly namespaceId: string;
  readonly namespaceName: string;
  /** The resource group that it is made in. */
  readonly resourceGroupName: string;
  readonly isPremium: boolean;
  /**
   * Labels for cost and ownership.
   *
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>> | undefined;
}

/** @see https://learn.microsoft.com/azure/azure-monitor/fundamentals/service-limits#action-groups */
const MOST_RECEIVERS = 1000;

function sameMail(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** One thing to be woken up for. */
interface Watch {
  readonly id: string;
  readonly metric: string;
  readonly aggregation: 'Maximum' | 'Total';
  readonly threshold: number;
  readonly says: string;
  /** Whether each queue and topic is looked at by itself; there is no metric of a single subscription. */
  readonly byEntity?: boolean;
}

/**
 * Alerts on what goes wrong silently: messages that nobody could handle, requests that are refused, errors of the
 * service, and a Premium namespace that runs hot.
 *
 * @see https://learn.microsoft.com/azure/azure-monitor/reference/supported-metrics/microsoft-servicebus-namespaces-metrics
 */
export class NamespaceAlerts extends ServiceBusConstruct {
  /** The alerts by name, for `addOverride`. */
  readonly alerts: ReadonlyMap<string, MonitorMetricAlert>;
  /** ARM id of the action group, as a reference where it is made here; for the alerts of another namespace. */
  readonly actionGroupId: string;
  private readonly props: NamespaceAlertsProps;

  constructor(scope: Construct, id: string, props: NamespaceAlertsProps) {
    super(scope, id);
    this.props = props;
    this.actionGroupId = props.actionGroupId ?? this.addActionGroup();
    this.alerts = new Map(watchesOf(props).map((watch) => [watch.id, this.addAlert(watch)]));
  }

  protected override check(checks: Checks): void {
    const { emails, actionGroupId, isPremium, cpuPercent } = this.props;
    checks.require(
      (emails !== undefined && emails.length > 0) || actionGroupId !== undefined,
      'alerts',
      { emails, actionGroupId },
      'emails or actionGroupId: an alert that nobody gets is none',
      'say who is told',
    );
    checks.require(
      emails === undefined || actionGroupId === undefined,
      'alerts',
      { emails, actionGroupId },
      'emails or actionGroupId, not both',
      'put the mails into the action group',
    );
    for (const email of emails ?? []) {
      checks.require(
        !known(email) || /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email),
        'emails',
        email,
        'mail addresses',
        'write it like "oncall@example.com"',
      );
    }
    const repeated = (emails ?? []).filter((email, index, all) => all.findIndex((one) => sameMail(one, email)) < index);
    checks.require(
      repeated.length === 0,
      'emails',
      repeated,
      'each address once: Azure takes no two receivers of one name',
      'take the second away',
    );
    checks.wholeNumber('emails', emails?.length, 0, MOST_RECEIVERS, 'write to a list of people instead');
    checks.require(
      cpuPercent === undefined || isPremium,
      'cpuPercent',
      cpuPercent,
      'on Premium only: other tiers do not measure it',
      'leave it out',
    );
    for (const { id, threshold } of watchesOf(this.props)) {
      checks.require(threshold >= 0, id, threshold, 'a threshold of 0 or more', 'use 0 to be told of the first');
    }
  }

  private addActionGroup(): string {
    const { namespaceName, resourceGroupName, emails = [], tags } = this.props;
    const group = new Construct(this, 'action-group');
    return giveAddress(
      group,
      new MonitorActionGroup(group, 'Resource', {
        name: `${namespaceName}-alerts`,
        resourceGroupName,
        // At most twelve characters; what a text message begins with.
        shortName: namespaceName.slice(0, 12),
        emailReceiver: emails.map((emailAddress) => ({
          name: emailAddress,
          emailAddress: literal(emailAddress),
          useCommonAlertSchema: true,
        })),
        ...(tags && { tags: literals(tags) }),
      }),
    ).id;
  }

  private addAlert(watch: Watch): MonitorMetricAlert {
    const { namespaceId, namespaceName, resourceGroupName, tags } = this.props;
    const alert = new Construct(this, watch.id);
    return giveAddress(
      alert,
      new MonitorMetricAlert(alert, 'Resource', {
        name: `${namespaceName}-${watch.id}`,
        resourceGroupName,
        scopes: [namespaceId],
        description: watch.says,
        severity: 2,
        frequency: 'PT5M',
        windowSize: 'PT15M',
        criteria: [criteriaOf(watch)],
        action: [{ actionGroupId: this.actionGroupId }],
        ...(tags && { tags: literals(tags) }),
      }),
    );
  }
}

function watchesOf(options: NamespaceAlertsProps): Watch[] {
  const { deadLetteredMessages = 0, throttledRequests = 0, serverErrors = 5, cpuPercent = 70 } = options;
  const watches: Watch[] = [
    {
      id: 'dead-lettered-messages',
      metric: 'DeadletteredMessages',
      aggregation: 'Maximum',
      threshold: deadLetteredMessages,
      says: 'Messages that no job could handle wait in a dead-letter queue',
      byEntity: true,
    },
    {
      id: 'throttled-requests',
      metric: 'ThrottledRequests',
      aggregation: 'Total',
      threshold: throttledRequests,
      says: 'Service Bus refuses requests because there are too many',
    },
    {
      id: 'server-errors',
      metric: 'ServerErrors',
      aggregation: 'Total',
      threshold: serverErrors,
      says: 'Service Bus answers requests with errors of its own',
    },
  ];
  if (!options.isPremium) return watches;
  const says = 'The messaging units of the namespace run hot; add units before it throttles';
  return [...watches, { id: 'cpu', metric: 'NamespaceCpuUsage', aggregation: 'Maximum', threshold: cpuPercent, says }];
}

function criteriaOf({ metric, aggregation, threshold, byEntity }: Watch): MonitorMetricAlertCriteria {
  return {
    metricNamespace: 'Microsoft.ServiceBus/namespaces',
    metricName: metric,
    aggregation,
    operator: 'GreaterThan',
    threshold,
    skipMetricValidation: false,
    ...(byEntity === true && { dimension: [{ name: 'EntityName', operator: 'Include', values: ['*'] }] }),
  };
}
