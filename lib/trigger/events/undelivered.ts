import { StorageContainer } from '@cdktf/provider-azurerm/lib/storage-container';
import { Construct } from 'constructs';
import { RoleGrant, type UserAssignedIdentity } from '../../servicebus';
import { giveAddress } from '../../servicebus/construct/terraform-address';
import type { WorkspaceStorage } from '../workspace/registered-assets';

const CONTAINER = 'training-undelivered-events';

/**
 * Where events go that did not reach the topic: blobs in the storage account of the workspace, a JSON file each, with the
 * reason. Written as the identity that sends to the topic.
 *
 * @see https://learn.microsoft.com/azure/event-grid/manage-event-delivery#set-dead-letter-location
 */
export class UndeliveredEvents extends Construct {
  /** What has to be there before an event can be put aside. */
  readonly grant: RoleGrant;
  readonly container: StorageContainer;

  constructor(
    scope: Construct,
    id: string,
    private readonly storage: WorkspaceStorage,
    private readonly sender: UserAssignedIdentity,
  ) {
    super(scope, id);
    this.container = giveAddress(
      this,
      new StorageContainer(this, 'Resource', {
        name: CONTAINER,
        storageAccountId: storage.id,
        containerAccessType: 'private',
      }),
    );
    this.grant = new RoleGrant(this, 'sender', {
      principal: sender,
      role: 'Storage Blob Data Contributor',
      at: this.container.id,
      atName: `storageAccounts/${storage.name}/${CONTAINER}`,
    });
  }

  /** The arguments of a subscription of events. */
  get destination() {
    return {
      storageBlobDeadLetterDestination: {
        storageAccountId: this.storage.id,
        storageBlobContainerName: this.container.name,
      },
      deadLetterIdentity: { type: 'UserAssigned', userAssignedIdentity: this.sender.identityId },
    };
  }
}
