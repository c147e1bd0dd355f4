"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ServiceBusQueue = void 0;
const servicebus_queue_1 = require("@cdktf/provider-azurerm/lib/servicebus-queue");
const address_1 = require("./address");
const checks_1 = require("./checks");
const entity_1 = require("./entity");
const entity_checks_1 = require("./entity-checks");
const forwarding_1 = require("./forwarding");
const queue_base_1 = require("./queue-base");
const shapes_1 = require("./shapes");
const STATUSES = ['Active', 'Disabled', 'ReceiveDisabled', 'SendDisabled'];
/** A Service Bus queue. */
class ServiceBusQueue extends queue_base_1.ServiceBusQueueBase {
    /** A queue that another team owns, found by name in a namespace of this app. */
    static fromQueueName(scope, id, existing) {
        return new queue_base_1.ImportedQueue(scope, id, existing.queueName, existing.namespace);
    }
    /** The resource itself, for `addOverride` and whatever this class has no argument for. */
    resource;
    kind = 'queue';
    namespace;
    name;
    props;
    constructor(scope, id, given) {
        super(scope, id);
        const props = this.accept(shapes_1.QUEUE_PROPS, given);
        this.props = props;
        this.namespace = props.namespace;
        this.name = props.queueName ?? id;
        props.namespace._register(this);
        this.resource = (0, address_1.giveAddress)(this, new servicebus_queue_1.ServicebusQueue(this, 'Resource', this.arguments()));
    }
    get entityName() {
        return this.resource.name;
    }
    get queueId() {
        return this.resource.id;
    }
    get forwards() {
        return (0, forwarding_1.forwardsOf)(this.name, this.props);
    }
    check(checks) {
        super.check(checks);
        const { props, namespace } = this;
        (0, entity_checks_1.checkEntity)(checks, this.name, props, namespace);
        (0, forwarding_1.checkForwarding)(checks, this, this.name, props);
        checks.duration('lockDuration', props.lockDuration, entity_1.SHORTEST_TIME, entity_1.LONGEST_LOCK, 'use PT5M or less');
        checks.wholeNumber('maxDeliveryCount', props.maxDeliveryCount, 1, 2_147_483_647, 'use a number such as 10');
        checks.oneOf('status', props.status, STATUSES);
        for (const feature of ['requiresSession', 'requiresDuplicateDetection']) {
            checks.require(props[feature] !== true || namespace.sku !== 'Basic', feature, props[feature], 'on Standard and Premium only, and the namespace is Basic', 'use Standard, or leave it out');
        }
    }
    arguments() {
        const { props, namespace } = this;
        return {
            name: this.name,
            namespaceId: namespace.namespaceId,
            autoDeleteOnIdle: (0, checks_1.durationArgument)(props.autoDeleteOnIdle),
            batchedOperationsEnabled: props.batchedOperationsEnabled ?? true,
            deadLetteringOnMessageExpiration: props.deadLetteringOnMessageExpiration ?? true,
            defaultMessageTtl: (0, checks_1.durationArgument)(props.defaultMessageTtl),
            duplicateDetectionHistoryTimeWindow: (0, checks_1.durationArgument)(props.duplicateDetectionWindow),
            expressEnabled: props.expressEnabled ?? false,
            forwardDeadLetteredMessagesTo: props.forwardDeadLetteredMessagesTo?.entityName,
            forwardTo: props.forwardTo?.entityName,
            lockDuration: (0, checks_1.durationArgument)(props.lockDuration ?? 'PT1M'),
            maxDeliveryCount: props.maxDeliveryCount ?? 10,
            maxMessageSizeInKilobytes: props.maxMessageSizeInKilobytes,
            maxSizeInMegabytes: props.maxSizeInMegabytes,
            partitioningEnabled: props.partitioningEnabled ?? (namespace.partitions ?? 1) > 1,
            requiresDuplicateDetection: props.requiresDuplicateDetection ?? false,
            requiresSession: props.requiresSession ?? false,
            status: props.status ?? 'Active',
            ...((props.preventDestroy ?? namespace.preventDestroy) && { lifecycle: { preventDestroy: true } }),
        };
    }
}
exports.ServiceBusQueue = ServiceBusQueue;
//# sourceMappingURL=queue.js.map