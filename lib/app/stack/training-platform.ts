import { createHash } from 'node:crypto';
import type { StorageContainer } from '@cdktf/provider-azurerm/lib/storage-container';
import { Construct } from 'constructs';
import { describeProblem } from '../../rules';
import {
  type NamespaceAlerts,
  type PrivateEndpointOptions,
  type PrivateLinkResource,
  type ServiceBusNamespace,
  type ServiceBusQueue,
  type ServiceBusQueueOptions,
  type ServiceBusSubscription,
  type ServiceBusTopic,
  UserAssignedIdentity,
  waive,
  waiversBeside,
} from '../../servicebus';
import {
  FunctionHosting,
  FunctionTrigger,
  grantData,
  type ITrainingWorkspace,
  JobEvents,
  LogicAppTrigger,
  QueueAlert,
  TrainingCompute,
  TrainingWorkspace,
  WaitAlerts,
} from '../../trigger';
import { retryQueueName } from '../../trigger/jobs';
import type { TrainingJob } from '../declaration/job';
import type { TrainingPlan } from '../declaration/training-plan';
import { budgetProblems, priceProblems, pricesOf, SharedLimits } from './budgets';
import { templateProblems } from './job-template-problems';
import type { Place } from './site';

/** A training that is submitted takes a while: the lock is longer than all tries of the program together. */
export const LOCK = 'PT5M';

/**
 * How queues keep what people look at: they give it back as often as they like, which is no failure, and hold it while
 * they look.
 */
const FOR_PEOPLE: ServiceBusQueueOptions = { maxDeliveryCount: 2_147_483_647, lockDuration: 'PT5M' };

/**
 * A queue that programs send copies to takes one of each message, however often their program ends before the message is
 * settled. The window is from one delivery of a message to a later one: minutes while a program runs, and a night or a day
 * where it is stopped. Seven days would be the most that Azure has, and slow the queue down, which looks through all of it.
 *
 * @see https://learn.microsoft.com/azure/service-bus-messaging/duplicate-detection which counts what is scheduled as well
 */
const FOR_COPIES: ServiceBusQueueOptions = { requiresDuplicateDetection: true, duplicateDetectionWindow: 'P1D' };

/** How long a request may wait for a place of its template before somebody is told, where nobody says. */
const LONGEST_WAIT = 'PT4H';
/** The same of how many wait in one queue. */
const MOST_WAITING = 100;

/** What the platform is built into. */
export interface TrainingSite {
  readonly plan: TrainingPlan;
  readonly place: Place;
  readonly namespace: ServiceBusNamespace;
  /** ARM id of the workspace for logs, as a reference. */
  readonly logWorkspaceId: string;
  /** A network of the environment's own. */
  readonly network?: TrainingNetwork;
}

/** Where everything is reached that is closed to the internet. */
export interface TrainingNetwork {
  /** Where an endpoint can be put, by what it leads to. */
  endpointFor(resource: PrivateLinkResource): PrivateEndpointOptions;
  /** ARM id of the subnet that programs come from, as a reference. */
  readonly programsSubnetId: string | undefined;
}

/** Where jobs of Azure ML run, and what starts them: workspace, clusters, identities, roles, programs, queues. */
export class TrainingPlatform extends Construct {
  /** Where dead letters of the subscriptions go that start jobs. */
  readonly deadLetters: ServiceBusQueue;
  private readonly rejected: ServiceBusQueue;
  private readonly retries: ServiceBusQueue[] = [];
  private readonly workspace: ITrainingWorkspace;
  private readonly identity: UserAssignedIdentity;
  /** Made for the first function; a Logic App needs none. */
  private hosting: FunctionHosting | undefined;
  /** The network that everything is closed in. */
  private readonly closedIn: TrainingNetwork | undefined;
  private readonly problems: string[] = [];
  private readonly limits = new SharedLimits();

  constructor(
    scope: Construct,
    id: string,
    private readonly site: TrainingSite,
  ) {
    super(scope, id);
    const { plan, place, namespace } = site;
    const { publicNetworkAccessEnabled = false } = plan;
    this.node.addValidation({ validate: () => this.problems });
    this.problems.push(...priceProblems(plan));
    this.rejected = namespace.addQueue('training-rejected', { ...FOR_PEOPLE, ...FOR_COPIES });
    this.deadLetters = namespace.addQueue('training-dead-letters', FOR_PEOPLE);
    this.closedIn = publicNetworkAccessEnabled ? undefined : site.network;
    this.workspace = this.makeWorkspace(publicNetworkAccessEnabled);
    this.identity = new UserAssignedIdentity(this, 'jobs', { identityName: `${namespace.name}-jobs`, ...place });
    grantData(this, this.workspace, this.identity);
    for (const [name, options] of Object.entries(plan.computes)) {
      const { location, tags } = place;
      const { workspace, identity } = this;
      const compute = new TrainingCompute(this, name, { workspace, identity, location, tags, ...options });
      waive(compute.resource, ...(plan.waivers?.computes ?? []));
    }
  }

  /** Lets the messages of a subscription start jobs. */
  start(subscription: ServiceBusSubscription, job: TrainingJob): void {
    const { namespace, logWorkspaceId, place } = this.site;
    const { plan } = this.site;
    this.problems.push(
      ...templateProblems(subscription.name, job, plan.computes, this.workspace.storage !== undefined),
      ...budgetProblems(subscription.name, job, plan),
      ...this.limits.problems(subscription.name, job),
    );
    const prices = pricesOf(job, plan);
    const id = `start-${subscription.name}`;
    const name = `${namespace.name}-${subscription.name}`;
    // Neither the app nor the identity of a workflow takes a dot.
    const workflowName = fitting(name.replace(/[^\w-]/g, '-'), 43, name);
    const appName = fitting(name.replace(/[^A-Za-z0-9-]/g, '-'), 43, name);
    const { workspace, identity: trainingIdentity, rejected: rejectedQueue } = this;
    const { templates } = job;
    if (Object.values(templates).some(({ isServerless }) => isServerless)) workspace.allowServerless(trainingIdentity);
    const retryQueue = namespace.addQueue(retryQueueName(subscription.name), {
      // As long as the lock of the subscription: the same program works on both.
      lockDuration: LOCK,
      ...FOR_COPIES,
      forwardDeadLetteredMessagesTo: this.deadLetters,
      ...(job.paused === true && { status: 'ReceiveDisabled' }),
    });
    this.retries.push(retryQueue);
    const queues = { rejectedQueue, retryQueue };
    const common = { subscription, ...queues, workspace, trainingIdentity, templates, logWorkspaceId };
    if (job.by === 'logic-app') new LogicAppTrigger(this, id, { ...common, ...place, workflowName });
    else {
      this.hosting ??= this.addHosting();
      this.checkReach();
      const trigger = new FunctionTrigger(this, id, {
        ...common,
        hosting: this.hosting,
        appName,
        ...(prices && { prices }),
      });
      if (this.closedIn !== undefined) trigger.addPrivateEndpoint('endpoint', this.closedIn.endpointFor('sites'));
    }
    this.exceptContainers();
  }

  /** The queues by name: for those who look at what was set aside, and send it again. */
  get queues(): Readonly<Record<string, ServiceBusQueue>> {
    return Object.fromEntries([this.rejected, this.deadLetters, ...this.retries].map((queue) => [queue.name, queue]));
  }

  /** Lets what becomes of jobs come back as messages. */
  report(topic: ServiceBusTopic): void {
    const { namespace, place } = this.site;
    const { workspace } = this;
    const events = new JobEvents(this, 'events', { name: `${namespace.name}-jobs`, workspace, topic, ...place });
    this.exceptContainer(events.undelivered);
  }

  /** Tells somebody of what was set aside. */
  alert({ actionGroupId }: NamespaceAlerts): void {
    const { namespace, place, plan, logWorkspaceId } = this.site;
    const { resourceGroupName, tags } = place;
    new WaitAlerts(this, 'waiting', {
      namespace,
      ...place,
      logWorkspaceId,
      actionGroupId,
      longestWait: plan.longestWait ?? LONGEST_WAIT,
      mostWaiting: plan.mostWaiting ?? MOST_WAITING,
    });
    new QueueAlert(this, 'not-started', {
      namespace,
      queues: [this.rejected, this.deadLetters],
      resourceGroupName,
      actionGroupId,
      tags,
    });
  }

  private addHosting(): FunctionHosting {
    const { plan, place, namespace, network } = this.site;
    const hosting = new FunctionHosting(this, 'hosting', {
      planName: `plan-${namespace.name}`,
      publicNetworkAccessEnabled: plan.publicNetworkAccessEnabled ?? false,
      ...place,
      ...(network?.programsSubnetId !== undefined && { subnetId: network.programsSubnetId }),
      ...plan.hosting,
    });
    hosting.addDiagnostics({ workspaceId: this.site.logWorkspaceId });
    const { waivers = {} } = plan;
    waive(hosting.plan, ...(waivers.plan ?? []));
    waive(hosting.storage, ...(waivers.storage ?? []));
    if (this.closedIn !== undefined) hosting.addPrivateEndpoint('endpoint', this.closedIn.endpointFor('blob'));
    return hosting;
  }

  /** Containers are made when they are needed; the exceptions stand beside each once. */
  private exceptContainers(): void {
    for (const container of [this.hosting?.packages, this.hosting?.guards, this.workspace.files])
      this.exceptContainer(container);
  }

  private exceptContainer(container: StorageContainer | undefined): void {
    if (container === undefined || waiversBeside(container).length > 0) return;
    waive(container, ...(this.site.plan.waivers?.containers ?? []));
  }

  private makeWorkspace(publicNetworkAccessEnabled: boolean): ITrainingWorkspace {
    const { plan, place, logWorkspaceId } = this.site;
    const { workspace } = plan;
    if ('existing' in workspace) {
      const { existing: workspaceName, ...where } = workspace;
      return TrainingWorkspace.fromExisting(this, 'workspace', { workspaceName, ...where });
    }
    const { create: name, storageAccountName, vaultName } = workspace;
    const outbound = plan.outbound ?? (publicNetworkAccessEnabled ? undefined : 'approved');
    const made = new TrainingWorkspace(this, 'workspace', {
      name,
      storageAccountName,
      vaultName,
      logWorkspaceId,
      publicNetworkAccessEnabled,
      ...(outbound && { outbound }),
      ...place,
    });
    const { waivers = {} } = plan;
    waive(made.resource, ...(waivers.workspace ?? []));
    waive(made.storageAccount, ...(waivers.storage ?? []));
    waive(made.vault.resource, ...(waivers.vault ?? []));
    const { closedIn } = this;
    if (closedIn !== undefined) made.addPrivateEndpoints((resource) => closedIn.endpointFor(resource));
    return made;
  }

  /** A program whose storage is closed, and that is in no network, could not read its own package. */
  private checkReach(): void {
    const { plan, namespace, network } = this.site;
    const { publicNetworkAccessEnabled = false, hosting } = plan;
    const isOpen = namespace.sku !== 'Premium' && publicNetworkAccessEnabled;
    const comesFrom = hosting.subnetId ?? network?.programsSubnetId;
    if (isOpen || comesFrom !== undefined || this.problems.length > 0) return;
    this.problems.push(
      describeProblem({
        subject: 'network.programs',
        got: undefined,
        allowed: 'addresses that the programs come from, where the namespace or the storage is closed',
        fix: "give them in the environment's network, or a subnet of somebody else's as training.hosting.subnetId, with private endpoints for the storage accounts in its network; or, on Standard, set training.publicNetworkAccessEnabled: true, which lets in identities alone",
      }),
    );
  }
}

/**
 * A name that is short enough; where it was cut or changed, with a hash of what it stands for at its end.
 *
 * @param whole what it stands for, as it is
 */
function fitting(name: string, longest: number, whole: string): string {
  if (name === whole && name.length <= longest) return name;
  const hash = createHash('sha256').update(whole).digest('hex').slice(0, 8);
  return `${name.slice(0, longest - 9)}-${hash}`;
}
