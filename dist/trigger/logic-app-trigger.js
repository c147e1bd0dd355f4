"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.LogicAppTrigger = void 0;
const logic_app_action_custom_1 = require("@cdktf/provider-azurerm/lib/logic-app-action-custom");
const logic_app_trigger_custom_1 = require("@cdktf/provider-azurerm/lib/logic-app-trigger-custom");
const logic_app_workflow_1 = require("@cdktf/provider-azurerm/lib/logic-app-workflow");
const cdktf_1 = require("cdktf");
const constructs_1 = require("constructs");
const servicebus_1 = require("../servicebus");
const address_1 = require("../servicebus/address");
const literal_1 = require("../servicebus/literal");
const service_bus_construct_1 = require("../servicebus/service-bus-construct");
const decisions_1 = require("./decisions");
const jobs_1 = require("./jobs");
const listened_1 = require("./listened");
const shapes_1 = require("./shapes");
const source_1 = require("./source");
const waiting_1 = require("./waiting");
const workflow_1 = require("./workflow");
/**
 * Starts a job of Azure ML for each message of a subscription with a Logic App: no code, no connection, no secret. It
 * looks once a minute, and takes one message a run; one that waits for another try where there is no other.
 *
 * Each message ends as with `FunctionTrigger`, and has the same job: one that reaches both starts one. Whether the service
 * enforces every part of the request's schema is not documented; all of it is checked once more by the workflow itself.
 */
class LogicAppTrigger extends service_bus_construct_1.ServiceBusConstruct {
    /** The workflow itself, for `addOverride`. */
    resource;
    /** Who receives and submits. */
    identity;
    props;
    constructor(scope, id, given) {
        super(scope, id);
        const props = this.accept(shapes_1.LOGIC_APP_TRIGGER_PROPS, given);
        this.props = props;
        const { workflowName, location, resourceGroupName } = props;
        this.identity = new servicebus_1.UserAssignedIdentity(this, `${props.subscription.name}-submitter`, {
            identityName: `${workflowName}-submitter`,
            location,
            resourceGroupName,
            ...(props.tags && { tags: props.tags }),
        });
        const grants = this.grant();
        const assets = props.workspace.register(Object.values(props.templates).flatMap((template) => template.assets));
        this.resource = (0, address_1.giveAddress)(this, new logic_app_workflow_1.LogicAppWorkflow(this, 'Resource', {
            name: workflowName,
            location,
            resourceGroupName,
            identity: { type: 'UserAssigned', identityIds: [this.identity.identityId] },
            workflowParameters: Object.fromEntries(workflow_1.WORKFLOW_PARAMETERS.map((name) => [name, '{"type":"String"}'])),
            parameters: this.parameters(),
            ...(props.tags && { tags: (0, servicebus_1.literals)(props.tags) }),
        }));
        // Each action is written into the whole workflow; half a workflow would take messages and not finish them. So the
        // trigger comes last, and after the rights.
        const first = this.addAction('peekLock', workflow_1.peekLock, []);
        const second = this.addAction('peekRetry', workflow_1.peekRetry, [first]);
        const third = this.addAction('handle', this.handling(), [second]);
        this.addTrigger([(0, address_1.dependency)(third), ...[...grants.map(({ resource }) => resource), ...assets].map(address_1.dependency)]);
        new servicebus_1.Diagnostics(this, 'diagnostics', this.resource.id, { workspaceId: props.logWorkspaceId });
        const warnings = [...this.decisions().warnings, ...(0, waiting_1.waitingWarnings)(props.subscription)];
        for (const warning of warnings)
            cdktf_1.Annotations.of(this).addWarning(warning);
    }
    decisions() {
        const { templates, subscription } = this.props;
        return (0, decisions_1.findDecisions)(templates, subscription.rules, subscription.topic.contract);
    }
    handling() {
        const { templates, subscription } = this.props;
        return (0, workflow_1.handleMessage)({
            templates: Object.fromEntries(Object.entries(templates).map(([name, { data }]) => [name, data])),
            contract: subscription.topic.contract?.jsonSchema() ?? null,
            properties: (0, decisions_1.decidedProperties)(templates, subscription.rules),
        });
    }
    check(checks) {
        const { workflowName, templates, subscription } = this.props;
        checks.name('workflowName', workflowName, {
            shortest: 1,
            // azurerm passes 80, as Azure did.
            longest: 43,
            pattern: /^[\w().-]+$/,
            allowed: 'letters, digits, "-", "_", "(", ")" and "."',
        });
        checks.require(Object.keys(templates).length > 0, 'templates', 'none', 'at least one', 'name what may be started');
        for (const [name, template] of Object.entries(templates)) {
            checks.problems.push(...template.problems().map((problem) => `template ${name}: ${problem}`));
        }
        checks.problems.push(...this.decisions().problems);
        for (const { property, rule, sets } of (0, decisions_1.otherSpellings)(templates, subscription.rules)) {
            checks.add(`fromProperties: ${property}`, sets, `the spelling of what is read, which is another in the rule ${rule}: a workflow tells the case of letters apart`, `write ${property} in both`);
        }
        for (const name of (0, decisions_1.unspeakableNames)(subscription.topic.contract)) {
            checks.add('contract', name, 'names of letters, digits, "_", "." and "-": a workflow gets properties as headers', "give it another name, or start jobs by 'function'");
        }
        (0, listened_1.checkListened)(checks, subscription, 'the REST interface has none');
        const { namespace } = subscription.topic;
        checks.require(namespace.isPublic !== false, 'subscription', `${subscription.name} in ${namespace.name}, which is closed`, 'a namespace that is reached over the internet: a workflow is in no network, and no trusted service of Service Bus', "start the jobs by: 'function', or open the namespace");
    }
    grant() {
        const { subscription, rejectedQueue, retryQueue, workspace } = this.props;
        return [
            subscription.grantConsume(this.identity, this),
            rejectedQueue.grantSend(this.identity),
            retryQueue.grantSend(this.identity),
            retryQueue.grantConsume(this.identity, this),
            workspace.grantSubmit(this, this.identity),
        ];
    }
    parameters() {
        const { subscription, rejectedQueue, retryQueue, workspace, trainingIdentity } = this.props;
        const { topic } = subscription;
        const values = {
            busHost: topic.namespace.clientHostName,
            retryQueue: retryQueue.entityName,
            // As the function computes it from its settings.
            source: cdktf_1.Fn.substr(cdktf_1.Fn.sha256((0, source_1.sourceOf)(topic)), 0, jobs_1.SOURCE_LENGTH),
            topic: topic.entityName,
            subscription: subscription.resource.name,
            rejectedQueue: rejectedQueue.entityName,
            workspaceId: workspace.workspaceId,
            identity: this.identity.identityId,
            trainingClientId: trainingIdentity.clientId,
        };
        return values;
    }
    addAction(name, action, after) {
        const owner = new constructs_1.Construct(this, name);
        const resource = (0, address_1.giveAddress)(owner, new logic_app_action_custom_1.LogicAppActionCustom(owner, 'Resource', { name, logicAppId: this.resource.id, body: bodyText(action) }));
        if (after.length > 0)
            resource.dependsOn = after.map(address_1.dependency);
        return resource;
    }
    addTrigger(after) {
        const owner = new constructs_1.Construct(this, 'every-minute');
        const resource = (0, address_1.giveAddress)(owner, new logic_app_trigger_custom_1.LogicAppTriggerCustom(owner, 'Resource', {
            name: 'every-minute',
            logicAppId: this.resource.id,
            body: bodyText(workflow_1.recurrence),
        }));
        resource.dependsOn = [...after];
    }
}
exports.LogicAppTrigger = LogicAppTrigger;
/** A step as text that Terraform reads back as it is: commands of jobs hold `${{…}}`. */
function bodyText(action) {
    return (0, literal_1.literal)(JSON.stringify(action));
}
//# sourceMappingURL=logic-app-trigger.js.map