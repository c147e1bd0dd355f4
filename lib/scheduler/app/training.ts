import { Construct } from 'constructs';
import { describeProblem } from '../../rules';
import {
  type NamespaceAlerts,
  type ServiceBusNamespace,
  type ServiceBusQueue,
  type ServiceBusSubscription,
  type ServiceBusTopic,
  UserAssignedIdentity,
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
} from '../../trigger';
import type { TrainingJob } from './catalogue';
import type { TrainingPlan } from './environment';
import type { Place } from './site';

/** What the platform is built into. */
export interface TrainingSite {
  readonly plan: TrainingPlan;
  readonly place: Place;
  readonly namespace: ServiceBusNamespace;
  /** ARM id of the workspace for logs, as a reference. */
  readonly logWorkspaceId: string;
}

/** Where jobs of Azure ML run, and what starts them: workspace, clusters, identities, roles, programs, queues. */
export class TrainingPlatform extends Construct {
  /** Where dead letters of the subscriptions go that start jobs. */
  readonly deadLetters: ServiceBusQueue;
  private readonly rejected: ServiceBusQueue;
  private readonly workspace: ITrainingWorkspace;
  private readonly identity: UserAssignedIdentity;
  /** Made for the first function; a Logic App needs none. */
  private hosting: FunctionHosting | undefined;
  private readonly problems: string[] = [];

  constructor(
    scope: Construct,
    id: string,
    private readonly site: TrainingSite,
  ) {
    super(scope, id);
    const { plan, place, namespace } = site;
    const { publicNetworkAccessEnabled = false } = plan;
    this.node.addValidation({ validate: () => this.problems });
    this.rejected = namespace.addQueue('training-rejected');
    this.deadLetters = namespace.addQueue('training-dead-letters');
    this.workspace = this.makeWorkspace(publicNetworkAccessEnabled);
    this.identity = new UserAssignedIdentity(this, 'jobs', { identityName: `${namespace.name}-jobs`, ...place });
    grantData(this, this.workspace, this.identity);
    for (const [name, options] of Object.entries(plan.computes)) {
      const { location, tags } = place;
      const { workspace, identity } = this;
      new TrainingCompute(this, name, { workspace, identity, location, tags, ...options });
    }
  }

  /** Lets the messages of a subscription start jobs. */
  start(subscription: ServiceBusSubscription, job: TrainingJob): void {
    const { namespace, logWorkspaceId, place } = this.site;
    this.checkTemplates(subscription.name, job);
    const id = `start-${subscription.name}`;
    const name = `${namespace.name}-${subscription.name}`;
    const { workspace, identity: trainingIdentity, rejected: rejectedQueue } = this;
    const { templates } = job;
    if (Object.values(templates).some(({ isServerless }) => isServerless)) workspace.allowServerless(trainingIdentity);
    const common = { subscription, rejectedQueue, workspace, trainingIdentity, templates, logWorkspaceId };
    if (job.by === 'logic-app') new LogicAppTrigger(this, id, { ...common, ...place, workflowName: name });
    else {
      this.hosting ??= this.addHosting();
      this.checkReach();
      new FunctionTrigger(this, id, { ...common, hosting: this.hosting, appName: name });
    }
  }

  /** Lets what becomes of jobs come back as messages. */
  report(topic: ServiceBusTopic): void {
    const { namespace, place } = this.site;
    new JobEvents(this, 'events', { name: `${namespace.name}-jobs`, workspace: this.workspace, topic, ...place });
  }

  /** Tells somebody of what was set aside. */
  alert({ actionGroupId }: NamespaceAlerts): void {
    const { namespace, place } = this.site;
    const { resourceGroupName, tags } = place;
    new QueueAlert(this, 'not-started', {
      namespace,
      queues: [this.rejected, this.deadLetters],
      resourceGroupName,
      actionGroupId,
      tags,
    });
  }

  private addHosting(): FunctionHosting {
    const { plan, place, namespace } = this.site;
    return new FunctionHosting(this, 'hosting', {
      planName: `plan-${namespace.name}`,
      publicNetworkAccessEnabled: plan.publicNetworkAccessEnabled ?? false,
      ...place,
      ...plan.hosting,
    });
  }

  private makeWorkspace(publicNetworkAccessEnabled: boolean): ITrainingWorkspace {
    const { plan, place, logWorkspaceId } = this.site;
    const { workspace } = plan;
    if ('existing' in workspace) {
      const { existing: workspaceName, ...where } = workspace;
      return TrainingWorkspace.fromExisting(this, 'workspace', { workspaceName, ...where });
    }
    const { create: name, storageAccountName, vaultName } = workspace;
    return new TrainingWorkspace(this, 'workspace', {
      name,
      storageAccountName,
      vaultName,
      logWorkspaceId,
      publicNetworkAccessEnabled,
      ...place,
    });
  }

  /** A program whose storage is closed, and that is in no network, could not read its own package. */
  private checkReach(): void {
    const { publicNetworkAccessEnabled = false, hosting } = this.site.plan;
    const isOpen = this.site.namespace.sku !== 'Premium' && publicNetworkAccessEnabled;
    if (isOpen || hosting.subnetId !== undefined || this.problems.length > 0) return;
    this.problems.push(
      describeProblem({
        subject: 'training.hosting.subnetId',
        got: undefined,
        allowed: 'a subnet from which the namespace and the storage can be reached, where one of them is closed',
        fix: 'give the subnet, with private endpoints for the storage accounts in its network; or, on Standard, set training.publicNetworkAccessEnabled: true, which lets in identities alone',
      }),
    );
  }

  /** A template can only run on a cluster that is there, and on no more nodes than it has. */
  private checkTemplates(subscription: string, { templates }: TrainingJob): void {
    const { computes } = this.site.plan;
    for (const [name, template] of Object.entries(templates)) {
      if (this.workspace.storage === undefined && template.assets.some(({ files }) => files.length > 0)) {
        this.problems.push(
          describeProblem({
            subject: 'training.workspace.storageAccountName',
            got: undefined,
            allowed: `the storage account of the workspace, for the files of ${subscription}.starts.templates.${name}`,
            fix: 'give it, or register code and data before and name them with a version',
          }),
        );
      }
      for (const compute of template.computes) {
        const cluster = computes[compute];
        const subject = `${subscription}.starts.templates.${name}`;
        if (cluster === undefined) {
          const allowed = `one of ${Object.keys(computes).join(', ')}`;
          const fix = 'name one of these, or add it to training.computes';
          this.problems.push(describeProblem({ subject: `${subject}.compute`, got: compute, allowed, fix }));
        } else if (template.data.maxNodes > cluster.maxNodes) {
          const allowed = `at most ${cluster.maxNodes}, as ${compute} has`;
          const fix = 'lower maxNodes, or a job would wait for nodes that never come';
          this.problems.push(
            describeProblem({ subject: `${subject}.maxNodes`, got: template.data.maxNodes, allowed, fix }),
          );
        }
      }
    }
  }
}
