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
import type { JobCatalogue } from '../declaration/catalogue';
import { type AnyEnvironment, cataloguesOf } from '../declaration/environment';
import { environmentProblems, freeName } from '../declaration/environment-problems';
import { ENVIRONMENT } from '../declaration/environment-shapes';
import type { TrainingJob } from '../declaration/job';
import { type ReadJobs, readJobs } from '../declaration/read-jobs';
import { noteAdding, problemOfThrown } from '../places/thrown';
import { Entities } from './entities';
import { addImports } from './imports';
import { addOutputs, addSecrets } from './outputs';
import { addPartner } from './partner';
import { encryptionKeyOf, Networks, type Place, resourceGroupNameOf } from './site';
import { configureProvider, keepState } from './terraform-settings';
import { sharedEventProblems, sharedNameProblems, trainingWarnings } from './training-checks';
import { LOCK, TrainingPlatform, type TrainingSite } from './training-platform';

/**
 * The scheduler in one environment: resource group, namespace, topics, a subscription with its rules for each job of the
 * catalogues, and what keeps it safe: network, key, logs, alerts, roles, a second region.
 */
export class TrainingSchedulerStack extends TerraformStack {
  readonly environment: AnyEnvironment;
  readonly namespace: ServiceBusNamespace;
  /** The topics, in the order of the catalogues. */
  readonly topics: readonly ServiceBusTopic[];
  /** What subscriptions start in Azure ML, by their names, of which no two topics have one. */
  readonly starts = new Map<string, TrainingJob>();
  private readonly place: Place;
  private readonly logs: LogWorkspace | undefined;
  private readonly networks: Networks;
  private readonly queues: Record<string, ServiceBusQueue> = {};
  /** The identities that the environment asked for, by name. */
  readonly identities = new Map<string, UserAssignedIdentity>();
  private readonly problems: string[];
  private alerts: NamespaceAlerts | undefined;

  constructor(scope: Construct, given: AnyEnvironment) {
    const inspection = new Inspection();
    const environment = ENVIRONMENT.inspect(given, '', inspection) as AnyEnvironment;
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
    this.topics = this.addCatalogues();
    addPartner(this, {
      environment,
      namespace: this.namespace,
      networks: this.networks,
      logs: this.logs,
      alerts: this.alerts,
    });
    this.letIn();
    // Last: nothing is locked before all is there.
    if (environment.locked === true) this.namespace.addLock();
    addOutputs(this, this);
    this.problems.push(...addSecrets(this, this, environment.secrets ?? []));
    this.problems.push(...addImports(this, environment.imports ?? {}));
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

  /** The topic; the first where there are several. @throws Error where there is none */
  get topic(): ServiceBusTopic {
    const [topic] = this.topics;
    if (topic === undefined)
      throw new Error(`the environment ${this.environment.name} has no topic: its catalogues are empty`);
    return topic;
  }

  private addCatalogues(): ServiceBusTopic[] {
    const { environment, namespace } = this;
    const attempt = (part: () => void) => this.attempt(part);
    const attach = (path: string, problems: readonly string[]) => this.attach(path, problems);
    const entities = new Entities(namespace, environment, attempt, attach);
    Object.assign(this.queues, entities.queues);
    const read = cataloguesOf(environment).flatMap((catalogue) => {
      const topic = entities.topics[catalogue.topicName];
      return topic === undefined ? [] : [{ catalogue, topic, ...this.jobsOf(catalogue, topic) }];
    });
    const starting = read.flatMap(({ jobs }) =>
      jobs.filter(([, { starts }]) => starts !== undefined).map(([name]) => name),
    );
    this.problems.push(...sharedNameProblems(starting));
    const platform = starting.length > 0 ? this.addTraining(starting) : undefined;
    for (const { topic, jobs, problems } of read) {
      this.addJobs(topic, jobs, platform, entities);
      for (const [name, ofJob] of problems) this.attach(`${topic.node.path}/${name}`, ofJob);
    }
    // For who may look at what was set aside, and send it again.
    Object.assign(this.queues, platform?.queues);
    for (const warning of trainingWarnings(environment, starting)) Annotations.of(this).addWarning(warning);
    if (starting.length > 0) this.problems.push(...sharedEventProblems(environment, this.others));
    const heard = read.find(({ jobs }) => jobs.some(([, { starts }]) => starts !== undefined));
    if (environment.training?.jobEvents === true && heard !== undefined) platform?.report(heard.topic);
    for (const { catalogue, topic } of read) this.attempt(() => catalogue.claims?.(topic));
    return read.map(({ topic }) => topic);
  }

  /** What a catalogue answers for its jobs; it is asked with the queues that were made. */
  private jobsOf(catalogue: JobCatalogue, topic: ServiceBusTopic): Pick<ReadJobs, 'jobs' | 'problems'> {
    const asked = this.attempt(() => catalogue.jobs(askedByName(this.queues, 'queue'))) ?? {};
    const { mistakes, ...read } = readJobs(asked);
    this.problems.push(...mistakes.map((mistake) => (this.isOnly ? mistake : `${topic.name}: ${mistake}`)));
    return read;
  }

  private get isOnly(): boolean {
    return cataloguesOf(this.environment).length === 1;
  }

  private addJobs(
    topic: ServiceBusTopic,
    jobs: ReadJobs['jobs'],
    platform: TrainingPlatform | undefined,
    entities: Entities,
  ): void {
    for (const [name, { starts, forwardTo, forwardDeadLetteredMessagesTo, ...options }] of jobs) {
      this.attempt(() => {
        const given = {
          ...(forwardTo && { forwardTo }),
          ...(forwardDeadLetteredMessagesTo && { forwardDeadLetteredMessagesTo }),
        };
        const late: [string, readonly string[]][] = [];
        const forwards = entities.resolve(given, (problems) => late.push([`${topic.node.path}/${name}`, problems]));
        if (starts === undefined || platform === undefined) topic.addSubscription(name, { ...options, ...forwards });
        else {
          const subscription = topic.addSubscription(name, {
            lockDuration: LOCK,
            forwardDeadLetteredMessagesTo: platform.deadLetters,
            ...options,
            ...forwards,
            ...(starts.paused === true && { status: 'ReceiveDisabled' }),
          });
          platform.start(subscription, starts);
          this.starts.set(name, starts);
        }
        for (const [path, problems] of late) this.attach(path, problems);
      });
    }
  }

  /** The environments of the app that were made before. */
  private get others(): AnyEnvironment[] {
    const stacks = this.node.scope?.node.children ?? [];
    return stacks.flatMap((one) => (one instanceof TrainingSchedulerStack && one !== this ? [one.environment] : []));
  }

  /** Runs what the user has written, or what depends on it; an error ends this part, and is told with all others. */
  private attempt<T>(part: () => T): T | undefined {
    try {
      return part();
    } catch (error) {
      if (error instanceof InvalidOptions) {
        noteAdding(error, error.problems);
        this.attach(error.path, error.problems);
      } else this.problems.push(problemOfThrown(error));
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

  private letIn(): void {
    const { namespace, topics } = this;
    const queues = askedByName(this.queues, 'queue', true);
    const byName = Object.fromEntries(topics.map((topic) => [topic.name, topic]));
    const identity = (name: string) => this.identity(name);
    const topicOf = () => this.topic;
    this.attempt(() =>
      this.environment.access?.({
        namespace,
        queues,
        identity,
        topics: askedByName(byName, 'topic', true),
        get topic() {
          return topicOf();
        },
      }),
    );
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
