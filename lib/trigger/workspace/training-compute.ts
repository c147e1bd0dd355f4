import { MachineLearningComputeCluster } from '@cdktf/provider-azurerm/lib/machine-learning-compute-cluster';
import type { Construct } from 'constructs';
import { number, oneOf, shapeOf, text } from '../../rules';
import { literals, RoleGrant, type UserAssignedIdentity } from '../../servicebus';
import { identity } from '../../servicebus/access/user-assigned-identity';
import type { Checks } from '../../servicebus/construct/checks';
import { ServiceBusConstruct } from '../../servicebus/construct/service-bus-construct';
import { tags } from '../../servicebus/construct/shapes';
import { dependency, giveAddress } from '../../servicebus/construct/terraform-address';
import { type ITrainingWorkspace, workspace } from './workspace-base';

/** How large a cluster may become, and on what. */
export interface TrainingComputeOptions {
  /** The kind of machine: `Standard_NC24ads_A100_v4`. A change replaces the cluster. */
  readonly vmSize: string;
  /** The most nodes: the hard ceiling of what jobs can cost, whatever messages ask for. */
  readonly maxNodes: number;
  /**
   * Whether machines are one's own for as long as a job runs, or cheap and taken away at any time. A change replaces the
   * cluster.
   *
   * @default 'LowPriority'
   */
  readonly priority?: 'Dedicated' | 'LowPriority';
  /**
   * How long a node waits for the next job before it goes (ISO 8601).
   *
   * @default 'PT5M'
   */
  readonly idle?: string;
  /**
   * ARM id of the subnet that nodes are in. Without one, nodes have addresses on the internet.
   *
   * @default - none
   */
  readonly subnetId?: string;
}

export const COMPUTE_OPTIONS = shapeOf<TrainingComputeOptions>(
  { vmSize: text, maxNodes: number },
  { priority: oneOf('Dedicated', 'LowPriority'), idle: text, subnetId: text },
);

/** A cluster and the workspace it belongs to. */
export interface TrainingComputeProps extends TrainingComputeOptions {
  readonly workspace: ITrainingWorkspace;
  /** The identity that jobs run as. */
  readonly identity: UserAssignedIdentity;
  /** The region of Azure, as `az account list-locations` has it. */
  readonly location: string;
  /**
   * Labels for cost and ownership.
   *
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;
}

const COMPUTE_PROPS = shapeOf<TrainingComputeProps>(
  { ...COMPUTE_OPTIONS.required, workspace, identity, location: text },
  { ...COMPUTE_OPTIONS.optional, tags },
);

/** A cluster that costs nothing while no job runs, and never more than its nodes. */
export class TrainingCompute extends ServiceBusConstruct {
  /** The resource itself, for `addOverride`. */
  readonly resource: MachineLearningComputeCluster;
  private readonly props: TrainingComputeProps;

  constructor(scope: Construct, id: string, given: TrainingComputeProps) {
    super(scope, id);
    const props = this.accept(COMPUTE_PROPS, given);
    this.props = props;
    const {
      workspace,
      identity,
      location,
      vmSize,
      maxNodes,
      priority = 'LowPriority',
      idle = 'PT5M',
      subnetId,
    } = props;
    this.resource = giveAddress(
      this,
      new MachineLearningComputeCluster(this, 'Resource', {
        name: id,
        location,
        machineLearningWorkspaceId: workspace.workspaceId,
        vmSize,
        vmPriority: priority,
        scaleSettings: { minNodeCount: 0, maxNodeCount: maxNodes, scaleDownNodesAfterIdleDuration: idle },
        identity: { type: 'UserAssigned', identityIds: [identity.identityId] },
        localAuthEnabled: false,
        sshPublicAccessEnabled: false,
        nodePublicIpEnabled: subnetId === undefined && !workspace.isIsolated,
        ...(subnetId !== undefined && { subnetResourceId: subnetId }),
        ...(props.tags && { tags: literals(props.tags) }),
      }),
    );
    const { beforeComputes } = workspace;
    if (beforeComputes.length > 0) this.resource.dependsOn = beforeComputes.map(dependency);
  }

  protected override check(checks: Checks): void {
    const { maxNodes, priority, vmSize, idle } = this.props;
    checks.name('name', this.node.id, {
      shortest: 3,
      longest: 32,
      pattern: /^[A-Za-z][A-Za-z0-9-]*$/,
      allowed: 'letters, digits and "-", first a letter',
    });
    checks.wholeNumber('maxNodes', maxNodes, 1, 1000, 'use a number that you can pay');
    checks.oneOf('priority', priority, ['Dedicated', 'LowPriority']);
    checks.require(
      /^Standard_[A-Z]\w*$/i.test(vmSize),
      'vmSize',
      vmSize,
      'a kind of machine as Azure calls it, "Standard_" with letters, digits and "_"',
      'write it as `az ml compute list-sizes` does, such as "Standard_NC24ads_A100_v4"',
    );
    checks.duration('idle', idle, MINUTE, DAY, 'use PT5M');
  }
}

const MINUTE = { seconds: 60, text: 'PT1M' };
const DAY = { seconds: 86_400, text: 'P1D' };

/** Lets the identity of jobs read and write the workspace's data, where this app makes it. */
export function grantData(scope: Construct, workspace: ITrainingWorkspace, identity: UserAssignedIdentity): void {
  if (workspace.storage === undefined) return;
  new RoleGrant(scope, `data-${identity.principalName}`, {
    principal: identity,
    role: 'Storage Blob Data Contributor',
    at: workspace.storage.id,
    atName: `storageAccounts/${workspace.storage.name}`,
  });
}
