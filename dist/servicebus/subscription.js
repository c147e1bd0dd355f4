"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ServiceBusSubscription = void 0;
const servicebus_subscription_1 = require("@cdktf/provider-azurerm/lib/servicebus-subscription");
const cdktf_1 = require("cdktf");
const rules_1 = require("../rules");
const address_1 = require("./address");
const checks_1 = require("./checks");
const entity_1 = require("./entity");
const entity_checks_1 = require("./entity-checks");
const forwarding_1 = require("./forwarding");
const mixed_types_1 = require("./mixed-types");
const default_rule_1 = require("./provider/default-rule");
const readers_1 = require("./readers");
const rule_1 = require("./rule");
const service_bus_construct_1 = require("./service-bus-construct");
const shapes_1 = require("./shapes");
const subscription_options_1 = require("./subscription-options");
const waive_1 = require("./waive");
const SUBSCRIPTION_NAME = {
    shortest: 1,
    longest: 50,
    pattern: /^\w([\w.-]*\w)?$/,
    allowed: 'letters, digits, "_", "." and "-", with a letter, digit or "_" at both ends',
};
/** Every pair of rules is compared; beyond so many it would take longer than anybody waits. */
const MOST_RULES_COMPARED = 100;
/** A subscription: gets a copy of each message of its topic that one of its rules matches. */
class ServiceBusSubscription extends service_bus_construct_1.ServiceBusConstruct {
    /** The resource itself, for `addOverride` and whatever this class has no argument for. */
    resource;
    topic;
    /** The name as it was given, for messages. */
    name;
    props;
    ownRules = [];
    copies = [];
    readers = new readers_1.Readers(this);
    constructor(scope, id, given) {
        super(scope, id);
        const props = this.accept(shapes_1.SUBSCRIPTION_PROPS, given);
        this.props = props;
        this.topic = props.topic;
        this.name = props.subscriptionName ?? id;
        props.topic._register(this);
        this.resource = (0, address_1.giveAddress)(this, new servicebus_subscription_1.ServicebusSubscription(this, 'Resource', this.arguments()));
        (0, default_rule_1.requireProtection)(this.resource);
        for (const [name, rule] of Object.entries(props.rules ?? {}))
            this.addRule(name, rule);
    }
    /** The ARM id, as a reference. */
    get subscriptionId() {
        return this.resource.id;
    }
    /** The rules by name. */
    get rules() {
        return this.ownRules;
    }
    /** The arguments as the author gave them. */
    get options() {
        return this.props;
    }
    /** Adds a rule: one more reason for a message to come here. */
    addRule(name, rule) {
        this.refuseName('rule', name, this.ownRules);
        return new rule_1.SubscriptionRule(this, name, { subscription: this, rule });
    }
    /**
     * Lets somebody receive from this subscription, from its dead-letter queue too, and do nothing else.
     *
     * The scope is the subscription, not the topic: a worker of one kind of job sees no message of another. An error where a
     * program consumes the subscription (`consumer`).
     */
    grantReceive(principal) {
        return this.readers.received(principal, this.receiver('receive', principal));
    }
    /**
     * Lets a program receive every message of this subscription, as the only one: whoever is let in beside it is an error.
     *
     * @param program the construct of the program, for messages
     */
    grantConsume(principal, program) {
        return this.readers.consumed(program, principal, this.receiver('receive', principal));
    }
    /**
     * Lets somebody look at messages that somebody else receives. Azure has no role that looks and cannot take, so this is
     * Data Receiver, and the grounds become a waiver of SB-RBAC-005, for auditors.
     */
    grantPeek(principal, grounds) {
        const grant = this.receiver('peek', principal);
        (0, waive_1.waive)(grant.resource, { id: 'SB-RBAC-005', ...grounds });
        return this.readers.looked(principal, grant);
    }
    receiver(verb, principal) {
        return this.topic.namespace._grant({
            scope: this,
            id: `${verb}-${principal.principalName}`,
            principal,
            role: 'Azure Service Bus Data Receiver',
            path: `/topics/${this.topic.name}/subscriptions/${this.name}`,
            at: this.subscriptionId,
        });
    }
    /**
     * What takes every message: the program that they start, or the queue or topic that they go on to; `undefined` where
     * they wait for whoever is granted `grantReceive`.
     */
    get consumer() {
        return this.props.forwardTo ?? this.readers.program;
    }
    /** What programs take here, with their construct paths. */
    get consumed() {
        return this.readers.taken;
    }
    /** Where messages of this subscription go on to. */
    get forwards() {
        return (0, forwarding_1.forwardsOf)(`${this.topic.name}/${this.name}`, this.props);
    }
    /**
     * Keeps the rules sorted by name, each waiting for the one before: Service Bus answers 409 to rules of one
     * subscription that come at once, and azurerm does not try again. Sorted, so that the order in the code does not
     * show in the JSON.
     *
     * @internal
     */
    _register(rule) {
        const position = this.ownRules.findIndex((other) => other.name > rule.name);
        const index = position === -1 ? this.ownRules.length : position;
        this.warnOfCopies(rule);
        this.ownRules.splice(index, 0, rule);
        rule._waitFor(this.ownRules[index - 1]);
        this.ownRules[index + 1]?._waitFor(rule);
    }
    warnOfCopies(rule) {
        if (this.ownRules.length >= MOST_RULES_COMPARED)
            return;
        const isMeant = this.props.acknowledge?.['two-copies'] !== undefined;
        for (const other of this.ownRules) {
            const warning = (0, rules_1.twoCopiesWarning)(other, rule, this.topic.contract);
            if (warning === undefined)
                continue;
            this.copies.push(warning);
            if (!isMeant)
                cdktf_1.Annotations.of(this).addWarning((0, rules_1.describeDiagnostic)(warning, ''));
        }
    }
    check(checks) {
        const { props, topic } = this;
        checks.name('name', this.name, SUBSCRIPTION_NAME);
        checks.require(this.ownRules.length > 0, 'rules', 'none', 'at least one: without a rule the subscription receives nothing, ever', 'add a rule, or SqlFilter.acceptEverything() if every message is meant');
        checks.duration('lockDuration', props.lockDuration, entity_1.SHORTEST_TIME, entity_1.LONGEST_LOCK, 'use PT5M or less');
        checks.wholeNumber('maxDeliveryCount', props.maxDeliveryCount, 1, 2_147_483_647, 'use a number such as 10');
        checks.oneOf('status', props.status, subscription_options_1.SUBSCRIPTION_STATUSES);
        if (props.observes !== undefined) {
            checks.require((0, rules_1.isReason)(props.observes), 'observes', props.observes, 'a reason in a sentence', 'say why it gets what others get too');
        }
        (0, entity_checks_1.checkLifetimes)(checks, props);
        (0, forwarding_1.checkForwarding)(checks, topic, `${topic.name}/${this.name}`, props);
        this.readers.check(checks, props.forwardTo);
        const said = (0, rules_1.withoutAcknowledged)([...this.copies, ...this.mixedTypes()], props.acknowledge ?? {});
        const mistakes = said.filter(({ severity }) => severity === 'error');
        checks.problems.push(...mistakes.map(({ message }) => `acknowledge: ${message}`));
        this.checkClientScope(checks);
        const names = this.ownRules.map((rule) => rule.name);
        checks.distinctNames('rules', names, (index) => names[index] ?? '');
    }
    /** That its rules have a part in what rules of the topic do not agree about, which the topic tells. */
    mixedTypes() {
        const isSaid = this.props.acknowledge?.['mixed-types'] !== undefined;
        return isSaid && (0, mixed_types_1.mixesTypes)(this) ? [{ severity: 'warning', code: 'mixed-types', message: '' }] : [];
    }
    checkClientScope(checks) {
        const { clientScoped, topic } = { ...this.props };
        if (clientScoped === undefined)
            return;
        checks.require(clientScoped.clientId !== '', 'clientScoped.clientId', '', 'the JMS client id', 'give it');
        const { sku } = topic.namespace;
        checks.require(sku === undefined || sku === 'Premium', 'clientScoped', clientScoped, `on Premium only, and the namespace is ${sku}`, 'leave it out, or use Premium');
    }
    arguments() {
        const { props } = this;
        const { clientScoped } = props;
        const settings = { ...subscription_options_1.SUBSCRIPTION_DEFAULTS, ...definedOnly(props) };
        return {
            name: this.name,
            topicId: this.topic.topicId,
            autoDeleteOnIdle: (0, checks_1.durationArgument)(props.autoDeleteOnIdle),
            batchedOperationsEnabled: settings.batchedOperationsEnabled,
            // azurerm ignores the block without the flag.
            clientScopedSubscriptionEnabled: clientScoped === undefined ? undefined : true,
            clientScopedSubscription: clientScoped === undefined
                ? undefined
                : { clientId: clientScoped.clientId, isClientScopedSubscriptionShareable: clientScoped.shareable ?? true },
            deadLetteringOnFilterEvaluationError: settings.deadLetteringOnFilterEvaluationError,
            deadLetteringOnMessageExpiration: settings.deadLetteringOnMessageExpiration,
            defaultMessageTtl: (0, checks_1.durationArgument)(props.defaultMessageTtl),
            forwardDeadLetteredMessagesTo: props.forwardDeadLetteredMessagesTo?.entityName,
            forwardTo: props.forwardTo?.entityName,
            lockDuration: (0, checks_1.durationArgument)(settings.lockDuration),
            maxDeliveryCount: settings.maxDeliveryCount,
            requiresSession: settings.requiresSession,
            status: settings.status,
            lifecycle: (props.preventDestroy ?? this.topic.preventDestroy) ? { preventDestroy: true } : undefined,
        };
    }
}
exports.ServiceBusSubscription = ServiceBusSubscription;
/** The arguments without those that are there but undefined, which would hide a default. */
function definedOnly(options) {
    return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
//# sourceMappingURL=subscription.js.map