import { FunctionAppFlexConsumption } from '@cdktf/provider-azurerm/lib/function-app-flex-consumption';
import { LinuxFunctionApp } from '@cdktf/provider-azurerm/lib/linux-function-app';
import { Construct } from 'constructs';
import { type IQueue, PrivateEndpoint, type PrivateEndpointOptions, type ServiceBusQueue, type ServiceBusSubscription, UserAssignedIdentity } from '../servicebus';
import type { Checks } from '../servicebus/checks';
import { ServiceBusConstruct } from '../servicebus/service-bus-construct';
import type { FunctionHosting } from './function-hosting';
import type { JobTemplate } from './templates';
import type { ITrainingWorkspace } from './workspace-base';
/** A program that listens to one subscription. */
export interface FunctionTriggerProps {
    readonly hosting: FunctionHosting;
    /** The name of the app, part of its host name: 2 to 43 letters, digits and "-". */
    readonly appName: string;
    readonly subscription: ServiceBusSubscription;
    /** Where messages go that start nothing. */
    readonly rejectedQueue: IQueue;
    /** Where messages wait for another try, and where those are sent that shall be tried again; of this program alone. */
    readonly retryQueue: ServiceBusQueue;
    readonly workspace: ITrainingWorkspace;
    /** The identity that jobs run as. */
    readonly trainingIdentity: UserAssignedIdentity;
    /** What messages may start, by the name that they ask for. */
    readonly templates: Readonly<Record<string, JobTemplate>>;
    /** ARM id of the Log Analytics workspace that its logs go to. */
    readonly logWorkspaceId: string;
}
/**
 * Starts a job of Azure ML for each message of a subscription, with a Function App that has no secret: it receives,
 * submits and puts aside as an identity of its own, which has every right that it needs and no other.
 */
export declare class FunctionTrigger extends ServiceBusConstruct {
    /** The app itself, for `addOverride`. */
    readonly resource: LinuxFunctionApp | FunctionAppFlexConsumption;
    /** Who receives and submits. */
    readonly identity: UserAssignedIdentity;
    private readonly props;
    constructor(scope: Construct, id: string, given: FunctionTriggerProps);
    private decisions;
    /** Gives the app an address inside a network: for its own pages, since its triggers only call others. */
    addPrivateEndpoint(id: string, options: PrivateEndpointOptions): PrivateEndpoint;
    protected check(checks: Checks): void;
    private grant;
    /** What both kinds of app have in common: they call, and are not called. */
    private common;
    private linuxApp;
    private flexApp;
    /** Puts the package where the app finds it; its name holds its hash, so that a new one is another blob. */
    private upload;
    private settings;
}
