"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.TrainingSchedulerStack = void 0;
const provider_1 = require("@cdktf/provider-azurerm/lib/provider");
const cdktf_1 = require("cdktf");
const rules_1 = require("../../rules");
const servicebus_1 = require("../../servicebus");
const version_1 = require("../../servicebus/provider/version");
const environment_problems_1 = require("./environment-problems");
const thrown_1 = require("./places/thrown");
const resource_providers_1 = require("./resource-providers");
const shapes_1 = require("./shapes");
const site_1 = require("./site");
const training_1 = require("./training");
const training_checks_1 = require("./training-checks");
/**
 * The scheduler in one environment: resource group, namespace, topic, a subscription with its rules for each job of the
 * catalogue, and what keeps it safe: network, key, logs, alerts, roles, a second region.
 */
class TrainingSchedulerStack extends cdktf_1.TerraformStack {
    environment;
    namespace;
    topic;
    /** What subscriptions start in Azure ML, by their names. */
    starts = new Map();
    place;
    logs;
    networks;
    queues = {};
    identities = new Map();
    problems;
    alerts;
    constructor(scope, given) {
        const inspection = new rules_1.Inspection();
        const environment = shapes_1.ENVIRONMENT.inspect(given, '', inspection);
        super(scope, (0, environment_problems_1.freeName)(scope, environment.name, inspection));
        this.environment = environment;
        this.problems = inspection.problems;
        this.node.addValidation({ validate: () => [...this.problems, ...(0, environment_problems_1.environmentProblems)(environment)] });
        this.keepState();
        this.configureProvider();
        const { location, tags, resourceGroup } = environment;
        const resourceGroupName = (0, site_1.resourceGroupNameOf)(this, 'resource-group', resourceGroup, { location, tags });
        this.place = { location, resourceGroupName, tags };
        this.logs = this.addLogs();
        this.networks = new site_1.Networks(this, this.place);
        this.namespace = this.addNamespace();
        this.topic = this.addCatalogue();
        this.addPartner();
        this.letIn();
        // Last: nothing is locked before all is there.
        if (environment.locked === true)
            this.namespace.addLock();
        this.addOutputs();
        this.addSecrets();
    }
    keepState() {
        const { name, state, waivers } = this.environment;
        if (waivers?.state !== undefined)
            (0, servicebus_1.waive)(this, ...waivers.state);
        if (state.kind === 'local') {
            // Terraform runs in cdktf.out/stacks/<name>; an absolute path would be another one on each machine.
            new cdktf_1.LocalBackend(this, { path: `../../../terraform.${name}.tfstate` });
            return;
        }
        const { storageAccountName, containerName } = state;
        new cdktf_1.AzurermBackend(this, { storageAccountName, containerName, key: `${name}.tfstate`, useAzureadAuth: true });
    }
    configureProvider() {
        const provider = new provider_1.AzurermProvider(this, 'azurerm', {
            features: [{}],
            resourceProviderRegistrations: 'none',
            resourceProvidersToRegister: cdktf_1.Lazy.listValue({ produce: () => (0, resource_providers_1.resourceProvidersOf)(this) }),
            storageUseAzuread: true,
        });
        (0, version_1.constrainAzurerm)(this, this.environment.provider ?? version_1.DEFAULT_CONSTRAINT);
        (0, servicebus_1.protectSubscriptions)(provider);
    }
    addLogs() {
        const { logs, namespace } = this.environment;
        return logs && new servicebus_1.LogWorkspace(this, 'logs', { name: `log-${namespace.name}`, ...this.place, ...logs });
    }
    addNamespace() {
        const { namespace: plan, network, encryption, alerts, waivers } = this.environment;
        const key = encryption && (0, site_1.encryptionKeyOf)(this, 'key', encryption, this.place, this.logs);
        const namespace = new servicebus_1.ServiceBusNamespace(this, 'bus', {
            ...plan,
            ...this.place,
            ...(key && { customerManagedKey: key }),
        });
        if (network !== undefined) {
            const isFlex = this.environment.training?.hosting.planSku === 'FC1';
            const options = this.networks.endpointIn('network', network, plan.name, this.place, isFlex ? 'flex' : 'plan');
            namespace.addPrivateEndpoint('endpoint', options);
        }
        if (this.logs !== undefined)
            namespace.addDiagnostics({ workspaceId: this.logs.workspaceId });
        if (alerts !== undefined)
            this.alerts = namespace.addDefaultAlerts(alerts);
        if (waivers?.namespace !== undefined)
            (0, servicebus_1.waive)(namespace.resource, ...waivers.namespace);
        return namespace;
    }
    addCatalogue() {
        const { catalogue } = this.environment;
        const { [catalogue.topicName]: clash, ...queues } = catalogue.queues ?? {};
        for (const [name, options] of Object.entries(queues)) {
            this.attempt(() => {
                this.queues[name] = this.namespace.addQueue(name, options);
            });
        }
        const topic = this.namespace.addTopic(catalogue.topicName, catalogue.topic);
        if (clash !== undefined)
            this.attempt(() => this.namespace.addQueue(topic.name, clash));
        const { jobs, problems } = this.jobs();
        const starting = jobs.filter(([, { starts }]) => starts !== undefined).map(([name]) => name);
        const platform = starting.length > 0 ? this.addTraining(starting) : undefined;
        for (const [name, { starts, ...options }] of jobs) {
            this.attempt(() => {
                if (starts === undefined || platform === undefined) {
                    topic.addSubscription(name, options);
                    return;
                }
                const subscription = topic.addSubscription(name, {
                    lockDuration: training_1.LOCK,
                    forwardDeadLetteredMessagesTo: platform.deadLetters,
                    ...options,
                    ...(starts.paused === true && { status: 'ReceiveDisabled' }),
                });
                platform.start(subscription, starts);
                this.starts.set(name, starts);
            });
        }
        // For who may look at what was set aside, and send it again.
        Object.assign(this.queues, platform?.queues);
        for (const [name, ofJob] of problems)
            this.attach(`${topic.node.path}/${name}`, ofJob);
        for (const warning of (0, training_checks_1.trainingWarnings)(this.environment, starting))
            cdktf_1.Annotations.of(this).addWarning(warning);
        if (starting.length > 0)
            this.problems.push(...(0, training_checks_1.sharedEventProblems)(this.environment, this.others));
        if (this.environment.training?.jobEvents === true)
            platform?.report(topic);
        this.attempt(() => catalogue.claims?.(topic));
        return topic;
    }
    /** The environments of the app that were made before. */
    get others() {
        const stacks = this.node.scope?.node.children ?? [];
        return stacks.flatMap((one) => (one instanceof TrainingSchedulerStack && one !== this ? [one.environment] : []));
    }
    /** The jobs as far as they can be used, and what is wrong with each. */
    jobs() {
        const given = this.attempt(() => this.environment.catalogue.jobs((0, rules_1.askedByName)(this.queues, 'queue'))) ?? {};
        if (!(0, rules_1.isPlain)(given)) {
            const whole = new rules_1.Inspection();
            whole.wrong('catalogue.jobs', given, 'a function that answers an object of jobs by name');
            this.problems.push(...whole.problems);
            return { jobs: [], problems: new Map() };
        }
        const problems = new Map();
        if ('' in given)
            this.problems.push(environment_problems_1.NAMELESS);
        const jobs = Object.entries(given)
            .filter(([name]) => name !== '')
            .map(([name, job]) => {
            const inspection = new rules_1.Inspection();
            const usable = shapes_1.JOB.inspect(job, '', inspection);
            if (inspection.problems.length > 0)
                problems.set(name, inspection.problems);
            return [name, usable];
        });
        return { jobs, problems };
    }
    /** Runs what the user has written, or what depends on it; an error ends this part, and is told with all others. */
    attempt(part) {
        try {
            return part();
        }
        catch (error) {
            if (error instanceof servicebus_1.InvalidOptions)
                this.attach(error.path, error.problems);
            else
                this.problems.push((0, thrown_1.problemOfThrown)(error));
            return undefined;
        }
    }
    /** Lets a construct tell what is wrong with what was written for it. */
    attach(path, problems) {
        const construct = this.node.findAll().find(({ node }) => node.path === path) ?? this;
        const told = construct.node.validate();
        construct.node.addValidation({ validate: () => problems.filter((problem) => !told.includes(problem)) });
    }
    /** What starts jobs of Azure ML; `undefined`, and a problem, where the environment does not say where they run. */
    addTraining(starting) {
        const { training: plan } = this.environment;
        const { place, namespace, logs } = this;
        if (plan === undefined || logs === undefined) {
            const problem = (0, rules_1.describeProblem)({
                subject: plan === undefined ? 'training' : 'logs',
                got: undefined,
                allowed: `a place for what ${starting.join(', ')} starts, and for its logs`,
                fix: 'add training and logs to the environment, or take starts out of the catalogue',
            });
            this.node.addValidation({ validate: () => [problem] });
            return undefined;
        }
        const site = { plan, place, namespace, logWorkspaceId: logs.workspaceId, ...this.trainingNetwork() };
        const platform = this.attempt(() => new training_1.TrainingPlatform(this, 'training', site));
        if (this.alerts !== undefined)
            platform?.alert(this.alerts);
        return platform;
    }
    /** The network of the first region, where it is made here. */
    trainingNetwork() {
        const made = this.networks.get('network');
        if (made === undefined)
            return {};
        const endpointFor = (resource) => this.networks.endpointFor('network', resource);
        return { network: { endpointFor, programsSubnetId: made.programs?.id } };
    }
    /** The second namespace is hardened like the first: Azure copies topics and rules to it, and nothing else. */
    addPartner() {
        const { partner: plan, namespace, tags, alerts } = this.environment;
        if (plan === undefined)
            return;
        const { name, location, alias } = plan;
        const resourceGroupName = (0, site_1.resourceGroupNameOf)(this, 'partner-group', plan.resourceGroup, { location, tags });
        const place = { location, resourceGroupName, tags };
        const partner = new servicebus_1.ServiceBusNamespace(this, 'partner', {
            ...namespace,
            ...place,
            name,
            customerManagedKey: (0, site_1.encryptionKeyOf)(this, 'partner-key', plan.encryption, place, this.logs),
        });
        partner.addPrivateEndpoint('endpoint', this.networks.endpointIn('partner-network', plan.network, name, place));
        if (this.logs !== undefined)
            partner.addDiagnostics({ workspaceId: this.logs.workspaceId });
        if (this.alerts !== undefined) {
            const { emails: _, ...thresholds } = alerts ?? {};
            partner.addDefaultAlerts({ ...thresholds, actionGroupId: this.alerts.actionGroupId });
        }
        const { waivers } = this.environment;
        if (waivers?.namespace !== undefined)
            (0, servicebus_1.waive)(partner.resource, ...waivers.namespace);
        this.namespace.pairWith({ partner, alias });
    }
    letIn() {
        const { topic, namespace, queues } = this;
        const asked = (0, rules_1.askedByName)(queues, 'queue', true);
        const identity = (name) => this.identity(name);
        this.attempt(() => this.environment.access?.({ topic, namespace, queues: asked, identity }));
    }
    identity(name) {
        const known = this.identities.get(name);
        if (known !== undefined)
            return known;
        const identityName = `${this.environment.namespace.name}-${name}`;
        const made = new servicebus_1.UserAssignedIdentity(this, name, { identityName, ...this.place });
        this.identities.set(name, made);
        return made;
    }
    addOutputs() {
        new cdktf_1.TerraformOutput(this, 'namespace_host_name', {
            value: this.namespace.clientHostName,
            description: 'Where publishers and workers connect to, with Entra ID',
        });
        new cdktf_1.TerraformOutput(this, 'topic_id', {
            value: this.topic.topicId,
            description: 'The topic that jobs are requested at',
        });
        new cdktf_1.TerraformOutput(this, 'subscription_ids', {
            value: Object.fromEntries(this.topic.subscriptions.map(({ name, subscriptionId }) => [name, subscriptionId])),
            description: 'The subscriptions by name of the job',
        });
        if (this.identities.size === 0)
            return;
        new cdktf_1.TerraformOutput(this, 'identity_client_ids', {
            value: Object.fromEntries([...this.identities].map(([name, { clientId }]) => [name, clientId])),
            description: 'What a program names its identity by when it asks for a token',
        });
    }
    addSecrets() {
        for (const { allows, grounds } of this.environment.secrets ?? []) {
            if (allows === 'namespace') {
                const { primaryConnectionString, consumed } = this.namespace;
                if (consumed.length > 0)
                    this.problems.push((0, environment_problems_1.takenByKey)(consumed));
                this.addSecret('primary_connection_string', primaryConnectionString, 'everything in the namespace', grounds);
            }
            else {
                const { primaryConnectionString } = this.topic.addAccessKey(`${allows}-only`, allows, grounds);
                const says = `${allows} on the topic, nothing else`;
                this.addSecret(`${allows}_connection_string`, primaryConnectionString, says, grounds);
            }
        }
    }
    addSecret(name, value, allows, grounds) {
        (0, servicebus_1.secretOutput)(this, name, { value, allows, grounds, topics: [this.topic] });
    }
}
exports.TrainingSchedulerStack = TrainingSchedulerStack;
//# sourceMappingURL=stack.js.map