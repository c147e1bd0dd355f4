import { LogicAppWorkflow } from '@cdktf/provider-azurerm/lib/logic-app-workflow';
import { Construct } from 'constructs';
import { type IQueue, type ServiceBusQueue, type ServiceBusSubscription, UserAssignedIdentity } from '../servicebus';
import type { Checks } from '../servicebus/checks';
import { ServiceBusConstruct } from '../servicebus/service-bus-construct';
import type { JobTemplate } from './templates';
import type { ITrainingWorkspace } from './workspace-base';
/** A workflow that starts jobs, without any code. */
export interface LogicAppTriggerProps {
    /** The name of the workflow: 1 to 80 letters, digits, "-", "_", "(", ")" and ".". */
    readonly workflowName: string;
    readonly location: string;
    readonly resourceGroupName: string;
    readonly subscription: ServiceBusSubscription;
    /** Where messages go that start nothing. */
    readonly rejectedQueue: IQueue;
    /** Where messages wait for another try, and where those are sent that shall be tried again; of this workflow alone. */
    readonly retryQueue: ServiceBusQueue;
    readonly workspace: ITrainingWorkspace;
    /** The identity that jobs run as. */
    readonly trainingIdentity: UserAssignedIdentity;
    /** What messages may start, by the name that they ask for. */
    readonly templates: Readonly<Record<string, JobTemplate>>;
    /** ARM id of the Log Analytics workspace that its runs are logged to. */
    readonly logWorkspaceId: string;
    readonly tags?: Readonly<Record<string, string>>;
}
/**
 * Starts a job of Azure ML for each message of a subscription with a Logic App: no code, no connection, no secret. It
 * looks once a minute, and takes one message a run; one that waits for another try where there is no other.
 *
 * Each message ends as with `FunctionTrigger`, and has the same job: one that reaches both starts one. Whether the service
 * enforces every part of the request's schema is not documented; all of it is checked once more by the workflow itself.
 */
export declare class LogicAppTrigger extends ServiceBusConstruct {
    /** The workflow itself, for `addOverride`. */
    readonly resource: LogicAppWorkflow;
    /** Who receives and submits. */
    readonly identity: UserAssignedIdentity;
    private readonly props;
    constructor(scope: Construct, id: string, given: LogicAppTriggerProps);
    private decisions;
    private handling;
    protected check(checks: Checks): void;
    private grant;
    private parameters;
    private addAction;
    private addTrigger;
}
