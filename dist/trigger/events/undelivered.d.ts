import { StorageContainer } from '@cdktf/provider-azurerm/lib/storage-container';
import { Construct } from 'constructs';
import { RoleGrant, type UserAssignedIdentity } from '../../servicebus';
import type { WorkspaceStorage } from '../registered-assets';
/**
 * Where events go that did not reach the topic: blobs in the storage account of the workspace, a JSON file each, with the
 * reason. Written as the identity that sends to the topic.
 *
 * @see https://learn.microsoft.com/azure/event-grid/manage-event-delivery#set-dead-letter-location
 */
export declare class UndeliveredEvents extends Construct {
    private readonly storage;
    private readonly sender;
    /** What has to be there before an event can be put aside. */
    readonly grant: RoleGrant;
    readonly container: StorageContainer;
    constructor(scope: Construct, id: string, storage: WorkspaceStorage, sender: UserAssignedIdentity);
    /** The arguments of a subscription of events. */
    get destination(): {
        storageBlobDeadLetterDestination: {
            storageAccountId: string;
            storageBlobContainerName: string;
        };
        deadLetterIdentity: {
            type: string;
            userAssignedIdentity: string;
        };
    };
}
