"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.AccessKey = exports.ACCESS_KEY_RIGHTS = void 0;
exports.checkAccessKeys = checkAccessKeys;
exports.refuseWithoutLocalAuth = refuseWithoutLocalAuth;
exports.refuseBesidePrograms = refuseBesidePrograms;
exports.afterRulesOf = afterRulesOf;
const servicebus_namespace_authorization_rule_1 = require("@cdktf/provider-azurerm/lib/servicebus-namespace-authorization-rule");
const servicebus_queue_authorization_rule_1 = require("@cdktf/provider-azurerm/lib/servicebus-queue-authorization-rule");
const servicebus_topic_authorization_rule_1 = require("@cdktf/provider-azurerm/lib/servicebus-topic-authorization-rule");
const cdktf_1 = require("cdktf");
const address_1 = require("./address");
const place_shapes_1 = require("./place-shapes");
const service_bus_construct_1 = require("./service-bus-construct");
const waive_1 = require("./waive");
const KEY_NAME = {
    shortest: 1,
    longest: 50,
    pattern: /^[A-Za-z0-9]([\w.-]*[A-Za-z0-9])?$/,
    allowed: 'letters, digits, ".", "_" and "-", with a letter or digit at both ends',
};
/** The key that every namespace has. */
const ROOT_KEY = 'RootManageSharedAccessKey';
const MOST_ACCESS_KEYS = 12;
/** All rights. */
exports.ACCESS_KEY_RIGHTS = ['send', 'listen', 'manage'];
/**
 * A key (SAS rule) for a topic, a queue or a namespace. One for sending allows nothing else; who needs two things takes
 * two keys.
 *
 * The least that a client without Entra ID can do with. Its connection string is a secret that stays in Terraform's
 * state; an identity with a grant needs none. A key for sending waits for the rules of the topics that it opens.
 */
class AccessKey extends service_bus_construct_1.ServiceBusConstruct {
    /** The resource itself, for `addOverride`. */
    resource;
    keyName;
    props;
    constructor(scope, id, given) {
        super(scope, id);
        const props = this.accept(place_shapes_1.ACCESS_KEY_PROPS, given);
        this.props = props;
        this.keyName = id;
        const { opens, right, grounds } = props;
        this.resource = (0, address_1.giveAddress)(this, this.make(opens, right));
        (0, waive_1.waive)(this.resource, { id: 'SB-AUTH-002', ...grounds });
        if (right !== 'listen' && 'ruleAddresses' in opens)
            this.resource.dependsOn = afterRulesOf(opens);
    }
    /** The ARM id, as a reference. */
    get keyId() {
        return this.resource.id;
    }
    /** The secret that a client connects with. */
    get primaryConnectionString() {
        return this.resource.primaryConnectionString;
    }
    /** Where it is a key of a namespace, that. */
    get opens() {
        return this.props.opens;
    }
    check(checks) {
        checks.name('name', this.keyName, KEY_NAME);
        checks.oneOf('right', this.props.right, exports.ACCESS_KEY_RIGHTS);
        const { opens, right } = this.props;
        checks.require(this.keyName !== ROOT_KEY || 'namespace' in opens, 'name', this.keyName, 'another name: Azure makes this key itself, and azurerm would ask to import it', 'choose another name');
        refuseWithoutLocalAuth(checks, 'right', right, 'namespace' in opens ? opens.namespace : opens);
        if (right !== 'send')
            refuseBesidePrograms(checks, 'right', right, opens.consumed);
    }
    make(opens, right) {
        const config = {
            name: this.node.id,
            send: right !== 'listen',
            listen: right !== 'send',
            manage: right === 'manage',
        };
        if ('topicId' in opens) {
            return new servicebus_topic_authorization_rule_1.ServicebusTopicAuthorizationRule(this, 'Resource', { ...config, topicId: opens.topicId });
        }
        if ('queueId' in opens) {
            return new servicebus_queue_authorization_rule_1.ServicebusQueueAuthorizationRule(this, 'Resource', { ...config, queueId: opens.queueId });
        }
        return new servicebus_namespace_authorization_rule_1.ServicebusNamespaceAuthorizationRule(this, 'Resource', { ...config, namespaceId: opens.namespaceId });
    }
}
exports.AccessKey = AccessKey;
/**
 * Adds the problem that there are more keys than Azure takes.
 *
 * @see https://learn.microsoft.com/azure/service-bus-messaging/service-bus-quotas
 */
function checkAccessKeys(checks, keys, of) {
    const most = `at most ${MOST_ACCESS_KEYS} on one ${of}`;
    checks.require(keys.length <= MOST_ACCESS_KEYS, 'access keys', keys.length, most, 'grant roles to identities instead');
}
/** Adds the problem that a key is asked for where the namespace takes none. */
function refuseWithoutLocalAuth(checks, subject, got, namespace) {
    checks.require(namespace.localAuthEnabled !== false, subject, got, 'keys only where the namespace has localAuthEnabled; Azure would hand out the key and then refuse it', 'grant a role to an identity, or give the grounds for localAuthEnabled');
}
/** Adds the problem that whoever has a key could take messages that a program consumes. */
function refuseBesidePrograms(checks, subject, got, consumed) {
    const [first] = consumed;
    checks.require(first === undefined, subject, got, `keys for sending only: ${first?.by} takes every message of ${first?.from}, and whoever has the key could take them away`, 'use a key for sending, or grantReceive at what somebody else is to read');
}
/** The rules of a topic, or of all topics of a namespace, as a `depends_on`, also those that are added later. */
function afterRulesOf(holder) {
    const addresses = () => [...holder.ruleAddresses];
    return cdktf_1.Lazy.listValue({ produce: () => (holder.ruleAddresses.length > 0 ? addresses() : undefined) });
}
//# sourceMappingURL=access-key.js.map