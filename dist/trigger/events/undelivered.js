"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.UndeliveredEvents = void 0;
const storage_container_1 = require("@cdktf/provider-azurerm/lib/storage-container");
const constructs_1 = require("constructs");
const servicebus_1 = require("../../servicebus");
const address_1 = require("../../servicebus/address");
const CONTAINER = 'training-undelivered-events';
/**
 * Where events go that did not reach the topic: blobs in the storage account of the workspace, a JSON file each, with the
 * reason. Written as the identity that sends to the topic.
 *
 * @see https://learn.microsoft.com/azure/event-grid/manage-event-delivery#set-dead-letter-location
 */
class UndeliveredEvents extends constructs_1.Construct {
    storage;
    sender;
    /** What has to be there before an event can be put aside. */
    grant;
    container;
    constructor(scope, id, storage, sender) {
        super(scope, id);
        this.storage = storage;
        this.sender = sender;
        this.container = (0, address_1.giveAddress)(this, new storage_container_1.StorageContainer(this, 'Resource', {
            name: CONTAINER,
            storageAccountId: storage.id,
            containerAccessType: 'private',
        }));
        this.grant = new servicebus_1.RoleGrant(this, 'sender', {
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
exports.UndeliveredEvents = UndeliveredEvents;
//# sourceMappingURL=undelivered.js.map