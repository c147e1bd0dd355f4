"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TrainingPlatform = exports.LOCK = void 0;
const node_crypto_1 = require("node:crypto");
const constructs_1 = require("constructs");
const rules_1 = require("../../rules");
const servicebus_1 = require("../../servicebus");
const trigger_1 = require("../../trigger");
const jobs_1 = require("../../trigger/jobs");
/** A training that is submitted takes a while: the lock is longer than all tries of the program together. */
exports.LOCK = 'PT5M';
/**
 * How queues keep what people look at: they give it back as often as they like, which is no failure, and hold it while
 * they look.
 */
const FOR_PEOPLE = { maxDeliveryCount: 2_147_483_647, lockDuration: 'PT5M' };
/** Where jobs of Azure ML run, and what starts them: workspace, clusters, identities, roles, programs, queues. */
class TrainingPlatform extends constructs_1.Construct {
    site;
    /** Where dead letters of the subscriptions go that start jobs. */
    deadLetters;
    rejected;
    retries = [];
    workspace;
    identity;
    /** Made for the first function; a Logic App needs none. */
    hosting;
    /** The network that everything is closed in. */
    closedIn;
    problems = [];
    constructor(scope, id, site) {
        super(scope, id);
        this.site = site;
        const { plan, place, namespace } = site;
        const { publicNetworkAccessEnabled = false } = plan;
        this.node.addValidation({ validate: () => this.problems });
        this.rejected = namespace.addQueue('training-rejected', FOR_PEOPLE);
        this.deadLetters = namespace.addQueue('training-dead-letters', FOR_PEOPLE);
        this.closedIn = publicNetworkAccessEnabled ? undefined : site.network;
        this.workspace = this.makeWorkspace(publicNetworkAccessEnabled);
        this.identity = new servicebus_1.UserAssignedIdentity(this, 'jobs', { identityName: `${namespace.name}-jobs`, ...place });
        (0, trigger_1.grantData)(this, this.workspace, this.identity);
        for (const [name, options] of Object.entries(plan.computes)) {
            const { location, tags } = place;
            const { workspace, identity } = this;
            const compute = new trigger_1.TrainingCompute(this, name, { workspace, identity, location, tags, ...options });
            (0, servicebus_1.waive)(compute.resource, ...(plan.waivers?.computes ?? []));
        }
    }
    /** Lets the messages of a subscription start jobs. */
    start(subscription, job) {
        const { namespace, logWorkspaceId, place } = this.site;
        this.checkTemplates(subscription.name, job);
        const id = `start-${subscription.name}`;
        const name = `${namespace.name}-${subscription.name}`;
        // Neither the app nor the identity of a workflow takes a dot.
        const workflowName = fitting(name.replace(/[^\w-]/g, '-'), 43, name);
        const appName = fitting(name.replace(/[^A-Za-z0-9-]/g, '-'), 43, name);
        const { workspace, identity: trainingIdentity, rejected: rejectedQueue } = this;
        const { templates } = job;
        if (Object.values(templates).some(({ isServerless }) => isServerless))
            workspace.allowServerless(trainingIdentity);
        const retryQueue = namespace.addQueue((0, jobs_1.retryQueueName)(subscription.name), {
            // As long as the lock of the subscription: the same program works on both.
            lockDuration: exports.LOCK,
            forwardDeadLetteredMessagesTo: this.deadLetters,
            ...(job.paused === true && { status: 'ReceiveDisabled' }),
        });
        this.retries.push(retryQueue);
        const queues = { rejectedQueue, retryQueue };
        const common = { subscription, ...queues, workspace, trainingIdentity, templates, logWorkspaceId };
        if (job.by === 'logic-app')
            new trigger_1.LogicAppTrigger(this, id, { ...common, ...place, workflowName });
        else {
            this.hosting ??= this.addHosting();
            this.checkReach();
            const trigger = new trigger_1.FunctionTrigger(this, id, { ...common, hosting: this.hosting, appName });
            if (this.closedIn !== undefined)
                trigger.addPrivateEndpoint('endpoint', this.closedIn.endpointFor('sites'));
        }
        this.exceptContainers();
    }
    /** The queues by name: for those who look at what was set aside, and send it again. */
    get queues() {
        return Object.fromEntries([this.rejected, this.deadLetters, ...this.retries].map((queue) => [queue.name, queue]));
    }
    /** Lets what becomes of jobs come back as messages. */
    report(topic) {
        const { namespace, place } = this.site;
        const { workspace } = this;
        const events = new trigger_1.JobEvents(this, 'events', { name: `${namespace.name}-jobs`, workspace, topic, ...place });
        this.exceptContainer(events.undelivered);
    }
    /** Tells somebody of what was set aside. */
    alert({ actionGroupId }) {
        const { namespace, place } = this.site;
        const { resourceGroupName, tags } = place;
        new trigger_1.QueueAlert(this, 'not-started', {
            namespace,
            queues: [this.rejected, this.deadLetters],
            resourceGroupName,
            actionGroupId,
            tags,
        });
    }
    addHosting() {
        const { plan, place, namespace, network } = this.site;
        const hosting = new trigger_1.FunctionHosting(this, 'hosting', {
            planName: `plan-${namespace.name}`,
            publicNetworkAccessEnabled: plan.publicNetworkAccessEnabled ?? false,
            ...place,
            ...(network?.programsSubnetId !== undefined && { subnetId: network.programsSubnetId }),
            ...plan.hosting,
        });
        hosting.addDiagnostics({ workspaceId: this.site.logWorkspaceId });
        const { waivers = {} } = plan;
        (0, servicebus_1.waive)(hosting.plan, ...(waivers.plan ?? []));
        (0, servicebus_1.waive)(hosting.storage, ...(waivers.storage ?? []));
        if (this.closedIn !== undefined)
            hosting.addPrivateEndpoint('endpoint', this.closedIn.endpointFor('blob'));
        return hosting;
    }
    /** Containers are made when they are needed; the exceptions stand beside each once. */
    exceptContainers() {
        for (const container of [this.hosting?.packages, this.workspace.files])
            this.exceptContainer(container);
    }
    exceptContainer(container) {
        if (container === undefined || (0, servicebus_1.waiversBeside)(container).length > 0)
            return;
        (0, servicebus_1.waive)(container, ...(this.site.plan.waivers?.containers ?? []));
    }
    makeWorkspace(publicNetworkAccessEnabled) {
        const { plan, place, logWorkspaceId } = this.site;
        const { workspace } = plan;
        if ('existing' in workspace) {
            const { existing: workspaceName, ...where } = workspace;
            return trigger_1.TrainingWorkspace.fromExisting(this, 'workspace', { workspaceName, ...where });
        }
        const { create: name, storageAccountName, vaultName } = workspace;
        const outbound = plan.outbound ?? (publicNetworkAccessEnabled ? undefined : 'approved');
        const made = new trigger_1.TrainingWorkspace(this, 'workspace', {
            name,
            storageAccountName,
            vaultName,
            logWorkspaceId,
            publicNetworkAccessEnabled,
            ...(outbound && { outbound }),
            ...place,
        });
        const { waivers = {} } = plan;
        (0, servicebus_1.waive)(made.resource, ...(waivers.workspace ?? []));
        (0, servicebus_1.waive)(made.storageAccount, ...(waivers.storage ?? []));
        (0, servicebus_1.waive)(made.vault.resource, ...(waivers.vault ?? []));
        const { closedIn } = this;
        if (closedIn !== undefined)
            made.addPrivateEndpoints((resource) => closedIn.endpointFor(resource));
        return made;
    }
    /** A program whose storage is closed, and that is in no network, could not read its own package. */
    checkReach() {
        const { plan, namespace, network } = this.site;
        const { publicNetworkAccessEnabled = false, hosting } = plan;
        const isOpen = namespace.sku !== 'Premium' && publicNetworkAccessEnabled;
        const comesFrom = hosting.subnetId ?? network?.programsSubnetId;
        if (isOpen || comesFrom !== undefined || this.problems.length > 0)
            return;
        this.problems.push((0, rules_1.describeProblem)({
            subject: 'network.programs',
            got: undefined,
            allowed: 'addresses that the programs come from, where the namespace or the storage is closed',
            fix: "give them in the environment's network, or a subnet of somebody else's as training.hosting.subnetId, with private endpoints for the storage accounts in its network; or, on Standard, set training.publicNetworkAccessEnabled: true, which lets in identities alone",
        }));
    }
    /** A template can only run on a cluster that is there, and on no more nodes than it has. */
    checkTemplates(subscription, { templates }) {
        const { computes } = this.site.plan;
        for (const [name, template] of Object.entries(templates)) {
            if (this.workspace.storage === undefined && template.assets.some(({ files }) => files.length > 0)) {
                this.problems.push((0, rules_1.describeProblem)({
                    subject: 'training.workspace.storageAccountName',
                    got: undefined,
                    allowed: `the storage account of the workspace, for the files of ${subscription}.starts.templates.${name}`,
                    fix: 'give it, or register code and data before and name them with a version',
                }));
            }
            for (const compute of template.computes) {
                const cluster = computes[compute];
                const subject = `${subscription}.starts.templates.${name}`;
                if (cluster === undefined) {
                    const allowed = `one of ${Object.keys(computes).join(', ')}`;
                    const fix = 'name one of these, or add it to training.computes';
                    this.problems.push((0, rules_1.describeProblem)({ subject: `${subject}.compute`, got: compute, allowed, fix }));
                }
                else if (template.data.maxNodes > cluster.maxNodes) {
                    const allowed = `at most ${cluster.maxNodes}, as ${compute} has`;
                    const fix = 'lower maxNodes, or a job would wait for nodes that never come';
                    this.problems.push((0, rules_1.describeProblem)({ subject: `${subject}.maxNodes`, got: template.data.maxNodes, allowed, fix }));
                }
            }
        }
    }
}
exports.TrainingPlatform = TrainingPlatform;
/**
 * A name that is short enough; where it was cut or changed, with a hash of what it stands for at its end.
 *
 * @param whole what it stands for, as it is
 */
function fitting(name, longest, whole) {
    if (name === whole && name.length <= longest)
        return name;
    const hash = (0, node_crypto_1.createHash)('sha256').update(whole).digest('hex').slice(0, 8);
    return `${name.slice(0, longest - 9)}-${hash}`;
}
//# sourceMappingURL=training.js.map