"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.QueueAlert = void 0;
const monitor_metric_alert_1 = require("@cdktf/provider-azurerm/lib/monitor-metric-alert");
const servicebus_1 = require("../servicebus");
const address_1 = require("../servicebus/address");
const service_bus_construct_1 = require("../servicebus/service-bus-construct");
const shapes_1 = require("./shapes");
/** Tells somebody that messages are in queues that should be empty: what was set aside, and what nobody could handle. */
class QueueAlert extends service_bus_construct_1.ServiceBusConstruct {
    /** The resource itself, for `addOverride`. */
    resource;
    constructor(scope, id, given) {
        super(scope, id);
        const props = this.accept(shapes_1.QUEUE_ALERT_PROPS, given);
        const { namespace, queues, resourceGroupName, actionGroupId, tags } = props;
        this.resource = (0, address_1.giveAddress)(this, new monitor_metric_alert_1.MonitorMetricAlert(this, 'Resource', {
            name: `${namespace.name}-${id}`,
            resourceGroupName,
            scopes: [namespace.namespaceId],
            description: 'Requests of training jobs were refused, or could not be handled: their queues hold them with reasons',
            severity: 2,
            frequency: 'PT5M',
            windowSize: 'PT15M',
            criteria: [
                {
                    metricNamespace: 'Microsoft.ServiceBus/namespaces',
                    metricName: 'ActiveMessages',
                    aggregation: 'Maximum',
                    operator: 'GreaterThan',
                    threshold: 0,
                    skipMetricValidation: false,
                    // There is no metric of a subscription; what it cannot handle goes to a queue of its own.
                    dimension: [{ name: 'EntityName', operator: 'Include', values: queues.map(({ name }) => name) }],
                },
            ],
            action: [{ actionGroupId }],
            tags: (0, servicebus_1.literals)(tags),
        }));
    }
    check(_checks) {
        // All of it is references that the stack makes.
    }
}
exports.QueueAlert = QueueAlert;
//# sourceMappingURL=queue-alert.js.map