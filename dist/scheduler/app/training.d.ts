import { Construct } from 'constructs';
import { type NamespaceAlerts, type PrivateEndpointOptions, type PrivateLinkResource, type ServiceBusNamespace, type ServiceBusQueue, type ServiceBusSubscription, type ServiceBusTopic } from '../../servicebus';
import type { TrainingJob } from './catalogue';
import type { TrainingPlan } from './environment';
import type { Place } from './site';
/** A training that is submitted takes a while: the lock is longer than all tries of the program together. */
export declare const LOCK = "PT5M";
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
export declare class TrainingPlatform extends Construct {
    private readonly site;
    /** Where dead letters of the subscriptions go that start jobs. */
    readonly deadLetters: ServiceBusQueue;
    private readonly rejected;
    private readonly retries;
    private readonly workspace;
    private readonly identity;
    /** Made for the first function; a Logic App needs none. */
    private hosting;
    /** The network that everything is closed in. */
    private readonly closedIn;
    private readonly problems;
    constructor(scope: Construct, id: string, site: TrainingSite);
    /** Lets the messages of a subscription start jobs. */
    start(subscription: ServiceBusSubscription, job: TrainingJob): void;
    /** The queues by name: for those who look at what was set aside, and send it again. */
    get queues(): Readonly<Record<string, ServiceBusQueue>>;
    /** Lets what becomes of jobs come back as messages. */
    report(topic: ServiceBusTopic): void;
    /** Tells somebody of what was set aside. */
    alert({ actionGroupId }: NamespaceAlerts): void;
    private addHosting;
    /** Containers are made when they are needed; the exceptions stand beside each once. */
    private exceptContainers;
    private exceptContainer;
    private makeWorkspace;
    /** A program whose storage is closed, and that is in no network, could not read its own package. */
    private checkReach;
    /** A template can only run on a cluster that is there, and on no more nodes than it has. */
    private checkTemplates;
}
