import type { Construct } from 'constructs';
import { EncryptionKey, type LogWorkspace, type PrivateEndpointOptions, type PrivateLinkResource, PrivateNetwork } from '../../servicebus';
import type { DELEGATIONS } from '../../servicebus/private-network';
import type { KeyPlan, NetworkPlan, ResourceGroupPlan } from './environment';
/** Where in Azure something is made, and with which labels. */
export interface Place {
    readonly location: string;
    readonly resourceGroupName: string;
    readonly tags: Readonly<Record<string, string>>;
}
/** The name of a resource group, as a reference: its use makes Terraform wait for it. */
export declare function resourceGroupNameOf(scope: Construct, id: string, plan: ResourceGroupPlan, { location, tags }: Omit<Place, 'resourceGroupName'>): string;
/** The private networks of an environment, and the zones that all of them ask for addresses. */
export declare class Networks {
    private readonly scope;
    private readonly place;
    private readonly made;
    private readonly zones;
    constructor(scope: Construct, place: Place);
    /** Where an endpoint of the namespace can be put, by what the environment says. */
    endpointIn(id: string, plan: NetworkPlan, namespaceName: string, place: Place, programs?: keyof typeof DELEGATIONS): PrivateEndpointOptions;
    /** Where in a network made here an endpoint can be put; names of what it leads to are answered there from now on. */
    endpointFor(id: string, resource: PrivateLinkResource): PrivateEndpointOptions;
    /** A network made here. */
    get(id: string): PrivateNetwork | undefined;
    private answer;
}
/** The key that a namespace encrypts with. */
export declare function encryptionKeyOf(scope: Construct, id: string, { vault: plan, keyName, madeBy }: KeyPlan, place: Place, logs: LogWorkspace | undefined): EncryptionKey;
