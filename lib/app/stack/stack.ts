import { Annotations, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { askedByName, describeProblem, Inspection } from '../../rules';
import {
  InvalidOptions,
  LogWorkspace,
  type NamespaceAlerts,
  type PrivateLinkResource,
  ServiceBusNamespace,
  type ServiceBusQueue,
  type ServiceBusTopic,
  UserAssignedIdentity,
  waive,
} from '../../servicebus';
import type { Environment } from '../declaration/environment';
import { environmentProblems, freeName } from '../declaration/environment-problems';
import { ENVIRONMENT } from '../declaration/environment-shapes';
import type { TrainingJob } from '../declaration/job';
import { readJobs } from '../declaration/read-jobs';
import { problemOfThrown } from '../places/thrown';
import { addOutputs, addSecrets } from './outputs';
import { encryptionKeyOf, Networks, type Place, resourceGroupNameOf } from './site';
import { configureProvider, keepState } from './terraform-settings';
import { sharedEventProblems, trainingWarnings } from './training-checks';
import { LOCK, TrainingPlatform, type TrainingSite } from './training-platform';

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
  /** The identities that the environment asked for, by name. */
  readonly identities = new Map<string, UserAssignedIdentity>();
  private readonly problems: string[];
  private alerts: NamespaceAlerts | undefined;

  constructor(scope: Construct, given: Environment) {
    const inspection = new Inspection();
    const environment = ENVIRONMENT.inspect(given, '', inspection) as Environment;
    super(scope, freeName(scope, environment.name, inspection));
    this.environment = environment;
    this.problems = inspection.problems;
    this.node.addValidation({ validate: () => [...this.problems, ...environmentProblems(environment)] });
    keepState(this, environment);
    configureProvider(this, environment);
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
    addOutputs(this, this);
    this.problems.push(...addSecrets(this, this, environment.secrets ?? []));
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
    const asked = this.attempt(() => catalogue.jobs(askedByName(this.queues, 'queue'))) ?? {};
    const { jobs, problems, mistakes } = readJobs(asked);
    this.problems.push(...mistakes);
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
}
