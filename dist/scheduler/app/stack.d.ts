import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { ServiceBusNamespace, type ServiceBusTopic } from '../../servicebus';
import type { TrainingJob } from './catalogue';
import type { Environment } from './environment';
/**
 * The scheduler in one environment: resource group, namespace, topic, a subscription with its rules for each job of the
 * catalogue, and what keeps it safe: network, key, logs, alerts, roles, a second region.
 */
export declare class TrainingSchedulerStack extends TerraformStack {
    readonly environment: Environment;
    readonly namespace: ServiceBusNamespace;
    readonly topic: ServiceBusTopic;
    /** What subscriptions start in Azure ML, by their names. */
    readonly starts: Map<string, TrainingJob>;
    private readonly place;
    private readonly logs;
    private readonly networks;
    private readonly queues;
    private readonly identities;
    private readonly problems;
    private alerts;
    constructor(scope: Construct, given: Environment);
    private keepState;
    private configureProvider;
    private addLogs;
    private addNamespace;
    private addCatalogue;
    /** The environments of the app that were made before. */
    private get others();
    /** The jobs as far as they can be used, and what is wrong with each. */
    private jobs;
    /** Runs what the user has written, or what depends on it; an error ends this part, and is told with all others. */
    private attempt;
    /** Lets a construct tell what is wrong with what was written for it. */
    private attach;
    /** What starts jobs of Azure ML; `undefined`, and a problem, where the environment does not say where they run. */
    private addTraining;
    /** The network of the first region, where it is made here. */
    private trainingNetwork;
    /** The second namespace is hardened like the first: Azure copies topics and rules to it, and nothing else. */
    private addPartner;
    private letIn;
    private identity;
    private addOutputs;
    private addSecrets;
    private addSecret;
}
