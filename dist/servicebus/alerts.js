"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.NamespaceAlerts = void 0;
const monitor_action_group_1 = require("@cdktf/provider-azurerm/lib/monitor-action-group");
const monitor_metric_alert_1 = require("@cdktf/provider-azurerm/lib/monitor-metric-alert");
const constructs_1 = require("constructs");
const address_1 = require("./address");
const checks_1 = require("./checks");
const literal_1 = require("./literal");
const service_bus_construct_1 = require("./service-bus-construct");
/** @see https://learn.microsoft.com/azure/azure-monitor/fundamentals/service-limits#action-groups */
const MOST_RECEIVERS = 1000;
function sameMail(one, other) {
    return one.toLowerCase() === other.toLowerCase();
}
/**
 * Alerts on what goes wrong silently: messages that nobody could handle, requests that are refused, errors of the
 * service, and a Premium namespace that runs hot.
 *
 * @see https://learn.microsoft.com/azure/azure-monitor/reference/supported-metrics/microsoft-servicebus-namespaces-metrics
 */
class NamespaceAlerts extends service_bus_construct_1.ServiceBusConstruct {
    /** The alerts by name, for `addOverride`. */
    alerts;
    /** ARM id of the action group, as a reference where it is made here; for the alerts of another namespace. */
    actionGroupId;
    props;
    constructor(scope, id, props) {
        super(scope, id);
        this.props = props;
        this.actionGroupId = props.actionGroupId ?? this.addActionGroup();
        this.alerts = new Map(watchesOf(props).map((watch) => [watch.id, this.addAlert(watch)]));
    }
    check(checks) {
        const { emails, actionGroupId, isPremium, cpuPercent } = this.props;
        checks.require((emails !== undefined && emails.length > 0) || actionGroupId !== undefined, 'alerts', { emails, actionGroupId }, 'emails or actionGroupId: an alert that nobody gets is none', 'say who is told');
        checks.require(emails === undefined || actionGroupId === undefined, 'alerts', { emails, actionGroupId }, 'emails or actionGroupId, not both', 'put the mails into the action group');
        for (const email of emails ?? []) {
            checks.require(!(0, checks_1.known)(email) || /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email), 'emails', email, 'mail addresses', 'write it like "oncall@example.com"');
        }
        const repeated = (emails ?? []).filter((email, index, all) => all.findIndex((one) => sameMail(one, email)) < index);
        checks.require(repeated.length === 0, 'emails', repeated, 'each address once: Azure takes no two receivers of one name', 'take the second away');
        checks.wholeNumber('emails', emails?.length, 0, MOST_RECEIVERS, 'write to a list of people instead');
        checks.require(cpuPercent === undefined || isPremium, 'cpuPercent', cpuPercent, 'on Premium only: other tiers do not measure it', 'leave it out');
        for (const { id, threshold } of watchesOf(this.props)) {
            checks.require(threshold >= 0, id, threshold, 'a threshold of 0 or more', 'use 0 to be told of the first');
        }
    }
    addActionGroup() {
        const { namespaceName, resourceGroupName, emails = [], tags } = this.props;
        const group = new constructs_1.Construct(this, 'action-group');
        return (0, address_1.giveAddress)(group, new monitor_action_group_1.MonitorActionGroup(group, 'Resource', {
            name: `${namespaceName}-alerts`,
            resourceGroupName,
            // At most twelve characters; what a text message begins with.
            shortName: namespaceName.slice(0, 12),
            emailReceiver: emails.map((emailAddress) => ({
                name: emailAddress,
                emailAddress: (0, literal_1.literal)(emailAddress),
                useCommonAlertSchema: true,
            })),
            ...(tags && { tags: (0, literal_1.literals)(tags) }),
        })).id;
    }
    addAlert(watch) {
        const { namespaceId, namespaceName, resourceGroupName, tags } = this.props;
        const alert = new constructs_1.Construct(this, watch.id);
        return (0, address_1.giveAddress)(alert, new monitor_metric_alert_1.MonitorMetricAlert(alert, 'Resource', {
            name: `${namespaceName}-${watch.id}`,
            resourceGroupName,
            scopes: [namespaceId],
            description: watch.says,
            severity: 2,
            frequency: 'PT5M',
            windowSize: 'PT15M',
            criteria: [criteriaOf(watch)],
            action: [{ actionGroupId: this.actionGroupId }],
            ...(tags && { tags: (0, literal_1.literals)(tags) }),
        }));
    }
}
exports.NamespaceAlerts = NamespaceAlerts;
function watchesOf(options) {
    const { deadLetteredMessages = 0, throttledRequests = 0, serverErrors = 5, cpuPercent = 70 } = options;
    const watches = [
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
    if (!options.isPremium)
        return watches;
    const says = 'The messaging units of the namespace run hot; add units before it throttles';
    return [...watches, { id: 'cpu', metric: 'NamespaceCpuUsage', aggregation: 'Maximum', threshold: cpuPercent, says }];
}
function criteriaOf({ metric, aggregation, threshold, byEntity }) {
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
//# sourceMappingURL=alerts.js.map