import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { Annotations, AzurermBackend, Lazy, LocalBackend, TerraformOutput, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { askedByName, describeProblem, Inspection, isPlain, type WaiverGrounds } from '../../rules';
import {
  InvalidOptions,
  LogWorkspace,
  type NamespaceAlerts,
  type PrivateLinkResource,
  protectSubscriptions,
  ServiceBusNamespace,
  type ServiceBusQueue,
  type ServiceBusTopic,
  secretOutput,
  UserAssignedIdentity,
  waive,
} from '../../servicebus';
import { constrainAzurerm, DEFAULT_CONSTRAINT } from '../../servicebus/azurerm/version';
import type { Job, TrainingJob } from './catalogue';
import type { Environment } from './environment';
import { environmentProblems, freeName, NAMELESS, takenByKey } from './environment-problems';
import { problemOfThrown } from './places/thrown';
import { resourceProvidersOf } from './resource-providers';
import { ENVIRONMENT, JOB } from './shapes';
import { encryptionKeyOf, Networks, type Place, resourceGroupNameOf } from './site';
import { LOCK, TrainingPlatform, type TrainingSite } from './training';
import { sharedEventProblems, trainingWarnings } from './training-checks';

/**
 * The scheduler in one environment: resource group, namespace, topic, a subscription with its rules for each job of the
 * catalogue, and what keeps it safe: network, key, logs, alerts, roles, a second region.
 */
export class TrainingSchedulerStack extends TerraformStack {
  readonly environment: Environment;
  readonly namespace: ServiceBusNamespace;
  readonly topic: ServiceBusTopic;
  /** What subscriptions start in Azure ML, by their names. */
  readonly starts = new Map<string, TrainingJob>();
  private readonly place: Place;
  private readonly logs: LogWorkspace | undefined;
  private readonly networks: Networks;
  private readonly queues: Record<string, ServiceBusQueue> = {};
  private readonly identities = new Map<string, UserAssignedIdentity>();
  private readonly problems: string[];
  private alerts: NamespaceAlerts | undefined;

  constructor(scope: Construct, given: Environment) {
    const inspection = new Inspection();
    const environment = ENVIRONMENT.inspect(given, '', inspection) as Environment;
    super(scope, freeName(scope, environment.name, inspection));
    this.environment = environment;
    this.problems = inspection.problems;
    this.node.addValidation({ validate: () => [...this.problems, ...environmentProblems(environment)] });
    this.keepState();
    this.configureProvider();
    const { location, tags, resourceGroup } = environment;
    const resourceGroupName = resourceGroupNameOf(this, 'resource-group', resourceGroup, { location, tags });
    this.place = { location, resourceGroupName, tags };
    this.logs = this.addLogs();
    this.networks = new Networks(this, this.place);
    this.namespace = this.addNamespace();
    this.topic = this.addCatalogue();
    this.addPartner();
    this.letIn();
    // Last: nothing is locked before all is there.
    if (environment.locked === true) this.namespace.addLock();
    this.addOutputs();
    this.addSecrets();
  }

  private keepState(): void {
    const { name, state, waivers } = this.environment;
    if (waivers?.state !== undefined) waive(this, ...waivers.state);
    if (state.kind === 'local') {
      // Terraform runs in cdktf.out/stacks/<name>; an absolute path would be another one on each machine.
      new LocalBackend(this, { path: `../../../terraform.${name}.tfstate` });
      return;
    }
    const { storageAccountName, containerName } = state;
    new AzurermBackend(this, { storageAccountName, containerName, key: `${name}.tfstate`, useAzureadAuth: true });
  }

  private configureProvider(): void {
    const provider = new AzurermProvider(this, 'azurerm', {
      features: [{}],
      resourceProviderRegistrations: 'none',
      resourceProvidersToRegister: Lazy.listValue({ produce: () => resourceProvidersOf(this) }),
      storageUseAzuread: true,
    });
    constrainAzurerm(this, this.environment.provider ?? DEFAULT_CONSTRAINT);
    protectSubscriptions(provider);
  }

  private addLogs(): LogWorkspace | undefined {
    const { logs, namespace } = this.environment;
    return logs && new LogWorkspace(this, 'logs', { name: `log-${namespace.name}`, ...this.place, ...logs });
  }

  private addNamespace(): ServiceBusNamespace {
    const { namespace: plan, network, encryption, alerts, waivers } = this.environment;
    const key = encryption && encryptionKeyOf(this, 'key', encryption, this.place, this.logs);
    const namespace = new ServiceBusNamespace(this, 'bus', {
      ...plan,
      ...this.place,
      ...(key && { customerManagedKey: key }),
    });
    if (network !== undefined) {
      const isFlex = this.environment.training?.hosting.planSku === 'FC1';
      const options = this.networks.endpointIn('network', network, plan.name, this.place, isFlex ? 'flex' : 'plan');
      namespace.addPrivateEndpoint('endpoint', options);
    }
    if (this.logs !== undefined) namespace.addDiagnostics({ workspaceId: this.logs.workspaceId });
    if (alerts !== undefined) this.alerts = namespace.addDefaultAlerts(alerts);
    if (waivers?.namespace !== undefined) waive(namespace.resource, ...waivers.namespace);
    return namespace;
  }

  private addCatalogue(): ServiceBusTopic {
    const { catalogue } = this.environment;
    const { [catalogue.topicName]: clash, ...queues } = catalogue.queues ?? {};
    for (const [name, options] of Object.entries(queues)) {
      this.attempt(() => {
        this.queues[name] = this.namespace.addQueue(name, options);
      });
    }
    const topic = this.namespace.addTopic(catalogue.topicName, catalogue.topic);
    if (clash !== undefined) this.attempt(() => this.namespace.addQueue(topic.name, clash));
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
          lockDuration: LOCK,
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
    for (const [name, ofJob] of problems) this.attach(`${topic.node.path}/${name}`, ofJob);
    for (const warning of trainingWarnings(this.environment, starting)) Annotations.of(this).addWarning(warning);
    if (starting.length > 0) this.problems.push(...sharedEventProblems(this.environment, this.others));
    if (this.environment.training?.jobEvents === true) platform?.report(topic);
    this.attempt(() => catalogue.claims?.(topic));
    return topic;
  }

  /** The environments of the app that were made before. */
  private get others(): Environment[] {
    const stacks = this.node.scope?.node.children ?? [];
    return stacks.flatMap((one) => (one instanceof TrainingSchedulerStack && one !== this ? [one.environment] : []));
  }

  /** The jobs as far as they can be used, and what is wrong with each. */
  private jobs(): { readonly jobs: [name: string, job: Job][]; readonly problems: Map<string, string[]> } {
    const given: unknown = this.attempt(() => this.environment.catalogue.jobs(askedByName(this.queues, 'queue'))) ?? {};
    if (!isPlain(given)) {
      const whole = new Inspection();
      whole.wrong('catalogue.jobs', given, 'a function that answers an object of jobs by name');
      this.problems.push(...whole.problems);
      return { jobs: [], problems: new Map() };
    }
    const problems = new Map<string, string[]>();
    if ('' in given) this.problems.push(NAMELESS);
    const jobs = Object.entries(given)
      .filter(([name]) => name !== '')
      .map(([name, job]): [string, Job] => {
        const inspection = new Inspection();
        const usable = JOB.inspect(job, '', inspection) as Job;
        if (inspection.problems.length > 0) problems.set(name, inspection.problems);
        return [name, usable];
      });
    return { jobs, problems };
  }

  /** Runs what the user has written, or what depends on it; an error ends this part, and is told with all others. */
  private attempt<T>(part: () => T): T | undefined {
    try {
      return part();
    } catch (error) {
      if (error instanceof InvalidOptions) this.attach(error.path, error.problems);
      else this.problems.push(problemOfThrown(error));
      return undefined;
    }
  }

  /** Lets a construct tell what is wrong with what was written for it. */
  private attach(path: string, problems: readonly string[]): void {
    const construct = this.node.findAll().find(({ node }) => node.path === path) ?? this;
    const told = construct.node.validate();
    construct.node.addValidation({ validate: () => problems.filter((problem) => !told.includes(problem)) });
  }

  /** What starts jobs of Azure ML; `undefined`, and a problem, where the environment does not say where they run. */
  private addTraining(starting: readonly string[]): TrainingPlatform | undefined {
    const { training: plan } = this.environment;
    const { place, namespace, logs } = this;
    if (plan === undefined || logs === undefined) {
      const problem = describeProblem({
        subject: plan === undefined ? 'training' : 'logs',
        got: undefined,
        allowed: `a place for what ${starting.join(', ')} starts, and for its logs`,
        fix: 'add training and logs to the environment, or take starts out of the catalogue',
      });
      this.node.addValidation({ validate: () => [problem] });
      return undefined;
    }
    const site = { plan, place, namespace, logWorkspaceId: logs.workspaceId, ...this.trainingNetwork() };
    const platform = this.attempt(() => new TrainingPlatform(this, 'training', site));
    if (this.alerts !== undefined) platform?.alert(this.alerts);
    return platform;
  }

  /** The network of the first region, where it is made here. */
  private trainingNetwork(): Pick<TrainingSite, 'network'> {
    const made = this.networks.get('network');
    if (made === undefined) return {};
    const endpointFor = (resource: PrivateLinkResource) => this.networks.endpointFor('network', resource);
    return { network: { endpointFor, programsSubnetId: made.programs?.id } };
  }

  /** The second namespace is hardened like the first: Azure copies topics and rules to it, and nothing else. */
  private addPartner(): void {
    const { partner: plan, namespace, tags, alerts } = this.environment;
    if (plan === undefined) return;
    const { name, location, alias } = plan;
    const resourceGroupName = resourceGroupNameOf(this, 'partner-group', plan.resourceGroup, { location, tags });
    const place: Place = { location, resourceGroupName, tags };
    const partner = new ServiceBusNamespace(this, 'partner', {
      ...namespace,
      ...place,
      name,
      customerManagedKey: encryptionKeyOf(this, 'partner-key', plan.encryption, place, this.logs),
    });
    partner.addPrivateEndpoint('endpoint', this.networks.endpointIn('partner-network', plan.network, name, place));
    if (this.logs !== undefined) partner.addDiagnostics({ workspaceId: this.logs.workspaceId });
    if (this.alerts !== undefined) {
      const { emails: _, ...thresholds } = alerts ?? {};
      partner.addDefaultAlerts({ ...thresholds, actionGroupId: this.alerts.actionGroupId });
    }
    const { waivers } = this.environment;
    if (waivers?.namespace !== undefined) waive(partner.resource, ...waivers.namespace);
    this.namespace.pairWith({ partner, alias });
  }

  private letIn(): void {
    const { topic, namespace, queues } = this;
    const asked = askedByName(queues, 'queue', true);
    const identity = (name: string) => this.identity(name);
    this.attempt(() => this.environment.access?.({ topic, namespace, queues: asked, identity }));
  }

  private identity(name: string): UserAssignedIdentity {
    const known = this.identities.get(name);
    if (known !== undefined) return known;
    const identityName = `${this.environment.namespace.name}-${name}`;
    const made = new UserAssignedIdentity(this, name, { identityName, ...this.place });
    this.identities.set(name, made);
    return made;
  }

  private addOutputs(): void {
    new TerraformOutput(this, 'namespace_host_name', {
      value: this.namespace.clientHostName,
      description: 'Where publishers and workers connect to, with Entra ID',
    });
    new TerraformOutput(this, 'topic_id', {
      value: this.topic.topicId,
      description: 'The topic that jobs are requested at',
    });
    new TerraformOutput(this, 'subscription_ids', {
      value: Object.fromEntries(this.topic.subscriptions.map(({ name, subscriptionId }) => [name, subscriptionId])),
      description: 'The subscriptions by name of the job',
    });
    if (this.identities.size === 0) return;
    new TerraformOutput(this, 'identity_client_ids', {
      value: Object.fromEntries([...this.identities].map(([name, { clientId }]) => [name, clientId])),
      description: 'What a program names its identity by when it asks for a token',
    });
  }

  private addSecrets(): void {
    for (const { allows, grounds } of this.environment.secrets ?? []) {
      if (allows === 'namespace') {
        const { primaryConnectionString, consumed } = this.namespace;
        if (consumed.length > 0) this.problems.push(takenByKey(consumed));
        this.addSecret('primary_connection_string', primaryConnectionString, 'everything in the namespace', grounds);
      } else {
        const { primaryConnectionString } = this.topic.addAccessKey(`${allows}-only`, allows, grounds);
        const says = `${allows} on the topic, nothing else`;
        this.addSecret(`${allows}_connection_string`, primaryConnectionString, says, grounds);
      }
    }
  }

  private addSecret(name: string, value: string, allows: string, grounds: WaiverGrounds): void {
    secretOutput(this, name, { value, allows, grounds, topics: [this.topic] });
  }
}
