import { MachineLearningComputeCluster } from '@cdktf/provider-azurerm/lib/machine-learning-compute-cluster';
import type { Construct } from 'constructs';
import { type UserAssignedIdentity } from '../servicebus';
import type { Checks } from '../servicebus/checks';
import { ServiceBusConstruct } from '../servicebus/service-bus-construct';
import type { ITrainingWorkspace } from './workspace-base';
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
/** A cluster and the workspace it belongs to. */
export interface TrainingComputeProps extends TrainingComputeOptions {
    readonly workspace: ITrainingWorkspace;
    /** The identity that jobs run as. */
    readonly identity: UserAssignedIdentity;
    readonly location: string;
    readonly tags?: Readonly<Record<string, string>>;
}
/** A cluster that costs nothing while no job runs, and never more than its nodes. */
export declare class TrainingCompute extends ServiceBusConstruct {
    /** The resource itself, for `addOverride`. */
    readonly resource: MachineLearningComputeCluster;
    private readonly props;
    constructor(scope: Construct, id: string, given: TrainingComputeProps);
    protected check(checks: Checks): void;
}
/** Lets the identity of jobs read and write the workspace's data, where this app makes it. */
export declare function grantData(scope: Construct, workspace: ITrainingWorkspace, identity: UserAssignedIdentity): void;
