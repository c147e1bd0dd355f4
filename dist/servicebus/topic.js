"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ServiceBusTopic = void 0;
const servicebus_topic_1 = require("@cdktf/provider-azurerm/lib/servicebus-topic");
const address_1 = require("./address");
const checks_1 = require("./checks");
const entity_checks_1 = require("./entity-checks");
const imported_topic_1 = require("./imported-topic");
const shapes_1 = require("./shapes");
const topic_base_1 = require("./topic-base");
const STATUSES = ['Active', 'Disabled'];
/** A Service Bus topic: what is sent to it is copied to each subscription with a rule that matches. */
class ServiceBusTopic extends topic_base_1.ServiceBusTopicBase {
    /** A topic that another team owns, found by name; subscriptions can be added to it. */
    static fromTopicName(scope, id, existing) {
        return new imported_topic_1.ImportedTopic(scope, id, existing);
    }
    /** The resource itself, for `addOverride` and whatever this class has no argument for. */
    resource;
    kind = 'topic';
    namespace;
    name;
    contract;
    preventDestroy;
    props;
    constructor(scope, id, given) {
        super(scope, id);
        const props = this.accept(shapes_1.TOPIC_PROPS, given);
        this.props = props;
        this.namespace = props.namespace;
        this.name = props.topicName ?? id;
        this.contract = props.contract;
        this.preventDestroy = props.preventDestroy ?? props.namespace.preventDestroy;
        props.namespace._register(this);
        this.resource = (0, address_1.giveAddress)(this, new servicebus_topic_1.ServicebusTopic(this, 'Resource', this.arguments()));
        this.describeContract();
    }
    say(what, value) {
        this.resource.addOverride(`//.${what}`, value);
    }
    get topicId() {
        return this.resource.id;
    }
    get entityName() {
        return this.resource.name;
    }
    check(checks) {
        const { props, namespace } = this;
        super.check(checks);
        (0, entity_checks_1.checkEntity)(checks, this.name, props, namespace);
        checks.oneOf('status', props.status, STATUSES);
        checks.require(props.supportOrdering !== true || !this.partitioned, 'supportOrdering', props.supportOrdering, 'a topic without partitioning', 'leave supportOrdering or partitioningEnabled out');
        checks.require(namespace.sku !== 'Basic', 'namespace', namespace.sku, 'Standard or Premium: Basic has no topics', 'use Standard');
    }
    get partitioned() {
        return this.props.partitioningEnabled ?? (this.namespace.partitions ?? 1) > 1;
    }
    arguments() {
        const { props } = this;
        return {
            name: this.name,
            namespaceId: this.namespace.namespaceId,
            autoDeleteOnIdle: (0, checks_1.durationArgument)(props.autoDeleteOnIdle),
            batchedOperationsEnabled: props.batchedOperationsEnabled ?? true,
            defaultMessageTtl: (0, checks_1.durationArgument)(props.defaultMessageTtl),
            duplicateDetectionHistoryTimeWindow: (0, checks_1.durationArgument)(props.duplicateDetectionWindow),
            expressEnabled: props.expressEnabled ?? false,
            maxMessageSizeInKilobytes: props.maxMessageSizeInKilobytes,
            maxSizeInMegabytes: props.maxSizeInMegabytes,
            partitioningEnabled: this.partitioned,
            requiresDuplicateDetection: props.requiresDuplicateDetection ?? false,
            status: props.status ?? 'Active',
            supportOrdering: props.supportOrdering ?? false,
            lifecycle: this.preventDestroy ? { preventDestroy: true } : undefined,
        };
    }
}
exports.ServiceBusTopic = ServiceBusTopic;
//# sourceMappingURL=topic.js.map