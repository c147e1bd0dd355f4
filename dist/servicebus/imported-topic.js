"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ImportedTopic = void 0;
const data_azurerm_servicebus_topic_1 = require("@cdktf/provider-azurerm/lib/data-azurerm-servicebus-topic");
const address_1 = require("./address");
const shapes_1 = require("./shapes");
const topic_base_1 = require("./topic-base");
/** cdktf lets nobody override what stands beside a data source, as it does beside a resource. */
class DescribedTopic extends data_azurerm_servicebus_topic_1.DataAzurermServicebusTopic {
    said = {};
    get constructNodeMetadata() {
        return { ...super.constructNodeMetadata, ...this.said };
    }
}
/** A topic of another team, read by Terraform; nothing about it is changed. */
class ImportedTopic extends topic_base_1.ServiceBusTopicBase {
    resource;
    namespace;
    name;
    contract;
    preventDestroy = false;
    constructor(scope, id, given) {
        super(scope, id);
        const { topicName, namespace, contract } = this.accept(shapes_1.EXISTING_TOPIC, given);
        this.contract = contract;
        this.namespace = namespace;
        this.name = topicName;
        this.resource = (0, address_1.giveAddress)(this, new DescribedTopic(this, 'Resource', { name: topicName, namespaceId: namespace.namespaceId }));
        this.describeContract();
    }
    say(what, value) {
        this.resource.said[what] = value;
    }
    get topicId() {
        return this.resource.id;
    }
    get entityName() {
        return this.resource.name;
    }
}
exports.ImportedTopic = ImportedTopic;
//# sourceMappingURL=imported-topic.js.map