"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.SubscriptionRule = void 0;
const servicebus_subscription_rule_1 = require("@cdktf/provider-azurerm/lib/servicebus-subscription-rule");
const cdktf_1 = require("cdktf");
const rules_1 = require("../rules");
const address_1 = require("./address");
const checks_1 = require("./checks");
const literal_1 = require("./literal");
const service_bus_construct_1 = require("./service-bus-construct");
const shapes_1 = require("./shapes");
const RULE_NAME = {
    shortest: 1,
    longest: 50,
    pattern: /^\w([\w.-]*\w)?$/,
    allowed: 'letters, digits, "_", "." and "-", with a letter, digit or "_" at both ends',
};
/** A rule: decides which messages of the topic come to a subscription, and how the copies look. */
class SubscriptionRule extends service_bus_construct_1.ServiceBusConstruct {
    /** The resource itself, for `addOverride` and whatever this class has no argument for. */
    resource;
    /** The name as it was given, for messages. */
    name;
    /** Which messages match. */
    filter;
    /** What happens to the copies. */
    action;
    renamedFrom;
    errors;
    constructor(scope, id, given) {
        super(scope, id);
        const props = this.accept(shapes_1.RULE_PROPS, given);
        const { subscription } = props;
        const { filter, action, renamedFrom } = (0, rules_1.asRule)(props.rule);
        this.name = props.ruleName ?? id;
        this.filter = filter;
        this.action = action;
        this.renamedFrom = renamedFrom;
        this.resource = (0, address_1.giveAddress)(this, new servicebus_subscription_rule_1.ServicebusSubscriptionRule(this, 'Resource', {
            name: this.name,
            subscriptionId: subscription.subscriptionId,
            ...(filter.kind === 'sql' ? sqlArguments(filter) : correlationArguments(filter)),
            action: action && (0, literal_1.literal)(action.sql),
            // A change of the name replaces the rule. Made first, it leaves no moment without a rule.
            lifecycle: { createBeforeDestroy: true },
        }));
        if (renamedFrom !== undefined)
            this.moveFrom(renamedFrom);
        // A contract that is wrong itself says so, and nothing about rules.
        const { contract } = subscription.topic;
        const { errors, warnings } = this.diagnose(contract?.problems.length === 0 ? contract : undefined);
        this.errors = errors;
        for (const warning of warnings)
            cdktf_1.Annotations.of(this).addWarning(warning);
        const acknowledged = { ...subscription.options.acknowledge, ...acknowledgedBy(filter), ...acknowledgedBy(action) };
        // For `scheduler check` and for auditors, who read the JSON and not this code.
        if (Object.keys(acknowledged).length > 0)
            this.resource.addOverride('//.acknowledged', acknowledged);
        subscription._register(this);
    }
    /** Whether copies are changed, and so each a copy of its own. */
    get hasAction() {
        return this.action !== undefined;
    }
    /** @internal */
    _waitFor(previous) {
        this.resource.dependsOn = previous === undefined ? undefined : [(0, address_1.dependency)(previous.resource)];
    }
    check(checks) {
        const { name, renamedFrom } = this;
        if (name.startsWith('$')) {
            checks.add('name', name, 'a name that does not start with "$": those are Azure\'s own, and managing $Default ends with no rule at all', 'name the rule after what it selects, for instance "all" for 1=1');
        }
        else {
            checks.name('name', name, RULE_NAME);
        }
        checks.require(renamedFrom !== name, 'renamedFrom', renamedFrom, 'the name before this one', 'leave it out if the rule keeps its name');
        checks.problems.push(...this.errors);
    }
    /** What is wrong with filter and action, and what may be meant. */
    diagnose(contract) {
        const [errors, warnings] = [[], []];
        for (const [subject, part] of [['filter', this.filter], ['action', this.action]]) {
            if (part === undefined)
                continue;
            if (part.kind !== 'correlation' && !(0, checks_1.known)(part.sql)) {
                errors.push(onlyForTerraform(subject));
                continue;
            }
            for (const diagnostic of part.diagnostics(contract)) {
                const list = diagnostic.severity === 'error' ? errors : warnings;
                list.push(`${subject}: ${part.describe(diagnostic)}`);
            }
        }
        return { errors, warnings };
    }
    moveFrom(oldName) {
        const stack = cdktf_1.TerraformStack.of(this);
        const path = (0, address_1.pathBelow)(stack, this);
        const type = servicebus_subscription_rule_1.ServicebusSubscriptionRule.tfResourceType;
        (0, address_1.addMove)(stack, `${type}.${(0, address_1.addressOf)([...path.slice(0, -1), oldName])}`, `${type}.${(0, address_1.addressOf)(path)}`);
    }
}
exports.SubscriptionRule = SubscriptionRule;
function acknowledgedBy(part) {
    return part === undefined || part.kind === 'correlation' ? {} : part.acknowledged;
}
function onlyForTerraform(subject) {
    return (0, rules_1.describeProblem)({
        subject,
        got: 'a value that only Terraform knows',
        allowed: 'text that is known at synth, since nothing else can be checked',
        fix: 'write the value out, or put it into the environment of the stack',
    });
}
function sqlArguments(filter) {
    return { filterType: 'SqlFilter', sqlFilter: (0, literal_1.literal)(filter.sql) };
}
function correlationArguments({ conditions }) {
    const { properties, ...fields } = conditions;
    return {
        filterType: 'CorrelationFilter',
        correlationFilter: { ...(0, literal_1.literals)(fields), properties: properties && (0, literal_1.literals)(properties) },
    };
}
//# sourceMappingURL=rule.js.map